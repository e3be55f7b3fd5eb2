"""What averaging losses lose: gravity in flight, sudden strikes, and movement above 5 Hz."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from stickgen.measures.balance import AIRBORNE, HALF, acceleration_fit
from stickgen.measures.mass import MASS_SHARES
from stickgen.motion_model.features import FRAME
from stickgen.skeleton import FPS, GRAVITY
from stickgen.training.losses.balance import joints_of

_FREE = 0.35
"""A recorded body falls freely where its centre of mass misses gravity by less than this share."""
_HARD = 20.0
"""m/s²: a joint whose recorded acceleration is as large as this counts twice."""
_MOST = 4.0
"""Largest weight of a joint in a frame."""
_CUT_OFF = 5.0
"""Hz: what is faster is detail."""
_TAPS = 6
"""Frames before and after a frame that the low-pass filter reads."""
_SPAN = 25
"""Frames over which the strength of detail is compared."""


def flight_loss(predicted: Tensor, recorded: Tensor, counted: Tensor) -> Tensor:
    """Mean miss of gravity by the centre of mass, where the recorded body flies; body weights.

    Args:
        predicted, recorded: raw frame features ``[B, T, 71]``.
        counted: ``[B, T]`` weight of each frame.
    """
    joints = joints_of(recorded.float())
    lowest = joints[..., 1].amin(-1).unfold(1, 2 * HALF + 1, 1).amin(-1)
    flies = (lowest > AIRBORNE) & (_force(joints).abs() < _FREE)
    weight = counted.unfold(1, 2 * HALF + 1, 1).amin(-1) * flies
    miss = F.smooth_l1_loss(
        _force(joints_of(predicted.float())), torch.zeros_like(weight), reduction="none", beta=0.2
    )
    return (miss * weight).sum() / weight.sum().clamp(min=1.0)


def _force(joints: Tensor) -> Tensor:
    """Vertical force that a motion needs, ``[B, T - 4]`` body weights; 0 in free fall."""
    height = torch.einsum("btj,j->bt", joints[..., 1], joints.new_tensor(MASS_SHARES))
    fit = joints.new_tensor(acceleration_fit(FPS))
    return height.unfold(1, 2 * HALF + 1, 1) @ fit / GRAVITY + 1.0


def strike_loss(predicted: Tensor, recorded: Tensor, counted: Tensor) -> Tensor:
    """Error of the joints' accelerations about the pelvis, most where the recorded ones are large.

    Args:
        predicted, recorded: raw frame features ``[B, T, 71]``.
        counted: ``[B, T]`` weight of each frame.
    """
    aimed, found = (_acceleration(features) for features in (recorded, predicted))
    size = aimed.square().sum(-1, keepdim=True).sqrt()
    weight = (1.0 + size / _HARD).clamp(max=_MOST)
    error = F.smooth_l1_loss(found / _HARD, aimed / _HARD, reduction="none") * weight
    frames = counted.unfold(1, 3, 1).amin(-1)[..., None, None]
    return (error * frames).sum() / (frames.sum() * error.shape[-2]).clamp(min=1.0)


def _acceleration(features: Tensor) -> Tensor:
    """``[B, T - 2, 21, 3]`` m/s² of the joints about the pelvis, in the facing of the body."""
    pose = features[..., FRAME["pose"]].unflatten(-1, (-1, 3))
    return pose.diff(n=2, dim=1) * FPS**2


def detail_loss(predicted: Tensor, recorded: Tensor, counted: Tensor) -> Tensor:
    """Difference of the strength of movement above 5 Hz, joint by joint; metres a second.

    Only its strength over a second is compared, not its phase, which a plan cannot tell.

    Args:
        predicted, recorded: raw frame features ``[B, T, 71]``.
        counted: ``[B, T]`` weight of each frame.
    """
    if predicted.shape[1] < _SPAN + 2 * _TAPS + 1:
        return predicted.sum() * 0.0
    aimed, found = (_strength(features) for features in (recorded, predicted))
    inside = slice(_TAPS + 1, counted.shape[1] - _TAPS)
    weight = counted[:, inside].unfold(1, _SPAN, _SPAN // 2).amin(-1)
    error = (found - aimed).abs().mean(-1)
    return (error * weight).sum() / weight.sum().clamp(min=1.0)


def _strength(features: Tensor) -> Tensor:
    """Root-mean-square speed of each joint's movement above 5 Hz in each span, ``[B, N, 21]``."""
    velocity = features[..., FRAME["pose"]].diff(dim=1) * FPS
    time = torch.arange(-_TAPS, _TAPS + 1, device=features.device)
    low = (
        torch.sinc(2 * _CUT_OFF / FPS * time)
        * torch.hann_window(2 * _TAPS + 3, periodic=False, device=features.device)[1:-1]
    )
    high = -low / low.sum()
    high[_TAPS] += 1.0
    fast = velocity.float().unfold(1, 2 * _TAPS + 1, 1) @ high  # [B, T - 1 - 2 TAPS, 63]
    power = fast.unflatten(-1, (-1, 3)).square().sum(-1)
    return (power.unfold(1, _SPAN, _SPAN // 2).mean(-1) + 1e-6).sqrt()
