"""Verbs that no table has, replaced by known ones that mean about the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from stickgen.story.reader.clauses import read_clauses
from stickgen.story.reader.nouns import nouns
from stickgen.story.reader.token import Token, at
from stickgen.story.reader.tokens import tokenize
from stickgen.text.verbs import stems, third_person

Nearest = Callable[[str], str | None]
"""Base form of an unknown verb → the known verb that is nearest to it; None: no one is near."""
_ENDINGS = ("s", "ed", "ing")
_SENTENCE = re.compile(r"[^.!?;\n]+")


def with_known_verbs(text: str, nearest: Nearest) -> tuple[str, dict[str, str], list[str]]:
    """The text with known verbs, which of them stands for which unknown one, and the verbs that
    are like no known one and were left out.

    A word is taken for a verb where its sentence has no other one: "a girl hopscotches home".
    """
    replaced: dict[str, str] = {}
    unknown: list[str] = []

    def sentence(match: re.Match[str]) -> str:
        tokens = tokenize(match[0])
        word = _unknown_verb(tokens)
        if not word:
            return match[0]
        near = ((stem, nearest(stem)) for stem in stems(word))
        stem, known = next(((stem, known) for stem, known in near if known), (word, None))
        if known is None:
            unknown.append(word)
        else:
            replaced[stem] = known
        shown = third_person(known) if known is not None else ""
        return re.sub(rf"\b{re.escape(word)}\b", shown, match[0], count=1)

    return _SENTENCE.sub(sentence, text), replaced, unknown


def _unknown_verb(tokens: Sequence[Token]) -> str:
    """The word that must be the verb of a sentence; empty: none is, or a known verb is there."""
    if any(clause.verb for clause in read_clauses(tokens)):
        return ""
    for i, t in enumerate(tokens):
        unknown = t.classes == {"noun"} and t.lemma not in nouns() and t.text.islower()
        if unknown and t.word.endswith(_ENDINGS) and at(tokens, i - 1).can("noun", "name", "pron"):
            return t.word
    return ""
