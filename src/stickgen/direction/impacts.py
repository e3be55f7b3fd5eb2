"""Impacts: where blows land, and where bodies come down on the floor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.direction.landing import Hit
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.footing import jumps
from stickgen.measures.limbs import velocities
from stickgen.measures.moments import part_track
from stickgen.scene import Actor, Impact
from stickgen.skeleton import J

_DOWN = 0.4  # metres of the pelvis of somebody who has fallen
_FALLS = 0.9  # m/s with which they come down, at least
_HARD = 2.5  # m/s of a hard fall
_LANDS = 0.8  # m/s of a landing that raises dust, at least
_FLOOR = np.array([1.0, 0.0, 1.0])


def find_impacts(actors: Sequence[Actor], hits: Sequence[Hit]) -> tuple[Impact, ...]:
    """The impacts of a film, in order of time.

    Args:
        actors: placed on the stage.
        hits: the blows that land.
    """
    fps = actors[0].motion.fps
    found = []
    for hit in hits:
        moment = hit.blow.moment
        track = part_track(actors[hit.blow.striker].motion.joints, moment.part)
        way = normalize(velocities(track, fps)[max(moment.frame - 2, 0)])
        found.append(_impact("star", moment.frame / fps, hit.point, way, hit.strength))
    for actor in actors:
        if not actor.motion.skeleton:
            found += _falls(actor.motion.joints.astype(np.float64), fps)
            found += _landings(actor.motion.joints.astype(np.float64), fps)
    return tuple(sorted(found, key=lambda impact: impact.time))


def _falls(joints: FloatArray, fps: float) -> list[Impact]:
    """Where a pelvis comes down on the floor."""
    pelvis = joints[:, 0]
    pace = velocities(pelvis, fps)
    low = pelvis[:, 1] < _DOWN
    found = []
    for frame in np.flatnonzero(low[1:] & ~low[:-1]) + 1:
        sinks = -float(pace[max(frame - 4, 0) : frame + 1, 1].min())
        if sinks >= _FALLS:
            spot = joints[frame, [J["pelvis"], J["spine3"]]].mean(axis=0) * _FLOOR
            time = frame / fps + 0.04
            found.append(_impact("dust", time, spot, np.zeros(3), min(sinks / _HARD, 1.2)))
    return found


def _landings(joints: FloatArray, fps: float) -> list[Impact]:
    """Where feet come down after a jump."""
    pace = velocities(joints[:, 0], fps)
    found = []
    for _, frame in jumps(joints, fps):
        sinks = -float(pace[max(frame - 3, 0) : frame + 1, 1].min())
        if sinks >= _LANDS:
            spot = joints[frame, [J["left_foot"], J["right_foot"]]].mean(axis=0) * _FLOOR
            found.append(_impact("dust", frame / fps, spot, np.zeros(3), min(sinks / _HARD, 1.0)))
    return found


def _impact(kind: str, time: float, point: FloatArray, way: FloatArray, strength: float) -> Impact:
    x, y, z = point.tolist()
    a, b, c = way.tolist()
    return Impact(time, kind, (x, y, z), (a, b, c), strength)  # type: ignore[arg-type]
