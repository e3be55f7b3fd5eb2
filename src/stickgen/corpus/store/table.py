"""Frozen dataclasses as Arrow tables and back, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from itertools import accumulate, chain, pairwise
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from stickgen.corpus.clips.raw import replace_surrogates
from stickgen.errors import StickGenError

if TYPE_CHECKING:
    import pyarrow

_ARROW = {str: "string", int: "int64", float: "float64", bool: "bool"}

T = TypeVar("T")


def require_pyarrow() -> None:
    """Check that pyarrow is installed.

    Raises:
        StickGenError: it is not.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise StickGenError(
            "a corpus needs pyarrow: in the checkout run pip install -e '.[data]'"
        ) from error


def schema(kind: type) -> pyarrow.Schema:
    """Arrow columns of a dataclass.

    Its fields are str, int, float, bool, tuples, other dataclasses, and any of these or None.
    """
    import pyarrow

    return pyarrow.schema([(name, _type(hint)) for name, hint in get_type_hints(kind).items()])


def to_table(rows: Sequence[Any], kind: type) -> pyarrow.Table:
    """Rows of one dataclass as a table of ``schema(kind)``."""
    import pyarrow

    columns = [
        _array([getattr(row, name) for row in rows], hint)
        for name, hint in get_type_hints(kind).items()
    ]
    return pyarrow.Table.from_arrays(columns, schema=schema(kind))


def from_table(table: pyarrow.Table, kind: type[T]) -> list[T]:
    """The rows of a table that ``to_table`` wrote; columns without a field are ignored.

    Raises:
        KeyError: a field has no column.
    """
    columns = [
        _values(table.column(name).combine_chunks(), hint)
        for name, hint in get_type_hints(kind).items()
    ]
    return [kind(*values) for values in zip(*columns, strict=True)]


def _non_none(hint: Any) -> Any:
    """``X`` of ``X | None``."""
    if get_origin(hint) is UnionType:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    return hint


def _type(hint: Any) -> Any:
    import pyarrow

    hint = _non_none(hint)
    if get_origin(hint) is tuple:
        return pyarrow.list_(_type(get_args(hint)[0]))
    if is_dataclass(hint):
        return pyarrow.struct([(k, _type(h)) for k, h in get_type_hints(hint).items()])
    return pyarrow.type_for_alias(_ARROW[hint])


def _array(values: list[Any], hint: Any) -> Any:
    """Arrow array of Python values; column by column, because row by row is 10 × slower."""
    import pyarrow

    hint = _non_none(hint)
    if get_origin(hint) is tuple:
        ends = list(accumulate(map(len, values), initial=0))
        inner = _array(list(chain.from_iterable(values)), get_args(hint)[0])
        return pyarrow.ListArray.from_arrays(pyarrow.array(ends, "int32"), inner)
    if is_dataclass(hint):
        types = get_type_hints(hint)
        parts = [_array([getattr(v, name) for v in values], types[name]) for name in types]
        return pyarrow.StructArray.from_arrays(parts, fields=list(_type(hint)))
    if hint is str:
        values = [None if value is None else replace_surrogates(value) for value in values]
    return pyarrow.array(values, _type(hint))


def _values(array: Any, hint: Any) -> list[Any]:
    """Python values of an Arrow array: the inverse of ``_array``."""
    hint = _non_none(hint)
    if get_origin(hint) is tuple:
        inner = _values(array.values, get_args(hint)[0])
        ends = array.offsets.tolist()
        return [tuple(inner[a:b]) for a, b in pairwise(ends)]
    if is_dataclass(hint) and isinstance(hint, type):
        types = get_type_hints(hint)
        columns = [_values(array.field(part.name), types[part.name]) for part in fields(hint)]
        return [hint(*values) for values in zip(*columns, strict=True)]
    return array.to_pylist() if array.null_count else array.to_numpy(False).tolist()
