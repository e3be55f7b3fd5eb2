"""Tables of films: what is read out of CSV, JSON Lines and YAML, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stickgen.batch import read_rows
from stickgen.errors import StickGenError

COLUMNS = ("name", "prompt", "formats", "seconds", "seed", "script", "effect", "save-as")


def cells(path: Path) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_rows(path, COLUMNS)]


ROWS = [
    {"name": "a", "prompt": 'She says "hi, you"; he waves', "seconds": "4"},
    {"prompt": "Ein Mädchen springt — zwei\nZeilen", "seed": "7"},
]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_of_any_spreadsheet(separator: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "films.CSV"
    head = separator.join([" Name ", "PROMPT", "Seconds", "seed", ""])
    lines = [
        head,
        separator.join(["a", '"She says ""hi, you""; he waves"', "4", "", ""]),
        separator.join(["", '"Ein Mädchen springt — zwei\nZeilen"', "", "7"]),
        separator * 3,
    ]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    assert cells(path) == ROWS


def test_json_lines_and_yaml_have_numbers_lists_and_flags(tmp_path: Path) -> None:
    tables = [
        {"prompt": "a person walks", "seconds": 4.5, "seed": 3, "formats": ["mp4", "gif"]},
        {"Save_As": True, "prompt": "a person runs", "name": None},
    ]
    expected = [
        {"prompt": "a person walks", "seconds": "4.5", "seed": "3", "formats": "mp4, gif"},
        {"save-as": "true", "prompt": "a person runs"},
    ]
    lines, yaml = tmp_path / "films.jsonl", tmp_path / "films.yaml"
    lines.write_text("\n\n".join(map(json.dumps, tables)) + "\n")
    yaml.write_text(json.dumps(tables))
    assert cells(lines) == cells(yaml) == expected


def test_rows_keep_their_numbers_where_others_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "films.csv"
    path.write_text("prompt\na\n\nb\n")
    assert [row.number for row in read_rows(path, COLUMNS)] == [1, 3]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.txt", "prompt\na\n", "is no table: give a file that ends in .csv"),
        ("a.csv", "", "has no rows"),
        ("a.csv", "prompt\n\n", "has no rows"),
        ("a.csv", "name\nx\n", "has no prompts: add a column that is named prompt"),
        ("a.csv", "prompt,colour\na,red\n", "has a column 'colour': use one of name, prompt"),
        ("a.csv", "prompt,Prompt\na,b\n", "has two columns prompt"),
        ("a.csv", "prompt,effects,effect\na,b,c\n", "has two columns effect"),
        ("a.csv", "prompt,seed\na,1,2\n", "row 1 has more cells than the head"),
        ("a.csv", 'prompt\n"a', "line 2 is no CSV"),
        ("a.jsonl", '{"prompt": "a"}\n{"prompt"', "line 2 is no JSON"),
        ("a.jsonl", '["a"]\n', "line 1 is .*: write names and values"),
        ("a.jsonl", "[" * 10_000, "line 1 is no JSON"),
        ("a.yaml", "prompt: a", "write a list with an entry for each film"),
        ("a.yaml", "- 1: a", "entry 1 is"),
        ("a.yaml", "- prompt: {a: b}", "row 1: prompt is .*: give a text or a number"),
        ("missing.csv", None, "cannot read .*missing.csv"),
    ],
)
def test_what_is_no_table_is_refused(
    name: str, text: str | None, message: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text)
    with pytest.raises(StickGenError, match=message):
        read_rows(path, COLUMNS)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("prompt\nMädchen\n".encode("latin-1"))
    with pytest.raises(StickGenError, match="save it as UTF-8"):
        read_rows(path, COLUMNS)
