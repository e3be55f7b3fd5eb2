"""Left is left: clips whose captions name a side move that side's limb, or go or turn there."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.raw import RawMotion
from stickgen.corpus.recording import Body
from stickgen.corpus.retarget import retarget
from stickgen.corpus.sources.asf_amc import find_asf, read_amc
from stickgen.corpus.sources.deepmimic import read_deepmimic
from stickgen.corpus.sources.gltf import read_gltf
from stickgen.corpus.sources.mimickit import read_mimickit
from stickgen.corpus.sources.smartbody import read_skm
from stickgen.corpus.sources.smpl import read_smpl
from stickgen.geometry import FloatArray, canonicalize, heading
from stickgen.skeleton import J

SHARED = Path(__file__).parents[3] / "../shared/data"
Motion = RawMotion | Body

READERS: Mapping[str, tuple[str, Callable[[Path], Motion | Mapping[str, Motion]]]] = {
    "asap": ("npz", read_smpl),
    "hdm05": ("amc", lambda path: read_amc(path, find_asf(path), 30.0)),
    "kaykit": ("glb", read_gltf),
    "mimickit": ("pkl", read_mimickit),
    "smartbody": ("skm", read_skm),
    "cmu/deepmimic": ("json", read_deepmimic),
}
_ARM = re.compile(r"\b(left|right)[ -](arm|hand|fist|handed)\b")
_LEG = re.compile(r"\bkick\w*\b.*\b(left|right) (leg|foot|kick)\b|\b(left|right) (front )?kick\b")
_TURN = re.compile(
    r"\b(turn|veer|curv|bear|swerv|swivel|u-turn|circl|corner)\w*\b.* (left|right)\b"
    r"|\b(left|right) (u-)?turn\b"
)
_GO = re.compile(r"\b(sideways|dodges?|sidestep|jump\w*|hop\w*|leap\w*)\b.* (left|right)\b")
_LOW = re.compile(r"\b(floor|ground|feet)\b")  # one hand goes down there, the other balances


def path_length(joints: FloatArray, name: str) -> float:
    """How far a joint moves about the neck, as seen from the body."""
    turned = np.stack([canonicalize(j[None])[0] for j in joints])
    way = turned[:, J[name]] - turned[:, J["neck"]]
    return float(np.linalg.norm(np.diff(way, axis=0), axis=-1).sum())


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
"""Name, what captions say, what the joints say (left is positive) and what is too little to tell:
metres, or radians."""


def told(captions: list[str]) -> tuple[str, int] | None:
    """The rule and the side (+1 left) on which the captions agree."""
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


@pytest.mark.parametrize(
    ("source", "every", "least"),
    [
        ("asap", 1, 8),
        ("hdm05", 2, 15),
        ("kaykit", 1, 4),
        ("mimickit", 1, 20),
        ("smartbody", 6, 25),
        ("cmu/deepmimic", 1, 3),
    ],
)
def test_captioned_sides(
    real_files: Callable[[str], Path], source: str, every: int, least: int
) -> None:
    folder = real_files(source.split("/")[0]).parent
    suffix, read = READERS[source]
    rules = {name: (measure, limit) for name, _, measure, limit in RULES}
    lines = (SHARED / "captions.jsonl").read_text("utf-8").splitlines()
    labels = [d for d in map(json.loads, lines) if d["id"].startswith(f"{source}/")]
    named = [(d["id"], t) for d in labels if (t := told(d["captions"]))]
    checked, wrong = 0, []
    for id_, (rule, side) in named[::every]:
        file, _, animation = id_.partition("#")
        path = folder / f"{file}.{suffix}"
        if not path.is_file():
            continue
        motion = read(path)
        motion = motion[animation] if isinstance(motion, Mapping) else motion
        joints = motion.joints if isinstance(motion, Body) else retarget(motion).joints
        measure, limit = rules[rule]
        value = measure(joints)
        if abs(value) > limit:
            checked += 1
            if np.sign(value) != side:
                wrong.append((id_, rule, side, round(value, 2)))
    assert checked >= least
    assert len(wrong) <= 0.06 * checked, wrong
