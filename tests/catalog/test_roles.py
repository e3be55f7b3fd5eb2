"""The roles: their names and nouns, and that whatever a record names exists."""

from collections import Counter

import pytest

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles import ROLES
from stickgen.vocabulary import ACTOR_KINDS, EXPRESSIONS, SPEECH


def nouns(role: RoleKind) -> tuple[str, ...]:
    return (role.name.replace("_", " "), *role.words, *role.near)


def test_there_are_more_roles_than_a_long_list_of_prompts_asks_for() -> None:
    assert len(ROLES) >= 150


def test_no_noun_means_two_roles() -> None:
    count = Counter(noun for role in ROLES.values() for noun in nouns(role))
    assert [noun for noun, times in count.items() if times > 1] == []


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_nouns_are_written_as_a_sentence_writes_them(role: RoleKind) -> None:
    assert role.name.isidentifier() and role.name.islower()
    for noun in nouns(role):
        assert noun == noun.lower().strip() and "  " not in noun and "_" not in noun and noun


@pytest.mark.parametrize(
    ("noun", "role"),
    [
        ("cop", "policeman"), ("mum", "mother"), ("mommy", "mother"), ("kid", "child"),
        ("guy", "man"), ("grandma", "grandmother"), ("emperor", "king"), ("burglar", "thief"),
    ],
)  # fmt: skip
def test_common_nouns_name_a_role(noun: str, role: str) -> None:
    assert noun in ROLES[role].words


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_everything_that_a_role_names_exists(role: RoleKind) -> None:
    assert role.kind in ACTOR_KINDS and role.gender in ("", "female", "male")
    assert set(role.props) <= PROPS.keys()
    assert not role.place or role.place in PLACES
    assert not role.expression or role.expression in EXPRESSIONS
    assert not role.voice or role.voice in SPEECH
