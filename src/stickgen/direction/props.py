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
from stickgen.direction.facing import mean_facing
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
from stickgen.geometry import normalize, runs
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Character, StageProp
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION, PROPS

FloatArray = NDArray[np.floating]

HOLDABLE = frozenset(
    """ball baseball basketball soccer_ball tennis_ball bat glove racket sword shield microphone
    guitar flag book cup bottle phone laptop food plate umbrella hat balloon box""".split()
)
"""Things that a hand can carry; the others stand beside whoever has them."""
_SHORTEST = 0.4  # seconds of an action that is worth a prop
_SEAT, _TABLE_TOP = 0.45, 0.74  # metres: heights of the drawn chair's seat and table's top
_BUTTOCKS = 0.1  # metres that the pelvis joint is above what it sits on
_SAME_SPOT = 0.6  # metres between two things of a kind that are one and the same
_ASIDE = 0.7  # metres between somebody and what stands beside them, or is large and behind them
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
            held = [kind for kind in missing if kind in HOLDABLE]
            made += [_carried(actor, kind, SIDES[1 - i % 2]) for i, kind in enumerate(held)]
            stood = [kind for kind in missing if kind not in HOLDABLE]
            made += [_beside(actor, kind, number) for number, kind in enumerate(stood)]
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
    """Props of every stretch: nobody holds two of a kind, nor what is of no use any more.

    What stands is there all the time, once; what lies until its stretch, from the start. What a
    stretch brings in a hand comes with it (the first is there from the start). It goes when the
    next brings another one of its kind, or, if it is held, anything else.
    """
    props: list[Prop] = []
    frames = np.arange(len(actor.motion))
    first = min((stretch.start for stretch, _ in makers), default=0)
    for stretch, make in makers:
        made = [prop for prop in make(actor, stretch) if not _stands_already(prop, props)]
        moving = [prop for prop in made if not _stands(prop)]
        if moving:
            kinds = {prop.kind for prop in moving}
            props = [
                replace(prop, visible=prop.visible & (frames < stretch.start))
                if not _stands(prop) and (prop.holder or prop.kind in kinds)
                else prop
                for prop in props
            ]
        for prop in made:
            here = stretch.start == first or _stands(prop, until=stretch.start)
            since = 0 if here else stretch.start
            props.append(replace(prop, visible=prop.visible & (frames >= since)))
    return props


def _stands(prop: Prop, until: int | None = None) -> bool:
    """Whether nobody holds or moves a thing before a frame, or ever."""
    return prop.holder is None and not np.ptp(prop.position[:until], axis=0).any()


def _stands_already(prop: Prop, others: Sequence[Prop]) -> bool:
    """Whether it is a thing that stands where another one of its kind does."""
    return _stands(prop) and any(
        other.kind == prop.kind
        and _stands(other)
        and np.linalg.norm(other.position[0] - prop.position[0]) < _SAME_SPOT
        for other in others
    )


def _carried(actor: Actor, kind: str, side: str) -> Prop:
    """A thing that is simply held, upright and a little forward."""
    joints = actor.motion.joints
    _, _, forward = torso_axes(joints)
    return in_hand(actor, kind, side, UP + 0.15 * forward, forward)


def _beside(actor: Actor, kind: str, number: int) -> Prop:
    """A thing that no hand can hold: it stands beside its owner's way, a large one behind it."""
    frames = len(actor.motion)
    spot = actor.motion.joints[:, 0].mean(axis=0) * [1.0, 0.0, 1.0]
    size = PROPS[kind]
    back = size / 4 + (_ASIDE if size > 1 else 0.0)
    spot = spot + [_ASIDE * (number + 1), 0.0, -back]
    return Prop(kind, np.tile(spot, (frames, 1)), standing(0.0, frames))


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
        return [in_hand(actor, kind, SIDES[hand], up, torso_axes(joints)[2]), *_sit(actor, span)]

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
        ),
        *_sit(actor, span),
    ]  # fmt: skip


def _type(actor: Actor, span: Stretch) -> list[Prop]:
    joints = actor.motion.joints
    spot = np.median(palms(joints)[:, span.frames].reshape(-1, 3), axis=0)
    yaw = mean_facing(joints[span.frames])
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
    """A chair under who sits at the height of one."""
    joints = actor.motion.joints
    pelvis = joints[span.frames, 0]
    seated = (pelvis[:, 1] > _SEATED[0]) & (pelvis[:, 1] < _SEATED[1])
    if seated.sum() < _SHORTEST * actor.motion.fps:
        return []
    seat = np.median(pelvis[seated], axis=0)
    yaw = mean_facing(joints[span.frames][seated])
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
