"""The main job through the public API, with the weights in the box."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

import stickgen
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.pipeline import generate_motion, perform
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import BONE_LENGTHS, PARENTS
from stickgen.vocabulary import ACTIONS

ROOT = Path(__file__).parents[1]


def test_a_sentence_becomes_a_scene_that_saves_itself(tmp_path: Path) -> None:
    scene = stickgen.generate("a person jumps", seed=1, seconds=2)
    assert len(scene) == 50 and scene.fps == 25
    assert scene.description == "a person jumps"
    target = tmp_path / "jump.motion"
    scene.save(target)
    assert target.stat().st_size > 1000


def test_same_seed_same_motion_other_seed_other_motion() -> None:
    first, again, other = (
        generate_motion("a person dances", seconds=4, seed=s).joints for s in (3, 3, 4)
    )
    np.testing.assert_array_equal(first, again)
    assert np.linalg.norm(first - other, axis=-1).mean() > 0.05


def test_the_words_matter() -> None:
    seeds = range(3)
    runs = [generate_motion("a person runs forward", seconds=4, seed=s) for s in seeds]
    stands = [generate_motion("a person stands still", seconds=4, seed=s) for s in seeds]

    def travel(motions: list[Motion]) -> float:
        return float(np.mean([np.ptp(m.joints[:, 0, [0, 2]], axis=0).max() for m in motions]))

    assert travel(runs) > 3.0 > 0.5 > travel(stands)


@pytest.mark.parametrize("seconds", [1.0, 2.3, 13.0])
def test_a_take_of_any_length_is_a_real_body(seconds: float) -> None:
    motion = generate_motion("a person walks in a circle", seconds=seconds)
    assert motion.joints.shape == (round(seconds * 25), 22, 3)
    assert motion.actions.max() < len(ACTIONS)
    for j, p in enumerate(PARENTS):
        if p >= 0:
            length = np.linalg.norm(motion.joints[:, j] - motion.joints[:, p], axis=-1)
            assert np.abs(length - BONE_LENGTHS[j]).max() < 1e-3
    assert motion.joints[..., 1].min() > -0.03


def test_no_jump_where_windows_of_a_long_take_meet() -> None:
    joints = generate_motion("a person walks forward", seconds=30, seed=2).joints
    step = np.linalg.norm(np.diff(joints[:, 0], axis=0), axis=-1)
    assert step.max() < 0.25


def test_beats_follow_each_other() -> None:
    beats = (
        Beat(text="a person stands still", start=0, end=4),
        Beat(text="a person walks forward", start=4, end=8),
    )
    script = Script(description="two", duration=8, characters=(Character(beats=beats),))
    for seed in range(3):
        (motion,) = perform(script, seed=seed)
        path = motion.joints[:, 0, [0, 2]]
        assert len(motion) == 200
        assert (
            np.linalg.norm(path[95] - path[25]) < 0.5 < 1.5 < np.linalg.norm(path[199] - path[100])
        )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"seconds": 0}, "seconds is 0"),
        ({"seconds": -1}, "seconds is -1"),
        ({"seconds": float("nan")}, "seconds is nan"),
        ({"seconds": 10_000}, "seconds is 10000"),
        ({"seed": -1}, "seed is -1"),
        ({"guidance": 0.5}, "guidance is 0.5"),
        ({"steps": 0}, "steps is 0"),
        ({"model": "/nowhere"}, "model"),
    ],
)
def test_what_cannot_be_generated_is_refused(options: dict[str, object], said: str) -> None:
    with pytest.raises(StickGenError, match=said):
        stickgen.generate("a person walks", **options)  # type: ignore[arg-type]


def test_a_broken_model_folder_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "models" / "stick-gen-small" / "tokenizer", tmp_path / "tokenizer")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(StickGenError, match="not a model folder of this version"):
        generate_motion("a person walks", model=str(tmp_path))


def test_generation_needs_no_torch() -> None:
    import subprocess
    import sys

    code = (
        "import sys, stickgen; stickgen.generate('a person walks', seconds=1);"
        "print({'torch', 'scipy', 'pyarrow', 'skia'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
