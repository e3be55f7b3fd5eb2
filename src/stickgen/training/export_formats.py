"""A model folder in other formats, each checked against torch."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from stickgen.errors import StickGenError
from stickgen.motion_model.adapters import Adapter, adapted_weights
from stickgen.motion_model.config import ModelConfig
from stickgen.motion_model.loading import ModelFolder
from stickgen.networks.formats import FORMATS, Format, write_checked
from stickgen.networks.from_folder import stored_weights
from stickgen.training.stages import STAGES


@dataclass(frozen=True)
class ExportedNetwork:
    """A network in one format.

    Attributes:
        format, network: names.
        megabytes: of its files.
        differences: output → largest difference from torch; of whole numbers the share that
            differ.
    """

    format: str
    network: str
    megabytes: float
    differences: Mapping[str, float]


def export_formats(
    model: Path, output: Path, formats: Sequence[str], adapters: Sequence[Adapter] = ()
) -> list[ExportedNetwork]:
    """Write every network of a model folder in some formats: ``output/<format>``.

    Args:
        model: the folder.
        output: gets a folder for each format; of ``onnx`` and ``onnx-int8`` it is a model folder.
        formats: of ``FORMATS``.
        adapters: merged into the weights before.

    Raises:
        StickGenError: the folder is damaged or has no float16 weights, a format is unknown, or an
            adapter does not fit.
    """
    if unknown := [name for name in formats if name not in FORMATS]:
        raise StickGenError(f"format is {unknown[0]!r}: use one of {', '.join(FORMATS)}")
    loaded = ModelFolder.load(model)
    names = [name for name in STAGES if getattr(loaded.config, name) is not None]
    networks = {name: _network(model, loaded.config, name, adapters) for name in names}
    rows = []
    for form in formats:
        folder = output / form
        for name, network in networks.items():
            graph = STAGES[name].graph(network, loaded.normalization.codebook)
            found = write_checked(FORMATS[form], graph, folder, name)
            rows.append(ExportedNetwork(form, name, _megabytes(folder, name), found))
        _copy_others(model, folder, FORMATS[form])
    return rows


def _network(model: Path, config: ModelConfig, name: str, adapters: Sequence[Adapter]) -> nn.Module:
    """A network of a model folder in torch, with the adapters merged."""
    network = STAGES[name].network(getattr(config, name))
    weights = dict(stored_weights(network, model / name).weights)
    for key, changed in adapted_weights(model / name, adapters).items():
        own = key.removesuffix(".half").removeprefix(f"{name}.")
        weights[own] = torch.from_numpy(changed).float()
    try:
        network.load_state_dict(weights)
    except RuntimeError as error:
        raise StickGenError(
            f"{model / name} is not the network of its config.json "
            f"({' '.join(str(error).split())[:200]}): fetch the model folder again"
        ) from error
    return network.eval()


def _megabytes(folder: Path, name: str) -> float:
    files = [*folder.glob(f"{name}.*"), *folder.glob(f"{name}/*")]
    return sum(file.stat().st_size for file in files) / 1e6


def _copy_others(model: Path, folder: Path, form: Format) -> None:
    """Put the files of the model besides its networks into a folder of exported ones."""
    parts = ["config.json", "normalization.npz"]
    if form.is_model_folder:
        parts += ["text_encoder", "tokenizer", "README.md"]
    for part in parts:
        source, target = model / part, folder / part
        if source.resolve() == target.resolve():
            continue
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            shutil.copyfile(source, target)
