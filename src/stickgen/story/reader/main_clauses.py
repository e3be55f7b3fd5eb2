"""Clauses that begin with a subject or with a verb: "the girl who has a kite runs", "run!"."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.imperatives import opens_imperative
from stickgen.story.reader.lookahead import is_finite, verb_group_follows
from stickgen.story.reader.phrases import NounPhrase, noun_phrase
from stickgen.story.reader.predicates import Predicates, Read
from stickgen.story.reader.token import Token, at


class MainClauses:
    """Reads the clauses of one sentence that begin with a subject or a verb."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.ts = tokens
        self.predicates = Predicates(tokens)

    def read(self, i: int, before: Clause | None) -> Read:
        """The clauses that begin at ``i``, and the index after them.

        Args:
            before: the clause before them in the sentence.
        """
        ts, t = self.ts, self.ts[i]
        if t.can("there") and at(ts, i + 1).can("be"):
            found = noun_phrase(ts, i + 2, subject=True)
            if found is not None:
                return self._with_subject(*found, i)
        if self._is_lone_feeling(i):
            return [_quality(t)], i + 1
        if t.can("verb") and not t.can("name") and (
            opens_imperative(ts, i) or self._is_listed_order(i, before)
        ):  # fmt: skip
            return self.predicates.read(i, None)
        found = noun_phrase(ts, i, subject=True)
        if found is not None:
            return self._with_subject(*found, i)
        if t.can("verb", "be", "have", "do", "modal", "not", "adv", "to"):
            return self.predicates.read(i, None)
        if t.can("adj") and not t.can("prep"):
            return [_quality(t)], i + 1
        return [], i

    def _is_lone_feeling(self, i: int) -> bool:
        """ "…, sad": a feeling that neither acts nor describes a noun."""
        t = self.ts[i]
        if t.word not in g.FEELINGS or t.base("base", "ing", "third"):
            return False
        return not at(self.ts, i + 1).can("noun", "name", "det")

    def _is_listed_order(self, i: int, before: Clause | None) -> bool:
        """ "jump, spin and bow": a bare verb after another order."""
        follower = at(self.ts, i + 1)
        ends = i + 1 == len(self.ts) or follower.word == "," or follower.can("conj")
        order = before is not None and before.implied and bool(before.verb)
        return order and ends and bool(self.ts[i].base("base"))

    # -- clauses with a subject ----------------------------------------------------------------
    def _with_subject(self, subject: NounPhrase, j: int, i: int) -> Read:
        """The relative clauses of a subject, then its predicate.

        Args:
            j: index after the subject.
            i: index of its first token.
        """
        subject, j = self._with_apposition(subject, j)
        if at(self.ts, j).word == "like" and (
            liked := noun_phrase(self.ts, j + 1, after_prep=True)
        ):  # "I like football"
            return [Clause(subject=subject, verb="like", objects=[liked[0]])], liked[1]
        relatives, j = self._object_relative(subject, j)
        more, j = self._relatives(subject, j)
        relatives += more
        if verb_group_follows(self.ts, j):
            clauses, end = self.predicates.read(j, subject)
            for clause in clauses[:1]:
                clause.text = self._text(i, end)
            return [*relatives, *clauses], end
        return (relatives, j) if relatives else self._fragment(subject, j, i)

    def _with_apposition(self, subject: NounPhrase, j: int) -> tuple[NounPhrase, int]:
        """ "the loser, Bob, has to …": the name, and the index after the second comma."""
        if at(self.ts, j).word != ",":
            return subject, j
        named = noun_phrase(self.ts, j + 1)
        if named is None or named[0].kind != "person" or named[0].parts:
            return subject, j
        phrase, end = named
        if at(self.ts, end).word != "," or not verb_group_follows(self.ts, end + 1):
            return subject, j
        return (phrase if phrase.name else subject), end + 1

    def _object_relative(self, subject: NounPhrase, j: int) -> Read:
        """ "the ball that she throws", "the boy whose dog barks"."""
        opener = at(self.ts, j).word
        if opener not in g.RELATIVE_PRONOUNS and opener != "whom":
            return [], j
        inner = noun_phrase(self.ts, j + 1, subject=True)
        if inner is None or not verb_group_follows(self.ts, inner[1]):
            return [], j
        clauses, end = self.predicates.read(inner[1], inner[0], relative=True)
        if opener != "whose":
            for clause in clauses[:1]:
                clause.objects.append(subject)
        return clauses, end

    def _relatives(self, subject: NounPhrase, j: int) -> Read:
        """Relative and participle clauses before the verb: "the boy who limps waves"."""
        relatives: list[Clause] = []
        while j < len(self.ts):
            k = j + 1 if self.ts[j].word == "," and j + 1 < len(self.ts) else j
            relative = self.ts[k].word in g.RELATIVE_PRONOUNS
            if relative and verb_group_follows(self.ts, k + 1):
                clauses, j = self.predicates.read(k + 1, subject, relative=True)
                if at(self.ts, j).word == "," and verb_group_follows(self.ts, j + 1):
                    j += 1
            elif self._is_participle_clause(j):
                clauses, j = self.predicates.read(j, subject, relative=True)
            else:
                break
            relatives += clauses
        return relatives, j

    def _is_participle_clause(self, j: int) -> bool:
        """ "the man carrying a box stumbles": a finite verb follows the participle's clause."""
        t = self.ts[j]
        if not t.base("ing") or t.can("noun"):
            return False
        _, end = self.predicates.read(j, None)
        return is_finite(at(self.ts, end))

    def _fragment(self, subject: NounPhrase, j: int, i: int) -> Read:
        """A subject without a verb, perhaps with adjectives: "the crowd silent"."""
        fragment = Clause(subject=subject, text=self._text(i, j), words=subject.words)
        t = at(self.ts, j)
        if t.can("adj") and not t.can("prep", "conj"):
            while at(self.ts, j).can("adj", "adv"):
                fragment.complement.append(self.ts[j].word)
                j += 1
        return [fragment], j

    def _text(self, i: int, j: int) -> str:
        return " ".join(t.text for t in self.ts[i:j])


def _quality(t: Token) -> Clause:
    """An adjective that stands alone."""
    return Clause(complement=[t.word], text=t.text, implied=True)
