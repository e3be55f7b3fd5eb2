"""The entry points of training pods: from a corpus to a model on a hub."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import hub_server
import pytest

ROOT = Path(__file__).parents[2]
TINY = """
metadata: {name: tiny, description: A tiny model.}
model:
  text_encoder: models/stick-gen-small
  planner: {dim: 32, layers: 1, heads: 2, context: 24}
  ranker: {dim: 32, layers: 1, heads: 2}
  refiner: {dim: 32, layers: 1, heads: 2, context: 24}
  sampling: {guidance: 2.0, plans: 2}
training:
  planner: {batch_size: 8, epochs: 1, learning_rate: 1.0e-3, warmup_epochs: 0, ema: 0.9}
  ranker: {batch_size: 8, epochs: 1, learning_rate: 1.0e-3, warmup_epochs: 0, ema: 0.9}
  refiner: {batch_size: 8, epochs: 1, learning_rate: 1.0e-3, warmup_epochs: 0, ema: 0.9}
logging: {sheets: false}
device: {name: cpu}
"""
pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="there is no sh")


def entry(name: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    here = {"PYTHON": sys.executable, "HF_HOME": str(folder / "hf")}
    return subprocess.run(
        ["sh", str(ROOT / "deploy" / "runpod" / name)],
        env={**kept, **here, **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("name", "variables", "said"),
    [
        ("train_entrypoint.sh", {}, "TRAIN_DATA_PATH"),
        ("train_entrypoint.sh", {"TRAIN_DATA_PATH": "x", "MODEL_VARIANT": "huge"}, "use small"),
        ("sft_entrypoint.sh", {"TRAIN_DATA_PATH": "x"}, "INIT_FROM_CHECKPOINT"),
    ],
)
def test_a_missing_variable_is_named(
    tmp_path: Path, name: str, variables: dict[str, str], said: str
) -> None:
    done = entry(name, tmp_path, **variables)
    assert done.returncode == 2 and said in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(find_spec("torch") is None, reason="needs the extra train")
def test_from_a_corpus_to_a_model_on_a_hub(tmp_path: Path) -> None:
    from stickgen.cli import main

    main(["data", "synth", "-n", "40", "--actions", "walk,wave", "-o", str(tmp_path / "corpus")])
    (tmp_path / "tiny.yaml").write_text(TINY)
    common = {"CONFIG": str(tmp_path / "tiny.yaml"), "TRAIN_DATA_PATH": str(tmp_path / "corpus")}
    with hub_server.running(hub_server.Hub()) as hub:
        secret = {"HF_ENDPOINT": hub.url, "HF_TOKEN": hub.needs, "HF_HUB_DISABLE_XET": "1"}
        base = entry(
            "train_entrypoint.sh",
            tmp_path,
            **common,
            **secret,
            OUTPUT=str(tmp_path / "base"),
            HF_REPOSITORY="ann/tiny",
        )
        assert base.returncode == 0, base.stderr
        tuned = entry(
            "sft_entrypoint.sh",
            tmp_path,
            **common,
            **secret,
            OUTPUT=str(tmp_path / "sft"),
            HF_REPOSITORY="ann/tiny-sft",
            INIT_FROM_CHECKPOINT=str(tmp_path / "base"),
        )
        assert tuned.returncode == 0, tuned.stderr
        for name in ("ann/tiny", "ann/tiny-sft"):
            assert "planner/model.onnx" in hub.repositories[name]["main"]
        assert hub.needs not in base.stdout + base.stderr + tuned.stdout + tuned.stderr
