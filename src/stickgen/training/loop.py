"""The training loop: batches in, checkpoints and a validation curve out; resumable."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import torch
from rich.progress import BarColumn, Progress, TimeElapsedColumn, TimeRemainingColumn
from torch import Tensor, nn

from stickgen.errors import StickGenError
from stickgen.terminal import progress as live_bars
from stickgen.terminal import text_column
from stickgen.training.adapters import trainable
from stickgen.training.checkpoints import Run
from stickgen.training.clock import LOOK, Clock
from stickgen.training.config import StageConfig
from stickgen.training.losses.step import B, StepFunction
from stickgen.training.workers import Objective, Workers


@dataclass(frozen=True)
class LoopSettings:
    """How long a stage is trained, how, and where.

    Attributes:
        max_minutes: earlier sessions included; None: only the epochs of ``stage`` limit it.
        validate_minutes: minutes between two validations.
        validate_first: also before the first step, so that the curve shows where a run starts.
        workers: the processes that train together; None: this one alone.
        watch: receives the losses of every validation, after the checkpoint is written.
    """

    stage: StageConfig
    steps_per_epoch: int
    max_minutes: float | None
    validate_minutes: float
    seed: int
    device: torch.device
    bfloat16: bool
    validate_first: bool = False
    watch: Callable[[Run, Mapping[str, float]], None] | None = None
    workers: Workers | None = None


def pick_device(name: str) -> torch.device:
    """The device of a name; ``auto`` is a GPU if there is one, else the CPU."""
    if name != "auto":
        return torch.device(name)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def to_device(batch: B, device: torch.device) -> B:
    """Move a batch, a dataclass of tensors, Conditions and dictionaries of tensors."""

    def move(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: v.to(device) for k, v in value.items()}
        return value.to(device)

    return replace(batch, **{f.name: move(getattr(batch, f.name)) for f in fields(batch)})


def update_ema(ema: nn.Module, model: nn.Module, decay: float) -> None:
    """Move the exponential moving average of the weights towards the model's weights."""
    with torch.no_grad():
        pairs = zip(ema.parameters(), model.parameters(), strict=True)
        averaged, current = zip(*[pair for pair in pairs if pair[1].requires_grad], strict=True)
        torch._foreach_lerp_(averaged, current, 1.0 - decay)


def learning_rate(stage: StageConfig, step: int, progress: float) -> float:
    """Linear warm-up, then a cosine down to a twentieth at ``progress`` 1."""
    warm = min(1.0, (step + 1) / max(1, stage.warmup_steps))
    return stage.learning_rate * warm * (0.525 + 0.475 * math.cos(math.pi * min(1.0, progress)))


def train_stage(
    run: Run,
    step: StepFunction[B],
    batches: Iterator[B],
    validation: Sequence[B],
    settings: LoopSettings,
) -> None:
    """Train until the epochs or the minutes are over; resumable at any time.

    Writes ``{stage}.pt`` and appends to ``{stage}.jsonl`` at every validation, at the end, on
    Ctrl-C and on exit, but not when training fails: the last good checkpoint stays. The learning
    rate falls with the steps or the minutes, whichever has progressed further, so a short run is
    annealed as fully as a long one.

    Raises:
        StickGenError: losses or weights are no longer finite.
    """
    workers = settings.workers or Workers(settings.device)
    objective = workers.prepare(Objective(run.model, step))
    seed = settings.seed + run.global_step + workers.seed_offset
    generator = torch.Generator().manual_seed(seed)
    total = settings.stage.epochs * settings.steps_per_epoch
    clock = Clock(run, workers, total, settings.max_minutes)
    recent: list[Tensor] = []
    with _bar(workers) as bar:
        task = bar.add_task(run.stage, total=1.0, note="")
        try:
            if settings.validate_first and run.global_step == 0:
                _validate(run, step, validation, settings)
            validated = run.minutes
            while (progress := clock.progress()) < 1.0:
                recent.append(_update(run, objective, batches, progress, generator, settings))
                if len(recent) == LOOK:
                    _take_in(run, recent)
                if run.minutes - validated > settings.validate_minutes:
                    _take_in(run, recent)
                    _validate(run, step, validation, settings)
                    validated = run.minutes
                bar.update(task, completed=progress, note=_note(run))
        except (KeyboardInterrupt, SystemExit):
            _take_in(run, recent)
            clock.progress()
            _validate(run, step, validation, settings)
            raise
        _take_in(run, recent)
        _validate(run, step, validation, settings)
    workers.wait()


