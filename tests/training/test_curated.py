"""A curated set is a corpus that a run of `configs/small.yaml` trains on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.corpus.curation.curate import curate  # noqa: E402
from stickgen.motion_model.config import PlannerConfig, RefinerConfig  # noqa: E402
from stickgen.motion_model.model import MotionModel  # noqa: E402
from stickgen.motion_model.planning import PromptSegment  # noqa: E402
from stickgen.options import GenerationOptions  # noqa: E402
from stickgen.skeleton import apply_bone_lengths, rest_pose  # noqa: E402
from stickgen.training.config import Device, Phase, TrainConfig, load_config  # noqa: E402
from stickgen.training.run import train  # noqa: E402

ROOT = Path(__file__).parents[2]
ACTIONS = ("idle", "wave", "clap", "dance", "point")


def gesture(seed: int) -> np.ndarray:
    """Someone who stands and moves the upper body for 24 s (synthetic), ``[600, 22, 3]``."""
    rng = np.random.default_rng(seed)
    soft = np.exp(-0.5 * (np.arange(-20, 21) / 6.0) ** 2)
    path = rng.normal(size=(640, 30))
    smooth = np.stack([np.convolve(column, soft, mode="valid") for column in path.T], axis=-1)
    sway = np.zeros((600, 22, 3))
    sway[:, 12:] = 0.012 * smooth.reshape(600, 10, 3)
    return apply_bone_lengths(rest_pose() + sway)


def small(path: Path) -> TrainConfig:
    """The shipped configuration, its networks and epochs made tiny."""
    config = load_config(ROOT / "configs" / "small.yaml")
    phase = Phase(batch_size=4, epochs=1, warmup_steps=1)
    return config.model_copy(
        update={
            "model": config.model.model_copy(
                update={
                    "text_encoder": str(ROOT / config.model.text_encoder),
                    "planner": PlannerConfig(dim=32, layers=1, heads=2, context=12),
                    "refiner": RefinerConfig(dim=32, layers=1, heads=2, context=12),
                }
            ),
            "training": config.training.model_copy(update={"planner": phase, "refiner": phase}),
            "data": config.data.model_copy(update={"path": str(path)}),
            "device": Device(name="cpu"),
        }
    )


@pytest.mark.parametrize("name", ["pretrain", "sft"])
def test_a_set_trains_a_model_that_generates(
    name: str, tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    corpus = write_corpus(
        tmp_path / "corpus",
        {f"own/{i}": gesture(i) for i in range(5)},
        actions=lambda id_: (ACTIONS[int(id_[4:])],),
        captions=("a person stands and gestures",),
        split=lambda id_: "val" if id_ == "own/4" else "train",
    )
    report = curate(corpus, tmp_path / "sets")[name]
    assert report.windows == 10 and report.splits["val"] > 0
    folder = train(small(tmp_path / "sets" / name), tmp_path / "run")
    rows = [json.loads(line) for line in (tmp_path / "run" / "planner.jsonl").open()]
    assert np.isfinite(rows[-1]["val_total"])
    made = MotionModel(folder).generate(
        [PromptSegment("a person stands and gestures", 10)], GenerationOptions(seed=1)
    )
    assert made.joints.shape == (50, 22, 3) and np.isfinite(made.joints).all()
