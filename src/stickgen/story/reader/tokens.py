"""A text cut into tokens, each with the word classes that it may have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.names import is_name
from stickgen.story.reader.nouns import first_words, meaning, nouns, singular
from stickgen.text.verbs import verb_forms

_TOKEN = re.compile(
    r"«(?P<quote>\d+)»|(?P<number>\d+(?:\.\d+)?(?:st|nd|rd|th)?)|(?P<own>['’]s(?=\W|$)|(?<=s)['’](?=\s))"
    r"|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*?(?=['’]s\b|[^\w'’-]|['’-](?!\w)|$))|(?P<punct>[.,;:!?()/\n])"
)
_ADJECTIVE_ENDINGS = ("ful", "ous", "less", "ish", "able", "ible", "ical", "ive", "ic", "al", "est")
_NO_VERBS = frozenset("down up out over like well off in on near past up through".split())
"""Words that are verbs in rare cases only."""
_KNOWN_ADJECTIVES = frozenset(
    """good bad new own other same different next last lone single whole empty full dark bright
    cold hot warm wet dry heavy light long short high low deep wide narrow sharp blunt fast slow
    quick early late rich poor free open closed broken burning flying sunken parked hidden secret
    strange weird funny silly crazy mad wild brave evil nice kind cute pretty handsome beautiful
    ugly clean dirty quiet loud clever smart stupid lazy busy rude polite shy famous drunk blind
    dead alive real fake plastic wooden metal stone giant magic invisible asleep awake naked
    barefoot masked armed hooded mysterious ghostly haunted frozen snowy sunny rainy windy foggy
    stormy cloudy calm crowded abandoned ancient modern medieval futuristic royal local national
    final winning losing opposing rival second-hand retired professional amateur young old little
    small big tall huge tiny large great grand fat thin skinny slim strong weak sleepy hungry
    thirsty tired sick ill hurt pregnant bald blonde bearded friendly lonely lovely elderly
    ready able sure careful slippery shiny smelly spooky creepy scary sweet sour fresh sliced
    enthusiastic left right upper lower front back top bottom middle far near close neighbouring
    fellow fancy spicy wonky crooked stray homeless hairy furry blind deaf straight flat round
    square thick soft hard rough smooth loose tight imaginary stubborn mean naughty noisy
    grumpy goofy clumsy graceful elegant gentle several various many few more most enough such
    what twin identical exhausted slow-motion red-haired one-legged well-dressed""".split()
)


@dataclass(frozen=True)
class Token:
    """A word or a sign.

    Attributes:
        text: as written.
        word: lower case.
        classes: word classes that it may have: quote number punct own name pron poss det noun
            verb adj adv prep conj sub conn be have do modal not wh to.
        lemma: singular of a noun.
        forms: (base form, form) of a verb; forms are base, third, past, participle and ing.
        quote: index of a quote, or −1.
    """

    text: str
    word: str
    classes: frozenset[str]
    lemma: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    quote: int = -1

    def can(self, *classes: str) -> bool:
        """Whether it may be of one of the classes."""
        return any(c in self.classes for c in classes)

    def base(self, *forms: str) -> str:
        """Base form of the verb if it may stand in one of the forms, else empty."""
        return next((b for b, f in self.forms if not forms or f in forms), "")


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in which quotes stand as ``«0»``."""
    raw: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        raw.append((kind, match[kind] if kind == "quote" else match[0]))
    tokens: list[Token] = []
    i = 0
    while i < len(raw):
        kind, word = raw[i]
        joined = _joined(raw, i) if kind == "word" else 1
        if joined > 1:
            words = [w for _, w in raw[i : i + joined]]
            tokens.append(_token(" ".join(words), starts_sentence(tokens)))
            i += joined
            continue
        if kind == "quote":
            tokens.append(Token(f"«{word}»", "", frozenset({"quote"}), quote=int(word)))
        elif kind == "punct":
            tokens.append(Token(word, word, frozenset({"punct"})))
        elif kind == "own":
            tokens.append(Token(word, "'s", frozenset({"own"})))
        elif kind == "number":
            tokens.append(Token(word, word, frozenset({"number"})))
        else:
            tokens.append(_token(word, starts_sentence(tokens)))
        i += 1
    return tokens


def is_adjective(word: str) -> bool:
    """Whether a lower-case word is a known adjective."""
    return word in _KNOWN_ADJECTIVES


def starts_sentence(before: list[Token]) -> bool:
    """Whether the next token is the first of a sentence, whose capital says nothing."""
    return not before or before[-1].word in (".", "!", "?", "\n", ":") or before[-1].quote >= 0


def _joined(raw: list[tuple[str, str]], i: int) -> int:
    """How many words from here are one: "police officer", "in front of", "as soon as"."""
    words: list[str] = []
    for kind, word in raw[i : i + 5]:
        if kind != "word":
            break
        words.append(word.lower())
    for n in range(len(words), 1, -1):
        phrase = " ".join(words[:n])
        if (
            phrase in g.COMPOUND_PREPOSITIONS
            or phrase in g.SUBORDINATORS
            or phrase in g.CONNECTIVES
            or phrase in g.PRONOUNS
            or phrase in ("half a", "half a dozen", "no longer", "a lot of", "lots of")
        ):
            return n
        if words[0] in first_words() and singular(phrase) in nouns():
            return n
        if verbs.action_noun(singular(phrase)) is not None and not (
            verbs.is_verb(words[0]) and " ".join(words[1:n]) in verbs.particles(words[0])
            and words[0] not in _KNOWN_ADJECTIVES
        ):
            return n
    return 1