def _update(
    run: Run,
    objective: nn.Module,
    batches: Iterator[B],
    progress: float,
    generator: torch.Generator,
    settings: LoopSettings,
) -> Tensor:
    """One step of the optimiser and of the EMA; its loss, which stays on the device."""
    stage, workers = settings.stage, settings.workers or Workers(settings.device)
    for group in run.optimizer.param_groups:
        group["lr"] = learning_rate(stage, run.global_step, progress)
    run.model.train()
    run.optimizer.zero_grad(set_to_none=True)
    total = torch.zeros((), device=settings.device)
    for part in range(stage.accumulation):
        batch = to_device(next(batches), settings.device)
        with workers.gathering(objective, part == stage.accumulation - 1):
            with torch.autocast(settings.device.type, torch.bfloat16, enabled=settings.bfloat16):
                loss = objective(batch, generator)["total"] / stage.accumulation
            loss.backward()
        total = total + loss.detach()
    nn.utils.clip_grad_norm_(trainable(run.model), stage.gradient_clip)
    run.optimizer.step()
    run.global_step += 1
    update_ema(run.ema, run.model, min(stage.ema, (1 + run.global_step) / (10 + run.global_step)))
    return total


def _take_in(run: Run, recent: list[Tensor]) -> None:
    """Move the losses of the last steps, which may lie on a GPU, into the run's average.

    Raises:
        StickGenError: one of them is not finite.
    """
    if not recent:
        return
    first = run.global_step - len(recent)
    for step, loss in enumerate(torch.stack(recent).tolist(), first):
        if not math.isfinite(loss):
            raise StickGenError(
                f"the {run.stage}'s loss became {loss} at step {step}: lower its learning_rate"
            )
        started = not math.isnan(run.train_loss)
        run.train_loss = 0.98 * run.train_loss + 0.02 * loss if started else loss
    recent.clear()


def _validate(
    run: Run, step: StepFunction[B], batches: Sequence[B], settings: LoopSettings
) -> None:
    """Evaluate, check that the run is worth keeping, and save it; the main process does so."""
    if settings.workers and not settings.workers.is_main:
        return
    losses = evaluate(run, step, batches, settings)
    _check_finite(run, losses)
    _record(run, losses)
    run.save(settings.steps_per_epoch)
    if settings.watch:
        settings.watch(run, losses)


def evaluate(
    run: Run, step: StepFunction[B], batches: Sequence[B], settings: LoopSettings
) -> dict[str, float]:
    """Mean losses of the EMA weights over batches; the same noise at every call."""
    generator = torch.Generator().manual_seed(0)
    device = settings.device
    sums: dict[str, float] = {}
    run.ema.eval()
    with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=settings.bfloat16):
        for batch in batches:
            for name, value in step(run.ema, to_device(batch, device), generator).items():
                sums[name] = sums.get(name, 0.0) + float(value) / len(batches)
    return sums


def _check_finite(run: Run, losses: dict[str, float]) -> None:
    weights = (*run.model.parameters(), *run.ema.parameters())
    if not all(map(math.isfinite, losses.values())) or not all(
        bool(w.isfinite().all()) for w in weights
    ):
        raise StickGenError(
            f"the {run.stage}'s weights or validation losses are not finite at step "
            f"{run.global_step}: lower its learning_rate"
        )


def _record(run: Run, losses: dict[str, float]) -> None:
    """Store the validation losses in the run and append them to its curve."""
    run.val_loss = losses["total"]
    run.best_val_loss = min(run.best_val_loss, run.val_loss)
    row = {
        "step": run.global_step,
        "minutes": round(run.minutes, 2),
        "train": round(run.train_loss, 5) if run.global_step else None,
        **{f"val_{k}": round(v, 5) for k, v in losses.items()},
    }
    with (run.folder / f"{run.stage}.jsonl").open("a") as file:
        file.write(json.dumps(row) + "\n")


def _note(run: Run) -> str:
    """Text beside the progress bar."""
    val = "" if math.isnan(run.val_loss) else f"  val {run.val_loss:.4f}"
    return f"step {run.global_step}  train {run.train_loss:.4f}{val}"


def _bar(workers: Workers) -> Progress:
    bar = live_bars(
        text_column(),
        BarColumn(),
        text_column("{task.fields[note]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    bar.disable = bar.disable or not workers.is_main
    return bar
