"""``--sound`` and ``--voice`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sound.scenes import decoded, scene_of, still

from stickgen.cli import main
from stickgen.formats.motion_file import write_motion
from stickgen.scene import SpeechLine


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A stored film in which a says something."""
    scene = scene_of([still("talk")], "street", lines=[SpeechLine("Hello you", 0.5, 2.0, "a")])
    write_motion(scene, tmp_path / "film.motion")
    return tmp_path / "film.motion"


def run(*words: object) -> int:
    try:
        main([str(word) for word in words])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_a_stored_film_is_heard(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    video, sound = film.with_suffix(".mp4"), film.with_suffix(".wav")
    words = ("render", film, "-o", video, "-o", sound, "--size", "64x36", "--fps", "5")
    assert run(*words, "--sound", "--voice", "babble") == 0
    assert "spoken by a babbling voice" in capsys.readouterr().out
    for path in (video, sound):
        assert decoded(path)[0].any()


def test_the_summary_says_who_speaks(film: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = film.with_suffix(".wav")
    assert run("render", film, "-o", out, "--voice", "babble", "--voice", "a=girl", "--json") == 0
    assert json.loads(capsys.readouterr().out)["voices"] == "a babbling voice"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "f.gif", "--sound"], "none of the outputs can be heard"),
        (["-o", "f.mp4", "--voice", "babble"], "--voice is heard only with --sound"),
        (["-o", "f.wav", "--voice", "tenor"], "voice is 'tenor'"),
        (["-o", "f.wav", "--voice", "Bob=robot"], "there is nobody called 'Bob'"),
        (["-o", "f.wav", "--voice", "a=none.wav"], "cannot read none.wav"),
    ],
)
def test_wrong_wishes_get_one_sentence(
    film: Path,
    words: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(film.parent)
    assert run("render", film, *words) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert sorted(path.name for path in film.parent.iterdir()) == ["film.motion"]
