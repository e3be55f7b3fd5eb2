"""Noun phrases: "a very sad clown", "two of the guards", "her friend Noah", "Ann, Bob and Dee"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stickgen.catalog.roles import ROLES
from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.names import is_name
from stickgen.story.reader.nouns import is_plural, meaning, singular
from stickgen.story.reader.tokens import Token


@dataclass(frozen=True)
class NounPhrase:
    """Who or what is meant.

    Attributes:
        head: lemma of the head noun; of a pronoun, what it refers to (``grammar.PRONOUNS``).
        kind: ``person``, ``thing``, ``place``, ``action`` (a noun of an action), ``pronoun``,
            ``part`` (a number or ordinal without a noun: "the other one"), or ``other``.
        words: as written, lower case except names.
        name: proper name.
        det: the determiner: a, the, his, no, both, all, each, another, …
        count: stated number; None: not stated.
        plural: whether it means several.
        adjectives: of the head.
        ordinal: "first", "other", "one", "rest" of "the second thief", "the other one".
        owner: whose it is.
        of: what follows "of".
        mods: prepositions and phrases that follow.
        parts: of a coordination; the head is then that of the first.
        start, end: indices of its tokens.
    """

    head: str
    kind: str
    words: str = ""
    name: str = ""
    det: str = ""
    count: int | None = None
    plural: bool = False
    adjectives: tuple[str, ...] = ()
    ordinal: str = ""
    owner: NounPhrase | None = None
    of: NounPhrase | None = None
    mods: tuple[tuple[str, NounPhrase], ...] = ()
    parts: tuple[NounPhrase, ...] = ()
    start: int = 0
    end: int = field(default=0, compare=False)

    @property
    def each(self) -> tuple[NounPhrase, ...]:
        """The coordinated phrases, or this one."""
        return self.parts or (self,)


_PETS = frozenset({"dog", "puppy", "cat", "horse"})
"""Animals that are drawn as things as well, and usually act."""
_TOYS = frozenset("doll dummy puppet teddy robot_arm scarecrow mask statue".split())
Parsed = tuple[NounPhrase, int]


def noun_phrase(
    ts: Sequence[Token], i: int, *, subject: bool = False, after_prep: bool = False
) -> Parsed | None:
    """The noun phrase that begins at token ``i`` and the index after it, or None.

    Args:
        subject: whether a verb is still to come; then more belongs to the phrase.
        after_prep: whether a preposition stands before it; then no verb can open it.
    """
    first = _single(ts, i, subject, after_prep)
    if first is None:
        return None
    phrase, j = first
    if phrase.kind == "pronoun" and phrase.head in ("it", "each_other"):
        return phrase, j
    parts = [phrase]
    while j < len(ts) and len(parts) < 12:
        k = _coordinator(ts, j, subject, len(parts))
        following = _single(ts, k, subject) if k is not None else None
        if following is None or not _coordinates(ts, parts[-1], following, subject, ts[j].word):
            break
        parts.append(following[0])
        j = following[1]
    if len(parts) == 1:
        return phrase, j
    if any(p.kind == "person" for p in parts):  # "the masseur and his client"
        parts = [replace(p, kind="person") if p.kind == "other" and p.det else p for p in parts]
        phrase = parts[0]
    whole = replace(
        phrase, parts=tuple(parts), plural=True, end=j,
        words=" ".join(t.text for t in ts[i:j]),
    )  # fmt: skip
    return whole, j


def _coordinator(ts: Sequence[Token], j: int, subject: bool, count: int) -> int | None:
    """Index after "and", a comma, or a comma and "and"; None if there is none."""
    if ts[j].can("conj") or ts[j].word == "as well as":
        return j + 1
    if ts[j].word == "versus":
        return j + 1
    if ts[j].word in (",", "/"):
        if j + 1 < len(ts) and ts[j + 1].can("conj"):
            return j + 2
        return j + 1
    return None


def _coordinates(
    ts: Sequence[Token], before: NounPhrase, following: Parsed, subject: bool, sign: str
) -> bool:
    """Whether the phrase after "and" goes on with the list rather than begin a new clause."""
    phrase, end = following
    verb_follows = end < len(ts) and _finite(ts, end)
    if phrase.kind == "pronoun" and phrase.head in ("he", "she", "they", "i", "it", "both"):
        return subject and verb_follows and phrase.head in ("i", "she", "he") and sign == "and"
    if phrase.kind == "part" and sign == ",":
        return False
    mixed = {phrase.kind, before.kind} == {"other", "person"}
    if mixed and not (phrase.det and before.det):
        return False
    if not subject:
        closed = sign != "," or _list_goes_on(ts, end)
        return closed and not verb_follows and phrase.kind in _alike(before.kind)
    if sign == ",":
        # A list needs its "and" before the verb: "Ann, Bob and Dee"; else a new clause begins.
        k = end
        while k < len(ts) and not _finite(ts, k) and ts[k].word not in (".", "!", "?", ";"):
            if ts[k].can("conj"):
                return phrase.kind in _alike(before.kind)
            k += 1
        return False
    return phrase.kind in _alike(before.kind)


def _list_goes_on(ts: Sequence[Token], i: int) -> bool:
    """Whether "and" closes the list before the clause ends: "a cup, a plate and a fork"."""
    while i < len(ts) and not ts[i].can("prep", "sub", "wh", "verb") and ts[i].word not in ".!?;:":
        if ts[i].can("conj"):
            return True
        i += 1
    return False


def _alike(kind: str) -> tuple[str, ...]:
    people = ("person", "pronoun", "part", "other")
    if kind == "action":
        return ("action",)
    if kind == "other":
        return ("other", "thing", "place", "part", "person")
    return people if kind in people else (kind, "other", "thing", "place", "part")


def _finite(ts: Sequence[Token], i: int) -> bool:
    """Whether a finite verb stands here, perhaps after adverbs."""
    while i < len(ts) and ts[i].can("adv", "not") and not ts[i].can("verb"):
        i += 1
    if i >= len(ts):
        return False
    t = ts[i]
    if t.can("be", "have", "do", "modal"):
        return True
    return bool(t.base("third", "base", "past")) and not t.can("det", "prep", "to")


def _single(
    ts: Sequence[Token], i: int, subject: bool, after_prep: bool = False, verb_needed: bool = False
) -> Parsed | None:
    """One noun phrase without coordination."""
    if i >= len(ts):
        return None
    for found in (_pronoun(ts, i, subject), _noun(ts, i, subject or verb_needed, after_prep)):
        if found is not None:
            phrase, j = _with_of(ts, *found, subject or verb_needed)
            if j < len(ts) and ts[j].word in ("himself", "herself", "itself", "themselves") and subject:
                j += 1  # "the wizard himself"
            if subject:
                phrase, j = _with_mods(ts, phrase, j)
            words = " ".join(t.text if t.can("name") else t.word for t in ts[i:j])
            return replace(phrase, start=i, end=j, words=words.replace(" 's", "'s")), j
    return None


def _pronoun(ts: Sequence[Token], i: int, subject: bool) -> Parsed | None:
    t = ts[i]
    some = t.word in ("some", "several", "many", "few", "most")
    if some and i + 1 < len(ts) and ts[i + 1].word == "of":
        return NounPhrase("one", "part", count=2, plural=True), i + 1
    if not t.can("pron"):
        return None
    follows_noun = i + 1 < len(ts) and (
        ts[i + 1].can("noun", "adj", "number", "name", "poss", "det")
        and not (ts[i + 1].can("verb") and _finite(ts, i + 1) and not ts[i + 1].can("adj"))
    )
    ref = g.PRONOUNS[t.word]
    if t.word == "all" and i + 1 < len(ts) and ts[i + 1].can("adv", "prep") and i > 0:
        return None  # "all alone", "all over"
    if t.word in ("her", "his") and i + 1 < len(ts):
        ordinal = ts[i + 1].word in g.ORDINALS
        causes = i > 0 and ts[i - 1].base() in ("make", "let", "help", "see", "watch", "hear", "have")
        follows_noun = ordinal or ts[i + 1].can("noun", "adj", "number", "poss") and not (
            causes and ts[i + 1].base("base") or ts[i + 1].can("conj", "prep", "sub", "conn")
        )
    body = i + 1 < len(ts) and ts[i + 1].lemma in g.BODY and t.word in ("both", "all", "her")
    if (t.can("poss") and follows_noun) or body:
        return None
    if t.word in ("both", "all", "each", "neither", "another", "none") and follows_noun:
        return None
    if t.word == "another" and i + 1 < len(ts) and ts[i + 1].word == "one":
        return NounPhrase("other", "part", det="another", ordinal="another"), i + 2
    if t.word == "another":
        return NounPhrase("other", "part", det="another", ordinal="another"), i + 1
    if t.word == "all" and i + 1 < len(ts) and ts[i + 1].word in ("of", "the"):
        return None
    j = i + 1
    if (
        ref in ("they", "it") and t.word == "they" and j < len(ts)
        and ts[j].word in ("both", "all", "each")
        and (j + 1 >= len(ts) or not ts[j + 1].can("noun") or ts[j + 1].can("verb"))
    ):  # fmt: skip
        ref, j = {"both": "both", "all": "all", "each": "each"}[ts[j].word], j + 1
    return NounPhrase(ref, "pronoun", plural=ref in ("they", "all", "both", "each")), j


def _noun(
    ts: Sequence[Token], i: int, subject: bool, after_prep: bool = False
) -> Parsed | None:
    """Determiner, number, adjectives, nouns, a name, and an owner with 's."""
    j, det, count, ordinal = i, "", None, ""
    owner: NounPhrase | None = None
    adjectives: list[str] = []
    while j < len(ts):
        t = ts[j]
        if t.can("det") and not (t.word == "that" and _finite(ts, j + 1)):
            det = det if det == "no" else t.word
        elif t.word in ("both", "all", "each", "neither", "another", "every", "some", "any", "half"):
            det = "no" if t.word == "neither" else t.word
        elif t.can("poss"):
            det = t.word
            owner = NounPhrase(g.POSSESSIVES[t.word], "pronoun", words=t.word)
        elif t.word == "of" and det in ("both", "all", "each", "some", "neither", "no") and j > i:
            pass
        elif t.can("number") and not t.can("noun") and not t.word.endswith(("st", "nd", "rd", "th")):
            count = _value(t.word)
        else:
            break
        j += 1
    names: list[str] = []
    heads: list[Token] = []
    while j < len(ts):
        t = ts[j]
        if heads or names:
            if t.can("own") and (heads or names):
                own = _assembled(det, count, adjectives, heads, names, ordinal, owner)
                rest = _noun(ts, j + 1, subject, True)
                if rest is None or rest[0].det:
                    return own, j
                return replace(rest[0], owner=own, det="'s"), rest[1]
            if len(names) == 1 and not heads and j == i + 1 and t.can("noun") and not t.can(
                "verb", "name", "adv", "prep", "conj"
            ) and not is_name(names[0].lower()):
                heads, names = [ts[i], t], []  # "Noir mood"
            elif names and t.can("name"):
                names.append(t.text)
            elif heads and t.can("name") and _is_person(heads) and not t.can("det", "prep"):
                names.append(t.text)
            elif heads and t.word in ("named", "called") and j + 1 < len(ts) and ts[j + 1].can("name"):
                names.append(ts[j + 1].text)
                j += 1
            elif len(heads) == 1 and t.word == "one" and det and heads[0].word in (
                "middle", "left", "right", "back", "front", "top"
            ):
                return _part(det, 1, [*adjectives, heads[0].word], "one"), j + 1
            elif heads and _compounds(ts, j, heads, det, subject):
                heads.append(t)
            else:
                break
        elif t.word in ("other", "others", "rest"):
            ordinal = "rest" if t.word in ("others", "rest") else "other"
            if t.word in ("others", "rest"):
                return NounPhrase("other", "part", det=det, ordinal=ordinal, plural=True), j + 1
        elif count and det in ("all", "both") and t.base("base", "past") and not _is_person([t]):
            break  # "all three dance"
        elif count == 1 and not det and t.base("third") and is_plural(t.word) and not names:
            break  # "one sleeps"
        elif ordinal and count and t.base("base") and not _is_person([t]):
            break  # "the other two shake hands"
        elif adjectives and adjectives[-1].endswith("est") and det and t.base("third") and not heads:
            break  # "the tallest steps forward"
        elif ordinal and det in ("", "the") and t.base("third", "past") and not t.can("adj"):
            break  # "the first reads"
        elif t.word in g.ORDINALS and (det or j == i) and not (
            t.can("conn") and j == i and not det and not after_prep
        ):
            ordinal = t.word
        elif t.word == "one" and (det or ordinal):
            return _part(det, 1, adjectives, ordinal or "one"), j + 1
        elif t.can("number") and count is None and not t.can("noun"):
            count = _value(t.word)
        elif t.can("name") and not (det in ("a", "an") and t.can("noun")):
            names.append(t.text)
        elif _is_adjective(ts, j, det, count, adjectives):
            adjectives.append(t.word)
        elif t.can("noun") and not (
            t.can("verb") and not det and not count and not after_prep and _rather_verb(ts, j, i)
            or t.can("adv", "conn") and not det and not adjectives and not count
        ):
            heads.append(t)
        elif t.can("adj") and det and j > i and not t.word.endswith("est"):
            heads.append(t)  # "the top of", "a secret"
        elif (after_prep or t.base("third") and _verb_next(ts, j)) and j == i and t.base(
            "third", "base"
        ) and not t.can(
            "sub", "conn", "to", "adv", "prep", "det", "pron", "poss", "wh", "modal", "do", "have"
        ):
            heads.append(t)  # "throw snowballs", "under stars"
        elif (det or adjectives) and t.can("verb") and not _finite_only(t):
            heads.append(t)  # "a run", "his fight": the noun of an action
        elif t.word in (",", "and") and adjectives and j + 1 < len(ts) and _is_adjective(
            ts, j + 1, det, count, adjectives
        ):
            pass
        elif t.can("adv") and j + 1 < len(ts) and ts[j + 1].can("adj") and (
            det or adjectives or t.word in ("very", "really", "so", "quite")
        ):
            pass
        else:
            break
        j += 1
    if heads or names:
        return _assembled(det, count, adjectives, heads, names, ordinal, owner), j
    if ordinal or (count is not None and count > 0):
        return _part(det, count, adjectives, ordinal), j
    if adjectives and det and j > i:
        if adjectives[-1].endswith("est") or det == "both":  # "the smallest (one) wins"
            return _part(det, count, adjectives, "one"), j
        return NounPhrase(adjectives[-1], "other", det=det, adjectives=tuple(adjectives[:-1])), j
    return None


