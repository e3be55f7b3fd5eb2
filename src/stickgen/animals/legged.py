"""Animals that walk: legs, and wings where they have any."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.animals.gaits import phases, shortest_step, stances, steps
from stickgen.animals.measures import measures
from stickgen.animals.path import Path, course, eased, gait_of, rate
from stickgen.animals.rig import Body, pitch_matrix, roll_matrix
from stickgen.animals.tracks import Tracks, posture_tracks
from stickgen.animals.ways import Span
from stickgen.catalog.animals.animal import AnimalKind, Leg
from stickgen.geometry import FloatArray, yaw_matrix

_WING_ANGLE = 0.75  # radians by which a wing beats up and down
_HOVER = 0.06  # metres by which the body rises against the beat
_THROW = 0.05  # radians of tail and ears for each m/s of the rump's fall
_TUCKED = 0.3  # seconds after it left the floor until a foot is tucked up


def legged(
    animal: AnimalKind, spans: Sequence[Span], fps: float, frames: int, phase: float
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The joints ``[T, J, 3]`` and foot contacts ``[T, 4]`` of an animal on legs.

    Args:
        animal: its record.
        spans: its ways, without gaps.
        fps: frames a second.
        frames: T.
        phase: radians at which what swings begins.
    """
    path = course(animal, spans, fps, frames)
    tracks = posture_tracks(animal, spans, path, fps, phase)
    gait = _Gait(animal, spans, path, fps)
    body = Body(animal, frames)
    _set_trunk(body, path, tracks, gait, fps)
    _set_ends(body, path, tracks, gait, fps)
    down = {}
    for leg in animal.legs:
        down[leg.place] = _set_leg(body, leg, path, tracks, gait, fps)
    beat = 2 * np.pi * animal.beat * np.arange(frames) / fps + phase
    for wing in animal.wings:
        body.place_wing(wing, tracks.spread, beat, _WING_ANGLE)
    turned = np.einsum("tij,tpj->tpi", yaw_matrix(path.yaw), body.joints)
    hind = [down.get(f"{side}_hind", ~path.off) for side in ("left", "right")]
    contacts = np.stack([hind[0], hind[0], hind[1], hind[1]], axis=-1)
    return turned + path.ground[:, None], contacts


class _Gait:
    """The gait of every frame: its numbers as tracks ``[T]``."""

    def __init__(self, animal: AnimalKind, spans: Sequence[Span], path: Path, fps: float) -> None:
        frames = len(path.yaw)
        self.hip = measures(animal.name).hip
        self.chosen = [(span, gait_of(animal, span.way)) for span in spans]
        self.phase = phases(path.stepping, self.hip, fps)
        # Effects of a gait grow with the speed at which the legs go.
        self.going = np.clip(path.stepping / (0.4 * np.sqrt(self.hip)), 0.0, 1.0)
        names = ("duty", "bob", "bobs", "rock", "flex", "roll", "lift", "crouch", "leap")
        tracks = {name: np.zeros(frames) for name in names}
        for span, gait in self.chosen:
            for name in names:
                tracks[name][span.start : span.end] = getattr(gait, name)
        self.duty, self.leap, self.bobs = tracks["duty"], tracks["leap"] > 0, tracks["bobs"]
        for name in ("bob", "rock", "flex", "roll", "lift", "crouch"):
            setattr(self, name, eased(tracks[name], fps) * (1.0 if name == "lift" else self.going))

    bob: FloatArray
    rock: FloatArray
    flex: FloatArray
    roll: FloatArray
    lift: FloatArray
    crouch: FloatArray

    def offset(self, place: str) -> FloatArray:
        """The phase at which a foot comes down, ``[T]``."""
        values = np.zeros(len(self.phase))
        for span, gait in self.chosen:
            values[span.start : span.end] = gait.offsets[place]
        return values

    def rise(self) -> FloatArray:
        """Metres ``[T]`` by which the body is above its place."""
        wave = -np.cos(2 * np.pi * self.bobs * (self.phase + 0.12))
        flight = np.clip((self.phase % 1.0 - self.duty) / (1.0 - self.duty), 0.0, 1.0)
        height = np.where(self.leap, 4 * flight * (1 - flight), 0.5 * wave)
        return self.hip * (self.bob * height - self.crouch)


def _set_trunk(body: Body, path: Path, tracks: Tracks, gait: _Gait, fps: float) -> None:
    m = measures(body.animal.name)
    frames = len(path.yaw)
    cycle = 2 * np.pi * gait.phase
    breath = 0.01 * m.stout * np.sin(tracks.beat)
    flap = 2 * np.pi * body.animal.beat * np.arange(frames) / fps
    hover = (
        -_HOVER
        * (3.0 if body.animal.plan == "butterfly" else 1.0)
        * path.flying
        * np.cos(flap)
        * min(1.0, 4 * m.stout)
    )
    up = path.air - path.squat - tracks.drop + gait.rise() + breath + hover
    pitch = tracks.pitch + gait.rock * np.sin(cycle) - 0.25 * path.squat / m.hip
    lean = np.clip(0.35 * rate(path.yaw, fps) * path.flying, -0.6, 0.6)
    roll = gait.roll * np.sin(cycle) - lean
    pivot = np.stack([np.zeros(frames), np.full(frames, m.pelvis), tracks.pivot], axis=-1)
    shift = np.stack([0 * up, up, 0 * up], axis=-1)
    body.set_trunk(pitch_matrix(pitch) @ roll_matrix(roll), pivot, shift)
    if body.animal.plan == "quadruped":
        body.bend_spine(gait.flex * np.sin(cycle + 0.6))


