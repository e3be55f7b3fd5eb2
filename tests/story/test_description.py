"""Films in words: who, where, what happens in which order, and when."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from stickgen.errors import StickGenError
from stickgen.pipeline import draft_script, write_script
from stickgen.story.description import describe, write_description


def test_alt_text_tells_place_people_and_events_in_order() -> None:
    text = describe(write_script("Anna gives Ben a cake in the park at night. 'Happy birthday!'"))
    order = ("in a park, night", "We see Anna, a woman", "a cake; Ben, a man", "“Happy birthday!”")
    places = [text.find(words) for words in order]
    assert -1 not in places and places == sorted(places)
    assert "someone" not in text and "a person" not in text and "_" not in text


def test_feelings_partners_and_things_are_named() -> None:
    text = describe(write_script("A knight fights a dragon in front of a castle"))
    assert "The knight, angry, fights the dragon" in text and "There is a castle." in text


@pytest.mark.parametrize(
    "prompt",
    [
        "A person walks and waves",
        "Two children dance in the snowy forest",
        "A dog steals a chef's sausage and he chases it",
        "In a classroom a teacher talks, then on the beach she swims",
    ],
)
def test_an_audio_description_covers_the_film(tmp_path: Path, prompt: str) -> None:
    draft = draft_script(prompt)
    write_description(draft.script, tmp_path / "film.vtt")
    head, *cues = (tmp_path / "film.vtt").read_text("utf-8").strip().split("\n\n")
    assert head == "WEBVTT" and cues
    times = [tuple(map(_seconds, re.split(" --> ", cue.split("\n")[0]))) for cue in cues]
    assert times[0][0] == 0 and times[-1][1] == pytest.approx(draft.script.duration, abs=1e-3)
    assert all(end == after for (_, end), (after, _) in pairwise(times))
    spoken = " ".join(cue.split("\n", 1)[1] for cue in cues)
    assert sorted(spoken.split()) == sorted(describe(draft.script).split())


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def test_markup_in_a_name_stays_text(tmp_path: Path) -> None:
    script = write_script("A person walks")
    line = {"text": "<b>--> & bye", "start": 0.5, "end": 1.0}
    data = script.model_dump(mode="json")
    data["characters"][0]["lines"] = [line]
    write_description(type(script).model_validate(data), tmp_path / "film.vtt")
    text = (tmp_path / "film.vtt").read_text("utf-8")
    assert "&lt;b&gt;" in text and "<b>" not in text
    assert all("-->" not in cue.split("\n", 1)[1] for cue in text.split("\n\n")[1:])


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"a description is a \.txt file"):
        write_description(write_script("A person walks"), tmp_path / "film.md")
    assert not [*tmp_path.iterdir()]