def _token(text: str, first: bool) -> Token:
    word = text.lower()
    classes = _closed(word)
    lemma = singular(word)
    # A name stays a name although it may be a word: "Will", "Rose".
    capital = text[0].isupper() and (not first or not text.isupper())
    known_noun = lemma in nouns()
    acts = verbs.action_noun(lemma) is not None
    forms = tuple((b, f) for b, f in verb_forms(word, verbs.verbs()) if verbs.is_verb(b)) if " " not in word else ()
    if not forms and verbs.is_verb(lemma) and " " in word:
        forms = ((lemma, "base"),)
    if "-" in word and not forms:
        forms = tuple((b, f) for b, f in verb_forms(word.replace("-", ""), verbs.verbs()) if verbs.is_verb(b))
    first_word, _, others = lemma.replace("-", " ").partition(" ")
    if not forms and others and others in verbs.particles(first_word):
        forms = ((f"{first_word} {others}", "base" if lemma == word else "third"),)
    if word in _NO_VERBS:
        forms = ()
    if lemma in g.FILM_WORDS:
        return Token(text, word, frozenset({"noun"}), lemma)
    if word in g.COMMON_NOUNS:
        classes.add("noun")
        forms = tuple((b, f) for b, f in forms if f not in ("past", "participle"))
    if any(f == "past" and b != word for b, f in forms):  # "found", "fell", "lay"
        forms = tuple((b, f) for b, f in forms if f != "base")
    if forms and word in _KNOWN_ADJECTIVES and not any(verbs.lookup(b) for b, _ in forms):
        forms = ()  # "high" is a verb in "high five" only
    if forms:
        classes.add("verb")
    counted = "number" in classes
    known_noun = known_noun and not (word in g.ADVERBS and word.endswith("er"))
    if (known_noun or acts or lemma in g.COLLECTIVES or lemma in g.BODY or word in g.AMOUNTS) and not counted:
        classes.add("noun")
    if word in g.TIME_NOUNS or word in g.WEATHER_NOUNS:
        classes.add("noun")
    if (
        word in _KNOWN_ADJECTIVES or word in g.FEELINGS or word in g.COLORS or word in g.SIZES
        or word in g.AGES or word in g.BUILDS or word in g.ORDINALS
    ):  # fmt: skip
        classes.add("adj")
    if word in g.ADVERBS or (word.endswith("ly") and len(word) > 4 and not known_noun):
        classes.add("adv")
    if word.endswith("est") and len(word) > 5 and not known_noun and word not in g.FEELINGS:
        return Token(text, word, frozenset({"adj"}), lemma)
    if word in g.CALENDAR:
        return Token(text, word, frozenset({"noun"}), lemma)
    unknown = not classes
    if unknown and "-" in word and meaning(word.partition("-")[0], "person") is not None:
        return Token(text, word, frozenset({"noun"}), word.partition("-")[0])  # "father-to-be"
    if unknown and "-" in word:
        return Token(text, word, frozenset({"adj"}), lemma, forms)
    if capital and word not in g.PRONOUNS and not classes & {"det", "poss", "sub", "conj", "prep"}:
        thing_only = known_noun and all(n.kind == "thing" for n in nouns().get(lemma, ()))
        if (not first and (
            ((not known_noun or (thing_only and lemma == word)) and word not in g.TIME_NOUNS)
            or is_name(word)
        )) or (first and (is_name(word) or (unknown and word not in g.COMMON_NOUNS))):
            classes.add("name")
    elif is_name(word) and unknown:
        classes.add("name")
    if unknown and word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 4:
        classes.add("adj")
    if unknown and "name" not in classes:
        classes.add("noun")
    elif forms and not classes - {"verb", "name"}:
        pass
    return Token(text, word, frozenset(classes), lemma, forms)


def _closed(word: str) -> set[str]:
    """The closed classes of a word."""
    tables = (
        ("pron", g.PRONOUNS), ("poss", g.POSSESSIVES), ("det", g.ARTICLES), ("prep", g.PREPOSITIONS),
        ("sub", g.SUBORDINATORS), ("conn", g.CONNECTIVES), ("be", g.BE), ("have", g.HAVE),
        ("do", g.DO), ("modal", g.MODALS), ("not", g.NEGATIONS), ("number", g.NUMBERS),
    )  # fmt: skip
    classes = {name for name, table in tables if word in table}
    if word in g.COMPOUND_PREPOSITIONS:
        classes.add("prep")
    if word in ("and", "or", "&", "plus", "nor", "versus"):
        classes.add("conj")
    if word in ("who", "which", "that", "whom", "whose", "what", "how", "why", "where"):
        classes.add("wh")
    if word == "to":
        classes.add("to")
    if word == "there":
        classes.add("there")
    if word in ("half a dozen", "half a", "a lot of", "lots of"):
        classes.add("number")
    if word == "no":
        classes.add("det")
    return classes
