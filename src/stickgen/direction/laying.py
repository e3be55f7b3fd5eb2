"""What is too large for a pocket is laid down before the hands take another thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stickgen.catalog.props import PROPS
from stickgen.direction.hands import ActionSpan
from stickgen.direction.rallies import CATCHES, SENDS
from stickgen.measures.footing import SEATED_HEIGHTS
from stickgen.scene import Actor
from stickgen.sticks import figure_scale

_POCKET = 0.25  # metres: the largest thing that goes into a pocket
_LEAVE = (*SENDS, *CATCHES, "dribbling", "put_down", "give")
"""Actions after which a thing is not in the hand, or is what the next one is done with."""
_SECONDS = 1.5  # in which a thing is laid down,
_LEAST = 0.8  # and at least
_MOST = 0.6  # of the time in which it is used


def with_layings(spans: Sequence[ActionSpan], actor: Actor) -> list[ActionSpan]:
    """The spans of an actor, and one of laying down each large thing that has had its use.

    Who sits keeps it, for the floor is too far away.
    """
    found: list[ActionSpan] = []
    for span in spans:
        laid = _laying(span, spans, actor)
        found += [span] if laid is None else [replace(span, stop=laid.start), laid]
    return found


def _laying(span: ActionSpan, spans: Sequence[ActionSpan], actor: Actor) -> ActionSpan | None:
    """The end of a span, in which its thing is laid down; None: it is not."""
    if not is_large(span.thing) or span.action in _LEAVE or span.to:
        return None
    later = [other for other in spans if other.start >= span.stop - 2 and other is not span]
    if not later or any(other.thing == span.thing for other in later):
        return None
    following = min(later, key=lambda other: other.start)
    if not PROPS[following.thing].held or following.surface:
        return None
    fps = actor.motion.fps
    start = max(
        following.start - round(_SECONDS * fps),
        span.stop - round(_MOST * (span.stop - span.start)),
    )
    stop = following.start
    if stop - start < _LEAST * fps or _sits(actor, slice(start, stop)):
        return None
    return ActionSpan("put_down", start, stop, span.thing, surface=span.surface)


def is_large(thing: str) -> bool:
    """Whether a thing that a hand can hold is too large for a pocket."""
    return PROPS[thing].held and PROPS[thing].size > _POCKET


def _sits(actor: Actor, frames: slice) -> bool:
    joints = actor.motion.joints
    return bool(joints[frames, 0, 1].mean() < SEATED_HEIGHTS[1] * figure_scale(joints))
