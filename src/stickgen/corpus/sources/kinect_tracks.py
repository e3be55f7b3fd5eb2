"""People in the body tracks of a Kinect v2.

The sensor loses bodies, gives them new ids and detects people in furniture: here tracks are
joined, short gaps filled, and bodies without human legs dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray

NAMES: tuple[str, ...] = tuple(
    """SpineBase SpineMid Neck Head ShoulderLeft ElbowLeft WristLeft HandLeft ShoulderRight
    ElbowRight WristRight HandRight HipLeft KneeLeft AnkleLeft FootLeft HipRight KneeRight
    AnkleRight FootRight SpineShoulder HandTipLeft ThumbLeft HandTipRight ThumbRight""".split()
)
"""Joints of Kinect v2 in the order of its JointType."""
MIN_FRAMES = 15
"""Shorter tracks are dropped."""
_MAX_GAP = 10  # frames that are interpolated
_MAX_STEP = 0.4  # metres from the end of a track to the start of its continuation
_LEG_LENGTH = (0.5, 1.15)  # metres of a person's thigh and shin


@dataclass(frozen=True)
class Track:
    """One body as the sensor tracked it.

    Attributes:
        frames: ``[N]`` frame numbers, increasing, may have gaps.
        positions: ``[N, 25, 3]`` metres in the camera's frame, Y up.
        states: ``[N, 25]`` tracking states, 0–2.
    """

    frames: NDArray[np.intp]
    positions: FloatArray
    states: FloatArray


def select_people(tracks: list[Track], count: int) -> list[Track]:
    """The ``count`` people with the longest tracks, gaps filled; fewer when there are fewer.

    Tracks that follow each other in one place are joined to one person; a track is cut at gaps
    of more than a third of a second, and its longest piece kept.
    """
    joined: list[Track] = []
    for track in sorted((t for t in tracks if len(t.frames)), key=lambda t: int(t.frames[0])):
        previous = next((k for k, other in enumerate(joined) if _follows(other, track)), None)
        if previous is None:
            joined.append(track)
        else:
            joined[previous] = Track(
                *(
                    np.concatenate([getattr(joined[previous], name), getattr(track, name)])
                    for name in ("frames", "positions", "states")
                )
            )
    filled = [_filled(track) for track in joined]
    human = [t for t in filled if len(t.frames) >= MIN_FRAMES and _has_legs(t)]
    longest = sorted(human, key=lambda track: -len(track.frames))[:count]
    return sorted(longest, key=lambda track: int(track.frames[0]))


def _follows(earlier: Track, later: Track) -> bool:
    """Whether a track begins shortly after another ends, at the same place."""
    gap = int(later.frames[0] - earlier.frames[-1])
    step = np.linalg.norm(later.positions[0, 0] - earlier.positions[-1, 0])
    return 0 < gap <= _MAX_GAP and bool(step < _MAX_STEP)


def _filled(track: Track) -> Track:
    """The longest piece without a long gap, gaps interpolated, lightly smoothed."""
    cuts = np.flatnonzero(np.diff(track.frames) > _MAX_GAP) + 1
    pieces = np.split(np.arange(len(track.frames)), cuts)
    piece = max(pieces, key=len)
    frames, values = track.frames[piece], track.positions[piece]
    all_frames = np.arange(frames[0], frames[-1] + 1)
    flat = values.reshape(len(values), -1)
    full = np.stack([np.interp(all_frames, frames, column) for column in flat.T], axis=-1)
    padded = np.pad(full, ((2, 2), (0, 0)), mode="edge")
    kernel = np.array([1.0, 4.0, 6.0, 4.0, 1.0]) / 16.0  # removes the sensor's jitter
    smooth = sum(w * padded[k : k + len(all_frames)] for k, w in enumerate(kernel))
    return Track(all_frames, np.asarray(smooth).reshape(-1, len(NAMES), 3), track.states[piece])


def _has_legs(track: Track) -> bool:
    """Whether thigh and shin have the length of a person's; furniture has no such legs."""
    joints = {name: track.positions[:, j] for j, name in enumerate(NAMES)}
    legs = [
        np.linalg.norm(joints[f"Hip{side}"] - joints[f"Knee{side}"], axis=-1)
        + np.linalg.norm(joints[f"Knee{side}"] - joints[f"Ankle{side}"], axis=-1)
        for side in ("Left", "Right")
    ]
    return bool(_LEG_LENGTH[0] <= np.median(legs) <= _LEG_LENGTH[1])
