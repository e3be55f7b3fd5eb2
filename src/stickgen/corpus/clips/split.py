"""Train, validation and test: split by take and by person, so that no clip leaks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

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


@dataclass(frozen=True)
class _Table:
    """``split.yaml``.

    Attributes:
        fixed: source → its subjects that are held out, with their split; others are in train.
        train: (source, subject) of more people who are in train.
        people_of: source → the source whose people it shows.
        copies: (source, subject) → subject that stands for all its near-copies.
    """

    fixed: Mapping[str, Mapping[str, str]]
    train: frozenset[tuple[str, str]]
    people_of: Mapping[str, str]
    copies: Mapping[tuple[str, str], str]


@cache
def _table() -> _Table:
    text = files("stickgen.corpus.clips").joinpath("split.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return _Table(
        {
            source: {who: split for split, names in held_out.items() for who in names}
            for source, held_out in data["fixed"].items()
        },
        frozenset((source, who) for source, names in data["train"].items() for who in names),
        data["people_of"],
        {
            (source, who): group[0]
            for source, groups in data["near_copies"].items()
            for group in groups
            for who in group
        },
    )


def _fixed_split(header: ClipHeader) -> str:
    """The split that the data set or the table gives a clip; empty when it is free."""
    if header.split:
        return header.split
    if (header.source, header.subject) in _table().train:
        return "train"
    held_out = _table().fixed.get(header.source)
    return "" if held_out is None else held_out.get(header.subject, "train")


def assign_splits(headers: Sequence[ClipHeader]) -> dict[str, str]:
    """Split of every clip, by id; the same on every machine and in any order of the clips.

    A split that the data set or ``split.yaml`` fixes is kept. Clips of the same take, person or
    relation that have none of their own get it too.

    Raises:
        StickGenError: a data set names an unknown split.
    """
    groups = _groups(headers)
    budget = _held_out_budget(headers)
    by_source: dict[str, list[list[ClipHeader]]] = defaultdict(list)
    splits: dict[str, str] = {}
    for group in groups:
        if fixed := [split for header in group if (split := _fixed_split(header))]:
            splits |= {header.id: _fixed_split(header) or fixed[0] for header in group}
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
        if seconds > _MAX_GROUP * needed[split] or any(
            held > budget[action] for action, held in by_action.items()
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
        for kind in (_person(header), header.take and f"take/{header.source}/{header.take}"):
            if kind:
                parent[find(kind)] = find(header.id)
        for other in header.related:
            parent[find(other)] = find(header.id)
    groups: dict[str, list[ClipHeader]] = defaultdict(list)
    for header in sorted(headers, key=lambda header: header.id):
        groups[find(header.id)].append(header)
    return list(groups.values())


def _person(header: ClipHeader) -> str:
    """Key of the clips of one person and of that person's near-copies; empty when unknown."""
    people = _table().people_of.get(header.source, header.source)
    who = _table().copies.get((people, header.subject), header.subject)
    return f"person/{people}/{who}" if who else ""