def _part(det: str, count: int | None, adjectives: list[str], ordinal: str) -> NounPhrase:
    return NounPhrase(
        "one", "part", det=det, count=count, adjectives=tuple(adjectives), ordinal=ordinal,
        plural=(count or 1) > 1 or det in ("both", "all"),
    )  # fmt: skip


def _assembled(
    det: str, count: int | None, adjectives: list[str], heads: list[Token], names: list[str],
    ordinal: str, owner: NounPhrase | None,
) -> NounPhrase:  # fmt: skip
    noun = singular(" ".join(t.word for t in heads))
    kind = _kind_of(noun, heads, names)
    plural = bool(heads) and is_plural(heads[-1].word) or (count or 1) > 1 or det == "both"
    return NounPhrase(
        noun, kind, name=" ".join(names), det=det, count=count, plural=plural,
        adjectives=tuple(adjectives), ordinal=ordinal, owner=owner,
    )  # fmt: skip


def _kind_of(noun: str, heads: Sequence[Token], names: Sequence[str]) -> str:
    if names and not heads:
        return "person"
    if noun in g.BODY or noun.rpartition(" ")[2] in g.BODY:
        return "other"
    if noun in g.TIME_NOUNS or noun in g.WEATHER_NOUNS:
        return "other"
    if heads and heads[-1].word in g.COLLECTIVES or noun in g.COLLECTIVES or noun in (
        "group", "bunch", "gang", "horde", "quartet", "pair", "dozen", "squad", "troupe"
    ):
        return "person"
    if noun in g.AMOUNTS:
        return "other"  # "in a line" 
    found = meaning(noun)
    if noun in _TOYS and (toy := meaning(noun, "thing")) is not None:
        return toy.kind
    if found is not None and (found.exact or verbs.action_noun(noun) is None):
        if found.kind == "person" and ROLES[found.name].kind == "animal" and noun not in _PETS:
            thing = meaning(noun, "thing")
            return "thing" if thing is not None and thing.exact else "person"
        return found.kind
    if verbs.action_noun(noun) is not None:
        return "action"
    if found is None and verbs.action_noun(noun.rpartition(" ")[2]) is not None:
        return "action"
    if names:
        return "person"
    return "other"


