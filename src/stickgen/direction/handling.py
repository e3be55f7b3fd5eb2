"""Hands that do what the words say with a thing: cups meet mouths, guitars are played by both.

Arms are bent towards their goals by two-bone inverse kinematics; trunk and legs move as before.
The things follow the hands (``prop_builders``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction import lifting
from stickgen.direction.action_spans import find_spans
from stickgen.direction.hands import ActionSpan, mouth, torso_axes
from stickgen.direction.reach import reach
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray
from stickgen.measures.limbs import SIDES, palms
from stickgen.scene import Actor
from stickgen.script import Character, StageProp
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

_EASING = 0.45  # seconds in which hands leave their way, and come back to it
_FIRST, _EVERY = 1.0, 2.8  # seconds to the first sip, and from each to the next
_RAISE, _AT_MOUTH = 0.55, 0.6  # seconds in which a cup is raised, and stays at the mouth
_PHONE = re.compile(r"\b(?:phone|phones|calls?|telephone)\b")
_LOOKS = re.compile(r"\b(?:looks?|reads?|types?|texts?|stares?|scrolls?)\b")
_LONG = 0.8  # metres of an instrument that hangs before the belly
_NEXT_TO = 0.18  # metres from the middle of the head to a phone at the ear
_TABLE = 0.74  # metres, of a table for one who sits at it


@dataclass(frozen=True)
class _Body:
    """A body, its size and the axes of its chest, each ``[T, 3]``."""

    joints: FloatArray
    size: float
    left: FloatArray
    up: FloatArray
    ahead: FloatArray

    @classmethod
    def of(cls, joints: FloatArray) -> _Body:
        return cls(joints, figure_scale(joints), *torso_axes(joints))

    def at(self, joint: str, left: float, up: float, ahead: float) -> FloatArray:
        """A point ``[T, 3]`` off a joint along the axes, in metres of an adult."""
        off = left * self.left + up * self.up + ahead * self.ahead
        return np.asarray(self.joints[:, J[joint]] + self.size * off)


Goals = dict[str, FloatArray]
"""Hand (``left_hand``, ``right_hand``) → where it should be, ``[T, 3]`` metres."""
Handling = Callable[[_Body, ActionSpan, float], Goals]


def handle(
    actors: Sequence[Actor], characters: Sequence[Character], stage: Sequence[StageProp]
) -> tuple[Actor, ...]:
    """The actors, their hands where the things are that they use.

    Args:
        actors: placed on the stage, seated where they sit.
        characters: of the Script, in the same order.
        stage: its things.
    """
    handled = []
    for actor, character in zip(actors, characters, strict=True):
        spans = find_spans(actor, character, stage)
        joints: FloatArray = actor.motion.joints.astype(np.float64)
        in_arms = ""
        for span in sorted(spans, key=lambda span: span.start):
            if span.action in lifting.LIFTS:
                fresh = span.action == "put_down" and span.start > 0 and span.thing != in_arms
                joints = lifting.lifted(joints, span, actor.motion.fps, in_arms=not fresh)
                in_arms = span.thing
            else:
                joints = _handled(joints, span, actor.motion.fps)
        motion = replace(actor.motion, joints=joints.astype(np.float32))
        handled.append(replace(actor, motion=motion) if spans else actor)
    return tuple(handled)


def _handled(joints: FloatArray, span: ActionSpan, fps: float) -> FloatArray:
    """A body ``[T, 22, 3]`` that handles the thing of a span."""
    handling = _HANDLINGS.get(span.action)
    if span.thing == "phone" and span.action not in ("typing", "reading"):
        handling = None if _LOOKS.search(span.words) else _phone
    if handling is None:
        return joints
    weight = eased(len(joints), span, fps)
    for hand, goal in handling(_Body.of(joints), span, fps).items():
        joints = reach(joints, hand, goal, weight)
    return joints


def eased(frames: int, span: ActionSpan, fps: float) -> FloatArray:
    """A weight ``[T]``: 1 within a span, eased in and out inside of it."""
    time = np.arange(frames, dtype=np.float64)
    ease = _EASING * fps
    into = np.clip((time - span.start) / ease, 0, 1) if span.start else np.ones(frames)
    out = np.clip((span.stop - time) / ease, 0, 1) if span.stop < frames else np.ones(frames)
    share = np.minimum(into, out) * ((time >= span.start) & (time < span.stop))
    return np.asarray(share * share * (3 - 2 * share))


def _drink(body: _Body, span: ActionSpan, fps: float) -> Goals:
    """The cup goes up to the mouth, stays for a sip, and comes down again; eating likewise."""
    frames = len(body.joints)
    time = np.arange(frames, dtype=np.float64)
    up = np.zeros(frames)
    sip = span.start + min(_FIRST * fps, (span.stop - span.start) / 3)
    while sip < span.stop - 0.3 * fps:
        away = np.abs(time - sip - _AT_MOUTH * fps / 2) - _AT_MOUTH * fps / 2
        up = np.maximum(up, np.clip(1.0 - away / (_RAISE * fps), 0.0, 1.0))
        sip += _EVERY * fps
    up = (up * up * (3 - 2 * up))[:, None]
    side, sign = _free_hand(body, span)
    lips = mouth(body.joints) + body.size * (0.05 * body.ahead - 0.05 * body.up)
    low = body.at("spine3", sign * 0.14, -0.1, 0.3)
    if span.surface:
        low = body.at("pelvis", sign * 0.14, 0.0, 0.36)
        low[:, 1] = span.surface + 0.06
    bend = 0.06 * body.size * (4 * up * (1 - up)) * body.ahead
    return {f"{side}_hand": low + up * (lips - low) + bend}


def _free_hand(body: _Body, span: ActionSpan) -> tuple[str, float]:
    """The hand that comes nearer to the mouth by itself, and the sign of its side."""
    lips = mouth(body.joints)[span.frames]
    far = np.linalg.norm(palms(body.joints)[:, span.frames] - lips, axis=-1).min(axis=1)
    side = int(far[0] < far[1] - 0.1)
    return (SIDES[0], 1.0) if side else (SIDES[1], -1.0)


def _read(body: _Body, span: ActionSpan, fps: float) -> Goals:
    """Both hands hold the book before the chest."""
    lift = 0.0 if PROPS[span.thing].size < 0.3 else -0.14  # below the chin
    return {
        f"{side}_hand": body.at("spine3", sign * 0.1, 0.04 + lift, 0.3)
        for side, sign in (("left", 1.0), ("right", -1.0))
    }


def _type(body: _Body, span: ActionSpan, fps: float) -> Goals:
    """Both hands are on the keys, and never quite still."""
    time = np.arange(len(body.joints)) / fps
    low = body.joints[:, 0, 1].mean() < 0.75 * body.size
    height = span.surface or (_TABLE if low else 1.0) * body.size
    axes = (smooth(axis, fps) for axis in (body.left, body.up, body.ahead))
    still = _Body(body.joints, body.size, *axes)
    goals = {}
    for k, (side, sign) in enumerate((("left", 1.0), ("right", -1.0))):
        goal = still.at("pelvis", sign * 0.1, 0.0, 0.4)
        tap = 0.012 * np.sin(2 * np.pi * (3.1 + 0.7 * k) * time + k)
        goal[:, 1] = height + 0.07 + tap
        goals[f"{side}_hand"] = goal
    return goals


def _sing(body: _Body, span: ActionSpan, fps: float) -> Goals:
    """The microphone is before the mouth."""
    if span.thing != "microphone":
        return {}
    side, _ = _free_hand(body, span)
    lips = mouth(body.joints)
    return {f"{side}_hand": lips + body.size * (0.12 * body.ahead - 0.1 * body.up)}


def _phone(body: _Body, span: ActionSpan, fps: float) -> Goals:
    """The phone is at the ear."""
    side, sign = _free_hand(body, span)
    return {f"{side}_hand": body.at("head", sign * _NEXT_TO, -0.04, -0.02)}


def _play(body: _Body, span: ActionSpan, fps: float) -> Goals:
    """One hand on the neck of the guitar, the other one strums; a horn is held at the mouth."""
    if not PROPS[span.thing].held or span.thing == "violin":
        return {}
    if PROPS[span.thing].size < _LONG:
        return {
            f"{side}_hand": mouth(body.joints) + body.size * (far * body.ahead - 0.06 * body.up)
            for side, far in (("left", 0.24), ("right", 0.16))
        }
    time = np.arange(len(body.joints)) / fps
    strum = 0.035 * np.sin(2 * np.pi * 1.6 * time)[:, None] * body.up
    fret = 0.04 * np.sin(2 * np.pi * 0.4 * time)[:, None] * body.left
    return {
        "left_hand": body.at("spine1", 0.4, 0.13, 0.2) + fret,
        "right_hand": body.at("spine1", -0.1, 0.0, 0.24) + strum,
    }


_HANDLINGS: MappingProxyType[str, Handling] = MappingProxyType(
    {
        "drinking": _drink,
        "eating": _drink,
        "reading": _read,
        "typing": _type,
        "sing": _sing,
        "play_instrument": _play,
    }
)
"""Action → where it wants the hands to be."""
