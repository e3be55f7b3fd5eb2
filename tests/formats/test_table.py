"""The table of formats: names choose records, and everything that lists formats follows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stickgen.errors import StickGenError
from stickgen.formats import FORMATS, format_of

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("film.mp4", ".mp4"),
        ("Film.MP4", ".mp4"),
        ("walk.png", ".png"),
        ("walk.sprites.png", ".sprites.png"),
        ("frames", "/"),
        ("frames/", "/"),
        ("v1.2/", "/"),
        (".frames", "/"),
        (Path("out") / "walk.motion", ".motion"),
    ],
)
def test_the_name_of_a_path_chooses_its_format(name: str | Path, suffix: str) -> None:
    assert format_of(name).suffix == suffix


def test_an_unknown_suffix_is_answered_with_all_known_ones() -> None:
    with pytest.raises(StickGenError, match=r"\.avi is not a known format") as caught:
        format_of("film.avi")
    assert all(record.suffix in str(caught.value) for record in FORMATS)


@pytest.mark.parametrize("name", [".mp4", "out/.sprites.png", ".PNG"])
def test_a_suffix_alone_is_no_name(name: str) -> None:
    with pytest.raises(StickGenError, match=f"such as film{Path(name).name}"):
        format_of(name)


@pytest.mark.parametrize("name", [".", "..", "./", "/", "out/.."])
def test_a_folder_that_is_always_there_is_no_output(name: str) -> None:
    with pytest.raises(StickGenError, match=r"give a file, such as film\.mp4, or a new folder"):
        format_of(name)


@pytest.mark.parametrize("record", FORMATS, ids=lambda record: record.suffix)
def test_writers_and_readers_exist(record) -> None:
    assert callable(record.load_writer())
    assert not record.reader or callable(record.load_reader())


def test_the_readme_lists_the_formats_as_the_table_does() -> None:
    rows = re.findall(r"^\| `([./]\S*)` \| (.+) \| (yes|no) \|$", README.read_text("utf-8"), re.M)
    assert rows == [(r.suffix, r.help, "yes" if r.alpha else "no") for r in FORMATS]


def test_every_format_tells_its_size() -> None:
    sizes = {record.suffix: record.size for record in FORMATS}
    assert sizes[".mp4"] == "1.6 MB" and sizes[".glb"] == "253 kB" and "0 kB" not in sizes.values()
