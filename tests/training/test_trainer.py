"""When the loop keeps what it has: at the end and when it is stopped, not when it fails."""

from __future__ import annotations

import copy
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
from stickgen.training.config import Phase  # noqa: E402
from stickgen.training.loop import (  # noqa: E402
    Run,
    load_checkpoint,
    resume_paths,
    train_phase,
)


@dataclass(frozen=True)
class Numbers:
    """What a model of one number is to be, ``[B, 1]``."""

    value: Tensor


def batch(value: float) -> Numbers:
    return Numbers(torch.full((2, 1), value))


def step(model: nn.Module, batch: Numbers, _: torch.Generator) -> dict[str, Tensor]:
    return {"total": (model(torch.ones_like(batch.value)) - batch.value).square().mean()}


def begin(folder: Path) -> Run:
    torch.manual_seed(0)
    model = nn.Linear(1, 1)
    ema = copy.deepcopy(model).requires_grad_(False)
    return Run("number", folder, model, ema, torch.optim.AdamW(model.parameters()))


def go(run: Run, batches: Iterator[Numbers], steps: int = 5, watched: float = 1.0) -> None:
    train_phase(
        run,
        step,
        batches,
        [batch(watched)],
        Phase(epochs=1),
        steps_per_epoch=steps,
        max_minutes=None,
        validate_minutes=60.0,
        seed=0,
        device=torch.device("cpu"),
        bfloat16=False,
    )


def curve(run: Run) -> list[dict[str, float | None]]:
    return [json.loads(line) for line in (run.folder / f"{run.stage}.jsonl").open()]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("steps", [0, 3])
def test_a_run_that_is_stopped_is_kept(
    stop: type[BaseException], steps: int, tmp_path: Path
) -> None:
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
        go(run, repeat(batch(1.0)), steps=10, watched=math.nan)
    assert run.checkpoint.read_bytes() == kept and curve(run) == rows


def test_weights_that_are_not_finite_are_not_kept(tmp_path: Path) -> None:
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


def test_a_folder_named_to_go_on_from_has_a_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RESUME_FROM_CHECKPOINT", raising=False)
    stages = ("planner", "refiner")
    named, own = tmp_path / "named", tmp_path / "own"
    for folder in (named, own):
        folder.mkdir()
    anew = dict.fromkeys(stages)
    assert resume_paths(None, None, stages, own) == anew
    with pytest.raises(StickGenError, match=r"named has no planner\.pt or refiner\.pt to go on"):
        resume_paths(str(named), None, stages, own)
    with pytest.raises(StickGenError, match="name the folder of an earlier run, or none"):
        resume_paths(None, str(named), stages, own)
    planner = named / "planner.pt"
    planner.touch()
    assert resume_paths(str(named), None, stages, own) == {**anew, "planner": planner}
    with pytest.raises(StickGenError, match=r"has no refiner\.pt"):
        resume_paths(str(named), None, ("refiner",), own)
