"""The loop: batches in, checkpoints and a validation curve out; stops and goes on."""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from torch import Tensor, nn

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.training.config import Phase
from stickgen.training.losses import B, Losses, StepFunction


def pick_device(name: str) -> torch.device:
    """The device of a name; ``auto`` takes a GPU where one is at hand."""
    if name != "auto":
        return torch.device(name)
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")


def to_device(batch: B, device: torch.device) -> B:
    """Every tensor of a batch, a dataclass of tensors and dictionaries of them, on a device."""

    def move(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: v.to(device) for k, v in value.items()}
        return value.to(device)

    return replace(batch, **{f.name: move(getattr(batch, f.name)) for f in fields(batch)})


def average(ema: nn.Module, model: nn.Module, decay: float) -> None:
    """Move the averaged weights towards the model's."""
    with torch.no_grad():
        torch._foreach_lerp_(list(ema.parameters()), list(model.parameters()), 1.0 - decay)


def learning_rate(phase: Phase, step: int, progress: float) -> float:
    """Linear warm-up, then a cosine down to a twentieth at ``progress`` 1."""
    warm = min(1.0, (step + 1) / max(1, phase.warmup_steps))
    return phase.learning_rate * warm * (0.525 + 0.475 * math.cos(math.pi * min(1.0, progress)))


