"""Recognising joints by the shape of the joint tree and the lengths of its bones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from stickgen.geometry import FloatArray

# As shares of the body's height:
_LOW = 0.25  # a limb that ends lower is a leg
_ARM = 0.2  # a longer branch to the side is an arm
_ASIDE = 0.04  # least distance of an arm from the middle plane
_BONE = 0.08  # least length of a thigh, shin, upper arm or forearm


@dataclass(frozen=True)
class _Tree:
    """A joint tree with measures of every subtree.

    Attributes:
        children: indices of every joint's children.
        joints: ``[J, 3]`` positions, Y up.
        height: height of the body.
        lowest, highest: ``[J]`` least and greatest height in a joint's subtree.
        count: ``[J]`` number of joints in the subtree.
        reach: ``[J]`` length of the longest path from a joint to a leaf.
    """

    children: list[list[int]]
    joints: FloatArray
    height: float
    lowest: FloatArray
    highest: FloatArray
    count: FloatArray
    reach: FloatArray

    def bone(self, a: int, b: int) -> float:
        """Distance of two joints."""
        return float(np.linalg.norm(self.joints[a] - self.joints[b]))

    def longest(self, j: int) -> list[int]:
        """The longest path from a joint to a leaf, the joint included."""
        path = [j]
        while children := self.children[path[-1]]:
            last = path[-1]
            path.append(max(children, key=lambda c: self.bone(last, c) + self.reach[c]))
        return path

    def length(self, path: list[int]) -> float:
        """Length of a path."""
        return sum(self.bone(a, b) for a, b in pairwise(path))


def _tree(parents: Sequence[int], joints: FloatArray) -> _Tree:
    children: list[list[int]] = [[] for _ in parents]
    joints = joints - joints.min(axis=0)
    lowest, highest = joints[:, 1].copy(), joints[:, 1].copy()
    count, reach = np.ones(len(parents)), np.zeros(len(parents))
    for j in range(len(parents) - 1, -1, -1):  # children come before their parents
        if (p := parents[j]) >= 0:
            children[p].insert(0, j)
            lowest[p], highest[p] = min(lowest[p], lowest[j]), max(highest[p], highest[j])
            count[p] += count[j]
            reach[p] = max(reach[p], reach[j] + np.linalg.norm(joints[j] - joints[p]))
    height = float(np.ptp(joints[:, 1]))
    return _Tree(children, joints, height, lowest, highest, count, reach)


def match_tree(parents: Sequence[int], joints: FloatArray) -> dict[str, int]:
    """Find landmarks in the pose of an upright body.

    The trunk goes from the joint where two limbs branch off downwards to the joint where two
    branch off sideways. The two longest consecutive bones of a limb are thigh and shin, or upper
    arm and forearm. The direction of the toes defines left.

    Args:
        parents: index of every joint's parent, −1 for the root; parents come first.
        joints: ``[J, 3]`` one pose, any unit, Y up.

    Returns:
        Landmark (named as by ``joint_names.match_names``) → index of the joint; landmarks that
        were not recognised are missing; empty for a body without two legs.
    """
    tree = _tree(parents, joints)
    pelvis, legs = _pelvis(tree)
    if len(legs) < 2:
        return {}
    landmarks = {"pelvis": pelvis}
    limbs = [_limb(tree, pelvis, leg, ("hip", "knee", "ankle", "toe")) for leg in legs]
    across = tree.joints[limbs[0]["hip"]] - tree.joints[limbs[1]["hip"]]
    chest, arms, neck = _chest(tree, pelvis, legs, across)
    arm_limbs = [_limb(tree, chest, arm, ("shoulder", "elbow", "wrist"), across) for arm in arms]
    for arm, limb in zip(arms, arm_limbs, strict=True):
        limb["collar"] = parents[limb["shoulder"]] if limb["shoulder"] != arm else chest
    if neck is not None:
        path = tree.longest(neck)
        landmarks |= {"neck": neck, "head": path[min(1, len(path) - 1)]}
    return landmarks | _sided(tree, limbs) | _sided(tree, arm_limbs, limbs)


def _pelvis(tree: _Tree) -> tuple[int, list[int]]:
    """The joint where the legs branch off, and the first joints of both."""
    joint = 0
    while True:
        low = [c for c in tree.children[joint] if tree.lowest[c] < _LOW * tree.height]
        if len(low) != 1:
            return joint, sorted(low, key=lambda c: tree.lowest[c])[:2]
        joint = low[0]


def _chest(
    tree: _Tree, pelvis: int, legs: list[int], across: FloatArray
) -> tuple[int, list[int], int | None]:
    """The joint where the arms branch off, the first joints of both, and that of the neck."""
    joint: int | None = pelvis
    while joint is not None:
        branches = [c for c in tree.children[joint] if c not in legs]
        sides: dict[float, list[tuple[float, int]]] = {1.0: [], -1.0: []}
        for branch in branches:
            path = tree.longest(branch)
            aside = _aside(tree, joint, path, across)
            out = aside[np.abs(aside) > _ASIDE * tree.height]
            if len(out) and tree.length(path) > _ARM * tree.height:
                sides[float(np.sign(out[0]))].append((tree.length(path), branch))
        if sides[1.0] and sides[-1.0]:
            arms = [max(sides[1.0])[1], max(sides[-1.0])[1]]
            others = [c for c in branches if c not in arms]
            return joint, arms, max(others, key=lambda c: tree.highest[c], default=None)
        joint = max(branches, key=lambda c: tree.count[c], default=None)
    return pelvis, [], None


def _aside(tree: _Tree, origin: int, path: list[int], across: FloatArray) -> FloatArray:
    """Signed sideways distance of every joint of a path from a joint."""
    return (tree.joints[path] - tree.joints[origin]) @ (across / (np.linalg.norm(across) + 1e-9))


def _limb(
    tree: _Tree, trunk: int, first: int, parts: tuple[str, ...], across: FloatArray | None = None
) -> dict[str, int]:
    """Parts of a limb: its two longest consecutive bones, and the joints after them.

    An arm (``across`` is given) begins beside the trunk, not at the collar bone.
    """
    path = [trunk]
    for j in tree.longest(first):
        if tree.bone(path[-1], j) > 0.005 * tree.height or path[-1] == trunk:
            path.append(j)
    least = 0.0 if across is None else _ASIDE * tree.height
    aside = np.abs(_aside(tree, trunk, path, np.zeros(3) if across is None else across))
    pairs = []
    for k in range(1, len(path) - 2):
        bones = tree.bone(*path[k : k + 2]), tree.bone(*path[k + 1 : k + 3])
        if min(bones) > _BONE * tree.height and aside[k] >= least:
            pairs.append((sum(bones), k))
    start = max(pairs)[1] if pairs else 1
    joints = (path[start:] + [path[-1]] * len(parts))[: len(parts)]
    return dict(zip(parts, joints, strict=True))


def _sided(
    tree: _Tree, limbs: list[dict[str, int]], legs: list[dict[str, int]] | None = None
) -> dict[str, int]:
    """Parts of limbs with the prefix of their side; +Z is forward where no toe gives it."""
    toes = sum(tree.joints[leg["toe"]] - tree.joints[leg["ankle"]] for leg in legs or limbs)
    forward = np.asarray(toes) * [1.0, 0.0, 1.0]
    if np.linalg.norm(forward) < 1e-6:
        forward = np.array([0.0, 0.0, 1.0])
    left = np.array([forward[2], 0.0, -forward[0]])
    order = sorted(limbs, key=lambda limb: -float(np.mean(tree.joints[list(limb.values())] @ left)))
    return {
        f"{side}_{part}": j
        for side, limb in zip(("left", "right"), order, strict=False)
        for part, j in limb.items()
    }
