"""Train, validation and test: by take and by person, so that no clip leaks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from stickgen.corpus.engine.parts import Head
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS

SPLITS = ("train", "val", "test")
_SHARE = 0.06  # of a source's seconds, for val and for test
_TRAIN = frozenset({("cmu", "09"), ("cmu", "10"), ("cmu", "16")})
"""Families that must be learnt from: nearly all straight runs and ball kicks of the corpus."""
_HELD_OF_ACTION = 0.25  # at most this share of an action's seconds leaves train


def assign_splits(heads: Sequence[Head]) -> dict[str, str]:
    """Split of every clip, by id; the same on every machine.

    A split that the data set fixes is kept, and shared by those of the clip's take, person and
    relations that have none of their own.

    Raises:
        StickGenError: a data set names a split that there is not.
    """
    groups = _groups(heads)
    left = _holdable(heads)
    by_source: dict[str, list[list[Head]]] = defaultdict(list)
    splits: dict[str, str] = {}
    for group in groups:
        if fixed := [head.split for head in group if head.split]:
            splits |= {head.id: head.split or fixed[0] for head in group}
        else:
            by_source[group[0].source].append(group)
    if unknown := set(splits.values()) - set(SPLITS):
        raise StickGenError(f"there is no split {min(unknown)!r}, only {', '.join(SPLITS)}")
    for source in sorted(by_source):
        splits |= _split_source(by_source[source], left)
    return splits


def _holdable(heads: Iterable[Head]) -> dict[str, float]:
    """Seconds of every main action that may be held out: most of each must be trained on."""
    left: dict[str, float] = defaultdict(float)
    for head in heads:
        left[head.action] += _HELD_OF_ACTION * head.frames / FPS
    return left


def _split_source(groups: list[list[Head]], left: dict[str, float]) -> dict[str, str]:
    length = {g[0].id: sum(head.frames for head in g) / FPS for g in groups}
    total = sum(length.values())
    want = {"val": _SHARE * total, "test": _SHARE * total}
    splits: dict[str, str] = {}
    for group in sorted(groups, key=lambda g: hashlib.sha1(g[0].id.encode()).hexdigest()):
        size = length[group[0].id]
        cost: dict[str, float] = defaultdict(float)
        for head in group:
            cost[head.action] += head.frames / FPS
        split = max(want, key=lambda name: want[name])
        scarce = any((head.source, head.subject) in _TRAIN for head in group)
        if (
            scarce
            or size > 1.5 * want[split]
            or any(cost[action] > left[action] for action in cost)
        ):
            split = "train"
        else:
            want[split] -= size
            for action, held in cost.items():
                left[action] -= held
        splits |= {head.id: split for head in group}
    return splits


def _groups(heads: Sequence[Head]) -> list[list[Head]]:
    """Union of clips that share a take or a person, or are related."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        root.setdefault(key, key)
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for head in heads:
        for key in (f"person/{head.source}/{head.subject}", f"take/{head.source}/{head.take}"):
            if not key.endswith("/"):
                root[find(key)] = find(head.id)
        for other in head.related:
            root[find(other)] = find(head.id)
    groups: dict[str, list[Head]] = defaultdict(list)
    for head in sorted(heads, key=lambda head: head.id):
        groups[find(head.id)].append(head)
    return list(groups.values())
