"""The BVH format (Biovision hierarchy): a joint tree and one line of channel values per frame.

Accepted dialects: any order and letter case of channels, position channels on any joint (they
replace its OFFSET, as MotionBuilder and Blender write them), joints without channels, frames
wrapped over several lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, frame_rate, read_text
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_euler
from stickgen.kinematics import forward_kinematics

_CHANNELS = {f"{axis}{kind}" for axis in "XYZ" for kind in ("POSITION", "ROTATION")}
_MOTION = re.compile(r"^\s*MOTION\s*$", re.IGNORECASE | re.MULTILINE)
_TIMING = re.compile(r"\s*Frames:\s*(\S+)\s+Frame\s+Time:\s*(\S+)", re.IGNORECASE)


@dataclass
class Hierarchy:
    """The hierarchy of a BVH file, joints and end sites in file order.

    Attributes:
        names: of the joints; an end site is named ``<parent>_end``.
        parents: −1 for the root.
        offsets: ``[J][3]`` in the file's units.
        channels: channel names of every joint in upper case, such as ``ZROTATION``.
    """

    names: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    offsets: list[list[float]] = field(default_factory=list)
    channels: list[list[str]] = field(default_factory=list)


def read_bvh(path: Path) -> RawMotion:
    """Read a BVH file.

    Returns:
        Joints and end sites in file order, positions in the file's units.

    Raises:
        StickGenError: it is not a BVH file, has a broken hierarchy, fewer or more values than
            declared, a value that is not a finite number, or an impossible frame time.
    """
    tree, values, fps = read_channels(path)
    offsets, local = _local_transforms(tree, values)
    positions, _ = forward_kinematics(local, offsets[:, 0], offsets, tree.parents)
    return RawMotion(tuple(tree.names), tuple(tree.parents), positions, fps, rest=_rest_pose(tree))


def read_channels(path: Path) -> tuple[Hierarchy, FloatArray, float]:
    """Read the hierarchy, the channel values ``[T, C]`` as in the file, and frames per second.

    Raises:
        StickGenError: see ``read_bvh``.
    """
    text = read_text(path, "BVH")
    motion = _MOTION.search(text)
    if not motion or not text.lstrip()[:9].upper() == "HIERARCHY":
        raise StickGenError(f"{path} is not a BVH file: it lacks HIERARCHY or MOTION.")
    tree = _parse_hierarchy(path, text[: motion.start()])
    values, fps = _parse_motion(path, text[motion.end() :], sum(map(len, tree.channels)))
    return tree, values, fps


def _parse_hierarchy(path: Path, head: str) -> Hierarchy:
    try:
        tree = _read_joints(iter(head.split()[1:]))
    except StopIteration:
        raise StickGenError(f"{path} has a broken hierarchy: it ends too early.") from None
    except IndexError:
        raise StickGenError(f"{path} has a broken hierarchy: brackets do not match.") from None
    except ValueError as error:
        raise StickGenError(f"{path} has a broken hierarchy: {error}.") from error
    if not np.isfinite(tree.offsets).all():
        raise StickGenError(f"{path} has a broken hierarchy: an OFFSET is not a finite number.")
    return tree


def _read_joints(tokens: Iterator[str]) -> Hierarchy:
    """Joints of the words after HIERARCHY.

    Raises:
        StopIteration, IndexError, ValueError: the words end too early, there are too many closing
            brackets, or a word is not expected.
    """
    tree = Hierarchy()
    stack: list[int] = []
    pending: int | None = None  # a joint whose bracket is not open yet
    for token in tokens:
        word = token.upper()
        if word in ("ROOT", "JOINT", "END"):
            pending = _add_joint(tree, word, next(tokens), stack)
        elif word == "{" and pending is not None:
            stack.append(pending)
            pending = None
        elif word == "}":
            stack.pop()
        elif word == "OFFSET":
            tree.offsets[stack[-1]] = [float(next(tokens)) for _ in range(3)]
        elif word == "CHANNELS":
            tree.channels[stack[-1]] = _channels(tokens)
        else:
            raise ValueError(f"unexpected word {token!r}")
    if stack or pending is not None or not tree.names:
        raise ValueError("brackets do not match")
    return tree


def _add_joint(tree: Hierarchy, word: str, name: str, stack: list[int]) -> int:
    if (word == "ROOT") != (not stack):
        raise ValueError("there must be one ROOT and every other joint inside it")
    if word == "ROOT" and tree.names:
        raise ValueError("there is more than one ROOT")
    tree.names.append(f"{tree.names[stack[-1]]}_end" if word == "END" else name)
    tree.parents.append(stack[-1] if stack else -1)
    tree.offsets.append([0.0, 0.0, 0.0])
    tree.channels.append([])
    return len(tree.names) - 1


def _channels(tokens: Iterator[str]) -> list[str]:
    count = int(next(tokens))
    if not 0 <= count <= 6:
        raise ValueError(f"a joint has {count} channels, 0 to 6 are possible")
    channels = [next(tokens).upper() for _ in range(count)]
    for channel in channels:
        if channel not in _CHANNELS:
            raise ValueError(f"unknown channel {channel!r}")
    return channels


def _parse_motion(path: Path, body: str, width: int) -> tuple[FloatArray, float]:
    timing = _TIMING.match(body)
    try:
        if not timing:
            raise ValueError
        frames, frame_time = int(timing[1]), float(timing[2])
    except ValueError:
        raise StickGenError(
            f"{path} lacks the lines 'Frames: N' and 'Frame Time: S' after MOTION."
        ) from None
    if frames < 1 or not (np.isfinite(frame_time) and frame_time > 0) or width == 0:
        raise StickGenError(f"{path} holds no motion: {frames} frames of {frame_time} s.")
    values = _parse_values(path, body[timing.end() :], frames, width)
    if not np.isfinite(values).all():
        frame = int(np.argmin(np.isfinite(values))) // width
        raise StickGenError(f"{path} holds NaN or infinity in frame {frame}; repair the file.")
    return values, frame_rate(1.0 / frame_time, path)


def _parse_values(path: Path, text: str, frames: int, width: int) -> FloatArray:
    """Values ``[frames, width]``, by numpy's fast table reader where each line is a frame."""
    lines = text.strip().split("\n")
    if len(lines) == frames and len(lines[0].split()) == width:
        with suppress(ValueError):  # not a table of numbers: the slow path reports the reason
            return np.loadtxt(lines, ndmin=2, comments=None)
    numbers = text.split()
    if len(numbers) != frames * width:
        raise StickGenError(
            f"{path} declares {frames} frames of {width} values but holds {len(numbers)} "
            f"values ({len(numbers) / width:.1f} frames); export it again."
        )
    try:
        return np.array(numbers, dtype=np.float64).reshape(frames, width)
    except ValueError as error:
        raise StickGenError(f"{path} has a frame value that is not a number: {error}.") from error


