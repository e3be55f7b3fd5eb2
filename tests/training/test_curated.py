"""A curated set is a corpus that a run of `configs/small.yaml` can train on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.corpus.curation.curate import curate  # noqa: E402
from stickgen.motion_model.config import PlannerConfig, RankerConfig, RefinerConfig  # noqa: E402
from stickgen.motion_model.model import MotionModel  # noqa: E402
from stickgen.motion_model.planning import PromptSegment  # noqa: E402
from stickgen.options import GenerationOptions  # noqa: E402
from stickgen.skeleton import apply_bone_lengths, rest_pose  # noqa: E402
from stickgen.training.config import Device, Logging, StageConfig, TrainConfig, load_config  # noqa: E402
from stickgen.training.run import train  # noqa: E402

ROOT = Path(__file__).parents[2]
ACTIONS = ("idle", "wave", "clap", "dance", "point")


def gesture(seed: int) -> np.ndarray:
    """A standing body that moves above the hips for 24 s (synthetic), ``[600, 22, 3]``."""
    rng = np.random.default_rng(seed)
    kernel = np.exp(-0.5 * (np.arange(-20, 21) / 6.0) ** 2)
    path = rng.normal(size=(640, 30))
    smooth = np.stack([np.convolve(column, kernel, mode="valid") for column in path.T], axis=-1)
    sway = np.zeros((600, 22, 3))
    sway[:, 12:] = 0.012 * smooth.reshape(600, 10, 3)
    return apply_bone_lengths(rest_pose() + sway)


def small(path: Path) -> TrainConfig:
    """The shipped configuration with tiny networks and few epochs."""
    config = load_config(ROOT / "configs" / "small.yaml")
    stage = StageConfig(batch_size=4, epochs=1, warmup_steps=1)
    stages = dict.fromkeys(("planner", "ranker", "refiner"), stage)
    return config.model_copy(
        update={
            "model": config.model.model_copy(
                update={
                    "text_encoder": str(ROOT / config.model.text_encoder),
                    "planner": PlannerConfig(dim=32, layers=1, heads=2, context=12),
                    "ranker": RankerConfig(dim=16, layers=1, heads=2),
                    "refiner": RefinerConfig(dim=32, layers=1, heads=2, context=12),
                }
            ),
            "training": config.training.model_copy(update=stages),
            "data": config.data.model_copy(update={"path": str(path)}),
            "logging": Logging(sheets=False),
            "device": Device(name="cpu"),
        }
    )


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    """A folder with the sets ``pretrain`` and ``sft`` of five gestures."""
    folder = tmp_path_factory.mktemp("curated")
    corpus = write_corpus(
        folder / "corpus",
        {f"own/{i}": gesture(i) for i in range(5)},
        actions=lambda id_: (ACTIONS[int(id_[4:])],),
        captions=("a person stands and gestures",),
        split=lambda id_: "val" if id_ == "own/4" else "train",
    )
    for report in curate(corpus, folder / "sets").values():
        assert report.windows == 10 and report.splits["val"] > 0
    return folder / "sets"


@pytest.mark.parametrize("name", ["pretrain", "sft"])
def test_a_set_trains_a_model_that_generates(name: str, sets: Path, tmp_path: Path) -> None:
    folder = train(small(sets / name), tmp_path / "run")
    assert folder is not None
    rows = [json.loads(line) for line in (tmp_path / "run" / "planner.jsonl").open()]
    assert np.isfinite(rows[-1]["val_total"])
    motion = MotionModel(folder).generate(
        [PromptSegment("a person stands and gestures", 10)], GenerationOptions(seed=1)
    )
    assert motion.joints.shape == (50, 22, 3) and np.isfinite(motion.joints).all()
