"""Unknown verbs are replaced by known ones, or left out and told of."""

from __future__ import annotations

import pytest

from stickgen.pipeline import draft_script
from stickgen.story.reader.unknown_verbs import with_known_verbs


@pytest.mark.parametrize(
    ("text", "told", "replaced"),
    [
        ("A girl hopscotches home", "A girl hops home", {"hopscotch": "hop"}),
        ("Ann waves. She hopscotched away.", "Ann waves. She hops away.", {"hopscotch": "hop"}),
        ("Two men dance", "Two men dance", {}),
        ("The king of the hill", "The king of the hill", {}),
        ("Men in kilts", "Men in kilts", {}),
    ],
)  # fmt: skip
def test_the_verb_of_a_sentence_without_another_is_replaced(
    text: str, told: str, replaced: dict[str, str]
) -> None:
    known = {"hopscotch": "hop"}
    assert with_known_verbs(text, known.get) == (told, replaced, [])


def test_a_verb_like_no_other_is_left_out() -> None:
    told, replaced, unknown = with_known_verbs("A wizard blorfted", lambda verb: None)
    assert (told.strip(), replaced, unknown) == ("A wizard", {}, ["blorfted"])


def test_the_draft_says_what_an_unknown_verb_is_drawn_as() -> None:
    draft = draft_script("A man tapdances on the street.")
    assert draft.drawn_as["tapdance"] == "dance"
    assert "dances" in draft.script.characters[0].beats[0].text
    draft = draft_script("A wizard blorfted.")
    assert draft.left_out == ("blorfted",)
    assert draft.script.characters[0].role == "wizard"
