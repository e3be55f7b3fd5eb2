"""Which noun phrases mean people, unknown nouns included."""

from __future__ import annotations

from dataclasses import replace

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.senses import is_still, sense_of

_NO_TRADES = frozenset(
    """letter paper computer water corner floor door number river dinner order finger shoulder
    weather summer winter center matter power tower flower shower mirror color error terror
    horror motor tractor sweater counter hammer ladder border danger answer butter cover
    chapter disaster drawer laser layer manner other supper helicopter skyscraper poster
    toaster container monitor projector escalator elevator refrigerator trailer roller scooter
    sneaker zipper burger pepper desert rubber leather feather timber silver copper powder
    thunder wonder wander quarter meter theater theatre fever liver tiger panther lobster
    oyster spider odor flavor favor harbor tremor interior exterior anchor plaster blister
    cluster lantern cucumber buzzer sticker banner barrier chandelier cylinder folder fender
    bumper charger speaker screwdriver printer marker shutter planter burner heater cooler
    dryer boiler freezer mixer blender""".split()
)
"""Nouns that end like trades and are none."""
_INANIMATE = frozenset(
    """voice music song melody alarm light lights curtain leaf leaves story game match show
    party phone bell siren engine machine signal whistle echo shadow storm flame wave tide film
    movie picture program screen glass wheel snowflake raindrop footstep sound scream laughter
    applause silence heart tear smoke dust cloud sun moon star earth plant petal branch root
    seed""".split()
)
"""Nouns that seem to act and are no people."""
_NO_PEOPLE = frozenset[str]().union(
    _INANIMATE, g.BODY, g.TIME_NOUNS, g.WEATHER_NOUNS, g.COMMON_NOUNS, g.CALENDAR
)
_TRADE_ENDINGS = ("er", "or", "ist", "ian", "man")
_AGENT_ENDINGS = (*_TRADE_ENDINGS, "ee", "ant")
_DETERMINERS = ("a", "an", "the", "his", "her", "my", "their", "our")
_VIEWERS = ("audience", "viewer", "public", "spectator", "camera")


def is_personal(phrase: NounPhrase) -> bool:
    """Whether a phrase, or one of its coordinated ones, means people."""
    return any(part.kind in ("person", "pronoun", "part") for part in phrase.each)


def as_person(phrase: NounPhrase) -> NounPhrase:
    """The phrase of an unknown noun, taken as a person."""
    return replace(phrase, kind="person")


def means_viewers(prep: str, phrase: NounPhrase) -> bool:
    """Whether a phrase means those who watch the film: "waves at the audience"."""
    return phrase.head in _VIEWERS and prep in ("at", "to", "for", "towards", "before", "into")


def oblique_people(clause: Clause) -> list[tuple[str, NounPhrase]]:
    """Prepositions and phrases about people; unknown nouns that must mean people count as well."""
    found = []
    for prep, phrase in clause.pps:
        if is_personal(phrase):
            found.append((prep, phrase))
        elif _is_trade(phrase) or _is_addressed(prep, phrase, clause):
            found.append((prep, as_person(phrase)))
    return found


def is_agentive(phrase: NounPhrase, clause: Clause) -> bool:
    """Whether an unknown noun that does something is a person: "the glassblower works"."""
    if not _may_be_person(phrase):
        return False
    if _last(phrase).endswith(_AGENT_ENDINGS):
        return True
    entry = sense_of(clause)
    if entry is None:
        return False
    acts = not is_still(entry) or entry.kind in ("perceive", "transfer")
    return (phrase.det in _DETERMINERS and acts) or entry.kind == "speech"


def _is_trade(phrase: NounPhrase) -> bool:
    """Whether an unknown noun ends like a trade: "survivor", "defender", "glassblower"."""
    last = _last(phrase)
    return (
        _may_be_person(phrase)
        and bool(phrase.det or phrase.count or phrase.adjectives)
        and len(last) > 4
        and last not in _NO_TRADES
        and last.endswith(_TRADE_ENDINGS)
    )


def _is_addressed(prep: str, phrase: NounPhrase, clause: Clause) -> bool:
    """Whether an unknown noun is spoken to or given something: "whispers to the rookie"."""
    entry = sense_of(clause)
    speaks = entry is not None and entry.kind in ("speech", "transfer")
    to = prep in ("to", "at", "with")
    return speaks and to and phrase.det in _DETERMINERS and _may_be_person(phrase)


def _may_be_person(phrase: NounPhrase) -> bool:
    """Whether nothing is known about a noun, so that it may mean a person."""
    return phrase.kind == "other" and bool(phrase.head) and _last(phrase) not in _NO_PEOPLE


def _last(phrase: NounPhrase) -> str:
    return phrase.head.rpartition(" ")[2]
