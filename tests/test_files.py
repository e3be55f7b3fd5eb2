"""Files are complete or absent."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from stickgen.errors import StickGenError
from stickgen.files import atomic_path, make_folder


def test_a_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    with atomic_path(target) as temporary:
        temporary.write_text("new")
        assert temporary.suffix == ".txt"
        assert not target.exists()
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "frames"
    for name in ("old", "new"):
        with atomic_path(target) as temporary:
            temporary.mkdir()
            (temporary / name).touch()
    assert [item.name for item in target.iterdir()] == ["new"]
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ZeroDivisionError])
def test_an_interruption_keeps_the_old_file(
    tmp_path: Path, interruption: type[BaseException]
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(interruption), atomic_path(target) as temporary:
        temporary.write_text("half")
        raise interruption
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "permission")],
)
def test_errors_of_the_system_become_sentences(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(StickGenError, match=words) as caught, atomic_path(tmp_path / "a.txt"):
        raise OSError(number, "strerror")
    assert "a.txt" in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_missing_folder_and_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="does not exist"), atomic_path(tmp_path / "no" / "a"):
        pass
    (tmp_path / "b").mkdir()
    target = tmp_path / "b"
    with pytest.raises(StickGenError, match="folder of that name"), atomic_path(target) as file:
        file.touch()
    assert list(tmp_path.iterdir()) == [tmp_path / "b"]


def test_a_folder_is_made_where_it_can_be(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(StickGenError, match=r"cannot write .*file/b: a part of its path is a file"):
        make_folder(tmp_path / "file" / "b")
