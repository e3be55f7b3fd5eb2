"""Riders and drivers: they sit or stand on a vehicle that goes its way, hands at the grips."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.hands import UP, upright_along
from stickgen.direction.legs import blended, with_feet
from stickgen.direction.reach import reach
from stickgen.direction.seats import ABOVE_SEAT
from stickgen.direction.sitting import bowed, over_seat, sitting_legs
from stickgen.geometry import FloatArray, heading, normalize, yaw_matrix
from stickgen.measures.limbs import SIDES
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.skeleton import FOOT_HEIGHT, OFFSETS, PELVIS_HEIGHT, J
from stickgen.sticks import figure_scale


@dataclass(frozen=True)
class Vehicle:
    """How something is ridden.

    Attributes:
        pace: m/s.
        feet: x, y and z of the left foot on it, metres in the frame of the drawing; the right one
            mirrors it; None: they hang, or stand on the floor of the vehicle.
        crank: radius of the pedals, metres; 0: there are none.
        board: height of what somebody stands on, metres; 0: one sits.
        wheel: radius with which pedals and way go together, metres.
        lean: radians by which the rider leans forward, to the handlebar.
        cabin: x, y and z of a seat behind a window, and the degrees to which who sits there faces,
            as ``PropKind.seat``; None: one sits on the outside.
        rises: whether it goes up.
    """

    pace: float
    feet: tuple[float, float, float] | None = None
    crank: float = 0.0
    board: float = 0.0
    wheel: float = 0.75
    lean: float = 0.0
    cabin: tuple[float, float, float, float] | None = None
    rises: bool = False


VEHICLES = MappingProxyType(
    {
        "bicycle": Vehicle(2.4, feet=(-0.06, 0.3, 0.09), crank=0.15, lean=0.62),
        "motorbike": Vehicle(4.5, feet=(0.05, 0.36, 0.2), lean=0.35),
        "car": Vehicle(4.0, feet=(0.75, 0.4, 0.1)),
        "tractor": Vehicle(1.8, feet=(0.6, 0.5, 0.15)),
        "boat": Vehicle(0.9, feet=(0.85, 0.24, 0.12)),
        "sled": Vehicle(2.5, feet=(0.6, 0.25, 0.14)),
        "wheelchair": Vehicle(0.9, feet=(0.42, 0.14, 0.1)),
        "skateboard": Vehicle(2.2, board=0.125),
        "surfboard": Vehicle(2.0, board=0.08),
        "snowboard": Vehicle(3.0, board=0.08),
        "bus": Vehicle(4.0, cabin=(0.15, 1.52, 0.4, 90.0)),
        "train": Vehicle(4.0, cabin=(-1.65, 1.72, 0.4, 90.0)),
        "rocket": Vehicle(0.8, cabin=(0.0, 2.88, 0.92, 0.0), rises=True),
    }
)
"""Kind of thing → how it is ridden; other things with a seat go slowly."""
_OTHER = Vehicle(1.2)
_WHEELS = MappingProxyType({"car": (0.42, 0.85, 0.3), "tractor": (0.3, 1.5, 0.0)})
"""Kind → the middle of its steering wheel, metres in the frame of the drawing."""
_EASING = 0.8  # seconds in which somebody mounts, and the vehicle starts
_SCALES = (0.55, 1.2)
_CROUCH = 0.82  # share of the standing height of a pelvis on a board
_STANCE = 0.24  # metres from the middle of a board to a foot
_TOE = 0.13  # metres: length of a foot
_BESIDE = 0.55  # metres from a vehicle to who gets on it


@dataclass(frozen=True)
class _Trip:
    """Where a vehicle is while it is ridden.

    Attributes:
        vehicle, kind, scale: what is ridden, and how large it is.
        foot: ``[T, 3]`` metres of its foot.
        way: ``[T]`` metres that it has gone.
        frame: ``[3, 3]`` its axes.
        seat: ``[3]`` from its foot to the seat, metres, in its frame.
        yaw: radians of the way.
        size: of the rider, times an adult.
    """

    vehicle: Vehicle
    kind: str
    scale: float
    foot: FloatArray
    way: FloatArray
    frame: FloatArray
    seat: FloatArray
    yaw: float
    size: float

    @property
    def ahead(self) -> FloatArray:
        """The direction of the way, ``[3]``."""
        return np.array([np.sin(self.yaw), 0.0, np.cos(self.yaw)])


def seat_of(kind: str) -> tuple[float, float, float, float] | None:
    """Where somebody sits on a thing or in it, as ``PropKind.seat``; None: one stands on it."""
    return PROPS[kind].seat or VEHICLES.get(kind, _OTHER).cabin


def ridden(motion: Motion, frames: slice, kind: str, *, goes: bool = True) -> tuple[Motion, Prop]:
    """A motion on a vehicle within some frames, and the vehicle, which starts below the body.

    Args:
        goes: whether the vehicle moves.
    """
    joints = motion.joints.astype(np.float64)
    trip = _trip(motion, frames, kind, goes=goes)
    body = _on_board(joints, trip) if seat_of(kind) is None else _on_saddle(joints, trip)
    share = _share(motion, frames)
    out = blended(_carried(joints, frames, trip), body, share)
    contacts = motion.contacts & (share < 0.5)[:, None]
    front = np.tile(trip.frame @ [0.0, 0.0, 1.0], (len(joints), 1))
    state = "ridden" if "ridden" in PROPS[kind].states else ""
    prop = Prop(kind, trip.foot, upright_along(UP, front), scale=trip.scale, state=state)
    return replace(motion, joints=out.astype(np.float32), contacts=contacts), prop


def _trip(motion: Motion, frames: slice, kind: str, *, goes: bool) -> _Trip:
    """The way of a vehicle from below the body in the first of some frames."""
    vehicle, place = VEHICLES.get(kind, _OTHER), seat_of(kind)
    size = figure_scale(motion.joints)
    scale = 1.0 if vehicle.cabin else float(np.clip(size, *_SCALES))
    yaw = float(heading(motion.joints[frames.start : frames.start + 1])[0])
    frame = yaw_matrix(yaw - np.deg2rad(place[3] if place else 90.0))
    seat = np.array(place[:3] if place else (0.0, vehicle.board, 0.0)) * scale
    start = (motion.joints[frames.start, 0] - frame @ seat) * [1.0, 0.0, 1.0]
    if frames.start:  # it waits beside who walks to it
        start = start + _BESIDE * size * np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    pace = vehicle.pace * (1.0 if vehicle.cabin else size**0.5)
    way = _way(motion, frames, pace if goes else 0.0)
    foot = start + way[:, None] * (UP if vehicle.rises else [np.sin(yaw), 0.0, np.cos(yaw)])
    return _Trip(vehicle, kind, scale, foot, way, frame, seat, yaw, size)


def _way(motion: Motion, frames: slice, pace: float) -> FloatArray:
    """Metres ``[T]`` that the vehicle has gone: it starts gently unless the film begins so."""
    time = (np.arange(len(motion)) - frames.start) / motion.fps
    seconds = (frames.stop - frames.start) / motion.fps
    time = np.clip(time, 0.0, seconds)
    if frames.start:
        time = np.where(time < 2 * _EASING, time**2 / (4 * _EASING), time - _EASING)
    return np.asarray(pace * time)


def _share(motion: Motion, frames: slice) -> FloatArray:
    """How far each frame is that of somebody who rides, ``[T]`` 0–1."""
    time = np.arange(len(motion), dtype=np.float64)
    ease = _EASING * motion.fps
    into = np.clip((time - frames.start) / ease, 0, 1) if frames.start else np.ones(len(time))
    last = frames.stop >= len(motion)
    out = np.ones(len(time)) if last else np.clip((frames.stop + ease - time) / ease, 0, 1)
    share = np.minimum(into, out)
    return np.asarray(share * share * (3 - 2 * share))


def _carried(joints: FloatArray, frames: slice, trip: _Trip) -> FloatArray:
    """The body of the Motion beside the way of the vehicle: it stays where it gets on and off."""
    root = joints[:, :1] * [1.0, 0.0, 1.0]
    held = root[np.clip(np.arange(len(joints)), None, frames.start)]
    left = root - root[min(frames.stop, len(joints) - 1)]
    late = (np.arange(len(joints)) >= frames.stop)[:, None, None]
    moved = held + trip.way[:, None, None] * trip.ahead + np.where(late, left, 0.0)
    return np.asarray(joints - root + moved)


def _on_saddle(joints: FloatArray, trip: _Trip) -> FloatArray:
    """A body that sits on a vehicle: feet on pedals or on its floor, hands at the handlebar."""
    above = np.array([0.0, ABOVE_SEAT * trip.size, 0.0])
    pelvis = trip.foot + trip.frame @ trip.seat + above
    body = over_seat(joints, slice(0, len(joints)), np.zeros(3), trip.yaw, trip.size)
    body = bowed(body, np.full(len(body), trip.vehicle.lean), trip.yaw)
    feet = {}
    for k, side in enumerate(SIDES):
        spot = _tread(trip, k) - above
        toe = spot + 0.5 * _TOE * trip.size * trip.ahead
        lift = np.array([0.0, 0.055 * trip.size, 0.0])
        feet[side] = (spot - 0.5 * _TOE * trip.size * trip.ahead + lift, toe)
    body = sitting_legs(body, feet, trip.yaw, trip.size) + pelvis[:, None]
    for side, sign in (("left", 1.0), ("right", -1.0)):
        grip = PROPS[trip.kind].grips.get(side)
        if trip.kind in _WHEELS:
            x, y, z = _WHEELS[trip.kind]
            grip = (x, y, z - sign * 0.14)
        if grip is not None:
            goal = trip.foot + trip.frame @ (trip.scale * np.array(grip))
            body = reach(body, f"{side}_hand", goal, np.ones(len(body)))
    return body


def _tread(trip: _Trip, foot: int) -> FloatArray:
    """Where a foot is on a vehicle, ``[T, 3]`` metres from its seat."""
    sign = 1.0 - 2.0 * foot
    if trip.vehicle.feet is None:
        left = np.array([trip.ahead[2], 0.0, -trip.ahead[0]])
        far = 0.05 if trip.vehicle.rises else 0.42  # one stands behind a porthole
        spot = trip.size * (far * trip.ahead + sign * 0.1 * left)
        spot[1] = 0.1 * trip.size - trip.seat[1]
        return np.tile(spot, (len(trip.way), 1))
    x, y, z = trip.vehicle.feet
    local = np.tile([x, y, -sign * z], (len(trip.way), 1))
    angle = -trip.way / trip.vehicle.wheel + np.pi * foot
    local[:, 0] += trip.vehicle.crank * np.cos(angle)
    local[:, 1] += trip.vehicle.crank * np.sin(angle)
    return np.asarray((trip.scale * local - trip.seat) @ trip.frame.T)


def _on_board(joints: FloatArray, trip: _Trip) -> FloatArray:
    """A body that stands across a board with bent knees."""
    size, deck = trip.size, trip.foot + trip.frame @ trip.seat
    across = trip.yaw - np.pi / 2
    faces = np.array([np.sin(across), 0.0, np.cos(across)])
    body = over_seat(joints, slice(0, len(joints)), np.zeros(3), across, size)
    feet = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        spot = deck + sign * _STANCE * size * trip.ahead
        ankle = spot + size * (np.array([0.0, 0.08, 0.0]) - 0.04 * faces)
        feet[side] = (ankle, spot + size * (np.array([0.0, FOOT_HEIGHT, 0.0]) + 0.09 * faces))
        for name, parent in (("knee", "hip"), ("ankle", "knee"), ("foot", "ankle")):
            length = size * float(np.linalg.norm(OFFSETS[J[f"{side}_{name}"]]))
            way = normalize(faces - [0.0, 1.0 if name != "foot" else 0.0, 0.0])
            body[:, J[f"{side}_{name}"]] = body[:, J[f"{side}_{parent}"]] + length * way
    pelvis = deck.copy()
    pelvis[:, 1] += size * PELVIS_HEIGHT * (_CROUCH + 0.03 * np.sin(trip.way))
    return with_feet(body + pelvis[:, None], feet)
