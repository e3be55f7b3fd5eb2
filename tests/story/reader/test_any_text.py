"""Whatever is typed, the reader makes something consistent of it, and fast."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.story.prompt import LONGEST_PROMPT
from stickgen.story.reader.people import MOST_PEOPLE
from stickgen.story.reader.read import read_prompt
from stickgen.story.reader.telling import Telling

WORDS = """he she they it him her them both everyone nobody each other the other another one two
three twelve none neither all of a an the and or but not who which that while before after until
when then man woman dogs team teams family crowd band robots Tom Ann somebody we me himself
themselves except with by for in on at from to versus is was has been are walks hugs fight kissed
running sees says tells asks makes happy asleep twice red tall first second third last rest rain
night beach ball sword . . , , ! ? : ; " ( ) - 's \n 3 1969""".split(" ")
TEXT = st.one_of(
    st.text(max_size=LONGEST_PROMPT),
    st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join),
)


def check(telling: Telling) -> None:
    """Few people, and nobody named who is not there."""
    people = telling.people
    assert len(people.drafts) <= MOST_PEOPLE
    assert len(set(people.names())) == len(people.drafts)
    everybody = set(telling.everybody())
    for happening in telling.happenings:
        assert {*happening.who, *happening.to} <= everybody
        assert len(set(happening.who)) == len(happening.who)
        assert len(set(happening.to)) == len(happening.to)
        assert not set(happening.who) & set(happening.to)
    for ids in (*people.groups, *people.mentions):
        assert set(ids) <= everybody


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_any_text_makes_a_consistent_story(text: str) -> None:
    check(read_prompt(text[:LONGEST_PROMPT]).telling)


@pytest.mark.parametrize(
    "piece",
    [
        "Tom hugs Ann and she laughs, ",
        "a man and a woman and ",
        "who who who ",
        "the other one ",
        '"Hi," says Tom. ',
        "Tom: Hello\n",
        "really ",
        "a",
        "(((",
        "of the dog's ",
        "while he before she until ",
        "twelve robots walk. ",
    ],
)
def test_the_longest_prompt_takes_less_than_a_second(piece: str) -> None:
    text = (piece * LONGEST_PROMPT)[:LONGEST_PROMPT]
    read_prompt("A man walks.")  # the tables are read once
    start = time.process_time()
    telling = read_prompt(text).telling
    assert time.process_time() - start < 1.0
    check(telling)
