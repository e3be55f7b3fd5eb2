"""Counted movements: as many as the caption says, counted on the joints, and rest around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import pytest
from scipy.signal import find_peaks

from stickgen.skeleton import FPS, J
from stickgen.synthesis.controls import SIDES
from stickgen.synthesis.rules import counted, timing
from stickgen.synthesis.rules.gestures import GESTURES
from stickgen.synthesis.rules.probes import hands_ahead, lean_forward
from stickgen.synthesis.rules.rule import Draw
from stickgen.synthesis.variation import sample_variation

Joints = np.ndarray


def draw(seed: int, seconds: float = 4.0) -> Draw:
    rng = np.random.default_rng(seed)
    return Draw(sample_variation(rng, (seconds, seconds), ("stand",), ("",), ("plain",)))


def part(joints: Joints, side: int, name: str) -> Joints:
    return joints[:, J[f"{SIDES[side]}_{name}"]]


def stretch(joints: Joints, side: int) -> Joints:
    return np.linalg.norm(part(joints, side, "wrist") - part(joints, side, "shoulder"), axis=-1)


def gap(joints: Joints, side: int) -> Joints:
    return -np.linalg.norm(part(joints, 0, "wrist") - part(joints, 1, "wrist"), axis=-1)


def nodding(joints: Joints, side: int) -> Joints:
    return (joints[:, J["neck"]] - joints[:, J["head"]])[:, 1]


def to_toes(joints: Joints, side: int) -> Joints:
    return -np.linalg.norm(part(joints, side, "wrist") - part(joints, side, "foot"), axis=-1)


SIGNALS: Mapping[str, tuple[Callable[[Joints, int], Joints], float, float]] = MappingProxyType(
    {
        "clap": (gap, -0.16, 0.06),
        "wave": (lambda j, s: np.abs((part(j, s, "wrist") - j[:, 0])[:, 0]), 0.25, 0.1),
        "nod": (nodding, -1.0, 0.004),
        "punch": (stretch, 0.42, 0.1),
        "kick": (lambda j, s: part(j, s, "ankle")[:, 1], 0.4, 0.2),
        "squat": (lambda j, s: -j[:, 0, 1], -0.7, 0.15),
        "bow": (lambda j, s: lean_forward(j), 0.5, 0.3),
        "raise_arm": (lambda j, s: (part(j, s, "wrist") - j[:, J["head"]])[:, 1], 0.15, 0.3),
        "raise_arms": (lambda j, s: (part(j, 1 - s, "wrist") - j[:, J["head"]])[:, 1], 0.15, 0.3),
        "lift_knee": (lambda j, s: part(j, s, "knee")[:, 1], 0.75, 0.1),
        "lift_knees": (lambda j, s: j[:, [J["left_knee"], J["right_knee"]], 1].max(1), 0.75, 0.1),
        "stomp": (lambda j, s: part(j, s, "foot")[:, 1], 0.12, 0.08),
        "knock": (lambda j, s: hands_ahead(j)[:, s], 0.3, 0.05),
        "touch_toes": (to_toes, -0.35, 0.3),
        "shrug": (lambda j, s: (part(j, s, "shoulder") - j[:, J["neck"]])[:, 1], -1.0, 0.02),
        "arm_circles": (lambda j, s: (part(j, s, "wrist") - j[:, J["head"]])[:, 1], 0.1, 0.3),
    }
)


@pytest.mark.parametrize("name", sorted(SIGNALS))
def test_a_gesture_is_done_as_often_as_is_said(name: str) -> None:
    signal, height, prominence = SIGNALS[name]
    for n in range(1, GESTURES[name].most + 1):
        d = draw(7 * n)
        take = counted.gesture(name, d, n)
        values = signal(take.joints, d.v.side)
        peaks, _ = find_peaks(values, height=height, prominence=prominence)
        assert len(peaks) == n
        assert peaks[0] > 0.4 * FPS
        speed = np.linalg.norm(np.diff(take.joints[-12:], axis=0), axis=-1) * FPS
        assert speed.max() < 0.9, "it does not rest at the end"


@pytest.mark.parametrize("name", ["punch", "kick", "raise_arm", "lift_knee"])
def test_only_the_named_side_acts(name: str) -> None:
    signal, height, prominence = SIGNALS[name]
    for seed in range(4):
        d = draw(seed)
        take = counted.gesture(name, d, 2)
        peaks, _ = find_peaks(signal(take.joints, d.v.other), height=height, prominence=prominence)
        assert len(peaks) == 0
        assert any(d.side in phrase for phrase in take.wording.phrases)


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_words_of_a_count_name_it(n: int) -> None:
    words = {1: "once|one|1|single", 2: "twice|two|2", 3: "three|3", 4: "four|4", 5: "five|5"}[n]
    for phrase in counted.gesture_phrases("clap", n, draw(n)):
        assert n == 1 or any(word in phrase for word in words.split("|"))


def flights(joints: Joints) -> list[slice]:
    """Frames in which both feet are well over the floor."""
    low = joints[:, [J["left_foot"], J["right_foot"]], 1].min(1) > 0.06
    edges = np.flatnonzero(np.diff(np.concatenate([[False], low, [False]]).astype(int)))
    return [slice(a, b) for a, b in edges.reshape(-1, 2) if b - a >= 4]


@pytest.mark.parametrize("rule", [timing.jump, timing.hop])
def test_jumps_and_hops_are_counted_and_fall_with_gravity(rule: Callable[[Draw], object]) -> None:
    names = {1: ("once", "one", "single", "1"), 2: ("twice", "two", "2"), 3: ("three", "3"),
             4: ("four", "4"), 5: ("five", "5")}  # fmt: skip
    for seed in range(12):
        take = rule(draw(seed))
        found = flights(take.joints)
        assert any(word in take.wording.phrases[0] for word in names[len(found)])
        for span in found:
            y = take.joints[span, 0, 1]
            if len(y) >= 6:
                fall = np.diff(y, 2)[1:-1].mean() * FPS**2
                assert -11.5 < fall < -8.0
