"""NTU RGB+D 60 and 120: Kinect v2 skeletons, ``SsssCcccPpppRrrrAaaa.skeleton``.

Text: the number of frames; for every frame the number of bodies; for every body ten numbers
(tracking id, five states, "is restricted", lean x, y, tracking state), the number of joints and
for each of them twelve numbers (x, y, z in metres in the camera's frame, six image coordinates'
and orientation numbers, tracking state 0–2). 30 fps. Format after the data set's own reader
(github.com/shahroudy/NTURGB-D); Kinect's frame is right-handed, Y up, Z out of the camera.

Sensors lose bodies, give them new ids and see people in furniture: tracks are joined again,
short gaps filled, and what has no human legs is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import RawMotion, read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.ntu_labels import LABELS
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

NAMES: tuple[str, ...] = tuple(
    """SpineBase SpineMid Neck Head ShoulderLeft ElbowLeft WristLeft HandLeft ShoulderRight
    ElbowRight WristRight HandRight HipLeft KneeLeft AnkleLeft FootLeft HipRight KneeRight
    AnkleRight FootRight SpineShoulder HandTipLeft ThumbLeft HandTipRight ThumbRight""".split()
)
"""Joints of Kinect v2 in the order of its JointType."""
_PARENT = {
    **dict(zip(NAMES[1:], NAMES[:-1], strict=True)),
    "Neck": "SpineShoulder",
    "SpineShoulder": "SpineMid",
    "ShoulderLeft": "SpineShoulder",
    "ShoulderRight": "SpineShoulder",
    "HipLeft": "SpineBase",
    "HipRight": "SpineBase",
    "HandTipLeft": "HandLeft",
    "ThumbLeft": "HandLeft",
    "HandTipRight": "HandRight",
    "ThumbRight": "HandRight",
}
_NAME = re.compile(r"S(\d{3})C(\d{3})P(\d{3})R(\d{3})A(\d{3})")
_FPS = 30.0
_LONGEST_GAP = 10  # frames that are filled
_SAME_PLACE = 0.4  # metres that a body may be from where it was lost
_SHORTEST = 15  # frames of a track worth keeping
_LEGS = (0.5, 1.15)  # metres of a person's thigh and shin
_TRACKED = 2


@dataclass(frozen=True)
class _Track:
    """One body: frame numbers ``[N]`` (rising), positions ``[N, 25, 3]``, states ``[N, 25]``."""

    frames: NDArray[np.intp]
    positions: FloatArray
    states: FloatArray


def find(path: Path) -> list[Item]:
    """Every ``.skeleton`` file whose name is the data set's."""
    return list_files(
        path, "ntu-rgbd", (".skeleton",), lambda file: bool(_NAME.fullmatch(file.stem))
    )


def read(item: Item) -> list[Recording]:
    """The person, or both people of an action for two.

    Raises:
        StickGenError: the file is damaged, or holds no body that could be a person's (the
            data set's own list of missing skeletons are such files).
    """
    name = _NAME.fullmatch(item.path.stem)
    if not name or int(name[5]) not in LABELS:
        raise StickGenError(f"{item.path} is not called like S001C001P001R001A001.skeleton.")
    label = LABELS[int(name[5])]
    tracks = people(read_skeletons(item.path), 2 if label.two else 1)
    if not tracks:
        raise StickGenError(f"{item.path} holds no person; its skeleton is missing.")
    first = max(track.frames[0] for track in tracks)
    last = min(track.frames[-1] for track in tracks)
    if last - first + 1 < _SHORTEST:
        raise StickGenError(f"{item.path} never shows its two people together.")
    setup, camera, person, repeat, _ = name.groups()
    return [
        Recording(
            id=item.id if len(tracks) == 1 else f"{item.id}#{k}",
            source="ntu-rgbd",
            motion=_raw(track, first, last),
            licence="NTU RGB+D: academic research only",
            credit="NTU RGB+D (Shahroudy et al. 2016; Liu et al. 2020), ROSE Lab, NTU Singapore",
            captions=() if label.two else (label.caption,),
            pair_captions=(label.caption,) if label.two else (),
            actions=label.actions,
            confidence=float((track.states == _TRACKED).mean()),
            take=item.id,
            subject=f"ntu-rgbd/P{person}",
            tags=(f"setup:{setup}", f"camera:{camera}", f"repetition:{repeat}"),
            file=item.path.name,
        )
        for k, track in enumerate(tracks)
    ]


