"""What balls are hit and caught with, and the ball that one actor dribbles."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.dribbling import dribbled
from stickgen.direction.hands import UP, ActionSpan, in_hand, torso_axes
from stickgen.direction.rallies import stick
from stickgen.geometry import FloatArray, normalize
from stickgen.measures import moments
from stickgen.measures.limbs import SIDES, palms, speed
from stickgen.measures.moments import Moment
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.skeleton import J

_GLOVED = "baseball"  # what is caught with a glove
_INTO_THE_PALM = 0.3  # seconds from the last push until the ball is in the hand
_SWEET_SPOT = {"bat": 0.7, "racket": 0.42}  # metres up the handle, where it meets the ball
_READY = 1.4  # how much a stick points up rather than along the arms before the swing


def dribble(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A basketball that the lower hand bounces; before and after the action it is in the hand."""
    fps, radius = actor.motion.fps, PROPS[span.thing].size / 2
    hands = palms(actor.motion.joints)
    hand = int(hands[:, span.frames, 1].mean(axis=1).argmin())
    frames = np.arange(len(actor.motion))
    outside = np.maximum(span.start - frames, frames + 1 - span.stop)
    under = np.clip(1.0 - outside / (_INTO_THE_PALM * fps), 0.0, 1.0)[:, None]
    path = hands[hand] - radius * under * UP
    path[span.frames] = dribbled(hands[hand, span.frames], fps, radius, span.gravity)
    return [Prop(span.thing, path, holder=(actor.name, f"{SIDES[hand]}_wrist"))]


def glove(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A glove on the hand that catches, if it is a ball that is caught so."""
    if span.thing != _GLOVED:
        return []
    moment = moments.catch(actor.motion.joints, actor.motion.fps, span.frames)
    side = SIDES[moment.hands[0]]
    return [in_hand(actor, "glove", side, UP, torso_axes(actor.motion.joints)[2])]


def is_gloved(thing: str) -> bool:
    """Whether a ball is caught with a glove."""
    return thing == _GLOVED


def bat(actor: Actor, span: ActionSpan) -> list[Prop]:
    """A bat, or another thing to hit a ball with, in the hands that swing it."""
    moment = swing(actor, span)
    up = _along(actor, moment)
    side = _gripping(actor, moment)
    return [in_hand(actor, stick(span), SIDES[side], up, torso_axes(actor.motion.joints)[2])]


def empty_handed(actor: Actor, span: ActionSpan) -> list[Prop]:
    """Nothing beside the ball."""
    return []


def swing(actor: Actor, span: ActionSpan) -> Moment:
    """When somebody hits the ball."""
    return moments.swing(actor.motion.joints, actor.motion.fps, span.frames)


def sweet_spot(actor: Actor, span: ActionSpan, moment: Moment) -> FloatArray:
    """Where on the bat or racket the ball is hit, ``[T, 3]`` metres."""
    handle = palms(actor.motion.joints)[_gripping(actor, moment)]
    return handle + _SWEET_SPOT.get(stick(span), 0.5) * normalize(_along(actor, moment))


def _gripping(actor: Actor, moment: Moment) -> int:
    """The hand that holds the handle: of two the lower one."""
    hands = palms(actor.motion.joints)[:, moment.frame, 1]
    return min(moment.hands, key=lambda hand: float(hands[hand]))


def _along(actor: Actor, moment: Moment) -> FloatArray:
    """Where the top of a bat points, ``[T, 3]``: up before the swing, along the arms in it."""
    joints, fps = actor.motion.joints, actor.motion.fps
    pace = speed(palms(joints)[list(moment.hands)].mean(axis=0), fps)
    arms = [
        joints[:, J[f"{SIDES[k]}_wrist"]] - joints[:, J[f"{SIDES[k]}_elbow"]] for k in moment.hands
    ]
    share = np.clip(pace / max(float(pace[moment.frame]), 1e-6), 0.0, 1.0)[:, None]
    return np.asarray(normalize(np.mean(arms, axis=0)) + _READY * (1.0 - share) * UP)
