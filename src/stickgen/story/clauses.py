"""A prompt cut into clauses that follow each other, each with its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stickgen.text.durations import VERB_SECONDS
from stickgen.text.verbs import base_form, third_person

ANYONE = "a person"
_SINGULAR = frozenset("a an the one this that someone somebody he she it".split())
_PRONOUNS = frozenset("he she it they".split())
_OPENERS = _SINGULAR | frozenset("they two three four people we i you his her their its".split())
_PLURAL = re.compile(r"[^s]s$|people$|men$|children$")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_BREAK = re.compile(
    r"""[.!?…]+(?=\s|$) | [;\n]                             # the end of a sentence, line or part
      | (?:[,;.]\s*)?\b(?:and\s+|but\s+)?
        (?:then|afterwards?\b(?!\s+(?:a|an|the)\b)|after\s+that|finally)\b,?
      | ,(?=\s+(?:and\s+)?(?P<next>[a-z]+)\b)               # a comma, if a finite verb follows
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Clause:
    """What somebody does: "the robot" + "waves". An order ("wave") has an empty subject."""

    subject: str
    predicate: str

    @property
    def text(self) -> str:
        return f"{self.subject} {self.predicate}".strip()


def read_clauses(prompt: str) -> list[Clause]:
    """The clauses in order, every one with the subject that it means.

    Cuts at sentence and line ends, semicolons, "then", "after that", "afterwards", "finally", and
    at a comma before a verb of the kind that opened the prompt; never inside quotation marks and
    never at a bare "and", which may join two things done at once. A clause without a
    subject has the first subject; he, she, it and they stand for it too.
    """
    parts = _cut(prompt)
    if not parts:
        return [Clause("", prompt)]
    first = _first_clause(parts[0])
    return [first, *(_next_clause(part, first) for part in parts[1:])]


def _cut(prompt: str) -> list[str]:
    # Blanked quotes keep every position, so that the cuts there fit the prompt itself.
    blanked = _QUOTED.sub(lambda quote: "_" * len(quote[0]), prompt)
    opening = re.search(r"[a-z]+", blanked, re.IGNORECASE)
    order = opening is not None and base_form(opening[0], VERB_SECONDS) == opening[0].lower()
    parts, begin = [], 0
    for match in _BREAK.finditer(blanked):
        follower = match["next"]
        if follower is not None and not (
            _continues(follower.lower(), order) and _has_verb(blanked[begin : match.start()])
        ):
            continue
        parts.append(prompt[begin : match.start()])
        begin = match.end()
    parts.append(prompt[begin:])
    cleaned = (re.sub(r"^(?:and|but)\s+", "", p.strip(" \t\n,;.!?…"), flags=re.I) for p in parts)
    return [part for part in cleaned if re.search(r"\w", part)]


def _continues(word: str, order: bool) -> bool:
    """Whether a word after a comma is a finite verb: "turns", or "turn" within orders."""
    base = base_form(word, VERB_SECONDS)
    return base is not None and word == (base if order else third_person(base))


def _has_verb(text: str) -> bool:
    return any(base_form(word, VERB_SECONDS) for word in re.findall(r"\w+", text))


def _first_clause(text: str) -> Clause:
    words = text.split()
    at = _verb_position(words)
    if at is None:
        return Clause("", text) if words[0].lower() not in _OPENERS else _guess(words)
    if at == 0 and _continues(words[0].lower().strip(",:"), order=False):
        return Clause(ANYONE, _lowered(words))  # "Walks forward": somebody does
    while at > 1 and words[at - 1].lower().endswith("ly"):
        at -= 1
    return Clause(_lower_first(" ".join(words[:at])), " ".join(words[at:]))


def _guess(words: list[str]) -> Clause:
    """Subject and predicate of a clause whose verb is unknown: it may end in s ("moonwalks")."""
    for i in range(1, len(words)):
        if re.fullmatch(r"\w+[^s\W]s", words[i]) and i > (words[0].lower() in ("a", "an", "the")):
            return Clause(_lower_first(" ".join(words[:i])), " ".join(words[i:]))
    return Clause("", " ".join(words))


def _verb_position(words: list[str]) -> int | None:
    """Index of the main verb, or None.

    After a, an, the … the bare form is a noun ("a dance teacher"); it is a verb in an order
    ("wave"), after a plural ("the dancers jump"), and after "they" and the like.
    """
    singular = words[0].lower() in _SINGULAR
    for i, word in enumerate(words):
        word = word.strip(",:").lower()
        base = base_form(word, VERB_SECONDS)
        if base is None:
            continue
        bare = word == base and word not in ("is", "are", "am")
        after_plural = i > 0 and _PLURAL.search(words[i - 1].lower())
        if not bare or not singular or after_plural:
            return i
    return None


def _next_clause(text: str, first: Clause) -> Clause:
    words = text.split()
    opener = words[0].lower()
    if opener in _PRONOUNS and len(words) > 1:
        return Clause(first.subject or ANYONE, _agreeing(words[1:], first.subject or ANYONE))
    at = _verb_position(words)
    if opener in _OPENERS and at is not None and at > 0:
        return Clause(_lower_first(" ".join(words[:at])), " ".join(words[at:]))
    if opener in ("a", "an", "another"):  # "then a jump"
        return Clause(first.subject, ("does " if first.subject else "do ") + _lower_first(text))
    return Clause(first.subject, _agreeing(words, first.subject))


def _agreeing(words: list[str], subject: str) -> str:
    """The predicate, its leading bare verb inflected for a singular subject."""
    text = _lowered(words)
    verb, _, rest = text.partition(" ")
    if _is_singular(subject) and base_form(verb, VERB_SECONDS) == verb:
        return f"{third_person(verb)} {rest}".strip()
    return text


def _is_singular(subject: str) -> bool:
    words = subject.lower().split()
    return bool(words) and words[0] in _SINGULAR and not _PLURAL.search(words[-1])


def _lowered(words: list[str]) -> str:
    return " ".join([words[0].lower(), *words[1:]])


def _lower_first(text: str) -> str:
    """ "A person" → "a person"; a name keeps its capital."""
    head = text.split(" ", 1)[0].lower()
    return text[:1].lower() + text[1:] if head in _OPENERS else text
