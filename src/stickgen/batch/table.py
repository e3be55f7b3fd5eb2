"""Tables of films, one a row: CSV, JSON Lines, or a list in YAML or JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stickgen.errors import StickGenError, shorten
from stickgen.yaml_file import read_yaml

SUFFIXES = (".csv", ".jsonl", ".yaml", ".yml", ".json")
_MAX_BYTES = 2**26
_SEPARATORS = ",;\t"
_OTHER_NAMES = {"format": "formats", "effects": "effect"}


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        number: of the row, from 1; the head of a CSV file does not count.
        cells: column → text, without empty ones; lists are joined by commas.
    """

    number: int
    cells: Mapping[str, str]


def read_rows(path: Path, columns: Collection[str]) -> list[Row]:
    """The rows of a table.

    Args:
        path: of the file; its suffix, one of ``SUFFIXES``, says what it is.
        columns: that a table may have. Capitals, blanks and underscores in their names are as
            good as small letters and hyphens.

    Raises:
        StickGenError: the file cannot be read, is no such table, has a column of another name or
            none of the needed ones, or has no row.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise StickGenError(f"{path} is no table: give a file that ends in {', '.join(SUFFIXES)}")
    if suffix == ".csv":
        tables: Iterable[Mapping[str, Any]] = _from_csv(path)
    else:
        tables = _from_json_lines(path) if suffix == ".jsonl" else _from_list(path)
    rows = [_row(path, number, table, columns) for number, table in enumerate(tables, start=1)]
    filled = [row for row in rows if row.cells]
    if not filled:
        raise StickGenError(f"{path} has no rows: give each film one, with a prompt")
    if not any({"prompt", "script"} & row.cells.keys() for row in filled):
        raise StickGenError(f"{path} has no prompts: add a column that is named prompt")
    return filled


def _row(path: Path, number: int, table: Mapping[str, Any], columns: Collection[str]) -> Row:
    cells: dict[str, str] = {}
    for title, value in table.items():
        column = title.strip().lower().replace("_", "-").replace(" ", "-")
        column = _OTHER_NAMES.get(column, column)
        if column not in columns:
            raise StickGenError(
                f"{path} has a column {shorten(repr(title))}: use one of {', '.join(columns)}"
            )
        if column in cells:
            raise StickGenError(f"{path} has two columns {column}: leave one of them out")
        if text := _text(path, number, column, value):
            cells[column] = text
    return Row(number, cells)


def _text(path: Path, number: int, column: str, value: Any) -> str:
    """A cell as text; empty where there is nothing in it."""
    if isinstance(value, list):
        return ", ".join(_text(path, number, column, part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value).strip()
    if value is None:
        return ""
    raise StickGenError(
        f"{path}, row {number}: {column} is {shorten(repr(value))}: give a text or a number"
    )


def _from_csv(path: Path) -> Iterator[Mapping[str, str]]:
    lines = _read(path).splitlines(keepends=True)
    # Spreadsheets of many countries put semicolons between cells, and some put tabs.
    head = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=max(_SEPARATORS, key=head.count), strict=True)
    try:
        titles = next(reader, [])
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells[len(titles) :]):
                raise StickGenError(
                    f"{path}, row {number} has more cells than the head: put texts with commas "
                    "into quotation marks"
                )
            named = zip(titles, cells, strict=False)
            yield {title: cell for title, cell in named if title.strip() or cell.strip()}
    except csv.Error as error:
        raise StickGenError(f"{path}, line {reader.line_num} is no CSV ({error})") from None


def _from_json_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(_read(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            table = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise StickGenError(f"{path}, line {number} is no JSON ({error})") from None
        yield _checked(path, f"line {number}", table)


def _from_list(path: Path) -> Iterator[Mapping[str, Any]]:
    found = read_yaml(path)
    if not isinstance(found, list):
        raise StickGenError(f"{path} is no table: write a list with an entry for each film")
    for number, table in enumerate(found, start=1):
        yield _checked(path, f"entry {number}", table)


def _checked(path: Path, where: str, table: object) -> Mapping[str, Any]:
    if isinstance(table, dict) and all(isinstance(key, str) for key in table):
        return table
    raise StickGenError(
        f"{path}, {where} is {shorten(repr(table))}: write names and values, such as prompt and "
        "its text"
    )


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise StickGenError(f"cannot read {path}: {error.strerror}") from None
    if len(data) > _MAX_BYTES:
        raise StickGenError(f"{path} is larger than {_MAX_BYTES >> 20} MB: split it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StickGenError(f"{path} is not UTF-8 text: save it as UTF-8") from None
