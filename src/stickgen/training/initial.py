"""The weights that a stage starts from: of a checkpoint, of a run's folder or of a model folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from torch import Tensor, nn

from stickgen.errors import StickGenError
from stickgen.motion_model.normalization import Normalization
from stickgen.networks.from_folder import stored_weights
from stickgen.training.checkpoints import load_checkpoint

log = logging.getLogger(__name__)


def initial_path(flag: str | None, configured: str | None) -> Path | None:
    """What the stages start from: the flag, else ``INIT_FROM_CHECKPOINT``, else the configuration.

    Raises:
        StickGenError: it does not exist.
    """
    chosen = flag or os.environ.get("INIT_FROM_CHECKPOINT") or configured
    if not chosen:
        return None
    path = Path(chosen)
    if not path.exists():
        raise StickGenError(
            f"{path} does not exist: --init-from takes a checkpoint, a run's folder or a model "
            "folder"
        )
    return path


def copy_normalization(source: Path, output: Path) -> None:
    """Give a new run the statistics and the codebook that the weights of ``source`` were trained
    with; a run that has its own keeps them.

    Raises:
        StickGenError: ``source`` has none, or they are damaged.
    """
    if Normalization.exists(output):
        return
    folder = source if source.is_dir() else source.parent
    replace(Normalization.load(folder), null_text=None).save(output)


def load_initial(network: nn.Module, stage: str, source: Path) -> None:
    """Copy the weights of a stage into a fresh network; of a checkpoint those of the EMA.

    Raises:
        StickGenError: ``source`` has no weights of this stage, or they do not fit.
    """
    folder = source / stage
    checkpoint = source / f"{stage}.pt" if source.is_dir() else source
    if (folder / "model.safetensors").is_file():
        stored = stored_weights(network, folder)
        weights = stored.weights
        if stored.missing:
            log.info("%s lacks %s, which start at zero", folder, ", ".join(stored.missing))
    elif checkpoint.is_file():
        weights = _checkpoint_weights(checkpoint, stage)
    else:
        raise StickGenError(
            f"{source} has neither {stage}.pt nor {stage}/model.safetensors: give --init-from a "
            f"run or a model with a {stage}, or leave the stage out with --stage"
        )
    try:
        network.load_state_dict(weights)
    except RuntimeError as error:
        reason = " ".join(str(error).split())[:200]
        raise StickGenError(
            f"{source} does not fit the {stage} of the configuration: {reason}"
        ) from error
    log.info("%s starts from the weights in %s", stage, source)


def _checkpoint_weights(path: Path, stage: str) -> Mapping[str, Tensor]:
    state = load_checkpoint(path)
    if state.get("training_stage") != stage:
        raise StickGenError(
            f"{path} is a checkpoint of the {state.get('training_stage')}, not of the {stage}: "
            f"name a run's folder, or leave the {stage} out with --stage"
        )
    if state.get("lora_enabled"):
        raise StickGenError(
            f"{path} holds an adapter: start from the model that it adapts, or from one that "
            "`stick-gen model export --lora` merged it into"
        )
    weights: Mapping[str, Tensor] = state["ema_state_dict"]
    return weights


def check_adapted(source: Path | None, resumed: Sequence[Path | None]) -> None:
    """Refuse adapters in networks of random weights.

    Raises:
        StickGenError: there is nothing to adapt.
    """
    if source is None and None in resumed:
        raise StickGenError(
            "the configuration has a lora section, which adapts trained weights: name them with "
            "--init-from"
        )
