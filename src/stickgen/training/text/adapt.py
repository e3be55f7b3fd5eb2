"""Adapt the sentence encoder to motion captions.

Whole-sentence similarity, which the start weights were trained for, hardly tells "forward" from
"backward". Here the token states learn to answer, through small heads thrown away afterwards:
which actions the clip shows, what the words state (``text_labels``), and which other sentences
describe the same clip, with the mirrored sentence among the wrong answers (InfoNCE, van den Oord
et al. 2018, arXiv:1807.03748). Sentences with words from outside the captions are held near their
old states, so that the encoder keeps what it knew of "juggle" and "astronaut".

    python -m stickgen.training.text.adapt --captions captions.jsonl --out models/stick-gen-small
"""

from __future__ import annotations

import argparse
import copy
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cosine_similarity

from stickgen.errors import StickGenError
from stickgen.networks.bert import Bert
from stickgen.networks.bert_export import export, load_start
from stickgen.text.encoder import TextEncoder
from stickgen.training.text.captions import Captioned, read_captions, split
from stickgen.training.text.labels import ATTRIBUTES, attributes
from stickgen.training.text.probe import Encode, closeness, measure
from stickgen.vocabulary import ACTIONS

log = logging.getLogger(__name__)

GROUPS = 24
"""Clips a batch; each brings two of its captions, and their mirror where they name a side."""
STRANGE = 20
"""Sentences with foreign words a batch."""
LONGEST = 32
"""Tokens of a caption while training; longer ones are cut (fewer than 1 in 1,000)."""
LEAST_HELD_OUT = 20
"""Fewer captioned clips and segments say nothing about an encoder."""
ENCODER_RATE, HEAD_RATE = 3e-5, 2e-3
LABEL_WEIGHT, MATCH_WEIGHT, ANCHOR_WEIGHT = 10.0, 0.3, 2.0
TEMPERATURE = 0.07


class Heads(nn.Module):
    """One attention pool and one linear read-out a label, and a projection for the matching."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.queries = nn.Parameter(torch.zeros(labels, width))
        self.readers = nn.Parameter(torch.zeros(labels, width))
        self.bias = nn.Parameter(torch.full((labels,), -2.0))
        self.project = nn.Linear(width, 128)
        nn.init.normal_(self.queries, std=0.02)
        nn.init.normal_(self.readers, std=0.02)

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """From states ``[B, L, D]``: label logits ``[B, K]`` and unit vectors ``[B, 128]``."""
        scores = (states @ self.queries.T).masked_fill(mask[..., None] == 0, -1e4)  # [B, L, K]
        logits = (scores.softmax(1) * (states @ self.readers.T)).sum(1) + self.bias
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return logits, nn.functional.normalize(self.project(mean), dim=-1)


@dataclass(frozen=True)
class Batch:
    """Sentences to learn from; ``group`` [B] numbers what they describe."""

    sentences: list[str]
    labels: Tensor  # [B, actions + attributes]
    group: Tensor


def tokenise(tokenizer: Tokenizer, sentences: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Ids and mask ``[B, L]``, padded to the longest sentence, cut at ``LONGEST``."""
    rows = [torch.tensor(e.ids[:LONGEST]) for e in tokenizer.encode_batch(list(sentences))]
    ids = nn.utils.rnn.pad_sequence(rows, batch_first=True)
    lengths = torch.tensor([len(row) for row in rows])
    return ids, (torch.arange(ids.shape[1]) < lengths[:, None]).long()


def make_batch(groups: Sequence[Captioned], rng: np.random.Generator) -> Batch:
    """Two captions of each group, and the group's mirror where it is another thing."""
    sentences: list[str] = []
    labels: list[list[float]] = []
    numbers: list[int] = []
    number = 0
    for group in groups:
        chosen = rng.choice(len(group.captions), 2, replace=len(group.captions) < 2)
        for version in dict.fromkeys((group, group.mirrored())):
            for i in chosen:
                caption = version.captions[i]
                actions = [float(a in version.actions) for a in range(len(ACTIONS))]
                sentences.append(caption)
                labels.append(actions + [float(x) for x in attributes(caption)])
                numbers.append(number)
            number += 1
    return Batch(sentences, torch.tensor(labels), torch.tensor(numbers))


def matching_loss(vectors: Tensor, batch: Batch) -> Tensor:
    """InfoNCE over the batch: sentences of one group are right, others wrong.

    A sentence of another group with the same labels may well describe the same thing; it counts
    as neither.
    """
    same_group = batch.group[:, None] == batch.group
    same_labels = torch.cdist(batch.labels, batch.labels, p=1) == 0
    myself = torch.eye(len(vectors), dtype=torch.bool)
    scores = vectors @ vectors.T / TEMPERATURE
    scores = scores.masked_fill(myself | (same_labels & ~same_group), -1e4)
    right = (same_group & ~myself).float()
    return -(scores.log_softmax(1) * right).sum(1).div(right.sum(1)).mean()


def strange_sentences(
    captions: Sequence[str], words: Sequence[str], rng: np.random.Generator
) -> list[str]:
    """Captions with one word in four replaced by any word of the tokenizer's vocabulary."""
    made = []
    for i in rng.integers(len(captions), size=STRANGE):
        kept = captions[i].split()
        for j in np.flatnonzero(rng.random(len(kept)) < 0.25):
            kept[j] = words[int(rng.integers(len(words)))]
        made.append(" ".join(kept))
    return made


