"""Names from files become paths that stay inside and apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.safe_names import DistinctPaths, safe_relative_path, stays_inside

GOOD = [
    "a", "own/walk_1", "cmu/05/05_01", "café/挥手 1", ".hidden", "a.b/c.bvh", "x" * 200, "a?*<>|",
]  # fmt: skip
HOSTILE = [
    "../../x", "/abs/x", "a/../../b", r"C:\x", r"..\..\x", "", "x" * 300, "é" * 150, "a\0b", ".",
    "..", "a//b", "a/", "./a", "nul", "a/COM1.txt", "a\nb", "a\x1b[2Jb", "c:d", "\ud800", "tail.",
    "tail ", "a/" * 900, "/", "...", " ",
]  # fmt: skip


def is_safe(path: Path) -> bool:
    text = path.as_posix()
    sizes = [len(part.encode()) for part in path.parts]
    return (
        not path.is_absolute()
        and len(sizes) > 0
        and max(sizes) <= 200
        and len(text.encode()) <= 1200
        and not {".", ".."} & set(path.parts)
        and not any(c in text for c in "\0\n\x1b\\:")
        and not any(part.split(".")[0].lower() in {"nul", "com1"} for part in path.parts)
    )


@pytest.mark.parametrize("name", GOOD)
def test_a_good_name_is_its_own_path(name: str) -> None:
    assert str(safe_relative_path(name)) == name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_inside_and_has_a_digest(name: str) -> None:
    path = safe_relative_path(name)
    assert is_safe(Path(path)) and str(path) != name


def test_hostile_names_stay_apart() -> None:
    paths = [str(safe_relative_path(name)) for name in HOSTILE]
    assert len({path.casefold() for path in paths}) == len(HOSTILE)


@given(st.lists(st.text("ab./\\:\0ABx", max_size=8), unique=True, max_size=12))
def test_every_name_has_files_of_its_own(names: list[str]) -> None:
    distinct = DistinctPaths((".npz", ".txt"), taken=("index.csv",))
    paths = [distinct.path_of(name) for name in names]
    assert all(is_safe(Path(path)) for path in paths)
    files = {f"{path}{suffix}".casefold() for path in paths for suffix in (".npz", ".txt")}
    files.add("index.csv")
    folders = {str(folder).casefold() for path in paths for folder in path.parents}
    assert len(files) == 2 * len(names) + 1 and not files & folders


def test_a_path_that_another_name_has_is_not_given_again() -> None:
    distinct = DistinctPaths((".npz",), taken=("index.csv",))
    digest = safe_relative_path("../x")
    names = ["a", "A", "a", "../x", str(digest), "index.csv/a", "b.npz/c", "b"]
    assert len({str(distinct.path_of(name)).casefold() for name in names}) == len(names)


@pytest.mark.parametrize(
    ("name", "inside"),
    [("a/b.bvh", True), ("./a", True), ("a..b", True), ("c:d", True), ("../a", False),
     ("a/../../b", False), ("/a", False), ("", False), (".", False), ("a\0b", False)],
)  # fmt: skip
def test_what_may_be_looked_up_below_a_folder(name: str, inside: bool) -> None:
    assert stays_inside(name) == inside
