"""The weights that a stage starts from: of a checkpoint, of a run's folder or of a model folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from stickgen.errors import StickGenError
from stickgen.motion_model.normalization import Normalization
from stickgen.training.checkpoints import load_checkpoint

log = logging.getLogger(__name__)

_TRAINING_ONLY = ("heads.position.", "heads.velocity.", "heads.physics.", "heads.environment.")
"""Parts of a planner that its exported graph has no use for."""


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
        weights = _exported_weights(network, folder)
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


def _checkpoint_weights(path: Path, stage: str) -> dict[str, Tensor]:
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
    weights: dict[str, Tensor] = state["ema_state_dict"]
    return weights


def _exported_weights(network: nn.Module, folder: Path) -> dict[str, Tensor]:
    """Weights of an exported network: float16 ones beside the graph, the smallest inside it.

    What only training reads is not exported: some heads of the planner, which start at zero, so
    that they do not disturb the rest. What the refiner reads in place of a sentence lies in
    ``normalization.npz``.
    """
    import onnx
    from safetensors.torch import load_file

    stored: dict[str, Any] = load_file(folder / "model.safetensors")
    graph = onnx.load(str(folder / "model.onnx"), load_external_data=False).graph
    for tensor in graph.initializer:
        if tensor.data_location != onnx.TensorProto.EXTERNAL:
            stored[tensor.name] = torch.from_numpy(onnx.numpy_helper.to_array(tensor).copy())
    own = network.state_dict()
    prefix = f"{folder.name}."
    found = {name.removeprefix(prefix): w for name, w in stored.items()}
    weights = {name: found[name].float() for name in own if name in found}
    null_text = Normalization.load(folder.parent).null_text
    if folder.name == "refiner" and null_text is not None:
        weights["null_text"] = torch.from_numpy(null_text)
    kept = [name for name in own.keys() - weights.keys() if name.startswith(_TRAINING_ONLY)]
    if kept:
        log.info("%s lacks %d weights of heads that only training reads", folder, len(kept))
    return {**weights, **{name: torch.zeros_like(own[name]) for name in kept}}


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
