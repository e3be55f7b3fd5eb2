"""Which nouns name something of the wardrobe."""

from __future__ import annotations

from stickgen.catalog.wardrobe import HATS, TIES
from stickgen.story.reader.phrases import NounPhrase

_WORDS = {
    "necktie": "tie", "bow tie": "bow", "cloak": "cape", "shawl": "scarf", "cylinder": "top_hat",
    "pointy hat": "wizard", "pointed hat": "wizard", "wizard hat": "wizard",
    "woolly hat": "beanie", "cowboy hat": "cowboy", "stetson": "cowboy", "party hat": "party",
    "chef hat": "chef", "chef's hat": "chef", "baseball cap": "cap",
}  # fmt: skip
"""Noun → name of the wardrobe, where they differ."""


def worn(phrase: NounPhrase) -> tuple[str, str] | None:
    """Where something is worn (``hat`` or ``tie``) and its name; None: it is not worn."""
    noun = phrase.head
    if noun == "hat" and phrase.adjectives:
        noun = f"{phrase.adjectives[-1]} hat"
    name = _WORDS.get(noun, noun.replace(" ", "_"))
    if name in HATS:
        return "hat", name
    return ("tie", name) if name in TIES else None
