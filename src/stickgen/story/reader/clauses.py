"""Sentences cut into clauses: coordination, subordinate, relative and participle clauses."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.phrases import NounPhrase, noun_phrase
from stickgen.story.reader.predicates import Predicates
from stickgen.story.reader.tokens import Token

_ENDS = (".", "!", "?", "\n")


def read_clauses(tokens: Sequence[Token]) -> list[Clause]:
    """All clauses of a text in the order in which they are written."""
    clauses: list[Clause] = []
    for number, (start, end) in enumerate(_sentences(tokens)):
        reader = _Sentence(list(tokens[start:end]))
        for clause in reader.read():
            clause.sentence = number
            clauses.append(clause)
    return clauses


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    spans, start = [], 0
    for i, token in enumerate(tokens):
        calls = token.word == ":" and i == start + 1 and tokens[start].word in g.INTERJECTIONS
        if token.word in (*_ENDS, ";") or calls:
            lone = i == start + 1 and tokens[start].word in g.INTERJECTIONS
            if i > start and not lone:
                spans.append((start, i))
            start = i + 1
    if start < len(tokens):
        spans.append((start, len(tokens)))
    return spans


class _Sentence:
    """Reads the clauses of one sentence from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self.ts = tokens
        self.clauses: list[Clause] = []
        self.predicates = Predicates(tokens)

    def read(self) -> list[Clause]:
        i = 0
        rel, sub, leading, joined = "then", "", False, ""
        lead_pps: list[tuple[str, NounPhrase]] = []
        ts = self.ts
        while i < len(ts):
            t = ts[i]
            if (t.word in (",", ":", "(", ")", "/", "not") and not self.predicates.verb_at(i)) or t.can("conj") or t.word in ("'s",):
                joined = "and" if t.can("conj") else joined or ("list" if t.word == "," else "")
                if lead_pps and self.clauses and all(p.head in g.BODY for _, p in lead_pps):
                    self.clauses.append(Clause(pps=lead_pps, rel=rel, implied=True))
                    lead_pps = []
                i += 1
                continue
            if t.quote >= 0:
                i = self._quote(i, rel)
                continue
            if self._connective(i):
                if not (t.word in ("so", "but", "yet", "still", "now") and rel != "then"):
                    rel = g.CONNECTIVES[t.word]
                i += 1
                continue
            if t.can("sub") and (opened := self._subordinate(i)):
                sub, leading = opened, not self._has_main()
                if i > 0 and ts[i - 1].word == "not":  # "but not before taking a nap"
                    sub = {"before": "after", "after": "before", "until": "after"}.get(sub, sub)
                i += 1
                if sub == "skip":
                    i = self._skip_clause(i)
                    sub, leading = "", False
                continue
            if t.can("prep") and not (t.can("verb") or (t.word == "like" and False)):
                lead = noun_phrase(ts, i + 1, after_prep=True)
                if lead is None:
                    i = self._prep_gerund(i, rel)
                    continue
                prep = g.COMPOUND_PREPOSITIONS.get(t.word, t.word)
                if lead[0].kind == "action" and lead[1] < len(ts) and prep in ("with", "by"):
                    pass
                lead_pps.append((prep, lead[0]))
                i = lead[1]
                continue
            clauses, j = self._clause(i, lead_pps)
            if j <= i:
                i += 1
                continue
            for n, clause in enumerate(clauses):
                if n == 0:
                    if clause.rel == "then":
                        clause.rel = rel if rel != "then" or not joined else joined
                    clause.sub, clause.leading = sub or clause.sub, leading
                    if not clause.pps or lead_pps:
                        clause.pps = [*lead_pps, *clause.pps]
                self.clauses.append(clause)
            lead_pps, rel, sub, leading, joined = [], "then", "", False, ""
            i = j
        if lead_pps:
            self.clauses.append(Clause(pps=lead_pps, rel=rel, text=self._text(0, len(ts))))
        return self.clauses

    def _connective(self, i: int) -> bool:
        t = self.ts[i]
        if not t.can("conn"):
            return False
        follower = self.ts[i + 1] if i + 1 < len(self.ts) else None
        if t.can("adj") or t.word in g.ORDINALS:  # "first a cartwheel", but "the first reads"
            return follower is not None and (
                follower.word in (",",) or follower.can("det", "pron", "poss", "verb", "name")
            ) and not (follower.can("be"))
        if t.word == "once":
            return follower is None or follower.word in (",", "there", "upon")
        return True

    def _subordinate(self, i: int) -> str:
        """The relation that a subordinator opens here; empty if it is a preposition."""
        t, ts = self.ts[i], self.ts
        relation = g.SUBORDINATORS[t.word]
        if relation == "where":
            return "while"
        if relation == "skip":
            if t.word == "like" and not self._clause_follows(i + 1):
                return ""
            return relation
        if t.word == "as":
            if i + 1 < len(ts) and ts[i + 1].can("det", "adj") and not self._clause_follows(i + 1):
                return ""  # "as a pencil sketch", "dressed as a clown"
            return relation if self._clause_follows(i + 1) else ""
        if t.can("prep"):  # before, after, until, since may stand before a noun alone
            gerund = i + 1 < len(ts) and bool(ts[i + 1].base("ing"))
            return relation if gerund or self._clause_follows(i + 1) else ""
        if t.word == "once" and not self._clause_follows(i + 1):
            return ""
        return relation

    def _clause_follows(self, i: int) -> bool:
        """Whether a noun phrase and a finite verb stand here."""
        found = noun_phrase(self.ts, i, subject=True)
        if found is None:
            return i < len(self.ts) and bool(self.ts[i].base("ing"))
        return self.predicates.verb_at(found[1])

    def _has_main(self) -> bool:
        return any(not c.sub and (c.verb or c.subject) for c in self.clauses)

    def _skip_clause(self, i: int) -> int:
        """After a simile: the index of the comma or the end that closes it."""
        while i < len(self.ts) and self.ts[i].word not in (",", ":") and not (
            self.ts[i].can("conj") and self.predicates.verb_at(i + 1)
        ):
            i += 1
        return i

    def _prep_gerund(self, i: int, rel: str) -> int:
        """ "by jumping", "without stopping": the participle clause after a preposition."""
        ts = self.ts
        if i + 1 < len(ts) and ts[i + 1].base("ing"):
            clauses, j = self.predicates.read(i + 1, None)
            for clause in clauses:
                clause.negated = clause.negated or ts[i].word == "without"
                clause.sub = clause.sub or "while"
                clause.implied = True
                self.clauses.append(clause)
            return max(j, i + 1)
        return i + 1

    def _quote(self, i: int, rel: str) -> int:
        """A quote outside a predicate: "…" shouts the knight; or the words of the one before."""
        ts, quote = self.ts, self.ts[i].quote
        j = i + 1
        while j < len(ts) and ts[j].word == ",":
            j += 1
        speaker = noun_phrase(ts, j) if j < len(ts) else None
        if j < len(ts) and ts[j].base("third", "past", "base") and not speaker_first(ts, j):
            inverted = noun_phrase(ts, j + 1)
            if inverted is not None:
                clause = Clause(
                    subject=inverted[0], verb=ts[j].base("third", "past", "base"), quote=quote,
                    rel=rel, text=self._text(i, inverted[1]), words=f"{ts[j].word}",
                )  # fmt: skip
                self.clauses.append(clause)
                return self._after_speaker(clause, inverted[1])
        if speaker is not None and self.predicates.verb_at(speaker[1]):
            clauses, end = self.predicates.read(speaker[1], speaker[0])
            if clauses:
                clauses[0].quote = quote
                self.clauses += clauses
                return end
        last = self.clauses[-1] if self.clauses else None
        if last is not None and last.quote < 0 and last.verb:
            last.quote = quote
        else:
            self.clauses.append(Clause(quote=quote, rel=rel, implied=True, text=ts[i].text))
        return i + 1

    def _after_speaker(self, clause: Clause, j: int) -> int:
        """Adverbs and "to his friend" after an inverted speaker."""
        ts = self.ts
        while j < len(ts):
            if ts[j].can("adv") and not ts[j].can("conn"):
                clause.adverbs.append(ts[j].word)
                j += 1
            elif ts[j].word in ("to", "at", "into") and (to := noun_phrase(ts, j + 1)):
                clause.pps.append((ts[j].word, to[0]))
                j = to[1]
            else:
                break
        return j

    def _clause(
        self, i: int, lead_pps: list[tuple[str, NounPhrase]]
    ) -> tuple[list[Clause], int]:
        """The clauses that begin at a subject or at a verb, and the index after them."""
        ts = self.ts
        if ts[i].can("there") and i + 1 < len(ts) and ts[i + 1].can("be"):
            found = noun_phrase(ts, i + 2, subject=True)
            if found is not None:
                return self._predicated(found[0], found[1], i)
        felt = ts[i].word in g.FEELINGS and not ts[i].base("base", "ing", "third")
        if felt and (i + 1 >= len(ts) or not ts[i + 1].can("noun", "name", "det")):
            return [Clause(complement=[ts[i].word], text=ts[i].text, implied=True)], i + 1
        listed = bool(self.clauses) and self.clauses[-1].implied and bool(self.clauses[-1].verb)
        if ts[i].can("verb") and not ts[i].can("name") and (
            self.predicates.opens_order(i)
            or (listed and bool(ts[i].base("base")) and (
                i + 1 >= len(ts) or ts[i + 1].word == "," or ts[i + 1].can("conj")
            ))
        ):
            return self.predicates.read(i, None)
        found = noun_phrase(ts, i, subject=True)
        if found is None:
            if ts[i].can("verb", "be", "have", "do", "modal", "not", "adv", "to"):
                return self.predicates.read(i, None)
            if ts[i].can("adj") and not ts[i].can("prep"):
                return [Clause(complement=[ts[i].word], text=ts[i].text, implied=True)], i + 1
            return [], i
        return self._predicated(found[0], found[1], i)

    def _predicated(self, subject: NounPhrase, j: int, i: int) -> tuple[list[Clause], int]:
        """The clauses of a subject: its relative clauses, then its predicate."""
        ts, extra = self.ts, list[Clause]()
        named = noun_phrase(ts, j + 1) if j < len(ts) and ts[j].word == "," else None
        if named is not None and named[0].kind == "person" and not named[0].parts and (
            named[1] < len(ts) and ts[named[1]].word == "," and self.predicates.verb_at(named[1] + 1)
        ):  # "the loser, Bob, has to …"
            subject, j = (named[0] if named[0].name else subject), named[1] + 1
        if j < len(ts) and ts[j].word == "like":  # "I like football"
            liked = noun_phrase(ts, j + 1, after_prep=True)
            if liked is not None:
                clause = Clause(subject=subject, verb="like", objects=[liked[0]])
                return [clause], liked[1]
        inner = noun_phrase(ts, j + 1, subject=True) if j < len(ts) and ts[j].word in (
            "that", "who", "whom", "which", "whose"
        ) else None
        if inner is not None and self.predicates.verb_at(inner[1]):
            clauses, j = self.predicates.read(inner[1], inner[0], relative=True)
            for clause in clauses[:1]:
                if ts[inner[0].start - 1].word != "whose":
                    clause.objects.append(subject)
            extra += clauses
        while j < len(ts):
            k = j + 1 if ts[j].word == "," and j + 1 < len(ts) else j
            if ts[k].word in ("who", "which", "that", "whose") and self.predicates.verb_at(k + 1):
                clauses, j = self.predicates.read(k + 1, subject, relative=True)
                extra += clauses
                if j < len(ts) and ts[j].word == "," and self.predicates.verb_at(j + 1):
                    j += 1
                continue
            if ts[j].base("ing") and not ts[j].can("noun") and self._verb_later(j):
                clauses, j = self.predicates.read(j, subject, relative=True)
                extra += clauses
                continue
            break
        if j < len(ts) and self.predicates.verb_at(j):
            clauses, end = self.predicates.read(j, subject)
            for clause in clauses[:1]:
                clause.text = self._text(i, end)
            return [*extra, *clauses], end
        if extra:
            return extra, j
        fragment = Clause(subject=subject, text=self._text(i, j), words=subject.words)
        if j < len(ts) and ts[j].can("adj") and not ts[j].can("prep", "conj"):
            while j < len(ts) and ts[j].can("adj", "adv"):
                fragment.complement.append(ts[j].word)
                j += 1
        return [fragment], j

    def _verb_later(self, j: int) -> bool:
        """Whether a finite verb follows the participle clause without a comma or "and"."""
        _, end = self.predicates.read(j, None, probe=True)
        return end < len(self.ts) and self.predicates.finite_at(end)

    def _text(self, i: int, j: int) -> str:
        return " ".join(t.text for t in self.ts[i:j])


def speaker_first(ts: Sequence[Token], j: int) -> bool:
    """Whether a noun, not an inverted verb, stands after a quote: "…", the knight shouts."""
    return ts[j].can("det", "poss", "pron", "name") and not ts[j].base("third", "past")
