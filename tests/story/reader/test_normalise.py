"""Plain text: quotes set apart, screenplays, contractions, chat shorthand and emoji."""

from __future__ import annotations

import pytest

from stickgen.story.reader.normalise import Quote, plain_text


@pytest.mark.parametrize(
    ("prompt", "text"),
    [
        ("He isn't here", "He is not here"),
        ("They can't dance", "They can not dance"),
        ("he wont go", "he will not go"),
        ("she's running", "she is running"),
        ("hes sad", "he is sad"),
        ("they're late and I'm not", "they are late and I am not"),
        ("theres a goat", "there is a goat"),
        ("the dog's barking", "the dog is barking"),
        ("the dog's bowl", "the dog's bowl"),
        ("he's gonna dance w/ his gf", "he is going to dance with his girlfriend"),
        ("ppl wanna dance cuz it rains", "people want to dance because it rains"),
        ("a cat & a dog", "a cat and a dog"),
        ("red vs. blue", "red versus blue"),
        ("they leave one by one", "they leave in turn"),
        ("it rains cats and dogs", "it rains"),
        ("Mr. Plum meets Dr. Frost", "Mr Plum meets Dr Frost"),
        ("1. He eats 2. He sleeps", ". He eats . He sleeps"),
        ("Ok so a man walks", "a man walks"),
        ("a man waits… then leaves", "a man waits, then leaves"),
        ("a man waits – then leaves", "a man waits , then leaves"),
        ("sooooo loud", "soo loud"),
        ("A MAN RUNS HOME", "a man runs home"),
        ("A MAN runs home", "A MAN runs home"),
        ("🤖 waves", "robot waves"),
        ("🐍 bites ⚛ him", "snake bites him"),
        ("❤️ it", "in love it"),
        ("a  man\twalks", "a man walks"),
        ("", ""),
    ],
)
def test_abbreviations_are_written_in_full(prompt: str, text: str) -> None:
    plain = plain_text(prompt)
    assert " ".join(plain.text.split()) == text
    assert plain.quotes == ()


@pytest.mark.parametrize(
    ("prompt", "text", "said"),
    [
        ('He says "Hello there".', "He says «0» .", ["Hello there"]),
        (
            "He says “Hello”, she says 'Go away!'",
            "He says «0» , she says «1»",
            ["Hello", "Go away!"],
        ),
        ("He says „Hallo“", "He says «0»", ["Hallo"]),
        ("He says «Salut»", "He says «0»", ["Salut"]),
        ("Hello, says the knight", "«0» says the knight", ["Hello"]),
        ("Who is it? asks Ida", "«0» asks Ida", ["Who is it?"]),
        ("The knight says: Hello there.", "The knight says «0» .", ["Hello there"]),
        ("The knight says Hello there! He bows", "The knight says «0» . He bows", ["Hello there!"]),
        ("don't touch the dog's bowl", "do not touch the dog's bowl", []),
        ('He says "Wait." The king waits', "He says «0» . The king waits", ["Wait."]),
        ('"Wait." The king says', "«0» The king says", ["Wait."]),
        ('He says "a\n b"', "He says «0»", ["a b"]),
        ('He says ""', 'He says ""', []),
    ],
)
def test_quotes_are_set_apart(prompt: str, text: str, said: list[str]) -> None:
    plain = plain_text(prompt)
    assert " ".join(plain.text.split()) == text
    assert [quote.text for quote in plain.quotes] == said


@pytest.mark.parametrize(
    ("prompt", "quotes"),
    [
        ("Anna: Hello!\nBob: Go away.", [Quote("Hello!", "Anna"), Quote("Go away.", "Bob")]),
        ("Anna: (softly) Hello!\nBob: No", [Quote("Hello!", "Anna", "softly"), Quote("No", "Bob")]),
        ("Anna: Hello!", [Quote("Hello!", "Anna")]),
        ("Final: France wins", []),
        ("They meet.\nANNA\n(crying)\nCome back!", [Quote("Come back!", "Anna", "crying")]),
        ("They meet.\nANNA (O.S.)\nCome back!", [Quote("Come back!", "Anna", "O.S.")]),
        ("My very best friend: Hello!", []),
    ],
)
def test_lines_of_a_screenplay_are_quotes(prompt: str, quotes: list[Quote]) -> None:
    assert list(plain_text(prompt).quotes) == quotes


@pytest.mark.parametrize(
    ("prompt", "text"),
    [
        ("INT. OFFICE - NIGHT\nAnna types.", "in the office, at night. Anna types."),
        ("EXT. DESERT\nA camel naps", "in the desert. A camel naps."),
        ("INT. KITCHEN - DAY. A chef cooks.", "in the kitchen, at day. A chef cooks."),
    ],
)
def test_headings_say_where_and_when(prompt: str, text: str) -> None:
    assert " ".join(plain_text(prompt).text.split()) == text
