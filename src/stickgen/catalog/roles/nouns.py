"""Lists of nouns as they are written in the records of roles."""

from __future__ import annotations


def nouns(text: str) -> tuple[str, ...]:
    """Nouns and noun phrases that are separated by commas: "cop, police officer"."""
    return tuple(noun.strip() for noun in text.split(","))
