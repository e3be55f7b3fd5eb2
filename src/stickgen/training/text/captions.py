"""Captions of a corpus as training data of the text encoder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stickgen.checks import DAMAGE
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.errors import StickGenError
from stickgen.text.sides import swap_sides
from stickgen.vocabulary import action_index

HELD_OUT = 0.05
"""Share of the clips whose captions are held out for evaluation."""


@dataclass(frozen=True)
class Captioned:
    """Sentences that describe the same motion: those of one clip or of one of its segments."""

    clip: str
    actions: tuple[int, ...]
    captions: tuple[str, ...]

    def mirrored(self) -> Captioned:
        """The same, with left and right exchanged in the sentences."""
        return replace(self, captions=tuple(swap_sides(c) for c in self.captions))


def read_captions(path: Path) -> list[Captioned]:
    """Read the captions of a corpus without its test split, or of a JSON-lines file of clips.

    A line of the file holds ``id``, ``actions``, ``captions`` and optionally ``segments``.

    Raises:
        StickGenError: the file or corpus cannot be read, or a line is not such an object.
    """
    groups = _of_corpus(path) if path.is_dir() else _of_file(path)
    if not groups:
        raise StickGenError(f"{path} has no captions: give a corpus or a file, one clip a line")
    return groups


def _of_corpus(path: Path) -> list[Captioned]:
    """Those of clips and segments outside the test split, and of none with a test clip's words."""
    rows = Corpus.open(path).rows
    tested = {caption.lower() for clip in rows if clip.split == "test" for caption in _said(clip)}
    groups = []
    for clip in rows:
        if clip.split == "test":
            continue
        parts = [(clip.actions, clip.captions), *((s.actions, s.captions) for s in clip.segments)]
        for actions, said in parts:
            captions = tuple(c for c in map(str.lower, said) if c not in tested)
            if captions:
                groups.append(Captioned(clip.id, tuple(map(action_index, actions)), captions))
    return groups


def _said(clip: Clip) -> Iterator[str]:
    yield from clip.captions
    for part in clip.segments:
        yield from part.captions


def _of_file(path: Path) -> list[Captioned]:
    groups: list[Captioned] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StickGenError(f"cannot read the captions {path}: {error}") from error
    for number, line in enumerate(lines, 1):
        try:
            clip = json.loads(line)
            for part in (clip, *clip.get("segments", ())):
                actions = tuple(action_index(name) for name in part["actions"])
                captions = tuple(str(caption).lower() for caption in part["captions"])
                if captions:
                    groups.append(Captioned(str(clip["id"]), actions, captions))
        except DAMAGE as error:
            raise StickGenError(
                f"{path}, line {number}: not a clip with id, actions and captions ({error})"
            ) from error
    return groups


def split(groups: Sequence[Captioned]) -> tuple[list[Captioned], list[Captioned]]:
    """Training and held-out groups, by a hash of the clip's id: the same on every run."""

    def held_out(group: Captioned) -> bool:
        digest = hashlib.sha256(group.clip.encode()).digest()
        return int.from_bytes(digest[:4], "big") < HELD_OUT * 2**32

    return [g for g in groups if not held_out(g)], [g for g in groups if held_out(g)]
