"""Jumps and falls under another gravity than the Earth's: higher, farther, slower.

Who takes off at the same speed v is in the air for 2 v / g and rises v² / 2 g. So a flight is
stretched in time by 1 / g, and its centre of mass follows the parabola of that gravity. A body
that tips over is a pendulum: its fall is stretched by 1 / √g. The time for it is taken from what
the body does on its feet before and after, so beats begin and end when they did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stickgen.geometry import FloatArray, hermite, runs
from stickgen.kinematics import with_bones_of
from stickgen.measures.footing import jumps
from stickgen.measures.mass import centre_of_mass
from stickgen.motion import Motion, foot_contacts
from stickgen.skeleton import GRAVITY, J
from stickgen.vocabulary import ACTION

_LEAD, _FOLLOW = 0.4, 0.5  # seconds before a flight and after it that are always seen
_OFF_FLOOR = 0.05  # metres: the lowest joint of somebody who stands is nearer to the floor
_HIGHEST = 2.5  # metres that a body rises: beyond, it would be too small in the picture
_EASING = 3  # frames in which time slows down after a take-off
_SEAM = 0.4  # seconds in which a body goes from the last pose of a beat into the next beat
_UP, _DOWN = 0.9, 1.3  # of the highest and the lowest pelvis of a fall, between which it falls


@dataclass(frozen=True)
class Spell:
    """Frames for which gravity alone moves a body.

    Attributes:
        first, last: the last frame before it and the first frame after it.
        stretch: how many times as long it takes.
        flies: whether the body is in the air; else it falls over.
    """

    first: int
    last: int
    stretch: float
    flies: bool

    @property
    def longer(self) -> float:
        """Frames that it takes more."""
        return (self.stretch - 1.0) * (self.last - self.first)

    def overlaps(self, other: Spell) -> bool:
        """Whether both go on at a time."""
        return self.first < other.last and other.first < self.last


def in_gravity(motion: Motion, gravity: float, acts: Sequence[slice]) -> Motion:
    """A person's motion under another gravity, as long as before.

    Where a beat has no time for all of its jumps at their new lengths, fewer are seen; a single
    one that has too little time is lower.

    Args:
        motion: of a person, on the floor y = 0.
        gravity: times that of the Earth.
        acts: frames of each beat; together all frames, in order.
    """
    falls = _falls(motion, gravity**-0.5)
    flights = [s for s in _flights(motion, gravity) if not any(map(s.overlaps, falls))]
    spells = sorted((*flights, *falls), key=lambda spell: spell.first)
    chosen: list[Spell] = []
    old: FloatArray = np.arange(len(motion), dtype=np.float64)
    for act in acts:
        inside = [s for s in spells if act.start <= s.first and s.last < act.stop]
        if inside:
            seen = _that_fit(inside, act, motion.fps)
            old[act] = _times(seen, inside, act, motion.fps)
            chosen += seen
    if not chosen:
        return motion
    joints = _played(motion, old)
    joints = _along_parabolas(joints, old, chosen, gravity, motion)
    joints = _without_seams(joints, old, motion)
    nearest = np.rint(old).astype(int)
    return replace(
        motion,
        joints=joints.astype(np.float32),
        actions=motion.actions[nearest],
        contacts=foot_contacts(joints, motion.fps),
    )


def _flights(motion: Motion, gravity: float) -> list[Spell]:
    """The jumps of a motion, from foot on the floor to foot on the floor."""
    longest = (8 * _HIGHEST / (gravity * GRAVITY)) ** 0.5 * motion.fps
    lowest = motion.joints[..., 1].min(axis=1)
    found: list[Spell] = []
    for first, last in jumps(motion.joints, motion.fps):
        while first > 0 and lowest[first - 1] > _OFF_FLOOR:
            first -= 1
        while last < len(motion) - 1 and lowest[last] > _OFF_FLOOR:
            last += 1
        if not found or first > found[-1].last:
            first = max(first - 1, 0)
            stretch = min(1.0 / gravity, longest / (last - first))
            found.append(Spell(first, last, stretch, flies=True))
    return found


def _falls(motion: Motion, stretch: float) -> list[Spell]:
    """Where somebody falls over, from standing to lying."""
    height = motion.joints[:, J["pelvis"], 1]
    found = []
    for act in runs(motion.actions == ACTION["fall"]):
        low, high = height[act].min(), height[act].max()
        lying = np.flatnonzero(height[act] < _DOWN * low)
        up = np.flatnonzero(height[act][: lying[0]] > _UP * high)
        if high > 2 * low and len(up):
            first, last = act.start + int(up[-1]), act.start + int(lying[0])
            found.append(Spell(first, last, stretch, flies=False))
    return found


def _that_fit(spells: Sequence[Spell], act: slice, fps: float) -> list[Spell]:
    """As many spells in a row as an act has time for; the longest alone, shortened to fit."""
    frames, margin = act.stop - act.start, (_LEAD + _FOLLOW) * fps
    for count in range(len(spells), 0, -1):
        for start in range(len(spells) - count + 1):
            row = spells[start : start + count]
            length = row[-1].last - row[0].first + sum(spell.longer for spell in row)
            if length + margin <= frames:
                return list(row)
    longest = max(spells, key=lambda spell: spell.last - spell.first)
    length = longest.last - longest.first
    room = frames - min(margin, 0.5 * frames)
    return [replace(longest, stretch=min(max(room / length, 1.0), longest.stretch))]


def _times(seen: Sequence[Spell], spells: Sequence[Spell], act: slice, fps: float) -> FloatArray:
    """Old frame, not whole, that each frame of an act shows.

    Args:
        seen: the spells that are shown, in a row.
        spells: all of the act; of those that are not shown nothing is.
    """
    before = [s.last for s in spells if s.last <= seen[0].first]
    after = [s.first for s in spells if s.first >= seen[-1].last]
    lead, follow = round(_LEAD * fps), round(_FOLLOW * fps)
    start = min(before[-1] + follow, seen[0].first) if before else act.start
    stop = max(after[0] - lead, seen[-1].last + 1) if after else act.stop
    frames = act.stop - act.start
    spare = (stop - start) + sum(s.longer for s in seen) - frames
    if spare > 0:  # first what comes after, then what comes before
        cut = min(spare, max(stop - seen[-1].last - follow, 0))
        stop -= int(cut)
        start = min(start + int(np.ceil(spare - cut)), seen[0].first)
    lasts = np.ones(stop - start)
    for spell in seen:
        within = slice(spell.first - start, spell.last - start)
        lasts[within] = _eased(spell)
    on_floor = lasts == 1.0
    lasts[on_floor] *= max((frames - lasts[~on_floor].sum()) / max(on_floor.sum(), 1), 0.2)
    new = np.concatenate([[0.0], np.cumsum(lasts)])
    new *= frames / new[-1]
    return np.interp(np.arange(frames), new, start + np.arange(len(new), dtype=np.float64))


def _eased(spell: Spell) -> FloatArray:
    """How many frames each frame of a spell takes: more in the middle, so that limbs slow down."""
    length = spell.last - spell.first
    ramp = np.minimum(np.arange(length) + 1, length - np.arange(length))
    shape = np.minimum(ramp / _EASING, 1.0)
    more = shape * spell.longer / shape.sum()
    return np.asarray(1.0 + more + 1e-9)


def _played(motion: Motion, old: FloatArray) -> FloatArray:
    """Joints at moments of a motion; bones keep their lengths."""
    joints = np.asarray(motion.joints, dtype=np.float64)
    before = np.minimum(old.astype(int), len(motion) - 2)
    moved = hermite(joints, before, old - before)
    return with_bones_of(moved, joints[np.rint(old).astype(int)])


def _along_parabolas(
    joints: FloatArray, old: FloatArray, spells: Sequence[Spell], gravity: float, motion: Motion
) -> FloatArray:
    """Bodies in flight on the parabola of a gravity, with the speed over the floor that they had.

    Args:
        joints: ``[T, 22, 3]`` as played.
        old: ``[T]`` frame of the motion that is played.
        spells: that are shown.
        gravity: times that of the Earth.
        motion: before.
    """
    ways = centre_of_mass(np.asarray(motion.joints, dtype=np.float64))
    middle, shift = centre_of_mass(joints), np.zeros((len(joints), 3))
    now = np.arange(len(joints), dtype=np.float64)
    for spell in (spell for spell in spells if spell.flies):
        start, stop = np.interp([spell.first, spell.last], old, now)
        frames = slice(int(start) + 1, int(np.ceil(stop)))
        way = ways[spell.last] - ways[spell.first]
        farther = way * [1.0, 0.0, 1.0] * ((stop - start) / (spell.last - spell.first) - 1.0)
        share = ((now[frames] - start) / (stop - start))[:, None]
        path = ways[spell.first] + share * (way + farther)
        rise = (now[frames] - start) * (stop - now[frames]) / motion.fps**2
        path[:, 1] += gravity * GRAVITY / 2 * rise
        shift[frames] += path - middle[frames]
        shift[frames.stop :] += farther
    return joints + shift[:, None]


def _without_seams(joints: FloatArray, old: FloatArray, motion: Motion) -> FloatArray:
    """Bodies that go on from where they are, and from their pose, where frames are left out."""
    out = joints.copy()
    length = max(round(_SEAM * motion.fps), 1)
    for seam in np.flatnonzero(np.diff(old) > 1.5).tolist():
        step = out[seam] - out[seam - 1] if seam else np.zeros_like(out[0])
        jump = out[seam] + step - out[seam + 1]
        level = jump[0] * [1.0, 0.0, 1.0]
        out[seam + 1 :] += level
        share = np.clip(np.arange(1, len(out) - seam) / length, 0.0, 1.0)
        fade = 1.0 - share**2 * (3.0 - 2.0 * share)
        model = out[seam + 1 :].copy()
        out[seam + 1 :] = with_bones_of(model + fade[:, None, None] * (jump - level), model)
    return out