@dataclass
class Run:
    """A phase being trained; ``save`` and ``restore`` carry all of it."""

    stage: str
    folder: Path
    model: nn.Module
    ema: nn.Module
    optimizer: torch.optim.Optimizer
    global_step: int = 0
    minutes: float = 0.0
    train_loss: float = math.nan
    val_loss: float = math.nan
    best_val_loss: float = math.inf

    @property
    def checkpoint(self) -> Path:
        return self.folder / f"{self.stage}.pt"

    def save(self, steps_per_epoch: int) -> None:
        """Write the checkpoint (a temporary file, then a rename)."""
        state = {
            "epoch": self.global_step // steps_per_epoch,
            "global_step": self.global_step,
            "minutes": self.minutes,
            "model_state_dict": self.model.state_dict(),
            "ema_state_dict": self.ema.state_dict(),
            "optimizer_state_dict": self.optimizer.state_dict(),
            "best_val_loss": self.best_val_loss,
            "train_loss": self.train_loss,
            "val_loss": self.val_loss,
            "training_stage": self.stage,
        }
        with atomic_path(self.checkpoint) as temporary:
            torch.save(state, temporary)

    def restore(self, path: Path) -> None:
        """Go on from a checkpoint.

        Raises:
            StickGenError: it is missing, not a checkpoint, or of another size or stage.
        """
        state = load_checkpoint(path)
        if state.get("training_stage") != self.stage:
            raise StickGenError(
                f"{path} is a checkpoint of the {state.get('training_stage')}, not of the "
                f"{self.stage}: pass the matching file"
            )
        try:
            self.model.load_state_dict(state["model_state_dict"])
            self.ema.load_state_dict(state["ema_state_dict"])
            self.optimizer.load_state_dict(state["optimizer_state_dict"])
        except (KeyError, RuntimeError, ValueError) as error:
            raise StickGenError(
                f"{path} does not fit the model of the configuration: {str(error).splitlines()[0]}"
            ) from error
        self.global_step, self.minutes = state["global_step"], state["minutes"]
        self.train_loss, self.val_loss = state["train_loss"], state["val_loss"]
        self.best_val_loss = state["best_val_loss"]


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Read a checkpoint with torch's restricted unpickler.

    Raises:
        StickGenError: the file is missing or is not a plain checkpoint.
    """
    import pickle

    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise StickGenError(f"checkpoint {path} does not exist") from None
    except (pickle.UnpicklingError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise StickGenError(f"{path} is not a readable checkpoint") from error
    if not isinstance(state, dict):
        raise StickGenError(f"{path} is not a checkpoint of Stick-Gen")
    return state


def resume_paths(
    flag: str | None, configured: str | None, stages: Sequence[str], folder: Path
) -> dict[str, Path | None]:
    """Where each stage goes on from; None: it starts anew.

    The flag counts before ``RESUME_FROM_CHECKPOINT``, the configuration and the run's own folder.
    A folder stands for the stages' files in it.

    Raises:
        StickGenError: a folder was named that has none of them.
    """
    chosen = flag or os.environ.get("RESUME_FROM_CHECKPOINT") or configured
    path = Path(chosen) if chosen else folder
    if not path.is_dir():
        return dict.fromkeys(stages, path)
    files = {stage: path / f"{stage}.pt" for stage in stages}
    found = {stage: file if file.exists() else None for stage, file in files.items()}
    if chosen and not any(found.values()):
        raise StickGenError(
            f"{path} has no {' or '.join(file.name for file in files.values())} to go on from: "
            "name the folder of an earlier run, or none to start anew"
        )
    return found


def evaluate(
    run: Run, step: StepFunction[B], batches: list[B], device: torch.device, bfloat16: bool
) -> dict[str, float]:
    """Mean losses of the averaged weights over batches; the same noise every time."""
    generator = torch.Generator().manual_seed(0)
    sums: dict[str, float] = {}
    run.ema.eval()
    with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=bfloat16):
        for batch in batches:
            for name, value in step(run.ema, to_device(batch, device), generator).items():
                sums[name] = sums.get(name, 0.0) + float(value) / len(batches)
    return sums


def _update(
    run: Run,
    step: StepFunction[B],
    batch: B,
    phase: Phase,
    progress: float,
    generator: torch.Generator,
    device: torch.device,
    bfloat16: bool,
) -> Losses:
    """One step of the optimiser."""
    for group in run.optimizer.param_groups:
        group["lr"] = learning_rate(phase, run.global_step, progress)
    run.model.train()
    with torch.autocast(device.type, torch.bfloat16, enabled=bfloat16):
        losses = step(run.model, batch, generator)
    if not torch.isfinite(losses["total"]):
        raise StickGenError(
            f"the {run.stage}'s loss became {losses['total'].item()} at step {run.global_step}: "
            "lower its learning_rate"
        )
    run.optimizer.zero_grad(set_to_none=True)
    losses["total"].backward()
    nn.utils.clip_grad_norm_(run.model.parameters(), phase.gradient_clip)
    run.optimizer.step()
    run.global_step += 1
    average(run.ema, run.model, min(phase.ema, (1 + run.global_step) / (10 + run.global_step)))
    return losses


def _check(run: Run, losses: dict[str, float]) -> None:
    """Raise when a run is no longer worth keeping: its weights or losses are not finite."""
    weights = (*run.model.parameters(), *run.ema.parameters())
    if not all(map(math.isfinite, losses.values())) or not all(
        bool(w.isfinite().all()) for w in weights
    ):
        raise StickGenError(
            f"the {run.stage}'s weights or validation losses are not finite at step "
            f"{run.global_step}: lower its learning_rate"
        )


def _record(run: Run, losses: dict[str, float]) -> None:
    """Keep the losses of a validation, in the run and as a line of its curve."""
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


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def train_phase(
    run: Run,
    step: StepFunction[B],
    batches: Iterator[B],
    validation: list[B],
    phase: Phase,
    *,
    steps_per_epoch: int,
    max_minutes: float | None,
    validate_minutes: float,
    seed: int,
    device: torch.device,
    bfloat16: bool,
) -> None:
    """Train until the epochs or the minutes are over; resumable at any time.

    Writes ``{stage}.pt`` and appends to ``{stage}.jsonl`` at every validation, at the end, on
    Ctrl-C and on exit, but not when it fails: the last good checkpoint stays. The learning rate
    falls with whichever of steps and minutes is further on, so a short run ends as annealed as a
    long one.

    Raises:
        StickGenError: losses or weights are no longer finite.
    """
    total = phase.epochs * steps_per_epoch
    generator = torch.Generator().manual_seed(seed + run.global_step)
    smooth: Tensor | float = run.train_loss
    begun, earlier = time.monotonic(), run.minutes
    validated = begun

    def progress() -> float:
        run.minutes = earlier + (time.monotonic() - begun) / 60
        by_time = run.minutes / max_minutes if max_minutes else 0.0
        return max(run.global_step / total, by_time)

    def validate() -> str:
        losses = evaluate(run, step, validation, device, bfloat16)
        _check(run, losses)
        _record(run, losses)
        run.save(steps_per_epoch)
        return f"val {run.val_loss:.4f}"

    with _bar() as bar:
        task = bar.add_task(run.stage, total=1.0, note="")
        said = ""
        try:
            while progress() < 1.0:
                batch = to_device(next(batches), device)
                losses = _update(run, step, batch, phase, progress(), generator, device, bfloat16)
                now = float(losses["total"].detach())
                smooth = now if math.isnan(float(smooth)) else 0.98 * float(smooth) + 0.02 * now
                run.train_loss = float(smooth)
                if time.monotonic() - validated > validate_minutes * 60:
                    said, validated = validate(), time.monotonic()
                note = f"step {run.global_step}  train {run.train_loss:.4f}  {said}"
                bar.update(task, completed=progress(), note=note)
        except (KeyboardInterrupt, SystemExit):
            progress()
            validate()
            raise
        validate()
