"""The pitch of a depth camera, undone: from the floor under its people, and how they stand.

A camera that looks down shows upright people leaning towards it and a floor that rises with the
distance. The sensor is taken to be level sideways.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.sources.kinect_tracks import NAMES, Track
from stickgen.geometry import FloatArray, normalize

_STRAIGHT = 0.95  # distance hip–ankle of a straight leg, over thigh and shin
_IN_LINE = np.cos(np.radians(20.0))  # between trunk and legs of a standing person
_REST = 0.005  # metres a frame; a slower foot is on the floor
_DEPTH = 0.5  # metres of depth over which feet must rest to show the slope of the floor
_FLOOR_ERROR = 0.03  # metres; feet farther from their plane are on no common floor
_MIN_FRAMES = 10
_MAX_PITCH = np.radians(45.0)


def level(tracks: list[Track]) -> list[Track]:
    """The tracks in a frame whose Y axis is the vertical; unchanged where nothing shows it."""
    pitch = camera_pitch(tracks)
    c, s = np.cos(pitch), np.sin(pitch)
    turn = np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])
    return [replace(track, positions=track.positions @ turn.T) for track in tracks]


def camera_pitch(tracks: list[Track]) -> float:
    """Radians by which the camera looks down.

    The floor tells it where feet rest at different distances, else people who stand; 0 where
    neither is seen.
    """
    feet = [resting_feet(track) for track in tracks]
    floor = _floor_slope(np.concatenate(feet)) if feet else None
    if floor is not None:
        return floor
    trunks = [standing_bodies(track) for track in tracks]
    bodies = np.concatenate(trunks) if trunks else np.empty((0, 3))
    if len(bodies) < _MIN_FRAMES:
        return 0.0
    pitch = float(np.median(np.arctan2(-bodies[:, 2], bodies[:, 1])))
    return pitch if abs(pitch) <= _MAX_PITCH else 0.0


def resting_feet(track: Track) -> FloatArray:
    """Positions ``[N, 3]`` of ankles that do not move."""
    ankles = track.positions[:, [NAMES.index("AnkleLeft"), NAMES.index("AnkleRight")]]
    still = np.linalg.norm(np.gradient(ankles, axis=0), axis=-1) < _REST
    return np.asarray(ankles[still])


def _floor_slope(feet: FloatArray) -> float | None:
    """Angle of the floor ``y = a + z tan(angle)`` under resting feet; None if none is shown."""
    if len(feet) < _MIN_FRAMES or np.ptp(np.percentile(feet[:, 2], [5, 95])) < _DEPTH:
        return None
    slope, height = np.polyfit(feet[:, 2], feet[:, 1], 1)
    error = np.median(np.abs(feet[:, 1] - height - slope * feet[:, 2]))
    angle = float(np.arctan(slope))
    return angle if error < _FLOOR_ERROR and abs(angle) <= _MAX_PITCH else None


def standing_bodies(track: Track) -> FloatArray:
    """Vectors ``[N, 3]`` from the ankles to the shoulders in frames in which a person stands."""
    joints = {name: track.positions[:, j] for j, name in enumerate(NAMES)}
    ankles = (joints["AnkleLeft"] + joints["AnkleRight"]) / 2
    trunk = normalize(joints["SpineShoulder"] - joints["SpineBase"])
    legs = normalize(joints["SpineBase"] - ankles)
    stands: NDArray[np.bool_] = (trunk * legs).sum(-1) > _IN_LINE
    for side in ("Left", "Right"):
        hip, knee, ankle = (joints[f"{part}{side}"] for part in ("Hip", "Knee", "Ankle"))
        bones = np.linalg.norm(hip - knee, axis=-1) + np.linalg.norm(knee - ankle, axis=-1)
        stands &= np.linalg.norm(hip - ankle, axis=-1) > _STRAIGHT * bones
    return np.asarray((joints["SpineShoulder"] - ankles)[stands])
