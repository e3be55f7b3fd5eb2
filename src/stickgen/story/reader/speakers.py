"""Who says a quote that stands before its verb: "…", shouts the knight; "…", she whispers."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader.clause import Clause
from stickgen.story.reader.lookahead import verb_group_follows
from stickgen.story.reader.phrases import noun_phrase
from stickgen.story.reader.predicates import Predicates, Read
from stickgen.story.reader.token import Token, at


def speaker_of(ts: Sequence[Token], i: int, rel: str) -> Read:
    """The clause that names the speaker of the quote at ``i`` after it, and the index behind.

    No clause and ``i`` if there is none.

    Args:
        rel: relation to the clause before.
    """
    j = i + 1
    while at(ts, j).word == ",":
        j += 1
    if clause := _inverted(ts, i, j, rel):
        return [clause[0]], clause[1]
    speaker = noun_phrase(ts, j)
    if speaker is not None and verb_group_follows(ts, speaker[1]):
        clauses, end = Predicates(ts).read(speaker[1], speaker[0])
        if clauses:
            clauses[0].quote = ts[i].quote
            return clauses, end
    return [], i


def _inverted(ts: Sequence[Token], i: int, j: int, rel: str) -> tuple[Clause, int] | None:
    """The clause of a verb before its subject: "…", shouts the knight loudly to his men.

    Args:
        i, j: indices of the quote and of the verb.
    """
    verb = at(ts, j)
    base = verb.base("third", "past", "base")
    if not base or _is_noun(verb):
        return None
    subject = noun_phrase(ts, j + 1)
    if subject is None:
        return None
    phrase, end = subject
    text = " ".join(t.text for t in ts[i:end])
    clause = Clause(
        subject=phrase, verb=base, quote=ts[i].quote, rel=rel, text=text, words=verb.word
    )
    while end < len(ts):
        to = noun_phrase(ts, end + 1) if ts[end].word in ("to", "at", "into") else None
        if ts[end].can("adv") and not ts[end].can("conn"):
            clause.adverbs.append(ts[end].word)
            end += 1
        elif to is not None:
            clause.pps.append((ts[end].word, to[0]))
            end = to[1]
        else:
            break
    return clause, end


def _is_noun(t: Token) -> bool:
    """Whether a noun, not an inverted verb, stands after a quote: "…", the knight shouts."""
    return t.can("det", "poss", "pron", "name") and not t.base("third", "past")
