"""The commands: what they write and say, and how they refuse."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from stickgen.cli import COMMANDS
from stickgen.formats import FORMATS
from stickgen.formats.motion_file import write_motion
from stickgen.scene import Scene

MakeScene = Callable[..., Scene]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def film(make_scene: MakeScene, tmp_path: Path) -> Path:
    """A short stored scene."""
    path = tmp_path / "film.motion"
    write_motion(make_scene(frames=4), path)
    return path


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_teaches_by_example(run: Run, words: list[str]) -> None:
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert 'stick-gen "A person walks and waves" -o walk.mp4' in out
    assert all(name in out for name in COMMANDS)


def test_version(run: Run) -> None:
    assert re.fullmatch(r"stick-gen \d+\.\d+\.\d+\n", run("--version")[1])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"stick-gen {name}" in out


@pytest.mark.parametrize("name", ["generate", "render"])
def test_the_help_of_an_output_lists_every_format(run: Run, name: str) -> None:
    text = " ".join(run(name, "--help")[1].split())
    assert all(f"{record.suffix} ({record.help})" in text for record in FORMATS)


def test_render_draws_a_stored_scene(run: Run, film: Path, tmp_path: Path) -> None:
    gif = tmp_path / "again.gif"
    code, out, err = run("render", film, "-o", gif, "--size", "64x36")
    assert (code, err) == (0, "")
    assert out == f"wrote {gif} (0.16 s of film at 12.5 frames a second)\n"
    assert gif.read_bytes().startswith(b"GIF89a")


def test_render_tells_in_json(run: Run, film: Path, tmp_path: Path) -> None:
    out = run("render", film, "-o", tmp_path / "a.motion", "--json")[1]
    summary = json.loads(out)
    assert summary.pop("timings").keys() == {"render"}
    assert summary == {"source": str(film), "seconds": 0.16, "files": [str(tmp_path / "a.motion")]}


def test_a_sentence_becomes_a_film(run: Run, tmp_path: Path) -> None:
    words = ["A person walks", "--seconds", 1, "--size", "64x36", "--steps", 1, "--json"]
    code, out, err = run(*words, "-o", tmp_path / "a.mp4", "-o", tmp_path / "a.motion")
    assert (code, err) == (0, "")
    summary = json.loads(out)
    assert (summary["prompt"], summary["seconds"]) == ("A person walks", 1.0)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.motion", "a.mp4"]
    assert json.loads((tmp_path / "a.motion").read_text("utf-8"))["meta"]["total_frames"] == 25


def test_effects_and_transparency_reach_the_film(run: Run, tmp_path: Path) -> None:
    words = ["A person walks", "--seconds", 1, "--steps", 1, "--effect", "trails", "--transparent"]
    code, _, err = run(*words, "-o", tmp_path / "a.motion")
    assert (code, err) == (0, "")
    stage = json.loads((tmp_path / "a.motion").read_text("utf-8"))["stage"]
    assert (stage["effects"], stage["background"]) == (["trails"], "transparent")


@pytest.mark.parametrize("prompt", ["", "a " * 1500, "\udcff\udcfe", "qwrt zxcv"])
def test_prompts_that_cannot_be_read(run: Run, tmp_path: Path, prompt: str) -> None:
    refused(run, tmp_path, prompt, "-o", tmp_path / "a.mp4")


def refused(run: Run, folder: Path, *words: object) -> str:
    """Run what must be refused: exit code 2, one sentence, and nothing written."""
    before = sorted(folder.rglob("*"))
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert err.count("Error: ") == 1
    assert sorted(folder.rglob("*")) == before
    return err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--seconds", "nan"], "from 1 to 600"),
        (["--seconds", "soon"], "--seconds"),
        (["--seed", "-1"], "seed"),
        (["--steps", "0"], "steps"),
        (["--guidance", "nan"], "guidance"),
        (["--size", "big"], "1280x720"),
        (["--size", "641x360"], "even"),
        (["--fps", "61"], "from 1 to 60"),
        (["--effect", "glitter"], "no effect 'glitter'"),
        (["--model", "nobody"], "nobody"),
        (["-o", "film.avi"], r"\.mp4, \.webm"),
        (["-o", "no/film.mp4"], "does not exist"),
        (["--colour", "red"], "--colour"),
    ],
)
def test_bad_options_of_generate(
    run: Run, tmp_path: Path, options: list[str], message: str
) -> None:
    words = ["a person walks", "-o", tmp_path / "a.mp4", *options]
    assert re.search(message, refused(run, tmp_path, *words))


def test_a_transparent_script_is_no_mp4(run: Run, tmp_path: Path) -> None:
    text = """
        description: x
        duration: 2
        background: transparent
        characters: [{beats: [{text: a person stands, start: 0, end: 2}]}]
    """
    (tmp_path / "film.yaml").write_text(text)
    words = ["--script", tmp_path / "film.yaml", "-o", tmp_path / "a.mp4"]
    assert "cannot be transparent" in refused(run, tmp_path, "generate", *words)


def test_a_film_needs_an_output(run: Run, tmp_path: Path) -> None:
    assert "--output" in refused(run, tmp_path, "a person walks")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"[]"])
def test_render_refuses_broken_files(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.motion").write_bytes(data)
    err = refused(run, tmp_path, "render", tmp_path / "bad.motion", "-o", tmp_path / "a.mp4")
    assert err.count("\n") == 1
    assert "bad.motion" in err


def test_render_refuses_other_and_missing_files(run: Run, film: Path, tmp_path: Path) -> None:
    other = film.rename(tmp_path / "film.txt")
    assert ".motion" in refused(run, tmp_path, "render", other, "-o", tmp_path / "a.mp4")
    missing = tmp_path / "no.motion"
    assert "No such file" in refused(run, tmp_path, "render", missing, "-o", tmp_path / "a.mp4")
