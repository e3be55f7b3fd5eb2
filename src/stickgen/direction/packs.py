"""Packs on the stage: who is chased runs ahead, who chases stays behind, racers run abreast."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.direction.chases import Pack, running
from stickgen.direction.courses import Leg, on_course, own_yaw
from stickgen.direction.groups import Group, centered_group
from stickgen.direction.smoothing import smooth
from stickgen.direction.steps import moved_by_steps
from stickgen.geometry import FloatArray
from stickgen.motion import Motion
from stickgen.script import Character

_OPEN = np.deg2rad(8.0)  # of the way across the picture, towards the viewer
_FACING = np.deg2rad(75.0)  # away from the viewer, of two who face each other before they run
_GAP = 1.6  # metres between one and the next when they start to run,
_GAPS = (1.0, 2.7)  # and between which it stays
_ABREAST = 0.8  # metres by which a racer is before or behind the others, at most,
_STAGGER = 0.5  # and by which each farther lane is ahead, so that all are seen
_LANE = (0.45, 0.75)  # metres from one to the next across the way: in a chase, in a race
_EASING = 0.25  # seconds, standard deviation, in which somebody gets slower or faster


def run_together(motions: Sequence[Motion], characters: Sequence[Character], pack: Pack) -> Group:
    """The members of a pack, who run across the picture one after the other, or abreast.

    Args:
        motions: of all actors.
        characters: of the Script, in the same order.
        pack: who runs.
    """
    fps = motions[0].fps
    side = _side([characters[i] for i in pack.members])
    way = np.array([side * np.cos(_OPEN), 0.0, np.sin(_OPEN)])
    across = np.array([-way[2], 0.0, way[0]]) * side
    bodies: list[FloatArray] = []
    for k, member in enumerate(pack.members):
        before = None if pack.race else side * (-_FACING if k == 0 else _FACING)
        legs = _legs(characters[member], motions[member], float(np.arctan2(way[0], way[2])))
        body = on_course(motions[member].joints, fps, legs, before)
        start = legs[0].start
        gap = 0.0 if pack.race else k * _GAP
        lane = k * _LANE[pack.race] if pack.race else (k % 3) * _LANE[0] * (-1) ** k
        spot = -gap * way - lane * across
        bodies.append(body - body[start, 0] * [1.0, 0.0, 1.0] + spot)
    ahead = np.array([body[:, 0] @ way for body in bodies])  # [N, T]
    wanted = _abreast(ahead) if pack.race else _in_file(ahead)
    moved = [
        _moved(body, smooth((to - at)[:, None] * way, _EASING * fps), motions[member])
        for body, member, at, to in zip(bodies, pack.members, ahead, wanted, strict=True)
    ]
    return centered_group(pack.members, moved)


def flight(motion: Motion, character: Character) -> Motion:
    """The motion of somebody who turns away from whom they face, and runs straight."""
    legs = _legs(character, motion, 0.0)
    if not legs:
        return motion
    joints = motion.joints.astype(np.float64)
    start = legs[0].start
    yaw = own_yaw(joints, start, motion.fps) + (np.pi if start > 0 else 0.0)
    legs = [Leg(leg.start, leg.stop, yaw) for leg in legs]
    return Motion(
        on_course(joints, motion.fps, legs).astype(np.float32),
        motion.actions,
        motion.contacts,
        motion.fps,
        motion.skeleton,
    )


def flight_start(character: Character, motion: Motion) -> int:
    """The frame in which somebody starts to run."""
    legs = _legs(character, motion, 0.0)
    return legs[0].start if legs else 0


def _legs(character: Character, motion: Motion, yaw: float) -> list[Leg]:
    """The frames in which a character runs."""
    found: list[Leg] = []
    for beat in running(character):
        start, stop = (min(round(t * motion.fps), len(motion)) for t in (beat.start, beat.end))
        if stop - start > 1 or (not found and stop > 0):
            found.append(Leg(start, stop, yaw))
    return found


def _side(characters: Sequence[Character]) -> float:
    """1 if they run to the right of the picture, −1 to the left."""
    left = any(c.leaves == "left" or c.enters == "right" for c in characters)
    return -1.0 if left else 1.0


def _in_file(ahead: FloatArray) -> FloatArray:
    """How far ahead each one ``[N, T]`` is who follows the one before at a fair distance."""
    low, high = _GAPS
    wanted = [ahead[0]]
    for track in ahead[1:]:
        middle, half = (low + high) / 2, (high - low) / 2
        gap = middle + half * np.tanh((wanted[-1] - track - middle) / half)
        wanted.append(wanted[-1] - gap)
    return np.array(wanted)


def _abreast(ahead: FloatArray) -> FloatArray:
    """How far ahead each one ``[N, T]`` is who stays near the others."""
    middle = ahead.mean(axis=0)
    order = np.arange(len(ahead))[:, None] - (len(ahead) - 1) / 2
    return np.asarray(middle + _STAGGER * order + _ABREAST * np.tanh((ahead - middle) / _ABREAST))


def _moved(joints: FloatArray, offset: FloatArray, motion: Motion) -> FloatArray:
    if motion.skeleton:
        return joints + offset[:, None]
    return moved_by_steps(joints, offset, motion.fps)
