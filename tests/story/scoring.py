"""Scores Scripts: which of the facts that a film of a prompt must show does it show?

A case has ``prompt``, ``group`` and ``expect``, a table of facts. ``who`` is "a|b":
a word of a character's name, or its kind; a number counts characters. Lists inside ``props``,
``order`` and ``place`` mean any of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from stickgen.direction.face import EXPRESSION_OF
from stickgen.script import Character, Script, Shot
from stickgen.text.actions import named_actions

HERE = Path(__file__).parent
_OUTDOOR = frozenset("street park stadium court beach forest mountain desert snow rooftop".split())
_IMPLIED = {
    "batting": {"bat", "baseball"}, "pitching": {"baseball"}, "catching": {"baseball"},
    "throwing": {"baseball"}, "fielding": {"glove"}, "kicking": {"soccer_ball"},
    "dribbling": {"basketball"}, "shooting": {"basketball", "hoop"}, "sit": {"chair"},
    "typing": {"table", "laptop", "chair"}, "reading": {"book"}, "drinking": {"cup"},
    "eating": {"food"}, "sing": {"microphone"},
}  # fmt: skip
_FACES = {action: face for face, actions in EXPRESSION_OF.items() for action in actions.split()}
_GREETINGS = frozenset(("handshake", "hug", "high_five"))
_FIGHTS = frozenset(("fight", "punch", "kick", "dodge", "fight_stance"))
_SYNONYMS = {
    "policeman": "police officer|police|cop|officer", "dad": "father", "mother": "mom",
    "grandma": "grandmother", "grandpa": "grandfather", "kid": "child|boy|girl", "child": "kid",
    "hero": "superhero", "thief": "thieves", "elf": "elves", "man": "guy|gentleman",
    "guy": "man|person", "player": "runner", "friend": "girl",
}  # fmt: skip
_AT_ONCE = 0.2
"""Seconds that two events share when they happen together."""

Facts = list[tuple[str, bool]]


@dataclass(frozen=True, eq=False)
class Case:
    """A prompt and what its film must show."""

    id: str
    group: str
    prompt: str
    expect: Mapping[str, Any]


@dataclass(frozen=True)
class Happening:
    """Somebody does or says something; ``who`` is the number of the character."""

    who: int
    action: str
    start: float
    end: float

    def overlaps(self, other: Happening) -> bool:
        return min(self.end, other.end) - max(self.start, other.start) > _AT_ONCE


def read_cases(name: str) -> tuple[Case, ...]:
    """The cases of a file of this folder."""
    cases = yaml.safe_load((HERE / name).read_text("utf-8"))
    return tuple(Case(c["id"], c["group"], c["prompt"], c["expect"]) for c in cases)


@cache
def _aliases() -> Mapping[str, Mapping[str, Any]]:
    tables: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "aliases.yaml").read_text("utf-8"))
    return tables


def _also(what: str, name: str) -> set[str]:
    """A name, and the older ones that a fact may use for it."""
    return {name, *_list(_aliases().get(what, {}).get(name, []))}


def _words(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9' ]+", " ", text.lower().replace("’", "'")).split()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _within(number: int, wanted: Any) -> bool:
    low, high = wanted if isinstance(wanted, list) else (wanted, wanted)
    return bool(low <= number <= high)


class Film:
    """A Script, seen as what happens in it."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.cast = script.characters

    @cached_property
    def happenings(self) -> list[Happening]:
        found = [h for n, c in enumerate(self.cast) for h in _played(n, c)]
        return sorted(found, key=lambda h: h.start)

    def who(self, label: object) -> list[int]:
        """Numbers of the characters that a label means; None: all."""
        if label is None:
            return list(range(len(self.cast)))
        if isinstance(label, int):
            return [label] if label < len(self.cast) else []
        for word in str(label).lower().split("|"):
            for each in (word, *filter(None, _SYNONYMS.get(word, "").split("|"))):
                found = [n for n, c in enumerate(self.cast) if _is_called(c, each)]
                if found:
                    return found
        return []

    def does(self, who: Collection[int], actions: Collection[str]) -> list[Happening]:
        return [h for h in self.happenings if h.who in who and h.action in actions]

    @cached_property
    def props(self) -> set[str]:
        """Everything on the stage and in hands, as ``direction`` brings it."""
        kinds = {prop.kind for prop in self.script.props}
        for n, character in enumerate(self.cast):
            used = [_IMPLIED.get(h.action, set()) for h in self.happenings if h.who == n]
            implied = set[str]().union(*used)
            own = set(character.props or ())
            kinds |= own | (implied if character.props is None else implied & own)
        return {old for kind in kinds for old in _also("props", kind)}

    def faces(self, who: Collection[int]) -> set[str]:
        felt = {f.expression for n in who for f in self.cast[n].feelings}
        acted = {h.action for h in self.happenings if h.who in who}
        return felt | {_FACES[action] for action in acted & set(_FACES)}

    def meet(self, one: int, other: int) -> bool:
        a, b = self.cast[one], self.cast[other]
        if a.looks_at == b.name or b.looks_at == a.name:
            return True
        return any(
            x.overlaps(y) and _meeting(x.action, y.action)
            for x in self.happenings if x.who == one
            for y in self.happenings if y.who == other
        )  # fmt: skip


