"""Beats laid over the whole film."""

from math import pi

import pytest

from stickgen.motion_model.goals import FREE, Goals
from stickgen.performance.beats import fill_beats, prompt_segments, slowed
from stickgen.performance.playing import read_playings
from stickgen.script import Beat
from stickgen.vocabulary import ACTION


@pytest.mark.parametrize(
    ("beats", "played"),
    [
        ([(3, 5)], [("stands", 0, 3), ("0", 3, 5), ("stands", 5, 8)]),
        ([(0, 8)], [("0", 0, 8)]),
        ([(0.5, 4), (4.4, 7.5)], [("0", 0, 4), ("1", 4, 8)]),
        ([(0, 2), (5, 20)], [("0", 0, 2), ("stands", 2, 5), ("1", 5, 8)]),
    ],
)
def test_who_has_nothing_to_do_stands(
    beats: list[tuple[float, float]], played: list[tuple[str, float, float]]
) -> None:
    acts = [Beat(text=f"act {i}", start=a, end=b) for i, (a, b) in enumerate(beats)]
    filled = fill_beats(acts, 8)
    assert [(beat.text.split()[-1], beat.start, beat.end) for beat in filled] == played


@pytest.mark.parametrize("frames", [25, 57, 250])
def test_segments_cover_the_film_in_whole_patches(frames: int) -> None:
    third = frames / 75
    beats = [Beat(text=f"act {i}", start=i * third, end=(i + 1) * third) for i in range(3)]
    patches = sum(segment.patches for segment in prompt_segments(beats, frames))
    assert 0 <= patches * 5 - frames < 5


@pytest.mark.parametrize(
    ("text", "known", "played"),
    [
        ("a person drives home in a red car", 46, "a person sits and holds a steering wheel"),
        ("a person drives home in a red car", 64, "a person drives home in a red car"),
        ("a person rides a bicycle", 46, "a person sits and rides"),
        ("a person rides a skateboard", 46, "a person rides a skateboard"),
        ("a person falls down", 46, "a person falls down"),
        ("a person walks forward", 46, "a person walks forward"),
    ],
)
def test_an_action_that_the_model_has_not_learned_is_played_by_the_nearest_sentence(
    text: str, known: int, played: str
) -> None:
    (segment,) = prompt_segments([Beat(text=text, start=0, end=4)], 100, known)
    assert segment.text.startswith(played)


def test_who_floats_is_told_to_move_slowly_unless_the_beat_tells_a_pace() -> None:
    texts = ("a person dances", "a person walks quickly", "a person stands")
    beats = [Beat(text=text, start=n, end=n + 1) for n, text in enumerate(texts)]
    told = [beat.text for beat in slowed(beats)]
    assert told == ["a person dances slowly", *texts[1:]]


def test_the_planner_is_told_what_the_words_of_the_model_lack() -> None:
    text = "a person turns right by 90 degrees"
    (playing,) = read_playings([Beat(text=text, start=0, end=4)], 100, 64)
    before, turn, after = playing.segments
    assert "90" not in turn.text and turn.goals is not None
    assert turn.goals.turn == pytest.approx(-pi / 2) and turn.goals.ends == turn.patches
    assert before.goals == after.goals == FREE
    (plain,) = read_playings([Beat(text="a person walks", start=0, end=4)], 100, 64)
    assert [segment.goals for segment in plain.segments] == [Goals(actions=(ACTION["walk"],))]
