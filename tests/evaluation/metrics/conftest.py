"""Motion to measure: clips made by rule."""

import numpy as np
import pytest

from stickgen.corpus.synth import find, read


def _acted(action: str) -> np.ndarray:
    (item, *_) = find(1, actions=(action,), seed=3)
    return np.asarray(read(item)[0].motion.joints, dtype=np.float64)


@pytest.fixture(scope="session")
def walk() -> np.ndarray:
    """A walk, ``[T, 22, 3]``."""
    return _acted("walk")


@pytest.fixture(scope="session")
def jump() -> np.ndarray:
    """A jump, ``[T, 22, 3]``."""
    return _acted("jump")


@pytest.fixture(scope="session", params=["walk", "jump", "punch", "dance", "sit", "lie_down"])
def motion(request: pytest.FixtureRequest) -> np.ndarray:
    """One of several actions, ``[T, 22, 3]``."""
    return _acted(request.param)
