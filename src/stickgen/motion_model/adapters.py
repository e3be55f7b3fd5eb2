"""Adapters (LoRA) at inference: low-rank products added to the weights of a network when it opens.

An adapter's folder holds ``adapter.json`` and, for each network that it changes, a folder with the
two files of peft: ``adapter_config.json`` and ``adapter_model.safetensors``. The sums replace the
weights that ONNX Runtime would read beside the graph, so a film costs nothing more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError, shorten
from stickgen.model_folder import SHELVES
from stickgen.motion_model.tensor_file import read_tensors
from stickgen.options import split_lora

MANIFEST = "adapter.json"
CONFIG, WEIGHTS = "adapter_config.json", "adapter_model.safetensors"
PREFIX = "base_model.model."
"""Before the name of every weight in peft's files."""
_A, _B = ".lora_A.weight", ".lora_B.weight"

Array = NDArray[np.float32]
Floats = NDArray[np.floating]
Arrays = dict[str, NDArray[np.float16]]


@dataclass(frozen=True)
class Adapter:
    """An adapter's folder, and how strongly it acts (0–2)."""

    folder: Path
    scale: float

    @property
    def description(self) -> str:
        """What the adapter does, in its own words.

        Raises:
            StickGenError: its ``adapter.json`` cannot be read.
        """
        return str(self.manifest.get("description", ""))

    @property
    def manifest(self) -> dict[str, Any]:
        """Contents of its ``adapter.json``."""
        return _json(self.folder / MANIFEST)


def find_adapters(names: Sequence[str]) -> tuple[Adapter, ...]:
    """The adapters of names such as ``old-man``, ``zombie:0.6`` or ``runs/mine/adapter``.

    Raises:
        StickGenError: there is no such adapter, or its scale is not from 0 to 2.
    """
    return tuple(Adapter(_folder(name), scale) for name, scale in map(split_lora, names))


def shipped_adapters() -> dict[str, Adapter]:
    """Adapters that travel with Stick-Gen, by name."""
    folders = [path.parent for shelf in SHELVES for path in shelf.glob(f"adapters/*/{MANIFEST}")]
    return {folder.name: Adapter(folder, 1.0) for folder in sorted(folders)}


def _folder(name: str) -> Path:
    folder = Path(name)
    if (folder / MANIFEST).is_file():
        return folder
    shipped = shipped_adapters()
    if name in shipped:
        return shipped[name].folder
    known = f"or one of {', '.join(shipped)}" if shipped else f"which holds {MANIFEST}"
    raise StickGenError(f"there is no adapter {shorten(repr(name))}: give its folder, {known}")


def adapted_weights(network: Path, adapters: Sequence[Adapter]) -> Arrays:
    """Weights of a network with the products of adapters added, by the names in its graph.

    Args:
        network: folder of the network, such as ``stick-gen-small/planner``.
        adapters: those without a folder for the network leave it as it is.

    Returns:
        only the weights that change.

    Raises:
        StickGenError: an adapter is of another network, of another rank than it states, or changes
            a weight that the network does not have.
    """
    used = [a for a in adapters if (a.folder / network.name / WEIGHTS).is_file()]
    if not used:
        return {}
    stored = _stored_weights(network)
    terms: dict[str, list[tuple[Array, Array]]] = {}
    for adapter in used:
        products = _products(adapter, network.name)
        base = {name: _base_weight(stored, name, adapter, network) for name in products}
        _check_base(adapter, network, base)
        for name, (down, up) in products.items():
            if (len(up), down.shape[1]) != base[name].shape:
                raise StickGenError(
                    f"{_label(adapter, network)} changes {name} by "
                    f"{[len(up), down.shape[1]]} numbers, but the network has "
                    f"{list(base[name].shape)}: use it with the model that it was trained on"
                )
            terms.setdefault(name, []).append((down, up))
    prefix = _graph_prefix(network.name)
    return {f"{prefix}{name}.half": _sum(stored[name], some) for name, some in terms.items()}


def _sum(base: Floats, terms: Sequence[tuple[Array, Array]]) -> NDArray[np.float16]:
    """A weight and its products; one at a time, so that little memory is touched."""
    total = base.astype(np.float32)
    for down, up in terms:
        total += up @ down
    return total.astype(np.float16)


