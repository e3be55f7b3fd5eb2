"""Verb groups: auxiliaries, "not", adverbs, "keeps" and "starts to", and the main verb."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.lookahead import base_follows, verb_group_follows
from stickgen.story.reader.token import Token, at

_WITHOUT_TRACE = frozenset("just both all also".split())
"""Words before a verb that tell nothing about how it is done."""
_ASPECTUAL = frozenset("go come love like need".split())
"""Verbs that may stand before the main one besides those of the kinds ``aspect_…``."""
_STATIC = frozenset("stay remain sit stand".split())
_WISHES = frozenset("want need".split())
_STATES = frozenset("left set".split())
"""Participles that are states after "is"."""
_MOST_ASPECTS = 3
_MOST_AUXILIARIES = 12
"""No more words stand before a main verb, its adverbs included."""


def read_verb_group(ts: Sequence[Token], i: int, clause: Clause) -> int:
    """Read the verb group at ``i`` into a clause; the index after it, ``i`` if there is none."""
    return _VerbGroup(ts, clause).read(i)


class _VerbGroup:
    """A verb group while it is read.

    Attributes:
        be, have: whether a form of "be", or "have" before a participle, is the last auxiliary.
    """

    def __init__(self, ts: Sequence[Token], clause: Clause) -> None:
        self.ts, self.clause = ts, clause
        self.be = self.have = False

    def read(self, i: int) -> int:
        ts, clause = self.ts, self.clause
        j = i
        while j < min(len(ts), i + _MOST_AUXILIARIES):
            if self._is_elliptic_do(j):
                clause.verb, clause.negated = "do", True
                return len(ts)
            if not self._is_auxiliary(j):
                break
            j += 1
        if j >= len(ts):
            if self.be or self.have:
                clause.verb = "be" if self.be else "have"
            return j if clause.verb else i
        if self.be:
            return self._after_be(j)
        if not ts[j].can("verb") and not ts[j].can("have", "do"):
            clause.verb = "have" if self.have or (j > i and ts[j - 1].can("have")) else ""
            return j if clause.verb else i
        return self._main_verb(j)

    # -- auxiliaries ---------------------------------------------------------------------------
    def _is_elliptic_do(self, j: int) -> bool:
        """ "the cowboy doesn't" at the end of a sentence."""
        rest = self.ts[j + 1 :]
        return self.ts[j].can("do") and bool(rest) and all(t.can("not") for t in rest)

    def _is_auxiliary(self, j: int) -> bool:
        """Whether a token stands before the main verb; notes what it says about it."""
        t, clause = self.ts[j], self.clause
        if t.can("not"):
            clause.negated = True
        elif t.can("be"):
            self.be, self.have = True, False
        elif t.can("have") and self._participle_follows(j):
            self.have = clause.past = True
        elif self._is_adverb(j):
            if t.word not in g.CONNECTIVES or t.word == "together":
                clause.adverbs.append(t.word)
        elif not self._is_silent(j):
            connects = t.can("conn") and not t.can("verb")
            return connects and verb_group_follows(self.ts, j + 1)
        return True

    def _is_silent(self, j: int) -> bool:
        """Whether a token stands before the main verb and says nothing that is kept."""
        t = self.ts[j]
        if t.can("modal") or (t.can("do") and self._is_auxiliary_do(j)):
            return True
        if t.word == "to":
            return base_follows(self.ts, j) or self.be or self.have
        return t.word in _WITHOUT_TRACE and verb_group_follows(self.ts, j + 1)

    def _is_adverb(self, j: int) -> bool:
        """Whether an adverb stands before the main verb: "is slowly walking"."""
        t = self.ts[j]
        if not t.can("adv") or (t.can("verb") and not t.can("conn")):
            return False
        if verb_group_follows(self.ts, j + 1):
            return t.word not in _WITHOUT_TRACE
        return not t.can("prep")

    def _is_auxiliary_do(self, j: int) -> bool:
        """Whether a verb follows "do": "does not walk", but "do sit-ups"."""
        k = self._past_adverbs(j + 1)
        if self.ts[j].word == "do" and k == j + 1:
            return False
        return bool(at(self.ts, k).base("base")) and not self.ts[k].can("det")

    def _participle_follows(self, j: int) -> bool:
        """Whether "have" is an auxiliary: "has eaten", "has been", "has to"."""
        t = at(self.ts, self._past_adverbs(j + 1))
        participle = bool(t.base("participle")) or t.word in ("been", "to")
        return participle and not t.can("det")

    def _past_adverbs(self, j: int) -> int:
        while at(self.ts, j).can("not", "adv") and not self.ts[j].can("verb"):
            j += 1
        return j

    # -- the main verb -------------------------------------------------------------------------
    def _main_verb(self, j: int) -> int:
        """Read the main verb at ``j``; the index after it."""
        t, clause, follower = self.ts[j], self.clause, at(self.ts, j + 1)
        if not t.can("verb"):
            clause.verb = "have" if t.can("have") else "do"
            return self._past_aspects(j + 1)
        clause.verb = t.base()
        clause.past = clause.past or (t.forms[0][1] == "past" and not t.base("base"))
        clause.progressive = clause.progressive or bool(t.base("ing"))
        if clause.verb == "get" and follower.base("participle") and not follower.base("base"):
            clause.verb, clause.passive = follower.base("participle"), True
            return j + 2
        return self._past_aspects(j + 1)

    def _after_be(self, j: int) -> int:
        """Read what follows "is": a participle, or a complement; the index after the verb."""
        t, clause = self.ts[j], self.clause
        future = t.word in ("going", "about") and at(self.ts, j + 1).word == "to"
        if future and (base := at(self.ts, j + 2).base("base")):
            clause.verb = base
            return self._past_aspects(j + 3)
        if t.base("ing") and not (t.can("noun") and not t.can("verb")):
            clause.verb, clause.progressive = t.base("ing"), True
            return self._past_aspects(j + 1)
        if t.base("participle") and not self._is_quality(j) and t.word not in _STATES:
            clause.verb = t.base("participle")
            clause.passive = t.word not in ("seated", "dressed")
            return j + 1
        clause.verb = "be"
        return j

    def _is_quality(self, j: int) -> bool:
        """Whether a participle is an adjective: "is frightened", but "is frightened by a dog"."""
        t = self.ts[j]
        agent = any(follower.word == "by" for follower in self.ts[j + 1 : j + 3])
        return not agent and t.can("adj") and t.word in g.FEELINGS

    # -- verbs around the main one -------------------------------------------------------------
    def _past_aspects(self, j: int) -> int:
        """Past "keeps", "starts to", "wants to", "tries to" to the main verb."""
        clause = self.clause
        for _ in range(_MOST_ASPECTS):
            if clause.verb in _STATIC and at(self.ts, j).word == "seated":
                clause.verb, clause.progressive, clause.rel = "sit", True, "meanwhile"
                return j + 1
            entry = verbs.lookup(clause.verb)
            kind = entry.kind if entry is not None else ""
            if not kind.startswith("aspect") and clause.verb not in _ASPECTUAL:
                return j
            base, end = self._inner_verb(j, stops=kind == "aspect_stop")
            if not base:
                return j
            clause.aspects = (*clause.aspects, kind or "aspect_want")
            clause.wishes = clause.verb in _WISHES
            if kind == "aspect_stop":
                clause.negated = not clause.negated
            clause.verb, j = base, end
        return j

    def _inner_verb(self, j: int, *, stops: bool) -> tuple[str, int]:
        """Base form of the "to …" or "…ing" that follows and the index after it; or empty.

        Args:
            stops: whether the verb is like "stop"; "stops to drink" has a purpose.
        """
        ts, verb = self.ts, self.clause.verb
        k = j
        while at(ts, k).can("adv") and not ts[k].can("verb") and k < j + 2:
            k += 1
        if at(ts, k).word == "on" and verb in ("keep", "go", "carry"):
            k += 1
        t = at(ts, k)
        to = t.word == "to" or (verb == "try" and t.word == "and")
        if to and (base := at(ts, k + 1).base("base")):
            return ("", j) if stops or verb == "go" else (base, k + 2)
        return t.base("ing"), k + 1
