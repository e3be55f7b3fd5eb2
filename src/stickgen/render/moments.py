"""The frames of a film that tell most: contacts, hands that take or leave a thing, new poses."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.scene import Scene

_APART = 0.2  # seconds between two frames, at least, while there is room
_ENDS = 0.96  # share of a film whose frame is its end
_SEEN = 0.06  # seconds after an impact in which it is seen best
_ROOT = 0.4  # how much a metre over the floor counts beside one of a hand
_EVENTS = 0.5  # share of the frames that contacts may take


def telling_frames(scene: Scene, count: int) -> list[int]:
    """Frames of a film, in order: contacts first, then the poses that differ most from them.

    The first frame and one near the end are always among two or more.

    Args:
        scene: of which film.
        count: how many frames, 1 or more; all of a shorter film.
    """
    last = len(scene) - 1
    if count >= len(scene):
        return list(range(len(scene)))
    chosen = [0] if count == 1 else [0, round(_ENDS * last)]
    apart = _APART * scene.fps
    for frame in _contacts(scene):
        far = all(abs(frame - other) >= apart for other in chosen)
        if far and len(chosen) < 2 + _EVENTS * (count - 2):
            chosen.append(frame)
    poses = _poses(scene)
    nearest = np.min([_distance(poses, frame) for frame in chosen], axis=0)
    frames = np.arange(len(scene))
    while len(chosen) < count:
        away = np.min([np.abs(frames - frame) for frame in chosen], axis=0)
        # Of like poses, those that are far from the others in time.
        worth = np.where(away >= min(apart, away.max()), nearest + 1e-3 * away, -1.0)
        chosen.append(int(worth.argmax()))
        nearest = np.minimum(nearest, _distance(poses, chosen[-1]))
    return sorted(chosen)


def _contacts(scene: Scene) -> list[int]:
    """Frames in which something meets something, the strongest first."""
    last = len(scene) - 1
    impacts = sorted(scene.impacts, key=lambda impact: -impact.strength)
    found = [round((impact.time + _SEEN) * scene.fps) for impact in impacts]
    for prop in scene.props:
        for holder in prop.holders:
            found += [frame for frame in (holder.start, holder.end) if 0 < frame < last]
    return [min(frame, last) for frame in found]


def _poses(scene: Scene) -> FloatArray:
    """All bodies in each frame as numbers that differ as poses do, ``[T, D]``."""
    parts = []
    for actor in scene.actors:
        joints = actor.motion.joints.astype(np.float64)
        root = joints[:, :1] * [1.0, 0.0, 1.0]
        parts += [(joints - root).reshape(len(joints), -1), _ROOT * root[:, 0]]
    return np.concatenate(parts, axis=1)


def _distance(poses: FloatArray, frame: int) -> FloatArray:
    return np.asarray(np.linalg.norm(poses - poses[frame], axis=-1))
