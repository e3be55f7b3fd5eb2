"""One clause: who does what to whom, where and how, in the words of the prompt."""

from __future__ import annotations

from dataclasses import dataclass, field

from stickgen.story.reader.phrases import NounPhrase


@dataclass
class Clause:
    """A clause while it is read.

    Attributes:
        subject: its own; None in an order, and where it goes on with the subject before.
        verb: base form of the main verb; empty: a fragment without one.
        particle: of a phrasal verb: "up" of "picks up".
        passive: whether the subject suffers what the verb says.
        negated: whether it does not happen.
        past: whether it has happened before the others.
        progressive: whether it goes on ("is stretching").
        aspects: kinds of the verbs around the main one: ``aspect_keep`` of "keeps walking".
        objects: noun phrases after the verb.
        pps: prepositions with their phrases.
        adverbs: of manner and direction.
        manners: how it is done, "with both hands in the pockets".
        complement: adjectives after "is", "looks", "gets".
        quote: index of the quote that is said, or −1.
        content: words of a "that …" or "to …" clause after a verb of speech.
        count: stated repetitions.
        seconds: stated length; None: not stated.
        sub: relation of a subordinate clause: while, when, before, after, until, because.
        leading: whether a subordinate clause comes before its main clause.
        rel: relation to the clause before: then, meanwhile, first, and.
        relative: whether it belongs to a noun ("who stole his bag").
        implied: whether its subject is taken from the clause before.
        follows: whether the subject is the object of the clause before ("makes him laugh").
        words: the predicate, its verb in the third person, without people.
        wishes: whether it is only wanted ("wants to shout").
        ends: index in its sentence after it, if it is the last that was read there; else −1.
        text: as written, for the reasons that a Script gives.
    """

    subject: NounPhrase | None = None
    verb: str = ""
    particle: str = ""
    passive: bool = False
    negated: bool = False
    past: bool = False
    progressive: bool = False
    aspects: tuple[str, ...] = ()
    objects: list[NounPhrase] = field(default_factory=list)
    pps: list[tuple[str, NounPhrase]] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    complement: list[str] = field(default_factory=list)
    manners: list[str] = field(default_factory=list)
    quote: int = -1
    content: str = ""
    count: int = 1
    seconds: float | None = None
    sub: str = ""
    leading: bool = False
    rel: str = "then"
    relative: bool = False
    implied: bool = False
    words: str = ""
    text: str = ""
    wishes: bool = False
    sentence: int = 0
    ends: int = -1
