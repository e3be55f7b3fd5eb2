"""Motions made in processes and kept: the next run finds them, and makes what is missing."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.bench.generation import SHARD, Made, Recipe, Take, Workshop, model_hash
from stickgen.model_folder import model_folder
from stickgen.skeleton import BONE_LENGTHS, J, rest_pose

TAKES = [Take(("a person walks",), seed, seconds=0.4) for seed in range(SHARD + 1)]

WEIGHTS = ("*.safetensors", "*.onnx")
NETWORKS = shutil.ignore_patterns(*WEIGHTS)


@pytest.fixture(scope="module")
def recipe() -> Recipe:
    return Recipe(model_folder(), steps=1)


def same(a: list[Made], b: list[Made]) -> bool:
    return all(np.array_equal(x.joints, y.joints) for x, y in zip(a, b, strict=True))


def test_a_run_goes_on_where_it_was(tmp_path: Path, recipe: Recipe) -> None:
    told: list[float] = []
    begun = Workshop(tmp_path, workers=2)
    made = begun.make(recipe, TAKES, told.append)
    assert [one.joints.shape for one in made] == [(10, 22, 3)] * len(TAKES)
    assert all(one.cost > 0 and one.joins == () for one in made)
    assert told == [0.5, 1.0]
    assert (begun.made, begun.read) == (SHARD + 1, 0)
    first, second = sorted(tmp_path.rglob("*.npz"))
    before = first.stat().st_mtime_ns
    second.unlink()
    resumed = Workshop(tmp_path, workers=1)
    again = resumed.make(recipe, TAKES)
    assert same(made, again)
    assert (resumed.made, resumed.read) == (1, SHARD)
    assert first.stat().st_mtime_ns == before
    assert [one.cost for one in again[:SHARD]] == [one.cost for one in made[:SHARD]]


def test_other_takes_and_other_settings_have_folders_of_their_own(
    tmp_path: Path, recipe: Recipe
) -> None:
    made = [
        Workshop(tmp_path, workers=1).make(one, takes)[0]
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
    three, planned = Workshop(tmp_path, workers=1).make(recipe, [long, given])
    assert three.joins == (15, 30)
    assert len(three.joints) == 45
    assert len(planned.joints) == 20
    height = planned.joints[:, J["pelvis"], 1].mean()
    assert height == pytest.approx(lifted[J["pelvis"], 1], abs=0.15)  # the plan's, not a walk's
    thigh = np.linalg.norm(
        planned.joints[:, J["left_knee"]] - planned.joints[:, J["left_hip"]], axis=-1
    )
    assert thigh == pytest.approx(np.full(20, BONE_LENGTHS[J["left_knee"]]), abs=1e-3)


@pytest.mark.parametrize("left", [0.0, 0.5, 0.99])
def test_a_half_written_file_is_named(tmp_path: Path, recipe: Recipe, left: float) -> None:
    Workshop(tmp_path, workers=1).make(recipe, TAKES[:1])
    (path,) = tmp_path.rglob("*.npz")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(left * len(whole))])
    with pytest.raises(StickGenError, match=r"00000.npz is damaged .* delete it, run again"):
        Workshop(tmp_path, workers=1).make(recipe, TAKES[:1])


@pytest.fixture
def borrower(tmp_path: Path) -> Path:
    """A model folder with weights beside its network and the text encoder of another folder."""
    encoder, folder = tmp_path / "encoder", tmp_path / "model"
    shipped = model_folder()
    shutil.copytree(shipped / "text_encoder", encoder / "text_encoder", ignore=NETWORKS)
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns("text_encoder", *WEIGHTS))
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"text_encoder": str(encoder)}))
    (folder / "planner" / "model.safetensors").write_bytes(bytes(3000))
    return folder


def test_a_model_is_known_by_its_weights_and_its_text_encoder(borrower: Path) -> None:
    hashes = [model_hash(borrower)]
    weights = borrower / "planner" / "model.safetensors"
    weights.write_bytes(bytes(1500) + b"\1" + bytes(1499))
    hashes.append(model_hash(borrower))
    encoder = borrower.parent / "encoder" / "text_encoder" / "config.json"
    facts = json.loads(encoder.read_text("utf-8"))
    encoder.write_text(json.dumps(facts | {"sha256": "0" * 64}))
    hashes.append(model_hash(borrower))
    assert len(set(hashes)) == 3
    (borrower / "README.md").write_text("Words for people change no motion.")
    assert model_hash(borrower) == hashes[-1]
