"""Props: objects that actions use, in a hand, under the body or in the air.

Every builder gets an actor and the frames of an action, and returns props whose tracks last the
whole film: what is held is also carried before and after the action, a chair stands where
somebody will sit, a ball lies where it will be kicked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction import balls
from stickgen.direction.hands import (
    SIDES,
    UP,
    ActionSpan,
    PropBuilder,
    in_hand,
    standing,
    torso_axes,
)
from stickgen.direction.passes import find_passes
from stickgen.direction.prop_builders import PROP_BUILDERS
from stickgen.geometry import runs
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Character, StageProp
from stickgen.vocabulary import ACTION

_MIN_SECONDS = 0.4  # of an action that gets props
_SAME_SPOT = 0.6  # metres within which two standing props of one kind count as the same one
_BESIDE = 0.7  # metres from an actor to a prop beside them, or behind them if it is large


def action_props(actors: Sequence[Actor], characters: Sequence[Character]) -> tuple[Prop, ...]:
    """The props that the actions need, or that the Script gives to the characters.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order.
    """
    spans = [_action_spans(actor) for actor in actors]
    passes = find_passes(actors, spans)
    props: list[Prop] = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        in_passes = {p.throw for p in passes if p.thrower == i} | {
            p.catch for p in passes if p.catcher == i
        }
        builders = [(s, PROP_BUILDERS[s.action]) for s in spans[i] if s not in in_passes]
        builders += [(p.throw, p.ball) for p in passes if p.thrower == i]
        builders += [(p.catch, balls.glove) for p in passes if p.catcher == i]
        used = _build_in_turn(actor, sorted(builders, key=lambda item: item[0].start))
        props += used if character.props is None else _chosen_props(actor, used, character.props)
    return tuple(props)


def _chosen_props(actor: Actor, used: Sequence[Prop], kinds: Sequence[str]) -> list[Prop]:
    """Props of the kinds that the Script lists: those in use, and the others held or beside."""
    props = [prop for prop in used if prop.kind in kinds]
    unused = [kind for kind in kinds if kind not in {prop.kind for prop in props}]
    held = [kind for kind in unused if PROPS[kind].held]
    props += [_carried(actor, kind, SIDES[1 - i % 2]) for i, kind in enumerate(held)]
    standing_kinds = [kind for kind in unused if not PROPS[kind].held]
    props += [_beside(actor, kind, number) for number, kind in enumerate(standing_kinds)]
    return props


def stage_prop(prop: StageProp, frames: int) -> Prop:
    """A prop that the Script puts on the stage; it stands still."""
    spot = np.array([prop.at[0], prop.y, prop.at[1]])
    return Prop(
        kind=prop.kind,
        position=np.tile(spot, (frames, 1)),
        rotation=standing(float(np.deg2rad(prop.turn)), frames),
        scale=prop.scale,
        color=prop.color or "",
        state=prop.state,
    )


def _action_spans(actor: Actor) -> list[ActionSpan]:
    """The spans in which an actor performs an action that has props."""
    actions, fps = actor.motion.actions, actor.motion.fps
    return [
        ActionSpan(name, span.start, span.stop)
        for name in PROP_BUILDERS
        for span in runs(actions == ACTION[name])
        if span.stop - span.start >= _MIN_SECONDS * fps
    ]


def _build_in_turn(actor: Actor, builders: Sequence[tuple[ActionSpan, PropBuilder]]) -> list[Prop]:
    """Props of all actions of an actor, each visible only while it is of use.

    Props that stand still are visible all the time, and only once; a ball that lies until its
    action, from the start. A prop in a hand appears with its action (that of the first action,
    from the start). It disappears when a later action brings a prop of its kind or, if it is
    held, any other moving prop.
    """
    props: list[Prop] = []
    frames = np.arange(len(actor.motion))
    first = min((span.start for span, _ in builders), default=0)
    for span, build in builders:
        new = [prop for prop in build(actor, span) if not _stands_already(prop, props)]
        moving = [prop for prop in new if not _stands(prop)]
        if moving:
            kinds = {prop.kind for prop in moving}
            props = [
                replace(prop, visible=prop.visible & (frames < span.start))
                if not _stands(prop) and (prop.holder or prop.kind in kinds)
                else prop
                for prop in props
            ]
        for prop in new:
            from_start = span.start == first or _stands(prop, until=span.start)
            since = 0 if from_start else span.start
            props.append(replace(prop, visible=prop.visible & (frames >= since)))
    return props


def _stands(prop: Prop, until: int | None = None) -> bool:
    """Whether a prop is neither held nor moved before a frame, or at any time."""
    return prop.holder is None and not np.ptp(prop.position[:until], axis=0).any()


def _stands_already(prop: Prop, others: Sequence[Prop]) -> bool:
    """Whether a prop stands still where another one of its kind does too."""
    return _stands(prop) and any(
        other.kind == prop.kind
        and _stands(other)
        and np.linalg.norm(other.position[0] - prop.position[0]) < _SAME_SPOT
        for other in others
    )


def _carried(actor: Actor, kind: str, side: str) -> Prop:
    """A prop that is held without an action, upright and leaning a little forward."""
    joints = actor.motion.joints
    _, _, forward = torso_axes(joints)
    return in_hand(actor, kind, side, UP + 0.15 * forward, forward)


def _beside(actor: Actor, kind: str, number: int) -> Prop:
    """A prop that no hand can hold: it stands beside its owner's path, a large one behind it."""
    frames = len(actor.motion)
    spot = actor.motion.joints[:, 0].mean(axis=0) * [1.0, 0.0, 1.0]
    size = PROPS[kind].size
    behind = size / 4 + (_BESIDE if size > 1 else 0.0)
    spot = spot + [_BESIDE * (number + 1), 0.0, -behind]
    return Prop(kind, np.tile(spot, (frames, 1)), standing(0.0, frames))
