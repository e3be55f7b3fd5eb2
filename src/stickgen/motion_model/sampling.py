"""Sampling of the refiner: from noise to frame features by Euler steps of the flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.plan import PATCH, PLAN_DIM
from stickgen.motion_model.planning import EncodedSegment
from stickgen.progress import Progress
from stickgen.text.padding import pad_states

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Array = NDArray[np.float32]

_ROWS = 16
"""Most windows that the network reads in one call, so that its memory is bounded."""


@dataclass(frozen=True)
class RefinerConditions:
    """The conditions of the refiner; B rows of P patches.

    Attributes:
        plan: ``[B, P, 71]`` normalised plan tokens.
        has_plan: whether the plan is to be read.
        text: ``[B, L, W]`` token states of each row's sentence.
        text_valid: ``[B, L]`` which of them are words.
    """

    plan: Array
    has_plan: bool
    text: Array
    text_valid: NDArray[np.bool_]

    def rows(self, part: slice) -> RefinerConditions:
        """Those of some rows."""
        return RefinerConditions(
            self.plan[part], self.has_plan, self.text[part], self.text_valid[part]
        )

    def feed(self) -> dict[str, NDArray[Any]]:
        """Inputs of the network."""
        rows, patches = self.plan.shape[:2]
        return {
            "plan": self.plan,
            "planned": np.full(rows, self.has_plan),
            "valid": np.ones((rows, patches), dtype=bool),
            "text": self.text,
            "text_valid": self.text_valid,
        }


@dataclass(frozen=True)
class Denoiser:
    """The refiner with classifier-free guidance (Ho & Salimans, 2022).

    Attributes:
        session: the network.
        null_text: ``[W]`` what it reads where there is no sentence.
        guidance: how strongly the sentence is followed; 1 is without guidance.
    """

    session: InferenceSession
    null_text: Array
    guidance: float

    def __call__(self, noisy: Array, level: Array, conditions: RefinerConditions) -> Array:
        """The clean motion ``[B, P·5, 71]`` that the network predicts.

        Args:
            noisy: ``[B, P·5, 71]`` normalised features.
            level: ``[B, P]`` noise level of each patch: 1 all noise, 0 clean.
        """
        parts = [slice(i, i + _ROWS) for i in range(0, len(noisy), _ROWS)]
        return np.concatenate(
            [self._predict(noisy[part], level[part], conditions.rows(part)) for part in parts]
        )

    def _predict(self, noisy: Array, level: Array, conditions: RefinerConditions) -> Array:
        rows = len(noisy)
        feed = {**conditions.feed(), "noisy": noisy, "t": level}
        if self.guidance == 1.0:
            return np.asarray(self.session.run(["clean"], feed)[0])
        feed = {name: np.concatenate([value, value]) for name, value in feed.items()}
        feed["text"][rows:, 0] = self.null_text
        feed["text_valid"][rows:] = np.arange(feed["text"].shape[1]) == 0
        both = np.asarray(self.session.run(["clean"], feed)[0])
        conditional, unconditional = both[:rows], both[rows:]
        return unconditional + self.guidance * (conditional - unconditional)


def euler_sample(noise: Array, steps: int, denoise: Callable[[Array, float], Array]) -> Array:
    """From noise to the clean motion, in Euler steps from noise level 1 to 0.

    Args:
        denoise: ``denoise(x, t)`` predicts the clean motion of ``x`` at noise level ``t``.
    """
    x = noise
    for t, t_next in pairwise(np.linspace(1.0, 0.0, steps + 1)):
        clean = denoise(x, t)
        x = (clean + (x - clean) * (t_next / t)).astype(np.float32)
    return x


@dataclass(frozen=True)
class Windows:
    """Equal, overlapping windows over a take.

    A take longer than the refiner's context is covered by windows whose predictions are averaged
    at every step, so that no seam can form.

    Attributes:
        starts: ``[B]`` first patch of each window.
        size: patches of a window.
        total: patches of the take.
    """

    starts: NDArray[np.intp]
    size: int
    total: int

    @classmethod
    def over(cls, total: int, context: int) -> Windows:
        """Windows of at most ``context`` patches that cover ``total``, a quarter shared."""
        if total <= context:
            return cls(np.array([0]), total, total)
        count = 1 + int(np.ceil((total - context) / (context * 3 / 4)))
        starts = np.rint(np.linspace(0, total - context, count)).astype(np.intp)
        return cls(starts, context, total)

    @property
    def frames(self) -> NDArray[np.intp]:
        """Frames of each window, ``[B, size·5]``."""
        return np.asarray(self.starts[:, None] * PATCH + np.arange(self.size * PATCH))

    def conditions(
        self, takes: Sequence[Sequence[EncodedSegment]], tokens: Sequence[Array] | None, width: int
    ) -> RefinerConditions:
        """The conditions of all windows of takes; each reads the sentence that holds in its middle.

        Args:
            takes: the segments of each.
            tokens: ``[total, 71]`` normalised plan of each take; None: there are none.
            width: numbers of a token state.
        """
        middles = self.starts + self.size // 2
        states = [_holds(segments, middle).text for segments in takes for middle in middles]
        patches = self.starts[:, None] + np.arange(self.size)
        plans = np.zeros((len(takes), self.total, PLAN_DIM), np.float32)
        if tokens is not None:
            plans[:] = tokens
        rows = plans[:, patches].reshape(-1, self.size, PLAN_DIM)
        return RefinerConditions(rows, tokens is not None, *pad_states(states, width))

    def merge(self, predictions: Array) -> Array:
        """The take ``[total·5, D]`` as the weighted mean of ``predictions [B, size·5, D]``."""
        share = _taper(self.size)
        mean = np.zeros((self.total * PATCH, predictions.shape[-1]), dtype=np.float32)
        weight = np.zeros((self.total * PATCH, 1), dtype=np.float32)
        for window, prediction in zip(self.frames, predictions, strict=True):
            mean[window] += prediction * share
            weight[window] += share
        return mean / weight


def _holds(segments: Sequence[EncodedSegment], patch: int) -> EncodedSegment:
    """The segment to which a patch belongs."""
    ends = np.cumsum([segment.patches for segment in segments])
    return segments[int(np.searchsorted(ends, patch, side="right"))]


def refine_windows(
    noise: Array,
    steps: int,
    windows: Windows,
    conditions: RefinerConditions,
    denoiser: Denoiser,
    progress: Progress | None = None,
) -> Array:
    """Normalised features of equally long takes, ``[A, P·5, 71]``, from noise of that shape.

    Args:
        conditions: of the windows of the first take, then of the second, and so on.
    """
    frames = windows.frames
    shape = (len(conditions.plan), windows.size)

    def denoise(x: Array, t: float) -> Array:
        level = np.full(shape, t, dtype=np.float32)
        noisy = x[:, frames]  # [A, B, size·5, 71]
        predictions = denoiser(noisy.reshape(-1, *noisy.shape[2:]), level, conditions)
        clean = np.stack([windows.merge(of_take) for of_take in predictions.reshape(noisy.shape)])
        if progress:
            progress("refining", 1.0 - t + 1.0 / steps)
        return clean

    return euler_sample(noise, steps, denoise)


def _taper(size: int) -> Array:
    """Weight of each frame of a window ``[size·5, 1]``: full in the middle, little at its ends.

    The last patch of a window has almost no weight where another window contains what follows it.
    """
    n = size * PATCH
    distance = np.minimum(np.arange(n), np.arange(n)[::-1]) + 1.0
    weight = np.minimum(distance / (n / 4), 1.0)
    weight[-PATCH:] = 1e-3
    return weight[:, None].astype(np.float32)
