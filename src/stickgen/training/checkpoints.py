"""Checkpoints of a stage: what is saved, how it is read back, where a run resumes from."""

from __future__ import annotations

import copy
import math
import os
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.training.adapters import (
    adapter_weights,
    base_weights,
    load_weights,
    trainable,
)
from stickgen.training.config import Lora, StageConfig


@dataclass
class Run:
    """State of one stage's training; ``save`` and ``restore`` carry all of it.

    ``minutes`` counts earlier sessions too.
    """

    stage: str
    folder: Path
    model: nn.Module
    ema: nn.Module
    optimizer: torch.optim.Optimizer
    lora: Lora | None = None
    global_step: int = 0
    minutes: float = 0.0
    train_loss: float = math.nan
    val_loss: float = math.nan
    best_val_loss: float = math.inf

    @classmethod
    def start(
        cls,
        stage: str,
        folder: Path,
        model: nn.Module,
        config: StageConfig,
        betas: tuple[float, float] = (0.9, 0.999),
        lora: Lora | None = None,
    ) -> Run:
        """A run at step 0 with its optimiser (AdamW with the given ``betas``).

        Only what is trained is averaged and optimised: of a network with an adapter (``lora``)
        the adapter alone. The EMA shares the rest with it.
        """
        optimizer = torch.optim.AdamW(
            trainable(model),
            config.learning_rate,
            weight_decay=config.weight_decay,
            betas=betas,
            fused=True,
        )
        frozen = {id(p): p for p in model.parameters() if not p.requires_grad}
        ema = copy.deepcopy(model, frozen).requires_grad_(False)
        return cls(stage, folder, model, ema, optimizer, lora)

    @property
    def checkpoint(self) -> Path:
        """Where the run is saved."""
        return self.folder / f"{self.stage}.pt"

    def save(self, steps_per_epoch: int) -> None:
        """Write the checkpoint (a temporary file, then a rename)."""
        state = {
            "epoch": self.global_step // steps_per_epoch,
            "global_step": self.global_step,
            "minutes": self.minutes,
            **self._weights(),
            "optimizer_state_dict": self.optimizer.state_dict(),
            "best_val_loss": self.best_val_loss,
            "train_loss": self.train_loss,
            "val_loss": self.val_loss,
            "training_stage": self.stage,
        }
        with atomic_path(self.checkpoint) as temporary:
            torch.save(state, temporary)

    def _weights(self) -> dict[str, Any]:
        """Weights as a checkpoint keeps them: with an adapter, only it is averaged."""
        adapted = self.lora is not None
        return {
            "model_state_dict": base_weights(self.model),
            "ema_state_dict": adapter_weights(self.ema) if adapted else self.ema.state_dict(),
            "lora_enabled": adapted,
            "lora_state_dict": adapter_weights(self.model) if adapted else None,
            "lora_config": self.lora.model_dump() if self.lora else None,
        }

    def restore(self, path: Path) -> None:
        """Resume from a checkpoint.

        Raises:
            StickGenError: it is missing, not a checkpoint, or of another size or stage.
        """
        state = load_checkpoint(path)
        if state.get("training_stage") != self.stage:
            raise StickGenError(
                f"{path} is a checkpoint of the {state.get('training_stage')}, not of the "
                f"{self.stage}: pass the matching file"
            )
        self._check_adapter(path, state)
        try:
            if self.lora:
                load_weights(self.model, state["model_state_dict"], state["lora_state_dict"])
                load_weights(self.ema, None, state["ema_state_dict"])
            else:
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

    def _check_adapter(self, path: Path, state: Mapping[str, Any]) -> None:
        """Refuse a checkpoint with another adapter than the run's, or with one too many."""
        own = self.lora.model_dump() if self.lora else None
        saved = state.get("lora_config")
        if saved != own:
            raise StickGenError(
                f"{path} was saved with {'lora ' + str(saved) if saved else 'no adapter'}, but the "
                f"configuration has {'lora ' + str(own) if own else 'none'}: resume with the "
                "configuration of the run, or use --init-from for its weights alone"
            )


def load_checkpoint(path: Path) -> dict[str, Any]:
    """Read a checkpoint with torch's restricted unpickler.

    Raises:
        StickGenError: the file is missing or is not a plain checkpoint.
    """
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise StickGenError(f"checkpoint {path} does not exist") from None
    except (pickle.UnpicklingError, *DAMAGE) as error:
        raise StickGenError(f"{path} is not a readable checkpoint") from error
    if not isinstance(state, dict):
        raise StickGenError(f"{path} is not a checkpoint of Stick-Gen")
    return state


def resume_paths(
    flag: str | None, configured: str | None, stages: Sequence[str], folder: Path
) -> dict[str, Path | None]:
    """Checkpoint that each stage resumes from; None: it starts from random weights.

    The flag has precedence over ``RESUME_FROM_CHECKPOINT``, then the configuration, then the
    run's own folder. A folder stands for the stages' files in it.

    Raises:
        StickGenError: a folder was named that has none of them.
    """
    chosen = flag or os.environ.get("RESUME_FROM_CHECKPOINT") or configured
    path = Path(chosen) if chosen else folder
    if not path.is_dir():
        return dict.fromkeys(stages, path)
    files = {stage: path / f"{stage}.pt" for stage in stages}
    present = {stage: file if file.exists() else None for stage, file in files.items()}
    if chosen and not any(present.values()):
        raise StickGenError(
            f"{path} has no {' or '.join(file.name for file in files.values())} to resume from: "
            "name the folder of an earlier run, or none to start anew"
        )
    return present
