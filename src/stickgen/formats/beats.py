"""The beats of an actor, as names and spans of frames, for files that mark them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen.motion import Motion
from stickgen.vocabulary import ACTIONS


def beat_spans(motion: Motion, shortest: int = 2) -> list[tuple[str, int, int]]:
    """Runs of frames with one action: its name, first frame, and the frame after the last.

    Actions that come again are numbered: ``walk``, ``wave``, ``walk 2``.

    Args:
        shortest: frames; shorter runs are left out.
    """
    edges = [0, *(np.flatnonzero(np.diff(motion.actions)) + 1).tolist(), len(motion)]
    spans: list[tuple[str, int, int]] = []
    seen: dict[str, int] = {}
    for start, end in pairwise(edges):
        number = int(motion.actions[start])
        if end - start < shortest or number >= len(ACTIONS):
            continue
        name = ACTIONS[number]
        seen[name] = seen.get(name, 0) + 1
        spans.append((name if seen[name] == 1 else f"{name} {seen[name]}", start, end))
    return spans