def _set_ends(body: Body, path: Path, tracks: Tracks, gait: _Gait, fps: float) -> None:
    """Neck, head, tail and ears."""
    if body.animal.plan != "spider":
        look = tracks.look * np.sin(tracks.beat) + 0.35 * _ahead(path.yaw, fps)
        nod = tracks.nod * np.sin(2.0 * tracks.beat)
        steady = -0.6 * gait.rock * np.sin(2 * np.pi * gait.phase)
        body.turn_part("neck", tracks.neck + nod + steady, 0.5 * look)
        body.turn_part("head", tracks.head, 0.5 * look)
    fall = rate(body.joints[:, body.animal.index["pelvis"], 1], fps)
    thrown = eased(np.clip(-_THROW * fall / np.sqrt(gait.hip), -0.35, 0.35), fps, 0.12)
    if body.animal.tail:
        body.swing_tail(tracks, thrown, -0.5 * _ahead(path.yaw, fps))
    body.swing_ears(thrown)
    body.rest_trunk()


def _ahead(yaw: FloatArray, fps: float) -> FloatArray:
    """Radians ``[T]`` by which the heading changes in the next third of a second."""
    later = np.minimum(np.arange(len(yaw)) + round(fps / 3), len(yaw) - 1)
    return np.clip(yaw[later] - yaw, -0.8, 0.8)


def _set_leg(
    body: Body, leg: Leg, path: Path, tracks: Tracks, gait: _Gait, fps: float
) -> NDArray[np.bool_]:
    """Place a leg over all frames; returns when its foot is on the floor ``[T]``."""
    rest = measures(body.animal.name).rest[body.animal.index[leg.chain[-1]]]
    place, raised = tracks.places[leg.place], tracks.raised[leg.place]
    still = path.still & ~raised
    down = (
        stances(gait.phase, gait.offset(leg.place), gait.duty, still, shortest_step(gait.hip, fps))
        & ~raised
        & ~path.off
    )
    turn = yaw_matrix(path.yaw)

    def to_stage(points: FloatArray, at: NDArray[np.intp]) -> FloatArray:
        return np.einsum("nij,nj->ni", turn[at], points) + path.ground[at]

    def to_body(points: FloatArray, at: NDArray[np.intp]) -> FloatArray:
        return np.einsum("nji,nj->ni", turn[at], points - path.ground[at])

    flat_place = np.stack([np.zeros(len(place)), np.zeros(len(place)), place[:, 1]], axis=-1)
    foot, share = steps(down, still, rest + flat_place, to_stage, to_body)
    # Feet leave the floor with the body in a leap, or by themselves in a step.
    leap = np.maximum(gait.rise(), 0.0) * gait.leap * np.clip(4 * np.sin(np.pi * share), 0.0, 1.0)
    lift = (gait.lift * gait.hip * np.sin(np.pi * share) + 0.8 * leap) * ~path.off
    # A raised foot is held up, or tucked below a body in the air, and paws the air.
    held = eased((raised & ~_stepping(raised, place)).astype(float), fps, 0.24)
    paw = 0.12 * gait.hip * np.sin(2.0 * tracks.beat + (leg.place[0] == "r")) * (place[:, 0] > 0)
    top = body.joints[:, body.animal.index[leg.chain[0]]]
    hung = (
        top
        + [0.0, -0.62 * gait.hip, 0.0]
        + np.stack(
            [0 * paw, np.where(place[:, 0] > 0, place[:, 0] + paw, 0.0) * 0.6, place[:, 1]], axis=-1
        )
    )
    hung[:, 0] = rest[0]
    tuck = eased((path.air > 0.02).astype(float), fps, 0.2)
    foot = foot + np.stack([0 * lift, lift + path.air, 0 * lift], axis=-1)
    hang = np.clip(np.maximum(held, 0.6 * tuck * path.off), 0.0, 1.0)[:, None] * ~down[:, None]
    foot = foot + hang * (hung - foot)
    foot[:, 1] = np.maximum(foot[:, 1], rest[1] * (path.air < 1e-3))
    body.place_leg(leg, foot, tracks.flat)
    return down


def _stepping(raised: NDArray[np.bool_], place: FloatArray) -> NDArray[np.bool_]:
    """Frames in which a foot is off the floor only for a step into a new posture."""
    return raised & (place[:, 0] == 0.0)
