"""Safe reading of pickles of unknown origin: numbers, text, containers and numpy arrays only.

A pickle is a program that can call any function. Here it can only call the functions in
``_CALLS``, which build plain data. The opcodes are scanned first, because some of them make the
interpreter allocate more memory than the file holds.
"""

from __future__ import annotations

import io
import pickle
import pickletools
import re
from collections.abc import Callable
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from stickgen.corpus.clips.raw import read_bytes
from stickgen.errors import StickGenError

MAX_BYTES = 1 << 29
"""Larger pickles are refused: no motion or body model is that large."""
_MAX_DEPTH = 50
_OPCODES = frozenset(
    """PROTO FRAME STOP MARK POP POP_MARK DUP NONE NEWTRUE NEWFALSE INT BININT BININT1 BININT2 LONG
    LONG1 LONG4 FLOAT BINFLOAT STRING BINSTRING SHORT_BINSTRING UNICODE BINUNICODE
    SHORT_BINUNICODE BINUNICODE8 BINBYTES SHORT_BINBYTES BINBYTES8 BYTEARRAY8 EMPTY_LIST LIST
    APPEND APPENDS EMPTY_TUPLE TUPLE TUPLE1 TUPLE2 TUPLE3 EMPTY_DICT DICT SETITEM SETITEMS GET
    BINGET LONG_BINGET PUT BINPUT LONG_BINPUT MEMOIZE GLOBAL STACK_GLOBAL REDUCE BUILD
    NEWOBJ""".split()
)
_DTYPE = re.compile(r"[<>=|]?[biuf]\d")


class _Array:
    """Placeholder of an array until its state is read; numpy's own loader checks too little."""

    value: np.ndarray[Any, Any] | None = None

    def __setstate__(self, state: Any) -> None:
        _, shape, dtype, fortran, data = state
        data = data.encode("latin-1") if isinstance(data, str) else data
        self.value = _array(data, dtype, shape, "F" if fortran else "C")


class _Dtype:
    def __init__(self, code: Any) -> None:
        if not (isinstance(code, str) and _DTYPE.fullmatch(code)):
            raise pickle.UnpicklingError(f"it holds an array of {code!r}, not of numbers")
        self.code = code

    def __setstate__(self, state: Any) -> None:
        if state[1] not in ("<", ">", "|", "="):
            raise pickle.UnpicklingError(f"it holds an array in byte order {state[1]!r}")
        self.code = state[1] + self.code.lstrip("<>=|")


class _Record:
    """Attributes of a chumpy array or a sparse matrix, as stored in body models."""

    state: dict[str, Any] | None = None

    def __setstate__(self, state: Any) -> None:
        if not isinstance(state, dict):
            raise pickle.UnpicklingError("a matrix in it has no attributes")
        self.state = state


@dataclass(frozen=True)
class _Call:
    """A function that a pickle may call; it has no attributes for a pickle to set."""

    __slots__ = ("function",)
    function: Callable[..., Any]

    def __call__(self, *args: Any) -> Any:
        return self.function(*args)


def _array(data: Any, dtype: Any, shape: Any, order: Any) -> np.ndarray[Any, Any]:
    if not isinstance(data, bytes | bytearray) or not isinstance(dtype, _Dtype):
        raise pickle.UnpicklingError("an array in it has no data")
    kind = np.dtype(dtype.code)
    if min(shape, default=0) < 0 or prod(shape) * kind.itemsize != len(data):
        raise pickle.UnpicklingError(f"an array in it does not fill its shape {shape}")
    return np.frombuffer(data, kind).reshape(shape, order="F" if order == "F" else "C")


def _scalar(dtype: Any, data: Any) -> Any:
    data = data.encode("latin-1") if isinstance(data, str) else data
    return _array(data, dtype, (), "C")[()].item()


def _encoded(text: Any, encoding: Any) -> bytes:
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"it holds bytes written as {encoding!r}")
    return text.encode("latin-1")


