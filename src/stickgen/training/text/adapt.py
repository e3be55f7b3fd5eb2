"""Adapt the sentence encoder to motion captions.

The pretrained weights are made for similarity of whole sentences, which hardly separates "forward"
from "backward". Here the token states learn, through small heads that are discarded afterwards, to
predict the clip's actions and what the words state (``text.labels``), and to match sentences that
describe the same clip, with the mirrored sentence among the negatives (InfoNCE, van den Oord et
al. 2018, arXiv:1807.03748). A penalty keeps the states of sentences with words from outside the
captions near the original ones, so that the encoder still knows "juggle" and "astronaut".
"""

from __future__ import annotations

import copy
import logging
import time
from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from stickgen.networks.bert import Bert
from stickgen.training.text.batches import make_batch, replace_words, sample_groups, tokenise
from stickgen.training.text.captions import Captioned
from stickgen.training.text.labels import ATTRIBUTES
from stickgen.training.text.losses import ANCHOR_WEIGHT, Heads, caption_loss, drift
from stickgen.vocabulary import ACTIONS

log = logging.getLogger(__name__)

ENCODER_RATE, HEAD_RATE = 3e-5, 2e-3
"""Learning rates of the encoder and of the heads."""
WARMUP_STEPS = 20


def adapt(
    start: Bert, tokenizer: Tokenizer, groups: Sequence[Captioned], seconds: float, seed: int
) -> Bert:
    """Train a copy of the encoder for ``seconds``, at least two steps.

    The word and position embeddings are frozen. The learning rate falls linearly with time, so a
    second run gives the same weights only if it makes the same steps at the same speed.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    encoder = copy.deepcopy(start)
    encoder.words.requires_grad_(False)
    encoder.positions.requires_grad_(False)
    learned = [p for p in encoder.parameters() if p.requires_grad]
    heads = Heads(encoder.config.width, len(ACTIONS) + len(ATTRIBUTES))
    optimiser = _optimiser(learned, heads)
    words = _replacement_words(tokenizer)
    captions = [caption for group in groups for caption in group.captions]
    begin, step = time.monotonic(), 0
    while step < 2 or time.monotonic() - begin < seconds:
        _set_rates(optimiser, step, min((time.monotonic() - begin) / seconds, 1.0))
        batch = make_batch(sample_groups(groups, rng), rng)
        loss = caption_loss(encoder, heads, batch, *tokenise(tokenizer, batch.sentences))
        anchors = tokenise(tokenizer, replace_words(captions, words, rng))
        loss = loss + ANCHOR_WEIGHT * drift(encoder, start, *anchors)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        step += 1
        if step % 20 == 0:
            log.info("step %d, %.0f s: loss %.3f", step, time.monotonic() - begin, loss.item())
    return encoder


def _optimiser(learned: list[nn.Parameter], heads: Heads) -> torch.optim.AdamW:
    return torch.optim.AdamW(
        [
            {"params": learned, "rate": ENCODER_RATE},
            {"params": heads.parameters(), "rate": HEAD_RATE},
        ],
        weight_decay=0.01,
    )


def _set_rates(optimiser: torch.optim.AdamW, step: int, progress: float) -> None:
    """Linear warm-up, then linear decay to a twentieth at ``progress`` 1."""
    for group in optimiser.param_groups:
        group["lr"] = group["rate"] * min(1.0, (step + 1) / WARMUP_STEPS) * (1.0 - 0.95 * progress)


def _replacement_words(tokenizer: Tokenizer) -> list[str]:
    """Whole words of the vocabulary, by id: the tokenizer lists them in another order each run."""
    vocabulary = tokenizer.get_vocab()
    return [w for w in sorted(vocabulary, key=vocabulary.__getitem__) if w.isalpha() and len(w) > 2]
