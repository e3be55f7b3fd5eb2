"""Whatever somebody types is read, and in time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.story.reader.read import read_prompt

WORDS = (
    """a the man woman dog clown Anna two three 12 2nd both all each other first last he she they
    it her his who which that walks run dancing stole thrown is are has been does not will to
    and or but then while before after because until if as like in on with of by from up down
    slowly very red sad happy big half dozen group for seconds times twice there no longer
    zorgle «0» « » " ' ' “ ” , . ! ? : ; ( ) / … – - INT. Tom: camera zoom close-up seconds
    film style please one ones""".split()
    + ["\n"]
)
ANYTHING = st.one_of(
    st.text(max_size=2000),
    st.lists(st.sampled_from(WORDS), max_size=300).map(" ".join),
    st.text("abcdefghijklmnopqrstuvwxyz ", max_size=2000),
)


@settings(deadline=None, max_examples=150)
@given(ANYTHING)
def test_any_text_is_read_within_a_second(text: str) -> None:
    start = time.process_time()
    read_prompt(text[:2000])
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize(
    "text",
    [
        " " * 2000,
        "a " * 1000,
        "«" * 2000,
        '"' * 2000,
        "the man and " * 160,
        "who runs " * 220,
        "if he is as " * 160,
        "of the dog " * 180,
        "ox of " * 330,
        "ox's " * 400,
        "dog's dog " * 200,
        "man who runs " * 150,
        "he sees him " * 160,
        "he says that " * 150,
        "with a man " * 180,
        "big, " * 400,
        "the red " * 250,
        "to run " * 280,
        "not " * 500,
        "walking " * 250,
        "Tom: hi\n" * 250,
        "very " * 400,
        "..., " * 400,
        "zoom in " * 250,
        "xqzjvk " * 285,
        " ".join(f"{a}{b}qzjwxk" for a in "bcdfghjklm" for b in "npqrstvwxz")[:2000],
    ],
)
def test_repetitions_are_read_within_a_second(text: str) -> None:
    read_prompt("A man walks.")
    start = time.process_time()
    read_prompt(text)
    assert time.process_time() - start < 1.0
