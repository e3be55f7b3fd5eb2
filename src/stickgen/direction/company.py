"""Whom a shot shows: everybody, or in a wide company those who act."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.direction.chases import find_flights
from stickgen.geometry import FloatArray
from stickgen.measures.limbs import speed
from stickgen.scene import Actor
from stickgen.script import Character, Shot

_SHORT_FILM = 5.0  # seconds up to which every shot shows everybody
_SMALL = 0.34  # share of the picture's height below which a figure is small
_MARGIN = 0.8  # metres of the picture beyond the outermost actors
_LINE, _DEED, _FLIGHT = 3.0, 1.0, 4.0
"""How much a line, something done to somebody, or running away counts beside moving at 1 m/s."""


def companies(
    shots: Sequence[Shot], actors: Sequence[Actor], characters: Sequence[Character], aspect: float
) -> dict[float, frozenset[str]]:
    """Start of a shot → names of those whom it shows; shots that are not listed show everybody.

    A shot that would show everybody small shows the one who acts most, and who is near them.

    Args:
        shots: of the film; those of everybody that track count.
        actors: placed on the stage.
        characters: of the Script, in the same order.
        aspect: width over height of the picture.
    """
    fps = actors[0].motion.fps
    if len(actors) < 2 or len(actors[0].motion) <= _SHORT_FILM * fps:
        return {}
    roots = np.stack([actor.motion.joints[:, 0, 0] for actor in actors]).astype(np.float64)
    tall = max(float(np.ptp(actor.motion.joints[..., 1])) for actor in actors)
    widest = max(aspect, 1.0) * tall / _SMALL - 2 * _MARGIN  # metres across
    found = {}
    for shot in (s for s in shots if s.move == "track"):
        span = slice(
            round(shot.start * fps), max(round(shot.end * fps), round(shot.start * fps) + 1)
        )
        across = np.ptp(roots[:, span], axis=0)
        if len(across) and np.quantile(across, 0.6) > widest:
            found[shot.start] = _company(actors, characters, roots, span, widest)
    return found


def _company(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    roots: FloatArray,
    span: slice,
    widest: float,
) -> frozenset[str]:
    """The names of the one who acts most in a span of frames, and of who fits beside them."""
    acts = [_activity(actors[i], characters, i, span) for i in range(len(actors))]
    chosen = [int(np.argmax(acts))]
    for i in sorted(range(len(actors)), key=lambda i: -acts[i]):
        wider = np.ptp(roots[[*chosen, i]][:, span], axis=0)
        if i not in chosen and np.quantile(wider, 0.8) <= widest:
            chosen.append(i)
    return frozenset(actors[i].name for i in chosen)


def _activity(actor: Actor, characters: Sequence[Character], i: int, span: slice) -> float:
    """How much somebody does in a span of frames."""
    motion, character = actor.motion, characters[i]
    start, end = span.start / motion.fps, span.stop / motion.fps

    def share(items: Sequence[tuple[float, float]]) -> float:
        return sum(max(min(b, end) - max(a, start), 0.0) for a, b in items) / (end - start)

    joints = motion.joints[span].transpose(1, 0, 2)
    moves = float(speed(joints, motion.fps).mean()) if joints.shape[1] > 1 else 0.0
    lines = share([(line.start, line.end) for line in character.lines])
    deeds = share([(beat.start, beat.end) for beat in character.beats if beat.to])
    flees = i in find_flights(characters)
    return moves + _LINE * lines + _DEED * deeds + (_FLIGHT * deeds if flees else 0.0)
