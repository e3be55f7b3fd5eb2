"""How people move: "with his hands in his pockets", "like a robot", "a drunk sailor".

Such words are taken out of the text before it is cut into clauses, which they would break, and an
adverb stands for them until the clause is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stickgen.manners.words import adverb, find_adjunct, moves, read_manners
from stickgen.story.reader.clause import Clause

_TOKEN = re.compile(r"\s*\bmannered([a-z])ly\b")
_DRAGS = re.compile(
    r"\bdrag(s|ging|ged)? (?:him|her|it|them|your|my)sel(?:f|ves)(?: (?:along|on|forwards?))?", re.I
)
_TRUDGES = {"s": "trudges", "ging": "trudging", "ged": "trudged", None: "trudge"}


def mark_manners(text: str) -> tuple[str, list[str]]:
    """The text with an adverb for each manner, and what each stands for: (manner, as written)."""
    text = _DRAGS.sub(lambda found: _TRUDGES[found[1]], text)
    manners: list[str] = []
    while len(manners) < 26 and (hit := find_adjunct(text)) is not None:
        worn, found = hit
        token = f" mannered{chr(ord('a') + len(manners))}ly"
        manners.append(adverb(worn.manner, worn.sides))
        text = text[: found.start()] + token + text[found.end() :]
    return text, manners


def take_manners(clauses: Iterable[Clause], manners: list[str]) -> None:
    """Give each clause the manners whose adverbs it has, in place of these."""
    for clause in clauses:
        said = _TOKEN.findall(f"{clause.words} {clause.text} {' '.join(clause.adverbs)}")
        clause.manners = [manners[ord(letter) - ord("a")] for letter in dict.fromkeys(said)]
        clause.words = _TOKEN.sub("", clause.words)
        clause.adverbs = [word for word in clause.adverbs if not _TOKEN.match(word)]
        clause.complement = [word for word in clause.complement if not _TOKEN.match(word)]
        clause.text = _TOKEN.sub(
            lambda found: f" {manners[ord(found[1]) - ord('a')]}", clause.text
        ).strip()


def with_manners(does: str, manners: Iterable[str]) -> str:
    """A predicate with the manners that it lacks."""
    for manner in manners:
        known, _ = read_manners(f"a person {does}")
        if does and _named(manner).isdisjoint(worn.manner.name for worn in known):
            does = f"{does} {manner}"
    return does


def _named(manner: str) -> set[str]:
    """Names of the manners that an adverb means."""
    return {worn.manner.name for worn in read_manners(f"a person walks {manner}")[0]}


def in_bearing(does: str, bearing: str) -> str:
    """A predicate with the bearing of who does it, if they get about or stand."""
    return with_manners(does, [bearing] if bearing and moves(does) else [])
