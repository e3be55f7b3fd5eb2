"""Props: what an action is played with, put into the hands, under the body, into the air.

Every maker gets an actor and the stretch of frames in which the action is played, and returns
things for the whole film: what is held is carried along before and after, a chair stands where
somebody will sit, a ball lies where it will be kicked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.direction import balls
from stickgen.direction.hands import (
    SIDES,
    UP,
    Maker,
    Stretch,
    in_hand,
    mouth,
    palms,
    standing,
    torso_axes,
    upright_along,
)
from stickgen.geometry import heading, normalize, runs
from stickgen.scene import Actor, Prop
from stickgen.script import Character, StageProp
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

FloatArray = NDArray[np.floating]

_SHORTEST = 0.4  # seconds of an action that is worth a prop
_SEAT, _TABLE_TOP = 0.45, 0.74  # metres: heights of the drawn chair's seat and table's top
_BUTTOCKS = 0.1  # metres that the pelvis joint is above what it sits on
_SEATED = (0.38, 0.68)  # metres of the pelvis above the floor when someone sits on a chair


def action_props(actors: Sequence[Actor], characters: Sequence[Character]) -> tuple[Prop, ...]:
    """The things that everybody's actions ask for, or that the Script gives them.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order.
    """
    stretches = [_stretches(actor) for actor in actors]
    passes = balls.find_passes(actors, stretches)
    props: list[Prop] = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        passed = {p.throw for p in passes if p.thrower == i} | {
            p.catch for p in passes if p.catcher == i
        }
        makers = [(s, USES[s.action]) for s in stretches[i] if s not in passed]
        makers += [(p.throw, p.ball) for p in passes if p.thrower == i]
        makers += [(p.catch, balls.glove) for p in passes if p.catcher == i]
        made = _one_at_a_time(actor, sorted(makers, key=lambda item: item[0].start))
        if character.props is not None:
            made = [prop for prop in made if prop.kind in character.props]
            missing = [kind for kind in character.props if kind not in {p.kind for p in made}]
            made += [_carried(actor, kind, SIDES[1 - i % 2]) for i, kind in enumerate(missing)]
        props += made
    return tuple(props)


def stage_prop(prop: StageProp, frames: int) -> Prop:
    """A thing of the Script that stands where it was put."""
    spot = np.array([prop.at[0], prop.y, prop.at[1]])
    return Prop(
        kind=prop.kind,
        position=np.tile(spot, (frames, 1)),
        rotation=standing(float(np.deg2rad(prop.turn)), frames),
        scale=prop.scale,
        color=prop.color or "",
    )


def _stretches(actor: Actor) -> list[Stretch]:
    """Where an actor plays an action that has props."""
    actions, fps = actor.motion.actions, actor.motion.fps
    return [
        Stretch(name, span.start, span.stop)
        for name in USES
        for span in runs(actions == ACTION[name])
        if span.stop - span.start >= _SHORTEST * fps
    ]


def _one_at_a_time(actor: Actor, makers: Sequence[tuple[Stretch, Maker]]) -> list[Prop]:
    """Props of every stretch; of what moves, the next of a kind takes the place of the last."""
    props: list[Prop] = []
    latest: dict[str, int] = {}
    frames = np.arange(len(actor.motion))
    for stretch, make in makers:
        for prop in make(actor, stretch):
            if np.ptp(prop.position, axis=0).max() > 0:
                if (before := latest.get(prop.kind)) is not None:
                    gone = frames >= stretch.start
                    props[before] = replace(props[before], visible=props[before].visible & ~gone)
                    prop = replace(prop, visible=prop.visible & gone)
                latest[prop.kind] = len(props)
            props.append(prop)
    return props


def _carried(actor: Actor, kind: str, side: str) -> Prop:
    """A thing that is simply held, upright and a little forward."""
    joints = actor.motion.joints
    _, _, forward = torso_axes(joints)
    return in_hand(actor, kind, side, UP + 0.15 * forward, forward)


def _hand_at(points: FloatArray, goal: FloatArray, span: Stretch) -> int:
    """Which of two hands ``[2, T, 3]`` comes nearest to a goal ``[T, 3]`` in a stretch."""
    away = np.linalg.norm(points[:, span.frames] - goal[span.frames], axis=-1)
    return int(away.min(axis=1).argmin())


def _to_the_mouth(kind: str, tilt: float) -> Maker:
    """A thing in a hand that goes to the mouth, and leans to it by ``tilt`` when it is there."""

    def make(actor: Actor, span: Stretch) -> list[Prop]:
        joints = actor.motion.joints
        hands, lips = palms(joints), mouth(joints)
        hand = _hand_at(hands, lips, span)
        toward = lips - hands[hand]
        near = np.clip((0.4 - np.linalg.norm(toward, axis=-1)) / 0.25, 0.0, 1.0)[:, None]
        up = UP + tilt * near * normalize(toward)
        return [in_hand(actor, kind, SIDES[hand], up, torso_axes(joints)[2])]

    return make


def _read(actor: Actor, span: Stretch) -> list[Prop]:
    joints = actor.motion.joints
    hands = palms(joints)
    middle = hands.mean(axis=0)
    face = joints[:, J["head"]] - middle
    _, up, _ = torso_axes(joints)
    # The pages look at the face; the book's own front is its cover.
    return [
        Prop(
            kind="book",
            position=middle,
            rotation=upright_along(up - normalize(face) * (up * normalize(face)).sum(-1)[:, None],
                                   -face),
            holder=(actor.name, "left_wrist"),
        )
    ]  # fmt: skip


def _type(actor: Actor, span: Stretch) -> list[Prop]:
    joints = actor.motion.joints
    spot = np.median(palms(joints)[:, span.frames].reshape(-1, 3), axis=0)
    yaw = float(np.median(heading(joints)[span.frames]))
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    top = max(float(spot[1]) - 0.06, 0.1)
    frames = len(joints)
    table = (spot + 0.2 * ahead) * [1.0, 0.0, 1.0]
    laptop = spot * [1.0, 0.0, 1.0] + [0.0, top, 0.0] + 0.08 * ahead
    return [
        Prop("table", np.tile(table, (frames, 1)), standing(yaw, frames), scale=top / _TABLE_TOP),
        # Its screen looks back at who types.
        Prop("laptop", np.tile(laptop, (frames, 1)), standing(yaw + np.pi, frames)),
        *_sit(actor, span),
    ]


def _sit(actor: Actor, span: Stretch) -> list[Prop]:
    joints = actor.motion.joints
    pelvis = joints[span.frames, 0]
    seated = (pelvis[:, 1] > _SEATED[0]) & (pelvis[:, 1] < _SEATED[1])
    if seated.sum() < _SHORTEST * actor.motion.fps:
        return []
    seat = np.median(pelvis[seated], axis=0)
    yaw = float(np.median(heading(joints)[span.frames][seated]))
    frames = len(joints)
    spot = seat * [1.0, 0.0, 1.0]
    scale = (float(seat[1]) - _BUTTOCKS) / _SEAT
    return [Prop("chair", np.tile(spot, (frames, 1)), standing(yaw, frames), scale=scale)]


USES: MappingProxyType[str, Maker] = MappingProxyType(
    {
        "sit": _sit,
        "reading": _read,
        "typing": _type,
        "drinking": _to_the_mouth("cup", 1.2),
        "eating": _to_the_mouth("food", 0.3),
        "sing": _to_the_mouth("microphone", 2.0),
        "batting": balls.bat,
        "pitching": balls.throw("baseball"),
        "throwing": balls.throw("baseball"),
        "catching": balls.catch,
        "fielding": balls.catch,
        "kicking": balls.kick,
        "dribbling": balls.dribble,
        "shooting": balls.shoot,
    }
)
"""Action → what makes its props."""