def _rest_pose(tree: Hierarchy) -> FloatArray:
    """Positions ``[J, 3]`` of all joints when every channel is zero, without the root's offset."""
    rest = np.zeros((len(tree.names), 3))
    for j, parent in enumerate(tree.parents):
        if parent >= 0:
            rest[j] = rest[parent] + tree.offsets[j]
    return rest


def _local_transforms(tree: Hierarchy, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Offsets ``[T, J, 3]`` and local rotations ``[T, J, 4]`` of every frame."""
    frames, joints = len(values), len(tree.names)
    offsets = np.broadcast_to(np.array(tree.offsets), (frames, joints, 3)).copy()
    local = np.zeros((frames, joints, 4))
    local[..., 0] = 1.0
    rotating: dict[str, list[tuple[int, list[int]]]] = defaultdict(list)
    column = 0
    for j, channels in enumerate(tree.channels):
        rotations = [k for k, channel in enumerate(channels) if channel.endswith("ROTATION")]
        for k, channel in enumerate(channels):
            if k not in rotations:
                offsets[:, j, "XYZ".index(channel[0])] = values[:, column + k]
        if rotations:
            order = "".join(channels[k][0] for k in rotations)
            rotating[order].append((j, [column + k for k in rotations]))
        column += len(channels)
    for order, joint_columns in rotating.items():  # all joints with the same order at once
        columns = np.array([columns for _, columns in joint_columns])
        local[:, [j for j, _ in joint_columns]] = quat_from_euler(
            np.radians(values[:, columns]), order
        )
    return offsets, local
