"""The text of USD files: prims, attributes, arrays, values over time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray

Lines = Iterable[str]


def prim(kind: str, name: str, body: Lines, apis: Sequence[str] = (), title: str = "") -> list[str]:
    """A prim: ``def KIND "NAME"`` with its metadata and its body."""
    facts = []
    if apis:
        facts.append(f"prepend apiSchemas = [{', '.join(map(quoted, apis))}]")
    if title:
        facts.append(f"displayName = {quoted(title)}")
    head = f'def {kind} "{name}"'
    opening = [f"{head} (", *(f"    {fact}" for fact in facts), ")", "{"] if facts else [head, "{"]
    return [*opening, *(f"    {line}" for line in body), "}"]


def quoted(text: str) -> str:
    """A text as USD writes it."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(plain.split())}"'


def identifier(text: str, taken: set[str]) -> str:
    """A name that a prim may have, unlike those taken; it is added to them."""
    plain = re.sub(r"[^A-Za-z0-9_]", "_", text) or "_"
    plain = f"_{plain}" if plain[0].isdigit() else plain
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain}_{number}"
    taken.add(name)
    return name


def tokens(values: Iterable[str]) -> str:
    """A list of tokens."""
    return f"[{', '.join(map(quoted, values))}]"


def wholes(values: NDArray[np.integer]) -> str:
    """A list of whole numbers."""
    return f"[{', '.join(map(str, values.ravel().tolist()))}]"


def floats(values: FloatArray, digits: int = 5) -> str:
    """A list of numbers."""
    return f"[{', '.join(_number(v) for v in values.round(digits).tolist())}]"


def tuples(values: FloatArray, digits: int = 5) -> str:
    """A list of vectors or quaternions ``[N, C]``."""
    return f"[{', '.join(one(row, digits) for row in values)}]"


def one(values: FloatArray, digits: int = 5) -> str:
    """A single vector."""
    return f"({', '.join(_number(v) for v in np.asarray(values).round(digits).tolist())})"


def matrices(points: FloatArray) -> str:
    """Matrices that move the origin to points ``[N, 3]``, as rows."""
    return f"[{', '.join(_matrix(row) for row in points)}]"


def samples(declaration: str, values: Sequence[str]) -> Iterator[str]:
    """An attribute with a value for each frame; one that is constant has a single value."""
    if all(value == values[0] for value in values):
        yield f"{declaration} = {values[0]}"
        return
    yield f"{declaration}.timeSamples = {{"
    yield from (f"    {frame}: {value}," for frame, value in enumerate(values))
    yield "}"


def _matrix(point: FloatArray) -> str:
    return f"( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), {one(np.append(point, 1.0))} )"


def _number(value: float) -> str:
    return f"{value:.10g}" if value else "0"
