"""Batches of windows: motion, plan, codes and sentence, drawn from examples."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import Embeddings
from stickgen.motion import BODY_MASS
from stickgen.motion_model.features import FRAME, FRAME_DIM, FRAME_SIZES, to_features
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import LEVELS, PATCH, PLAN_DIM, Codebook, to_plan
from stickgen.skeleton import CONTACT_JOINTS, FPS, MIRROR, N_JOINTS
from stickgen.text.padding import pad_states
from stickgen.text.sides import swap_sides
from stickgen.training.examples import Example, sampling_weights, surroundings

HISTORY = 10
"""Most patches shown before the stretch that a sentence describes."""


def _mirror_table() -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Column order and sign that reflect frame features in the plane x = 0."""
    order, sign = np.arange(FRAME_DIM), np.ones(FRAME_DIM, dtype=np.float32)
    sign[FRAME["step"].start] = sign[FRAME["turn"].start] = -1.0
    pose = np.arange(FRAME_SIZES["pose"]).reshape(N_JOINTS - 1, 3)
    order[FRAME["pose"]] = FRAME["pose"].start + pose[MIRROR[1:] - 1].ravel()
    sign[FRAME["pose"]] = np.tile([-1.0, 1.0, 1.0], N_JOINTS - 1)
    half = len(CONTACT_JOINTS) // 2
    order[FRAME["contact"]] = np.roll(np.arange(FRAME_DIM)[FRAME["contact"]], half)
    return order, sign


MIRROR_ORDER, MIRROR_SIGN = _mirror_table()


