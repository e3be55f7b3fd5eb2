"""Speech: lines are wrapped, stay inside the picture, and move smoothly."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.render import frame, frames
from stickgen.render.lettering import fitting, font, lay_out, measure, wrap
from stickgen.scene import Scene, SpeechLine

SIZE = (320, 180)
FORMS = ("bubble", "shout", "whisper", "thought", "subtitle")


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=120))
@settings(max_examples=40, deadline=None)
def test_wrapped_lines_keep_their_words_and_fit_the_width(text: str) -> None:
    lines = wrap(text, 20, 200)
    assert " ".join(lines).split() == text.split()
    assert all(measure(line, 20) <= 200 or " " not in line for line in lines)


def test_wrapped_lines_have_similar_lengths() -> None:
    words = lay_out("one two three four five six seven eight nine ten", 20, 320)
    lengths = [font(20).measureText(line) for line in words.lines]
    assert len(lengths) == 2 and min(lengths) > 0.6 * max(lengths)


def test_a_long_title_shrinks_to_fit() -> None:
    assert fitting("short", 30, 500).getSize() == 30
    assert 430 < fitting("long " * 40, 30, 500).measureText("long " * 40) <= 500


def changed(scene: Scene, line: SpeechLine, index: int = 20) -> np.ndarray:
    """Where a line changes the picture, ``[n, 2]`` rows and columns."""
    name = scene.actors[0].name
    spoken = replace(scene, lines=(replace(line, actor=line.actor and name),))
    return np.argwhere((frame(spoken, index, SIZE) != frame(scene, index, SIZE)).any(axis=-1))


@pytest.mark.parametrize("form", FORMS)
def test_a_line_is_visible_only_while_it_lasts(walk_scene: Scene, form: str) -> None:
    line = SpeechLine("Good morning to everybody", 0.4, 1.2, "me", form)
    spots = changed(walk_scene, line)
    assert len(spots) > 400
    low, high = spots.min(axis=0), spots.max(axis=0)
    assert (low > 0).all() and (high < [SIZE[1] - 1, SIZE[0] - 1]).all()
    assert len(changed(walk_scene, line, 5)) == len(changed(walk_scene, line, 35)) == 0


def test_a_line_without_an_actor_is_a_subtitle_at_the_bottom(walk_scene: Scene) -> None:
    spots = changed(walk_scene, SpeechLine("Meanwhile", 0, 2))
    assert spots[:, 0].min() > 0.7 * SIZE[1]


def test_two_lines_at_once_lie_apart(walk_scene: Scene) -> None:
    name = walk_scene.actors[0].name
    one, two = (SpeechLine(text, 0, 2, name) for text in ("This is one.", "This is two."))
    both = replace(walk_scene, lines=(one, two))
    bare, first = frame(walk_scene, 20, SIZE), frame(replace(walk_scene, lines=(one,)), 20, SIZE)
    area = [(picture != bare).any(axis=-1).sum() for picture in (first, frame(both, 20, SIZE))]
    assert area[1] > 1.6 * area[0]


def test_a_bubble_moves_smoothly(walk_scene: Scene) -> None:
    name = walk_scene.actors[0].name
    spoken = replace(walk_scene, lines=(SpeechLine("Hello there, hello", 0, 2, name),))
    tops = []
    for with_words, bare in zip(frames(spoken, SIZE), frames(walk_scene, SIZE), strict=True):
        rows = np.argwhere((with_words != bare).any(axis=-1))
        tops.append(rows.min(axis=0))
    assert np.abs(np.diff(tops, axis=0)).max() <= 3
