"""Motions made in processes and kept: the next run finds them, and makes what is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.bench.generation import SHARD, Made, Recipe, Take, make
from stickgen.model_folder import model_folder
from stickgen.skeleton import BONE_LENGTHS, J, rest_pose

TAKES = [Take(("a person walks",), seed, seconds=0.4) for seed in range(SHARD + 1)]


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    return Recipe(model_folder(), steps=1)


def same(a: list[Made], b: list[Made]) -> bool:
    return all(np.array_equal(x.joints, y.joints) for x, y in zip(a, b, strict=True))


def test_a_run_goes_on_where_it_was(tmp_path: Path, recipe: Recipe) -> None:
    told: list[float] = []
    made = make(recipe, TAKES, tmp_path, workers=2, progress=told.append)
    assert [one.joints.shape for one in made] == [(10, 22, 3)] * len(TAKES)
    assert all(one.cost > 0 and one.joins == () for one in made)
    assert told == [0.5, 1.0]
    first, second = sorted(tmp_path.rglob("*.npz"))
    before = first.stat().st_mtime_ns
    second.unlink()
    again = make(recipe, TAKES, tmp_path, workers=1)
    assert same(made, again)
    assert first.stat().st_mtime_ns == before
    assert [one.cost for one in again[:SHARD]] == [one.cost for one in made[:SHARD]]


def test_other_takes_and_other_settings_have_folders_of_their_own(
    tmp_path: Path, recipe: Recipe
) -> None:
    made = [
        make(one, takes, tmp_path, workers=1)[0]
        for one, takes in (
            (recipe, TAKES[:1]),
            (recipe, [replace(TAKES[0], seed=7)]),
            (replace(recipe, guidance=1.0), TAKES[:1]),
        )
    ]
    assert len(list(tmp_path.iterdir())) == 3
    assert not np.allclose(made[0].joints, made[1].joints)


def test_takes_of_several_sentences_and_with_a_given_plan(tmp_path: Path, recipe: Recipe) -> None:
    long = Take(("a person walks", "a person jumps", "a person stands"), 3, seconds=0.6)
    lifted = rest_pose() + np.array([0.0, 0.3, 0.0])
    held = np.repeat(lifted[None], 20, axis=0).astype(np.float32)
    given = Take(("a person walks",), 3, template=held)
    three, planned = make(recipe, [long, given], tmp_path, workers=1)
    assert three.joins == (15, 30)
    assert len(three.joints) == 45
    assert len(planned.joints) == 20
    height = planned.joints[:, J["pelvis"], 1].mean()
    assert height == pytest.approx(lifted[J["pelvis"], 1], abs=0.15)  # the plan's, not a walk's
    thigh = np.linalg.norm(
        planned.joints[:, J["left_knee"]] - planned.joints[:, J["left_hip"]], axis=-1
    )
    assert thigh == pytest.approx(np.full(20, BONE_LENGTHS[J["left_knee"]]), abs=1e-3)


def test_a_damaged_file_is_named(tmp_path: Path, recipe: Recipe) -> None:
    make(recipe, TAKES[:1], tmp_path, workers=1)
    (path,) = tmp_path.rglob("*.npz")
    path.write_bytes(b"PK")
    with pytest.raises(StickGenError, match=r"00000.npz is damaged .* delete it, run again"):
        make(recipe, TAKES[:1], tmp_path, workers=1)