def base_digest(weights: Mapping[str, NDArray[np.float16]]) -> str:
    """Hexadecimal SHA-256 of the weights that an adapter changes, rounded to float16."""
    digest = hashlib.sha256()
    for name in sorted(weights):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(weights[name], dtype=np.float16).data)
    return digest.hexdigest()


def _graph_prefix(network: str) -> str:
    """What stands before a weight's own name in the graph of a network."""
    return "" if network == "refiner" else f"{network}."


def _stored_weights(network: Path) -> dict[str, Floats]:
    """Weights of a network by their own names."""
    path = network / "model.safetensors"
    if not path.is_file():
        raise StickGenError(
            f"{network.parent} has no {network.name}/model.safetensors to add an adapter to: use "
            "the model's float16 folder, not one of int8"
        )
    prefix = _graph_prefix(network.name)
    return {name.removeprefix(prefix): w for name, w in read_tensors(path).items()}


def _base_weight(
    stored: Mapping[str, Floats], name: str, adapter: Adapter, network: Path
) -> Floats:
    if name not in stored:
        raise StickGenError(
            f"{_label(adapter, network)} changes {name}, which {network} does not have: use it "
            "with the model that it was trained on"
        )
    return stored[name]


def _check_base(adapter: Adapter, network: Path, base: Mapping[str, Floats]) -> None:
    """Refuse an adapter that states another base; one of other people states none."""
    states = adapter.manifest.get("sha256", {})
    expected = states.get(network.name) if isinstance(states, dict) else None
    found = {name: w.astype(np.float16, copy=False) for name, w in base.items()}
    if expected is not None and base_digest(found) != expected:
        raise StickGenError(
            f"{_label(adapter, network)} was trained on other weights than those of "
            f"{network.parent}: use it with the model that it was trained on, "
            f"{adapter.manifest.get('base', 'which it does not name')}"
        )


def _products(adapter: Adapter, network: str) -> dict[str, tuple[Array, Array]]:
    """``A [rank, in]``, scaled, and ``B [out, rank]`` of every weight that an adapter changes."""
    folder = adapter.folder / network
    config = _json(folder / CONFIG)
    tensors = read_tensors(folder / WEIGHTS)
    rank, alpha = config.get("r"), config.get("lora_alpha")
    if not isinstance(rank, int) or not isinstance(alpha, int | float) or rank < 1:
        raise StickGenError(f"{folder / CONFIG} states no rank r and lora_alpha: export it again")
    for option in ("use_dora", "use_rslora", "fan_in_fan_out", "rank_pattern", "alpha_pattern"):
        if config.get(option):
            raise StickGenError(
                f"{folder / CONFIG} uses {option}, which is not supported: train a plain LoRA"
            )
    products = {}
    for key, down in tensors.items():
        name = key.removeprefix(PREFIX)
        if name.endswith(_B) and key.replace(_B, _A) in tensors:
            continue
        if not name.endswith(_A) or key.replace(_A, _B) not in tensors:
            raise StickGenError(f"{folder / WEIGHTS} holds {key}, which is no pair of a LoRA")
        up = tensors[key.replace(_A, _B)]
        if down.ndim != 2 or up.ndim != 2 or {len(down), up.shape[-1]} != {rank}:
            raise StickGenError(
                f"{folder / WEIGHTS}: {key} is {list(down.shape)} and its partner "
                f"{list(up.shape)}, which is not rank {rank}: export it again"
            )
        scaled = np.asarray(down, np.float32) * np.float32(alpha / rank * adapter.scale)
        products[name.removesuffix(_A) + ".weight"] = (scaled, np.asarray(up, np.float32))
    return products


def _label(adapter: Adapter, network: Path) -> str:
    return f"the adapter {adapter.folder.name} ({network.name})"


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
        if not isinstance(found, dict):
            raise ValueError("it is no JSON object")
    except DAMAGE as error:
        raise StickGenError(
            f"{path} cannot be read ({shorten(error, 200)}): fetch the adapter again"
        ) from error
    return found
