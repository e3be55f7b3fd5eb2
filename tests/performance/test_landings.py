"""A film does not end in mid-air: its last beat is played a little faster."""

import numpy as np

from stickgen.motion import Motion
from stickgen.performance.landings import is_in_the_air, landed
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
