"""No film ends in mid-air: its last beat is played a little faster, or the film is longer."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from stickgen.motion import Motion
from stickgen.options import GenerationOptions
from stickgen.performance import perform
from stickgen.performance.landings import end_of, is_in_the_air, is_unfinished, landed
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import PARENTS, rest_pose
from stickgen.vocabulary import ACTION

FRAMES = 100


def leap(lands: int) -> Motion:
    """Somebody who jumps twenty frames before they land."""
    rise = np.clip(1 - ((np.arange(130) - (lands - 10)) / 10.0) ** 2, 0, 1)
    joints = np.tile(rest_pose(), (130, 1, 1)) + rise[:, None, None] * [0.0, 0.5, 0.0]
    return Motion(joints.astype(np.float32), np.full(130, ACTION["jump"]))


def test_a_jump_is_played_up_to_its_landing() -> None:
    motion = leap(lands=108)
    assert is_in_the_air(motion.joints[FRAMES - 1], ACTION["jump"])
    ended = landed(motion, 50, FRAMES)
    assert ended is not None and len(ended) == FRAMES
    assert not is_in_the_air(ended.joints[-1], ACTION["jump"])
    assert np.array_equal(ended.joints[:50], motion.joints[:50])
    bones = np.linalg.norm(ended.joints[:, 1:] - ended.joints[:, list(PARENTS[1:])], axis=-1)
    assert np.allclose(bones, bones[0], atol=1e-4)


def test_a_beat_is_never_played_much_faster() -> None:
    assert landed(leap(lands=108), 95, FRAMES) is None


def test_runners_and_who_lies_may_end_as_they_are() -> None:
    air = rest_pose() + [0.0, 0.3, 0.0]
    assert not is_in_the_air(air, ACTION["run"]) and is_in_the_air(air, ACTION["walk"])
    lying = rest_pose()[:, [0, 2, 1]] + [0.0, 0.1, 0.0]
    assert not is_in_the_air(lying, ACTION["sleep"])


def test_a_throw_is_not_cut_in_the_middle() -> None:
    motion = leap(lands=60)
    joints = motion.joints.copy()
    joints[95:104, 21, 2] += np.linspace(0, 1.2, 9, dtype=np.float32)  # the right wrist, 3.8 m/s
    joints[104:, 21, 2] += 1.2
    thrown = Motion(joints, np.full(130, ACTION["throwing"]))
    walking = Motion(joints, np.full(130, ACTION["walk"]))
    assert is_unfinished(thrown, 99) and not is_unfinished(thrown, 110)
    assert not is_unfinished(walking, 99)
    assert end_of(thrown, 100) == 108  # the first frame after it, and some rest


@pytest.mark.parametrize(("lands", "longer", "word"), [(58, False, "faster"), (66, True, "longer")])
def test_a_film_is_played_faster_or_grows_so_that_a_jump_lands_and_says_so(
    monkeypatch: pytest.MonkeyPatch, lands: int, longer: bool, word: str
) -> None:
    class Model:
        config = SimpleNamespace(actions=64, planner=None)

        def predict_seconds(self, sentence: str) -> float:
            return 10.0

        def generate_together(self, prompts: list, *_: object, **__: object) -> list[Motion]:
            frames = 5 * sum(segment.patches for segment in prompts[0])
            return [leap(lands).first(frames) for _ in prompts]

    monkeypatch.setattr(sys.modules[perform.__module__], "load_model", lambda _: Model())
    people = tuple(
        Character(name=n, beats=(Beat(text="a person jumps", start=0, end=2),)) for n in ("A", "B")
    )
    script = Script(description="d", duration=2, characters=people)
    motions = perform(script, GenerationOptions())
    assert len({len(motion) for motion in motions}) == 1
    assert (len(motions[0]) > 50) is longer and len(motions[0]) < 90
    assert not is_in_the_air(motions[0].joints[-1], ACTION["jump"])
    assert word in motions[0].notes[0]
