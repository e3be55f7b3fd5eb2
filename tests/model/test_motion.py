"""Motion of a model through the public API: words and seeds matter, bodies stay whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stickgen.options import GenerationOptions
from stickgen.performance import perform
from stickgen.pipeline import generate_motion
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import BONE_LENGTHS, PARENTS
from stickgen.vocabulary import ACTIONS


def test_same_seed_same_motion_other_seed_other_motion(folder: Path) -> None:
    first, again, other = (
        generate_motion("a person dances", seconds=4, seed=s, model=str(folder)).joints
        for s in (3, 3, 4)
    )
    np.testing.assert_array_equal(first, again)
    assert np.linalg.norm(first - other, axis=-1).mean() > 0.05


def test_the_words_matter(folder: Path) -> None:
    def travel(prompt: str) -> float:
        """Mean distance that the pelvis covers along one axis in 4 s, metres."""
        motions = [generate_motion(prompt, seconds=4, seed=s, model=str(folder)) for s in range(3)]
        return float(np.mean([np.ptp(m.joints[:, 0, [0, 2]], axis=0).max() for m in motions]))

    assert travel("a person runs forward") > 3.0
    assert travel("a person stands still") < 0.5


@pytest.mark.parametrize("seconds", [1.0, 2.3, 13.0])
def test_bodies_stay_whole_at_any_length(folder: Path, seconds: float) -> None:
    motion = generate_motion("a person walks in a circle", seconds=seconds, model=str(folder))
    assert motion.joints.shape == (round(seconds * 25), 22, 3)
    assert motion.actions.max() < len(ACTIONS)
    lengths = np.linalg.norm(motion.joints - motion.joints[:, PARENTS], axis=-1)[:, 1:]
    np.testing.assert_allclose(lengths, np.tile(BONE_LENGTHS[1:], (len(motion), 1)), atol=1e-3)
    assert motion.joints[..., 1].min() > -0.03


def test_no_jump_where_windows_of_a_long_motion_meet(folder: Path) -> None:
    joints = generate_motion("a person walks forward", seconds=30, seed=2, model=str(folder)).joints
    step = np.linalg.norm(np.diff(joints[:, 0], axis=0), axis=-1)
    assert step.max() < 0.25


def test_beats_follow_each_other(folder: Path) -> None:
    beats = (
        Beat(text="a person stands still", start=0, end=4),
        Beat(text="a person walks forward", start=4, end=8),
    )
    script = Script(description="two", duration=8, characters=(Character(beats=beats),))
    for seed in range(3):
        (motion,) = perform(script, GenerationOptions(seed=seed, model=folder))
        path = motion.joints[:, 0, [0, 2]]
        assert len(motion) == 200
        assert np.linalg.norm(path[95] - path[25]) < 0.5
        assert np.linalg.norm(path[199] - path[100]) > 1.5