_CALLS: dict[str, Any] = {
    "multiarray._reconstruct": lambda *_: _Array(),
    "multiarray.scalar": _scalar,
    "numeric._frombuffer": _array,
    "numpy.dtype": lambda code, *_: _Dtype(code),
    "_codecs.encode": _encoded,
    "__builtin__.bytes": lambda: b"",  # old protocols write empty bytes so
    "collections.OrderedDict": lambda: {},
    "copy_reg._reconstructor": lambda *_: _Record(),
    "copyreg._reconstructor": lambda *_: _Record(),
}
_NUMPY = re.compile(r"numpy\.(?:core|_core)\.(multiarray\.\w+|numeric\.\w+)")
_MATRIX = re.compile(r"(chumpy|scipy\.sparse)\.[\w.]+")
_INERT = ("numpy.ndarray", "builtins.object", "__builtin__.object")  # only passed as arguments


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        full = f"{module}.{name}"
        match = _NUMPY.fullmatch(full)
        key = match[1] if match else full
        if key in _CALLS:
            return _Call(_CALLS[key])
        if full in _INERT:
            return None
        if _MATRIX.fullmatch(full):
            return _Record
        raise pickle.UnpicklingError(f"it asks for {full}, which is not plain data")


def load_pickle(path: Path) -> Any:
    """Load a pickle of None, bools, numbers, text, bytes, lists, tuples, dicts and arrays.

    Chumpy arrays are returned as arrays, sparse matrices as a dict of their attributes. Pickles
    of Python 2 are read too (their text as Latin-1).

    Raises:
        StickGenError: it cannot be read, is damaged, or holds or calls anything else.
    """
    data = read_bytes(path, MAX_BYTES)
    try:
        _scan(data)
        value = _Unpickler(io.BytesIO(data), encoding="latin1").load()
        return _Converter(4 * len(data) + 1000).convert(value, 0)
    except (
        pickle.UnpicklingError, ValueError, TypeError, AttributeError, LookupError, EOFError,
        OverflowError, RecursionError,
    ) as error:  # fmt: skip
        reason = " ".join(str(error).split()) or type(error).__name__
        raise StickGenError(f"{path} is not a pickle of plain data: {reason[:200]}.") from error


def _scan(data: bytes) -> None:
    """Refuse opcodes that plain data do not need, and a memo larger than the file.

    Raises:
        pickle.UnpicklingError: an opcode is refused.
    """
    for opcode, argument, _ in pickletools.genops(data):
        if opcode.name not in _OPCODES:
            raise pickle.UnpicklingError(f"it uses the opcode {opcode.name}")
        if opcode.name in ("PUT", "BINPUT", "LONG_BINPUT") and (argument or 0) > len(data):
            raise pickle.UnpicklingError("its memo is larger than itself")


class _Converter:
    """Converts what was loaded to plain data of at most ``budget`` values.

    The budget stops data that contains itself, or that grows exponentially when expanded.
    """

    def __init__(self, budget: int) -> None:
        self.budget = budget

    def convert(self, value: Any, depth: int) -> Any:
        self.budget -= 1
        if self.budget < 0 or depth > _MAX_DEPTH:
            raise pickle.UnpicklingError("it is nested too deeply")
        if isinstance(value, list | tuple):
            return type(value)(self.convert(v, depth + 1) for v in value)
        if isinstance(value, dict):
            return {k: self.convert(v, depth + 1) for k, v in value.items()}
        if isinstance(value, _Array):
            if value.value is None:
                raise pickle.UnpicklingError("an array in it has no data")
            return value.value
        if isinstance(value, _Record):
            state = self.convert(value.state or {}, depth + 1)
            return state.get("x", state)
        if value is None or isinstance(value, bool | int | float | str | bytes | np.ndarray):
            return value
        raise pickle.UnpicklingError(f"it holds {type(value).__name__}")
