"""Watching a run: its validation losses in TensorBoard and, when asked, Weights & Biases."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stickgen.errors import StickGenError
from stickgen.training.checkpoints import Run
from stickgen.training.config import TrainConfig
from stickgen.training.preview import Previews
from stickgen.training.workers import Workers

if TYPE_CHECKING:
    from torch.utils.tensorboard import SummaryWriter

log = logging.getLogger(__name__)


class Watcher:
    """Receives every validation of a run.

    Args:
        config: its ``logging`` section says what is written besides TensorBoard's files.
        folder: of the run; gets ``tensorboard/``.
        previews: draws motion; None: nothing is drawn.
        workers: only the main one writes.

    Raises:
        StickGenError: Weights & Biases is asked for and not installed.
    """

    def __init__(
        self, config: TrainConfig, folder: Path, previews: Previews | None, workers: Workers
    ) -> None:
        main = workers.is_main
        self._board = _tensorboard(folder / "tensorboard") if main else None
        self._wandb = _wandb(config, folder) if main and config.logging.wandb else None
        self._previews = previews

    def validated(self, run: Run, losses: Mapping[str, float]) -> None:
        """Record the losses of a validation, and draw what the networks make of the prompts."""
        named = {f"{run.stage}/val_{name}": value for name, value in losses.items()}
        if run.global_step:
            named[f"{run.stage}/train"] = run.train_loss
        if self._board:
            for name, value in named.items():
                self._board.add_scalar(name, value, run.global_step)
            self._board.flush()
        sheet = self._previews.draw(run) if self._previews and run.global_step else None
        if self._wandb:
            pictures = {f"{run.stage}/sheet": _picture(sheet)} if sheet else {}
            self._wandb.log({**named, **pictures, f"{run.stage}/step": run.global_step})

    def close(self) -> None:
        """Finish what is written."""
        if self._board:
            self._board.close()
        if self._wandb:
            self._wandb.finish()


def _tensorboard(folder: Path) -> SummaryWriter | None:
    try:
        from torch.utils.tensorboard import SummaryWriter
    except ImportError:
        log.warning("no curves for TensorBoard: pip install -c constraints.txt -e '.[train]'")
        return None
    return SummaryWriter(str(folder))


def _wandb(config: TrainConfig, folder: Path) -> Any:
    try:
        import wandb
    except ImportError:
        raise StickGenError(
            "logging.wandb needs Weights & Biases: pip install wandb, or leave it out"
        ) from None
    return wandb.init(
        project=config.logging.wandb,
        name=folder.name,
        dir=str(folder),
        config=config.model_dump(),
    )


def _picture(path: Path) -> Any:
    import wandb

    return wandb.Image(str(path))
