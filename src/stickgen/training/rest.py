"""Rest before and after an action: recorded people who stand, joined to a window's ends.

Windows cut to the action teach that nobody ever waits. A stand is joined only where the action
begins or ends near a standing pose and slowly; elsewhere the window stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.features import FRAME
from stickgen.motion_model.plan import PATCH
from stickgen.skeleton import FPS
from stickgen.training.examples import Example
from stickgen.vocabulary import ACTION

Array = NDArray[np.float32]

BLEND = 10
"""Frames over which action and rest pass into each other."""
_TRIED = 32
"""Stands among which the one nearest to the action's pose is chosen."""
_NEAR = 0.12
"""Largest mean distance of a joint between the action's end and the stand, metres."""
_SLOW = 0.5
"""Fastest pelvis at the action's end, m/s."""
_STILL = 0.08
"""Mean speed of the pelvis of a person who stands, m/s."""


@dataclass(frozen=True)
class Stands:
    """Recorded people who stand.

    Attributes:
        features: raw frame features of the corpus, ``[N, 71]``.
        spans: first and last frame of each stand.
    """

    features: Array
    spans: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, features: Array, examples: Sequence[Example]) -> Stands:
        """Those among the examples that last for two seconds at least."""
        spans = [
            (e.start, e.stop)
            for e in examples
            if e.action == ACTION["idle"]
            and not e.synthetic
            and e.stop - e.start >= 2 * FPS
            and _speed(features[e.start : e.stop]) < _STILL
        ]
        return cls(features, spans)

    def after(self, motion: Array, frames: int, rng: np.random.Generator) -> Array | None:
        """A stand ``[frames, 71]`` that continues ``motion [T, 71]``; None: none fits."""
        found = self._nearest(motion[-1], frames, rng, first=True)
        if found is None or _speed(motion[-BLEND:]) > _SLOW:
            return None
        return _faded(found, motion[-1])

    def before(self, motion: Array, frames: int, rng: np.random.Generator) -> Array | None:
        """A stand ``[frames, 71]`` that ``motion [T, 71]`` continues; None: none fits."""
        found = self._nearest(motion[0], frames, rng, first=False)
        if found is None or _speed(motion[:BLEND]) > _SLOW:
            return None
        return _faded(found[::-1], motion[0])[::-1]

    def _nearest(
        self, pose: Array, frames: int, rng: np.random.Generator, *, first: bool
    ) -> Array | None:
        long = [span for span in self.spans if span[1] - span[0] >= frames]
        if not long:
            return None
        starts = [
            int(rng.integers(int(lo), int(hi) - frames + 1))
            for lo, hi in (long[int(i)] for i in rng.integers(len(long), size=_TRIED))
        ]
        ends = [start if first else start + frames - 1 for start in starts]
        apart = (self.features[ends][:, FRAME["pose"]] - pose[FRAME["pose"]]).reshape(_TRIED, -1, 3)
        distance = np.linalg.norm(apart, axis=-1).mean(-1)
        best = int(distance.argmin())
        if distance[best] > _NEAR:
            return None
        return np.array(self.features[starts[best] : starts[best] + frames])


def rest_patches(most: int, rng: np.random.Generator) -> int:
    """A length of rest in patches: 0.4 s to 3 s, at most ``most``."""
    return min(most, int(rng.integers(2, round(3 * FPS) // PATCH + 1)))


def _speed(motion: Array) -> float:
    return float(np.linalg.norm(motion[:, FRAME["step"]], axis=-1).mean() * FPS)


def _faded(rest: Array, frame: Array) -> Array:
    """The rest, which starts as the frame does and forgets it within ``BLEND`` frames."""
    time = np.clip((np.arange(len(rest)) + 1) / (BLEND + 1), 0.0, 1.0)
    own = (time * time * (3.0 - 2.0 * time))[:, None].astype(np.float32)
    return np.asarray((1.0 - own) * frame + own * rest, dtype=np.float32)
