"""What happens in a text, to whom and when."""

from __future__ import annotations

import pytest
from readings import deeds, happenings, people, steps

DEEDS = {
    # patients and answers
    "A bear chases a hiker.": ["bear run > hiker", "hiker run > bear"],
    "Tom throws Ann the ball.": ["Tom throwing > Ann", "Ann catching > Tom"],
    "Alice helps Bob.": ["Alice stand > Bob", "Bob talk > Alice"],
    "A doctor looks at a patient.": ["doctor stand > patient"],
    "A man touches her ear.": ["man stand > woman", "woman idle > man"],
    "A boy touches his ear.": ["boy stand"],
    "The ball hits a boy.": ["boy fight"],
    # passives
    "A boy is pushed by a girl.": ["girl push > boy", "boy stagger > girl"],
    "Tom is kissed by Ann.": ["Ann+Tom hug"],
    "The goalkeeper gets pushed.": ["goalkeeper stagger"],
    "A man is hit by a ball.": ["man fight"],
    "A cake is eaten by a monster.": ["monster eating"],
    "The ball is thrown by Tom to Ann.": ["Tom throwing > Ann", "Ann catching > Tom"],
    "The baby is carried by its father.": ["father carry > baby"],
    "A prince is kissed by a frog, not by the witch.": ["frog+prince hug"],
    # reciprocity
    "A boxer fights a wrestler.": ["boxer+wrestler fight"],
    "Two old friends hug each other.": ["friend 1+friend 2 hug"],
    "Two friends meet and shake hands.": ["friend 1+friend 2 walk", "friend 1+friend 2 handshake"],
    "Ann dances with Tom.": ["Ann+Tom dance"],
    "Tom high fives Bob.": ["Tom+Bob high_five"],
    "Tom meets Ann. She hugs him.": ["Tom walk > Ann", "Ann wave > Tom", "Ann+Tom hug"],
    "Romeo waves. Juliet jumps. Romeo hugs.": ["Romeo wave", "Juliet jump", "Romeo+Juliet hug"],
    # what is denied does not happen
    "A dog barks but the cat does not run.": ["dog shout"],
    "A guard does not move.": [],
    "Everybody laughs, but he doesn't.": ["person 1+person 2 laugh"],
    "Nobody dances.": [],
    "A clown hugs nobody.": [],
    "Two boys shout. Neither jumps.": ["boy 1+boy 2 shout"],
    "Three guards stand. None of them jumps.": ["guard 1+guard 2+guard 3 stand"],
    "Two men fight. No woman jumps.": ["man 1+man 2 fight"],
    "Tom stops dancing.": [],
    # relative clauses
    "A man who wears a crown sits on a throne.": ["man sit"],
    "A knight who has lost his sword cries.": ["knight cry"],
    "A teacher sees a student who is sleeping.": ["teacher stand > student", "student sleep"],
    "The man whom the dog chases climbs a tree.": [
        "dog run > man", "man run > dog", "man climbing",
    ],
    # before the film, or for everybody
    "A girl cries because she lost her dog.": ["girl cry"],
    "Having lost his key, he cries.": ["man cry"],
    # light and phrasal verbs, means, several senses
    "A man goes for a run.": ["man run"],
    "A boxer throws a punch.": ["boxer punch"],
    "A karate master breaks a plank with a kick.": ["karate master kick"],
    "A pirate looks under the bed.": ["pirate looking_around"],
    "Down on one knee, a man proposes.": ["man kneel"],
    "A woman sings and everyone joins in.": [
        "woman sing", "woman+person 1+person 2+person 3 sing",
    ],
    # nouns of actions
    "A pillow fight.": ["person throwing"],
    "A hug between two friends.": ["friend 1+friend 2 hug"],
    "Tom waves. Ann jumps. Then a hug.": ["Tom wave", "Ann jump", "Tom+Ann hug"],
    # states
    "A woman is asleep.": ["woman sleep"],
    # orders
    "Walk, jump and wave.": ["person walk", "person jump", "person wave"],
    # those who watch take no part
    "A girl waves at us.": ["girl wave"],
    "The singer waves to the audience.": ["singer wave"],
}  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), DEEDS.items(), ids=DEEDS)
def test_deeds_are_those_of_the_text(prompt: str, expected: list[str]) -> None:
    assert deeds(prompt) == expected


