"""Bodies fitted to stairs, ladders, vehicles and water."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction import stairs
from stickgen.direction.bending import bent, turning
from stickgen.direction.cartwheel import turned_over
from stickgen.direction.fitted_body import Around, Body, as_standing, lead, standing_prop
from stickgen.direction.holds import CLIMBED, climbing, stacked
from stickgen.direction.mounted import VEHICLES, ridden
from stickgen.direction.over_wall import climbed_over
from stickgen.direction.platform import onto, over
from stickgen.direction.swimming import WATER, at_surface
from stickgen.direction.tasks import Task
from stickgen.geometry import heading
from stickgen.script import StageProp
from stickgen.sticks import figure_scale
from stickgen.text.durations import repetitions

_HIGHEST_JUMP = 3.2  # metres of a thing that somebody jumps over at most
_PAST_DOOR, _AT_DOOR = 0.9, 2.5  # metres behind a door that is walked through, and before it
_OVER_SHOWN = 97.0  # degrees from the viewer to the right, of who climbs over a wall
_APART = 1.6  # metres between two who climb
_LANE = 0.22  # metres from the middle of stairs to each of two who climb them
_STAIRS = ("stairs", stairs.LONG)


def climb(body: Body, task: Task, around: Around) -> None:
    """Somebody climbs: stairs lie under the feet, a ladder is before the hands."""
    if task.thing == "stairs":
        _climb_stairs(body, task, around)
    elif task.thing in CLIMBED and not task.onto:
        _climb_holds(body, task, around)
    elif task.onto in PROPS:
        frames = slice(task.start, min(task.stop, len(body.motion)))
        body.motion, thing = onto(body.motion, frames, task.onto)
        body.props.append(standing_prop(thing, len(body.motion)))
        body.known = frames.stop


def _climb_stairs(body: Body, task: Task, around: Around) -> None:
    """Up or down the stairs of the stage, or of those that are brought; feet come on them later."""
    frames = slice(task.start, min(task.stop, len(body.motion)))
    before = body.stairs
    found = next((p for p in around.stage if p.kind in _STAIRS and p.at is not None), before)
    scale = found.scale if found is not None else figure_scale(body.motion.joints) ** 0.5
    run = stairs.geometry(found.kind if found is not None else stairs.LONG, scale)[1]
    if before is not None:  # up and down again: they turn round
        turn = turning(body.motion, np.pi, slice(frames.start, frames.start + 20), frames.start)
        body.motion = bent(body.motion, turn, np.ones(len(turn)), frames.start)
        frames = slice(min(frames.start + 20, frames.stop - 1), frames.stop)
    body.motion = stairs.stepping(body.motion, frames, run)
    if found is None:
        found = stairs.brought(body.motion, frames, scale, down=task.down)
        body.props.append(standing_prop(found, len(body.motion)))
    elif before is None:
        spot = body.motion.joints[task.start, 0].astype(np.float64) * [1.0, 0.0, 1.0]
        yaw = float(heading(body.motion.joints[task.start : task.start + 1])[0])
        goal, faces = stairs.end_of(found, top=task.down)
        others = sum(float(np.linalg.norm(point - goal)) < _APART for point in around.taken)
        side = _LANE * (1.0 if others % 2 else -1.0)  # two go side by side
        around.taken.append(goal)
        goal = goal + side * np.array([np.cos(faces), 0.0, -np.sin(faces)])
        lead(body, spot, yaw, goal, faces, task.start)
    if before is None:
        body.stairs, body.steps_from = found, 0 if task.down else task.start
    body.known = frames.stop


def _climb_holds(body: Body, task: Task, around: Around) -> None:
    """Up or down a ladder, a rope, a wall: that of the stage, or one that is brought."""
    frames = slice(task.start, min(task.stop, len(body.motion)))
    holds, size = CLIMBED[task.thing], figure_scale(body.motion.joints)
    over = task.thing == "wall" and task.over
    standing = [p for p in around.stage if p.kind == holds.prop and p.at is not None]
    found = standing[0] if standing else None
    spot = body.motion.joints[task.start, 0].astype(np.float64) * [1.0, 0.0, 1.0]
    yaw = float(heading(body.motion.joints[task.start : task.start + 1])[0])
    if found is not None and found.at is not None:
        faces = float(np.deg2rad(found.turn)) + np.pi
        back = np.array([np.sin(faces), 0.0, np.cos(faces)])
        goal = np.array([found.at[0], 0.0, found.at[1]]) - (holds.away * size + holds.depth) * back
        lead(body, spot, yaw, goal, faces, task.start)
        spot, yaw = goal, faces
    elif not body.fixed:  # seen from the side
        shown = _OVER_SHOWN if over else holds.shown
        goal, faces = np.array([_APART * len(around.taken), 0.0, 0.0]), np.deg2rad(shown)
        lead(body, spot, yaw, goal, faces, task.start)
        spot, yaw = goal, faces
        around.taken.append(goal)
    if over:
        body.motion, body.known = climbed_over(body.motion, frames, holds, holds.tall)
        if found is None:
            wall = stacked(spot, yaw, holds, holds.tall, size)[0]
            body.props.append(standing_prop(wall, len(body.motion)))
        return
    body.motion = climbing(body.motion, frames, holds, down=task.down)
    top = float(body.motion.joints[..., 1].max()) + 0.2
    pieces = stacked(spot, yaw, holds, top, size)
    if found is not None:
        pieces = pieces[1:]
    body.props += [standing_prop(piece, len(body.motion)) for piece in pieces]
    body.known = frames.stop


def ride(body: Body, task: Task, around: Around) -> None:
    """Somebody rides or drives a vehicle, which is brought."""
    kind = task.thing
    if kind not in PROPS or (PROPS[kind].seat is None and kind not in VEHICLES):
        return
    frames = slice(task.start, min(task.stop, len(body.motion)))
    goes = VEHICLES.get(kind) is None or VEHICLES[kind].cabin is None or task.goes
    if kind in VEHICLES and VEHICLES[kind].rises and not body.fixed:  # its window is to the viewer
        spot = body.motion.joints[frames.start, 0].astype(np.float64) * [1.0, 0.0, 1.0]
        yaw = float(heading(body.motion.joints[frames.start : frames.start + 1])[0])
        goal = np.array([_APART * 2 * len(around.taken), 0.0, 0.0])
        lead(body, spot, yaw, goal, 0.0, frames.start)
        around.taken.append(goal)
    body.motion, prop = ridden(body.motion, frames, kind, goes=goes)
    body.props.append(prop)
    body.known = frames.stop


def swim(body: Body, task: Task, around: Around) -> None:
    """Somebody swims: at the surface of water that is brought."""
    frames = slice(task.start, min(task.stop, len(body.motion)))
    body.motion, water = at_surface(body.motion, frames)
    if not any(prop.kind == WATER for prop in body.props):
        body.props.append(standing_prop(water, len(body.motion)))
    body.known = frames.stop


def tumble(body: Body, task: Task, around: Around) -> None:
    """Somebody turns cartwheels."""
    frames = slice(task.start, min(task.stop, len(body.motion)))
    body.motion = turned_over(body.motion, frames, max(round(repetitions(task.words)), 1))


def jump_over(body: Body, task: Task, around: Around) -> None:
    """Somebody jumps over a thing: that of the stage, or one that is brought."""
    kind = task.thing
    if kind not in PROPS or PROPS[kind].size > _HIGHEST_JUMP:
        return
    frames = slice(task.start, min(task.stop, len(body.motion)))
    found = next((p for p in around.stage if p.kind == kind and p.at is not None), None)
    scale = found.scale if found is not None else 1.0
    body.motion, spot, yaw = over(body.motion, frames, kind, scale)
    if found is not None and found.at is not None:
        goal = np.array([found.at[0], 0.0, found.at[1]])
        lead(body, spot, yaw, goal, np.pi / 2, frames.start)
    else:
        at = (float(spot[0]), float(spot[2]))
        turn = float(np.rad2deg(np.angle(np.exp(1j * (yaw - np.pi / 2)))))
        low = min(float(piece.points[:, 1].min()) for piece in PROPS[kind].pieces)
        thing = StageProp(kind=kind, at=at, turn=turn, y=-low)
        body.props.append(standing_prop(thing, len(body.motion)))
    body.known = frames.stop


def through(body: Body, task: Task, around: Around) -> None:
    """Somebody walks through the door at which they are, of the stage or brought."""
    own = [as_standing(prop) for prop in body.props if prop.kind == task.thing]
    found = [p for p in around.stage if p.kind == task.thing and p.at is not None]
    if not body.fixed or not (own or found):
        return
    door = (own or found)[0]
    assert door.at is not None
    turn = float(np.deg2rad(door.turn))
    front = np.array([np.sin(turn), 0.0, np.cos(turn)])
    path = body.motion.joints[task.start : task.stop, 0].astype(np.float64) * [1.0, 0.0, 1.0]
    way = np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=-1))
    foot = np.array([door.at[0], 0.0, door.at[1]])
    side = 1.0 if float((path[0] - foot) @ front) > 0 else -1.0
    goal = foot - side * _PAST_DOOR * front
    far = float(np.linalg.norm(goal - path[0]))
    if not len(way) or way[-1] < 0.8 * far or far > _AT_DOOR:
        return
    frame = task.start + 1 + int(np.argmax(way >= min(far, way[-1])))
    spot, yaw = path[frame - task.start], float(heading(body.motion.joints[frame : frame + 1])[0])
    faces = float(np.arctan2(-side * front[0], -side * front[2]))
    lead(body, spot, yaw, goal, faces, frame)
    body.known = frame
