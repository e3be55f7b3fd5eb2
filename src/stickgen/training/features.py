"""Mirror images of frame features, and targets of the planner's heads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.motion import BODY_MASS
from stickgen.motion_model.features import FRAME, FRAME_DIM, FRAME_SIZES
from stickgen.motion_model.plan import PATCH, PLAN, PLAN_DIM, PLAN_SIZES
from stickgen.skeleton import CONTACT_JOINTS, FPS, MIRROR, N_JOINTS


def _mirror_table() -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Column order and sign that reflect frame features in the plane x = 0."""
    order, sign = np.arange(FRAME_DIM), np.ones(FRAME_DIM, dtype=np.float32)
    sign[FRAME["step"].start] = sign[FRAME["turn"].start] = -1.0
    pose = np.arange(FRAME_SIZES["pose"]).reshape(N_JOINTS - 1, 3)
    order[FRAME["pose"]] = FRAME["pose"].start + pose[MIRROR[1:] - 1].ravel()
    sign[FRAME["pose"]] = np.tile([-1.0, 1.0, 1.0], N_JOINTS - 1)
    half = len(CONTACT_JOINTS) // 2
    order[FRAME["contact"]] = np.roll(np.arange(FRAME_DIM)[FRAME["contact"]], half)
    return order, sign


MIRROR_ORDER, MIRROR_SIGN = _mirror_table()


def mirror_features(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """Reflect frame features ``[..., 71]``; an involution."""
    return np.asarray(features[..., MIRROR_ORDER] * MIRROR_SIGN)


def _mirror_plan_table() -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The same of plan vectors, whose parts are those of a frame."""
    order, sign = np.arange(PLAN_DIM), np.ones(PLAN_DIM, dtype=np.float32)
    for name in PLAN_SIZES:
        columns = MIRROR_ORDER[FRAME[name]] - FRAME[name].start
        order[PLAN[name]] = PLAN[name].start + columns
        sign[PLAN[name]] = MIRROR_SIGN[FRAME[name]]
    return order, sign


PLAN_MIRROR_ORDER, PLAN_MIRROR_SIGN = _mirror_plan_table()


def mirror_plan(plan: NDArray[np.float32]) -> NDArray[np.float32]:
    """Reflect plan vectors ``[..., 71]``, not normalised."""
    return np.asarray(plan[..., PLAN_MIRROR_ORDER] * PLAN_MIRROR_SIGN)


def head_targets(features: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Targets of the position, velocity and physics heads from raw features ``[..., P·5, 71]``.

    Per patch. ``position`` (m) and ``velocity`` (m/s): pelvis displacement and its mean rate,
    sideways and forward in the body's facing. ``physics``, forward and up: pelvis velocity (m/s),
    acceleration (10 m/s²) and momentum of 70 kg (100 kg·m/s).
    """
    shape = (*features.shape[:-2], features.shape[-2] // PATCH, PATCH)
    step = features[..., FRAME["step"]].reshape(*shape, 2)
    height = features[..., FRAME["height"]][..., 0]
    rise = np.diff(height, axis=-1, prepend=height[..., :1]).reshape(shape)
    ahead, up = step[..., 1] * FPS, rise * FPS  # m/s for each frame
    velocity = np.stack([ahead.mean(-1), up.mean(-1)], -1)
    change = np.stack([ahead[..., -1] - ahead[..., 0], up[..., -1] - up[..., 0]], -1)
    acceleration = change * FPS / (PATCH - 1)
    return {
        "position": step.sum(-2),
        "velocity": step.mean(-2) * FPS,
        "physics": np.concatenate(
            [velocity, acceleration / 10.0, velocity * BODY_MASS / 100.0], -1
        ),
    }
