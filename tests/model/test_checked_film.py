"""Films that the safety critic checks: which of several seeds is taken."""

from __future__ import annotations

import logging
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import stickgen
from stickgen.measures.artifacts import joint_speeds
from stickgen.pipeline import checked_film, film, write_script
from stickgen.safety.rules import Limit, Rules
from stickgen.script import Script


@pytest.fixture(scope="module")
def script() -> Script:
    return write_script("a person dances", seconds=2)


def fastest(script: Script, folder: Path, seed: int) -> float:
    """Speed of the fastest joint of a film, m/s."""
    joints = film(script, seed=seed, steps=1, model=str(folder)).actors[0].motion.joints
    return float(joint_speeds(joints, 25.0).max())


def limited_to(speed: float) -> Rules:
    """Rules with this speed limit, m/s."""
    return replace(Rules(), velocity=Limit(speed, 0.8, 100.0))


def test_seeds_are_tried_until_one_is_safe(script: Script, folder: Path) -> None:
    pace = {seed: fastest(script, folder, seed) for seed in range(5)}
    first, second = next((a, b) for a, b in pairwise(pace) if pace[a] > pace[b] * 1.01)
    rules = limited_to((pace[first] + pace[second]) / 2)
    checked = checked_film(script, tries=9, rules=rules, seed=first, steps=1, model=str(folder))
    assert checked.seed == second
    assert list(checked.tried) == [first, second]
    assert str(checked).startswith(f"used seed {second} (no fault); rejected seed {first} (vel")
    again = film(script, seed=second, steps=1, model=str(folder)).actors[0].motion.joints
    np.testing.assert_array_equal(checked.scene.actors[0].motion.joints, again)


def test_where_none_is_safe_the_least_bad_is_taken(script: Script, folder: Path) -> None:
    pace = {seed: fastest(script, folder, seed) for seed in range(3)}
    checked = checked_film(
        script, tries=3, rules=limited_to(0.01), seed=0, steps=1, model=str(folder)
    )
    assert checked.seed == min(pace, key=lambda seed: pace[seed])
    assert not checked.tried[checked.seed].safe
    assert str(checked).startswith(f"no tried seed is safe: used seed {checked.seed}, the best")
    assert all(f"seed {seed}" in str(checked) for seed in pace)


def test_generate_checks_and_logs(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    options = {"seconds": 1, "steps": 1, "seed": 5, "model": str(folder)}
    with caplog.at_level(logging.INFO, logger="stickgen.pipeline"):
        scene = stickgen.generate("a person waves", check=True, **options)  # type: ignore[arg-type]
    assert [(r.levelname, r.getMessage()) for r in caplog.records] == [
        ("INFO", "used seed 5 (no fault)")
    ]
    plain = stickgen.generate("a person waves", **options)  # type: ignore[arg-type]
    np.testing.assert_array_equal(scene.actors[0].motion.joints, plain.actors[0].motion.joints)
