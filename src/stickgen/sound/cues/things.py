"""Doors and lids that open and close, and things that are put down."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.catalog.records import OPENING
from stickgen.prop import Prop
from stickgen.scene import Scene
from stickgen.sound.cues.cue import Cue, cue_at

_DOORS = ("door", "gate", "window", "fridge", "wardrobe", "cage", "elevator", "car")
_RESTS = 0.25  # metres that a thing moves in the half second after it was put down, at most
_BEGINS = next(iter(OPENING))  # state of a thing that has begun to open
_TABLEWARE = ("cup", "glass", "mug", "bottle", "plate", "bowl", "teapot", "goblet", "can")


def find_things(scene: Scene) -> list[Cue]:
    """The sounds of things on the stage."""
    cues: list[Cue] = []
    for prop in scene.props:
        cues += _swung(prop, scene) + _put_down(prop, scene.fps)
    return cues


def _swung(prop: Prop, scene: Scene) -> list[Cue]:
    """A thing is several, one after the other, as it turns open or to."""
    frame = int(np.argmax(prop.visible))
    if frame == 0 or not prop.visible[frame] or prop.state not in ("", _BEGINS):
        return []
    before = [
        other.state
        for other in scene.props
        if other.kind == prop.kind
        and other.visible[frame - 1]
        and not other.visible[frame]
        and np.allclose(other.position[frame - 1], prop.position[frame], atol=0.05)
    ]
    opens = prop.state == _BEGINS and "" in before
    closes = prop.state == "" and any(state in OPENING for state in before)
    if not opens and not closes:
        return []
    swings = any(word in prop.kind for word in _DOORS)
    sound = ("door_open" if opens else "door_close") if swings else "lid"
    return [cue_at(frame, scene.fps, sound, prop.position[frame], 0.9)]


def _put_down(prop: Prop, fps: float) -> list[Cue]:
    """A thing that a hand leaves and that then lies still."""
    if not PROPS[prop.kind].held:
        return []
    cues = []
    starts = {holder.start for holder in prop.holders}
    for holder in prop.holders:
        frame = holder.end
        after = prop.position[frame : frame + max(round(0.5 * fps), 2)]
        if frame in starts or len(after) < 2 or not prop.visible[min(frame, len(prop) - 1)]:
            continue
        if np.ptp(after, axis=0).max() < _RESTS:
            china = any(word in prop.kind for word in _TABLEWARE)
            cues.append(cue_at(frame, fps, "cup" if china else "set_down", after[0], 0.7))
    return cues
