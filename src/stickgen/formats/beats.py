"""The beats of a film, as names and spans of frames, for files that mark them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from stickgen import __version__
from stickgen.motion import Motion
from stickgen.render.credits import Chapter, Credits
from stickgen.scene import Scene
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


def chapters(scene: Scene, shortest: float = 1.0) -> tuple[Chapter, ...]:
    """A film's parts: a new one where an actor begins something; none where there is only one.

    Args:
        shortest: seconds; what begins sooner after the start of a part belongs to it.
    """
    begins: dict[int, list[str]] = {}
    for actor in scene.actors:
        for name, start, _ in beat_spans(actor.motion):
            text = f"{actor.name}: {name}" if len(scene.actors) > 1 else name
            begins.setdefault(start, []).append(text.replace("_", " "))
    starts: list[int] = []
    for start in sorted(begins):
        if not starts or start - starts[-1] >= shortest * scene.fps:
            starts.append(start)
    if len(starts) < 2:
        return ()
    edges = [*starts, len(scene)]
    return tuple(
        Chapter(", ".join(begins[a]), a / scene.fps, b / scene.fps) for a, b in pairwise(edges)
    )


def credits_of(scene: Scene) -> Credits:
    """Title, cast and chapters of a scene."""
    return Credits(
        title=" ".join(scene.description.split()) or "A film of stick figures",
        cast=tuple(actor.name for actor in scene.actors),
        maker=f"stick-gen {__version__}",
        chapters=chapters(scene),
    )