def _is_person(heads: Sequence[Token]) -> bool:
    if heads[-1].lemma in g.COLLECTIVES:
        return True
    return meaning(singular(" ".join(t.word for t in heads)), "person") is not None


def _compounds(
    ts: Sequence[Token], j: int, heads: Sequence[Token], det: str, subject: bool
) -> bool:
    """Whether the noun at ``j`` goes on with a compound ("dance teacher") or is a verb."""
    t, before = ts[j], heads[-1]
    if t.can("name"):
        return False
    if t.base("base") and j + 1 < len(ts) and ts[j + 1].word == "between" and not _is_person(heads):
        return True  # "tennis match between two women"
    if not t.can("noun") or t.can("prep", "sub", "conn", "pron", "det", "poss", "to", "adv"):
        return False
    if len(heads) >= 3:
        return False
    if not t.can("verb"):
        known = meaning(singular(f"{before.word} {t.word}"))
        if known or not before.can("verb"):
            return not (is_plural(before.word) and not known)
        return True
    if is_plural(before.word) or t.base("third"):
        return False
    if t.base("past", "ing") and not t.base("base"):
        return False
    if _is_person(heads) and (not det or not subject and t.base("base")):
        return False
    if subject and t.base("base") and not _finite_later(ts, j + 1):
        return False  # "castaways on the beach shout"
    if _is_person(heads) and subject:
        return j + 1 < len(ts) and _finite(ts, j + 1)
    return True


