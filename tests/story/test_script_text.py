"""Scripts as text: what is written can be read back, and says why it is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.errors import StickGenError
from stickgen.pipeline import draft_script
from stickgen.script import Script
from stickgen.story import Draft, read_script
from stickgen.story.script_text import script_yaml, shortfall, write_script_file

STORY = (
    "A 20 second film: Anna and Ben meet in the park at night in the rain. "
    '"It\'s late: #1!" says Anna. Ben runs away. In neon style, slow zoom.'
)


@pytest.mark.parametrize("suffix", ["yaml", "yml", "json"])
@pytest.mark.parametrize("prompt", [STORY, "a dragon chases two knights", "dance"])
def test_a_written_script_is_read_back_as_it_was(tmp_path: Path, suffix: str, prompt: str) -> None:
    draft = draft_script(prompt)
    write_script_file(draft, tmp_path / f"film.{suffix}")
    assert read_script(tmp_path / f"film.{suffix}") == draft.script


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1).filter(
    str.strip
)


@given(text=TEXT, name=TEXT, why=st.text())
def test_any_words_come_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str, why: str
) -> None:
    beat = {"text": text, "start": 0, "end": 1}
    script = Script.model_validate(
        {"description": f"{text}\n{name}", "duration": 1, "characters": [{"name": name,
         "beats": [beat]}]}
    )  # fmt: skip
    whys = {"description": why, "characters.0": why, "characters.0.beats.0": why}
    path = tmp_path_factory.mktemp("texts") / "film.yaml"
    write_script_file(Draft(script, whys, left_out=(why,)), path)
    assert read_script(path) == script


def test_each_fact_has_its_reason_beside_it() -> None:
    lines = script_yaml(draft_script(STORY)).splitlines()

    def reason(fact: str) -> str:
        (line,) = (line for line in lines if re.search(fact, line))
        return line.partition("  # ")[2]

    assert reason("^place: park") == "in the park"
    assert "at night" in reason("^time: night")
    assert "in the rain" in reason("^weather: rain")
    assert reason("^style: neon") == "In neon style"
    assert reason("^camera:") == "slow zoom"
    assert "20 second film" in reason("^duration: 20")
    assert "Anna" in reason("- name: Anna")
    assert "says Anna" in reason("It.*late.*start")
    assert "Ben runs away" in reason("a person runs away")


def test_what_is_usual_is_there_to_be_changed() -> None:
    lines = script_yaml(draft_script("A person walks")).splitlines()
    assert {"time: day", "weather: clear", "style: normal"} <= set(lines)
    assert any(line.startswith("camera: follow  # ") for line in lines)


def test_two_people_are_filmed_in_shots_and_one_in_one_picture() -> None:
    assert draft_script("Ann waves to Ben").script.camera == "auto"
    assert draft_script("Ann waves").script.camera == "follow"


def test_the_length_that_is_asked_for_replaces_that_of_the_prompt() -> None:
    draft = draft_script(STORY, seconds=30)
    assert draft.script.duration == 30
    assert "duration: 30.0  # asked for" in script_yaml(draft)


def test_what_is_missing_is_said() -> None:
    script = draft_script("a person walks").script
    draft = Draft(script, left_out=("gravity",), drawn_as={"dragon": "animal", "villa": "house"})
    assert shortfall(draft) == "left out: gravity; drawn as: dragon → animal, villa → house"
    assert "# left out: gravity; drawn as: dragon" in script_yaml(draft)
    assert shortfall(Draft(script)) == ""


@pytest.mark.parametrize("name", ["film.mp4", "film", "no/film.yaml"])
def test_a_script_goes_into_a_file_of_its_kind(tmp_path: Path, name: str) -> None:
    with pytest.raises(StickGenError, match="cannot write"):
        write_script_file(draft_script("a person walks"), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_json_holds_what_is_not_usual(tmp_path: Path) -> None:
    write_script_file(draft_script("Zoë waves"), tmp_path / "film.json")
    text = (tmp_path / "film.json").read_text("utf-8")
    assert "Zoë" in text
    assert "handheld" not in json.loads(text)
