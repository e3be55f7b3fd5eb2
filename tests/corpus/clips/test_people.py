"""Several people in one file: every person becomes a recording, all in one take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.people import find_people, split_people
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Recording
from stickgen.corpus.engine.convert import convert
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.store.corpus import Corpus

Walk = Callable[..., str]


def two_actors(text: str, second: str) -> str:
    """A BVH text with two equal actors, the second with this root and two metres aside."""
    head, motion = text.split("MOTION\n")
    timing, rows = motion.split("Frame Time:")
    rate, *frames = rows.strip().splitlines()
    lines = []
    for frame in frames:
        x, *others = frame.split()
        lines.append(" ".join([x, *others, str(float(x) + 200.0), *others]))
    other = head.removeprefix("HIERARCHY\n").replace("ROOT Hips", f"ROOT {second}")
    return "\n".join([f"{head}{other}MOTION", f"{timing}Frame Time: {rate}", *lines, ""])


def together(motion: RawMotion, root: str) -> RawMotion:
    """Two copies of a motion below one root that stays in place."""
    count = len(motion.names)
    shifted = motion.positions + [200.0, 0.0, 0.0]
    origin = np.zeros_like(motion.positions[:, :1])
    names = (root, *motion.names, *motion.names)
    parents = [-1]
    for start in (1, count + 1):
        parents += [start + parent if parent >= 0 else 0 for parent in motion.parents]
    positions = np.concatenate([origin, motion.positions, shifted], axis=1)
    return RawMotion(names, tuple(parents), positions, motion.fps)


def test_two_roots_become_two_clips_of_one_take(tmp_path: Path, walk_bvh: Walk) -> None:
    pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/pair.bvh").write_text(two_actors(walk_bvh(frames=60), "Hips"))
    (tmp_path / "in/pair.txt").write_text("two people walk side by side\n")
    convert("bvh", tmp_path / "in", tmp_path / "out")
    corpus = Corpus.open(tmp_path / "out")
    first, second = corpus.rows
    assert (first.id, second.id) == ("bvh/pair#person1", "bvh/pair#person2")
    assert first.take == second.take == "bvh/pair"
    assert first.pair_captions == second.pair_captions == ("two people walk side by side",)
    assert first.captions == ()
    apart = corpus.world(second) - corpus.world(first)
    np.testing.assert_allclose(apart, np.broadcast_to([2.0, 0.0, 0.0], apart.shape), atol=0.02)


def test_one_person_is_not_changed(tmp_path: Path, walk_bvh: Walk) -> None:
    (tmp_path / "walk.bvh").write_text(walk_bvh(frames=20))
    motion = read_bvh(tmp_path / "walk.bvh")
    recording = Recording("bvh/walk", "bvh", motion, "none", "nobody", captions=("walks",))
    assert split_people(recording) == [recording]
    assert find_people(motion)[0] is motion


def test_people_below_one_root_are_found_by_their_legs(tmp_path: Path, walk_bvh: Walk) -> None:
    (tmp_path / "walk.bvh").write_text(walk_bvh(frames=20))
    motion = read_bvh(tmp_path / "walk.bvh")
    first, second = find_people(together(motion, "World"))
    assert first.names == second.names == motion.names
    assert first.parents == second.parents == motion.parents
    np.testing.assert_array_equal(first.positions, motion.positions)
    np.testing.assert_array_equal(second.positions, motion.positions + [200.0, 0.0, 0.0])


def test_arms_with_many_joints_are_not_people(tmp_path: Path) -> None:
    fingers = [f"{side}Finger{k}" for side in ("Left", "Right") for k in range(20)]
    names = ("Hips", "Spine", *fingers)
    parents = (-1, 0, *(1 if k % 20 == 0 else k + 1 for k in range(40)))
    motion = RawMotion(names, parents, np.zeros((2, len(names), 3)), 30.0)
    assert find_people(motion)[0] is motion
