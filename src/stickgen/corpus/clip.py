"""One motion file becomes one clip: read, retarget, clean, centre, resample, label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.catalog import Entry
from stickgen.corpus.clean import bad_frames, floor_height, sunk, t_pose, widen
from stickgen.corpus.raw import RawMotion
from stickgen.corpus.retarget import retarget
from stickgen.corpus.sources.asf_amc import find_asf, read_amc
from stickgen.corpus.sources.bvh import read_bvh
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, heading, resample, yaw_matrix
from stickgen.skeleton import FPS, apply_bone_lengths
from stickgen.vocabulary import ACTION

READABLE = ("bvh", "asf-amc")
"""Formats of ``index.csv`` that have a reader."""
MIN_SECONDS = 0.5
"""A clip with less good motion is rejected."""
_REJECTING_TAGS = ("exclude", "static")
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


def read_motion(path: Path, kind: str, fps: float) -> RawMotion:
    """Read a file of one of the formats ``READABLE``.

    Raises:
        StickGenError: see the readers.
    """
    return read_bvh(path) if kind == "bvh" else read_amc(path, find_asf(path), fps)


def make_clip(entry: Entry, path: Path) -> ClipData:
    """Turn a motion file into a clip on the canonical body.

    Raises:
        StickGenError: the clip cannot be used; the sentence is the reason.
    """
    for tag in _REJECTING_TAGS:
        if tag in entry.tags:
            raise StickGenError(f"It is tagged {tag!r} ({', '.join(entry.tags)}).")
    if not entry.captions or not entry.actions:
        raise StickGenError("It has no captions or no actions.")
    body = retarget(read_motion(path, entry.format, entry.fps))
    joints, fps = body.joints, entry.fps
    bad = bad_frames(joints, fps, entry.glitches) | _captioned_t_pose(entry, joints)
    if (~bad).sum() < MIN_SECONDS * fps:
        raise StickGenError(f"It holds {(~bad).sum() / fps:.2f} s of good motion, under 0.5 s.")
    joints = apply_bone_lengths(resample(joints, fps, FPS))
    valid = resample((~bad).astype(float), fps, FPS) > 0.99
    if not np.isfinite(joints).all():
        raise StickGenError("A joint is not finite after retargeting.")
    joints, placement = _centre(joints, valid, body.scale)
    valid &= ~sunk(joints)
    actions = frame_actions(entry, len(joints))
    return ClipData(joints.astype(np.float32), valid, actions, placement, body.rig)


def _captioned_t_pose(entry: Entry, joints: FloatArray) -> NDArray[np.bool_]:
    told = np.zeros(len(joints), dtype=bool)
    for segment in entry.segments:
        if any(_T_POSE_WORDS.search(caption) for caption in segment.captions):
            told[round(segment.start * entry.fps) : round(segment.end * entry.fps)] = True
    return told & widen(t_pose(joints, entry.fps), round(0.3 * entry.fps))


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


def frame_actions(entry: Entry, frames: int) -> NDArray[np.int16]:
    """Action index of every frame at 25 fps: the segment's main action, else the clip's."""
    actions = np.full(frames, ACTION[entry.actions[0]], dtype=np.int16)
    for segment in entry.segments:
        if segment.actions:
            span = slice(round(segment.start * FPS), round(segment.end * FPS))
            actions[span] = ACTION[segment.actions[0]]
    return actions