def read_skeletons(path: Path) -> list[_Track]:
    """Every body that the sensor named, by first appearance.

    Raises:
        StickGenError: the file is not in the data set's format.
    """
    words = read_text(path, "skeleton").split()
    found: dict[str, tuple[list[int], list[list[str]]]] = {}
    at = 1
    try:
        for frame in range(int(words[0])):
            bodies, at = int(words[at]), at + 1
            for _ in range(bodies):
                identity, joints = words[at], int(words[at + 10])
                body = words[at + 11 : at + 11 + 12 * joints]
                if joints != len(NAMES) or len(body) != 12 * joints:
                    raise ValueError(f"a body in frame {frame} has not 25 joints")
                at += 11 + 12 * joints
                numbers, rows = found.setdefault(identity, ([], []))
                numbers.append(frame)
                rows.append(body)
        if at != len(words):
            raise ValueError(f"it holds {len(words) - at} words after its last frame")
        return [_track(numbers, rows) for numbers, rows in found.values()]
    except IndexError:
        raise StickGenError(f"{path} is a broken skeleton file: it ends too early.") from None
    except ValueError as error:
        raise StickGenError(f"{path} is a broken skeleton file: {error}.") from error


def _track(numbers: list[int], rows: list[list[str]]) -> _Track:
    if len(set(numbers)) != len(numbers):
        raise ValueError("a body appears twice in one frame")
    values = np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES), 12)
    positions = values[..., :3]
    # A joint at the sensor itself, or nowhere, was not seen: the frame is a gap.
    seen = np.isfinite(positions).all((1, 2)) & (np.abs(positions).sum(-1) > 0).all(-1)
    seen &= np.abs(np.nan_to_num(positions)).max((1, 2)) < 20.0
    return _Track(np.array(numbers)[seen], positions[seen], values[seen][..., 11])


def people(tracks: list[_Track], count: int) -> list[_Track]:
    """The ``count`` people who are seen longest, gaps filled; fewer when there are not so many.

    Tracks that follow each other in one place are one person; a track is cut at gaps of more
    than a third of a second, and its longest piece kept.
    """
    joined: list[_Track] = []
    for track in sorted((t for t in tracks if len(t.frames)), key=lambda t: int(t.frames[0])):
        heir = next((k for k, other in enumerate(joined) if _follows(other, track)), None)
        if heir is None:
            joined.append(track)
        else:
            joined[heir] = _Track(
                *(
                    np.concatenate([getattr(joined[heir], name), getattr(track, name)])
                    for name in ("frames", "positions", "states")
                )
            )
    whole = [_filled(track) for track in joined]
    human = [t for t in whole if len(t.frames) >= _SHORTEST and _has_legs(t)]
    longest = sorted(human, key=lambda track: -len(track.frames))[:count]
    return sorted(longest, key=lambda track: int(track.frames[0]))


def _follows(earlier: _Track, later: _Track) -> bool:
    gap = int(later.frames[0] - earlier.frames[-1])
    step = np.linalg.norm(later.positions[0, 0] - earlier.positions[-1, 0])
    return 0 < gap <= _LONGEST_GAP and bool(step < _SAME_PLACE)


def _filled(track: _Track) -> _Track:
    """The longest piece without a long gap, every frame of it present, lightly smoothed."""
    cuts = np.flatnonzero(np.diff(track.frames) > _LONGEST_GAP) + 1
    pieces = np.split(np.arange(len(track.frames)), cuts)
    piece = max(pieces, key=len)
    frames, values = track.frames[piece], track.positions[piece]
    every = np.arange(frames[0], frames[-1] + 1)
    flat = values.reshape(len(values), -1)
    full = np.stack([np.interp(every, frames, column) for column in flat.T], axis=-1)
    padded = np.pad(full, ((2, 2), (0, 0)), mode="edge")
    kernel = np.array([1.0, 4.0, 6.0, 4.0, 1.0]) / 16.0  # takes off the sensor's jitter
    smooth = sum(w * padded[k : k + len(every)] for k, w in enumerate(kernel))
    return _Track(every, np.asarray(smooth).reshape(-1, len(NAMES), 3), track.states[piece])


def _has_legs(track: _Track) -> bool:
    joints = {name: track.positions[:, j] for j, name in enumerate(NAMES)}
    legs = [
        np.linalg.norm(joints[f"Hip{side}"] - joints[f"Knee{side}"], axis=-1)
        + np.linalg.norm(joints[f"Knee{side}"] - joints[f"Ankle{side}"], axis=-1)
        for side in ("Left", "Right")
    ]
    return bool(_LEGS[0] <= np.median(legs) <= _LEGS[1])


def _raw(track: _Track, first: int, last: int) -> RawMotion:
    """Parents come first in a RawMotion, so the joints are put in another order."""
    order = [NAMES.index(name) for name in _ORDER]
    parents = tuple(_ORDER.index(_PARENT[name]) if name in _PARENT else -1 for name in _ORDER)
    window = slice(int(first - track.frames[0]), int(last - track.frames[0]) + 1)
    return RawMotion(_ORDER, parents, track.positions[window][:, order], _FPS)


_ORDER = ("SpineBase", "SpineMid", "SpineShoulder", *(n for n in NAMES[2:] if n != "SpineShoulder"))
