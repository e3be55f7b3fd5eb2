"""Runs of nouns that are no compounds: "dog park rain umbrella"."""

from __future__ import annotations

from dataclasses import replace

from stickgen.story import verbs
from stickgen.story.reader.nouns import meaning, nouns
from stickgen.story.reader.phrases import NounPhrase


def listed(phrase: NounPhrase) -> list[NounPhrase]:
    """A phrase of each word of a run of nouns; the phrase itself if it is none.

    Two words are a run only if the first means a person: "cat piano", but "piano keys".
    """
    words = phrase.head.split()
    if len(words) < 2 or phrase.head in nouns() or phrase.det or phrase.kind == "person":
        return [phrase]
    if len(words) == 2 and meaning(words[0], "person") is None:
        return [phrase]
    return [replace(phrase, head=w, kind=_kind(w), words=w, of=None, mods=()) for w in words]


def _kind(word: str) -> str:
    entry = meaning(word)
    if entry is not None:
        return entry.kind
    return "action" if verbs.action_noun(word) is not None else "other"