def _finite_later(ts: Sequence[Token], i: int) -> bool:
    """Whether another finite verb follows before the clause ends."""
    while i < len(ts) and not ts[i].can("punct", "conj", "sub", "wh"):
        if _finite(ts, i):
            return True
        i += 1
    return False


def _rather_verb(ts: Sequence[Token], j: int, start: int) -> bool:
    """Whether a bare word that may be noun or verb opens an order: "walk three steps"."""
    t = ts[j]
    if j > start:
        return False
    if t.base("third") and _verb_next(ts, j):
        return False
    if t.base("third") or t.base("past"):
        return True
    follower = ts[j + 1] if j + 1 < len(ts) else None
    if follower is not None and follower.lemma in g.EVENT_NOUNS and t.base("base", "ing"):
        return False
    person = meaning(t.lemma, "person") is not None or t.word in g.COLLECTIVES
    if follower is None or follower.word in (",", ".", "!", ";", "and"):
        return meaning(t.lemma) is None and t.word not in g.WEATHER_NOUNS and (
            t.word not in g.TIME_NOUNS and t.word not in g.COMMON_NOUNS
        )
    if person and follower.can("verb") or follower.can("be"):
        return False
    return not follower.can("verb") or follower.can("noun", "adv", "prep", "det", "number")


