"""The text stage of a run: adapt the encoder, export it, report held-out figures."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from stickgen.errors import StickGenError
from stickgen.networks.bert import Bert
from stickgen.networks.bert_export import export_encoder, load_pretrained
from stickgen.text.encoder import TextEncoder
from stickgen.training.config import TextStageConfig
from stickgen.training.text.adapt import adapt
from stickgen.training.text.batches import tokenise
from stickgen.training.text.captions import read_captions, split
from stickgen.training.text.probe import Encode, closeness, measure

log = logging.getLogger(__name__)

TEXT = "text"
"""Name of the stage."""
NAME = "all-MiniLM-L6-v2, adapted to motion captions"
FEWEST_HELD_OUT = 20
"""Figures of fewer captioned clips and segments say nothing about an encoder."""


def adapt_text_encoder(
    config: TextStageConfig, seed: int, folder: Path, minutes: float | None
) -> Path:
    """Adapt the pretrained encoder to captions and write it as a folder for ``text_encoder``.

    The log gets the figures of ``text.probe`` on held-out clips: before, after, and as exported.

    Args:
        folder: gets ``text_encoder/`` and ``tokenizer/``.
        minutes: training time; None: that of ``config``.

    Raises:
        StickGenError: captions or pretrained weights are missing, or too few clips are held out.
    """
    train, held_out = split(read_captions(Path(config.captions)))
    if len(held_out) < FEWEST_HELD_OUT:
        raise StickGenError(
            f"{config.captions} leaves {len(held_out)} captioned clips and segments for "
            f"evaluation, fewer than {FEWEST_HELD_OUT}: give more clips"
        )
    start, tokenizer = load_pretrained()
    seconds = 60 * (minutes or config.max_minutes)
    encoder = adapt(start, tokenizer, train, seconds, seed)
    export_encoder(encoder, tokenizer, folder, NAME)
    before, after = _encode_with(start, tokenizer), _encode_with(encoder, tokenizer)
    exported = _encode_exported(folder)
    for name, encode in (("before", before), ("after", after), ("exported", exported)):
        log.info("%s: %s", name, measure(encode, train, held_out))
    captions = [group.captions[0] for group in held_out]
    mean, least = closeness(exported, after, captions)
    log.info("cosine of exported to float32 states: mean %.3f, least %.3f", mean, least)
    return folder


def _encode_with(encoder: Bert, tokenizer: Tokenizer) -> Encode:
    """States of the network, in batches of 64 sentences."""

    def encode(sentences: Sequence[str]) -> list[Tensor]:
        states: list[Tensor] = []
        for begin in range(0, len(sentences), 64):
            ids, mask = tokenise(tokenizer, sentences[begin : begin + 64])
            with torch.no_grad():
                padded = encoder(ids, mask)
            states += [row[: int(n)] for row, n in zip(padded, mask.sum(1), strict=True)]
        return states

    return encode


def _encode_exported(folder: Path) -> Encode:
    """States of the exported encoder."""
    encoder = TextEncoder(folder, cache=False)
    return lambda sentences: [torch.from_numpy(states) for states in encoder.encode(sentences)]
