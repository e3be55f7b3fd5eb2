"""Captions that name a side agree with the motion: the limb of that side moves, or the body goes
or turns there."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Body, Item
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import collection
from stickgen.geometry import FloatArray, canonicalize, heading, yaw_matrix
from stickgen.skeleton import J

SHARED = Path(__file__).parents[3] / "../shared/data"
_ARM = re.compile(r"\b(left|right)[ -](arm|hand|fist|handed)\b")
_LEG = re.compile(r"\bkick\w*\b.*\b(left|right) (leg|foot|kick)\b|\b(left|right) (front )?kick\b")
_TURN = re.compile(
    r"\b(turn|veer|curv|bear|swerv|swivel|u-turn|circl|corner|spin|spiral|pirouette)\w*\b"
    r".* (left|right)\b"
    r"|\b(left|right) (u-)?turn\b"
)
_GO = re.compile(r"\b(sideways|dodges?|sidestep|jump\w*|hop\w*|leap\w*)\b.* (left|right)\b")
_LOW = re.compile(r"\b(floor|ground|feet)\b")  # there one hand is on the floor, the other balances


def path_length(joints: FloatArray, name: str) -> float:
    """Metres that a joint moves relative to the neck, in the body's frame."""
    reach = joints[:, [J[name]]] - joints[:, [J["neck"]]]
    path = (reach @ yaw_matrix(heading(joints)))[:, 0]
    return float(np.linalg.norm(np.diff(path, axis=0), axis=-1).sum())


def arm(joints: FloatArray) -> float:
    return path_length(joints, "left_wrist") - path_length(joints, "right_wrist")


def leg(joints: FloatArray) -> float:
    return float(joints[:, J["left_ankle"], 1].max() - joints[:, J["right_ankle"], 1].max())


def turn(joints: FloatArray) -> float:
    yaw = heading(joints)
    return float(yaw[-1] - yaw[0])


def go(joints: FloatArray) -> float:
    moved = canonicalize(joints)[:, 0, 0]
    return float(moved[np.abs(moved).argmax()])


RULES = (("leg", _LEG, leg, 0.2), ("arm", _ARM, arm, 0.3), ("turn", _TURN, turn, 0.4),
         ("go", _GO, go, 0.25))  # fmt: skip
"""Name, pattern of captions, measure of the joints (left is positive) and the least value that
counts, in metres or radians."""


def claimed_side(captions: Sequence[str]) -> tuple[str, int] | None:
    """The rule and the side (+1 left) that most captions name; None where they disagree."""
    words = " ".join(captions)
    sides = set(re.findall(r"\b(left|right)\b", words))
    if len(sides) != 1:
        return None
    for name, pattern, _, _ in RULES:
        if name == "arm" and _LOW.search(words):
            continue
        if 2 * sum(bool(pattern.search(caption)) for caption in captions) > len(captions):
            return name, 1 if sides == {"left"} else -1
    return None


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """The whole shared collection."""
    if not SHARED.is_dir():
        pytest.skip("the motion collection is not beside the project")
    return collection.find(SHARED)


@pytest.mark.parametrize(
    ("source", "least"),
    [
        ("asap", 8),
        ("cmu", 60),
        ("hdm05", 45),
        ("kaykit", 4),
        ("mimickit", 30),
        ("smartbody", 220),
        ("snu_misc", 1),
        ("snu_woody", 30),
    ],
)
def test_captioned_sides(
    real_files: Callable[[str], Path],
    items: list[Item],
    source: str,
    least: int,
) -> None:
    folder = real_files(source).parent
    rules = {name: (measure, limit) for name, _, measure, limit in RULES}
    checked, wrong = 0, []
    sided = [item for item in items if item.id.startswith(f"{source}/") and _names_a_side(item)]
    for item in sided:
        unpacked = Item(item.id, folder / item.detail.file, item.detail)
        for recording in collection.read(unpacked):
            claim = claimed_side(recording.captions)
            if claim is None or recording.segments:
                continue
            motion = recording.motion
            joints = motion.joints if isinstance(motion, Body) else retarget(motion).joints
            measure, limit = rules[claim[0]]
            value = measure(joints)
            if abs(value) > limit:
                checked += 1
                if np.sign(value) != claim[1]:
                    wrong.append((recording.id, *claim, round(value, 2)))
    assert checked >= least
    assert len(wrong) <= 0.02 * checked, wrong


def _names_a_side(item: Item) -> bool:
    """Whether the captions of any recording of a file name a side."""
    return any(claimed_side(a.captions) for a in item.detail.annotations.values())
