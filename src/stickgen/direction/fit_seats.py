"""Bodies fitted to seats, beds and doors: they are led there, or the thing is brought."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.direction.action_spans import whole_beats
from stickgen.direction.approach import approached, arrival, blocked, brought_open, led_out
from stickgen.direction.bending import held_at, walking
from stickgen.direction.containers import SET_DOWN
from stickgen.direction.fitted_body import Around, Body, lead, standing_prop
from stickgen.direction.lying import asleep
from stickgen.direction.seats import Place, before, choose, stage_places, table_places
from stickgen.direction.sitting import seated
from stickgen.direction.sitting_times import (
    STANDS,
    Times,
    own_point,
    sitting_times,
    ways_to_sit,
)
from stickgen.direction.swinging import swung
from stickgen.direction.tasks import DESK, Task, is_going
from stickgen.direction.wings import wings_distance
from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.script import StageProp
from stickgen.sticks import figure_scale
from stickgen.text.actions import named_actions

_SWINGS = re.compile(r"\bswing(?:s|ing)?\b")
_PROFILE = np.deg2rad(108.0)  # of somebody who uses a thing: to the right, a little away
_USERS_APART = 2.2  # metres between two who do
_OPEN = (np.deg2rad(25.0), np.deg2rad(50.0))
"""Least and largest angle from the viewer to where somebody faces on a seat that is brought."""
_CLEARLY = 0.08  # metres by which a way to a seat is clearly better
_WALKED = 0.7  # metres from where somebody starts to a seat, for a walk to it
_SLOWING = 1.0  # seconds after the words in which a walk may end
_BEFORE = 0.6  # metres from somebody to the thing that is brought before them
_BEFORE_LOW = 0.22  # the same, of what is taken out of it with a hand
_BED_SPACE, _BED_DEPTH = 2.8, -0.6  # metres from bed to bed, and behind the middle of the stage
_TABLE_TOP = PROPS["table"].tops[0][4]


def sit(body: Body, task: Task, around: Around) -> None:
    """Somebody sits: on the seat that is there, at the table, or on a chair of their own."""
    size = figure_scale(body.motion.joints)
    kind = task.thing or next((k for k in body.character.props or () if PROPS[k].seat), "")
    place = choose(stage_places(around.stage), kind, around.taken)
    if place is None and kind in ("", "chair"):
        place = choose(table_places(around.stage, size), "", around.taken)
    if place is None and body.character.props == ():  # the Script wants nothing brought
        return
    times, place = _led_to_seat(body, task, around, place, kind or "chair")
    rest = None
    if place.table is not None:
        rest = _TABLE_TOP * around.stage[place.table].scale + around.stage[place.table].y
    elif task.table:
        table = before(place, size)
        rest = _TABLE_TOP * table.scale
        body.props.append(standing_prop(table, len(body.motion)))
    body.motion = seated(body.motion, times, place, rest)
    if place.kind == "swing" and _SWINGS.search(task.words):
        body.motion, seat = swung(body.motion, times, place)
        body.props.append(seat)
        if place.stage is None:
            frame = standing_prop(place.brought(), len(body.motion))
            body.props.append(replace(frame, state="frame"))
    elif place.stage is None:
        body.props.append(standing_prop(place.brought(), len(body.motion)))
    body.known = times.rise
    side = body.character.leaves
    if body.fixed and side and times.end < len(body.motion):
        body.motion = led_out(body.motion, times.end, side)


def _led_to_seat(
    body: Body, task: Task, around: Around, wanted: Place | None, kind: str
) -> tuple[Times, Place]:
    """When and where somebody sits, who is led there: round the seat, so as to sit from the front.

    Args:
        wanted: the place; None: a seat of the kind is brought.
    """
    best: tuple[float, Body, Times, Place] | None = None
    for times, spot, yaw in ways_to_sit(body.motion, sitting_times(body.motion, task)):
        trial = replace(body)
        place = wanted or _own_place(kind, spot, yaw, figure_scale(body.motion.joints))
        if wanted is not None:
            lead(trial, spot, yaw, place.point + place.entry, place.yaw, times.begin)
        things = [p for p in around.stage if p.at is not None] if trial.fixed else []
        things += [place.brought()] if place.stage is None else []
        if not body.fixed:
            trial.motion = approached(
                trial.motion, times.begin, things, body.character, around.aspect, trial.fixed
            )
        missing = blocked(trial.motion, slice(body.known, times.begin + 1), things)
        if best is None or missing < best[0] - _CLEARLY:
            best = missing, trial, times, place
        if best[0] < _CLEARLY:
            break
    assert best is not None
    _, trial, times, place = best
    known, body.motion, body.fixed = body.fixed, trial.motion, trial.fixed
    if wanted is not None:
        around.taken.append(place.point)
    elif not known:
        place = _shown(body, times, place, around)
    return times, place


def _own_place(kind: str, spot: FloatArray, yaw: float, size: float) -> Place:
    """The place on a seat that is brought to where somebody sits down."""
    height = (PROPS[kind].seat or (0.0, 0.455))[1] * size
    return Place(kind, spot + [0.0, height, 0.0], yaw, None, size)


def _shown(body: Body, times: Times, place: Place, around: Around) -> Place:
    """The place of somebody who walks to a seat that is brought, facing the viewer there.

    Who has to do with others stands where they need it; so does who does not walk.
    """
    if body.fixed or any(beat.to for beat in body.character.beats):
        return place
    start = (body.motion.joints[0, 0] - place.point) * [1.0, 0.0, 1.0]
    if np.linalg.norm(start) < _WALKED:
        return place
    way = float(np.arctan2(start[0], start[2])) - place.yaw
    sides = {"left": (-1.0,), "right": (1.0,)}.get(body.character.enters or "", (-1.0, 1.0))
    options = [float(np.angle(np.exp(1j * (side * np.pi / 2 - way)))) for side in sides]
    wish = min(options, key=abs)
    side = sides[options.index(wish)]
    faces = float(np.clip(abs(wish), *_OPEN)) * (1.0 if wish > 0 else -1.0)
    begins = yaw_matrix(faces - place.yaw) @ start
    middle = np.insert(np.array(body.character.at or (0.0, 0.0)), 1, 0.0)
    goal = middle - begins / 2 + [_USERS_APART * len(around.taken), 0.0, 0.0]
    if body.character.enters:
        goal[0] = side * wings_distance(around.aspect) - begins[0]
    lead(body, place.point * [1.0, 0.0, 1.0], place.yaw, goal, faces, times.begin)
    around.taken.append(goal)
    return replace(place, point=goal + place.point * [0.0, 1.0, 0.0], yaw=faces)


def arrive(body: Body, task: Task, around: Around) -> None:
    """Somebody comes to a thing: to that of the stage, or it stands where they come to."""
    record = PROPS.get(task.thing)
    if record is None or (record.held and record.size < 1.0 and not task.opens):
        return
    if any(t.what == "sit" and (not t.thing or t.thing == task.thing) for t in around.later[:1]):
        return
    going = is_going(task.words)
    until = task.stop + round(_SLOWING * body.motion.fps) if going else task.stop
    walked = np.flatnonzero(walking(body.motion)[task.start : until])
    frame = task.start + int(walked[-1]) if len(walked) > 5 and going else task.start
    _come_to(body, task, around, frame)
    if not going and body.fixed:
        start = max(body.known, task.start)
        if start < min(task.stop, len(body.motion)) - 1:
            body.motion = held_at(body.motion, slice(start, task.stop))
            body.known = task.stop


def _come_to(body: Body, task: Task, around: Around, frame: int) -> None:
    """Somebody is at a thing in a frame: at that of the stage, or it stands where they are."""
    record = PROPS[task.thing]
    spot = body.motion.joints[frame, 0].astype(np.float64) * [1.0, 0.0, 1.0]
    yaw = float(heading(body.motion.joints[frame : frame + 1])[0])
    prop = next((p for p in around.stage if p.kind == task.thing and p.at is not None), None)
    if prop is not None:
        if body.fixed and body.known >= frame - 2:
            return
        goal, faces = arrival(prop)
        lead(body, spot, yaw, goal, faces, frame)
        body.known = frame
    elif record.seat is None and not any(p.kind == task.thing for p in body.props):
        if not body.fixed:  # seen from the side
            goal = np.array([_USERS_APART * len(around.taken), 0.0, 0.0])
            lead(body, spot, yaw, goal, _PROFILE, frame)
            spot, yaw = goal, _PROFILE
            around.taken.append(goal)
        body.props.append(standing_prop(_brought(task.thing, spot, yaw), len(body.motion)))
        body.known = frame


def _brought(kind: str, spot: FloatArray, yaw: float) -> StageProp:
    """A thing that is brought before who uses it, who stands at a spot ``[3]`` and faces a yaw."""
    record = PROPS[kind]
    if "handle" in record.grips and record.hinge is not None:
        return brought_open(kind, spot, yaw)
    ahead = np.array([np.sin(yaw), 0.0, np.cos(yaw)])
    points = np.concatenate([piece.points for piece in record.pieces])
    before = _BEFORE_LOW if kind in SET_DOWN else _BEFORE
    foot = spot + (before + float(points[:, 2].max())) * ahead
    low = -float(points[:, 1].min()) if kind in SET_DOWN else 0.0
    turn = float(np.rad2deg(np.angle(np.exp(1j * (yaw + np.pi)))))
    return StageProp(kind=kind, at=(float(foot[0]), float(foot[2])), y=low, turn=turn)


def lie(body: Body, task: Task, around: Around) -> None:
    """Somebody lies on a bed, if there is one or the words name one; else on the floor."""
    bed = next((p for p in around.stage if p.kind == "bed" and p.at is not None), None)
    if bed is None and task.thing != "bed" and "bed" not in (body.character.props or ()):
        return
    motion, size = body.motion, figure_scale(body.motion.joints)
    height = motion.joints[task.start, 0, 1] / size
    start = task.start if task.start or (height > STANDS and task.down) else 0
    start = max(start, 1) if task.down and height > STANDS else start
    stop = _until_up(body, task)
    times = Times(start, start + 1, len(motion), len(motion), False, False)
    spot, yaw = own_point(motion, times)
    if bed is None:  # its long side is to the viewer
        bed = StageProp(
            kind="bed", at=(_BED_SPACE * len(around.taken), _BED_DEPTH), scale=size**0.5
        )
        body.props.append(standing_prop(bed, len(motion)))
    place = next(p for p in stage_places([bed]))
    lead(body, spot, yaw, place.point, place.yaw, start)
    body.motion = approached(body.motion, start, [bed], body.character, around.aspect, True)
    around.taken.append(place.point)
    body.motion = asleep(body.motion, start, stop, bed, place, _awake(body, task))
    body.known = stop


def _awake(body: Body, task: Task) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which somebody in bed does something, and sits against the head of it."""
    fps = body.motion.fps
    awake = np.zeros(len(body.motion), dtype=bool)
    for beat in whole_beats(body.character.beats, body.motion.duration):
        doing = {"sit", *DESK} & set(named_actions(beat.text))
        if doing and round(beat.end * fps) > task.start:
            awake[round(beat.start * fps) : round(beat.end * fps)] = True
    return awake


def _until_up(body: Body, task: Task) -> int:
    """The frame in which somebody who lies gets up: when the words say something else."""
    fps, frames = body.motion.fps, len(body.motion)
    for beat in body.character.beats:
        start = round(beat.start * fps)
        rests = {"lie_down", "sleep", "sit", *DESK} & set(named_actions(beat.text))
        if task.start < start < frames and not rests and named_actions(beat.text):
            return start
    return frames
