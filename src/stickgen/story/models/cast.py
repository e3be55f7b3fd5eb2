"""The people of an answer: who there is, who is meant by a name, and who finds no room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from stickgen.story.models import names
from stickgen.story.models.names import Changes
from stickgen.story.models.schema import MOST_PEOPLE, CastMember, ReplyEvent
from stickgen.story.reader.grammar import COLORS
from stickgen.story.story import Person

_ALL = frozenset("all everyone everybody both they them group crowd together others".split())
_CLOSE = 0.85
_MOST = 60
"""People of an answer that are read."""


class Cast:
    """The people of a film, at most ``MOST_PEOPLE``.

    Somebody who acts without being in the cast is added; of too many, those who act first stay.

    Args:
        members: the cast as answered.
        events: those in which they act.
        why: of every person.
        changes: takes those who find no room.
    """

    def __init__(
        self,
        members: Sequence[CastMember],
        events: Sequence[ReplyEvent],
        why: str,
        changes: Changes,
    ) -> None:
        self._changes = changes
        self._people: dict[str, Person] = {}
        for member in members[:_MOST]:
            if _is_own(member) and member.name in self._people:
                continue
            self._add(_person(member, self._free(member.name or member.role or "person"), why))
        for event in events:
            for text in event.who:
                if len(self._people) < _MOST and _is_name(text) and not self.find(text):
                    self._add(Person(name=self._free(text), role=_role(text), why=why))
        acting = dict.fromkeys(name for event in events for name in self.all(event.who))
        stay = set(list(dict.fromkeys([*acting, *self._people]))[:MOST_PEOPLE])
        gone = len(self._people) - len(stay)
        self._shown = {name for name in self._people if name in stay}
        if gone:
            changes.leave_out(f"{gone} more {'person' if gone == 1 else 'people'}")

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who are shown, in the order of the answer."""
        return tuple(person for name, person in self._people.items() if name in self._shown)

    def shown(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Names of those who are meant and shown."""
        return tuple(name for name in self.all(texts) if name in self._shown)

    def all(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Names of those who are meant, each once, shown or not."""
        return tuple(dict.fromkeys(name for text in texts for name in self.find(text)))

    def find(self, text: str) -> tuple[str, ...]:
        """Names of those whom a text means: a name, a team, a role, everybody; or a misspelling."""
        word = re.sub(r"^the ", "", text.strip().lower())
        if not word:
            return ()
        if word in _ALL:
            return tuple(self._people)
        by_name = {name.lower(): name for name in self._people}
        if word in by_name:
            return (by_name[word],)
        people = self._people.items()
        team = tuple(name for name, person in people if _team(person.team) == _team(word))
        role = tuple(name for name, person in people if person.role and person.role == _role(word))
        if team or role:
            return team or (role if word.endswith("s") else role[:1])
        return tuple(by_name[close] for close in get_close_matches(word, by_name, 1, _CLOSE))

    def _add(self, person: Person) -> None:
        self._people[person.name] = person

    def _free(self, name: str) -> str:
        """The name, with a number where somebody has it already."""
        taken = {other.lower() for other in self._people}
        free, number = name, 1
        while free.lower() in taken:
            number += 1
            free = f"{name} {number}"
        return free


def _is_own(member: CastMember) -> bool:
    """Whether a name has one bearer: "Anna" has, of "zombie" there may be several."""
    return member.name[:1].isupper() and member.name.lower() != member.role.lower()


def _is_name(text: str) -> bool:
    """Whether a text can name a person: it has a letter, and means no thing and not nobody."""
    word = text.lower()
    letters = re.search(r"[^\W\d_]", word) and word not in names.NOTHING | _ALL | {"nobody"}
    return bool(letters) and not names.thing_names().exact(word)


def _role(text: str) -> str:
    """The role that a name tells: of "zombie 2" and "Anna's zombie" zombie; empty: none."""
    name = re.sub(r"\s*\d+$", "", text)
    last = name.rpartition(" ")[2]
    table = names.role_names()
    return table.exact(name) or (table.exact(last) if last.islower() else "")


def _team(text: str) -> str:
    return text.lower().removesuffix(" team") or "-"


def _person(member: CastMember, name: str, why: str) -> Person:
    """A person; the usual kind and age are left to the role."""
    return Person(
        name=name,
        role=member.role or _role(name),
        gender=member.gender,
        kind="" if member.kind == "human" else member.kind,
        age="" if member.age == "adult" else member.age,
        team=member.team,
        color=COLORS.get(member.color, ""),
        why=why,
    )
