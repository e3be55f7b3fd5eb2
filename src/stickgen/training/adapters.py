"""Low-rank adapters (LoRA, Hu et al., ICLR 2022) in a network: injected by peft, and kept apart.

Base weights are frozen. An adapter's second matrix starts at zero, so that a network with a fresh
adapter computes what its base computes, to the bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from stickgen.errors import StickGenError
from stickgen.motion_model.adapters import CONFIG, PREFIX, WEIGHTS
from stickgen.training.config import Lora

if TYPE_CHECKING:
    from peft import LoraConfig

NAME = "default"
"""Of the adapter inside the network; peft's files leave it out."""
_MARK = ".lora_"
_BASE = ".base_layer."


def add_adapter(network: nn.Module, lora: Lora, base_name: str) -> None:
    """Freeze a network and put a fresh adapter into every layer that the pattern names.

    Args:
        base_name: of the model, for the adapter's own configuration.

    Raises:
        StickGenError: peft is missing, or no layer matches the pattern.
    """
    config = _peft_config(lora, base_name)
    from peft import inject_adapter_in_model

    try:
        inject_adapter_in_model(config, network, NAME)
    except ValueError as error:
        raise StickGenError(
            f"lora.target_modules is {lora.target_modules!r}, which fits no layer of the network: "
            "give a regular expression for whole names such as blocks.0.attention.q"
        ) from error


def _peft_config(lora: Lora, base_name: str) -> LoraConfig:
    try:
        from peft import LoraConfig  # takes seconds to import
    except ImportError:
        raise StickGenError(
            "adapters need peft: in the checkout run pip install -c constraints.txt -e '.[train]'"
        ) from None
    return LoraConfig(
        r=lora.rank,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules=lora.target_modules,
        base_model_name_or_path=base_name,
    )


def trainable(network: nn.Module) -> list[nn.Parameter]:
    """Parameters that training changes."""
    return [p for p in network.parameters() if p.requires_grad]


def trainable_share(network: nn.Module) -> float:
    """Share of a network's parameters that training changes, 0–1."""
    changed = sum(p.numel() for p in trainable(network))
    return changed / sum(p.numel() for p in network.parameters())


def adapter_weights(network: nn.Module) -> dict[str, Tensor]:
    """Matrices of a network's adapter, named as in peft's files but without ``PREFIX``."""
    state = network.state_dict()
    return {name.replace(f".{NAME}.", "."): w for name, w in state.items() if _MARK in name}


def base_weights(network: nn.Module) -> dict[str, Tensor]:
    """Weights of a network under its own names, without those of an adapter."""
    state = network.state_dict()
    return {name.replace(_BASE, "."): w for name, w in state.items() if _MARK not in name}


def merged_weights(network: nn.Module) -> dict[str, Tensor]:
    """Weights of a network with its adapter added to them; the network is changed so.

    One without an adapter gives its own weights.
    """
    for layer in network.modules():
        if callable(merge := getattr(layer, "merge", None)):
            merge()
    return base_weights(network)


def load_weights(
    network: nn.Module, base: Mapping[str, Tensor] | None, adapter: Mapping[str, Tensor]
) -> None:
    """Copy weights into a network with an adapter; every weight must be there, and no other.

    Args:
        base: as ``base_weights``; None leaves the base as it is.
        adapter: as ``adapter_weights``.

    Raises:
        RuntimeError: a weight is missing, unknown or of another shape.
    """
    kinds = [(adapter_weights(network), adapter)]
    if base is not None:
        kinds.append((base_weights(network), base))
    for own, given in kinds:
        if wrong := sorted(own.keys() ^ given.keys()):
            raise RuntimeError(f"{wrong[0]} is in only one of both")
        for name, weight in own.items():
            if weight.shape != given[name].shape:
                raise RuntimeError(f"{name} is {list(given[name].shape)}, not {list(weight.shape)}")
    with torch.no_grad():
        for own, given in kinds:
            for name, weight in own.items():
                weight.copy_(given[name])


def save_adapter(weights: Mapping[str, Tensor], lora: Lora, base_name: str, folder: Path) -> None:
    """Write the adapter of one network as peft does.

    Args:
        weights: as ``adapter_weights``.
        base_name: of the model.
        folder: gets ``adapter_config.json`` and ``adapter_model.safetensors``.
    """
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    config = _peft_config(lora, base_name)
    config.inference_mode = True
    config.save_pretrained(str(folder))
    named = {f"{PREFIX}{name}": w.contiguous() for name, w in weights.items()}
    save_file(named, folder / WEIGHTS, metadata={"format": "pt"})
    for name in (CONFIG, WEIGHTS):
        (folder / name).chmod(0o644)  # safetensors gives only the owner permission to read


def changed_weights(
    base: Mapping[str, Tensor], adapter: Mapping[str, Tensor]
) -> dict[str, NDArray[np.float16]]:
    """Weights of a base that an adapter changes, rounded to float16."""
    layers = {name.partition(_MARK)[0] for name in adapter}
    return {f"{name}.weight": base[f"{name}.weight"].half().numpy() for name in layers}
