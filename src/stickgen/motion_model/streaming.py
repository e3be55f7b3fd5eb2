"""Motion while it is made: a take of any length, piece by piece, in the same memory.

The plan runs a little ahead. A piece is refined between what was already shown, which the
refiner sees clean and leaves as it is, and a second of plan that comes after it and is refined
again with the next piece. So a piece knows where it comes from and where it goes, and the two
answers for that second are blended: that closes the seam.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.motion import Motion
from stickgen.motion_model.features import FRAME, FRAME_DIM, from_features, smooth
from stickgen.motion_model.foot_contact import FootState, plant_piece
from stickgen.motion_model.keys import draw_to_keys
from stickgen.motion_model.plan import PATCH
from stickgen.motion_model.planning import PromptSegment
from stickgen.motion_model.runtime import PLANTED, MotionModel, euler_sample

FIRST = 4
"""Patches of the first piece: 0.8 s, soon done."""
PIECE = 8
"""Patches of every later piece."""
AHEAD = 5
"""Patches after a piece that are planned and refined with it."""
PAST = 12
"""Patches of what was shown that the refiner looks back on."""


@dataclass(frozen=True)
class _Patch:
    """A patch that is planned.

    Attributes:
        token: ``[71]`` of the plan.
        action: index of its likeliest action.
        noise: ``[5, 71]`` from which it is refined, the same every time.
        text: ``[L, W]`` states of the sentence that holds.
    """

    token: NDArray[np.float32]
    action: int
    noise: NDArray[np.float32]
    text: NDArray[np.float32]


@dataclass(frozen=True)
class _Body:
    """Where a body is after the last frame that was shown.

    Attributes:
        place: ``[3]`` the pelvis on the floor (m), before footing.
        facing: radians.
        footing: how its feet go on; None where the take begins.
    """

    place: FloatArray
    facing: float
    footing: FootState | None


def stream(
    model: MotionModel,
    segments: Iterable[PromptSegment],
    *,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
) -> Iterator[Motion]:
    """Pieces of one canonical motion at 25 fps, in order: 20 frames, then 40 at a time.

    It has the plan of ``MotionModel.generate`` with the same segments and seed.

    Args:
        segments: sentences in order. Each is read when its time comes, so there need be no end.
        seed, guidance, steps: as ``MotionModel.generate``.

    Raises:
        StickGenError: the model has no planner that could run ahead.
    """
    if model.config.planner is None:
        raise StickGenError(f"{model.folder} has no planner and cannot stream: use another model")
    coming = _planned(model, segments, seed, guidance)
    waiting = list(islice(coming, FIRST + AHEAD))
    shown: list[_Patch] = []
    past = promised = np.zeros((0, FRAME_DIM), dtype=np.float32)  # normalised features
    body = _Body(np.zeros(3), 0.0, None)
    count = FIRST
    while waiting:
        now = waiting[:count]
        text = waiting[len(now) // 2].text
        features = _refine(model, shown, past, waiting, promised, text, steps)
        made = _drawn(model, [*shown, *waiting], np.concatenate([past, features]))
        frames = len(now) * PATCH
        joints, contacts, body = _walk_on(made, len(past), frames, body)
        yield Motion(joints, np.repeat([patch.action for patch in now], PATCH), contacts)
        past = np.concatenate([past, features[:frames]])[-PAST * PATCH :]
        promised = features[frames:]
        shown = [*shown, *now][-PAST:]
        count = PIECE
        waiting = waiting[len(now) :]
        waiting += islice(coming, PIECE + AHEAD - len(waiting))


def _planned(
    model: MotionModel, segments: Iterable[PromptSegment], seed: int, guidance: float | None
) -> Iterator[_Patch]:
    noise = np.random.default_rng([seed, 1])  # the planner's own is that of a whole take
    told = ((segment, model.text.encode([segment.text])[0]) for segment in segments)
    writer = model.plan_writer(guidance)
    for patch in writer.write(told, np.random.default_rng(seed)):
        start = noise.standard_normal((PATCH, FRAME_DIM)).astype(np.float32)
        yield _Patch(patch.token, patch.action, start, patch.text)


def _refine(
    model: MotionModel,
    shown: Sequence[_Patch],
    past: NDArray[np.float32],
    waiting: Sequence[_Patch],
    promised: NDArray[np.float32],
    text: NDArray[np.float32],
    steps: int | None,
) -> NDArray[np.float32]:
    """Normalised features of the patches that wait, as they go on from those that were shown.

    The answer of the last time for the first of them, ``promised``, gives way to the new one
    little by little, so that there is no seam.
    """
    sampling = model.config.sampling
    patches = [*shown, *waiting]
    inputs = {
        "plan": np.stack([patch.token for patch in patches])[None],
        "planned": np.ones(1, dtype=bool),
        "valid": np.ones((1, len(patches)), dtype=bool),
        "text": text[None],
        "text_valid": np.ones((1, len(text)), dtype=bool),
    }

    def clean(x: NDArray[np.float32], t: float) -> NDArray[np.float32]:
        level = np.repeat(np.array([0.0, t], np.float32), [len(shown), len(waiting)])[None]
        noisy = np.concatenate([past, x])[None]
        seen = model.clean(noisy, level, inputs, sampling.refiner_guidance)[0, len(past) :]
        both = min(len(promised), len(seen))
        seen[:both] += fade[:both] * (promised[:both] - seen[:both])
        return seen

    fade = np.cos(np.linspace(0.0, np.pi / 2, len(promised)))[:, None] ** 2
    noise = np.concatenate([patch.noise for patch in waiting])
    return euler_sample(noise, steps or sampling.steps, clean)


def _drawn(
    model: MotionModel, patches: Sequence[_Patch], features: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Frame features of normalised ones, drawn to the plan as those of a whole take are."""
    plan = model.statistics.denormalize_plan(np.stack([patch.token for patch in patches]))
    return draw_to_keys(model.statistics.denormalize(features), plan)


def _walk_on(
    features: NDArray[np.float32], start: int, count: int, body: _Body
) -> tuple[NDArray[np.float32], NDArray[np.bool_], _Body]:
    """Joints ``[count, 22, 3]`` and contacts ``[count, 4]`` of the frames from ``start``.

    Args:
        features: ``[T, 71]``; frames before ``start`` were shown, frames after the piece are
            what is likely to come.
        body: where it is in frame ``start − 1``.
    """
    contacts = features[start:, FRAME["contact"]] > PLANTED
    last = max(start - 1, 0)  # the frame to go on from
    here = smooth(features)[last:]
    joints = np.einsum("ij,tkj->tki", yaw_matrix(body.facing), from_features(here)) + body.place
    end = start - last + count - 1
    turned = float(here[1 : end + 1, FRAME["turn"]].sum())
    fixed, footing = plant_piece(joints[start - last :], contacts, count, body.footing)
    place = joints[end, 0] * np.array([1.0, 0.0, 1.0])
    return fixed, contacts[:count], _Body(place, body.facing + turned, footing)
