"""``stick-gen script`` and what every command does with a story."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stickgen import read_script
from stickgen.pipeline import write_script
from stickgen.script import Script

Run = Callable[..., tuple[int, str, str]]
FAST = ("--steps", 1, "--fps", 5, "--size", "64x36")


def test_a_script_is_printed_with_its_reasons(run: Run) -> None:
    code, out, err = run("script", "Ann waves to Ben in the park")
    assert (code, err) == (0, "")
    assert "place: park  # in the park" in out
    assert "- name: Ann  # Ann" in out


def test_a_script_is_written_changed_and_filmed(run: Run, tmp_path: Path) -> None:
    film, story = tmp_path / "film.motion", tmp_path / "film.yaml"
    code, out, _ = run("script", "Ann waves to Ben in the park", "--seconds", 2, "-o", story)
    assert (code, out) == (0, f"wrote {story} (2 s of film)\n")
    assert read_script(story) == write_script("Ann waves to Ben in the park", seconds=2)
    story.write_text(story.read_text("utf-8").replace("place: park", "place: beach"), "utf-8")
    assert run("--script", story, "-o", film, "--steps", 1)[0] == 0
    stored = json.loads(film.read_text("utf-8"))
    assert [actor["name"] for actor in stored["actors"]] == ["Ann", "Ben"]
    assert stored["stage"]["place"]["kind"] == "beach"


def test_json_tells_script_reasons_and_what_is_missing(run: Run) -> None:
    told = json.loads(run("script", "A woman rides a unicycle on the moon", "--json")[1])
    assert told.keys() == {"script", "whys", "left_out", "drawn_as", "played_as"}
    assert told["drawn_as"] == {"unicycle": "bicycle"}
    script = Script.model_validate(told["script"])
    assert script.place == "moon" and "moon" in told["whys"]["place"]


def test_what_is_drawn_as_something_else_is_said(run: Run, tmp_path: Path) -> None:
    words = ["A woman rides a unicycle", "--seconds", 1, *FAST, "-o", tmp_path / "a.motion"]
    code, _, err = run(*words)
    played = "a person sits and rides along"
    said = f"drawn as: unicycle → bicycle; not learned yet: ride (played as '{played}')\n"
    assert (code, err) == (0, said)
    summary = json.loads(run(*words, "--json")[1])
    assert (summary["left_out"], summary["drawn_as"]) == ([], {"unicycle": "bicycle"})
    assert summary["played_as"] == {"ride": played}


@pytest.mark.parametrize("kind", ["helicopter", "bicycle"])
def test_a_thing_that_no_motion_can_use_stands_near_and_is_said(
    run: Run, tmp_path: Path, kind: str
) -> None:
    words = [f"A woman rides a {kind}", "--seconds", 1, *FAST, "-o", tmp_path / "a.motion"]
    code, out, err = run(*words, "--json")
    beside = {} if kind == "bicycle" else {"helicopter": "woman"}
    assert code == 0 and json.loads(out)["set_beside"] == beside
    assert ("set beside, as no motion can use it: helicopter (woman)\n" in err) == bool(beside)


def test_actions_that_the_model_has_not_learned_are_said_in_scripts_too(run: Run) -> None:
    code, out, err = run("script", "A soldier salutes and drives a car. A dog sleeps.")
    assert code == 0 and err.count("\n") == 1
    assert err.startswith("not learned yet: salute, drive (played as 'a person sits and holds")
    (line,) = (line for line in out.splitlines() if "text: a person salutes" in line)
    assert line.endswith("the model has not learned to salute yet")
    assert "not learned" not in run("script", "A woman walks and waves")[2]


def test_the_script_is_saved_beside_a_film_as_it_was_filmed(run: Run, tmp_path: Path) -> None:
    film, story = tmp_path / "a.motion", tmp_path / "a.yaml"
    words = ["Ann waves to Ben", "--seconds", 1, "--place", "beach", "--style", "chalk", *FAST]
    code, out, _ = run(*words, "--camera", "follow", "-o", film, "--save-script", story)
    assert code == 0
    assert f"wrote {story}" in out
    script = read_script(story)
    assert (script.place, script.style, script.camera) == ("beach", "chalk", "follow")
    assert "place: beach  # asked for" in story.read_text("utf-8")


def test_a_film_is_as_long_as_its_story(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("A person jumps", "--steps", 1, "-o", tmp_path / "a.motion")
    seconds = write_script("A person jumps").duration
    assert code == 0 and 4 <= seconds < 10
    assert out == f"wrote {tmp_path / 'a.motion'} ({seconds:g} s of film)\n"


@pytest.mark.parametrize(
    ("prompt", "size"),
    [
        ("A person waves, in portrait format", (720, 1280)),
        ("A person waves, in square format", (720, 720)),
        ("A person waves", (1280, 720)),
    ],
)
def test_the_prompt_chooses_the_shape_of_the_picture(
    run: Run, tmp_path: Path, prompt: str, size: tuple[int, int]
) -> None:
    svg = tmp_path / "a.svg"
    assert run(prompt, "--seconds", 1, "--steps", 1, "--fps", 1, "-o", svg)[0] == 0
    assert f'viewBox="0 0 {size[0]} {size[1]}"' in svg.read_text("utf-8")[:100]


def test_a_storyboard_tells_the_whole_story(run: Run, tmp_path: Path) -> None:
    board = tmp_path / "board.png"
    code, out, err = run("storyboard", "Ann waves to Ben", "-o", board, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["seconds"] == write_script("Ann waves to Ben").duration


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "film.mp4"], "a script is a .yaml"),
        (["-o", "no/film.yaml"], "does not exist"),
        (["--seconds", "0"], "seconds is 0"),
        (["--story", "gpt"], "no story writer 'gpt'"),
    ],
)
def test_what_no_script_can_be_made_of(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("script", "a person walks", *words)
    assert (code, out) == (2, "")
    assert message in err and err.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.mp4", "no/a.yaml"])
def test_a_script_that_cannot_be_saved_is_refused_before_the_film(
    run: Run, tmp_path: Path, name: str
) -> None:
    words = ["a person walks", "-o", tmp_path / "a.motion", "--save-script", tmp_path / name]
    assert run(*words)[0] == 2
    assert not list(tmp_path.iterdir())


def test_a_film_is_described_beside_it(run: Run, tmp_path: Path) -> None:
    words, film = tmp_path / "wave.txt", tmp_path / "wave.motion"
    code, out, _ = run("Ann waves to Ben", *FAST, "--seconds", 1, "-o", film, "--describe", words)
    assert code == 0 and f"wrote {words}" in out
    assert "Ann waves to Ben." in words.read_text("utf-8")
    code, _, err = run("Ann waves", "-o", film, "--describe", tmp_path / "wave.md")
    assert code == 2 and ".txt file" in err
