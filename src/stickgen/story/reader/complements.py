"""What follows a verb in its clause: objects, prepositional phrases, adverbs, "three times"."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.lookahead import infinitive_follows, is_finite, verb_group_follows
from stickgen.story.reader.numbers import number_value
from stickgen.story.reader.particles import particle_end
from stickgen.story.reader.phrases import NounPhrase, noun_phrase
from stickgen.story.reader.token import Token, at
from stickgen.text.verbs import third_person

_MOST_OBJECTS = 3
_LEFT_OUT = frozenset("like for because_of of".split())
"""Prepositions whose phrases say nothing about how a body moves."""
_TOWARDS = frozenset("to at with towards".split())
_SHORT_UNITS = MappingProxyType({"sec": 1.0, "min": 60.0})
_LONG_UNITS = ("hour", "day", "while", "year")


class Complements:
    """Reads the complements of one verb into its clause.

    Attributes:
        words: the predicate without people, for ``Clause.words``.
    """

    def __init__(self, ts: Sequence[Token], clause: Clause) -> None:
        self.ts, self.clause = ts, clause
        self.words = [_verb_in_third_person(clause.verb)]

    def particle(self, j: int) -> int:
        """Read the particle at ``j`` if there is one; the index after it."""
        end = particle_end(self.ts, j, self.clause.verb)
        if end > j:
            self.clause.particle = " ".join(t.word for t in self.ts[j:end])
            self.words[0] = f"{self.words[0]} {self.clause.particle}"
        return end

    def next(self, j: int) -> int:
        """Read the complement at ``j``; the index after it, ``j`` if the clause ends there."""
        t, follower, clause = self.ts[j], at(self.ts, j + 1), self.clause
        if clause.quote < 0 and t.quote >= 0:
            clause.quote = t.quote
            return j + 1
        if follower.quote >= 0 and (t.word == ":" or (t.word == "," and clause.quote < 0)):
            return j + 1
        if t.can("punct", "conj"):
            return self._listed_adverb(j) or self._listed_adjective(j)
        if (end := self._how_often(j)) > j or (end := self._degree(j)) > j:
            return end
        if t.can("not") and j + 1 < len(self.ts):
            return j if follower.can("prep", "det") else j + 1
        if clause.verb in g.LINKING and t.can("adj") and not self._is_before_noun(j):
            if not follower.can("adj"):  # "dead tired" is tired
                clause.complement.append(t.word)
            self.words.append(t.word)
            return j + 1
        if t.can("sub") and not t.can("prep") and t.word != "like":
            return j
        if (end := self._prepositional_phrase(j)) > j:
            return end
        if t.can("sub"):
            return j
        return self._adverb(j) if self._is_adverb(j) else self._object(j)

    # -- adjectives, adverbs, numbers ----------------------------------------------------------
    def _listed_adjective(self, j: int) -> int:
        """ "is tired and sad": the index after the next adjective, or ``j``."""
        ts, k = self.ts, j + 1
        if not self.clause.complement:
            return j
        if at(ts, k).can("conj"):
            k += 1
        while at(ts, k).can("conn", "adv") and not ts[k].can("adj"):
            k += 1
        t, follower = at(ts, k), at(ts, k + 1)
        if not t.can("adj") or t.can("det") or (follower.can("noun") and not follower.can("verb")):
            return j
        self.clause.complement.append(t.word)
        return k + 1

    def _listed_adverb(self, j: int) -> int:
        """ ", slowly and evenly": the index after the adverb of manner; 0: none follows."""
        end = j + 1
        while at(self.ts, end).can("adv") and self.ts[end].word.endswith("ly"):
            end += 1
        if end == j + 1 or not (end == len(self.ts) or self.ts[end].can("punct", "conj")):
            return 0
        self.words += [t.text for t in self.ts[j:end]]
        self.clause.adverbs += [t.word for t in self.ts[j + 1 : end]]
        return end

    def _is_before_noun(self, j: int) -> bool:
        found = noun_phrase(self.ts, j)
        return found is not None and found[0].kind in ("person", "thing", "place", "action")

    def _is_adverb(self, j: int) -> bool:
        t, follower = self.ts[j], at(self.ts, j + 1)
        ends = j + 1 == len(self.ts) or follower.can("punct", "prep", "quote", "conj", "adv")
        if (t.word in g.ADVERBS and ends) or t.can("conn"):
            return True
        return t.can("adv") and (not t.can("noun") or t.can("prep"))

    def _adverb(self, j: int) -> int:
        t = self.ts[j]
        if t.can("conn") and verb_group_follows(self.ts, j + 1):
            return j  # "… then walks"
        self.clause.adverbs.append(t.word)
        self.words.append(t.word)
        return j + 1

    def _degree(self, j: int) -> int:
        """Read "as fast as you can"; the index after it, or ``j``."""
        ts = self.ts
        if ts[j].word != "as" or at(ts, j + 2).word != "as" or not at(ts, j + 1).can("adv", "adj"):
            return j
        end = j + 3
        while end < len(ts) and not ts[end].can("punct", "conj", "conn"):
            end += 1
        self.words += [t.text for t in ts[j:end]]
        return end

    def _how_often(self, j: int) -> int:
        """Read "twice", "three times" or "for 3 seconds"; the index after it, or ``j``."""
        ts, t, clause = self.ts, self.ts[j], self.clause
        if t.word in g.COUNTS and not t.can("sub"):
            clause.count = g.COUNTS[t.word]
            return j + 1
        if t.can("number") and at(ts, j + 1).word in ("times", "time"):
            clause.count = number_value(t.word)
            return j + 2
        number, unit = at(ts, j + 1), at(ts, j + 2).word
        if t.word != "for" or (not number.can("number") and number.word not in ("a", "an")):
            return j
        if unit[:3] in _SHORT_UNITS:
            clause.seconds = number_value(number.word) * _SHORT_UNITS[unit[:3]]
        elif not unit.startswith(_LONG_UNITS):
            return j
        return j + 3

    # -- phrases -------------------------------------------------------------------------------
    def _prepositional_phrase(self, j: int) -> int:
        """Read a prepositional phrase, or a preposition alone, which is an adverb; the index
        after it, or ``j``.
        """
        ts, t, clause = self.ts, self.ts[j], self.clause
        if not t.can("prep", "to") or t.can("poss") or self._opens_clause(j):
            return j
        found = noun_phrase(ts, j + 1, after_prep=True)
        if found is None:
            return j if t.can("conn", "sub") else self._adverb(j)
        phrase, end = found
        if " " in t.word and t.word in verbs.particles(clause.verb) and not clause.particle:
            clause.particle = t.word
        prep = g.COMPOUND_PREPOSITIONS.get(t.word, t.word)
        clause.pps.append((prep, phrase))
        if any(_means_somebody(p) for p in phrase.each):
            if prep in _TOWARDS:
                self.words.append(f"{t.word} someone")
        elif prep not in _LEFT_OUT:
            self.words.append(f"{t.word} {phrase.words}")
        return end

    def _opens_clause(self, j: int) -> bool:
        """Whether a clause follows the preposition: "to drink", "before he leaves"."""
        ts, t = self.ts, self.ts[j]
        if infinitive_follows(ts, j):
            return True
        if not t.can("sub"):
            return False
        found = noun_phrase(ts, j + 1, subject=True)
        clause_follows = found is not None and verb_group_follows(ts, found[1])
        return clause_follows or bool(at(ts, j + 1).base("ing"))

    def _object(self, j: int) -> int:
        """Read an object; the index after it and its particle, or ``j``."""
        found = noun_phrase(self.ts, j, after_prep=True)
        if found is None or len(self.clause.objects) >= _MOST_OBJECTS:
            return j
        phrase, end = found
        if self._is_next_verb(j, phrase) or self._is_next_subject(phrase, end):
            return j
        self.clause.objects.append(phrase)
        pronoun = phrase.kind == "pronoun" and phrase.head not in ("it", "none", "each_other")
        somebody = pronoun or phrase.kind in ("person", "part")
        self.words.append("someone" if somebody else phrase.words)
        return self.particle(end) if self._may_have_particle(phrase, end) else end

    def _is_next_verb(self, j: int, phrase: NounPhrase) -> bool:
        """ "the judge wearing a tie shouts": the verb of the clause around this one."""
        complete = self.clause.objects or self.clause.relative
        bare = not phrase.det and not phrase.name
        return bool(complete and bare and self.ts[j].base("third"))

    def _is_next_subject(self, phrase: NounPhrase, end: int) -> bool:
        """ "after eating the boy gets up": the subject of the next clause."""
        if self.clause.verb in g.CAUSATIVES or phrase.kind not in ("person", "pronoun", "part"):
            return False
        t = at(self.ts, end)
        return is_finite(t) and not t.can("prep", "adv", "conn")

    def _may_have_particle(self, phrase: NounPhrase, end: int) -> bool:
        """Whether a particle may come after the object: "picks the cup up"."""
        t, clause = at(self.ts, end), self.clause
        if clause.particle or phrase.kind == "place":
            return False
        if clause.verb in g.MAKING and t.base("base"):
            return False
        preposition = t.can("prep", "to") and noun_phrase(self.ts, end + 1, after_prep=True)
        return not preposition


def _verb_in_third_person(verb: str) -> str:
    if verb == "be":
        return ""
    first, _, rest = verb.partition(" ")
    if first == "high":
        return f"{first} {third_person(rest)}"  # "high fives"
    return f"{third_person(first)} {rest}".strip()


def _means_somebody(phrase: NounPhrase) -> bool:
    personal = phrase.kind == "pronoun" and phrase.head in ("he", "she", "they", "all", "both", "i")
    return personal or phrase.kind in ("person", "part")
