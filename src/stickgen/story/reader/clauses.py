"""Sentences cut into clauses: coordination, subordinate, relative and participle clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.lookahead import verb_group_follows
from stickgen.story.reader.main_clauses import MainClauses
from stickgen.story.reader.phrases import NounPhrase, noun_phrase
from stickgen.story.reader.predicates import Predicates
from stickgen.story.reader.speakers import speaker_of
from stickgen.story.reader.subordinators import opened_relation, simile_end
from stickgen.story.reader.token import Token, at

_ENDS = frozenset((".", "!", "?", "\n", ";"))
_SEPARATORS = frozenset((",", ":", "(", ")", "/", "'s"))
_WEAK = frozenset("so but yet still now".split())
"""Connectives that give way to one before them: "but first"."""


def read_clauses(tokens: Sequence[Token]) -> list[Clause]:
    """All clauses of a text in the order in which they are written."""
    clauses: list[Clause] = []
    for number, sentence in enumerate(_sentences(tokens)):
        for clause in _Sentence(sentence).read():
            clause.sentence = number
            clauses.append(clause)
    return clauses


def _sentences(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The sentences of a text; a lone interjection ("Surprise!") is none."""
    start = 0
    for i, token in enumerate(tokens):
        exclaims = i == start + 1 and tokens[start].word in g.INTERJECTIONS
        if token.word in _ENDS or (token.word == ":" and exclaims):
            if i > start and not exclaims:
                yield tokens[start:i]
            start = i + 1
    if start < len(tokens):
        yield tokens[start:]


@dataclass
class _Opening:
    """What has been read of a clause before its subject; see ``Clause``.

    Attributes:
        joined: "and", or "list" for a comma, before it.
    """

    rel: str = "then"
    sub: str = ""
    leading: bool = False
    joined: str = ""
    pps: list[tuple[str, NounPhrase]] = field(default_factory=list)


class _Sentence:
    """Reads the clauses of one sentence from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.ts = tokens
        self.clauses: list[Clause] = []
        self.opening = _Opening()
        self.main_clauses = MainClauses(tokens)

    def read(self) -> list[Clause]:
        i = 0
        while i < len(self.ts):
            i = self._next(i)
        if self.opening.pps:
            text = " ".join(t.text for t in self.ts)
            self.clauses.append(Clause(pps=self.opening.pps, rel=self.opening.rel, text=text))
        return self.clauses

    def _next(self, i: int) -> int:
        """Read what stands at ``i``; the index after it."""
        t = self.ts[i]
        if self._separates(i):
            return self._separator(i)
        if t.quote >= 0:
            return self._quote(i)
        if self._is_connective(i):
            if t.word not in _WEAK or self.opening.rel == "then":
                self.opening.rel = g.CONNECTIVES[t.word]
            return i + 1
        if relation := opened_relation(self.ts, i):
            return self._subordinator(i, relation)
        if t.can("prep") and not t.can("verb"):
            return self._leading_phrase(i)
        clauses, end = self.main_clauses.read(i, self.clauses[-1] if self.clauses else None)
        if end <= i:
            self._keep_words(i, i + 1)
            return i + 1
        self._add(clauses, end)
        return end

    def _add(self, clauses: Sequence[Clause], end: int) -> None:
        """Add clauses that end at an index, the first of them with its opening."""
        opening = self.opening
        for clause in clauses[:1]:
            if clause.rel == "then":
                joined = opening.joined if opening.rel == "then" else ""
                clause.rel = joined or opening.rel
            clause.sub, clause.leading = opening.sub or clause.sub, opening.leading
            clause.pps = [*opening.pps, *clause.pps]
        for clause in clauses[-1:]:
            clause.ends = end
        self.clauses += clauses
        self.opening = _Opening()

    def _keep_words(self, i: int, end: int) -> None:
        """Leave to the predicate before them the words that tell nothing by themselves, such as
        "as high as possible": the motion model knows more of them than the reader.
        """
        last = self.clauses[-1] if self.clauses else None
        if last is not None and last.words and last.ends == i:
            last.words += "".join(f" {t.text}" for t in self.ts[i:end])
            last.ends = end

    # -- between clauses -----------------------------------------------------------------------
    def _separates(self, i: int) -> bool:
        t = self.ts[i]
        denies = t.word == "not" and not verb_group_follows(self.ts, i)
        return denies or t.word in _SEPARATORS or t.can("conj")

    def _separator(self, i: int) -> int:
        t, opening = self.ts[i], self.opening
        if t.can("conj"):
            opening.joined = "and"
        elif t.word == "," and not opening.joined:
            opening.joined = "list"
        if opening.pps and self.clauses and all(p.head in g.BODY for _, p in opening.pps):
            self.clauses.append(Clause(pps=opening.pps, rel=opening.rel, implied=True))
            opening.pps = []  # "with tears in his eyes" belongs to the clause before
        return i + 1

    def _is_connective(self, i: int) -> bool:
        """Whether a word joins clauses: "first, he …", but "the first reads", "once a day"."""
        t, follower = self.ts[i], at(self.ts, i + 1)
        if not t.can("conn"):
            return False
        if t.can("adj") or t.word in g.ORDINALS:  # "first a cartwheel"
            opens = follower.word == "," or follower.can("det", "pron", "poss", "verb", "name")
            return opens and not follower.can("be")
        if t.word == "once":
            return i + 1 == len(self.ts) or follower.word in (",", "there", "upon")
        return True

    def _subordinator(self, i: int, relation: str) -> int:
        if relation == "skip":
            self.opening.sub, self.opening.leading = "", False
            end = simile_end(self.ts, i + 1)
            self._keep_words(i, end)
            return end
        has_main = any(not c.sub and (c.verb or c.subject) for c in self.clauses)
        self.opening.sub, self.opening.leading = relation, not has_main
        return i + 1

    # -- before clauses ------------------------------------------------------------------------
    def _leading_phrase(self, i: int) -> int:
        """Read a prepositional phrase before a clause: "in the park", "by jumping"."""
        phrase = noun_phrase(self.ts, i + 1, after_prep=True)
        if phrase is None:
            return self._gerund(i)
        prep = self.ts[i].word
        self.opening.pps.append((g.COMPOUND_PREPOSITIONS.get(prep, prep), phrase[0]))
        return phrase[1]

    def _gerund(self, i: int) -> int:
        """Read the participle clause after a preposition: "by jumping", "without stopping"."""
        if not at(self.ts, i + 1).base("ing"):
            return i + 1
        clauses, end = Predicates(self.ts).read(i + 1, None)
        for clause in clauses:
            clause.negated = clause.negated or self.ts[i].word == "without"
            clause.sub = clause.sub or "while"
            clause.implied = True
        self.clauses += clauses
        return max(end, i + 1)

    def _quote(self, i: int) -> int:
        """Read a quote outside a predicate: that of the clause after it, or before it."""
        clauses, end = speaker_of(self.ts, i, self.opening.rel)
        if clauses:
            self.clauses += clauses
            return end
        t, last = self.ts[i], self.clauses[-1] if self.clauses else None
        if last is not None and last.quote < 0 and last.verb:
            last.quote = t.quote
        else:
            said = Clause(quote=t.quote, rel=self.opening.rel, implied=True, text=t.text)
            self.clauses.append(said)
        return i + 1