def _verb_next(ts: Sequence[Token], j: int) -> bool:
    """Whether a bare verb follows: "phones ring", "lights go on"."""
    follower = ts[j + 1] if j + 1 < len(ts) else None
    return follower is not None and bool(follower.base("base")) and not follower.can(
        "adv", "prep", "det", "conj", "number", "pron", "poss"
    )


def _finite_only(t: Token) -> bool:
    return not t.base("base") and not t.base("ing")


def _is_adjective(
    ts: Sequence[Token], j: int, det: str, count: int | None, before: list[str]
) -> bool:
    """Whether token ``j`` is an adjective before a noun, or a participle used as one."""
    t = ts[j]
    follower = ts[j + 1] if j + 1 < len(ts) else None
    if follower is None:
        return t.can("adj") and not t.can("noun") and bool(det)
    noun_follows = follower.can("noun", "name", "adj") or bool(
        before is not None and t.word in g.COLORS and follower.base("base")
    ) or bool(
        follower.base("ing", "participle") and j + 2 < len(ts) and ts[j + 2].can("noun")
    )
    if t.can("noun") and follower.base("third", "past") and meaning(t.lemma, "person") is not None:
        return False  # "the blonde twin waves"
    if t.can("adj"):
        if t.can("verb") and not det and count is None and not before:
            return noun_follows and t.can("adj") and not t.base("base")
        if t.can("noun") and not noun_follows:
            return False
        one = follower.word == "one"
        comma = follower.word in (",", "and") and bool(det)
        return noun_follows or one or comma or follower.can("verb") and bool(det)
    if t.base("ing", "participle") and not t.base("base"):
        group = follower.lemma in g.COLLECTIVES
        if not (det or count or before or group) and not is_plural(follower.word):
            return False
        return follower.can("noun") and not follower.can("prep", "det")
    return False


