"""Evaluator networks: what they read, what they ignore, what they tell apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.geometry import yaw_matrix
from stickgen.synthesis import find, read

ACTIONS = ("walk", "jump", "sit", "punch", "dance", "crawling", "wave", "kick")


@pytest.fixture(scope="module")
def motions() -> list[np.ndarray]:
    """One performance of each of ``ACTIONS``, of different lengths."""
    items = [next(iter(find(1, actions=(action,), seed=5))) for action in ACTIONS]
    clips = [np.asarray(read(item)[0].motion.joints, dtype=np.float32) for item in items]
    return [motion[: 50 + 13 * k] for k, motion in enumerate(clips)]


def test_every_network_gives_unit_rows(
    networks: list[Evaluator], motions: list[np.ndarray]
) -> None:
    for network in networks:
        for rows in (network.motions(motions), network.texts(["a person walks", "sit down", "x"])):
            assert rows.dtype == np.float32 and np.isfinite(rows).all()
            np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


def test_place_and_direction_do_not_matter_but_height_does(
    networks: list[Evaluator], motions: list[np.ndarray]
) -> None:
    moved = [m @ yaw_matrix(2.1).T + np.array([3.0, 0.0, -7.0]) for m in motions]
    lifted = [m + np.array([0.0, 1.0, 0.0]) for m in motions]
    for network in networks:
        rows = network.motions(motions)
        assert (rows * network.motions(moved)).sum(1).min() > 0.999
        assert (rows * network.motions(lifted)).sum(1).max() < 0.995


def test_company_does_not_matter(networks: list[Evaluator], motions: list[np.ndarray]) -> None:
    sentences = ["a person walks", "somebody sits down on a chair and then gets up again", "jump"]
    for network in networks:
        alone = np.concatenate([network.motions([motion]) for motion in motions])
        np.testing.assert_allclose(network.motions(motions), alone, atol=1e-4)
        apart = np.concatenate([network.texts([sentence]) for sentence in sentences])
        np.testing.assert_allclose(network.texts(sentences), apart, atol=1e-4)


def test_words_are_nearest_to_their_motion(
    networks: list[Evaluator], motions: list[np.ndarray]
) -> None:
    words = [
        "a person walks", "a person jumps", "a person sits down", "a person throws a punch",
        "a person dances", "a person crawls on the floor", "a person waves", "a person kicks",
    ]  # fmt: skip
    for network in networks:
        cosine = network.texts(words) @ network.motions(motions).T
        assert (cosine.argmax(1) == np.arange(len(words))).sum() >= 6


def test_the_networks_are_small_and_of_two_architectures(
    evaluator_folder: Path, networks: list[Evaluator]
) -> None:
    assert sum(f.stat().st_size for f in evaluator_folder.rglob("*") if f.is_file()) < 15e6
    assert len({network.name.split("-")[0] for network in networks}) == 2
    assert [n.name.split("-")[0] for n in networks].count("transformer") == 3
