"""Batches of captions for adapting the text encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from stickgen.training.text.captions import Captioned
from stickgen.training.text.labels import attributes
from stickgen.vocabulary import ACTIONS

GROUPS = 24
"""Clips a batch; each gives two of its captions, and their mirror if they name a side."""
ANCHORS = 20
"""Captions with replaced words a batch."""
REPLACED = 0.25
"""Share of the words that are replaced in them."""
LONGEST = 32
"""Tokens of a caption in training; longer ones are cut (fewer than 1 in 1,000)."""


@dataclass(frozen=True)
class CaptionBatch:
    """Sentences, their ``labels [B, actions + attributes]``, and the number ``group [B]`` of what
    each describes."""

    sentences: list[str]
    labels: Tensor
    group: Tensor


def tokenise(tokenizer: Tokenizer, sentences: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Ids and mask ``[B, L]``, padded to the longest sentence, cut at ``LONGEST``."""
    rows = [torch.tensor(e.ids[:LONGEST]) for e in tokenizer.encode_batch(list(sentences))]
    ids = nn.utils.rnn.pad_sequence(rows, batch_first=True)
    lengths = torch.tensor([len(row) for row in rows])
    return ids, (torch.arange(ids.shape[1]) < lengths[:, None]).long()


def sample_groups(groups: Sequence[Captioned], rng: np.random.Generator) -> list[Captioned]:
    """A batch of groups with sentences of similar length, so that there is little padding."""
    pool = [groups[i] for i in rng.integers(len(groups), size=min(len(groups), 8 * GROUPS))]
    pool.sort(key=lambda group: max(map(len, group.captions)))
    begin = rng.integers(max(1, len(pool) - GROUPS + 1))
    return pool[begin : begin + GROUPS]


def make_batch(groups: Sequence[Captioned], rng: np.random.Generator) -> CaptionBatch:
    """Two captions of each group; its mirror image is a group of its own if it differs."""
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
    return CaptionBatch(sentences, torch.tensor(labels), torch.tensor(numbers))


def replace_words(
    captions: Sequence[str], words: Sequence[str], rng: np.random.Generator
) -> list[str]:
    """``ANCHORS`` captions in which some words are replaced by any of ``words``."""
    sentences = []
    for i in rng.integers(len(captions), size=ANCHORS):
        caption = captions[i].split()
        for j in np.flatnonzero(rng.random(len(caption)) < REPLACED):
            caption[j] = words[int(rng.integers(len(words)))]
        sentences.append(" ".join(caption))
    return sentences
