"""Subordinate clauses: what opens them, and where a simile ends."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.lookahead import verb_group_follows
from stickgen.story.reader.phrases import noun_phrase
from stickgen.story.reader.token import Token, at

_REVERSED = {"before": "after", "after": "before", "until": "after"}


def opened_relation(ts: Sequence[Token], i: int) -> str:
    """How the subordinate clause that the word at ``i`` opens relates to its main clause.

    Empty if none begins there ("before dinner"); ``skip`` if it tells nothing that happens
    ("as if he flew").
    """
    t = ts[i]
    if not t.can("sub"):
        return ""
    relation = g.SUBORDINATORS[t.word]
    if relation == "where":
        return "while"
    if relation == "skip":
        return "" if t.word == "like" and not _clause_follows(ts, i + 1) else relation
    if t.can("prep") and at(ts, i + 1).base("ing"):  # "before leaving"
        return _unless_denied(ts, i, relation)
    if (t.can("prep") or t.word in ("as", "once")) and not _clause_follows(ts, i + 1):
        return ""  # "before dinner", "dressed as a clown"
    return _unless_denied(ts, i, relation)


def simile_end(ts: Sequence[Token], i: int) -> int:
    """The index of the comma, of the "and" or of the end that closes a skipped clause."""
    while i < len(ts) and ts[i].word not in (",", ":"):
        if ts[i].can("conj") and verb_group_follows(ts, i + 1):
            break
        i += 1
    return i


def _unless_denied(ts: Sequence[Token], i: int, relation: str) -> str:
    """ "but not before taking a nap" is after it."""
    return _REVERSED.get(relation, relation) if at(ts, i - 1).word == "not" else relation


def _clause_follows(ts: Sequence[Token], i: int) -> bool:
    """Whether a subject and its verb, or a participle, stand at ``i``."""
    found = noun_phrase(ts, i, subject=True)
    if found is None:
        return bool(at(ts, i).base("ing"))
    return verb_group_follows(ts, found[1])
