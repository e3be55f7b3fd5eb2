import numpy as np
import pytest

from stickgen.direction.face import act_face
from stickgen.script import Feeling
from stickgen.vocabulary import ACTION, ACTION_SLOTS, EXPRESSIONS, MOUTHS, SPEECH


def test_every_action_has_a_face() -> None:
    track = act_face(np.arange(ACTION_SLOTS), 25)
    assert track.expression.min() >= 0 and track.expression.max() < len(EXPRESSIONS)
    assert track.mouth.min() >= 0 and track.mouth.max() < len(MOUTHS)
    assert track.openness.min() >= 0 and track.openness.max() <= 1


@pytest.mark.parametrize(
    ("action", "expression"),
    [("walk", "neutral"), ("wave", "happy"), ("cry", "sad"), ("punch", "angry")],
)
def test_expressions_follow_actions(action: str, expression: str) -> None:
    track = act_face(np.full(10, ACTION[action]), 25)
    assert {EXPRESSIONS[e] for e in track.expression} == {expression}


@pytest.mark.parametrize("action", sorted(SPEECH))
def test_speech_opens_and_shuts_the_mouth_at_its_pace(action: str) -> None:
    cycles, low, high = SPEECH[action]
    opening = act_face(np.full(1000, ACTION[action]), 100).openness
    assert opening.min() == pytest.approx(low, abs=0.02)
    assert opening.max() == pytest.approx(high, abs=0.02)
    spectrum = np.abs(np.fft.rfft(opening - opening.mean()))
    assert np.argmax(spectrum) / 10 == pytest.approx(cycles)


def test_eyes_blink_now_and_then() -> None:
    track = act_face(np.zeros(1500, dtype=int), 25)
    assert track.eyes_open is not None
    shut = track.eyes_open < 0.5
    blinks = np.count_nonzero(np.diff(shut.astype(int)) == 1)
    assert 60 / 5 - 1 <= blinks <= 60 / 2
    assert shut.mean() < 0.1


def test_actors_do_not_blink_together_but_each_always_alike() -> None:
    actions = np.zeros(500, dtype=int)
    one, again, two = (act_face(actions, 25, seed=s).eyes_open for s in (0, 0, 1))
    assert np.array_equal(one, again) and not np.array_equal(one, two)


def test_a_mouth_that_the_script_opens_is_open_without_a_word() -> None:
    for mouth in MOUTHS:
        feeling = Feeling(expression="surprised", mouth=mouth, start=0, end=1)
        opening = act_face(np.zeros(25, dtype=int), 25, feelings=[feeling]).openness
        assert (opening > 0.3).all() == (mouth not in ("closed", "smile", "frown"))


def test_a_single_frame_has_a_face() -> None:
    assert len(act_face(np.zeros(1, dtype=int), 25).openness) == 1
