"""The torch networks of a model folder, with its weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnx
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from stickgen.errors import StickGenError, shorten
from stickgen.motion_model.normalization import Normalization

TRAINING_ONLY = ("heads.position.", "heads.velocity.", "heads.physics.", "heads.environment.")
"""Parts of a planner that its exported graph has no use for."""
CONTROLS = "controls."
"""Part of a planner that a folder may lack; fresh, it adds nothing."""


@dataclass(frozen=True)
class StoredWeights:
    """Weights of an exported network by its own names, and the names that the folder lacks."""

    weights: Mapping[str, Tensor]
    missing: tuple[str, ...]


def stored_weights(network: nn.Module, folder: Path) -> StoredWeights:
    """Weights of a network's folder: float16 ones beside the graph, the smallest inside it.

    What only training reads is not exported: some heads of the planner, which are zero here, so
    that they do not disturb the rest. A planner that was trained on words alone lacks the reader
    of controls, which stays as it is. What the refiner reads in place of a sentence lies in
    ``normalization.npz``.

    Args:
        network: whose weights they are; it is not changed.
        folder: such as ``stick-gen-small/planner``.

    Raises:
        StickGenError: a file cannot be read.
    """
    prefix = f"{folder.name}."
    found = {name.removeprefix(prefix): w for name, w in _read(folder).items()}
    own = network.state_dict()
    weights = {name: found[name].float() for name in own if name in found}
    null_text = Normalization.load(folder.parent).null_text
    if folder.name == "refiner" and null_text is not None:
        weights["null_text"] = torch.from_numpy(null_text)
    absent = own.keys() - weights.keys()
    missing = [name for name in absent if name.startswith(TRAINING_ONLY)]
    weights |= {name: torch.zeros_like(own[name]) for name in missing}
    if all(name in absent for name in own if name.startswith(CONTROLS)):
        weights |= {name: w for name, w in own.items() if name.startswith(CONTROLS)}
    return StoredWeights(weights, tuple(sorted(missing)))


def _read(folder: Path) -> dict[str, Tensor]:
    try:
        stored: dict[str, Any] = load_file(folder / "model.safetensors")
        graph = onnx.load(str(folder / "model.onnx"), load_external_data=False).graph
    except Exception as error:  # the libraries' errors have no other common class
        raise StickGenError(
            f"{folder} cannot be read as a network ({shorten(error, 200)}): fetch the model "
            "folder again"
        ) from error
    for tensor in graph.initializer:
        if tensor.data_location != onnx.TensorProto.EXTERNAL:
            stored[tensor.name] = torch.from_numpy(onnx.numpy_helper.to_array(tensor).copy())
    return stored
