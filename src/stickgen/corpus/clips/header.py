"""ClipHeader: the facts about a clip that the whole data set is planned with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ClipHeader:
    """Facts about a clip that need no motion data.

    Attributes:
        frames: at 25 fps.
        good: how many of them are real motion.
        known: how many of them have a known action.
        action: the main one, or empty.
        split: fixed by the data set, or empty.
        related: ids of clips that must stay in its split.
        same_as: ids of clips that the source lists as the same motion.
    """

    id: str
    source: str
    frames: int
    good: int = 0
    known: int = 0
    action: str = ""
    take: str = ""
    subject: str = ""
    split: str = ""
    related: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
