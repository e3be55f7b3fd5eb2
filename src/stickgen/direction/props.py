"""Props: what an action is played with, put into the hands, under the body, into the air.

Every maker gets an actor and the stretch of frames in which the action is played, and returns
things for the whole film: what is held is carried along before and after, a chair stands where
somebody will sit, a ball lies where it will be kicked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.direction import flight
from stickgen.direction.hands import (
    SIDES,
    mouth,
    palms,
    speed,
    standing,
    torso_axes,
    upright_along,
    velocity,
)
from stickgen.geometry import heading, normalize, runs
from stickgen.scene import Actor, Prop
from stickgen.script import Character, StageProp
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION, PROPS

FloatArray = NDArray[np.floating]
Maker = Callable[[Actor, slice], list[Prop]]

UP = np.array([0.0, 1.0, 0.0])
_SHORTEST = 0.4  # seconds of an action that is worth a prop
_SEAT, _TABLE_TOP = 0.45, 0.74  # metres: heights of the drawn chair's seat and table's top
_BUTTOCKS = 0.1  # metres that the pelvis joint is above what it sits on
_SEATED = (0.38, 0.68)  # metres of the pelvis above the floor when someone sits on a chair
_HARDEST = 15.0  # m/s of a thrown or kicked ball, at most
_INCOMING = 0.6  # seconds that a ball is seen to come
_FAR = 6.0  # metres from which it comes


def action_props(actors: Sequence[Actor], characters: Sequence[Character]) -> tuple[Prop, ...]:
    """The things that everybody's actions ask for, or that the Script gives them.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order.
    """
    props: list[Prop] = []
    for actor, character in zip(actors, characters, strict=True):
        made = _by_actions(actor)
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


def _by_actions(actor: Actor) -> list[Prop]:
    """Props of every stretch; of what moves, one of a kind is there at a time."""
    actions, fps = actor.motion.actions, actor.motion.fps
    stretches = [
        (span, make)
        for name, make in USES.items()
        for span in runs(actions == ACTION[name])
        if span.stop - span.start >= _SHORTEST * fps
    ]
    props: list[Prop] = []
    latest: dict[str, int] = {}
    for span, make in sorted(stretches, key=lambda item: item[0].start):
        for prop in make(actor, span):
            if np.ptp(prop.position, axis=0).max() > 0:
                shown = prop.visible & (np.arange(len(prop)) >= span.start)
                before = latest.get(prop.kind)
                if before is None:
                    shown = prop.visible
                else:
                    gone = np.arange(len(prop)) >= span.start
                    props[before] = replace(props[before], visible=props[before].visible & ~gone)
                latest[prop.kind] = len(props)
                prop = replace(prop, visible=shown)
            props.append(prop)
    return props


def _in_hand(actor: Actor, kind: str, side: str, up: FloatArray, ahead: FloatArray) -> Prop:
    return Prop(
        kind=kind,
        position=palms(actor.motion.joints)[SIDES.index(side)],
        rotation=upright_along(up, ahead),
        holder=(actor.name, f"{side}_wrist"),
    )


def _carried(actor: Actor, kind: str, side: str) -> Prop:
    """A thing that is simply held, upright and a little forward."""
    joints = actor.motion.joints
    _, _, forward = torso_axes(joints)
    return _in_hand(actor, kind, side, UP + 0.15 * forward, forward)


def _hand_at(points: FloatArray, goal: FloatArray, span: slice) -> int:
    """Which of two hands ``[2, T, 3]`` comes nearest to a goal ``[T, 3]`` in a stretch."""
    away = np.linalg.norm(points[:, span] - goal[span], axis=-1)
    return int(away.min(axis=1).argmin())


def _to_the_mouth(kind: str, tilt: float) -> Maker:
    """A thing in a hand that goes to the mouth, and leans to it by ``tilt`` when it is there."""

    def make(actor: Actor, span: slice) -> list[Prop]:
        joints = actor.motion.joints
        hands, lips = palms(joints), mouth(joints)
        hand = _hand_at(hands, lips, span)
        toward = lips - hands[hand]
        near = np.clip((0.4 - np.linalg.norm(toward, axis=-1)) / 0.25, 0.0, 1.0)[:, None]
        up = UP + tilt * near * normalize(toward)
        return [_in_hand(actor, kind, SIDES[hand], up, torso_axes(joints)[2])]

    return make


def _read(actor: Actor, span: slice) -> list[Prop]:
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


def _type(actor: Actor, span: slice) -> list[Prop]:
    joints = actor.motion.joints
    spot = np.median(palms(joints)[:, span].reshape(-1, 3), axis=0)
    yaw = float(np.median(heading(joints)[span]))
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


def _sit(actor: Actor, span: slice) -> list[Prop]:
    joints = actor.motion.joints
    pelvis = joints[span, 0]
    seated = (pelvis[:, 1] > _SEATED[0]) & (pelvis[:, 1] < _SEATED[1])
    if seated.sum() < _SHORTEST * actor.motion.fps:
        return []
    seat = np.median(pelvis[seated], axis=0)
    yaw = float(np.median(heading(joints)[span][seated]))
    frames = len(joints)
    spot = seat * [1.0, 0.0, 1.0]
    scale = (float(seat[1]) - _BUTTOCKS) / _SEAT
    return [Prop("chair", np.tile(spot, (frames, 1)), standing(yaw, frames), scale=scale)]


def _ball(kind: str, path: FloatArray, visible: NDArray[np.bool_] | None = None) -> Prop:
    return Prop(kind, path, visible=visible)  # type: ignore[arg-type]


def _let_go(kind: str, held: FloatArray, frame: int, start: FloatArray, fps: float) -> Prop:
    """A ball that follows ``held [T, 3]`` until a frame, then flies with ``start [3]`` m/s."""
    pace = float(np.linalg.norm(start))
    start = start * min(1.0, _HARDEST / max(pace, 1e-6))
    path = held.copy()
    path[frame:] = flight.thrown(held[frame], start, len(held) - frame, fps, PROPS[kind] / 2)
    return _ball(kind, path)


def _throw(kind: str) -> Maker:
    def make(actor: Actor, span: slice) -> list[Prop]:
        hands, fps = palms(actor.motion.joints), actor.motion.fps
        pace = speed(hands, fps)[:, span]
        hand, frame = (int(i) for i in np.unravel_index(pace.argmax(), pace.shape))
        frame += span.start
        start = 1.3 * velocity(hands[hand], frame, fps) + [0.0, 1.5, 0.0]
        return [_let_go(kind, hands[hand], frame, start, fps)]

    return make


def _shoot(actor: Actor, span: slice) -> list[Prop]:
    hands, fps = palms(actor.motion.joints), actor.motion.fps
    middle = hands.mean(axis=0)
    frame = span.start + int(hands[:, span, 1].max(axis=0).argmax())
    yaw = heading(actor.motion.joints)[frame]
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    return [_let_go("basketball", middle, frame, 3.5 * ahead + 5.5 * UP, fps)]


def _dribble(actor: Actor, span: slice) -> list[Prop]:
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    hand = int(hands[:, span, 1].mean(axis=1).argmin())
    path = hands[hand].copy()
    path[span] = flight.dribbled(path[span], fps, PROPS["basketball"] / 2)
    return [_ball("basketball", path)]


def _kick(actor: Actor, span: slice) -> list[Prop]:
    joints, fps = actor.motion.joints, actor.motion.fps
    feet = np.stack([joints[:, J[f"{side}_foot"]] for side in SIDES])
    pace = speed(feet, fps)[:, span]
    foot, frame = (int(i) for i in np.unravel_index(pace.argmax(), pace.shape))
    frame += span.start
    hit = velocity(feet[foot], frame, fps)
    radius = PROPS["soccer_ball"] / 2
    rest = feet[foot, frame] * [1.0, 0.0, 1.0] + [0.0, radius, 0.0]
    held = np.tile(rest, (len(joints), 1))
    return [_let_go("soccer_ball", held, frame, 1.2 * hit * [1, 0, 1] + 2.5 * UP, fps)]


def _come(hand: FloatArray, frame: int, ahead: FloatArray, fps: float) -> Prop:
    """A baseball that flies into a hand ``[T, 3]`` and stays there."""
    since = max(frame - round(_INCOMING * fps), 0)
    far = hand[frame] + _FAR * ahead + 0.2 * UP
    path = hand.copy()
    if frame > since:
        path[since : frame + 1] = flight.tossed(far, hand[frame], frame - since, fps)
    return _ball("baseball", path, np.arange(len(hand)) >= since)


def _catch(actor: Actor, span: slice) -> list[Prop]:
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    reach = np.linalg.norm(hands - joints[:, J["neck"]], axis=-1)[:, span]
    hand, frame = (int(i) for i in np.unravel_index(reach.argmax(), reach.shape))
    frame += span.start
    ahead = normalize((hands[hand, frame] - joints[frame, 0]) * [1.0, 0.0, 1.0])
    _, _, forward = torso_axes(joints)
    glove = _in_hand(actor, "glove", SIDES[hand], UP, forward)
    return [glove, _come(hands[hand], frame, ahead, fps)]


def _bat(actor: Actor, span: slice) -> list[Prop]:
    joints, fps = actor.motion.joints, actor.motion.fps
    hands = palms(joints)
    pace = speed(hands.mean(axis=0), fps)
    frame = span.start + int(pace[span].argmax())
    lower = int(hands[:, span, 1].mean(axis=1).argmin())
    arms = np.mean([joints[:, J[f"{s}_wrist"]] - joints[:, J[f"{s}_elbow"]] for s in SIDES], axis=0)
    # Cocked it stands up behind the hands; in the swing it lies in line with the arms.
    swing = np.clip(pace / max(float(pace[frame]), 1e-6), 0.0, 1.0)[:, None]
    up = normalize(arms) + 1.4 * (1.0 - swing) * UP
    bat = _in_hand(actor, "bat", SIDES[lower], up, torso_axes(joints)[2])
    sweet = hands[lower] + 0.75 * normalize(up)
    away = velocity(sweet, frame, fps) * [1.0, 0.0, 1.0]
    held = np.tile(sweet[frame], (len(joints), 1))
    ball = _let_go("baseball", held, frame, _HARDEST * normalize(away) + 5.0 * UP, fps)
    since = max(frame - round(_INCOMING * fps), 0)
    path = np.array(ball.position)
    if frame > since:
        far = sweet[frame] + _FAR * normalize(away)
        path[since : frame + 1] = flight.tossed(far, sweet[frame], frame - since, fps)
    return [bat, _ball("baseball", path, np.arange(len(joints)) >= since)]


USES: MappingProxyType[str, Maker] = MappingProxyType(
    {
        "sit": _sit,
        "reading": _read,
        "typing": _type,
        "drinking": _to_the_mouth("cup", 1.2),
        "eating": _to_the_mouth("food", 0.3),
        "sing": _to_the_mouth("microphone", 2.0),
        "batting": _bat,
        "pitching": _throw("baseball"),
        "throwing": _throw("baseball"),
        "catching": _catch,
        "fielding": _catch,
        "kicking": _kick,
        "dribbling": _dribble,
        "shooting": _shoot,
    }
)
"""Action → what makes its props."""
