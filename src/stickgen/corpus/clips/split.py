"""Train, validation and test: split by take and by person, so that no clip leaks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import yaml

from stickgen.corpus.clips.header import ClipHeader
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS

SPLITS = ("train", "val", "test")
_SHARE = 0.06
"""Share of a source's seconds that goes to val, and again to test."""
_MAX_GROUP = 1.5
"""A group longer than this multiple of what its split still needs goes to train."""
_HELD_OUT_OF_ACTION = 0.25
"""Largest share of an action's seconds outside train."""


@cache
def train_subjects() -> frozenset[tuple[str, str]]:
    """(source, subject) of the people who always go to train; the table is ``split.yaml``."""
    text = files("stickgen.corpus.clips").joinpath("split.yaml").read_text("utf-8")
    table: dict[str, list[str]] = yaml.safe_load(text)["train"]
    return frozenset((source, name) for source, names in table.items() for name in names)


def assign_splits(headers: Sequence[ClipHeader]) -> dict[str, str]:
    """Split of every clip, by id; the same on every machine and in any order of the clips.

    A split that the data set fixes is kept. Clips of the same take, person or relation that have
    none of their own get it too.

    Raises:
        StickGenError: a data set names an unknown split.
    """
    groups = _groups(headers)
    budget = _held_out_budget(headers)
    by_source: dict[str, list[list[ClipHeader]]] = defaultdict(list)
    splits: dict[str, str] = {}
    for group in groups:
        if fixed := [header.split for header in group if header.split]:
            splits |= {header.id: header.split or fixed[0] for header in group}
        else:
            by_source[group[0].source].append(group)
    if unknown := set(splits.values()) - set(SPLITS):
        raise StickGenError(f"there is no split {min(unknown)!r}, only {', '.join(SPLITS)}")
    for source in sorted(by_source):
        splits |= _split_source(by_source[source], budget)
    return splits


def _held_out_budget(headers: Iterable[ClipHeader]) -> dict[str, float]:
    """Seconds of every main action that may be held out: most of each must be trained on."""
    budget: dict[str, float] = defaultdict(float)
    for header in headers:
        budget[header.action] += _HELD_OUT_OF_ACTION * header.frames / FPS
    return budget


def _split_source(groups: list[list[ClipHeader]], budget: dict[str, float]) -> dict[str, str]:
    """Splits of one source's groups; takes what it holds out from ``budget``.

    Groups come in an order fixed by their first id's hash; each goes to the split that needs
    most seconds, unless one of the limits sends it to train.
    """
    length = {group[0].id: sum(header.frames for header in group) / FPS for group in groups}
    total = sum(length.values())
    needed = {"val": _SHARE * total, "test": _SHARE * total}
    splits: dict[str, str] = {}
    for group in sorted(groups, key=lambda g: hashlib.sha1(g[0].id.encode()).hexdigest()):
        seconds = length[group[0].id]
        by_action: dict[str, float] = defaultdict(float)
        for header in group:
            by_action[header.action] += header.frames / FPS
        split = max(needed, key=lambda name: needed[name])
        if (
            any((header.source, header.subject) in train_subjects() for header in group)
            or seconds > _MAX_GROUP * needed[split]
            or any(held > budget[action] for action, held in by_action.items())
        ):
            split = "train"
        else:
            needed[split] -= seconds
            for action, held in by_action.items():
                budget[action] -= held
        splits |= {header.id: split for header in group}
    return splits


def _groups(headers: Sequence[ClipHeader]) -> list[list[ClipHeader]]:
    """Clips that share a take or a person, or are related, by union–find; sorted by id."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for header in headers:
        for kind, name in (("person", header.subject), ("take", header.take)):
            if name:
                parent[find(f"{kind}/{header.source}/{name}")] = find(header.id)
        for other in header.related:
            parent[find(other)] = find(header.id)
    groups: dict[str, list[ClipHeader]] = defaultdict(list)
    for header in sorted(headers, key=lambda header: header.id):
        groups[find(header.id)].append(header)
    return list(groups.values())
