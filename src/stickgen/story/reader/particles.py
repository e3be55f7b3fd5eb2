"""Particles of phrasal verbs: "picks up", "puts a hat on", but "waves at us"."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.phrases import noun_phrase
from stickgen.story.reader.token import Token, at

_OPENS_CONTENT = ("how", "that", "what")
"""Particles of the table of verbs that open a clause."""
_DIRECTIONS = frozenset("up off out down away back".split())


def particle_end(ts: Sequence[Token], j: int, verb: str) -> int:
    """The index after the particle that stands at ``j``; ``j`` if there is none.

    A preposition with a noun phrase is no particle.
    """
    if verb == "be" and at(ts, j + 1).can("adj"):
        return j  # "is dead tired"
    for particle in verbs.particles(verb):
        words = particle.split()
        if words[0] in _OPENS_CONTENT:
            continue
        if at(ts, j).word == particle:
            words = [particle]  # "out of" is one token
        if [t.word for t in ts[j : j + len(words)]] != words:
            continue
        end = j + len(words)
        if _is_preposition(ts, end - 1, verb):
            end -= 1
        if end > j:
            return end
    return j


def _is_preposition(ts: Sequence[Token], i: int, verb: str) -> bool:
    """Whether the last word of a particle belongs to what follows: "looks up to", "at us"."""
    last, follower = ts[i], at(ts, i + 1)
    if last.word == "to" and (follower.base("base") or follower.can("not")):
        return True
    found = noun_phrase(ts, i + 1, after_prep=True) if last.can("prep", "to") else None
    if found is None:
        return False
    if last.word in _DIRECTIONS:
        return found[0].kind == "place"
    return not (last.word in ("on", "over") and verb in g.SPLIT_BY_OBJECT)
