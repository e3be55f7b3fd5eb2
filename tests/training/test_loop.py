"""The loop saves at the end and when it is stopped, not when it fails; what it resumes from."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from torch import Tensor, nn  # noqa: E402

from stickgen.errors import StickGenError  # noqa: E402
from stickgen.training.checkpoints import Run, load_checkpoint, resume_paths  # noqa: E402
from stickgen.training.config import StageConfig  # noqa: E402
from stickgen.training.loop import (  # noqa: E402
    LoopSettings,
    learning_rate,
    train_stage,
    update_ema,
)


@dataclass(frozen=True)
class Numbers:
    """Targets of a model with one output, ``[B, 1]``."""

    value: Tensor


def batch(value: float) -> Numbers:
    return Numbers(torch.full((2, 1), value))


def step(model: nn.Module, batch: Numbers, _: torch.Generator) -> dict[str, Tensor]:
    return {"total": (model(torch.ones_like(batch.value)) - batch.value).square().mean()}


def begin(folder: Path) -> Run:
    torch.manual_seed(0)
    return Run.start("number", folder, nn.Linear(1, 1), StageConfig())


def go(run: Run, batches: Iterator[Numbers], steps: int = 5, target: float = 1.0) -> None:
    train_stage(
        run,
        step,
        batches,
        [batch(target)],
        LoopSettings(
            stage=StageConfig(epochs=1),
            steps_per_epoch=steps,
            max_minutes=None,
            validate_minutes=60.0,
            seed=0,
            device=torch.device("cpu"),
            bfloat16=False,
        ),
    )


def curve(run: Run) -> list[dict[str, float | None]]:
    return [json.loads(line) for line in (run.folder / f"{run.stage}.jsonl").open()]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("steps", [0, 3])
def test_a_stopped_run_is_saved(stop: type[BaseException], steps: int, tmp_path: Path) -> None:
    def batches() -> Iterator[Numbers]:
        yield from repeat(batch(1.0), steps)
        raise stop

    run = begin(tmp_path)
    with pytest.raises(stop):
        go(run, batches())
    assert load_checkpoint(run.checkpoint)["global_step"] == steps
    (row,) = curve(run)
    assert row["step"] == steps and math.isfinite(row["val_total"])
    assert (row["train"] is None) == (steps == 0)


def test_a_run_that_fails_leaves_its_last_good_checkpoint(tmp_path: Path) -> None:
    run = begin(tmp_path)
    go(run, repeat(batch(1.0)))
    kept, rows = run.checkpoint.read_bytes(), curve(run)
    assert load_checkpoint(run.checkpoint)["global_step"] == 5
    with pytest.raises(StickGenError, match="loss became nan at step 5: lower its learning_rate"):
        go(run, repeat(batch(math.nan)), steps=10)
    with pytest.raises(StickGenError, match="not finite at step 10: lower its learning_rate"):
        go(run, repeat(batch(1.0)), steps=10, target=math.nan)
    assert run.checkpoint.read_bytes() == kept and curve(run) == rows


def test_weights_that_are_not_finite_are_not_saved(tmp_path: Path) -> None:
    run = begin(tmp_path)
    go(run, repeat(batch(1.0)))
    kept = run.checkpoint.read_bytes()

    def batches() -> Iterator[Numbers]:
        yield batch(1.0)
        with torch.no_grad():
            run.model.bias.fill_(math.inf)
        raise KeyboardInterrupt

    with pytest.raises(StickGenError, match="weights or validation losses are not finite"):
        go(run, batches(), steps=10)
    assert run.checkpoint.read_bytes() == kept


def test_a_named_folder_without_checkpoints_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RESUME_FROM_CHECKPOINT", raising=False)
    stages = ("planner", "refiner")
    named, own = tmp_path / "named", tmp_path / "own"
    for folder in (named, own):
        folder.mkdir()
    anew = dict.fromkeys(stages)
    assert resume_paths(None, None, stages, own) == anew
    with pytest.raises(StickGenError, match=r"named has no planner\.pt or refiner\.pt to resume"):
        resume_paths(str(named), None, stages, own)
    with pytest.raises(StickGenError, match="name the folder of an earlier run, or none"):
        resume_paths(None, str(named), stages, own)
    planner = named / "planner.pt"
    planner.touch()
    assert resume_paths(str(named), None, stages, own) == {**anew, "planner": planner}
    with pytest.raises(StickGenError, match=r"has no refiner\.pt"):
        resume_paths(str(named), None, ("refiner",), own)


def test_a_pickle_that_runs_code_is_not_unpickled(tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (Path.touch, (str(tmp_path / "boom"),))

    path = tmp_path / "evil.pt"
    torch.save({"model_state_dict": Bomb()}, path)
    with pytest.raises(StickGenError, match="not a readable checkpoint"):
        load_checkpoint(path)
    assert not (tmp_path / "boom").exists()


def test_the_ema_moves_towards_the_weights() -> None:
    ema, model = nn.Linear(1, 1), nn.Linear(1, 1)
    for network, value in ((ema, 1.0), (model, 3.0)):
        nn.init.constant_(network.weight, value)
        nn.init.constant_(network.bias, value)
    update_ema(ema, model, 0.75)
    assert ema.weight.item() == pytest.approx(1.5) and ema.bias.item() == pytest.approx(1.5)
    assert model.weight.item() == 3.0


def test_the_learning_rate_warms_up_and_falls_to_a_twentieth() -> None:
    stage = StageConfig(learning_rate=1.0, warmup_steps=10)
    rates = [learning_rate(stage, step, 0.0) for step in (0, 4, 9, 50)]
    assert rates == pytest.approx([0.1, 0.5, 1.0, 1.0])
    assert learning_rate(stage, 50, 0.5) == pytest.approx(0.525)
    assert learning_rate(stage, 50, 1.0) == pytest.approx(0.05)