def _with_of(ts: Sequence[Token], phrase: NounPhrase, j: int, subject: bool) -> Parsed:
    """The phrase with what follows "of": a number, members of a group, an owner."""
    if j >= len(ts) or ts[j].word != "of" or phrase.kind == "pronoun" and phrase.head in ("it", "he"):
        return phrase, j
    if (
        j + 2 < len(ts) and ts[j + 1].can("number") and ts[j + 2].can("verb")
        and meaning(ts[j + 2].lemma, "person") is None
    ):  # "a band of four plays"
        members = _part("", _value(ts[j + 1].word), [], "")
        return replace(phrase, of=members, plural=True), j + 2
    rest = _single(ts, j + 1, False, True, verb_needed=subject)
    if rest is None:
        return phrase, j
    inner, k = rest
    if phrase.head in g.AMOUNTS and inner.kind in ("person", "thing", "other"):
        amount = g.AMOUNTS[phrase.head]
        times = phrase.count or 1
        return replace(
            inner, count=inner.count or amount * times, plural=True, det=phrase.det,
            adjectives=(*phrase.adjectives, *inner.adjectives),
        ), k  # fmt: skip
    if inner.kind == "part" and inner.count:
        return replace(phrase, of=inner, plural=True), k
    return replace(phrase, of=inner), k


def _with_mods(ts: Sequence[Token], phrase: NounPhrase, j: int) -> Parsed:
    """The phrase with the prepositional phrases between it and its verb."""
    mods = list(phrase.mods)
    while j < len(ts) and ts[j].can("prep") and not ts[j].can("sub", "conn"):
        if ts[j].word == "in" and j + 2 < len(ts) and ts[j + 1].word in g.COLORS and _finite(ts, j + 2):
            mods.append(("in", NounPhrase(ts[j + 1].word, "other", words=ts[j + 1].word)))
            j += 2
            continue
        inner = _single(ts, j + 1, False, True, verb_needed=True)
        if inner is None:
            break
        prep = g.COMPOUND_PREPOSITIONS.get(ts[j].word, ts[j].word)
        k = inner[1]
        found = inner[0]
        # "with sword and shield kneels"
        while k + 1 < len(ts) and ts[k].can("conj") and (more := _single(ts, k + 1, False)):
            if more[0].kind not in ("thing", "other"):
                break
            found = replace(found, parts=(*found.each, more[0]))
            k = more[1]
        mods.append((prep, found))
        j = k
    return replace(phrase, mods=tuple(mods)), j


def _value(word: str) -> int:
    if word in g.NUMBERS:
        return g.NUMBERS[word]
    if word in ("half a dozen", "half a"):
        return 6
    if word in ("a lot of", "lots of"):
        return 5
    digits = "".join(c for c in word if c.isdigit() or c == ".")
    return int(float(digits)) if digits and float(digits) < 1000 else 1000
