"""SmartBody skeletons (``.sk``, or a BVH whose rest pose is meant).

The rotation of a joint in its parent's frame is ``prerot · turn · postrot``; its place is the
parent's plus the offset in the parent's frame (SmartBody reference manual, USC ICT).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import read_text
from stickgen.corpus.sources.bvh import read_channels
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
        names: of the joints.
        parents: index of every joint's parent, −1 for the root.
        offsets: ``[J, 3]`` in the parent's frame, the file's units.
        before, after: quaternions ``[J, 4]`` around a joint's own turn.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    offsets: FloatArray
    before: FloatArray
    after: FloatArray

    @property
    def trunk(self) -> int:
        """The first joint that has more than one child: the one that carries the body."""
        children = np.bincount(np.array(self.parents) + 1, minlength=len(self.names) + 1)[1:]
        return int(np.argmax(children > 1))


@dataclass
class _Parts:
    names: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    offsets: list[list[float]] = field(default_factory=list)
    before: list[FloatArray] = field(default_factory=list)
    after: list[FloatArray] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def add(self, name: str) -> None:
        self.names.append(name)
        self.parents.append(self.open[-1] if self.open else -1)
        self.offsets.append([0.0, 0.0, 0.0])
        self.before.append(np.array(_IDENTITY))
        self.after.append(np.array(_IDENTITY))


@cache
def read_skeleton(path: Path) -> Skeleton:
    """Read a ``.sk`` file, or the hierarchy of a ``.bvh`` file.

    Raises:
        StickGenError: it is no skeleton, or broken.
    """
    parts = _Parts()
    if path.suffix.lower() == ".bvh":
        tree, _, _ = read_channels(path)
        for name, parent, offset in zip(tree.names, tree.parents, tree.offsets, strict=True):
            parts.open = [parent] if parent >= 0 else []
            parts.add(name)
            parts.offsets[-1] = offset
    else:
        _parse(path, parts)
    numbers = np.concatenate([np.ravel(parts.offsets), np.ravel(parts.before + parts.after)])
    if not parts.names or not np.isfinite(numbers).all():
        raise StickGenError(f"{path} is a broken skeleton: no joints, or a number is not finite.")
    return Skeleton(
        tuple(parts.names),
        tuple(parts.parents),
        np.array(parts.offsets),
        np.array(parts.before),
        np.array(parts.after),
    )


def rest_pose(skeleton: Skeleton) -> tuple[FloatArray, FloatArray]:
    """Positions ``[J, 3]`` and global rotations ``[J, 4]`` when no joint turns."""
    local = quat_mul(skeleton.before, skeleton.after)[None]
    root = skeleton.offsets[None, 0]
    positions, rotations = forward_kinematics(local, root, skeleton.offsets, skeleton.parents)
    return positions[0], rotations[0]


def cut_below(skeleton: Skeleton, joints: Collection[str]) -> Skeleton:
    """The skeleton without what hangs off some joints."""
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
    """The skeleton and points that joints carry along.

    Args:
        skeleton: the tree.
        points: name → the joint that carries it and its place ``[3]`` in the rest pose.
    """
    positions, rotations = rest_pose(skeleton)
    carriers = [skeleton.names.index(joint) for joint, _ in points.values()]
    places = np.array([place for _, place in points.values()])
    offsets = quat_rotate(quat_inv(rotations[carriers]), places - positions[carriers])
    still = np.tile(_IDENTITY, (len(points), 1))
    return Skeleton(
        (*skeleton.names, *points),
        (*skeleton.parents, *carriers),
        np.concatenate([skeleton.offsets, offsets]),
        np.concatenate([skeleton.before, still]),
        np.concatenate([skeleton.after, still]),
    )


def _parse(path: Path, parts: _Parts) -> None:
    text = "\n".join(line.split("#")[0] for line in read_text(path, "SK").splitlines())
    words = iter(re.findall(r"[{}]|[^\s{}]+", text))
    try:
        for word in words:
            if word in ("root", "joint"):
                parts.add(next(words))
            elif word in ("set_name", "channel"):
                next(words)
            elif word == "{":
                parts.open.append(len(parts.names) - 1)
            elif word == "}":
                parts.open.pop()
            elif word == "offset":
                parts.offsets[-1] = [float(next(words)) for _ in range(3)]
            elif word == "prerot":
                parts.before[-1] = _turn(words)
            elif word == "postrot":
                parts.after[-1] = _turn(words)
    except StopIteration:
        raise StickGenError(f"{path} is a broken skeleton: it ends too early.") from None
    except (IndexError, ValueError) as error:
        raise StickGenError(f"{path} is a broken skeleton: {error}.") from error
    if parts.open:
        raise StickGenError(f"{path} is a broken skeleton: its brackets do not match.")


def _turn(words: Iterator[str]) -> FloatArray:
    """Quaternion of ``axis x y z ang degrees``."""
    entry = [next(words) for _ in range(6)]
    if entry[0] != "axis" or entry[4] != "ang":
        raise ValueError(f"{' '.join(entry)!r} is no rotation")
    axis = normalize(np.array([float(v) for v in entry[1:4]]))
    return quat_from_axis_angle(axis, np.radians(float(entry[5])))
