"""Where two stand of whom one strikes the other, so that every blow meets its target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.direction.blows import Blow, struck_at
from stickgen.direction.smoothing import envelope
from stickgen.direction.steps import moved_by_steps
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.moments import FEET, FISTS, part_track
from stickgen.skeleton import J

_DEPTH = 0.02  # metres by which a blow presses in
_BEFORE = 15  # frames before a blow that misses, in which its target still stands there
_MOST_PACE = 1.2  # m/s with which somebody on their feet is moved from one blow to the next
_ON_FEET = 0.7  # of the greatest height of the pelvis, above which somebody is on their feet
_KNOCK_BACK = 0.5  # seconds in which the one who is struck is moved out of the way
_MIN_STRIKING_GAP, _MIN_CLOSE_GAP = 0.36, 0.27
"""Metres between the trunks at a blow; at one by an elbow, a knee or the head."""
_MIN_GAP = 0.5  # metres between the trunks of the two
_TRUNK = [J["pelvis"], J["spine3"], J["head"]]
_FLOOR = np.array([1.0, 0.0, 1.0])


def at_blows(
    left: FloatArray, right: FloatArray, blows: Sequence[tuple[Blow, bool]], fps: float
) -> tuple[FloatArray, FloatArray]:
    """Two bodies, the right one moved over the floor to where the blows meet.

    Between two blows it glides from one such place to the next; before the first and after the
    last one it is as far off as it must be for the bodies to stay apart.

    Args:
        left, right: ``[T, 22, 3]`` metres, turned to each other.
        blows: in order of time, and whether the left one strikes.
        fps: frames a second.
    """
    frames: list[int] = []
    moves: list[FloatArray] = []
    for blow, by_left in blows:
        move = _move(left, right, blow, by_left)
        if not moves or _can_get_there(right, frames[-1], blow.moment.frame, move - moves[-1], fps):
            frames.append(blow.moment.frame)
            moves.append(move)
    glide = _glide(frames, moves, right)
    way = glide + _kept_apart(left, right + glide[:, None], frames, fps)
    return left, moved_by_steps(right, way, fps)


def trunk_gaps(left: FloatArray, right: FloatArray) -> FloatArray:
    """Smallest distance between two trunks seen from above, ``[T]`` metres."""
    a, b = (joints[:, _TRUNK][..., [0, 2]] for joints in (left, right))
    return np.asarray(np.linalg.norm(a[:, :, None] - b[:, None], axis=-1).min(axis=(1, 2)))


def _move(left: FloatArray, right: FloatArray, blow: Blow, by_left: bool) -> FloatArray:
    """The move ``[3]`` of the right body with which a blow meets its target."""
    frame = blow.moment.frame
    striker, victim = (left, right) if by_left else (right, left)
    point = part_track(striker, blow.moment.part)[frame]
    stood = victim[max(frame - _BEFORE, 0)] if blow.dodged else victim[frame]
    middle, thick = struck_at(blow, stood)
    way = normalize((point - striker[frame, 0]) * _FLOOR)
    move = (point + (thick - _DEPTH) * way - middle) * _FLOOR
    gap = _MIN_STRIKING_GAP if blow.moment.part in (*FISTS, *FEET) else _MIN_CLOSE_GAP
    for _ in range(4):
        moved = (victim[frame : frame + 1] + move, striker[frame : frame + 1])
        move = move + max(gap - float(trunk_gaps(*moved)[0]), 0.0) * way
    return np.asarray(move if by_left else -move, dtype=np.float64)


def _on_feet(joints: FloatArray) -> FloatArray:
    """How far somebody is on their feet, ``[T]`` 0–1."""
    height = joints[:, J["pelvis"], 1]
    return np.asarray(np.clip((height / height.max() - _ON_FEET) / 0.1, 0.0, 1.0))


def _can_get_there(joints: FloatArray, first: int, last: int, way: FloatArray, fps: float) -> bool:
    """Whether somebody can be moved along a way ``[3]`` between two frames, on their feet."""
    seconds = float(_on_feet(joints)[first:last].sum()) / fps
    return last > first and float(np.linalg.norm(way)) <= _MOST_PACE * seconds


def _glide(frames: Sequence[int], moves: Sequence[FloatArray], joints: FloatArray) -> FloatArray:
    """From each move to the next while a body is on its feet, eased, ``[T, 3]`` metres."""
    track = np.tile(moves[0], (len(joints), 1))
    done = np.concatenate([[0.0], np.cumsum(_on_feet(joints) + 1e-6)])[:-1]
    for first, last, a, b in zip(frames, frames[1:], moves, moves[1:], strict=False):
        share = _eased((done - done[first]) / (done[last] - done[first]))
        track += share[:, None] * (b - a)
    return track


def _kept_apart(
    left: FloatArray, right: FloatArray, frames: Sequence[int], fps: float
) -> FloatArray:
    """How the right body must be moved ``[T, 3]`` so that it is in the other one at no time.

    It is not moved at the blows; it stays away after the last one, and comes from there to the
    first one.
    """
    time = np.arange(len(left), dtype=np.float64)
    way = normalize((right[frames[0], 0] - left[frames[0], 0]) * _FLOOR)
    ramp = _KNOCK_BACK * fps
    free = np.prod([_eased(np.abs(time - frame) / ramp) for frame in frames], axis=0)
    push = np.zeros(len(left))
    for _ in range(4):  # a push also turns the way from one to the other
        gaps = trunk_gaps(left, right + push[:, None, None] * way)
        need = np.where(free > 0, np.maximum(_MIN_GAP - gaps, 0.0) / np.maximum(free, 0.3), 0.0)
        need[: frames[0]] = np.maximum.accumulate(need[: frames[0]][::-1])[::-1]
        need[frames[-1] :] = need[frames[-1] :].max()
        push = push + 1.2 * free * envelope(need, max(round(ramp / 2), 1))
    return np.asarray(push[:, None] * way)


def _eased(share: FloatArray) -> FloatArray:
    share = np.clip(share, 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share))
