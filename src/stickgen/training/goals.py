"""What the planner could have been told of a training window: read off its motion and its words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.features import FRAME
from stickgen.motion_model.goals import AHEAD, CONTROL_DIM, encode, turned
from stickgen.motion_model.plan import PATCH, PLAN
from stickgen.skeleton import FPS
from stickgen.text.manners import named_manners
from stickgen.text.numbers import read_numbers

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Acting:
    """Where the action lies in a window, in patches.

    Attributes:
        history: patches before those that the sentence describes.
        begins, ends: the action's; before and after it is rest.
        beyond: ``[Q, 71]`` plan of what follows the window and still belongs to the action.
        whole: whether the window holds all of the action.
    """

    history: int
    begins: int
    ends: int
    beyond: Array
    whole: bool


def window_controls(
    frames: Array, plan: Array, acting: Acting, caption: str, actions: NDArray[np.integer]
) -> Array:
    """Everything a planner can be told of each patch, ``[P, CONTROL_DIM]``; of the history nothing.

    Args:
        frames: raw features of the window, ``[P·5, 71]``.
        plan: plan vectors of the window, ``[P, 71]``, not normalised.
        actions: index of the action of each patch, ``[P]``; negative: unknown.
    """
    begins, ends, first = acting.begins, acting.ends, acting.history
    patch, count = np.arange(len(plan)), read_numbers(caption).times
    facing, place = _path(np.concatenate([plan[:ends], acting.beyond[:AHEAD]]))
    soon = np.minimum(patch + AHEAD, len(facing) - 1)
    now = np.minimum(patch, len(facing) - 1)
    seconds = PATCH / FPS
    acted = patch < ends
    to_go = turned(place[soon] - place[now], -facing[now])
    values = {
        "begins": np.maximum(begins - patch, 0) * seconds,
        "ends": np.maximum(ends + len(acting.beyond) - patch, 0) * seconds,
        "turn": np.where(acted, facing[soon] - facing[now], np.nan),
        "travel": np.where(acted[:, None], to_go, np.nan),
        "speed": np.full(len(plan), _ground_speed(plan[begins:ends])),
        "energy": np.full(len(plan), _energy(frames[begins * PATCH : ends * PATCH])),
        "count": np.full(len(plan), count if count and acting.whole else np.nan),
    }
    controls = encode(values, (len(plan),), named_manners(caption), actions)
    controls[:first] = 0.0
    return controls


def no_controls(patches: int) -> Array:
    """Those of a window of which nothing is told."""
    return np.zeros((patches, CONTROL_DIM), np.float32)


def _path(plan: Array) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Facing ``[P + 1]`` and place ``[P + 1, 2]`` before each patch and after the last one."""
    facing = np.concatenate([[0.0], np.cumsum(plan[:, PLAN["turn"]][:, 0], dtype=np.float64)])
    steps = turned(plan[:, PLAN["step"]], facing[:-1])
    return facing, np.concatenate([np.zeros((1, 2)), np.cumsum(steps, axis=0)])


def _ground_speed(plan: Array) -> float:
    return float(np.linalg.norm(plan[:, PLAN["step"]], axis=-1).mean() * FPS / PATCH)


def _energy(frames: Array) -> float:
    pose = frames[:, FRAME["pose"]].reshape(len(frames), -1, 3)
    return float(np.linalg.norm(np.diff(pose, axis=0), axis=-1).mean() * FPS)
