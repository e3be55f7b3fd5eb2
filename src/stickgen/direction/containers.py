"""What is in something comes out of it: fridges, wardrobes, chests, boxes and bags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.hands import ActionSpan
from stickgen.geometry import yaw_matrix
from stickgen.scene import Actor
from stickgen.script import Beat, StageProp

INSIDE: MappingProxyType[str, tuple[float, float, float]] = MappingProxyType(
    {
        "fridge": (0.05, 1.2, 0.22),
        "wardrobe": (0.1, 1.2, 0.2),
        "treasure_chest": (0.0, 0.36, 0.05),
        "box": (0.0, 0.4, 0.05),
        "gift": (0.0, 0.32, 0.05),
        "suitcase": (0.0, -0.05, 0.05),
        "basket": (0.0, -0.2, 0.05),
        "shelf": (0.0, 1.1, 0.15),
    }
)
"""Kind of thing that stands → where something in it is taken from, metres in its frame."""
BAGS = ("bag", "backpack", "suitcase", "basket", "sack")
"""Kinds of things in a hand from which something is taken."""
SET_DOWN = ("box", "gift", "suitcase", "basket")
"""Kinds of things that hands can hold, and that stand on the floor while they are opened."""
NEAR = 1.7
"""Metres from a thing within which somebody takes what is in it."""
_TAKES = re.compile(r"\b(?:takes?|picks? up|grabs?|lifts?|fetches|snatches|collects?|gets)\b")
_OPENS = re.compile(r"\b(?:opens?|unlocks?|unpacks?|unwraps?)\b")


def is_opened(beat: Beat) -> bool:
    """Whether a beat opens something that hands can hold, which then stands on the floor."""
    return beat.thing in SET_DOWN and bool(_OPENS.search(beat.text))


def is_taken(beat: Beat) -> bool:
    """Whether somebody takes a thing that a hand can hold, from nobody."""
    held = bool(beat.thing and PROPS[beat.thing].held)
    return held and not beat.to and bool(_TAKES.search(beat.text))


def stands(prop: StageProp) -> bool:
    """Whether a thing of the stage is one that stands there, and not in a hand."""
    held = PROPS[prop.kind].held and prop.kind not in SET_DOWN
    return not held and prop.at is not None and not prop.held_by


def with_sources(
    spans: Sequence[ActionSpan],
    actor: Actor,
    beats: Sequence[Beat],
    stage: Sequence[StageProp],
    own: Sequence[str],
) -> list[ActionSpan]:
    """The spans of an actor, of which those that take something know what it comes out of.

    Args:
        spans: of the actor.
        actor: on the stage.
        beats: theirs.
        stage: things that stand there.
        own: kinds of things that they have.
    """
    return [
        _with_source(span, actor, beats, stage, own) if span.action == "pick_up" else span
        for span in spans
    ]


def _with_source(
    span: ActionSpan,
    actor: Actor,
    beats: Sequence[Beat],
    stage: Sequence[StageProp],
    own: Sequence[str],
) -> ActionSpan:
    fps = actor.motion.fps
    opened = [b.thing for b in beats if b.start * fps < span.start - 1 and b.thing in INSIDE]
    middle = actor.motion.joints[(span.start + span.stop) // 2, 0]
    standing = [p for p in stage if p.kind in INSIDE and p.kind != span.thing and stands(p)]
    near = [p for p in standing if p.at and np.hypot(*(middle[[0, 2]] - p.at)) < NEAR]
    near.sort(key=lambda prop: prop.kind not in opened)
    if near and (near[0].kind in opened or not span.surface):
        return replace(span, out_of=near[0].kind, inside=_inside(near[0]), surface=0.0)
    bag = next((kind for kind in own if kind in BAGS and kind != span.thing), "")
    return replace(span, out_of=bag, surface=0.0) if bag and not span.surface else span


def _inside(prop: StageProp) -> tuple[float, float, float]:
    assert prop.at is not None
    turn = yaw_matrix(np.deg2rad(prop.turn))
    x, y, z = turn @ (prop.scale * np.array(INSIDE[prop.kind])) + [prop.at[0], prop.y, prop.at[1]]
    return float(x), float(y), float(z)
