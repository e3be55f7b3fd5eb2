"""Remaining: what is left of a prompt while directions are taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Remaining:
    """A prompt without the directions found so far.

    Attributes:
        text: quotes in it stand as ``«0»``.
        whys: field of ``Directions`` and the words that say so, in the order of finding.
    """

    text: str
    whys: list[tuple[str, str]] = field(default_factory=list)

    def note(self, name: str, words: str) -> None:
        """Keep the words that a field comes from."""
        self.whys.append((name, words.strip(" ,.;:(")))

    def cut(self, match: re.Match[str], name: str, sign: str = " ") -> None:
        """Replace words that say a direction by a sign."""
        self.note(name, match[0])
        self.text = self.text[: match.start()] + sign + self.text[match.end() :]

    def take(self, patterns: Iterable[tuple[str, re.Pattern[str]]], name: str) -> str:
        """Take out the first pattern that is found; its value, or empty."""
        for value, pattern in patterns:
            if match := pattern.search(self.text):
                self.cut(match, name)
                return value
        return ""
