"""Pretraining, fine-tuning and an adapter, one after the other, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import yaml

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("peft", reason="needs the extra train")

from stickgen.cli import main  # noqa: E402
from stickgen.training.config import Lora, StageConfig, TrainConfig  # noqa: E402

STAGES = ("planner", "ranker", "refiner")


def write_config(
    base: TrainConfig, file: Path, data: Path, rate: float, **sections: object
) -> Path:
    """A configuration of the tiny networks for a few epochs of a corpus."""
    stage = StageConfig(batch_size=8, epochs=6, warmup_epochs=1, learning_rate=rate, ema=0.9)
    training = base.training.model_copy(update=dict.fromkeys(STAGES, stage))
    config = base.model_copy(update={"training": training, **sections})
    facts = config.model_dump() | {"data": {"path": str(data)}}
    file.write_text(yaml.safe_dump(facts))


def improves(run: Path, stage: str) -> bool:
    """Whether a stage's validation is better at its end than before its first step."""
    rows = [json.loads(line) for line in (run / f"{stage}.jsonl").open()]
    return bool(rows[0]["step"] == 0 and rows[-1]["val_total"] < rows[0]["val_total"])


@pytest.mark.slow
def test_each_stage_is_better_on_its_own_validation_than_its_start(
    tiny_config: TrainConfig, tmp_path: Path
) -> None:
    corpus, sets, style = tmp_path / "corpus", tmp_path / "sets", tmp_path / "style"
    main(["data", "synth", "-n", "160", "-o", str(corpus)])
    main(["data", "curate", str(corpus), "-o", str(sets), "--sft-synthetic-share", "1"])
    main(["data", "synth", "-n", "30", "--actions", "dance", "-o", str(style)])
    base, sft, lora = (tmp_path / f"{name}.yaml" for name in ("base", "sft", "lora"))
    write_config(tiny_config, base, sets / "pretrain", 2e-3)
    write_config(tiny_config, sft, sets / "sft", 5e-4)
    write_config(tiny_config, lora, style, 5e-3, lora=Lora())
    runs = [tmp_path / f"{file.stem}-run" for file in (base, sft, lora)]
    main(["train", "--config", str(base), "-o", str(runs[0])])
    main(["train", "--config", str(sft), "-o", str(runs[1]), "--init-from", str(runs[0])])
    main(["train", "--config", str(lora), "-o", str(runs[2]), "--init-from", str(runs[1])])
    for run in runs:
        assert [stage for stage in STAGES if not improves(run, stage)] == []
    film = tmp_path / "film.motion"
    words = ["A person dances", "--seconds", "2", "--model", str(runs[1] / "model")]
    main(["generate", *words, "--lora", str(runs[2] / "adapter"), "-o", str(film)])
    assert np.isfinite(json.loads(film.read_text())["motion"]).all()
