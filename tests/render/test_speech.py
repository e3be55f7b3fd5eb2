"""Words: wrapped, inside the picture, calm."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.render import frame, frames
from stickgen.render.lettering import fitting, font, lay_out, wrap
from stickgen.scene import Scene, SpeechLine

SIZE = (320, 180)
FORMS = ("bubble", "shout", "whisper", "thought", "subtitle")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=120))
@settings(max_examples=40, deadline=None)
def test_wrapped_words_keep_their_order_and_their_room(text: str) -> None:
    letters = font(20)
    lines = wrap(text, letters, 200)
    assert " ".join(lines).split() == text.split()
    assert all(letters.measureText(line) <= 200 or " " not in line for line in lines)


def test_lines_are_as_long_as_each_other() -> None:
    words = lay_out("one two three four five six seven eight nine ten", 20, 320)
    lengths = [font(20).measureText(line) for line in words.lines]
    assert len(lengths) == 2 and min(lengths) > 0.6 * max(lengths)


def test_a_long_title_shrinks_to_its_room() -> None:
    assert fitting("short", 30, 500).getSize() == 30
    assert 430 < fitting("long " * 40, 30, 500).measureText("long " * 40) <= 500


def changed(scene: Scene, line: SpeechLine, index: int = 20) -> np.ndarray:
    """Where a line changes the picture, ``[n, 2]`` rows and columns."""
    name = scene.actors[0].name
    spoken = replace(scene, lines=(replace(line, actor=line.actor and name),))
    return np.argwhere((frame(spoken, index, SIZE) != frame(scene, index, SIZE)).any(axis=-1))


@pytest.mark.parametrize("form", FORMS)
def test_words_are_seen_while_they_are_said(walk_scene: Scene, form: str) -> None:
    line = SpeechLine("Good morning to everybody", 0.4, 1.2, "me", form)
    spots = changed(walk_scene, line)
    assert len(spots) > 400
    low, high = spots.min(axis=0), spots.max(axis=0)
    assert (low > 0).all() and (high < [SIZE[1] - 1, SIZE[0] - 1]).all()
    assert len(changed(walk_scene, line, 5)) == len(changed(walk_scene, line, 35)) == 0


def test_a_subtitle_is_at_the_foot_and_a_narrator_has_one(walk_scene: Scene) -> None:
    spots = changed(walk_scene, SpeechLine("Meanwhile", 0, 2))
    assert spots[:, 0].min() > 0.7 * SIZE[1]


def test_two_lines_at_once_lie_apart(walk_scene: Scene) -> None:
    name = walk_scene.actors[0].name
    one, two = (SpeechLine(text, 0, 2, name) for text in ("This is one.", "This is two."))
    both = replace(walk_scene, lines=(one, two))
    bare, first = frame(walk_scene, 20, SIZE), frame(replace(walk_scene, lines=(one,)), 20, SIZE)
    area = [(picture != bare).any(axis=-1).sum() for picture in (first, frame(both, 20, SIZE))]
    assert area[1] > 1.6 * area[0]


def test_a_bubble_floats_calmly(walk_scene: Scene) -> None:
    name = walk_scene.actors[0].name
    spoken = replace(walk_scene, lines=(SpeechLine("Hello there, hello", 0, 2, name),))
    tops = []
    for with_words, bare in zip(frames(spoken, SIZE), frames(walk_scene, SIZE), strict=True):
        rows = np.argwhere((with_words != bare).any(axis=-1))
        tops.append(rows.min(axis=0))
    assert np.abs(np.diff(tops, axis=0)).max() <= 3
