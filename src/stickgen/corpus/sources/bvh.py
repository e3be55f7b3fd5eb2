"""BVH (Biovision hierarchy): a joint tree and one line of channel values a frame.

Dialects that pass: any channel order and letter case, position channels on any joint (they
replace its OFFSET, as MotionBuilder and Blender write them), joints without channels, frames
wrapped over several lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from stickgen.corpus.raw import RawMotion, read_text
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, forward_kinematics, quat_from_euler

_CHANNELS = {f"{axis}{kind}" for axis in "XYZ" for kind in ("POSITION", "ROTATION")}


@dataclass
class _Tree:
    names: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    offsets: list[list[float]] = field(default_factory=list)
    channels: list[list[str]] = field(default_factory=list)


def read_bvh(path: Path) -> RawMotion:
    """Read a BVH file.

    Returns:
        Joints and end sites in file order, positions in the file's units.

    Raises:
        StickGenError: not BVH, a broken hierarchy, fewer or more values than declared, or a
            value that is not a finite number.
    """
    text = read_text(path, "BVH")
    head, motion, body = text.partition("MOTION")
    if not motion or not head.lstrip().upper().startswith("HIERARCHY"):
        raise StickGenError(f"{path} is not a BVH file: it lacks HIERARCHY or MOTION.")
    tree = _parse_hierarchy(path, head)
    values, fps = _parse_motion(path, body, sum(map(len, tree.channels)))
    offsets, local = _locals(tree, values)
    positions, _ = forward_kinematics(local, offsets[:, 0], offsets, tree.parents)
    return RawMotion(tuple(tree.names), tuple(tree.parents), positions, fps)


def _parse_hierarchy(path: Path, head: str) -> _Tree:
    tree = _Tree()
    tokens = iter(head.split()[1:])
    stack: list[int] = []
    pending: int | None = None
    try:
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
    except StopIteration:
        raise StickGenError(f"{path} has a broken hierarchy: it ends too early.") from None
    except IndexError:
        raise StickGenError(f"{path} has a broken hierarchy: brackets do not match.") from None
    except ValueError as error:
        raise StickGenError(f"{path} has a broken hierarchy: {error}.") from error
    if stack or pending is not None or not tree.names:
        raise StickGenError(f"{path} has a broken hierarchy: brackets do not match.")
    if not np.isfinite(tree.offsets).all():
        raise StickGenError(f"{path} has a broken hierarchy: an OFFSET is not a finite number.")
    return tree


def _add_joint(tree: _Tree, word: str, name: str, stack: list[int]) -> int:
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
    words = body.split(maxsplit=5)
    try:
        if words[0].upper() != "FRAMES:" or [w.upper() for w in words[2:4]] != ["FRAME", "TIME:"]:
            raise ValueError
        frames, frame_time = int(words[1]), float(words[4])
    except (ValueError, IndexError):
        raise StickGenError(
            f"{path} lacks the lines 'Frames: N' and 'Frame Time: S' after MOTION."
        ) from None
    if frames < 1 or not (np.isfinite(frame_time) and frame_time > 0) or width == 0:
        raise StickGenError(f"{path} holds no motion: {frames} frames of {frame_time} s.")
    numbers = words[5].split() if len(words) > 5 else []
    if len(numbers) != frames * width:
        raise StickGenError(
            f"{path} declares {frames} frames of {width} values but holds {len(numbers)} "
            f"values ({len(numbers) / width:.1f} frames); export it again."
        )
    try:
        values = np.array(numbers, dtype=np.float64)
    except ValueError as error:
        raise StickGenError(f"{path} has a frame value that is no number: {error}.") from error
    if not np.isfinite(values).all():
        frame = int(np.argmin(np.isfinite(values))) // width
        raise StickGenError(f"{path} holds NaN or infinity in frame {frame}; repair the file.")
    return values.reshape(frames, width), 1.0 / frame_time


def _locals(tree: _Tree, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Offsets ``[T, J, 3]`` and local rotations ``[T, J, 4]`` of every frame."""
    frames, joints = len(values), len(tree.names)
    offsets = np.broadcast_to(np.array(tree.offsets), (frames, joints, 3)).copy()
    local = np.zeros((frames, joints, 4))
    local[..., 0] = 1.0
    column = 0
    for j, channels in enumerate(tree.channels):
        columns = values[:, column : column + len(channels)]
        column += len(channels)
        turns = [k for k, channel in enumerate(channels) if channel.endswith("ROTATION")]
        for k, channel in enumerate(channels):
            if k not in turns:
                offsets[:, j, "XYZ".index(channel[0])] = columns[:, k]
        if turns:
            order = "".join(channels[k][0] for k in turns)
            local[:, j] = quat_from_euler(np.radians(columns[:, turns]), order)
    return offsets, local
