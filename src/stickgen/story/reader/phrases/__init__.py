"""Noun phrases: "a very sad clown", "two of the guards", "her friend Noah", "Ann, Bob and Dee"."""

from __future__ import annotations

from stickgen.story.reader.phrases.coordination import noun_phrase
from stickgen.story.reader.phrases.phrase import NounPhrase

__all__ = ["NounPhrase", "noun_phrase"]
