"""Props: objects that actions use, in a hand, under the body or in the air.

Every builder gets an actor and the frames of an action, and returns props whose tracks last the
whole film: what is held is also carried before and after the action, a chair stands where
somebody will sit, a ball lies where it will be kicked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.action_spans import VESSELS, builder_of, find_spans
from stickgen.direction.ball_paths import ball, possible
from stickgen.direction.containers import BAGS
from stickgen.direction.hands import ActionSpan, PropBuilder, standing
from stickgen.direction.laying import is_large
from stickgen.direction.prop_builders import beside, carried
from stickgen.direction.rallies import ANY_BALL, CATCHES, SENDS, find_rallies, is_ball
from stickgen.direction.stage_props import APPEARING
from stickgen.direction.tasks import CABINS
from stickgen.geometry import FloatArray, heading, slerp, yaw_matrix
from stickgen.measures.footing import SEATED_HEIGHTS
from stickgen.measures.limbs import SIDES
from stickgen.prop import Holder, Prop
from stickgen.scene import Actor
from stickgen.script import Character, StageProp
from stickgen.sticks import figure_scale

_BROUGHT_FOR = {"stairs": "long_stairs", "rope": "climbing_rope"}
"""Thing of a Script → what is brought instead for one who climbs it."""
_BOTH_HANDS = ("guitar", "violin", "accordion", "trumpet", "flute", "saxophone")
"""Instruments that leave no hand for a microphone."""
_BESIDE_SEAT = (-0.5, 0.0, 0.1)
"""Metres to the left, up and ahead of somebody who sits, where a large thing is set down."""
_SAME_SPOT = 0.6  # metres within which two standing props of one kind count as the same one


def action_props(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    stage: Sequence[StageProp] = (),
    fitted: Sequence[Sequence[Prop]] = (),
    gravities: FloatArray | None = None,
) -> tuple[Prop, ...]:
    """The props that the actions need, or that the Script gives to the characters.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order.
        stage: things of the Script; an action brings nothing that its actor already holds.
        fitted: of each actor what bears them, which is there already.
        gravities: ``[T]`` of the place, times that of the Earth.
    """
    spans = _spans(actors, characters, stage, gravities)
    rallies = [
        part
        for rally in find_rallies(actors, spans)
        for part in possible(rally, actors[0].motion.fps)
    ]
    thrown = {(r.touches[0].actor, r.touches[0].span): ball(r, actors, stage) for r in rallies}
    standing = {prop.kind for prop in stage if not PROPS[prop.kind].held}
    props: list[Prop] = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        builders = [(s, _with_ball(builder_of(s), thrown.get((i, s)))) for s in spans[i]]
        used = _build_in_turn(actor, sorted(builders, key=lambda item: item[0].start))
        played = {kind for r in rallies if i in r.players and r.wanted for kind in r.names}
        bears = {prop.kind for prop in fitted[i]} if fitted else set()
        bears |= {usual for usual, kind in _BROUGHT_FOR.items() if kind in bears}
        used = [prop for prop in used if prop.kind not in bears]
        props += _chosen_props(actor, used, character, played | standing | bears)
    return tuple(props)


def _spans(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    stage: Sequence[StageProp],
    gravities: FloatArray | None,
) -> list[list[ActionSpan]]:
    """What each actor does with which thing, under which gravity."""
    found = [
        [_with_own_ball(span, character) for span in find_spans(actor, character, stage)]
        for actor, character in zip(actors, characters, strict=True)
    ]
    if gravities is None:
        return found
    return [[replace(s, gravity=float(gravities[s.start])) for s in own] for own in found]


def _with_own_ball(span: ActionSpan, character: Character) -> ActionSpan:
    """A span in which "the ball" that somebody dribbles is the one that they have."""
    own = [kind for kind in character.props or () if is_ball(kind) and kind != ANY_BALL]
    if span.action != "dribbling" or span.thing in own or not own:
        return span
    return replace(span, thing=own[0])


def _with_ball(build: PropBuilder, ball: Prop | None) -> PropBuilder:
    """A builder of what somebody holds in an action, and of the ball that begins there."""
    return build if ball is None else lambda actor, span: [*build(actor, span), ball]


def _chosen_props(
    actor: Actor, used: Sequence[Prop], character: Character, present: Set[str]
) -> list[Prop]:
    """Props of the kinds that the Script lists: those in use, and the others held or beside.

    Args:
        present: kinds that the character has no other one of: balls that they play with, things
            that stand on the stage.
    """
    if character.props is None:
        return list(used)
    wanted = {*character.props, *(beat.thing for beat in character.beats), *present}
    props = [prop for prop in used if prop.kind in wanted]
    there = present | {prop.kind for prop in props}
    there |= {ANY_BALL for kind in there if is_ball(kind)}
    unused = [kind for kind in character.props if kind not in there]
    unused = [kind for kind in unused if kind != "cup" or there.isdisjoint(VESSELS)]
    unused = [kind for kind in unused if kind != "chair" or there.isdisjoint(CABINS)]
    if actor.motion.skeleton or any(prop.kind == "laptop" for prop in used):  # no hands
        unused = [kind for kind in unused if not PROPS[kind].held]
    elif any(prop.kind in _BOTH_HANDS for prop in used):
        unused = [kind for kind in unused if kind != "microphone"]
    held = [kind for kind in unused if PROPS[kind].held]
    in_use = any(prop.holder for prop in used) and bool(held) and held[0] in BAGS
    first = SIDES.index("left" if in_use else "right")
    props += [carried(actor, kind, SIDES[(first + i) % 2]) for i, kind in enumerate(held)]
    standing_kinds = [kind for kind in unused if not PROPS[kind].held]
    props += [beside(actor, kind, number) for number, kind in enumerate(standing_kinds)]
    return props


def _build_in_turn(actor: Actor, builders: Sequence[tuple[ActionSpan, PropBuilder]]) -> list[Prop]:
    """Props of all actions of an actor, each visible only while it is of use.

    Props that stand still are visible all the time, and only once; what lies until its action,
    from the start. A prop in a hand comes from a pocket with its action (that of the first action,
    from the start, unless the Script names it). A later action that brings a prop of its kind
    takes it over; another moving prop sends it back into the pocket, unless it
    was put down.
    """
    props: list[Prop] = []
    laid: set[str] = set()
    frames = np.arange(len(actor.motion))
    ease = APPEARING * actor.motion.fps
    first = min((span.start for span, _ in builders), default=0)
    for span, build in builders:
        new = [prop for prop in build(actor, span) if not _stands_already(prop, props)]
        usual = span.start == first and not span.brought
        lies = span.action == "pick_up" or span.surface > 0
        kinds = {prop.kind for prop in new if _moves(prop)}
        used = [prop for prop in props if _moves(prop)]
        if kinds:
            away = _set_aside(actor) if _sits(actor, span.start) else _put_away
            props = [
                (away if is_large(prop.kind) else _put_away)(prop, span.start, ease)
                if _moves(prop) and prop.holder and prop.kind not in kinds | laid
                else prop
                for prop in props
            ]
        laid = laid | kinds if span.action == "put_down" else laid - kinds
        for prop in new:
            old = next((p for p in used if p.kind == prop.kind and _moves(prop)), None)
            if old is not None and span.action in (*SENDS, *CATCHES):  # another ball
                gone = replace(old, visible=old.visible & (frames < span.start))
                props = [gone if p is old else p for p in props]
            elif old is not None:
                props = [p for p in props if p is not old]
                props.append(_taken_over(old, prop, span.start, ease))
                continue
            from_start = usual or lies or span.start == 0 or _stands(prop, until=span.start)
            since = 0 if from_start else span.start
            growth = np.clip((frames + 1 - since) / ease, 0.0, 1.0) if since else prop.growth
            props.append(replace(prop, visible=prop.visible & (frames >= since), growth=growth))
    return props


def _taken_over(old: Prop, new: Prop, frame: int, ease: float) -> Prop:
    """A thing that goes on as another one of its kind did, from where that was."""
    share = np.clip((np.arange(len(new)) - frame) / ease, 0.0, 1.0)
    position = old.position + share[:, None] * (new.position - old.position)
    late = np.arange(len(new)) >= frame
    return replace(
        new,
        position=position,
        rotation=slerp(old.rotation, new.rotation, share),
        visible=np.where(late, new.visible, old.visible),
        growth=np.where(late, new.growth, old.growth),
    )


def _put_away(prop: Prop, frame: int, ease: float) -> Prop:
    """A thing that is no longer used from a frame on: it goes into a pocket."""
    frames = np.arange(len(prop))
    growth = prop.growth * np.clip((frame + ease - frames) / ease, 0.0, 1.0)
    return replace(prop, visible=prop.visible & (frames < frame + ease), growth=growth)


def _sits(actor: Actor, frame: int) -> bool:
    joints = actor.motion.joints
    frame = min(frame, len(joints) - 1)
    return bool(joints[frame, 0, 1] < SEATED_HEIGHTS[1] * figure_scale(joints))


def _set_aside(actor: Actor) -> Callable[[Prop, int, float], Prop]:
    """How somebody who sits gets rid of what no pocket holds: it is set down beside the seat."""

    def aside(prop: Prop, frame: int, ease: float) -> Prop:
        joints = actor.motion.joints
        frame = min(frame, len(prop) - 1)
        yaw = float(heading(joints[frame : frame + 1])[0])
        beside_seat = yaw_matrix(yaw) @ np.array(_BESIDE_SEAT) * figure_scale(joints)
        low = min(float(piece.points[:, 1].min()) for piece in PROPS[prop.kind].pieces)
        spot = joints[frame, 0] * [1.0, 0.0, 1.0] + beside_seat + [0.0, -low * prop.scale, 0.0]
        share = np.clip((np.arange(len(prop)) - frame) / (2 * ease), 0.0, 1.0)
        share = share * share * (3 - 2 * share)
        holders = (Holder(prop.holder[0], prop.holder[1], 0, frame),) if prop.holder else ()
        return replace(
            prop,
            position=prop.position + share[:, None] * (spot - prop.position),
            rotation=slerp(prop.rotation, standing(yaw, len(prop)), share),
            holder=None,
            holders=holders,
        )

    return aside


def _moves(prop: Prop) -> bool:
    return not _stands(prop)


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
