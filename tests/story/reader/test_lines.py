"""What people say: quotes, labels, and speech that is only told of."""

from __future__ import annotations

import pytest
from readings import happenings, people, telling

SPOKEN = {
    '"Hello!" says Tom.': ("Tom", "Hello!"),
    'Tom says "Hello!" to Ann.': ("Tom", "Hello!"),
    "“Wait for me,” the dog says.": ("dog", "Wait for me,"),
    'The teacher whispers: "Be quiet."': ("teacher", "Be quiet."),
    'A king meets a clown. "Dance!" he shouts.': ("king", "Dance!"),
    'A king laughs. "Ha!"': ("king", "Ha!"),
    "Anna: Hi!\nBen: Bye!": ("Anna", "Hi!"),
    "Ben: Hi!\nAnna: Bye!": ("Anna", "Bye!"),
    '"I am here." Tom waves.': ("Tom", "I am here."),
    # told
    "Tom tells Ann that he is leaving.": ("Tom", "I am leaving."),
    "Ann says that she leaves the house.": ("Ann", "I leave the house."),
    "Ann says that she watches him.": ("Ann", "I watch me."),
    "He tells her that he loves his dog.": ("man", "I love my dog."),
    "The girl says that she has a plan.": ("girl", "I have a plan."),
    "They say that they have a plan.": ("person 1", "We have a plan."),
    "A guard says that the king sleeps.": ("guard", "The king sleeps."),
    "The boss tells him to wait.": ("boss", "Please wait!"),
    "The boss tells him to not wait.": ("boss", "Please don't wait!"),
    "A man asks a woman to marry him.": ("man", "Will you marry me?"),
    "The girl asks where the dog is.": ("girl", "Where is the dog?"),
    "The girl tells a secret to her friend.": ("girl", "Psst, listen..."),
    "A pirate shouts for help.": ("pirate", "Help!"),
    "Ann thanks Tom.": ("Ann", "Thank you!"),
    "A man says hello loudly.": ("man", "Hello!"),
    "A guard says stop.": ("guard", "Stop!"),
    "They say cheese.": ("person 1", "Cheese!"),
}


@pytest.mark.parametrize(("prompt", "expected"), SPOKEN.items(), ids=SPOKEN)
def test_the_line_is_its_speakers(prompt: str, expected: tuple[str, str]) -> None:
    names = list(people(prompt))
    assert expected in [(names[h.who[0]], h.line) for h in happenings(prompt)]


@pytest.mark.parametrize(
    "prompt", ["A girl says nothing.", "A man walks.", "Nobody answers.", "Tom hugs Ann."]
)
def test_where_nothing_is_said_there_is_no_line(prompt: str) -> None:
    assert not any(h.line for h in happenings(prompt))


@pytest.mark.parametrize(
    ("prompt", "voice"),
    [
        ('"Hello!" says Tom.', "talk"),
        ('"Hello!" shouts Tom.', "shout"),
        ('Tom whispers: "Hello!"', "whisper"),
        ('Tom says "HELLO!"', "shout"),
        ('Tom says "Hello!" loudly.', "shout"),
        ('Tom says "Hello!" softly.', "whisper"),
    ],
)
def test_the_voice_is_that_of_the_verb_and_of_the_manner(prompt: str, voice: str) -> None:
    assert [h.voice for h in happenings(prompt) if h.line] == [voice]


def test_quotes_before_anybody_is_named_are_shared_in_turn() -> None:
    told = telling('"I am here." "Me too." Tom and Ann wave.')
    spoken = sorted((h.step, h.who, h.line) for h in told.happenings if h.line)
    assert [(who, line) for _, who, line in spoken] == [([0], "I am here."), ([1], "Me too.")]
    assert all(step < h.step for step, _, _ in spoken for h in told.happenings if h.action)


def test_who_is_told_something_listens() -> None:
    [first, *_] = happenings("Tom tells Ann that he is leaving.")
    assert (first.who, first.to) == ([0], [1])


@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        ("Nina asks Leo if he likes pizza.", "Do you like pizza?"),
        ("Tom asks Ann if he can have a cookie.", "Can I have a cookie?"),
        ("Tom asks Ann where the dog is.", "Where is the dog?"),
        ("Ted tells Barb that he loves her and they kiss.", "I love you."),
        ("The doctor tells the patient to lie down and he does.", "Please lie down!"),
        ("DAD (angry): Out where?\nMOM (softly): Good night.", "Out where?"),
        ("ANNA (crying): Don't go!", "Don't go!"),
    ],
)
def test_reported_and_labelled_speech(prompt: str, line: str) -> None:
    assert line in [h.line for h in happenings(prompt)] or line in [
        q.text for q in telling(prompt).quotes
    ]