def _played(number: int, character: Character) -> Iterator[Happening]:
    """What a character does and says; a beat of several actions is divided among them."""
    for beat in character.beats:
        actions = [old for a in named_actions(beat.text) for old in sorted(_also("actions", a))]
        at_once = re.search(r"\b(while|as|at the same time|and)\b", beat.text)
        at_once = at_once if not re.search(r"\bthen\b", beat.text) else None
        share = (beat.end - beat.start) / max(len(actions), 1)
        for n, action in enumerate(actions):
            if at_once:
                yield Happening(number, action, beat.start + 1e-3 * n, beat.end)
            else:
                start = beat.start + share * n
                yield Happening(number, action, start, start + share)
    for line in character.lines:
        yield Happening(number, line.voice, line.start, line.end)


def _is_called(character: Character, label: str) -> bool:
    words = _words(character.name.replace("_", " "))
    words += [word[:-1] for word in words if word.endswith("s")]
    if label in words or (" " in label and label in " ".join(words)):
        return True
    return character.kind != "human" and label in _also("kinds", character.kind)


def _meeting(one: str, other: str) -> bool:
    """Whether two actions at the same time are something done with each other."""
    greeting = one == other and one in _GREETINGS
    passing = one in ("throwing", "pitching") and other == "catching"
    return greeting or passing or {one, other} <= _FIGHTS


def facts(film: Film, expect: Mapping[str, Any]) -> Facts:
    """Every fact, named, and whether the film shows it."""
    return [
        (f"{name} {wanted}", bool(shown))
        for name, value in expect.items()
        for wanted, shown in _CHECKS[name](film, value)
    ]


_Checked = Iterator[tuple[object, object]]


def _characters(film: Film, wanted: Any) -> _Checked:
    yield wanted, _within(len(film.cast), wanted)


def _kinds(film: Film, wanted: Any) -> _Checked:
    for kind, number in wanted.items():
        yield kind, _within(sum(kind in _also("kinds", c.kind) for c in film.cast), number)


def _names(film: Film, wanted: Any) -> _Checked:
    for name in wanted:
        yield name, any(name.lower() in _words(c.name) for c in film.cast)


def _place(film: Film, wanted: Any) -> _Checked:
    places = {p for w in _list(wanted) for p in (_OUTDOOR if w == "any-outdoor" else (w,))}
    yield wanted, _also("places", film.script.place) & places


def _props(film: Film, wanted: Any) -> _Checked:
    for kinds in wanted:
        yield kinds, set(_list(kinds)) & film.props


def _has(film: Film, wanted: Any) -> _Checked:
    animals = any(c.kind not in ("human", "robot", "alien") for c in film.cast)
    for what in wanted:
        yield what, what in film.props or film.who(what) or animals


