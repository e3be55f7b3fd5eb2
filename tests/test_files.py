"""Files are complete or absent."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
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


def test_a_folder_takes_the_place_of_an_empty_one_only(tmp_path: Path) -> None:
    target = tmp_path / "exported"
    target.mkdir()

    def write() -> None:
        with atomic_path(target) as temporary:
            temporary.mkdir()
            (temporary / "new").touch()

    write()
    assert [item.name for item in target.iterdir()] == ["new"]
    with pytest.raises(StickGenError, match="in the way and is not empty"):
        write()
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_replaced_keeps_its_mode_and_its_links(tmp_path: Path) -> None:
    target, link = tmp_path / "there" / "a.txt", tmp_path / "link"
    target.parent.mkdir()
    target.write_text("old")
    target.chmod(0o640)
    owner = (1, 1) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(target, *owner)
    link.symlink_to("there/a.txt")
    with atomic_path(link) as temporary:
        temporary.write_text("new")
        assert temporary.parent.parent == target.parent, "on the disk of the target"
    status = target.stat()
    assert (stat.S_IMODE(status.st_mode), (status.st_uid, status.st_gid)) == (0o640, owner)
    assert link.is_symlink() and link.read_text() == "new"


def test_a_link_to_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("a.txt")
    with atomic_path(tmp_path / "link") as temporary:
        temporary.write_text("new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "a.txt").read_text() == "new"


def test_a_read_only_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    locked, pipe = tmp_path / "locked", tmp_path / "pipe"
    locked.write_text("old")
    locked.chmod(0o400)
    os.mkfifo(pipe)
    for path, words in ((locked, "read-only"), (pipe, "a device, pipe or socket")):
        with pytest.raises(StickGenError, match=words), atomic_path(path):
            pytest.fail("it may be written")
    assert locked.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == [locked, pipe]


WRITE = """
import os, signal, sys
from stickgen.files import atomic_path
with atomic_path(sys.argv[1]) as temporary:
    temporary.write_text("half")
    if "killed" in sys.argv:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    def write(name: str, *words: str) -> int:
        command = [sys.executable, "-c", WRITE, str(tmp_path / name), *words]
        return subprocess.run(command, check=False).returncode

    foreign = [".a-abcdefgh", "a-abcdefgh.stick-gen", ".a-toolong123.stick-gen"]
    for name in foreign:
        (tmp_path / name).mkdir()
        (tmp_path / name / ".lock").touch()
    (tmp_path / ".a-abcdefgh.stick-gen").symlink_to("a-abcdefgh.stick-gen")
    before = sorted(tmp_path.rglob("*"))
    assert write("a.txt", "killed") == -signal.SIGKILL
    (left,) = tmp_path.glob(".a-*.stick-gen/a.txt")
    with atomic_path(tmp_path / "c.txt") as running:
        running.write_text("c")
        assert write("b.txt") == 0
        assert not left.exists() and running.exists()
    assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / "b.txt", tmp_path / "c.txt"])


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