def adapt(
    start: Bert, tokenizer: Tokenizer, groups: Sequence[Captioned], seconds: float, seed: int
) -> Bert:
    """Train a copy of the encoder for so long; at least two steps.

    The word and position tables stay as they are.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    encoder = copy.deepcopy(start)
    encoder.words.requires_grad_(False)
    encoder.positions.requires_grad_(False)
    learned = [p for p in encoder.parameters() if p.requires_grad]
    heads = Heads(encoder.config.width, len(ACTIONS) + len(ATTRIBUTES))
    optimiser = torch.optim.AdamW(
        [
            {"params": learned, "rate": ENCODER_RATE},
            {"params": heads.parameters(), "rate": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    words = [w for w in tokenizer.get_vocab() if w.isalpha() and len(w) > 2]
    captions = [caption for group in groups for caption in group.captions]
    began, step = time.monotonic(), 0
    while step < 2 or time.monotonic() - began < seconds:
        done = min((time.monotonic() - began) / seconds, 1.0)
        for part in optimiser.param_groups:
            part["lr"] = part["rate"] * min(1.0, (step + 1) / 20) * (1.0 - 0.95 * done)
        loss = _caption_loss(encoder, heads, tokenizer, make_batch(_alike(groups, rng), rng))
        strange = tokenise(tokenizer, strange_sentences(captions, words, rng))
        loss = loss + ANCHOR_WEIGHT * _drift(encoder, start, *strange)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        step += 1
        if step % 20 == 0:
            log.info("step %d, %.0f s: loss %.3f", step, time.monotonic() - began, loss.item())
    return encoder


def _caption_loss(encoder: Bert, heads: Heads, tokenizer: Tokenizer, batch: Batch) -> Tensor:
    ids, mask = tokenise(tokenizer, batch.sentences)
    logits, vectors = heads(encoder(ids, mask), mask)
    labels = binary_cross_entropy_with_logits(logits, batch.labels)
    return LABEL_WEIGHT * labels + MATCH_WEIGHT * matching_loss(vectors, batch)


def _drift(encoder: Bert, start: Bert, ids: Tensor, mask: Tensor) -> Tensor:
    """One less the cosine between new and old states, averaged over tokens."""
    with torch.no_grad():
        before = start(ids, mask)
    return (1 - cosine_similarity(encoder(ids, mask), before, dim=-1))[mask == 1].mean()


def _alike(groups: Sequence[Captioned], rng: np.random.Generator) -> list[Captioned]:
    """A batch of groups with sentences of like length, so that little is padded."""
    pool = [groups[i] for i in rng.integers(len(groups), size=min(len(groups), 8 * GROUPS))]
    pool.sort(key=lambda group: max(map(len, group.captions)))
    begin = rng.integers(max(1, len(pool) - GROUPS + 1))
    return pool[begin : begin + GROUPS]


def main() -> None:
    """Adapt, export, and log the held-out figures of the encoder before and after."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--captions", type=Path, required=True, help="JSON lines, one clip a line")
    parser.add_argument("--out", type=Path, required=True, help="model folder")
    parser.add_argument("--minutes", type=float, default=8.0, help="training time")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    log.setLevel(logging.INFO)  # ours alone: the quantiser talks of every tensor
    learn, held_out = split(read_captions(options.captions))
    if len(held_out) < LEAST_HELD_OUT:
        raise StickGenError(
            f"{options.captions} leaves {len(held_out)} captioned clips and segments to measure "
            f"on, fewer than {LEAST_HELD_OUT}: give more clips"
        )
    start, tokenizer = load_start()
    encoder = adapt(start, tokenizer, learn, options.minutes * 60, options.seed)
    export(encoder, tokenizer, options.out, "all-MiniLM-L6-v2, adapted to motion captions")
    before, after = _encode_with(start, tokenizer), _encode_with(encoder, tokenizer)
    shipped = _encode_shipped(options.out)
    for name, encode in (("before", before), ("after", after), ("shipped", shipped)):
        log.info("%s: %s", name, measure(encode, learn, held_out))
    captions = [group.captions[0] for group in held_out]
    log.info("cosine of shipped to exact states, mean and least: %.3f %.3f",
             *closeness(shipped, after, captions))  # fmt: skip


def _encode_with(encoder: Bert, tokenizer: Tokenizer) -> Encode:
    def encode(sentences: Sequence[str]) -> list[Tensor]:
        found: list[Tensor] = []
        for begin in range(0, len(sentences), 64):
            ids, mask = tokenise(tokenizer, sentences[begin : begin + 64])
            with torch.no_grad():
                states = encoder(ids, mask)
            found += [row[: int(n)] for row, n in zip(states, mask.sum(1), strict=True)]
        return found

    return encode


def _encode_shipped(folder: Path) -> Encode:
    encoder = TextEncoder(folder, cache=False)
    return lambda sentences: [torch.from_numpy(states) for states in encoder.encode(sentences)]


if __name__ == "__main__":
    main()
