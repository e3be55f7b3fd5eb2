"""Predicates: a verb group, its complements, and the clauses that hang on them."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.complements import Complements
from stickgen.story.reader.lookahead import (
    content_end,
    infinitive_follows,
    verb_group_follows,
)
from stickgen.story.reader.phrases import NounPhrase, noun_phrase
from stickgen.story.reader.token import Token, at
from stickgen.story.reader.verb_group import read_verb_group

Read = tuple[list[Clause], int]
"""Clauses, and the index after them."""
_DEEPEST = 20
"""Clauses nested deeper are read as if they stood alone."""
_CONTENT = frozenset("that how why what where if whether".split())
"""Words that open what is said or known."""
_WITH_PARTNER = frozenset("at to with by of".split())
"""Prepositions whose phrase may do what a participle says: "waves at a man passing by"."""


class Predicates:
    """Reads the predicates of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.ts = tokens
        self.depth = 0

    def read(self, i: int, subject: NounPhrase | None, *, relative: bool = False) -> Read:
        """The clause whose verb group begins at ``i``, those within it, and the index after them.

        Args:
            subject: None: that of the clause before, or of an order.
            relative: whether the clause belongs to a noun.
        """
        clause = Clause(subject=subject, implied=subject is None, relative=relative)
        j = read_verb_group(self.ts, i, clause)
        if j == i:
            return [], i
        complements = Complements(self.ts, clause)
        j = complements.particle(j)
        inner: list[Clause] = []
        while j < len(self.ts):
            inner, end = self._inner_clauses(j, clause)
            if end > j:
                j = end
                break
            end = complements.next(j)
            if end == j:
                break
            j = end
        clause.words = " ".join(word for word in complements.words if word)
        text = " ".join(t.text for t in self.ts[i:j])
        clause.text = f"{subject.words} {text}" if subject is not None else text
        return [clause, *inner], j

    def _inner_clauses(self, j: int, clause: Clause) -> Read:
        """The clauses that hang on a verb or its object at ``j``, and the index after them."""
        if self.depth == _DEEPEST:
            return [], j
        self.depth += 1
        clauses, end = list[Clause](), j
        for read in (
            self._relative, self._content, self._purpose, self._participle, self._bare_infinitive
        ):  # fmt: skip
            clauses, end = read(j, clause)
            if end > j:
                break
        self.depth -= 1
        return clauses, end

    def _past_comma(self, j: int) -> int:
        return j + 1 if self.ts[j].word == "," and j + 1 < len(self.ts) else j

    def _relative(self, j: int, clause: Clause) -> Read:
        """ "a thief who stole his bag", ", who laughs", "a box, which both carry"."""
        k = self._past_comma(j)
        word = self.ts[k].word
        at_verb = k + 2 if at(self.ts, k + 1).word in ("both", "all", "each") else k + 1
        if word not in g.RELATIVE_PRONOUNS:
            return [], j
        if (clause.objects or clause.pps) and verb_group_follows(self.ts, at_verb):
            owner = _last_phrase(clause)
            clauses, end = self.read(at_verb, owner, relative=True)
            if word == "which" and owner.kind != "person" and clauses:
                clauses[0].subject = NounPhrase("that", "other", words="that")
            return clauses, end
        of_subject = word in ("who", "that") and not clause.objects and k > j
        if of_subject and verb_group_follows(self.ts, k + 1):
            return self.read(k + 1, clause.subject, relative=True)
        return [], j

    def _content(self, j: int, clause: Clause) -> Read:
        """What is said or known: kept as words; "how to swing a bat" is an action as well."""
        word = self.ts[j].word
        if word not in _CONTENT:
            return [], j
        if word == "how" and at(self.ts, j + 1).word == "to" and clause.verb in g.TEACHING:
            return self._shared(j + 2, clause, sub="while")
        end = content_end(self.ts, j + 1)
        if word == "that" and clause.verb == "be":  # "is that he leaves"
            found = noun_phrase(self.ts, j + 1, subject=True)
            if found is not None and verb_group_follows(self.ts, found[1]):
                return self.read(found[1], found[0])
            return [], end
        asked = clause.verb in ("ask", "wonder") and word != "that"
        start = j + 1 if word in ("that", "if", "whether") and not asked else j
        clause.content = " ".join(t.text for t in self.ts[start:end])
        return [], end

    def _purpose(self, j: int, clause: Clause) -> Read:
        """ "to drink": a purpose; after "asks her" it is what is said."""
        if not infinitive_follows(self.ts, j):
            return [], j
        if clause.verb in g.REQUESTS and clause.objects:
            end = content_end(self.ts, j + 1)
            clause.content = "to " + " ".join(t.text for t in self.ts[j + 1 : end])
            return [], end
        clauses, end = self._shared(j + 1, clause)
        if clause.verb in g.FAILING:
            for inner in clauses[:1]:
                inner.negated = not clause.negated
        if clause.objects and (clause.verb in g.CAUSATIVES or clause.verb in g.TEACHING):
            for inner in clauses[:1]:
                inner.subject, inner.implied = clause.objects[0], False
        return clauses, end

    def _participle(self, j: int, clause: Clause) -> Read:
        """ "walks in, holding a cup", "sees a man running"."""
        k = self._past_comma(j)
        t = self.ts[k]
        free = bool(clause.objects or clause.pps) or k > j
        if not t.base("ing") or t.can("prep") or (t.can("noun") and not free):
            return [], j
        subject = None if k > j else _doer_of_participle(clause)
        if subject is None:
            clauses, end = self._shared(k, clause, sub="while")
            for inner in clauses[:1]:
                inner.negated = at(self.ts, k - 1).word == "without"
            return clauses, end
        clauses, end = self.read(k, subject)
        for inner in clauses[:1]:
            inner.sub = "while"
        return clauses, end

    def _bare_infinitive(self, j: int, clause: Clause) -> Read:
        """ "makes him laugh", "watches her dance"."""
        t = self.ts[j]
        if not clause.objects or not t.base("base") or t.can("prep"):
            return [], j
        perceived = clause.verb in g.CAUSATIVES and not t.can("noun")
        made = clause.verb in g.MAKING and not t.can("det")
        return self.read(j, clause.objects[-1]) if perceived or made else ([], j)

    def _shared(self, i: int, clause: Clause, sub: str = "") -> Read:
        """The predicate at ``i`` with the subject of another clause.

        Args:
            sub: relation to that clause.
        """
        clauses, end = self.read(i, None)
        for inner in clauses[:1]:
            inner.sub = sub
            inner.subject, inner.implied = clause.subject, clause.implied
        return clauses, end


def _doer_of_participle(clause: Clause) -> NounPhrase | None:
    """Who does what the participle after a clause says; None: its subject."""
    if clause.objects:
        return clause.objects[-1] if clause.verb in g.CAUSATIVES else None
    if not clause.pps:
        return None
    prep, phrase = clause.pps[-1]
    return phrase if phrase.kind == "person" and prep in _WITH_PARTNER else None


def _last_phrase(clause: Clause) -> NounPhrase:
    """The last noun phrase of a clause that means people, else the last one."""
    phrases = [*clause.objects, *(phrase for _, phrase in clause.pps)]
    people = [p for p in phrases if any(part.kind == "person" for part in p.each)]
    last = max(phrases, key=lambda p: p.end)
    return people[-1] if people and last not in people else last
