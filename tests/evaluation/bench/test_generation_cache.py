"""Generated motions are kept: the next run reads them, and generates what is missing."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.bench.generation_cache import SHARD, GenerationCache, model_hash
from stickgen.evaluation.bench.phases import GeneratedMotion, MotionRequest
from stickgen.model_folder import model_folder
from stickgen.options import GenerationOptions
from stickgen.skeleton import BONE_LENGTHS, J, rest_pose

REQUESTS = [MotionRequest(("a person walks",), seed, seconds=0.4) for seed in range(SHARD + 1)]
OPTIONS = GenerationOptions(steps=1)

WEIGHTS = ("*.safetensors", "*.onnx")
NETWORKS = shutil.ignore_patterns(*WEIGHTS)


def same(a: list[GeneratedMotion], b: list[GeneratedMotion]) -> bool:
    return all(np.array_equal(x.joints, y.joints) for x, y in zip(a, b, strict=True))


def test_an_interrupted_run_continues_where_it_stopped(tmp_path: Path) -> None:
    shares: list[float] = []
    first_run = GenerationCache(tmp_path, workers=2)
    motions = first_run.motions(OPTIONS, REQUESTS, progress=shares.append)
    assert [motion.joints.shape for motion in motions] == [(10, 22, 3)] * len(REQUESTS)
    assert all(motion.cost > 0 and motion.joins == () for motion in motions)
    assert shares == [0.5, 1.0]
    assert (first_run.generated, first_run.read) == (SHARD + 1, 0)
    first, second = sorted(tmp_path.rglob("*.npz"))
    before = first.stat().st_mtime_ns
    second.unlink()
    resumed = GenerationCache(tmp_path, workers=1)
    again = resumed.motions(OPTIONS, REQUESTS)
    assert same(motions, again)
    assert (resumed.generated, resumed.read) == (1, SHARD)
    assert first.stat().st_mtime_ns == before
    assert [m.cost for m in again[:SHARD]] == [m.cost for m in motions[:SHARD]]


def test_other_requests_options_and_phases_have_folders_of_their_own(tmp_path: Path) -> None:
    cache, request = GenerationCache(tmp_path, workers=1), REQUESTS[0]
    first, other_seed, unguided, planned, refined = (
        cache.motions(options, [asked], phases)[0].joints
        for options, asked, phases in (
            (OPTIONS, request, "both"),
            (OPTIONS, replace(request, seed=7), "both"),
            (replace(OPTIONS, guidance=1.0), request, "both"),
            (OPTIONS, request, "planner"),
            (OPTIONS, request, "refiner"),
        )
    )
    assert len(list(tmp_path.iterdir())) == 5
    for other in (other_seed, unguided, planned, refined):
        assert not np.array_equal(first, other)
    cache.motions(replace(OPTIONS, seed=3), [request])  # the seed is that of the request
    assert len(list(tmp_path.iterdir())) == 5


def test_several_sentences_and_the_plan_of_a_recording(tmp_path: Path) -> None:
    long = MotionRequest(("a person walks", "a person jumps", "a person stands"), 3, seconds=0.6)
    lifted = rest_pose() + np.array([0.0, 0.3, 0.0])
    held = np.repeat(lifted[None], 20, axis=0).astype(np.float32)
    with_plan = MotionRequest(("a person walks",), 3, recorded=held)
    three, planned = GenerationCache(tmp_path, workers=1).motions(OPTIONS, [long, with_plan])
    assert three.joins == (15, 30)
    assert len(three.joints) == 45
    assert len(planned.joints) == 20
    height = planned.joints[:, J["pelvis"], 1].mean()
    assert height == pytest.approx(lifted[J["pelvis"], 1], abs=0.15)  # the plan's, not a walk's
    thigh = np.linalg.norm(
        planned.joints[:, J["left_knee"]] - planned.joints[:, J["left_hip"]], axis=-1
    )
    assert thigh == pytest.approx(np.full(20, BONE_LENGTHS[J["left_knee"]]), abs=1e-3)


def test_a_truncated_file_is_named(tmp_path: Path) -> None:
    GenerationCache(tmp_path, workers=1).motions(OPTIONS, REQUESTS[:1])
    (path,) = tmp_path.rglob("*.npz")
    whole = path.read_bytes()
    for share in (0.0, 0.5, 0.99):
        path.write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(StickGenError, match=r"00000.npz is damaged .* delete it, run again"):
            GenerationCache(tmp_path, workers=1).motions(OPTIONS, REQUESTS[:1])


@pytest.fixture
def borrower(tmp_path: Path) -> Path:
    """A model folder with weights beside its network and the text encoder of another folder."""
    encoder, folder = tmp_path / "encoder", tmp_path / "model"
    shipped = model_folder()
    shutil.copytree(shipped / "text_encoder", encoder / "text_encoder", ignore=NETWORKS)
    (encoder / "text_encoder" / "model.onnx").write_bytes(b"a network")
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns("text_encoder", *WEIGHTS))
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"text_encoder": str(encoder)}))
    (folder / "planner" / "model.safetensors").write_bytes(bytes(3000))
    return folder


def test_the_hash_of_a_model_covers_its_weights_and_its_text_encoder(borrower: Path) -> None:
    hashes = [model_hash(borrower)]
    weights = borrower / "planner" / "model.safetensors"
    weights.write_bytes(bytes(1500) + b"\1" + bytes(1499))
    hashes.append(model_hash(borrower))
    (borrower.parent / "encoder" / "text_encoder" / "model.onnx").write_bytes(b"another network")
    hashes.append(model_hash(borrower))
    assert len(set(hashes)) == 3
    (borrower / "README.md").write_text("Documentation changes no motion.")
    assert model_hash(borrower) == hashes[-1]
