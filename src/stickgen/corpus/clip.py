"""One recording becomes one clip: retarget, clean, resample, centre, label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clean import bad_frames, floor_height, sunk, t_pose, widen
from stickgen.corpus.raw import RawMotion
from stickgen.corpus.recording import Recording, Segment
from stickgen.corpus.retarget import Retargeted, retarget
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, heading, resample, yaw_matrix
from stickgen.skeleton import FPS, apply_bone_lengths
from stickgen.vocabulary import ACTION

MIN_SECONDS = 0.5
"""A clip with less good motion is rejected."""
UNKNOWN = -1
"""Action of a frame that nobody has named."""
_T_POSE_WORDS = re.compile(
    r"t-pose|like (a|the letter) t\b|arms (stretched )?out (to the side|side)"
)


@dataclass(frozen=True)
class Placement:
    """Where a clip stood: source world = yaw_matrix(yaw) @ joints / scale + (x, floor, z).

    Attributes:
        x, z, floor: metres in the source's world.
        yaw: radians.
        scale: canonical metres for one metre of the source.
    """

    x: float
    z: float
    floor: float
    yaw: float
    scale: float


@dataclass(frozen=True)
class ClipData:
    """A finished clip: ``joints [T, 22, 3]`` metres, ``valid [T]``, ``actions [T]``, 25 fps."""

    joints: NDArray[np.float32]
    valid: NDArray[np.bool_]
    actions: NDArray[np.int16]
    placement: Placement
    rig: str


def canonical(recording: Recording) -> Retargeted:
    """The motion on the canonical body, in the source's world and frame rate.

    Raises:
        StickGenError: see ``retarget``.
    """
    motion = recording.motion
    return retarget(motion) if isinstance(motion, RawMotion) else Retargeted(motion.joints, 1.0, "")


def make_clip(recording: Recording) -> ClipData:
    """Turn a recording into a clip on the canonical body.

    Raises:
        StickGenError: the clip cannot be used; the sentence is the reason.
    """
    body, fps = canonical(recording), recording.motion.fps
    joints = body.joints
    if not np.isfinite(joints).all():
        raise StickGenError("A joint is not finite on the canonical body.")
    bad = bad_frames(joints, fps, recording.glitches)
    bad |= _captioned_t_pose(recording.segments, joints, fps)
    if (~bad).sum() < MIN_SECONDS * fps:
        raise StickGenError(
            f"It holds {(~bad).sum() / fps:.2f} s of good motion, under {MIN_SECONDS} s."
        )
    joints = apply_bone_lengths(resample(joints, fps, FPS))
    valid = resample((~bad).astype(float), fps, FPS) > 0.99
    joints, placement = _centre(joints, valid, body.scale)
    valid &= ~sunk(joints)
    actions = frame_actions(recording.actions, recording.segments, len(joints))
    return ClipData(joints.astype(np.float32), valid, actions, placement, body.rig)


def _captioned_t_pose(
    segments: Sequence[Segment], joints: FloatArray, fps: float
) -> NDArray[np.bool_]:
    told = np.zeros(len(joints), dtype=bool)
    for segment in segments:
        if any(_T_POSE_WORDS.search(caption) for caption in segment.captions):
            told[round(segment.start * fps) : round(segment.end * fps)] = True
    return told & widen(t_pose(joints, fps), round(0.3 * fps))


def _centre(
    joints: FloatArray, good: NDArray[np.bool_], scale: float
) -> tuple[FloatArray, Placement]:
    """Floor at 0; over the origin and facing +Z in the first good frame."""
    first = int(np.argmax(good))
    yaw = float(heading(joints[first : first + 1])[0])
    floor = floor_height(joints[good], FPS)
    origin = np.array([joints[first, 0, 0], floor, joints[first, 0, 2]])
    x, y, z = origin / scale
    centred = (joints - origin) @ yaw_matrix(-yaw).T
    return centred, Placement(float(x), float(z), float(y), yaw, scale)


def frame_actions(
    actions: Sequence[str], segments: Sequence[Segment], frames: int
) -> NDArray[np.int16]:
    """Action index of every frame at 25 fps: its segment's main one, else the clip's main one.

    ``UNKNOWN`` where neither says anything.
    """
    out = np.full(frames, ACTION[actions[0]] if actions else UNKNOWN, dtype=np.int16)
    for segment in segments:
        if segment.actions:
            span = slice(round(segment.start * FPS), round(segment.end * FPS))
            out[span] = ACTION[segment.actions[0]]
    return out