ORDER = {
    "A man runs, jumps and waves.": [["man run"], ["man jump"], ["man wave"]],
    "First Tom waves, then Ann jumps.": [["Tom wave"], ["Ann jump"]],
    "Before she eats, the girl jumps.": [["girl jump"], ["girl eating"]],
    "The girl jumps before she eats.": [["girl jump"], ["girl eating"]],
    "After he sits down, the man reads.": [["man sit"], ["man reading"]],
    "The man reads after he sits down.": [["man sit"], ["man reading"]],
    "While the band sings, the king dances.": [
        ["musician 1+musician 2+musician 3 sing", "king dance"],
    ],
    "Tom sings while Ann dances.": [["Tom sing", "Ann dance"]],
    "Tom sings. Meanwhile, Ann dances.": [["Tom sing", "Ann dance"]],
    "A woman waves. At the same time, a man jumps.": [["woman wave", "man jump"]],
    "A boy waits until a girl arrives.": [["boy idle"], ["girl walk"]],
    "When the king enters, the monks jump.": [["king walk"], ["monk 1+monk 2+monk 3 jump"]],
    "The monks jump when the king enters.": [["king walk"], ["monk 1+monk 2+monk 3 jump"]],
    "Once the king sits down, the clown jumps.": [["king sit"], ["clown jump"]],
    "A cat sleeps as soon as it sits down.": [["cat sit"], ["cat sleep"]],
    "A chef runs and a waiter eats.": [["chef run", "waiter eating"]],
    "Two men leave, the others keep dancing.": [["man 1+man 2 walk", "man 3+man 4 dance"]],
    "Reading a letter, the woman cries.": [["woman reading"], ["woman cry"]],
    "The singer jumps after the song.": [["singer sing"], ["singer jump"]],
    "A clown jumps, and then he claps.": [["clown jump"], ["clown clap"]],
    "Tom jumps. Ann waves.": [["Tom jump"], ["Ann wave"]],
}  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), ORDER.items(), ids=ORDER)
def test_steps_follow_the_connectives(prompt: str, expected: list[list[str]]) -> None:
    assert steps(prompt) == expected


FIELDS = [
    ("A man jumps twice.", "count", 2),
    ("A girl waves three times.", "count", 3),
    ("A runner runs for 5 seconds and waves.", "seconds", 5.0),
    ("A boy keeps jumping.", "goes_on", True),
    ("A boy is jumping.", "goes_on", True),
    ("A boy jumps.", "goes_on", False),
    ("A boy is jumping three times.", "goes_on", False),
    ("A ghost appears.", "enters", True),
    ("A boy walks away.", "leaves", True),
    ("A child wants to dance.", "wish", True),
    ("A child dances.", "wish", False),
    ("A man walks sadly.", "feeling", "sad"),
    ("A man walks with a smile.", "feeling", "happy"),
    ("She looks surprised.", "feeling", "surprised"),
    ("Two friends hug.", "meets", True),
    ("A woman reads a newspaper.", "thing", "newspaper"),
    ("A man sits on a red sofa.", "thing", "sofa"),
    ("A wizard walks slowly.", "does", "walks slowly"),
    ("A wizard strolls proudly.", "why", "a wizard strolls proudly"),
]


@pytest.mark.parametrize(("prompt", "field", "value"), FIELDS)
def test_a_happening_has_what_the_clause_says(prompt: str, field: str, value: object) -> None:
    [first, *_] = happenings(prompt)
    found = getattr(first, field)
    assert (found.casefold() if isinstance(found, str) else found) == value


FEELINGS = {
    "The boy is afraid and runs away.": ["scared"],
    "Tom is tired and sad.": ["sad", "sad"],
    "Jealous of her sister, Lea walks.": ["angry", "angry"],
    "A boy is bored until the pizza arrives.": ["bored", "happy"],
    "Tom is not angry.": [],
}


@pytest.mark.parametrize(("prompt", "feelings"), FEELINGS.items(), ids=FEELINGS)
def test_states_are_feelings(prompt: str, feelings: list[str]) -> None:
    found = [h.feeling for h in happenings(prompt) if h.feeling]
    assert found[: len(feelings)] == feelings
    assert bool(found) == bool(feelings)


@pytest.mark.parametrize(
    ("prompt", "denied"),
    [
        ("Tom waves, but Ann does not jump.", ["Ann"]),
        ("Tom, Ann and Kim run. None of them jumps.", ["Tom", "Ann", "Kim"]),
        ("A prince is kissed by a frog, not by the witch.", ["witch"]),
        ("Tom waves and Ann jumps.", []),
    ],
)
def test_who_does_not_act_is_known(prompt: str, denied: list[str]) -> None:
    assert [name for name, draft in people(prompt).items() if draft.denied] == denied
