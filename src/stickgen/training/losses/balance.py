"""The centre-of-mass loss: ``measures.balance`` in torch, with a gradient."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from stickgen.measures.balance import (
    AIRBORNE,
    DIRECTIONS,
    FEET,
    FRICTION,
    HALF,
    MARGIN,
    acceleration_fit,
)
from stickgen.measures.mass import MASS_SHARES
from stickgen.motion_model.features import FRAME
from stickgen.skeleton import FPS, GRAVITY

_LARGEST = 3.0
"""Residuals of one frame above this, in body weights, do not count for more."""


def joints_of(features: Tensor) -> Tensor:
    """Joints ``[B, T, 22, 3]`` metres of raw frame features ``[B, T, 71]``.

    The first frame stands over the origin facing +Z; bones are as long as the features say.
    """
    turn = features[..., FRAME["turn"]][..., 0]
    facing = torch.cat([torch.zeros_like(turn[:, :1]), turn[:, 1:].cumsum(1)], 1)
    before = torch.cat([torch.zeros_like(facing[:, :1]), facing[:, :-1]], 1)
    step = features[..., FRAME["step"]]
    x, z = _turned(step[..., 0], step[..., 1], before)
    moved = torch.stack([x, torch.zeros_like(x), z], -1)
    moved = torch.cat([torch.zeros_like(moved[:, :1]), moved[:, 1:]], 1).cumsum(1)
    root = torch.stack([moved[..., 0], features[..., FRAME["height"]][..., 0], moved[..., 2]], -1)
    pose = features[..., FRAME["pose"]].unflatten(-1, (-1, 3))
    x, z = _turned(pose[..., 0], pose[..., 2], facing[..., None])
    pose = torch.stack([x, pose[..., 1], z], -1)
    return torch.cat([root[:, :, None], pose + root[:, :, None]], 2)


def _turned(x: Tensor, z: Tensor, angle: Tensor) -> tuple[Tensor, Tensor]:
    """Turn vectors over the floor to the left by an angle."""
    c, s = angle.cos(), angle.sin()
    return c * x + s * z, c * z - s * x


def balance_loss(features: Tensor, contacts: Tensor, counted: Tensor) -> Tensor:
    """Mean residual of the force from the floor, body weights.

    Args:
        features: raw frame features ``[B, T, 71]`` of the predicted motion.
        contacts: ``[B, T, 4]``, 1 where a foot of the recorded motion stands.
        counted: ``[B, T]``, 1 where a frame counts.
    """
    residual, judged = force_residuals(joints_of(features.float()), contacts > 0.5)
    every = counted.unfold(1, 2 * HALF + 1, 1).amin(-1) * judged
    return (residual.clamp(max=_LARGEST) * every).sum() / every.sum().clamp(min=1.0)


def force_residuals(joints: Tensor, contacts: Tensor) -> tuple[Tensor, Tensor]:
    """``measures.balance.force_residuals`` of ``joints [B, T, 22, 3]``, ``contacts [B, T, 4]``."""
    shares = joints.new_tensor(MASS_SHARES)
    centre = torch.einsum("btjd,j->btd", joints, shares)
    fit = joints.new_tensor(acceleration_fit(FPS))
    force = centre.unfold(1, 2 * HALF + 1, 1) @ fit / GRAVITY  # [B, T - 4, 3]
    force = force + force.new_tensor([0.0, 1.0, 0.0])
    inside = slice(HALF, joints.shape[1] - HALF)
    lowest = joints[..., 1].amin(-1).unfold(1, 2 * HALF + 1, 1).amin(-1)
    airborne, on_floor = lowest > AIRBORNE, contacts[:, inside]
    up, level = F.relu(force[..., 1]), _length(force[..., 0::2])
    pull, slip = F.relu(-force[..., 1]), F.relu(level - FRICTION * up)
    outside = _outside(joints[:, inside], centre[:, inside], on_floor, force)
    stands = pull + slip + outside.clamp(max=1.0) * up.clamp(max=1.0)
    return torch.where(airborne, _length(force), stands), airborne | on_floor.any(-1)


def _outside(joints: Tensor, centre: Tensor, contacts: Tensor, force: Tensor) -> Tensor:
    """Distance of the force's point of action from the soles, ``[B, T]`` metres."""
    directions = joints.new_tensor(np.asarray(DIRECTIONS).T)
    lever = centre[..., 1:2] / force[..., 1:2].clamp(min=0.1)
    point = centre[..., 0::2] - lever * force[..., 0::2]
    feet = joints[..., FEET, :][..., 0::2] @ directions  # [B, T, 4, 16]
    reach = feet.masked_fill(~contacts[..., None], -1e4).amax(2)
    beyond = (point @ directions - reach - MARGIN).amax(-1)
    return torch.where(contacts.any(-1), F.relu(beyond), 0.0)


def _length(vectors: Tensor) -> Tensor:
    """Lengths of vectors, with a gradient at zero."""
    return (vectors.square().sum(-1) + 1e-12).sqrt()