def mirror_features(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """Reflect frame features ``[..., 71]``; an involution."""
    return np.asarray(features[..., MIRROR_ORDER] * MIRROR_SIGN)


def corpus_features(corpus: Corpus) -> NDArray[np.float32]:
    """Frame features of every clip, one after another as in the corpus, ``[N, 71]``."""
    out = np.zeros((sum(c.frames for c in corpus.rows), FRAME_DIM), dtype=np.float32)
    for clip in corpus.rows:
        out[clip.offset : clip.offset + clip.frames] = to_features(corpus.joints(clip))
    return out


def sentences(found: Sequence[Example]) -> list[str]:
    """Every sentence that a batch can ask for, mirrored ones too, sorted."""
    plain = {c for e in found for c in e.captions}
    return sorted(plain | {swap_sides(c) for c in plain})


@dataclass(frozen=True)
class Batch:
    """Padded windows; normalised unless noted.

    ``features [B, P·5, 71]``, ``plan [B, P, 71]``, ``codes [B, P, LEVELS]``,
    ``valid [B, P]`` (inside the window), ``weight [B, P]`` (described by the sentence),
    ``text [B, L, width]``, ``text_valid [B, L]``, ``swapped`` and ``swapped_valid``: the sentences
    of ``swapped_of [S]``, the rows whose sentence names a side, with left and right exchanged;
    ``targets`` of the planner's heads.
    """

    features: Tensor
    plan: Tensor
    codes: Tensor
    valid: Tensor
    weight: Tensor
    text: Tensor
    text_valid: Tensor
    swapped: Tensor
    swapped_valid: Tensor
    swapped_of: Tensor
    targets: dict[str, Tensor]


@dataclass(frozen=True)
class Source:
    """Everything a batch is cut from."""

    features: NDArray[np.float32]  # of the whole corpus, raw
    found: Sequence[Example]
    texts: Embeddings
    statistics: NormalizationStats
    codebook: Codebook
    context: int  # patches of the longest window


def head_targets(features: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
    """Targets of the position, velocity and physics heads from raw features ``[..., P·5, 71]``.

    Per patch, across and ahead as the body faces: way (m) and mean velocity (m/s); then, ahead
    and up, pelvis velocity (m/s), acceleration (10 m/s²) and momentum of 70 kg (100 kg·m/s).
    """
    shape = (*features.shape[:-2], features.shape[-2] // PATCH, PATCH)
    step = features[..., FRAME["step"]].reshape(*shape, 2)
    height = features[..., FRAME["height"]][..., 0]
    rise = np.diff(height, axis=-1, prepend=height[..., :1]).reshape(shape)
    ahead, up = step[..., 1] * FPS, rise * FPS  # m/s for each frame
    velocity = np.stack([ahead.mean(-1), up.mean(-1)], -1)
    change = np.stack([ahead[..., -1] - ahead[..., 0], up[..., -1] - up[..., 0]], -1)
    acceleration = change * FPS / (PATCH - 1)
    return {
        "position": step.sum(-2),
        "velocity": step.mean(-2) * FPS,
        "physics": np.concatenate(
            [velocity, acceleration / 10.0, velocity * BODY_MASS / 100.0], -1
        ),
    }


def _window(source: Source, e: Example, rng: np.random.Generator) -> tuple[int, int, int]:
    """First frame, patches shown before the stretch, patches in all."""
    room = (e.start - e.first) // PATCH
    # Half of the windows show no past: a film must be able to open in the midst of things.
    before = min(room, int(rng.integers(0, HISTORY + 1))) if rng.random() < 0.5 else 0
    length = (e.stop - e.start) // PATCH
    limit = source.context - before
    skip = 0
    if length > limit:
        skip = int(rng.integers(0, length - limit + 1)) * PATCH
        length = limit
    # A start between patches is as good as one on them.
    slack = (e.stop - e.start - skip) - length * PATCH
    start = e.start + skip + int(rng.integers(0, min(slack, PATCH - 1) + 1))
    return start - before * PATCH, before, before + length


def make_batch(
    source: Source, chosen: Sequence[Example], rng: np.random.Generator, mirror: bool = True
) -> Batch:
    """Cut one window out of every chosen example."""
    windows = [_window(source, e, rng) for e in chosen]
    patches = max(w[2] for w in windows)
    b = len(chosen)
    raw = np.zeros((b, patches * PATCH, FRAME_DIM), dtype=np.float32)
    valid = np.zeros((b, patches), dtype=bool)
    weight = np.zeros((b, patches), dtype=np.float32)
    environment = np.zeros((b, patches, 32), dtype=np.float32)
    action = np.zeros((b, patches), dtype=np.int64)
    said = []
    for i, (e, (start, before, length)) in enumerate(zip(chosen, windows, strict=True)):
        rows = source.features[start : start + length * PATCH]
        sentence = e.captions[rng.integers(len(e.captions))]
        if mirror and rng.random() < 0.5:
            rows, sentence = mirror_features(rows), swap_sides(sentence)
        raw[i, : len(rows)] = rows
        raw[i, len(rows) :] = rows[-1]
        valid[i, :length] = True
        weight[i, before:length] = 1.0
        environment[i] = surroundings(sentence)
        action[i] = e.action
        said.append(sentence)
    plan = source.statistics.normalize_plan(
        to_plan(raw.reshape(-1, FRAME_DIM)).reshape(b, patches, PLAN_DIM)
    )
    codes = source.codebook.encode(plan.reshape(-1, PLAN_DIM)).reshape(b, patches, LEVELS)
    text, text_valid = padded_texts(source.texts, said)
    sided = [i for i, sentence in enumerate(said) if swap_sides(sentence) != sentence]
    swapped, swapped_valid = padded_texts(source.texts, [swap_sides(said[i]) for i in sided])
    targets = {n: torch.from_numpy(v.astype(np.float32)) for n, v in head_targets(raw).items()}
    targets["environment"] = torch.from_numpy(environment)
    targets["action"] = torch.from_numpy(action)
    return Batch(
        features=torch.from_numpy(source.statistics.normalize(raw)),
        plan=torch.from_numpy(plan),
        codes=torch.from_numpy(codes.astype(np.int64)),
        valid=torch.from_numpy(valid),
        weight=torch.from_numpy(weight),
        text=text,
        text_valid=text_valid,
        swapped=swapped,
        swapped_valid=swapped_valid,
        swapped_of=torch.tensor(sided, dtype=torch.long),
        targets=targets,
    )


def padded_texts(texts: Embeddings, sentences: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Token states ``[B, L, width]`` of sentences, and which of them are words, ``[B, L]``."""
    states, valid = pad_states([texts.tokens(sentence) for sentence in sentences], texts.width)
    return torch.from_numpy(states), torch.from_numpy(valid)


def training_batches(
    source: Source,
    size: int,
    seed: int,
    power: float = 0.5,
    synthetic_share: float = 1.0,
    synthetic_fill: float = math.inf,
) -> Iterator[Batch]:
    """Batches without end, drawn by ``sampling_weights``.

    Four at a time are drawn and sorted by length, to pad less.
    """
    rng = np.random.default_rng(seed)
    chance = sampling_weights(source.found, power, synthetic_share, synthetic_fill)
    length = np.array([e.stop - e.start for e in source.found])
    while True:
        drawn = rng.choice(len(source.found), 4 * size, p=chance)
        drawn = drawn[np.argsort(length[drawn], kind="stable")].reshape(4, size)
        for row in rng.permutation(drawn):
            yield make_batch(source, [source.found[i] for i in row], rng)


def validation_batches(
    source: Source, size: int, count: int, synthetic_fill: float = math.inf, seed: int = 0
) -> list[Batch]:
    """The same ``count`` batches every time."""
    rng = np.random.default_rng(seed)
    chance = sampling_weights(source.found, synthetic_fill=synthetic_fill)
    out = []
    for _ in range(count):
        drawn = rng.choice(len(source.found), size, p=chance)
        out.append(make_batch(source, [source.found[i] for i in drawn], rng, mirror=False))
    return out
