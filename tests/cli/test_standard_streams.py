"""Standard streams that are closed, full or of another encoding, and options that are wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
PYTHON = f"{sys.executable} -c 'from stickgen.cli import main; main()'"
COMMANDS = ["--help", "--version", "render --help", "stream 'he walks' --seconds 1 --steps 1"]


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize(("target", "reason"), [(">&-", "is closed"), (">/dev/full", "is full")])
def test_output_that_cannot_be_written_is_told(words: str, target: str, reason: str) -> None:
    done = shell(f"{PYTHON} {words} {target}")
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: cannot write standard output")
    assert done.stderr.count(b"\n") == 1 and reason in done.stderr.decode()


@pytest.mark.parametrize("words", COMMANDS)
def test_a_reader_that_leaves_is_no_error(words: str) -> None:
    done = shell(f"( {PYTHON} {words}; echo $? >&2 ) | true")
    assert done.stderr == b"0\n"


@pytest.mark.parametrize("target", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("words", "code"), [("--version", 0), ("render no.motion -o a.svg", 2)])
def test_errors_that_cannot_be_written_keep_the_exit_code(
    target: str, words: str, code: int
) -> None:
    done = shell(f"{PYTHON} {words} {target}")
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_of_another_encoding_is_written_to(encoding: str) -> None:
    line = f"{PYTHON} generate --help && {PYTHON} stream 'José walks' --seconds 1 --steps 1"
    done = shell(line, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert '"description":"José walks"'.encode() in done.stdout  # JSON is UTF-8


def test_the_c_locale_is_no_error() -> None:
    c_locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell(f"{PYTHON} generate 'José walks' -o 'é/é.mp4'", **c_locale)
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["data"],
        ["render"],
        ["render", "a.motion", "-o"],
        ["generate", "he walks", "-o", "a.mp4", "--seed", "one"],
        ["generate", "he walks", "-o", "a.mp4", "--check", "0"],
        ["generate", "he walks", "--unknown", "3"],
        ["bench", "corpus", "-o", "out", "--split", "third"],
        ["evaluate", "actions", "corpus", "--each", "0"],
    ],
)
def test_wrong_options_are_told_in_one_sentence(run: Run, words: list[str]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.startswith("Error: ") and err.count("\n") == 1
    assert err.endswith("--help\n") and "Value error" not in err


def test_long_and_unprintable_values_are_shortened_in_messages(run: Run) -> None:
    for name in ("k" * 9000, "a\nb\x1b[31mc", "\ud800"):
        code, _, err = run("render", f"{name}.motion", "-o", "a.svg")
        assert code == 2 and err.count("\n") == 1 and len(err) < 600
        assert err[:-1].isprintable()


def test_a_film_goes_to_standard_output(make_scene: Callable, tmp_path: Path) -> None:
    film = tmp_path / "a.motion"
    make_scene(frames=4).save(film)
    for name, signature in (("-", b"ftyp"), ("-.gif", b"GIF89a"), ("-.csv", b"actor,frame")):
        line = f"{PYTHON} render {film} -o {name} -o {tmp_path}/b.srt --size 64x36 | head -c 4000"
        done = shell(line)
        assert (done.returncode, done.stderr) == (0, b"") and signature in done.stdout[:16]
    assert (tmp_path / "b.srt").exists() and not list(tmp_path.glob("*film*"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "-", "-o", "-.gif"], "would both go to standard output"),
        (["-o", "-", "--json"], "would both go to standard output"),
        (["-o", "-.sprites.png"], "holds one file, and this film makes 2"),
    ],
)
def test_what_standard_output_does_not_hold(
    run: Run, make_scene: Callable, tmp_path: Path, words: list[str], message: str
) -> None:
    film = tmp_path / "a.motion"
    make_scene(frames=2).save(film)
    code, out, err = run("render", film, *words, "--size", "64x36")
    assert (code, out) == (2, "") and message in err
