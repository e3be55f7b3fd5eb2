"""Captions of a corpus as the text encoder's lessons."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.text.sides import swap_sides
from stickgen.vocabulary import action_index

HELD_OUT = 0.05
"""Share of the clips whose captions only measure."""


@dataclass(frozen=True)
class Captioned:
    """Sentences that say the same thing: those of one clip or of one of its segments."""

    clip: str
    actions: tuple[int, ...]
    captions: tuple[str, ...]

    def mirrored(self) -> Captioned:
        """The same with left and right exchanged."""
        return replace(self, captions=tuple(swap_sides(c) for c in self.captions))


def read_captions(path: Path) -> list[Captioned]:
    """Read a JSON-lines file of clips: ``id``, ``actions``, ``captions`` and maybe ``segments``.

    Raises:
        StickGenError: the file cannot be read, or a line is not such an object.
    """
    found: list[Captioned] = []
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
                    found.append(Captioned(str(clip["id"]), actions, captions))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StickGenError(
                f"{path}, line {number}: not a clip with id, actions and captions ({error})"
            ) from error
    if not found:
        raise StickGenError(f"{path} has no captions: give a file with one clip a line")
    return found


def split(groups: Sequence[Captioned]) -> tuple[list[Captioned], list[Captioned]]:
    """Those to learn from and those held out, by a hash of the clip: the same on every run."""

    def held_out(group: Captioned) -> bool:
        digest = hashlib.sha256(group.clip.encode()).digest()
        return int.from_bytes(digest[:4], "big") < HELD_OUT * 2**32

    return [g for g in groups if not held_out(g)], [g for g in groups if held_out(g)]
