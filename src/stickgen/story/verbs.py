"""What verbs mean: verb, particle and object → the action, its words and how others answer.

The tables lie in ``story/verbs/``, one file a family: action → predicate → the verbs that it
serves, as a text or as a record with more fields.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from stickgen.vocabulary import SPEECH

_FAMILIES = """movement water_and_air body hands desk sport fight talk voices meeting feeling daily
    work nature""".split()
_GOES_ON = frozenset(
    """idle walk run sprint talk sing dribbling fight sit lie_down eating drinking reading typing
    looking_around climbing crawling swimming flying dance cry fight_stance batting carry sleep ride
    drive play_instrument sweep stagger""".split()
)
"""Actions that continue by nature until something else happens."""


@dataclass(frozen=True)
class Reaction:
    """How somebody answers to whom something is done.

    Attributes:
        name: as the entries of verbs name it.
        action: name of an action; empty if ``mutual``.
        does: predicate for the motion model; ``{thing}`` stands for the object's noun.
        when: ``after`` the agent is done, or ``together`` with it.
        feels: expression; empty: that of the action.
        line: words that are said; empty: none.
        mutual: both do the same at the same time.
        later_feels: expression that would fit better once there is such.
    """

    name: str
    action: str = ""
    does: str = ""
    when: str = "after"
    feels: str = ""
    line: str = ""
    mutual: bool = False
    later_feels: str = ""


@dataclass(frozen=True)
class Verb:
    """What is seen and heard when somebody does what a verb says.

    Attributes:
        action: name of an action (``vocabulary.ACTIONS``); empty: nothing is seen.
        does: predicate for the motion model, third person singular, without a subject;
            ``{thing}`` stands for the object's noun.
        kind: empty, or ``state`` (nothing happens), ``speech``, ``transfer`` (a thing changes
            hands), ``aspect_start``, ``aspect_keep``, ``aspect_stop``, ``aspect_try``,
            ``aspect_want``, ``appear``, ``leave``, ``become``, ``cause``, ``perceive``.
        voice: a name of ``vocabulary.SPEECH`` for speech; empty otherwise.
        thing: kind of prop that is used if the text names none; empty: none.
        feels: expression of the agent; empty: that of the action.
        line: what is said if nothing is quoted; empty: nothing.
        to: how the one answers to whom it is done; None: not at all.
        meets: whether the two turn to each other.
        goes_on: continues until something else happens; else it is done once.
        seconds: usual length of one performance; None: that of ``text.durations``.
        later_thing, later_feels: prop and expression that would fit better once there are such.
    """

    action: str = ""
    does: str = ""
    kind: str = ""
    voice: str = ""
    thing: str = ""
    feels: str = ""
    line: str = ""
    to: Reaction | None = None
    meets: bool = False
    goes_on: bool = False
    seconds: float | None = None
    later_thing: str = ""
    later_feels: str = ""


def lookup(base: str, particle: str = "", object_noun: str = "") -> Verb | None:
    """The most specific entry of a verb, or None if the verb is unknown.

    Args:
        base: base form of the verb: "pick".
        particle: what belongs to it: "up", "up on"; an unknown one is passed over.
        object_noun: head noun of its object, singular: "bus"; an unknown one is passed over.
    """
    entries = senses(base)
    for phrase in (particle, ""):
        for noun in (object_noun, object_noun.rpartition(" ")[2], ""):
            if (phrase, noun) in entries:
                return entries[phrase, noun]
    return None


def action_noun(noun: str) -> Verb | None:
    """What somebody does who does, takes, gives, makes or has one: "backflip", "bow", "nap"."""
    return _lexicon().nouns.get(noun)


def is_verb(base: str) -> bool:
    """Whether a word is the base form of a known verb."""
    return base in _lexicon().verbs


def particles(base: str) -> tuple[str, ...]:
    """Particles with which a verb has entries of their own, those of most words first."""
    found = {particle for particle, _ in senses(base) if particle}
    return tuple(sorted(found, key=lambda particle: (-len(particle.split()), particle)))


def verbs() -> Collection[str]:
    """Base forms of all known verbs."""
    return _lexicon().verbs.keys()


def action_nouns() -> Mapping[str, Verb]:
    """Noun of an action → entry."""
    return _lexicon().nouns


@cache
def senses(base: str) -> Mapping[tuple[str, str], Verb]:
    """(particle, object noun), either may be empty → entry of a verb.

    Raises:
        ValueError: two entries claim the same.
    """
    table: dict[tuple[str, str], Verb] = {}
    for phrase, verb in _lexicon().verbs.get(base, ()):
        words, _, objects = phrase.partition("+")
        for noun in objects.split("|"):
            key = words.strip(), noun
            if key in table:
                raise ValueError(f"two entries have the verb {base!r} with {key}")
            table[key] = verb
    return MappingProxyType(table)


@dataclass(frozen=True)
class _Lexicon:
    verbs: Mapping[str, list[tuple[str, Verb]]]
    """Base form → what follows it in an entry ("up", "up +box|ball") and the entry."""
    nouns: Mapping[str, Verb]


@cache
def _lexicon() -> _Lexicon:
    """All tables, read once.

    Raises:
        ValueError: two entries claim the same noun.
    """
    verbs: dict[str, list[tuple[str, Verb]]] = {}
    nouns: dict[str, Verb] = {}
    for phrases, named, verb in _entries():
        for phrase in phrases.split(", ") if phrases else ():
            base, _, rest = phrase.partition(" ")
            verbs.setdefault(base, []).append((rest, verb))
        for noun in named.split(", ") if named else ():
            if noun in nouns:
                raise ValueError(f"two entries have the noun {noun!r}")
            nouns[noun] = verb
    return _Lexicon(MappingProxyType(verbs), MappingProxyType(nouns))


def _entries() -> Iterator[tuple[str, str, Verb]]:
    """Verbs, nouns and what they mean, of every entry of every file."""
    reactions = {name: Reaction(name, **fields) for name, fields in _table("reactions").items()}
    for family in _FAMILIES:
        for action, entries in _table(family).items():
            for does, entry in entries.items():
                fields = {"verbs": entry} if isinstance(entry, str) else dict(entry)
                phrases, named = fields.pop("verbs", ""), fields.pop("nouns", "")
                yield phrases, named, _verb(action, does, fields, reactions)
    for kind, phrases in _table("kinds").items():
        yield phrases, "", Verb(kind=kind)


def _verb(
    action: str, does: str, fields: dict[str, Any], reactions: Mapping[str, Reaction]
) -> Verb:
    to = reactions[fields.pop("to")] if "to" in fields else None
    kind = fields.pop("kind", "speech" if action in SPEECH else "")
    voice = "" if kind != "speech" else action if action in SPEECH else "talk"
    return Verb(
        action,
        does,
        "" if kind == "plain" else kind,
        voice,
        to=to,
        meets=fields.pop("meets", to is not None and to.mutual),
        goes_on=fields.pop("goes_on", action in _GOES_ON),
        **fields,
    )


def _table(name: str) -> dict[str, Any]:
    text = (files("stickgen.story") / "verbs" / f"{name}.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(text, loader)
    return table
