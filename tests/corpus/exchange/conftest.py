"""A synthetic corpus of turning, bending bodies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.clips.placement import Placement
from stickgen.corpus.clips.recording import Segment
from stickgen.geometry import quat_from_rotvec
from stickgen.kinematics import forward_kinematics
from stickgen.skeleton import OFFSETS, PARENTS, PELVIS_HEIGHT


def body(seed: int, frames: int = 110) -> np.ndarray:
    """Joints ``[T, 22, 3]`` of a body that turns left while every joint swings a little."""
    rng = np.random.default_rng(seed)
    t = np.arange(frames)[:, None, None] / 25.0
    turns = 0.3 * np.sin(2 * np.pi * t * rng.uniform(0.2, 0.8, (1, 22, 3)) + rng.uniform(0, 6))
    turns *= rng.normal(size=(1, 22, 3))
    turns[:, 0] = np.concatenate([0 * t[:, 0], 1.2 * t[:, 0], 0 * t[:, 0]], axis=-1)
    root = np.concatenate([0.2 * t[:, 0], 0 * t[:, 0] + PELVIS_HEIGHT, 0.5 * t[:, 0]], axis=-1)
    return forward_kinematics(quat_from_rotvec(turns), root, OFFSETS, PARENTS)[0]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    """Two people apart and two in one take, 1 m from each other."""
    return write_corpus(
        tmp_path_factory.mktemp("corpus"),
        {name: body(seed) for seed, name in enumerate(["own/a", "own/b", "own/c#0", "own/c#1"])},
        captions=("A person turns left #1.", "someone spins"),
        pair_captions=lambda name: ("two people turn",) if "c#" in name else (),
        segments=(Segment(2.0, 4.0, ("walk",), ("a person steps back",)),),
        take=lambda name: "c" if "c#" in name else "",
        split=lambda name: "val" if name == "own/b" else "train",
        placement=lambda name: Placement(float(name[-1] == "1"), 0.0, 0.0, 0.3, 1.0),
    )
