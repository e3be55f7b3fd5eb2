"""Which joint is which part of the body, by the tree and the lengths of its bones alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from stickgen.geometry import FloatArray

_LOW = 0.25  # of the body's height: a limb that ends below is a leg
_ARM = 0.2  # of the body's height: a branch to the side that is longer is an arm
_ASIDE = 0.04  # of the body's height: where a branch is no longer in the middle
_BONE = 0.08  # of the body's height: shorter bones are no thigh, shin or arm


@dataclass(frozen=True)
class _Tree:
    """Joints ``[J, 3]`` with, for each, its children and figures of all that hangs on it.

    Attributes:
        height: of the body.
        lowest, highest: ``[J]`` heights that a joint and what hangs on it reach.
        count: ``[J]`` how many joints these are.
        reach: ``[J]`` length of the longest way from a joint to a tip.
    """

    children: list[list[int]]
    joints: FloatArray
    height: float
    lowest: FloatArray
    highest: FloatArray
    count: FloatArray
    reach: FloatArray

    def bone(self, a: int, b: int) -> float:
        return float(np.linalg.norm(self.joints[a] - self.joints[b]))

    def longest(self, j: int) -> list[int]:
        """The longest way from a joint to a tip, the joint included."""
        way = [j]
        while children := self.children[way[-1]]:
            at = way[-1]
            way.append(max(children, key=lambda c: self.bone(at, c) + self.reach[c]))
        return way

    def length(self, way: list[int]) -> float:
        return sum(self.bone(a, b) for a, b in pairwise(way))


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
    """Landmarks → index of the joint, for a body that stands upright.

    The trunk goes from the joint where two limbs branch off to the floor to the one where two
    branch off to the sides. The two longest bones in a row of a limb are thigh and shin, or
    upper arm and forearm. Left is where the toes' direction says.

    Args:
        parents: index of every joint's parent, −1 for the root; parents come first.
        joints: ``[J, 3]`` one pose, any unit, Y up.

    Returns:
        What could be told, under the names of ``joint_names.match_names``; empty for a body
        without two legs.
    """
    tree = _tree(parents, joints)
    pelvis, legs = _pelvis(tree)
    if len(legs) < 2:
        return {}
    found = {"pelvis": pelvis}
    limbs = [_limb(tree, pelvis, leg, ("hip", "knee", "ankle", "toe")) for leg in legs]
    across = tree.joints[limbs[0]["hip"]] - tree.joints[limbs[1]["hip"]]
    chest, arms, neck = _chest(tree, pelvis, legs, across)
    arm_limbs = [_limb(tree, chest, arm, ("shoulder", "elbow", "wrist"), across) for arm in arms]
    for arm, limb in zip(arms, arm_limbs, strict=True):
        limb["collar"] = parents[limb["shoulder"]] if limb["shoulder"] != arm else chest
    if neck is not None:
        way = tree.longest(neck)
        found |= {"neck": neck, "head": way[min(1, len(way) - 1)]}
    return found | _sided(tree, limbs) | _sided(tree, arm_limbs, limbs)


def _pelvis(tree: _Tree) -> tuple[int, list[int]]:
    """The joint where the legs part, and the first joints of both."""
    at = 0
    while True:
        low = [c for c in tree.children[at] if tree.lowest[c] < _LOW * tree.height]
        if len(low) != 1:
            return at, sorted(low, key=lambda c: tree.lowest[c])[:2]
        at = low[0]


def _chest(
    tree: _Tree, pelvis: int, legs: list[int], across: FloatArray
) -> tuple[int, list[int], int | None]:
    """The joint where the arms part, the first joints of both, and of the neck."""
    at: int | None = pelvis
    while at is not None:
        branches = [c for c in tree.children[at] if c not in legs]
        sides: dict[float, list[tuple[float, int]]] = {1.0: [], -1.0: []}
        for branch in branches:
            way = tree.longest(branch)
            aside = _aside(tree, at, way, across)
            out = aside[np.abs(aside) > _ASIDE * tree.height]
            if len(out) and tree.length(way) > _ARM * tree.height:
                sides[float(np.sign(out[0]))].append((tree.length(way), branch))
        if sides[1.0] and sides[-1.0]:
            arms = [max(sides[1.0])[1], max(sides[-1.0])[1]]
            others = [c for c in branches if c not in arms]
            return at, arms, max(others, key=lambda c: tree.highest[c], default=None)
        at = max(branches, key=lambda c: tree.count[c], default=None)
    return pelvis, [], None


def _aside(tree: _Tree, origin: int, way: list[int], across: FloatArray) -> FloatArray:
    """How far every joint of a way is to the side of a joint, signed."""
    return (tree.joints[way] - tree.joints[origin]) @ (across / (np.linalg.norm(across) + 1e-9))


def _limb(
    tree: _Tree, trunk: int, first: int, parts: tuple[str, ...], across: FloatArray | None = None
) -> dict[str, int]:
    """Parts of a limb by its two longest bones in a row, and what comes after them.

    An arm (``across`` is given) begins beside the trunk, not at the collar bone.
    """
    way = [trunk]
    for j in tree.longest(first):
        if tree.bone(way[-1], j) > 0.005 * tree.height or way[-1] == trunk:
            way.append(j)
    least = 0.0 if across is None else _ASIDE * tree.height
    aside = np.abs(_aside(tree, trunk, way, np.zeros(3) if across is None else across))
    pairs = []
    for k in range(1, len(way) - 2):
        bones = tree.bone(*way[k : k + 2]), tree.bone(*way[k + 1 : k + 3])
        if min(bones) > _BONE * tree.height and aside[k] >= least:
            pairs.append((sum(bones), k))
    start = max(pairs)[1] if pairs else 1
    chosen = (way[start:] + [way[-1]] * len(parts))[: len(parts)]
    return dict(zip(parts, chosen, strict=True))


def _sided(
    tree: _Tree, limbs: list[dict[str, int]], legs: list[dict[str, int]] | None = None
) -> dict[str, int]:
    """Limbs with their side in front; +Z is ahead where no toe tells."""
    toes = sum(tree.joints[leg["toe"]] - tree.joints[leg["ankle"]] for leg in legs or limbs)
    ahead = np.asarray(toes) * [1.0, 0.0, 1.0]
    if np.linalg.norm(ahead) < 1e-6:
        ahead = np.array([0.0, 0.0, 1.0])
    left = np.array([ahead[2], 0.0, -ahead[0]])
    order = sorted(limbs, key=lambda limb: -float(np.mean(tree.joints[list(limb.values())] @ left)))
    return {
        f"{side}_{part}": j
        for side, limb in zip(("left", "right"), order, strict=False)
        for part, j in limb.items()
    }
