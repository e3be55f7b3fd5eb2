"""From the checkpoints of a run to a model folder."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

from torch import nn

from stickgen.files import atomic_path
from stickgen.motion_model.adapters import MANIFEST, base_digest
from stickgen.motion_model.config import ModelConfig
from stickgen.motion_model.normalization import Normalization
from stickgen.networks.bert_export import export_transformer
from stickgen.networks.export import export_half
from stickgen.text.encoders import BUILT_IN, open_encoder
from stickgen.text.transformer import TransformerEncoder
from stickgen.training.adapters import changed_weights, save_adapter
from stickgen.training.card import write_card
from stickgen.training.checkpoints import load_checkpoint
from stickgen.training.config import Lora, TrainConfig
from stickgen.training.stages import STAGES, Stage
from stickgen.vocabulary import ACTIONS


def untrained(config: TrainConfig, output: Path) -> list[str]:
    """Stages of a run that have no checkpoint."""
    return [stage for stage in config.model.networks if not (output / f"{stage}.pt").exists()]


def export_run(config: TrainConfig, output: Path) -> Path:
    """Write ``output/model`` from the EMA weights of a run; existing files are replaced.

    Raises:
        StickGenError: a stage has no checkpoint.
    """
    folder = output / "model"
    networks = {stage: _load_ema(STAGES[stage], config, output) for stage in config.model.networks}
    normalization = Normalization.load(output)
    for stage, network in networks.items():
        export_half(STAGES[stage].graph(network, normalization.codebook), folder / stage)
    null_text = networks["refiner"].get_parameter("null_text").detach().numpy()
    replace(normalization, null_text=null_text).save(folder)
    (folder / "config.json").write_text(_model_config(config).model_dump_json(indent=2) + "\n")
    _put_encoder(config.model.text_encoder, folder)
    write_card(config, output, folder, config.training.init_from or "")
    return folder


def export_adapter(config: TrainConfig, output: Path, base: Path | None) -> Path:
    """Write ``output/adapter`` from the EMA of the adapters of a run: peft's files in a folder for
    each network that has a checkpoint, and ``adapter.json``.

    Args:
        base: the model that is adapted, for people who read the files.
    """
    folder = output / "adapter"
    base_name = str(base) if base else ""
    digests = {}
    for stage in config.model.networks:
        if (output / f"{stage}.pt").exists():
            state = load_checkpoint(output / f"{stage}.pt")
            adapter = state["ema_state_dict"]
            lora = Lora.model_validate(state["lora_config"])
            save_adapter(adapter, lora, base_name, folder / stage)
            digests[stage] = base_digest(changed_weights(state["model_state_dict"], adapter))
    facts = {
        "name": config.metadata.name,
        "description": config.metadata.description,
        "base": base_name,
        "sha256": digests,
    }
    with atomic_path(folder / MANIFEST) as scratch:
        scratch.write_text(json.dumps(facts, indent=2) + "\n", "utf-8")
    write_card(config, output, folder, base_name)
    return folder


def _load_ema(stage: Stage, config: TrainConfig, output: Path) -> nn.Module:
    network = stage.build(config)
    network.load_state_dict(load_checkpoint(output / f"{stage.name}.pt")["ema_state_dict"])
    return network


def _model_config(config: TrainConfig) -> ModelConfig:
    """Contents of the folder's ``config.json``."""
    encoder = config.model.text_encoder
    return ModelConfig(
        name=config.metadata.name,
        actions=len(ACTIONS),
        text_encoder=BUILT_IN if encoder == BUILT_IN else open_encoder(encoder).name,
        planner=config.model.planner,
        ranker=config.model.ranker,
        refiner=config.model.refiner,
        sampling=config.model.sampling,
    )


def _put_encoder(text: str, folder: Path) -> None:
    """Give a model folder its ``text_encoder/`` and ``tokenizer/``; the built-in one needs none."""
    if (Path(text) / "text_encoder").is_dir():
        for part in ("text_encoder", "tokenizer"):
            if (Path(text) / part).resolve() != (folder / part).resolve():
                shutil.copytree(Path(text) / part, folder / part, dirs_exist_ok=True)
        return
    encoder = open_encoder(text)
    if isinstance(encoder, TransformerEncoder):
        export_transformer(encoder, folder)
