"""Blows that land, blades that meet, bodies that fall: the impacts of a scene."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.scene import Actor, Impact, Scene
from stickgen.skeleton import J
from stickgen.sound.cues.cue import Cue
from stickgen.sound.cues.hands import wrists

_BLADES = ("sword", "axe", "spear", "knife", "dagger", "lightsaber", "saber", "shield", "katana")
_NEAR = 1.6  # metres from a blow to the hand that holds a blade
_LOW_FOOT = 0.35  # metres: a blow by a foot is nearer to it than this
_DOWN = 0.5  # metres of the pelvis of one who has fallen


def find_blows(scene: Scene) -> list[Cue]:
    """The sounds of all impacts; landings on one's feet are steps."""
    cues = []
    for impact in scene.impacts:
        frame = min(round(impact.time * scene.fps), len(scene) - 1)
        sound = _sound(impact, scene, frame)
        if sound:
            force = float(np.clip(1.3 * impact.strength, 0.5, 1.7))
            cues.append(Cue(impact.time, sound, impact.point, force))
    return cues


def _sound(impact: Impact, scene: Scene, frame: int) -> str:
    point = np.array(impact.point)
    if impact.kind == "dust":
        nearest = min(scene.actors, key=lambda a: _away(a.motion.joints[frame, 0], point))
        lies = nearest.motion.joints[frame, J["pelvis"], 1] < _DOWN
        return "body_fall" if lies else ""
    if any(_has_blade(actor, scene, point, frame) for actor in scene.actors):
        return "clash"
    feet = [a.motion.joints[frame, [J["left_foot"], J["right_foot"]]] for a in scene.actors]
    kicked = np.linalg.norm(np.concatenate(feet) - point, axis=-1).min() < _LOW_FOOT
    return "kick_body" if kicked and point[1] > 0.25 else "punch"


def _away(a: FloatArray, b: FloatArray) -> float:
    return float(np.linalg.norm((a - b) * [1.0, 0.0, 1.0]))


def _has_blade(actor: Actor, scene: Scene, point: FloatArray, frame: int) -> bool:
    armed = any(
        p.holder is not None and p.holder[0] == actor.name and any(b in p.kind for b in _BLADES)
        for p in scene.props
    )
    return armed and bool(np.linalg.norm(wrists(actor)[frame] - point, axis=-1).min() < _NEAR)
