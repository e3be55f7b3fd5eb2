"""What a stage starts from: precedence, and weights of checkpoints, runs and model folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.errors import StickGenError  # noqa: E402
from stickgen.training.checkpoints import load_checkpoint  # noqa: E402
from stickgen.training.config import TrainConfig, load_config  # noqa: E402
from stickgen.training.initial import initial_path, load_initial  # noqa: E402
from stickgen.training.run import train  # noqa: E402
from stickgen.training.stages import STAGES  # noqa: E402

CONFIGS = Path(__file__).parents[2] / "configs"
NO_TIME = 1e-9


def test_the_flag_comes_before_the_environment_and_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag, variable, configured = (tmp_path / name for name in ("flag", "variable", "configured"))
    for folder in (flag, variable, configured):
        folder.mkdir()
    monkeypatch.setenv("INIT_FROM_CHECKPOINT", str(variable))
    assert initial_path(str(flag), str(configured)) == flag
    assert initial_path(None, str(configured)) == variable
    monkeypatch.delenv("INIT_FROM_CHECKPOINT")
    assert initial_path(None, str(configured)) == configured
    assert initial_path(None, None) is None
    with pytest.raises(StickGenError, match="does not exist: --init-from takes"):
        initial_path(str(tmp_path / "none"), None)


@pytest.mark.parametrize("stage", ["planner", "ranker", "refiner"])
def test_a_model_folder_gives_the_weights_of_its_run(
    stage: str, tiny_config: TrainConfig, trained: Path
) -> None:
    """All but what only training reads: four heads of the planner, which start at zero."""
    run, folder = (STAGES[stage].build(tiny_config) for _ in range(2))
    load_initial(run, stage, trained)
    load_initial(folder, stage, trained / "model")
    for name, weight in run.state_dict().items():
        own = folder.state_dict()[name]
        if name.startswith(("heads.position", "heads.velocity", "heads.phy", "heads.env")):
            assert not own.any()
        else:
            np.testing.assert_allclose(own, weight, atol=2e-3)


def test_a_run_starts_from_weights_with_their_statistics_and_a_fresh_optimiser(
    tiny_config: TrainConfig, trained: Path, tmp_path: Path
) -> None:
    train(tiny_config, tmp_path, stages=["planner"], max_minutes=NO_TIME, init_from=str(trained))
    state = load_checkpoint(tmp_path / "planner.pt")
    assert state["global_step"] == 0 and not state["optimizer_state_dict"]["state"]
    before = load_checkpoint(trained / "planner.pt")["ema_state_dict"]
    assert all(torch.equal(w, before[name]) for name, w in state["model_state_dict"].items())
    with np.load(trained / "normalization.npz") as a, np.load(tmp_path / "normalization.npz") as b:
        assert all(np.array_equal(a[name], b[name]) for name in a.files)


def test_weights_that_are_missing_or_do_not_fit_are_refused(
    tiny_config: TrainConfig, trained: Path, tmp_path: Path
) -> None:
    network = STAGES["planner"].build(tiny_config)
    with pytest.raises(StickGenError, match=r"is a checkpoint of the refiner, not of the planner"):
        load_initial(network, "planner", trained / "refiner.pt")
    with pytest.raises(StickGenError, match=r"has neither planner\.pt nor planner/model"):
        load_initial(network, "planner", tmp_path)
    wide = load_config(CONFIGS / "small.yaml")
    with pytest.raises(StickGenError, match="does not fit the planner of the configuration"):
        load_initial(STAGES["planner"].build(wide), "planner", trained)
    shutil.copy(trained / "planner.pt", tmp_path / "planner.pt")
    with pytest.raises(StickGenError, match=r"normalization\.npz cannot be read"):
        train(tiny_config, tmp_path / "run", stages=["planner"], init_from=str(tmp_path))


@pytest.mark.parametrize(
    ("size", "epochs", "rate", "warmup", "rank", "alpha"),
    [
        ("small", 15, 1e-4, 2, 8, 16),
        ("medium", 20, 1e-4, 3, 8, 16),
        ("large", 25, 5e-5, 5, 16, 32),
    ],
)
def test_the_stages_of_a_size_have_one_model(
    size: str, epochs: int, rate: float, warmup: float, rank: int, alpha: int
) -> None:
    pretrain, sft, lora = (
        load_config(CONFIGS / f"{kind}{size}.yaml") for kind in ("", "sft_", "lora_")
    )
    assert pretrain.model == sft.model == lora.model
    assert pretrain.training.init_from is None and pretrain.lora is None
    assert sft.training.init_from and sft.lora is None
    for stage in sft.training.stages.values():
        assert (stage.epochs, stage.learning_rate, stage.warmup_epochs) == (epochs, rate, warmup)
    assert lora.training.init_from and lora.lora is not None
    assert (lora.lora.rank, lora.lora.alpha, lora.lora.dropout) == (rank, alpha, 0.05)
