"""Moments of contact, from joints alone: when a ball leaves, a hand catches, a fist strikes.

Every function takes ``joints [T, 22, 3]`` in metres (Y up), ``fps`` and the ``frames`` to search,
and returns a ``Moment`` within them. They find the best moment there is; whether somebody throws
or strikes at all, the caller knows from the action.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from stickgen.geometry import FloatArray, normalize
from stickgen.measures.limbs import SIDES, facing, feet, palms, velocities
from stickgen.skeleton import J

FISTS = ("left_fist", "right_fist")
FEET = ("left_foot", "right_foot")
STRIKERS = (*FISTS, *FEET, "left_elbow", "right_elbow", "left_knee", "right_knee", "head")
"""What may strike; a fist is the middle of a hand."""
_FLOOR = np.array([1.0, 0.0, 1.0])
_UPWARD = 0.25  # of the upward speed of a hand counts for a throw, beside the forward one
_SHARED = 0.35  # metres between two hands up to which they catch or swing together
_ARRIVED = 0.04  # metres below its best reach at which a hand has arrived
_APART = 0.3  # seconds between two blows, at least
_COUNTS = 0.6  # of the score of the strongest blow, from which another one counts
_MOST_BLOWS = 4  # of one beat
_HELD = 0.2  # seconds for which a hand that is held out stays there
_FOLLOWING = 0.16  # seconds after its highest speed in which a blow reaches its target
_EXTENDED = 0.95  # of the largest reach of a blow, at which it meets its target
_LOW = 0.35  # metres: a foot that strikes somebody is higher
_ON_FEET = 0.7  # of the greatest height of the pelvis, above which somebody strikes
_UPRIGHT = 0.75  # of the greatest height of the head, above which somebody stands
_REACTS = 0.7  # m/s of the upper body of somebody who reacts, at least
_FAST = 0.6  # share of its highest speed that shows a reaction,
_ONSET = 0.15  # and share at which it has begun


@dataclass(frozen=True)
class Moment:
    """What happens in one frame.

    Attributes:
        frame: index.
        part: of the body: ``left_hand``, ``right_hand``, ``hands``, or one of ``STRIKERS``.
        point: ``[3]`` metres, where that part is.
        velocity: ``[3]`` m/s of it.
    """

    frame: int
    part: str
    point: FloatArray
    velocity: FloatArray

    @property
    def hands(self) -> tuple[int, ...]:
        """Index of the hand, 0 for the left one, or of both."""
        return (0, 1) if self.part == "hands" else (SIDES.index(self.part.split("_")[0]),)


def release(joints: FloatArray, fps: float, frames: slice) -> Moment:
    """When a throw leaves the hand: the hand is fastest ahead and up, after the wind-up."""
    hands = palms(joints)
    pace = velocities(hands, fps)
    score = (pace * facing(joints)).sum(-1) + _UPWARD * np.maximum(pace[..., 1], 0.0)
    return _best(hands, pace, score, frames, ("left_hand", "right_hand"))


def catch(joints: FloatArray, fps: float, frames: slice) -> Moment:
    """When a ball meets the hands: they arrive where they reach farthest ahead and up."""
    hands = palms(joints)
    reach = _reach(joints, hands)[:, frames]
    best = int(reach.max(axis=1).argmax())
    peak = int(reach[best].argmax())
    both = np.linalg.norm(hands[0, frames][peak] - hands[1, frames][peak]) < _SHARED
    score = reach.mean(axis=0) if both else reach[best]
    frame = frames.start + int(np.flatnonzero(score >= score.max() - _ARRIVED)[0])
    point = hands.mean(axis=0) if both else hands[best]
    return _moment("hands" if both else f"{SIDES[best]}_hand", point, frame, fps)


def held_out(joints: FloatArray, fps: float, frames: slice, sides: Sequence[str] = SIDES) -> Moment:
    """When one hand reaches farthest ahead and up: to another hand, or to a thing.

    Args:
        sides: of the hands that may do so.
    """
    hands = palms(joints)
    lasting = max(round(_HELD * fps), 1)
    reach = _reach(joints, hands)
    reach = np.pad(reach, ((0, 0), (0, lasting - 1)), mode="edge")
    reach = sliding_window_view(reach, lasting, axis=1).min(axis=-1)[:, frames]
    side = max((SIDES.index(name) for name in sides), key=lambda k: float(reach[k].max()))
    arrived = np.flatnonzero(reach[side] >= reach[side].max() - _ARRIVED)[0]
    return _moment(f"{SIDES[side]}_hand", hands[side], frames.start + int(arrived), fps)


def swing(joints: FloatArray, fps: float, frames: slice) -> Moment:
    """When a bat or a racket meets the ball: the hand is fastest over the floor, ahead of him."""
    hands = palms(joints)
    pace = velocities(hands, fps)
    over_floor = np.linalg.norm(pace * _FLOOR, axis=-1)
    ahead = ((hands - joints[:, J["pelvis"]]) * facing(joints)).sum(-1)
    score = over_floor * np.clip(ahead / 0.2, 0.1, 1.0)
    found = _best(hands, pace, score, frames, ("left_hand", "right_hand"))
    if np.linalg.norm(hands[0, found.frame] - hands[1, found.frame]) < _SHARED:
        return _moment("hands", hands.mean(axis=0), found.frame, fps)
    return found


def kick(joints: FloatArray, fps: float, frames: slice) -> Moment:
    """When a foot meets a ball on the floor: it is fastest ahead and still low."""
    points = feet(joints)
    pace = velocities(points, fps)
    ahead = ((points - joints[:, J["pelvis"]]) * facing(joints)).sum(-1)
    low = np.clip((0.7 - points[..., 1]) / 0.4, 0.05, 1.0)
    score = (pace * facing(joints)).sum(-1) * low * np.clip(1.0 + ahead / 0.3, 0.2, 1.0)
    return _best(points, pace, score, frames, FEET)


def strike(
    joints: FloatArray, fps: float, frames: slice, parts: Sequence[str] = STRIKERS
) -> Moment:
    """When a blow meets its target: just before its part of the body is stretched out farthest.

    Args:
        parts: with which it may strike, some of ``STRIKERS``.
    """
    return strikes(joints, fps, frames, parts)[0]


def strikes(
    joints: FloatArray, fps: float, frames: slice, parts: Sequence[str] = STRIKERS
) -> list[Moment]:
    """The moments of all blows in some frames, as ``strike``: the strongest one first."""
    points = np.stack([part_track(joints, part) for part in parts])
    arms = points - joints[:, J["pelvis"]]
    reach = np.linalg.norm(arms * _FLOOR, axis=-1)
    pace = velocities(arms, fps)
    outward = (pace * normalize(arms * _FLOOR)).sum(-1)
    score = np.linalg.norm(pace, axis=-1) * reach * (outward > 0)
    low = np.array([part in FEET for part in parts])[:, None] & (points[..., 1] < _LOW)
    score = np.where(low, 0.2 * score, score) * ((arms * facing(joints)).sum(-1) > 0)
    hips = joints[:, J["pelvis"], 1]
    score = score * (hips > _ON_FEET * hips[frames].max())  # not while getting up
    found: list[Moment] = []
    least = _COUNTS * float(score[:, frames].max())
    while not found or (score[:, frames].max() > least and len(found) < _MOST_BLOWS):
        best = _best(points, pace, score, frames, parts)
        row = parts.index(best.part)
        last = min(best.frame + round(_FOLLOWING * fps) + 1, frames.stop)
        after = reach[row, best.frame : last]
        frame = best.frame + int(np.flatnonzero(after >= _EXTENDED * after.max())[0])
        found.append(_moment(best.part, points[row], frame, fps))
        apart = round(_APART * fps)
        score[:, max(best.frame - apart, 0) : frame + apart] = 0.0
    return found


def reaction(joints: FloatArray, fps: float, frames: slice) -> int | None:
    """The frame in which somebody who stands begins to react: head and chest move fast.

    Rising does not count, nor what is done on the floor. None if they never move faster than
    somebody who shifts their weight.
    """
    upper = joints[:, [J["head"], J["spine3"]]].transpose(1, 0, 2)
    pace = velocities(upper, fps)
    pace[..., 1] = np.minimum(pace[..., 1], 0.0)
    height = joints[frames, J["head"], 1]
    upright = height > _UPRIGHT * height.max()
    speeds = np.where(upright, np.linalg.norm(pace, axis=-1).mean(axis=0)[frames], 0.0)
    if speeds.max() < _REACTS:
        return None
    fast = int(np.flatnonzero(speeds >= _FAST * speeds.max())[0])
    calm = np.flatnonzero(speeds[: fast + 1] < _ONSET * speeds.max())
    return frames.start + (int(calm[-1]) + 1 if len(calm) else 0)


def evasion(joints: FloatArray, frames: slice) -> int:
    """When somebody who dodges is farthest from where they were: head and chest count."""
    upper = joints[frames][:, [J["head"], J["spine3"]]]
    return frames.start + int(np.linalg.norm(upper - upper[0], axis=-1).sum(axis=-1).argmax())


def at_frame(joints: FloatArray, fps: float, part: str, frame: int) -> Moment:
    """What a part of the body does in a frame."""
    return _moment(part, part_track(joints, part), frame, fps)


def part_track(joints: FloatArray, part: str) -> FloatArray:
    """Where a part of the body is, ``[T, 3]`` metres: as ``Moment.part``."""
    if part == "hands":
        return np.asarray(palms(joints).mean(axis=0))
    side, _, name = part.partition("_")
    if name in ("hand", "fist"):
        return np.asarray(palms(joints)[SIDES.index(side)])
    return np.asarray(joints[:, J[part]])


def _reach(joints: FloatArray, hands: FloatArray) -> FloatArray:
    """How far hands ``[2, T, 3]`` are stretched out ahead and up from a hanging arm, metres."""
    away = hands - joints[:, J["spine3"]]
    ahead = (away * facing(joints)).sum(-1)
    return np.asarray(ahead + 0.7 * away[..., 1])


def _best(
    points: FloatArray, pace: FloatArray, score: FloatArray, frames: slice, parts: Sequence[str]
) -> Moment:
    """The part and the frame of the highest score ``[P, T]`` within some frames."""
    row, at = (int(i) for i in np.unravel_index(score[:, frames].argmax(), score[:, frames].shape))
    frame = frames.start + at
    return Moment(frame, parts[row], points[row, frame], pace[row, frame])


def _moment(part: str, track: FloatArray, frame: int, fps: float) -> Moment:
    return Moment(frame, part, track[frame], velocities(track, fps)[frame])
