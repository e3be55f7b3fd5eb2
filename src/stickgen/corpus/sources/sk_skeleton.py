"""SmartBody skeletons: ``.sk`` files, or BVH files, from which only the rest pose is used.

The rotation of a joint in its parent's frame is ``prerot · rotation · postrot``; its position is
the parent's plus the offset in the parent's frame (SmartBody reference manual, USC ICT).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import read_text
from stickgen.corpus.sources.bvh_file import read_channels
from stickgen.errors import StickGenError
from stickgen.geometry import (
    FloatArray,
    normalize,
    quat_from_axis_angle,
    quat_inv,
    quat_mul,
    quat_rotate,
)
from stickgen.kinematics import forward_kinematics

_IDENTITY = (1.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Skeleton:
    """A tree of joints, parents before children.

    Attributes:
        names: names of the joints.
        parents: index of every joint's parent, −1 for the root.
        offsets: ``[J, 3]`` in the parent's frame, the file's units.
        before, after: quaternions ``[J, 4]``, ``prerot`` and ``postrot`` of a joint.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    offsets: FloatArray
    before: FloatArray
    after: FloatArray

    @property
    def trunk(self) -> int:
        """Index of the first joint with more than one child, which carries the body."""
        children = np.bincount(np.array(self.parents) + 1, minlength=len(self.names) + 1)[1:]
        return int(np.argmax(children > 1))


@dataclass
class _SkeletonBuilder:
    """Lists of a skeleton under construction; ``stack`` holds the joints with open brackets."""

    names: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    offsets: list[list[float]] = field(default_factory=list)
    before: list[FloatArray] = field(default_factory=list)
    after: list[FloatArray] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)

    def add(self, name: str) -> None:
        """Add a joint without offset and rotation to the innermost open joint."""
        self.names.append(name)
        self.parents.append(self.stack[-1] if self.stack else -1)
        self.offsets.append([0.0, 0.0, 0.0])
        self.before.append(np.array(_IDENTITY))
        self.after.append(np.array(_IDENTITY))


@cache
def read_skeleton(path: Path) -> Skeleton:
    """Read a ``.sk`` file, or the hierarchy of a ``.bvh`` file.

    Raises:
        StickGenError: it is not a skeleton, or is broken.
    """
    builder = _SkeletonBuilder()
    if path.suffix.lower() == ".bvh":
        tree, _, _ = read_channels(path)
        for name, parent, offset in zip(tree.names, tree.parents, tree.offsets, strict=True):
            builder.stack = [parent] if parent >= 0 else []
            builder.add(name)
            builder.offsets[-1] = offset
    else:
        _parse(path, builder)
    numbers = np.concatenate([np.ravel(builder.offsets), np.ravel(builder.before + builder.after)])
    if not builder.names or not np.isfinite(numbers).all():
        raise StickGenError(f"{path} is a broken skeleton: no joints, or a number is not finite.")
    return Skeleton(
        tuple(builder.names),
        tuple(builder.parents),
        np.array(builder.offsets),
        np.array(builder.before),
        np.array(builder.after),
    )


def rest_pose(skeleton: Skeleton) -> tuple[FloatArray, FloatArray]:
    """Positions ``[J, 3]`` and global rotations ``[J, 4]`` of the pose without rotations."""
    local = quat_mul(skeleton.before, skeleton.after)[None]
    root = skeleton.offsets[None, 0]
    positions, rotations = forward_kinematics(local, root, skeleton.offsets, skeleton.parents)
    return positions[0], rotations[0]


def cut_below(skeleton: Skeleton, joints: Collection[str]) -> Skeleton:
    """The skeleton without the descendants of some joints."""
    keep: list[int] = []
    for j, parent in enumerate(skeleton.parents):
        if parent < 0 or (parent in keep and skeleton.names[parent] not in joints):
            keep.append(j)
    return Skeleton(
        tuple(skeleton.names[j] for j in keep),
        tuple(keep.index(skeleton.parents[j]) if skeleton.parents[j] >= 0 else -1 for j in keep),
        skeleton.offsets[keep],
        skeleton.before[keep],
        skeleton.after[keep],
    )


def with_points(skeleton: Skeleton, points: Mapping[str, tuple[str, FloatArray]]) -> Skeleton:
    """The skeleton with additional points that move with its joints.

    Args:
        skeleton: the tree.
        points: name → its joint and its position ``[3]`` in the rest pose.
    """
    positions, rotations = rest_pose(skeleton)
    carriers = [skeleton.names.index(joint) for joint, _ in points.values()]
    places = np.array([place for _, place in points.values()])
    offsets = quat_rotate(quat_inv(rotations[carriers]), places - positions[carriers])
    identity = np.tile(_IDENTITY, (len(points), 1))
    return Skeleton(
        (*skeleton.names, *points),
        (*skeleton.parents, *carriers),
        np.concatenate([skeleton.offsets, offsets]),
        np.concatenate([skeleton.before, identity]),
        np.concatenate([skeleton.after, identity]),
    )


def _parse(path: Path, builder: _SkeletonBuilder) -> None:
    text = "\n".join(line.split("#")[0] for line in read_text(path, "SK").splitlines())
    words = iter(re.findall(r"[{}]|[^\s{}]+", text))
    try:
        for word in words:
            if word in ("root", "joint"):
                builder.add(next(words))
            elif word in ("set_name", "channel"):
                next(words)
            elif word == "{":
                builder.stack.append(len(builder.names) - 1)
            elif word == "}":
                builder.stack.pop()
            elif word == "offset":
                builder.offsets[-1] = [float(next(words)) for _ in range(3)]
            elif word == "prerot":
                builder.before[-1] = _rotation(words)
            elif word == "postrot":
                builder.after[-1] = _rotation(words)
    except StopIteration:
        raise StickGenError(f"{path} is a broken skeleton: it ends too early.") from None
    except (IndexError, ValueError) as error:
        raise StickGenError(f"{path} is a broken skeleton: {error}.") from error
    if builder.stack:
        raise StickGenError(f"{path} is a broken skeleton: its brackets do not match.")


def _rotation(words: Iterator[str]) -> FloatArray:
    """Quaternion of ``axis x y z ang degrees``."""
    entry = [next(words) for _ in range(6)]
    if entry[0] != "axis" or entry[4] != "ang":
        raise ValueError(f"{' '.join(entry)!r} is not a rotation")
    axis = normalize(np.array([float(v) for v in entry[1:4]]))
    return quat_from_axis_angle(axis, np.radians(float(entry[5])))
