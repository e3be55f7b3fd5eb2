"""Frames: what usually belongs to a scene, such as a tennis match or a wedding.

A frame fills what a prompt leaves open: the place, the things, who takes part and what they do.
Each is a file ``frames/<name>.yaml`` of two YAML documents. The first says which phrases bring the
frame in; those of all files are read at once. The second, the scene itself, is read only for the
frames that a prompt brings in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from stickgen.story.frame import Doing, Frame, Part, Seat
from stickgen.text.verbs import base_form

__all__ = ["LARGEST_GAP", "Doing", "Evoked", "Frame", "Part", "Seat", "evoked", "frame", "frames"]

LARGEST_GAP = 3
"""Words that ``…`` stands for in a phrase, at most."""
_WORD = re.compile(r"[^\s|…]+")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Evoked:
    """A phrase of a text that brings a frame in.

    Attributes:
        name: of the frame.
        phrase: as the frame has it.
        start, end: the words of the text from ``start`` to before ``end``.
        whole: whether the phrase stands for the whole scene.
    """

    name: str
    phrase: str
    start: int
    end: int
    whole: bool

    @property
    def frame(self) -> Frame:
        return frame(self.name)


def frames() -> tuple[Frame, ...]:
    """All frames, by name."""
    return tuple(frame(name) for name in sorted(_documents()))


@cache
def frame(name: str) -> Frame:
    """One frame.

    Raises:
        KeyError: there is no frame of this name.
    """
    heading, scene = _documents()[name]
    table: dict[str, Any] = {**_read(heading), **_read(scene)}
    table["seats"] = tuple(_seat(entry) for entry in table.get("seats", ()))
    table["events"] = tuple(Part(**_frozen(entry)) for entry in table.get("events", ()))
    table["things"] = tuple(entry["kind"] for entry in table.get("things", ()))
    table["waits"] = _doing(table)
    return Frame(**_frozen(table))


def evoked(words: Sequence[str]) -> tuple[Evoked, ...]:
    """The frames that a text brings in, each once, by its best phrase; the best frame first.

    Phrases of whole scenes are better than others, then long ones, then early ones. A phrase
    inside a longer one says nothing: a tug of war is no war, and a wedding ring is no wedding.
    Nor do comparisons bring a frame in: somebody who walks like a zombie is alone.

    Args:
        words: the text's words in order, lower case, as written or in their base form.
    """
    lexicon = _lexicon()
    known = [base_form(word, lexicon) or word for word in words]
    hits = []
    for start, word in enumerate(known):
        for phrase, name, whole in lexicon.get(word, ()):
            end = _reach(known, start, phrase.split())
            if end is not None and (whole or "like" not in known[max(0, start - 3) : start]):
                hits.append(Evoked(name, phrase, start, end, whole))
    best: dict[str, Evoked] = {}
    for hit in sorted(hits, key=_rank):
        if hit.name and not any(_inside(hit, other) for other in hits):
            best.setdefault(hit.name, hit)
    return tuple(best.values())


def _reach(words: Sequence[str], at: int, phrase: Sequence[str]) -> int | None:
    """Where a phrase that begins at word ``at`` ends; None: it is not there."""
    for i, part in enumerate(phrase):
        if part == "…":
            ends = (_reach(words, at + gap, phrase[i + 1 :]) for gap in range(LARGEST_GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or words[at] not in part.split("|"):
            return None
        at += 1
    return at


def _rank(hit: Evoked) -> tuple[bool, int, int, str]:
    return (not hit.whole, -_length(hit.phrase), hit.start, hit.name)


def _length(phrase: str) -> int:
    return len(phrase.replace("…", " ").split())


def _inside(hit: Evoked, other: Evoked) -> bool:
    """Whether another phrase has more words and holds all those of this one."""
    held = other.start <= hit.start and hit.end <= other.end
    return held and _length(hit.phrase) < _length(other.phrase)


@cache
def _documents() -> Mapping[str, tuple[str, str]]:
    """Name of a frame → the two documents of its file."""
    found = {}
    for file in (files("stickgen.story") / "frames").iterdir():
        if file.name.endswith(".yaml"):
            heading, _, scene = file.read_text("utf-8").partition("\n---\n")
            found[file.name.removesuffix(".yaml")] = heading, scene
    return found


def _read(document: str) -> Any:
    return yaml.load(document, _LOADER)  # a safe loader, and files of our own


def _seat(entry: Mapping[str, Any]) -> Seat:
    return Seat(**_frozen({**entry, "waits": _doing(entry)}))


def _doing(entry: Mapping[str, Any]) -> Doing | None:
    return Doing(**entry["waits"]) if "waits" in entry else None


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}


@cache
def _lexicon() -> Mapping[str, Sequence[tuple[str, str, bool]]]:
    """Every word of the phrases → those that it opens: phrase, frame, whether whole."""
    table: dict[str, list[tuple[str, str, bool]]] = {}
    for phrase, name, whole in _phrases():
        for word in phrase.split()[0].split("|"):
            table.setdefault(word, []).append((phrase, name, whole))
        for word in _WORD.findall(phrase):
            table.setdefault(word, [])
    return table


def _phrases() -> Iterator[tuple[str, str, bool]]:
    """Every phrase with its frame, none for ``unless``, and whether it stands for the whole."""
    headings = "\n---\n".join(heading for heading, _ in _documents().values())
    for entry in yaml.load_all(headings, _LOADER):
        whole = dict.fromkeys(entry["whole"], True)
        for phrase, is_whole in (dict.fromkeys(entry["words"], False) | whole).items():
            yield phrase, entry["name"], is_whole
        for phrase in entry.get("unless", ()):
            yield phrase, "", False
