"""Footsteps and landings: when feet come down, on what, and how hard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.animals import ANIMALS
from stickgen.geometry import FloatArray, runs
from stickgen.measures.footing import footfalls, jumps
from stickgen.measures.limbs import SIDES, speed, velocities
from stickgen.scene import Actor, Scene
from stickgen.skeleton import J
from stickgen.sound.cues.cue import Cue, cue_at
from stickgen.vocabulary import ACTION

_NO_STEPS = [ACTION[name] for name in "swimming flying ride drive lie_down sleep".split()]
_CRAWLS = [ACTION["crawling"], ACTION["climbing"]]
_BEFORE = 0.35  # seconds before a foot comes down in which its speed tells the force
_WALK = 3.8  # m/s of the foot of one who walks: the usual force
_SOFTEST = 0.12  # force below which a foot only shifts
_LANDING = 2.2  # m/s of a body that comes down: the usual force
_HOOVES = ("horse", "cow", "donkey", "sheep", "goat", "pig", "deer", "unicorn", "zebra", "camel")
_PLANTED = 0.25  # of the highest speed of a paw, below which it stands
_STANCE = 0.06  # seconds for which a paw stands, at least
_RAISED, _STILL = 0.14, 0.3  # metres of a foot on a tread; m/s
_AROUND, _CLIMBS = 7, 3.0  # frames on either side; m/s of the pelvis, up or down, summed over them

Surface = Callable[[float], str]
"""Seconds → the surface that people walk on; empty: none."""


def find_steps(scene: Scene, surface: Surface) -> list[Cue]:
    """Footsteps and landings of everybody."""
    cues: list[Cue] = []
    for actor in scene.actors:
        if actor.motion.skeleton:
            cues += _paws(actor, surface)
        elif actor.look.kind != "ghost":
            landings = jumps(actor.motion.joints, scene.fps)
            cues += _landings(actor, landings, surface)
            cues += _steps(actor, [frame for _, frame in landings], surface)
    return cues


def _steps(actor: Actor, landings: Sequence[int], surface: Surface) -> list[Cue]:
    motion, fps = actor.motion, actor.motion.fps
    joints = motion.joints.astype(np.float64)
    feet = np.stack([joints[:, J[f"{side}_foot"]] for side in SIDES])
    pace = speed(feet, fps)
    cues = []
    falls = sorted({*footfalls(joints, fps), *_treads(feet, pace, joints, fps)})
    for frame, side in falls:
        on = surface(frame / fps)
        near_landing = any(abs(frame - landing) <= 2 for landing in landings)
        if not on or motion.actions[frame] in _NO_STEPS or near_landing:
            continue
        k = SIDES.index(side)
        fastest = pace[k, max(frame - round(_BEFORE * fps), 0) : frame + 1].max()
        force = (float(fastest) / _WALK) ** 1.2
        if motion.actions[frame] in _CRAWLS:
            force = min(force, 0.5)
        if force >= _SOFTEST:
            cues.append(cue_at(frame, fps, f"step_{on}", feet[k, frame], min(force, 1.8)))
    return cues


def _treads(
    feet: FloatArray, pace: FloatArray, joints: FloatArray, fps: float
) -> list[tuple[int, str]]:
    """Feet that come to rest above the floor, of one who goes up or down stairs."""
    rising = np.abs(velocities(joints[:, J["pelvis"]], fps)[:, 1])
    goes = np.convolve(np.pad(rising, _AROUND), np.ones(2 * _AROUND + 1), "valid") > _CLIMBS
    found = []
    for k, side in enumerate(SIDES):
        still = (pace[k] < _STILL) & (feet[k, :, 1] > _RAISED) & goes
        found += [(run.start, side) for run in runs(still) if run.start > 0]
    return found


def _landings(actor: Actor, found: Sequence[tuple[int, int]], surface: Surface) -> list[Cue]:
    joints, fps = actor.motion.joints.astype(np.float64), actor.motion.fps
    falling = velocities(joints[:, J["pelvis"]], fps)[:, 1]
    cues = []
    for _, frame in found:
        on = surface(frame / fps)
        down = -float(falling[max(frame - 4, 0) : frame + 1].min())
        if on and down > 0.3:
            point = joints[frame, [J["left_foot"], J["right_foot"]]].mean(axis=0)
            force = float(np.clip(1.6 * down / _LANDING, 0.5, 2.2))
            cues.append(cue_at(frame, fps, f"step_{on}", point, force))
    return cues


def _paws(actor: Actor, surface: Surface) -> list[Cue]:
    """Paws and hooves that come down: each leg of an animal stands when its end is slow."""
    motion, fps = actor.motion, actor.motion.fps
    animal = ANIMALS[motion.skeleton]
    cues: list[Cue] = []
    for leg in animal.legs:
        end = motion.joints[:, animal.index[leg.chain[-1]]].astype(np.float64)
        pace = speed(end, fps)
        stands = runs(_stands(end, pace))
        for run in stands:
            if run.start == 0 or run.stop - run.start < _STANCE * fps:
                continue
            on = surface(run.start / fps)
            if not on or motion.actions[run.start] in _NO_STEPS:
                continue
            size = float(np.clip(animal.head_radius / 0.15, 0.25, 1.3))
            force = size * min(float(pace[max(run.start - 8, 0) : run.start + 1].max()) / 3, 1.3)
            wet = on in ("water", "snow")
            hooves = "hoof" if motion.skeleton in _HOOVES else "paw"
            sound = f"step_{on}" if wet else hooves
            if force >= _SOFTEST / 2:
                cues.append(cue_at(run.start, fps, sound, end[run.start], force))
    return cues


def _stands(end: FloatArray, pace: FloatArray) -> NDArray[np.bool_]:
    """Frames in which the end ``[T, 3]`` of a leg that moves ``pace [T]`` stands."""
    if pace.max() < 0.3:
        return np.zeros(len(pace), dtype=bool)
    low = end[:, 1] < end[:, 1].min() + 0.25 * max(float(np.ptp(end[:, 1])), 0.02)
    return np.asarray(low & (pace < max(_PLANTED * float(pace.max()), 0.15)))
