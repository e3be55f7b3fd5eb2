"""How much of a caption a linear read-out finds in an encoder's states, on held-out clips."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cosine_similarity, normalize

from stickgen.text.sides import swap_sides
from stickgen.training.text.captions import Captioned
from stickgen.training.text.labels import ATTRIBUTES, attributes
from stickgen.vocabulary import ACTIONS

Encode = Callable[[Sequence[str]], list[Tensor]]
"""Sentences to the states ``[L, width]`` of each."""
EXAMPLES = 2000
"""Captions that the read-out learns from."""
RARE = 5
"""A label with fewer held-out captions is not averaged: its precision is chance."""


@dataclass(frozen=True)
class Figures:
    """Measured on captions of held-out clips; all between 0 and 1 except the margin.

    Attributes:
        actions: mean average precision of the clip's actions.
        attributes: mean average precision of what the words state.
        sides: accuracy of left against right, over captions that name one of them.
        ways: accuracy of forward against backward, likewise.
        retrieval: share of captions whose nearest other caption describes the same clip.
        margin: mean cosine of two captions of a clip less that of a caption and its mirror.
    """

    actions: float
    attributes: float
    sides: float
    ways: float
    retrieval: float
    margin: float

    def __str__(self) -> str:
        return ", ".join(f"{name} {value:.3f}" for name, value in asdict(self).items())


def measure(
    encode: Encode, learn: Sequence[Captioned], held_out: Sequence[Captioned], seed: int = 0
) -> Figures:
    """The figures of one encoder; its states are averaged over each sentence's tokens."""
    pairs = [(group, caption) for group in learn for caption in group.captions]
    order = torch.randperm(len(pairs), generator=torch.Generator().manual_seed(seed))[:EXAMPLES]
    known = [pairs[int(i)] for i in order]
    asked = [(group, caption) for group in held_out for caption in group.captions]
    x, y = _means(encode, [caption for _, caption in known]), _labels(known)
    x_asked, y_asked = _means(encode, [caption for _, caption in asked]), _labels(asked)
    scores = _read_out(x, y, x_asked)
    n = len(ACTIONS)
    names = list(ATTRIBUTES)
    return Figures(
        actions=_mean_precision(scores[:, :n], y_asked[:, :n]),
        attributes=_mean_precision(scores[:, n:], y_asked[:, n:]),
        sides=_either(scores, y_asked, n + names.index("left"), n + names.index("right")),
        ways=_either(scores, y_asked, n + names.index("forward"), n + names.index("backward")),
        retrieval=_retrieval(x_asked, [group for group, _ in asked]),
        margin=_margin(encode, held_out),
    )


def closeness(one: Encode, other: Encode, sentences: Sequence[str]) -> tuple[float, float]:
    """Mean and least cosine between two encoders' states of the same tokens."""
    pairs = zip(one(sentences), other(sentences), strict=True)
    cosines = torch.cat([cosine_similarity(a, b, dim=-1) for a, b in pairs])
    return float(cosines.mean()), float(cosines.min())


def _means(encode: Encode, sentences: Sequence[str]) -> Tensor:
    """``[N, width]``: the average state of each sentence's tokens."""
    return torch.stack([states.mean(0) for states in encode(sentences)])


def _labels(pairs: Sequence[tuple[Captioned, str]]) -> Tensor:
    rows = [
        [a in group.actions for a in range(len(ACTIONS))] + attributes(caption)
        for group, caption in pairs
    ]
    return torch.tensor(rows, dtype=torch.float32)


def _read_out(x: Tensor, y: Tensor, asked: Tensor) -> Tensor:
    """Logits of a regularised logistic regression of ``y`` on ``x``, at ``asked``."""
    mean, std = x.mean(0), x.std(0) + 1e-6
    layer = nn.Linear(x.shape[1], y.shape[1])
    nn.init.zeros_(layer.weight)
    optimiser = torch.optim.LBFGS(layer.parameters(), max_iter=60, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        fit = binary_cross_entropy_with_logits(layer((x - mean) / std), y)
        value = fit + 1e-4 * layer.weight.square().sum() / y.shape[1]
        value.backward()
        return value

    optimiser.step(loss)
    with torch.no_grad():
        return layer((asked - mean) / std)


def _mean_precision(scores: Tensor, truth: Tensor) -> float:
    """Average precision, averaged over the labels that are not rare."""
    found: list[float] = []
    for score, true in zip(scores.T, truth.T, strict=True):
        if true.sum() < RARE:
            continue
        ranked = true[score.argsort(descending=True)]
        precision = ranked.cumsum(0) / torch.arange(1, len(ranked) + 1)
        found.append(float((precision * ranked).sum() / ranked.sum()))
    return sum(found) / len(found)


def _either(scores: Tensor, truth: Tensor, one: int, other: int) -> float:
    """Share of the captions with exactly one of two labels whose higher score is that one."""
    told = truth[:, one] != truth[:, other]
    right = (scores[:, one] > scores[:, other]) == (truth[:, one] > truth[:, other])
    return float(right[told].float().mean())


def _retrieval(x: Tensor, groups: Sequence[Captioned]) -> float:
    unit = normalize(x, dim=-1)
    nearest = (unit @ unit.T).fill_diagonal_(-1.0).argmax(1).tolist()
    return sum(groups[i].clip == groups[j].clip for i, j in enumerate(nearest)) / len(groups)


def _sided(groups: Sequence[Captioned]) -> Iterator[tuple[str, str]]:
    """A caption that names a side, and another caption of the same group."""
    for group in groups:
        for one, other in zip(group.captions, group.captions[1:], strict=False):
            if swap_sides(one) != one:
                yield one, other


def _margin(encode: Encode, groups: Sequence[Captioned]) -> float:
    said, again = zip(*_sided(groups), strict=True)
    one, other, mirror = (
        _means(encode, some) for some in (said, again, [swap_sides(s) for s in said])
    )
    return float((cosine_similarity(one, other) - cosine_similarity(one, mirror)).mean())
