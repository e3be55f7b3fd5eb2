"""The sizes of the family: their parameters, and that each trains, exports, generates, streams."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.cli import main  # noqa: E402
from stickgen.motion_model.model import MotionModel  # noqa: E402
from stickgen.motion_model.planning import PromptSegment  # noqa: E402
from stickgen.motion_model.streaming import stream  # noqa: E402
from stickgen.options import GenerationOptions  # noqa: E402
from stickgen.training.config import Logging, StageConfig, TrainConfig, load_config  # noqa: E402
from stickgen.training.run import train  # noqa: E402
from stickgen.training.sizes import (  # noqa: E402
    TOLERANCE,
    count_parameters,
    planner_size,
    planner_target,
)

CONFIGS = Path(__file__).parents[2] / "configs"
WALK = [PromptSegment("a person walks", 6)]


@pytest.mark.parametrize("name", ["small", "small_bge", "medium", "large"])
def test_planners_are_as_large_as_their_targets(name: str) -> None:
    config = load_config(CONFIGS / f"{name}.yaml")
    target = planner_target(config)
    assert target is not None and target[0] == name.removesuffix("_bge")
    count = planner_size(count_parameters(config)["planner"])
    assert count == pytest.approx(target[1], rel=TOLERANCE)
    if name != "small":  # the shipped model reads the built-in encoder
        assert {network.text_dim for network in config.model.networks.values()} == {1024}


def test_the_command_prints_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    main(["model", "params", str(CONFIGS / "medium.yaml"), "--json"])
    (facts,) = json.loads(capsys.readouterr().out).values()
    assert facts["size"] == "medium" and facts["holds"]
    assert set(facts["networks"]) == {"planner", "ranker", "refiner"}
    assert facts["networks"]["planner"]["text"] == 1024 * 384 + 384
    main(["model", "params", str(CONFIGS / "plain.yaml")])
    assert "none of the family's sizes" in capsys.readouterr().out


def few_steps(name: str, corpus: Path, encoder: Path | None) -> TrainConfig:
    """A size of the family that trains for a few steps on a small corpus."""
    config = load_config(CONFIGS / f"{name}.yaml")
    stage = StageConfig(batch_size=16, epochs=1, warmup_steps=1)
    stages = dict.fromkeys(("planner", "ranker", "refiner"), stage)
    text = str(encoder or CONFIGS.parent / "models" / "stick-gen-small")
    return config.model_copy(
        update={
            "model": config.model.model_copy(update={"text_encoder": text}),
            "training": config.training.model_copy(update=stages),
            "logging": Logging(sheets=False),
            "data": config.data.model_copy(update={"path": str(corpus)}),
        }
    )


@pytest.mark.parametrize(
    "name", [*(pytest.param(n, marks=pytest.mark.slow) for n in ("medium", "large")), "small"]
)
def test_a_size_trains_validates_exports_generates_and_streams(
    name: str,
    tiny_corpus: Path,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    encoder = None if name == "small" else request.getfixturevalue("wide_bert")
    config = few_steps(name, tiny_corpus, encoder)
    folder = train(config, tmp_path)
    assert folder is not None
    for stage in config.model.networks:
        rows = [json.loads(line) for line in (tmp_path / f"{stage}.jsonl").open()]
        assert rows[-1]["step"] >= 2 and np.isfinite(rows[-1]["val_total"])
    model = MotionModel(folder)
    options = GenerationOptions(seed=1, steps=2)
    motion = model.generate(WALK, options)
    assert motion.joints.shape == (30, 22, 3) and np.isfinite(motion.joints).all()
    pieces = list(stream(model, WALK, options))
    assert sum(len(piece.joints) for piece in pieces) == 30
