"""Clauses: who does what to whom, and how clauses relate."""

from __future__ import annotations

from typing import Any

import pytest

from stickgen.story.reader.clause import Clause
from stickgen.story.reader.clauses import read_clauses
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.tokens import tokenize


def clauses_of(text: str) -> list[Clause]:
    return read_clauses(tokenize(text))


def head(phrase: NounPhrase | None) -> str:
    return " ".join(part.name or part.head for part in phrase.each) if phrase else ""


def outline(clause: Clause) -> str:
    """Subject, verb and particle, objects, and prepositional phrases, as one line."""
    verb = f"{clause.verb} {clause.particle}".strip()
    phrases = [f"{prep} {head(phrase)}" for prep, phrase in clause.pps]
    return " / ".join([head(clause.subject), verb, *map(head, clause.objects), *phrases])


@pytest.mark.parametrize(
    ("text", "outlines"),
    [
        ("A nurse bandages the knee of a skater.", ["nurse / bandage / knee"]),
        ("Walk three steps and kneel.", [" / walk / step", " / kneel"]),
        ("Jump, spin and bow.", [" / jump", " / spin", " / bow"]),
        ("Dance!", [" / dance"]),
        ("Phones ring.", ["phone / ring"]),
        ("He gives the girl a rose.", ["he / give / girl / rose"]),
        ("A boy picks the cup up.", ["boy / pick up / cup"]),
        ("A boy picks up the cup.", ["boy / pick up / cup"]),
        ("The fan waves at us.", ["fan / wave / at i"]),
        ("Anna and Ben hug each other.", ["Anna Ben / hug / each_other"]),
        ("There is a ghost in the attic.", ["ghost / "]),
        ("A pirate runs like a chicken.", ["pirate / run / like chicken"]),
        ("Jack, the barber, sneezes.", ["Jack / sneeze"]),
        ("The thief who stole the purse runs.", ["thief / steal / purse", "thief / run"]),
        ("The man carrying a box stumbles.", ["man / carry / box", "man / stumble"]),
        ("The ball that she throws hits a tree.", ["she / throw / ball", "ball / hit / tree"]),
        ("The coach makes him laugh.", ["coach / make / he", "he / laugh"]),
        ("He stops to drink.", ["he / stop", "he / drink"]),
        ("He goes home.", ["he / go home"]),
        ("After eating the boy gets up.", [" / eat", "boy / get up"]),
        ("He shows the child how to juggle.", ["he / show / child", "he / juggle"]),
        ("The judge wearing a tie shouts.", ["judge / wear / tie", "judge / shout"]),
        ("She walks in, holding a candle.", ["she / walk in", "she / hold / candle"]),
        ("In the park, a dog barks.", ["dog / bark / in park"]),
        ("in the park", [" /  / in park"]),
        ("Surprise! A dog barks.", ["dog / bark"]),
        ("The king is about to faint.", ["king / faint"]),
        ("I like football.", ["i / like / football"]),
    ],
)
def test_sentences_fall_into_clauses(text: str, outlines: list[str]) -> None:
    assert [outline(clause) for clause in clauses_of(text)] == outlines


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("He does not run.", {"verb": "run", "negated": True}),
        ("They never laugh.", {"verb": "laugh", "negated": True}),
        ("She keeps walking.", {"verb": "walk", "aspects": ("aspect_keep",)}),
        ("They start to dance.", {"verb": "dance", "aspects": ("aspect_start",)}),
        ("He stops drinking.", {"verb": "drink", "negated": True}),
        ("Tom tries to open the jar.", {"verb": "open", "aspects": ("aspect_try",)}),
        ("Tom tries and opens the jar.", {"verb": "try"}),
        ("She wants to shout.", {"verb": "shout", "wishes": True}),
        ("The dog was chased by two kids.", {"verb": "chase", "passive": True}),
        ("The girl is frightened.", {"verb": "be", "passive": False}),
        ("He has eaten.", {"verb": "eat", "past": True}),
        ("She is stretching.", {"verb": "stretch", "progressive": True}),
        ("He jumps three times.", {"verb": "jump", "count": 3}),
        ("He jumps twice.", {"count": 2}),
        ("She sits for 5 seconds.", {"seconds": 5.0}),
        ("She sits for a minute.", {"seconds": 60.0}),
        ("She slowly runs away.", {"verb": "run", "adverbs": ["slowly"]}),
        ("«0» shouts the knight angrily.", {"verb": "shout", "quote": 0, "adverbs": ["angrily"]}),
        ("The knight shouts «0»", {"verb": "shout", "quote": 0}),
        ("«0», she whispers.", {"verb": "whisper", "quote": 0}),
        ("«0»", {"quote": 0, "implied": True}),
        ("She says that it is late.", {"verb": "say", "content": "it is late"}),
        ("He asks her to marry him.", {"verb": "ask", "content": "to marry him"}),
        ("He looks happy.", {"verb": "look", "complement": ["happy"]}),
        ("He stays seated.", {"verb": "sit", "rel": "meanwhile"}),
        ("A boy picks the cup up.", {"words": "picks up the cup"}),
        ("He pushes Bob into a pond.", {"words": "pushes someone into a pond"}),
    ],
)
def test_the_verb_group_says_how_it_is_done(text: str, fields: dict[str, Any]) -> None:
    clause = clauses_of(text)[0]
    assert {name: getattr(clause, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Meanwhile, a cat climbs a tree.", ["meanwhile"]),
        ("First the clown juggles.", ["first"]),
        ("The first clown juggles.", ["then"]),
        ("He runs and falls.", ["then", "and"]),
        ("He runs. Then he falls.", ["then", "then"]),
        ("He runs, but falls.", ["then", "list"]),
    ],
)
def test_clauses_relate_to_the_one_before(text: str, relations: list[str]) -> None:
    assert [clause.rel for clause in clauses_of(text)] == relations


@pytest.mark.parametrize(
    ("text", "subs", "leading"),
    [
        ("While the chef cooks, the waiter sings.", ["while", ""], True),
        ("The waiter sings while the chef cooks.", ["", "while"], False),
        ("Before she eats, the girl prays.", ["before", ""], True),
        ("She runs until the bell rings.", ["", "until"], False),
        ("She stays because he is ill.", ["", "because"], False),
        ("She dances as if the floor burns.", [""], False),
        ("Before dinner, Ida prays.", [""], False),
        ("She leaves, but not before she bows.", ["", "after"], False),
        ("Without stopping, he runs.", ["while", ""], False),
    ],
)
def test_subordinate_clauses_say_when(text: str, subs: list[str], leading: bool) -> None:
    clauses = clauses_of(text)
    assert [clause.sub for clause in clauses] == subs
    assert any(clause.leading for clause in clauses) == leading


def test_a_relative_clause_belongs_to_its_noun() -> None:
    inner, outer = clauses_of("The thief who stole the purse is caught by a guard.")
    assert inner.relative and not outer.relative
    assert inner.past and outer.passive


def test_clauses_know_their_sentence() -> None:
    assert [c.sentence for c in clauses_of("He runs. He falls and rolls! She laughs")] == [
        0,
        1,
        1,
        2,
    ]


def test_what_somebody_does_not_do_is_negated() -> None:
    stop, run = clauses_of("Without stopping, he runs.")
    assert stop.negated and not run.negated
