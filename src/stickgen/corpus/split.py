"""Train, validation and test: by take and by person, so that no clip leaks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stickgen.corpus.catalog import Entry

SPLITS = ("train", "val", "test")
_SHARE = 0.06  # of a source's seconds, for val and for test
_TRAIN = frozenset({("cmu", "09"), ("cmu", "10"), ("cmu", "16")})
"""Families that must be learnt from: nearly all straight runs and ball kicks of the corpus."""
_HELD_OF_ACTION = 0.25  # at most this share of an action's seconds leaves train


def assign_splits(
    entries: Sequence[Entry], seconds: Mapping[str, float], linked: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Split of every clip, by id; the same on every machine.

    Args:
        entries: the clips.
        seconds: their durations, by id.
        linked: pairs of ids that must share a split (retouched copies).
    """
    groups = _groups(entries, linked)
    left = _holdable(entries, seconds)
    by_source: dict[str, list[list[Entry]]] = defaultdict(list)
    for group in groups:
        by_source[group[0].source].append(group)
    splits: dict[str, str] = {}
    for source in sorted(by_source):
        splits |= _split_source(by_source[source], seconds, left)
    return splits


def _action(entry: Entry) -> str:
    told = entry.told.get(entry.id)
    return told.actions[0] if told and told.actions else ""


def _holdable(entries: Iterable[Entry], seconds: Mapping[str, float]) -> dict[str, float]:
    """Seconds of every main action that may be held out: most of each must be trained on."""
    left: dict[str, float] = defaultdict(float)
    for entry in entries:
        left[_action(entry)] += _HELD_OF_ACTION * seconds[entry.id]
    return left


def _split_source(
    groups: list[list[Entry]], seconds: Mapping[str, float], left: dict[str, float]
) -> dict[str, str]:
    length = {g[0].id: sum(seconds[e.id] for e in g) for g in groups}
    total = sum(length.values())
    want = {"val": _SHARE * total, "test": _SHARE * total}
    splits: dict[str, str] = {}
    for group in sorted(groups, key=lambda g: hashlib.sha1(g[0].id.encode()).hexdigest()):
        size = length[group[0].id]
        cost: dict[str, float] = defaultdict(float)
        for entry in group:
            cost[_action(entry)] += seconds[entry.id]
        split = max(want, key=lambda name: want[name])
        scarce = any((entry.source, entry.family) in _TRAIN for entry in group)
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
        splits |= {entry.id: split for entry in group}
    return splits


def _groups(entries: Sequence[Entry], linked: Iterable[tuple[str, str]]) -> list[list[Entry]]:
    """Union of clips that share a take, a family or a link."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        root.setdefault(key, key)
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for entry in entries:
        for key in (f"family/{entry.source}/{entry.family}", f"take/{entry.source}/{entry.take}"):
            if not key.endswith("/"):
                root[find(key)] = find(entry.id)
    for a, b in linked:
        root[find(a)] = find(b)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.id):
        groups[find(entry.id)].append(entry)
    return list(groups.values())
