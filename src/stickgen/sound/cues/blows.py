"""Blows that land, blades that meet, bodies that fall: the impacts of a scene."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.measures.limbs import speed
from stickgen.scene import Actor, Impact, Scene
from stickgen.skeleton import J
from stickgen.sound.cues.cue import Cue, cue_at
from stickgen.sound.cues.hands import dips, wrists
from stickgen.vocabulary import ACTION

_BLADES = ("sword", "axe", "spear", "knife", "dagger", "lightsaber", "saber", "shield", "katana")
_NEAR = 1.6  # metres from a blow to the hand that holds a blade
_LOW_FOOT = 0.35  # metres: a blow by a foot is nearer to it than this
_FENCING = [ACTION[name] for name in "fight fight_stance punch".split()]
_FENCE = 2.6  # metres between two who fence
_STRIKES, _HARD_STRIKE = 2.6, 5.0  # m/s of a hand that parries, and of a hard one
_PARRIES_APART = 0.45  # seconds
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
    return cues + _parries(scene, [cue.time for cue in cues])


def _parries(scene: Scene, blows: Sequence[float]) -> list[Cue]:
    """Blades that meet where two fence and nobody is hit: the hand that strikes is fastest."""
    armed = [actor for actor in scene.actors if not actor.motion.skeleton and _armed(actor, scene)]
    if len(armed) < 2:
        return []
    fps = scene.fps
    both = np.all([np.isin(a.motion.actions, _FENCING) for a in armed], axis=0)
    hands = np.concatenate([wrists(actor) for actor in armed], axis=1)
    hips = np.stack([actor.motion.joints[:, 0] for actor in armed])
    near = np.linalg.norm(hips[0] - hips[1], axis=-1) < _FENCE
    pace = speed(hands.transpose(1, 0, 2), fps).max(axis=0) * (both & near)
    cues: list[Cue] = []
    for frame in dips(-pace, slice(0, len(pace)), round(_PARRIES_APART * fps), -_STRIKES):
        if all(abs(frame / fps - time) > _PARRIES_APART for time in blows):
            point = hips[:, frame].mean(axis=0) + [0.0, 0.35, 0.0]
            force = float(np.clip(pace[frame] / _HARD_STRIKE, 0.4, 1.3))
            cues.append(cue_at(frame, fps, "clash", point, force))
    return cues


def _sound(impact: Impact, scene: Scene, frame: int) -> str:
    point = np.array(impact.point)
    if impact.kind == "dust":
        nearest = min(scene.actors, key=lambda a: _away(a.motion.joints[frame, 0], point))
        lies = nearest.motion.joints[frame, J["pelvis"], 1] < _DOWN
        return "body_fall" if lies else ""
    if any(_strikes_with_blade(actor, scene, point, frame) for actor in scene.actors):
        return "clash"
    feet = [a.motion.joints[frame, [J["left_foot"], J["right_foot"]]] for a in scene.actors]
    kicked = np.linalg.norm(np.concatenate(feet) - point, axis=-1).min() < _LOW_FOOT
    return "kick_body" if kicked and point[1] > 0.25 else "punch"


def _away(a: FloatArray, b: FloatArray) -> float:
    return float(np.linalg.norm((a - b) * [1.0, 0.0, 1.0]))


def _armed(actor: Actor, scene: Scene) -> bool:
    return any(
        p.holder is not None and p.holder[0] == actor.name and any(b in p.kind for b in _BLADES)
        for p in scene.props
    )


def _strikes_with_blade(actor: Actor, scene: Scene, point: FloatArray, frame: int) -> bool:
    near = np.linalg.norm(wrists(actor)[frame] - point, axis=-1).min() < _NEAR
    return bool(near) and _armed(actor, scene)
