"""Things that people take, hand over, put down and drop."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction import flight
from stickgen.direction.hands import UP, standing, torso_axes, upright_along
from stickgen.geometry import FloatArray, quat_to_matrix, slerp
from stickgen.measures.limbs import SIDES, palms, velocity
from stickgen.prop import Holder, Prop
from stickgen.scene import Actor
from stickgen.script import Hold, StageProp

_CHANGE = 0.3  # seconds in which a thing goes from one hand, or from the floor, to another hand
_REACH = 1.2  # metres up to which it is handed over; farther away it is tossed
_TOSS_SPEED = 6.0  # m/s over the floor
_LOWERING = 0.5  # seconds in which a thing is put down
_GENTLE = 2.0  # m/s with which a thing leaves the hand at most
_TURNING = 0.4  # seconds in which what falls comes to lie
_UPRIGHT = 1.6  # height over width up to which a thing comes to rest upright
_ROUND = 1.15  # largest over smallest extent of what bounces and rolls
_DULL = {"restitution": 0.2, "friction": 6.0}  # (1/s) of what does not
_ON_ITS_BACK = np.array([0.5, -0.5, -0.5, -0.5])  # its front up, its top to the right
_ON_ITS_SIDE = np.array([np.sqrt(0.5), 0.0, 0.0, -np.sqrt(0.5)])  # its top to the right


class _Path:
    """Where a thing is and how it is turned, frame by frame.

    Attributes:
        position: ``[T, 3]`` stage metres.
        rotation: ``[T, 4]`` quaternions.
    """

    def __init__(self, position: FloatArray, rotation: FloatArray) -> None:
        self.position, self.rotation = position, rotation

    def go_on(self, other: _Path, start: int) -> None:
        """Be where another path is from a frame on."""
        self.position[start:], self.rotation[start:] = (
            other.position[start:],
            other.rotation[start:],
        )

    def move_to(self, other: _Path, first: int, last: int, lift: float = 0.0) -> None:
        """Go over to another path between two frames, and stay on it.

        Args:
            lift: metres by which the way rises in its middle.
        """
        share = np.clip((np.arange(len(self.position)) - first) / max(last - first, 1), 0.0, 1.0)
        eased = share if lift else share * share * (3 - 2 * share)
        rise = (4 * lift * share * (1 - share))[:, None] * UP
        way = self.position + eased[:, None] * (other.position - self.position) + rise
        turn = slerp(self.rotation, other.rotation, eased)
        self.go_on(_Path(way, turn), max(first, 0))


def handed_prop(
    prop: StageProp, actors: Sequence[Actor], gravities: FloatArray | None = None
) -> Prop:
    """A thing that is in hands at times.

    Args:
        prop: with at least one hold; holds after the end of the film are left out.
        actors: placed on the stage.
        gravities: ``[T]`` of the place, times that of the Earth.
    """
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    pull = np.ones(frames) if gravities is None else gravities
    spans = [(h, round(h.start * fps), min(round(h.end * fps), frames)) for h in prop.held_by]
    spans = [(hold, start, end) for hold, start, end in spans if start < end]
    hands = [_in_hand(hold, actors) for hold, _, _ in spans]
    path = _at_rest(prop, hands[0].position[spans[0][1]] if spans else np.zeros(3), frames)
    home = path.position[0].copy()
    free = 0  # first frame at which nobody has it any more
    for hand, (hold, start, end) in zip(hands, spans, strict=True):
        if start == 0:
            path.go_on(hand, 0)
        else:
            _take(path, hand, start, fps, float(pull[start]), from_hand=start <= free)
        free = end
        following = next((s for _, s, _ in spans if s > start), frames + 1)
        if end < min(following, frames):
            _let_go(prop, hold, path, end, fps, home, float(pull[end]))
    return Prop(
        kind=prop.kind,
        position=path.position,
        rotation=path.rotation,
        scale=prop.scale,
        color=prop.color or "",
        state=prop.state,
        holders=tuple(
            Holder(hold.name, f"{hold.hand}_wrist", start, end) for hold, start, end in spans
        ),
    )


def handovers(prop: StageProp, fps: float, frames: int) -> list[tuple[Hold, Hold, int]]:
    """The holds of who gives the thing and of who takes it, and in which frame it changes."""
    return [
        (before, after, round(after.start * fps))
        for before, after in pairwise(prop.held_by)
        if before.name != after.name
        and round(before.end * fps) == round(after.start * fps) < frames
    ]


def _in_hand(hold: Hold, actors: Sequence[Actor]) -> _Path:
    """The path of a thing that a character carries, upright and leaning a little forward."""
    joints = next(actor.motion.joints for actor in actors if actor.name == hold.name)
    _, _, forward = torso_axes(joints)
    hand = np.array(palms(joints)[SIDES.index(hold.hand)], dtype=np.float64)
    return _Path(hand, upright_along(UP + 0.15 * forward, forward))


def _at_rest(prop: StageProp, below: FloatArray, frames: int) -> _Path:
    """Where the thing is before anybody takes it: its spot, or the floor below a hand ``[3]``."""
    if prop.at is not None:
        spot, turn = np.array([prop.at[0], prop.y, prop.at[1]]), np.deg2rad(prop.turn)
        if PROPS[prop.kind].held:  # its origin is where a hand holds it, not its foot
            spot[1] += _rest_height(prop, standing(float(turn), 1)[0])
        return _Path(np.tile(spot, (frames, 1)), standing(float(turn), frames))
    rotation = _lying(prop)
    spot = below * [1.0, 0.0, 1.0] + _rest_height(prop, rotation) * UP
    return _Path(np.tile(spot, (frames, 1)), np.tile(rotation, (frames, 1)))


def _take(
    path: _Path, hand: _Path, start: int, fps: float, gravity: float, *, from_hand: bool
) -> None:
    """Bring a thing into a hand: from the floor after ``start``, from another hand around it."""
    distance = float(np.linalg.norm(hand.position[start] - path.position[start]))
    seconds, lift = _CHANGE, 0.0
    if distance > _REACH:
        seconds = max(distance / _TOSS_SPEED, _CHANGE)
        lift = flight.rise(seconds, gravity)
    reach = round(seconds * fps)
    first = start - reach // 2 if from_hand else start
    path.move_to(hand, max(first, 0), first + reach, lift)


def _let_go(
    prop: StageProp,
    hold: Hold,
    path: _Path,
    end: int,
    fps: float,
    home: FloatArray,
    gravity: float,
) -> None:
    """Drop a thing, or put it down: where it was at first, if that is in reach."""
    frames = len(path.position)
    if hold.then == "puts_down":
        rotation = standing(np.deg2rad(prop.turn), 1)[0]
        spot = path.position[end - 1] * [1.0, 0.0, 1.0] + _rest_height(prop, rotation) * UP
        if prop.at is not None and np.linalg.norm((home - spot)[[0, 2]]) < _REACH:
            spot = home
        rest = _Path(np.tile(spot, (frames, 1)), np.tile(rotation, (frames, 1)))
        path.move_to(rest, max(end - round(_LOWERING * fps), 0), end)
        return
    rotation = _lying(prop)
    start = velocity(path.position[:end], end - 1, fps)
    start = start * min(1.0, _GENTLE / max(float(np.linalg.norm(start)), 1e-6))
    extent = np.ptp(_points(prop), axis=0)
    surface = {} if extent.max() < _ROUND * extent.min() else _DULL
    fall = path.position.copy()
    fall[end - 1 :] = flight.thrown(
        fall[end - 1],
        start,
        frames - end + 1,
        fps,
        _rest_height(prop, rotation),
        gravity=gravity,
        **surface,
    )
    turned = _Path(fall, np.tile(rotation, (frames, 1)))
    path.go_on(_Path(fall, np.tile(path.rotation[end - 1], (frames, 1))), end)
    path.move_to(turned, end - 1, end - 1 + round(_TURNING * fps))


def _points(prop: StageProp) -> FloatArray:
    """Points ``[N, 3]`` around the drawing at its scale, metres from its origin."""
    points: list[FloatArray] = []
    for piece in PROPS[prop.kind].pieces_in(prop.state):
        points.append(piece.points)
        if piece.radii is not None:
            ways = np.eye(3)[::2] if piece.flat else np.eye(3)
            points += [piece.points + s * piece.radii[:, None] * w for w in ways for s in (-1, 1)]
    return prop.scale * np.concatenate(points)


def _rest_height(prop: StageProp, rotation: FloatArray) -> float:
    """Height of the origin at which a thing that is turned so touches the floor."""
    return -float((_points(prop) @ quat_to_matrix(rotation).T)[:, 1].min())


def _lying(prop: StageProp) -> FloatArray:
    """How a thing lies after a fall: upright if it is low, else on its flattest side."""
    width, height, depth = np.ptp(_points(prop), axis=0)
    if height <= _UPRIGHT * min(width, depth):
        return np.array([1.0, 0.0, 0.0, 0.0])
    return _ON_ITS_BACK if depth < width / _ROUND else _ON_ITS_SIDE
