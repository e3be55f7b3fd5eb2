"""The things that a person of a Story uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.story.schedule import Timed
from stickgen.story.story import Event, Person

_BROUGHT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "batting": ("bat", "baseball"), "pitching": ("baseball",), "catching": ("baseball",),
        "throwing": ("baseball",), "fielding": ("glove",), "kicking": ("soccer_ball",),
        "dribbling": ("basketball",), "shooting": ("basketball", "hoop"), "sit": ("chair",),
        "typing": ("table", "laptop", "chair"), "reading": ("book",), "drinking": ("cup",),
        "eating": ("food",), "sing": ("microphone",), "carry": ("box",), "ride": ("chair",),
        "drive": ("car",), "play_instrument": ("guitar",), "sweep": ("broom",),
    }
)  # fmt: skip
"""Action → things that it brings by itself (``direction.prop_builders``)."""
_WITH_ONE = frozenset("carry ride drive play_instrument sweep".split())
"""Actions that are done with one thing: another one takes the place of the usual one."""
_BALLS = frozenset("ball baseball basketball soccer_ball tennis_ball volleyball football".split())
_GEAR = frozenset({"glove", "hoop", "base", "bat", "goal", "net"})
_INSTEAD: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "bat": frozenset(
            "racket golf_club hockey_stick guitar axe hammer pan broom bag umbrella".split()
        ),
        "chair": frozenset(
            "bench bed sofa armchair throne car bicycle swing box rock motorbike grass".split()
        ),
        "cup": frozenset("bottle glass wine teapot".split()),
        "book": frozenset("newspaper letter map scroll phone laptop computer sign".split()),
        "laptop": frozenset("computer phone piano".split()),
        "food": frozenset(
            """apple banana orange tomato carrot watermelon grapes egg pizza sandwich soup cake rice
            bread ice_cream chicken_leg hot_dog donut popcorn plate""".split()
        ),
    }
)
"""Usual thing of an action → things that stand for it."""


def belongings(person: Person, timed: Sequence[Timed]) -> tuple[str, ...] | None:
    """Kinds of things that somebody uses; None: just those that the actions bring.

    Args:
        timed: events of the person.
    """
    role = ROLES.get(person.role)
    usual = role.props if role is not None and not person.bare_hands else ()
    named = {t.event.thing for t in timed if t.event.thing}
    own = [p for p in (*person.props, *usual) if p in PROPS]
    brought = [thing for t in timed for thing in _brought(t.event)]
    kept = [thing for thing in brought if not _replaced(thing, named | set(own))]
    events = [t.event for t in timed]
    if any(e.action == "catching" and e.to and not e.thing for e in events):
        kept = [thing for thing in kept if thing not in _BALLS]  # the thrower's ball is caught
    if not own and not named and kept == brought:
        return None
    return tuple(dict.fromkeys([*own, *sorted(named), *kept]))


def _brought(event: Event) -> tuple[str, ...]:
    """Things that an action brings by itself."""
    if event.thing and event.action in _WITH_ONE:
        return ()
    return _BROUGHT.get(event.action, ())


def _replaced(usual: str, things: set[str]) -> bool:
    """Whether a thing of the text stands for the one that an action usually brings."""
    if usual in things:
        return False
    if usual in _BALLS:
        return bool(things - _GEAR - {"racket"}) or ("racket" in things and bool(things & _BALLS))
    return bool(things & _INSTEAD.get(usual, frozenset()))
