"""One noun phrase with what hangs on it: "of the guards", "in a red coat", "himself"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stickgen.story.reader import grammar as g
from stickgen.story.reader.lookahead import finite_verb_follows
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.numbers import number_value
from stickgen.story.reader.phrases.nominal import nominal
from stickgen.story.reader.phrases.phrase import NounPhrase, Parsed, part
from stickgen.story.reader.phrases.pronouns import pronoun
from stickgen.story.reader.token import Token, at

_DEEPEST = 8
"""More phrases are not joined by "of"."""


def single(
    ts: Sequence[Token],
    i: int,
    *,
    subject: bool = False,
    after_prep: bool = False,
    verb_follows: bool = False,
    depth: int = 0,
) -> Parsed | None:
    """The noun phrase at ``i`` without coordination and the index after it, or None.

    Args:
        subject: whether it is a subject; then the phrases before its verb belong to it.
        after_prep: whether a preposition stands before it; then no verb can open it.
        verb_follows: whether the verb is still to come although it is no subject.
        depth: how many "of" stand before it.
    """
    if i >= len(ts) or depth > _DEEPEST:
        return None
    found = pronoun(ts, i) or nominal(ts, i, subject=subject or verb_follows, after_prep=after_prep)
    if found is None:
        return None
    phrase, j = _with_of(ts, *found, verb_follows=subject or verb_follows, depth=depth)
    if subject:
        if at(ts, j).word in g.REFLEXIVES:
            j += 1  # "the wizard himself"
        phrase, j = _with_modifiers(ts, phrase, j)
    words = " ".join(t.text if t.can("name") else t.word for t in ts[i:j])
    return replace(phrase, start=i, end=j, words=words.replace(" 's", "'s")), j


def _with_of(
    ts: Sequence[Token], phrase: NounPhrase, j: int, *, verb_follows: bool, depth: int
) -> Parsed:
    """The phrase with what follows "of": a number, members of a group, an owner."""
    if at(ts, j).word != "of" or (phrase.kind == "pronoun" and phrase.head in ("it", "he")):
        return phrase, j
    if _is_number_of_members(ts, j + 1):
        members = part("", number_value(ts[j + 1].word))
        return replace(phrase, of=members, plural=True), j + 2
    found = single(ts, j + 1, after_prep=True, verb_follows=verb_follows, depth=depth + 1)
    if found is None:
        return phrase, j
    inner, end = found
    if phrase.head in g.AMOUNTS and inner.kind in ("person", "thing", "other"):
        return _counted(phrase, inner), end
    members_counted = inner.kind == "part" and bool(inner.count)
    return replace(phrase, of=inner, plural=phrase.plural or members_counted), end


def _is_number_of_members(ts: Sequence[Token], i: int) -> bool:
    """Whether a number without a noun stands before a verb: "a band of four plays"."""
    verb = at(ts, i + 1)
    person = meaning(verb.lemma, "person") is not None
    return at(ts, i).can("number") and verb.can("verb") and not person


def _counted(amount: NounPhrase, counted: NounPhrase) -> NounPhrase:
    """ "two dozen red balloons": the balloons, with their number."""
    number = counted.count or g.AMOUNTS[amount.head] * (amount.count or 1)
    adjectives = (*amount.adjectives, *counted.adjectives)
    return replace(counted, count=number, plural=True, det=amount.det, adjectives=adjectives)


def _with_modifiers(ts: Sequence[Token], phrase: NounPhrase, j: int) -> Parsed:
    """The phrase with the prepositional phrases between it and its verb."""
    mods = list(phrase.mods)
    while at(ts, j).can("prep") and not ts[j].can("sub", "conn"):
        color = at(ts, j + 1).word
        if ts[j].word == "in" and color in g.COLORS and finite_verb_follows(ts, j + 2):
            mods.append(("in", NounPhrase(color, "other", words=color)))
            j += 2
            continue
        found = single(ts, j + 1, after_prep=True, verb_follows=True)
        if found is None:
            break
        prep = g.COMPOUND_PREPOSITIONS.get(ts[j].word, ts[j].word)
        inner, j = _with_more_things(ts, *found)
        mods.append((prep, inner))
    return replace(phrase, mods=tuple(mods)), j


def _with_more_things(ts: Sequence[Token], phrase: NounPhrase, j: int) -> Parsed:
    """The phrase with the things that "and" joins to it: "with sword and shield kneels"."""
    while at(ts, j).can("conj") and (more := single(ts, j + 1)):
        if more[0].kind not in ("thing", "other"):
            break
        phrase = replace(phrase, parts=(*phrase.each, more[0]))
        j = more[1]
    return phrase, j
