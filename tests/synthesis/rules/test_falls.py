"""Falls end on the floor on the named side, and who gets up stands again."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.geometry import canonicalize
from stickgen.skeleton import FPS, J
from stickgen.synthesis.rules import falls
from stickgen.synthesis.rules.rule import Draw
from stickgen.synthesis.variation import sample_variation


def draw(seed: int) -> Draw:
    rng = np.random.default_rng(seed)
    return Draw(sample_variation(rng, (3.6, 5.0), ("stand",), ("",), ("plain",)))


@pytest.mark.parametrize("kind", sorted(falls.FALLS))
@pytest.mark.parametrize("seed", range(3))
def test_a_fall_ends_flat_on_the_floor(kind: str, seed: int) -> None:
    d = draw(seed)
    joints = canonicalize(falls.fall(kind, False, d).joints)
    assert joints[:8, 0, 1].min() > 0.8
    assert joints[-10:, :, 1].max() < 0.6
    assert joints[-10:, 0, 1].max() < 0.25
    assert joints[..., 1].min() > 0.0
    head = joints[-1, J["head"]]
    assert (head[2] > 1.0) if kind == "forward" else (d.to_left * head[0] > 0.7)
    speed = np.diff(joints[:, 0, 1]) * FPS
    assert -4.5 < speed.min() < -1.2


@pytest.mark.parametrize("kind", sorted(falls.FALLS))
def test_who_gets_up_lies_first_and_stands_at_the_end(kind: str) -> None:
    joints = falls.fall(kind, True, draw(5)).joints
    assert (joints[:, 0, 1] < 0.25).sum() > 0.4 * FPS
    assert joints[-5:, 0, 1].min() > 0.8