def _actions(film: Film, wanted: Any) -> _Checked:
    for want in wanted:
        yield want, film.does(film.who(want.get("who")), want["any_of"])


def _order(film: Film, wanted: Any) -> _Checked:
    last: float | None = -1.0
    for step in wanted:
        if last is not None:
            starts = (h.start for h in film.happenings if h.action in _list(step))
            last = next((start for start in starts if start > last), None)
    yield wanted, last is not None


def _together(film: Film, wanted: Any) -> _Checked:
    everybody = film.who(None)
    for one, other in wanted:
        yield (
            (one, other),
            any(
                x.overlaps(y) and (x.who, x.action) != (y.who, y.action)
                for x in film.does(everybody, one)
                for y in film.does(everybody, other)
            ),
        )


def _meets(film: Film, wanted: Any) -> _Checked:
    for one, other in wanted:
        anybody = isinstance(one, int)
        yield (
            (one, other),
            any(
                a != b and film.meet(a, b)
                for a in film.who(None if anybody else one)
                for b in film.who(None if anybody else other)
            ),
        )


def _lines(film: Film, wanted: Any) -> _Checked:
    for want in wanted:
        said = " ".join(_words(want.get("text", "")))
        yield (
            want,
            any(
                said in " ".join(_words(line.text)) and line.voice == want.get("voice", line.voice)
                for n in film.who(want.get("who"))
                for line in film.cast[n].lines
            ),
        )


def _expressions(film: Film, wanted: Any) -> _Checked:
    for want in wanted:
        yield want, film.faces(film.who(want.get("who"))) & set(want["any_of"])


def _teams(film: Film, wanted: Any) -> _Checked:
    colors = Counter(c.color for c in film.cast if c.color)
    yield wanted, sum(n >= wanted["min_each"] for n in colors.values()) >= wanted["count"]


def _looks(film: Film, wanted: Any) -> _Checked:
    for want in wanted:
        who = [film.cast[n] for n in film.who(want.get("who"))]
        if "height" in want:
            yield want, any(_within_height(c, want["height"]) for c in who)
        for part in {"hat", "tie", "hair"} & set(want):
            # A knight_helmet is a helmet, too.
            yield want, any(f"_{getattr(c, part)}".endswith(f"_{want[part]}") for c in who)


def _within_height(character: Character, wanted: Sequence[float]) -> bool:
    return wanted[0] <= character.height <= wanted[1]


def _camera(film: Film, wanted: Any) -> _Checked:
    camera = film.script.camera
    moves = {s.move for s in camera if isinstance(s, Shot)} if not isinstance(camera, str) else {}
    for any_of in wanted:
        yield any_of, set(moves) & set(any_of)


def _not(film: Film, wanted: Any) -> _Checked:
    everybody = film.who(None)
    wrong: list[object] = list(film.does(everybody, wanted.get("actions", ())))
    wrong += set(wanted.get("props", ())) & film.props
    for want in wanted.get("does", ()):
        who = film.who(want["who"])
        wrong += film.does(who, want["actions"]) if who else [want]
    if wanted.get("lines"):
        wrong += [line for c in film.cast for line in c.lines]
    if wanted.get("hats"):
        wrong += [c.hat for c in film.cast if c.hat]
    yield wanted, not wrong


_CHECKS: Mapping[str, Callable[[Film, Any], _Checked]] = {
    "characters": _characters, "kinds": _kinds, "names": _names, "place": _place,
    "props": _props, "has": _has, "actions": _actions, "order": _order, "together": _together,
    "meets": _meets, "lines": _lines, "expressions": _expressions, "teams": _teams,
    "looks": _looks, "camera": _camera, "not": _not,
    "style": lambda film, wanted: iter([(wanted, film.script.style == wanted)]),
    "handheld": lambda film, wanted: iter([(wanted, film.script.handheld > 0)]),
    "duration_s": lambda film, wanted: iter([(wanted, abs(film.script.duration - wanted) <= 0.5)]),
}  # fmt: skip
"""Fact → what is checked, and whether it is so."""
