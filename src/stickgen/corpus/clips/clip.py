"""One recording becomes one clip: retargeted, cleaned, resampled, centred and labelled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.actions import label
from stickgen.corpus.clips.clean import bad_frames, dilate, t_pose
from stickgen.corpus.clips.grounding import feet_below_floor, floor_height, raise_lying_body
from stickgen.corpus.clips.metadata import Metadata, describe
from stickgen.corpus.clips.placement import Placement
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Recording, Segment
from stickgen.corpus.rigs.retarget import Retargeted, retarget
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, heading, resample, yaw_matrix
from stickgen.measures.plausibility import MIN_SECONDS, implausibility
from stickgen.measures.quality import Quality, assess_quality
from stickgen.scene import FaceTrack
from stickgen.skeleton import FPS, apply_bone_lengths
from stickgen.vocabulary import ACTION, UNKNOWN_ACTION

_VALID = 0.99
"""A resampled frame is valid if its valid source frames have at least this weight."""
_T_POSE_WORDS = re.compile(
    r"t-pose|like (a|the letter) t\b|arms (stretched )?out (to the side|side)"
)


@dataclass(frozen=True)
class ClipData:
    """A finished clip at 25 fps.

    Attributes:
        joints: ``[T, 22, 3]`` metres, canonical.
        valid: ``[T]`` frames of real motion.
        actions: ``[T]`` indices, ``UNKNOWN_ACTION`` where unknown.
        face: of T frames, or None.
        recording: the source.
        rig: skeleton map used for retargeting; empty when the source was on the canonical body.
    """

    joints: NDArray[np.float32]
    valid: NDArray[np.bool_]
    actions: NDArray[np.int16]
    face: FaceTrack | None
    recording: Recording
    placement: Placement
    rig: str
    quality: Quality
    meta: Metadata


def canonical(recording: Recording) -> Retargeted:
    """Motion of a recording on the canonical body, in the source's world and frame rate.

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
    joints, valid = _clean(body.joints, fps, recording)
    # Synthetic motion already has its floor at 0, and swimming or flying bodies are above it.
    floor = 0.0 if recording.synthetic else floor_height(joints[valid], FPS)
    joints, placement = _centre(joints, valid, floor, body.scale)
    if not recording.synthetic:
        joints = raise_lying_body(joints, FPS)
    valid &= ~feet_below_floor(joints)
    if reason := implausibility(joints, FPS, valid):
        raise StickGenError(reason)
    quality = assess_quality(joints, FPS, valid)
    return ClipData(
        joints=joints.astype(np.float32),
        valid=valid,
        actions=frame_actions(recording.actions, recording.segments, len(joints)),
        face=_face(recording.face, len(joints)),
        recording=recording,
        placement=placement,
        rig=body.rig,
        quality=quality,
        meta=describe(joints, recording, quality, valid=valid, scale=placement.scale),
    )


def label_actions(recording: Recording) -> Recording:
    """The recording with actions taken from its captions where its source names none.

    Synthetic motion is not changed: without an action it shows none of the vocabulary.

    Raises:
        StickGenError: the shipped text encoder is missing.
    """
    if recording.actions or recording.synthetic:
        return recording
    segments = tuple(
        part if part.actions else replace(part, actions=label(part.captions))
        for part in recording.segments
    )
    return replace(recording, actions=label(recording.captions), segments=segments)


def _clean(
    joints: FloatArray, fps: float, recording: Recording
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Joints ``[T, 22, 3]`` and valid frames ``[T]`` at 25 fps."""
    if not np.isfinite(joints).all():
        raise StickGenError("A joint is not finite on the canonical body.")
    bad = np.zeros(len(joints), dtype=bool)
    if not recording.synthetic:  # motion by rule has no calibration poses and no glitches
        bad = bad_frames(joints, fps, recording.glitches)
    bad |= _captioned_t_pose(recording.segments, joints, fps)
    if (~bad).sum() < MIN_SECONDS * fps:
        raise StickGenError(
            f"It holds {(~bad).sum() / fps:.2f} s of good motion, under {MIN_SECONDS} s."
        )
    joints = apply_bone_lengths(resample(joints, fps, FPS))
    return joints, resample((~bad).astype(float), fps, FPS) > _VALID


def _face(face: FaceTrack | None, frames: int) -> FaceTrack | None:
    """A face track cut to the clip's frames; up to two missing frames repeat the last one."""
    if face is None:
        return None
    if len(face.mouth) < frames - 2:
        raise StickGenError(f"Its face track has {len(face.mouth)} frames, its motion {frames}.")
    at = np.minimum(np.arange(frames), len(face.mouth) - 1)
    tracks = {part.name: getattr(face, part.name) for part in fields(face)}
    return replace(face, **{name: v[at] for name, v in tracks.items() if v is not None})


def _captioned_t_pose(
    segments: Sequence[Segment], joints: FloatArray, fps: float
) -> NDArray[np.bool_]:
    """Frames ``[T]`` of a T-pose inside segments whose captions describe one."""
    captioned = np.zeros(len(joints), dtype=bool)
    for segment in segments:
        if any(_T_POSE_WORDS.search(caption) for caption in segment.captions):
            captioned[round(segment.start * fps) : round(segment.end * fps)] = True
    return captioned & dilate(t_pose(joints, fps), round(0.3 * fps))


def _centre(
    joints: FloatArray, valid: NDArray[np.bool_], floor: float, scale: float
) -> tuple[FloatArray, Placement]:
    """Move the floor to y = 0 and the first valid frame over the origin, facing +Z."""
    first = int(np.argmax(valid))
    yaw = float(heading(joints[first : first + 1])[0])
    origin = np.array([joints[first, 0, 0], floor, joints[first, 0, 2]])
    x, y, z = origin / scale
    centred = (joints - origin) @ yaw_matrix(-yaw).T
    return centred, Placement(float(x), float(z), float(y), yaw, scale)


def frame_actions(
    actions: Sequence[str], segments: Sequence[Segment], frames: int
) -> NDArray[np.int16]:
    """Action index ``[T]`` at 25 fps: main action of the frame's segment, else of the clip.

    ``UNKNOWN_ACTION`` where neither has one.
    """
    out = np.full(frames, ACTION[actions[0]] if actions else UNKNOWN_ACTION, dtype=np.int16)
    for segment in segments:
        if segment.actions:
            span = slice(round(segment.start * FPS), round(segment.end * FPS))
            out[span] = ACTION[segment.actions[0]]
    return out
