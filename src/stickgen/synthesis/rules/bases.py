"""Recorded motion that rules change: plain walks, and people who stand at ease."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.corpus.store.corpus import Corpus
from stickgen.geometry import FloatArray, heading, runs
from stickgen.skeleton import FPS, J
from stickgen.vocabulary import ACTION

FRAMES = 190
"""Longest piece of a recording that is used at once."""
_SHORTEST = 90
_UNUSUAL = frozenset({"styled", "with_object", "stairs_or_uneven", "floor", "tracking_glitch"})
"""Tags of recordings whose way of moving is already special."""
_PACE = (0.6, 1.8)
_MAX_BEND, _MIN_PELVIS = np.radians(14.0), 0.8
_MAX_HAND = 1.2  # metres: a plain walker's hands hang


@dataclass(frozen=True)
class Base:
    """Frames ``start:stop`` of a clip of the base corpus, given by its row."""

    row: int
    start: int
    stop: int


def find_bases(corpus: Corpus, action: str) -> list[Base]:
    """Every piece of the training split in which somebody just does ``action``.

    Args:
        corpus: of recorded motion.
        action: ``walk``, or ``idle`` for standing at ease.
    """
    wanted = [ACTION[action]] + ([ACTION["stand"]] if action == "idle" else [])
    plain = {"walk": walks_plainly, "idle": stands_plainly}[action]
    bases = []
    for row, clip in enumerate(corpus.rows):
        if clip.synthetic or clip.split != "train" or _UNUSUAL & set(clip.tags):
            continue
        for run in runs(corpus.valid(clip) & np.isin(corpus.actions(clip), wanted)):
            for start in range(run.start, run.stop - _SHORTEST + 1, FRAMES):
                stop = min(start + FRAMES, run.stop)
                if stop - start >= _SHORTEST and plain(corpus.joints(clip, start, stop)):
                    bases.append(Base(row, start, stop))
    return bases


def walks_plainly(joints: FloatArray) -> bool:
    """Whether somebody walks forward, upright, at a usual pace, with hanging arms."""
    joints = np.asarray(joints, dtype=float)
    speed = np.gradient(joints[:, 0], 1.0 / FPS, axis=0)
    yaw = heading(joints)
    ahead = speed[:, 0] * np.sin(yaw) + speed[:, 2] * np.cos(yaw)
    slowest = np.percentile(np.convolve(ahead, np.ones(25) / 25, mode="valid"), 5)
    return bool(_PACE[0] < ahead.mean() < _PACE[1] and slowest > 0.2 and _is_upright(joints))


def stands_plainly(joints: FloatArray) -> bool:
    """Whether somebody stands on the spot, upright, with hanging arms."""
    joints = np.asarray(joints, dtype=float)
    speed = np.linalg.norm(np.gradient(joints[:, 0], 1.0 / FPS, axis=0), axis=-1)
    hands = joints[:, [J["left_wrist"], J["right_wrist"]]]
    moved = np.linalg.norm(np.gradient(hands, 1.0 / FPS, axis=0), axis=-1)
    return bool(np.percentile(speed, 95) < 0.2 and moved.mean() < 0.2 and _is_upright(joints))


def _is_upright(joints: FloatArray) -> bool:
    trunk = joints[:, J["neck"]] - joints[:, 0]
    lean = np.arctan2(np.hypot(trunk[:, 0], trunk[:, 2]), trunk[:, 1])
    hands = joints[:, [J["left_wrist"], J["right_wrist"]], 1]
    return bool(
        lean.mean() < _MAX_BEND
        and np.percentile(joints[:, 0, 1], 5) > _MIN_PELVIS
        and np.percentile(hands, 90) < _MAX_HAND
    )
