"""Checks of numbers and texts that come from outside: from people, files and other programs."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from numbers import Integral, Real
from tokenize import TokenError
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError, shorten

if TYPE_CHECKING:
    from pydantic import ValidationError

LARGEST = 1e6
"""Largest coordinate, length or time: metres or seconds, or the unit of a file of version 1."""
MAX_SEED = 2**63 - 1
DAMAGE = (
    OSError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, EOFError,
    MemoryError, NotImplementedError, RuntimeError, SyntaxError, BadZipFile, TokenError,
    struct.error, zlib.error,
)  # fmt: skip
"""What numpy, pyarrow, zipfile and json raise for damaged files; RuntimeError covers recursion, and
numpy's reader of headers raises TokenError for a bracket that is not closed."""
_KEPT = "\t\n\r"
_NOT_TEXT = ("Cc", "Cs")
"""Unicode's control and surrogate characters; XML and UTF-8 cannot hold them."""


def check_number(name: str, value: object, low: float, high: float) -> float:
    """A number of a range, as a float.

    Raises:
        StickGenError: it is not a number (a bool is none), not finite or out of range.
    """
    number = isinstance(value, Real) and not isinstance(value, bool)
    if not (number and low <= value <= high):  # type: ignore[operator]
        raise StickGenError(f"{name} is {_value(value)}: give a number from {low:g} to {high:g}")
    return float(value)  # type: ignore[arg-type]


def check_whole(name: str, value: object, low: int, high: int) -> int:
    """A whole number of a range; also one of numpy.

    Raises:
        StickGenError: it is not a whole number (2.0 and True are none) or out of range.
    """
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not (whole and low <= value <= high):  # type: ignore[operator]
        limit = "2^63 - 1" if high == MAX_SEED else high
        raise StickGenError(f"{name} is {_value(value)}: give a whole number from {low} to {limit}")
    return int(value)  # type: ignore[call-overload]


def check_text(name: str, text: object) -> str:
    """Text that every format can hold: Unicode without control characters and surrogates.

    Tabs and ends of lines are allowed.

    Raises:
        StickGenError: it is no text, or holds such a character.
    """
    if not isinstance(text, str):
        raise StickGenError(f"{name} must be text, got {type(text).__name__}")
    if text.isprintable():
        return text
    for c in text:
        if c in "\ufffe\uffff" or (unicodedata.category(c) in _NOT_TEXT and c not in _KEPT):
            raise StickGenError(
                f"{name} holds the character U+{ord(c):04X}, which is not text: remove it"
            )
    return text


def check_values(
    name: str, values: NDArray[np.floating], low: float = -LARGEST, high: float = LARGEST
) -> None:
    """Refuse an array with a number that is not finite or out of range.

    Raises:
        StickGenError: names the first such number.
    """
    wrong = ~((values >= low) & (values <= high))
    if wrong.any():
        value = float(values[wrong][0])
        if not np.isfinite(value):
            raise StickGenError(f"{name} holds a number that is not finite")
        raise StickGenError(f"{name} holds {value:g}: give numbers from {low:g} to {high:g}")


def first_problem(error: ValidationError) -> str:
    """The first problem that pydantic found: where it is, and what."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"] if "[" not in str(part))
    message = first["msg"].removeprefix("Value error, ")
    return f"{where}: {message}" if where else message


def _value(value: object) -> str:
    if isinstance(value, float | np.floating):
        return f"{value:g}"
    try:
        return shorten(value if isinstance(value, Real) else repr(value))
    except ValueError:  # Python refuses to print numbers of more than 4,300 digits
        return "a number of thousands of digits"
