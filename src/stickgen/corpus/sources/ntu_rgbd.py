"""NTU RGB+D 60 and 120: Kinect v2 skeletons, ``SsssCcccPpppRrrrAaaa.skeleton``.

A file is text: the number of frames; for every frame the number of bodies; for every body ten
numbers (tracking id, five states, "is restricted", lean x, y, tracking state), the number of
joints and for each joint twelve numbers (x, y, z in metres in the camera's frame, eight numbers of
image coordinates and orientation, tracking state 0–2). 30 fps. The format is that of the data
set's reader (github.com/shahroudy/NTURGB-D); Kinect's frame is right-handed, Y up, Z out of the
camera, which looks down on its people: that pitch is undone.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.camera_pitch import level
from stickgen.corpus.sources.kinect_tracks import MIN_FRAMES, NAMES, Track, select_people
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.ntu_labels import LABELS
from stickgen.errors import StickGenError

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
_TRACKED = 2  # tracking state of a detected joint
_ORDER = ("SpineBase", "SpineMid", "SpineShoulder", *(n for n in NAMES[2:] if n != "SpineShoulder"))
"""Joints with parents before children."""


def find(path: Path) -> list[Item]:
    """List every ``.skeleton`` file with a name of the data set's form."""
    return list_files(
        path, "ntu-rgbd", (".skeleton",), lambda file: bool(_NAME.fullmatch(file.stem))
    )


def read(item: Item) -> list[Recording]:
    """Read the person, or both people of an action for two.

    Raises:
        StickGenError: the file is damaged, or holds no person (as those in the data set's list of
            missing skeletons).
    """
    name = _NAME.fullmatch(item.path.stem)
    if not name or int(name[5]) not in LABELS:
        raise StickGenError(f"{item.path} has no name of the form S001C001P001R001A001.skeleton.")
    label = LABELS[int(name[5])]
    tracks = level(select_people(read_skeletons(item.path), 2 if label.two_people else 1))
    if not tracks:
        raise StickGenError(f"{item.path} holds no person; its skeleton is missing.")
    first, last = _common_frames(tracks, item.path)
    setup, camera, person, repeat, _ = name.groups()
    return [
        Recording(
            id=item.id if len(tracks) == 1 else f"{item.id}#{k}",
            source="ntu-rgbd",
            motion=_raw_motion(track, first, last),
            licence="NTU RGB+D: academic research only",
            credit="NTU RGB+D (Shahroudy et al. 2016; Liu et al. 2020), ROSE Lab, NTU Singapore",
            captions=() if label.two_people else (label.caption,),
            pair_captions=(label.caption,) if label.two_people else (),
            actions=label.actions,
            confidence=float((track.states == _TRACKED).mean()),
            take=item.id,
            subject=f"ntu-rgbd/P{person}",
            tags=(f"setup:{setup}", f"camera:{camera}", f"repetition:{repeat}"),
            file=item.path.name,
        )
        for k, track in enumerate(tracks)
    ]


def _common_frames(tracks: list[Track], path: Path) -> tuple[int, int]:
    """First and last frame in which everybody is visible."""
    first = max(track.frames[0] for track in tracks)
    last = min(track.frames[-1] for track in tracks)
    if last - first + 1 < MIN_FRAMES:
        raise StickGenError(f"{path} shows its two people together for less than half a second.")
    return int(first), int(last)


def read_skeletons(path: Path) -> list[Track]:
    """Read the track of every body id, in the order of first appearance.

    Raises:
        StickGenError: the file is not in the data set's format.
    """
    words = read_text(path, "skeleton").split()
    bodies_by_id: dict[str, tuple[list[int], list[list[str]]]] = {}
    offset = 1
    try:
        for frame in range(int(words[0])):
            bodies, offset = int(words[offset]), offset + 1
            for _ in range(bodies):
                identity, joints = words[offset], int(words[offset + 10])
                body = words[offset + 11 : offset + 11 + 12 * joints]
                if joints != len(NAMES) or len(body) != 12 * joints:
                    raise ValueError(f"a body in frame {frame} does not have 25 joints")
                offset += 11 + 12 * joints
                numbers, rows = bodies_by_id.setdefault(identity, ([], []))
                numbers.append(frame)
                rows.append(body)
        if offset != len(words):
            raise ValueError(f"it holds {len(words) - offset} words after its last frame")
        return [_track(numbers, rows) for numbers, rows in bodies_by_id.values()]
    except IndexError:
        raise StickGenError(f"{path} is a broken skeleton file: it ends too early.") from None
    except ValueError as error:
        raise StickGenError(f"{path} is a broken skeleton file: {error}.") from error


def _track(numbers: list[int], rows: list[list[str]]) -> Track:
    if len(set(numbers)) != len(numbers):
        raise ValueError("a body appears twice in one frame")
    values = np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES), 12)
    positions = values[..., :3]
    # A joint at the sensor itself, or at no finite place, was not detected: the frame is a gap.
    valid = np.isfinite(positions).all((1, 2)) & (np.abs(positions).sum(-1) > 0).all(-1)
    valid &= np.abs(np.nan_to_num(positions)).max((1, 2)) < 20.0
    return Track(np.array(numbers)[valid], positions[valid], values[valid][..., 11])


def _raw_motion(track: Track, first: int, last: int) -> RawMotion:
    """Frames ``first`` to ``last`` of a track, the joints reordered so that parents come first."""
    order = [NAMES.index(name) for name in _ORDER]
    parents = tuple(_ORDER.index(_PARENT[name]) if name in _PARENT else -1 for name in _ORDER)
    window = slice(int(first - track.frames[0]), int(last - track.frames[0]) + 1)
    return RawMotion(_ORDER, parents, track.positions[window][:, order], _FPS)
