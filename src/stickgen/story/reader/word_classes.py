"""The word classes that a word may have, by the lexicon and by its ending."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.names import is_name
from stickgen.story.reader.nouns import meaning, nouns, singular
from stickgen.story.reader.token import Token
from stickgen.text.verbs import verb_forms

_CLOSED: MappingProxyType[str, Collection[str]] = MappingProxyType(
    {
        "pron": g.PRONOUNS, "poss": g.POSSESSIVES, "det": g.ARTICLES, "prep": g.PREPOSITIONS,
        "sub": g.SUBORDINATORS, "conn": g.CONNECTIVES, "be": g.BE, "have": g.HAVE, "do": g.DO,
        "modal": g.MODALS, "not": g.NEGATIONS, "number": {*g.NUMBERS, *g.AMOUNT_PHRASES},
        "conj": g.CONJUNCTIONS, "wh": g.QUESTION_WORDS, "to": ("to",), "there": ("there",),
    }
)  # fmt: skip
"""Closed word class → its words."""
_QUALITIES = (g.ADJECTIVES, g.FEELINGS, g.COLORS, g.SIZES, g.AGES, g.BUILDS, g.ORDINALS)
_ADJECTIVE_ENDINGS = ("ful", "ous", "less", "ish", "able", "ible", "ical", "ive", "ic", "al", "est")
_Forms = tuple[tuple[str, str], ...]


def classified(text: str, *, first: bool) -> Token:
    """The token of a word, or of several that count as one.

    Args:
        first: whether it opens a sentence; its capital says nothing then.
    """
    word = text.lower()
    lemma = singular(word)
    if only := _only_class(word, lemma):
        return Token(text, word, frozenset({only}), lemma)
    forms = _verb_readings(word, lemma)
    classes = _closed_classes(word)
    classes |= _open_classes(word, lemma, counted="number" in classes)
    if forms:
        classes.add("verb")
    unknown = not classes
    if unknown and "-" in word:
        return _unknown_compound(text, word, lemma)
    if _may_be_name(text, lemma, classes, first=first):
        classes.add("name")
        if not first and text[0].isupper() and is_name(word):
            forms = ()  # "and Bob catches it"
            classes.discard("verb")
    if unknown and word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 4:
        classes.add("adj")
    if unknown and "name" not in classes:
        classes.add("noun")
    return Token(text, word, frozenset(classes), lemma, forms)


def is_noun(word: str, lemma: str) -> bool:
    """Whether the catalogue has a noun; "closer" and "faster" are adverbs all the same."""
    return lemma in nouns() and not (word in g.ADVERBS and word.endswith("er"))


def _only_class(word: str, lemma: str) -> str:
    """The class of a word that has just one whatever else the lexicon says; else empty."""
    if lemma in g.FILM_WORDS or word in g.CALENDAR:
        return "noun"
    if word == "not":
        return "not"
    superlative = word.endswith("est") and len(word) > 5 and word not in g.FEELINGS
    return "adj" if superlative and not is_noun(word, lemma) else ""


def _closed_classes(word: str) -> set[str]:
    classes = {name for name, words in _CLOSED.items() if word in words}
    if word in g.COMPOUND_PREPOSITIONS:
        classes.add("prep")
    return classes


def _open_classes(word: str, lemma: str, *, counted: bool) -> set[str]:
    """Noun, adjective and adverb.

    Args:
        counted: whether it is a number; then it is a noun no more: "pair".
    """
    classes = set()
    known = is_noun(word, lemma)
    named = known or lemma in g.COLLECTIVES or lemma in g.BODY or word in g.AMOUNTS
    if (named or verbs.action_noun(lemma) is not None) and not counted:
        classes.add("noun")
    if word in g.COMMON_NOUNS or word in g.TIME_NOUNS or word in g.WEATHER_NOUNS:
        classes.add("noun")
    if any(word in table for table in _QUALITIES):
        classes.add("adj")
    if word in g.ADVERBS or (word.endswith("ly") and len(word) > 4 and not known):
        classes.add("adv")
    return classes


def _verb_readings(word: str, lemma: str) -> _Forms:
    """(Base form, form) of every verb that a word may be."""
    if word in g.RARELY_VERBS:
        return ()
    forms = _verb_forms(word, lemma)
    if word in g.COMMON_NOUNS:  # "ground", "saw" and their like are nouns rather than pasts
        forms = tuple((b, f) for b, f in forms if f not in ("past", "participle"))
    if any(f == "past" and b != word for b, f in forms):  # "found", "fell", "lay"
        forms = tuple((b, f) for b, f in forms if f != "base")
    if word in g.ADJECTIVES and not any(verbs.lookup(b) for b, _ in forms):
        return ()  # "high" is a verb in "high five" only
    return forms


def _verb_forms(word: str, lemma: str) -> _Forms:
    """The same without regard to what else the word is."""
    known = verbs.verbs()
    if " " not in word:
        forms = verb_forms(word, known)
        if forms or "-" not in word:
            return forms
        if forms := verb_forms(word.replace("-", ""), known):  # "head-butts"
            return forms
    elif verbs.is_verb(lemma):
        return ((lemma, "base"),)
    first, _, particle = lemma.replace("-", " ").partition(" ")
    if particle and particle in verbs.particles(first):  # "high five", "high-fives"
        return ((f"{first} {particle}", "base" if lemma == word else "third"),)
    return ()


def _unknown_compound(text: str, word: str, lemma: str) -> Token:
    """A word with hyphens that nobody knows: "father-to-be" is a father, "red-eyed" a quality."""
    first = word.partition("-")[0]
    if meaning(first, "person") is not None:
        return Token(text, word, frozenset({"noun"}), first)
    return Token(text, word, frozenset({"adj"}), lemma)


def _may_be_name(text: str, lemma: str, classes: Collection[str], *, first: bool) -> bool:
    """Whether a word is written as a name: "Rose", and "anna" if it can be nothing else."""
    word = text.lower()
    capital = text[0].isupper() and not (first and text.isupper())
    function_word = word in g.PRONOUNS or any(
        c in classes for c in ("det", "poss", "sub", "conj", "prep")
    )
    if not capital or function_word:
        return is_name(word) and not classes
    if is_name(word):
        return True
    if first:
        return not classes
    if word in g.TIME_NOUNS:
        return False
    things = all(noun.kind == "thing" for noun in nouns().get(lemma, ())) and not text.isupper()
    return not is_noun(word, lemma) or (things and lemma == word)
