"""Streaming: a take of any length, piece by piece, in constant memory.

The plan runs a little ahead. A piece is refined together with frames already emitted, which the
refiner reads as clean and leaves as they are, and with a second of plan after the piece, which is
refined again with the next one. So a piece knows what came before it and what comes next. The two
predictions of that second are cross-faded, which closes the seam.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.finishing import BodyState, finish_piece, frame_features
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import PATCH
from stickgen.motion_model.planning import PlannedPatch, PromptSegment, Take
from stickgen.motion_model.sampling import Denoiser, RefinerConditions, euler_sample
from stickgen.options import GenerationOptions
from stickgen.random_streams import Purpose, random_stream

Array = NDArray[np.float32]

FIRST = 4
"""Patches of the first piece: 0.8 s, so that it comes soon."""
PIECE = 8
"""Patches of every later piece."""
AHEAD = 5
"""Patches after a piece that are planned and refined with it."""
PAST = 12
"""Emitted patches that the refiner reads."""


@dataclass(frozen=True)
class _Patch:
    """A planned patch, and the noise ``[5, 71]`` from which it is refined every time."""

    planned: PlannedPatch
    noise: Array


@dataclass(frozen=True)
class _Window:
    """The window that is refined at once.

    Attributes:
        emitted: patches of pieces already emitted.
        past: ``[5 E, 71]`` their normalised features.
        waiting: patches of the piece and after it.
        preview: ``[F, 71]`` the earlier prediction of the first frames that wait.
    """

    emitted: Sequence[_Patch]
    past: Array
    waiting: list[_Patch]
    preview: Array

    @property
    def tokens(self) -> Array:
        """The plan ``[P, 71]``, normalised."""
        return np.stack([patch.planned.token for patch in (*self.emitted, *self.waiting)])

    @property
    def aloft(self) -> NDArray[np.bool_]:
        """Patches ``[P]`` in which something other than the floor may bear the body."""
        return np.array([patch.planned.aloft for patch in (*self.emitted, *self.waiting)])


def stream(
    model: MotionModel,
    segments: Iterable[PromptSegment],
    options: GenerationOptions | None = None,
) -> Iterator[Motion]:
    """Pieces of one canonical motion at 25 fps, in order: 20 frames, then 40 at a time.

    It has the plan of ``MotionModel.generate`` with the same segments and options.

    Args:
        segments: sentences in order. Each is read when its time comes, so there need be no end.
        options: as ``MotionModel.generate``.

    Raises:
        StickGenError: the model has no planner that could run ahead.
    """
    if model.config.planner is None:
        raise StickGenError(f"{model.folder} has no planner and cannot stream: use another model")
    options = options or GenerationOptions()
    patches = _planned(model, segments, options)
    denoiser, steps = model.denoiser(options, has_plan=True), model.steps(options)
    nothing = np.zeros((0, FRAME_DIM), dtype=np.float32)
    window = _Window([], nothing, list(islice(patches, FIRST + AHEAD)), nothing)
    body, count = BodyState(), FIRST
    while window.waiting:
        piece = window.waiting[:count]
        refined = _refine(window, piece[len(piece) // 2].planned.text, denoiser, steps)
        known = np.concatenate([window.past, refined])
        features = frame_features(
            known, window.tokens, model.normalization.statistics, window.aloft
        )
        actions = np.array([patch.planned.action for patch in piece], dtype=np.int16)
        motion, body = finish_piece(features, actions, len(window.past), body)
        yield motion
        window = _advance(window, refined, len(piece))
        window.waiting.extend(islice(patches, PIECE + AHEAD - len(window.waiting)))
        count = PIECE


def _advance(window: _Window, refined: Array, count: int) -> _Window:
    """The window after ``count`` patches were emitted."""
    frames = count * PATCH
    return _Window(
        emitted=[*window.emitted, *window.waiting[:count]][-PAST:],
        past=np.concatenate([window.past, refined[:frames]])[-PAST * PATCH :],
        waiting=list(window.waiting[count:]),
        preview=refined[frames:],
    )


def _planned(
    model: MotionModel, segments: Iterable[PromptSegment], options: GenerationOptions
) -> Iterator[_Patch]:
    noise = random_stream(options.seed, purpose=Purpose.STREAMED_NOISE)
    encoded = (model.encode([segment])[0] for segment in segments)
    writer = model.plan_writer(options)
    for _, planned in writer.write([Take(encoded, random_stream(options.seed))]):
        start = noise.standard_normal((PATCH, FRAME_DIM)).astype(np.float32)
        yield _Patch(planned, start)


def _refine(window: _Window, text: Array, denoiser: Denoiser, steps: int) -> Array:
    """Normalised features of the waiting patches; they continue the emitted ones.

    The earlier prediction of the first of them fades into the new one, so that there is no seam.
    """
    emitted, waiting, preview = len(window.emitted), len(window.waiting), window.preview
    words = np.ones((1, len(text)), dtype=bool)
    conditions = RefinerConditions(window.tokens[None], True, text[None], words)
    fade = np.cos(np.linspace(0.0, np.pi / 2, len(preview)))[:, None] ** 2

    def denoise(x: Array, t: float) -> Array:
        level = np.repeat(np.array([0.0, t], np.float32), [emitted, waiting])[None]
        noisy = np.concatenate([window.past, x])[None]
        prediction = denoiser(noisy, level, conditions)[0, len(window.past) :]
        both = min(len(preview), len(prediction))
        prediction[:both] += fade[:both] * (preview[:both] - prediction[:both])
        return prediction

    noise = np.concatenate([patch.noise for patch in window.waiting])
    return euler_sample(noise, steps, denoise)
