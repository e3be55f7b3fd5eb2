"""Linear probe: how much of a caption can be read out of an encoder's states."""

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
"""Sentences → token states ``[L, width]`` of each."""
EXAMPLES = 2000
"""Captions that the probe is fitted to."""
RARE = 5
"""A label with fewer held-out captions is left out: its precision is chance."""


@dataclass(frozen=True)
class Figures:
    """Measured on captions of held-out clips; all between 0 and 1 except the margin.

    Attributes:
        actions: mean average precision of the clip's actions.
        attributes: mean average precision of ``text.labels``.
        sides: accuracy of left against right, over captions that name one of them.
        ways: the same for forward against backward.
        retrieval: share of captions whose nearest other caption describes the same clip.
        margin: mean cosine of two captions of a clip minus that of a caption and its mirror.
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
    encode: Encode, train: Sequence[Captioned], held_out: Sequence[Captioned], seed: int = 0
) -> Figures:
    """Figures of one encoder; a sentence is represented by the mean of its token states."""
    pairs = [(group, caption) for group in train for caption in group.captions]
    order = torch.randperm(len(pairs), generator=torch.Generator().manual_seed(seed))[:EXAMPLES]
    fitted = [pairs[int(i)] for i in order]
    tested = [(group, caption) for group in held_out for caption in group.captions]
    x, y = _means(encode, [caption for _, caption in fitted]), _labels(fitted)
    x_test, y_test = _means(encode, [caption for _, caption in tested]), _labels(tested)
    scores = _predict(x, y, x_test)
    n = len(ACTIONS)
    names = list(ATTRIBUTES)
    return Figures(
        actions=_mean_precision(scores[:, :n], y_test[:, :n]),
        attributes=_mean_precision(scores[:, n:], y_test[:, n:]),
        sides=_either(scores, y_test, n + names.index("left"), n + names.index("right")),
        ways=_either(scores, y_test, n + names.index("forward"), n + names.index("backward")),
        retrieval=_retrieval(x_test, [group for group, _ in tested]),
        margin=_margin(encode, held_out),
    )


def closeness(one: Encode, other: Encode, sentences: Sequence[str]) -> tuple[float, float]:
    """Mean and smallest cosine between two encoders' states of the same tokens."""
    pairs = zip(one(sentences), other(sentences), strict=True)
    cosines = torch.cat([cosine_similarity(a, b, dim=-1) for a, b in pairs])
    return float(cosines.mean()), float(cosines.min())


def _means(encode: Encode, sentences: Sequence[str]) -> Tensor:
    """Mean token state of each sentence, ``[N, width]``."""
    return torch.stack([states.mean(0) for states in encode(sentences)])


def _labels(pairs: Sequence[tuple[Captioned, str]]) -> Tensor:
    rows = [
        [a in group.actions for a in range(len(ACTIONS))] + attributes(caption)
        for group, caption in pairs
    ]
    return torch.tensor(rows, dtype=torch.float32)


def _predict(x: Tensor, y: Tensor, x_test: Tensor) -> Tensor:
    """Logits of a regularised logistic regression of ``y`` on ``x``, at ``x_test``."""
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
        return layer((x_test - mean) / std)


def _mean_precision(scores: Tensor, truth: Tensor) -> float:
    """Average precision, averaged over the labels that are not rare."""
    precisions: list[float] = []
    for score, true in zip(scores.T, truth.T, strict=True):
        if true.sum() < RARE:
            continue
        ranked = true[score.argsort(descending=True)]
        precision = ranked.cumsum(0) / torch.arange(1, len(ranked) + 1)
        precisions.append(float((precision * ranked).sum() / ranked.sum()))
    return sum(precisions) / len(precisions)


def _either(scores: Tensor, truth: Tensor, one: int, other: int) -> float:
    """Among captions with exactly one of two labels, the share where it has the higher score."""
    decided = truth[:, one] != truth[:, other]
    right = (scores[:, one] > scores[:, other]) == (truth[:, one] > truth[:, other])
    return float(right[decided].float().mean())


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
    captions, others = zip(*_sided(groups), strict=True)
    one, other, mirror = (
        _means(encode, some) for some in (captions, others, [swap_sides(c) for c in captions])
    )
    return float((cosine_similarity(one, other) - cosine_similarity(one, mirror)).mean())
