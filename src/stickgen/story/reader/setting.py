"""Where and when a story plays, and the things that are there."""

from __future__ import annotations

from stickgen.catalog.places import PLACES
from stickgen.story.reader import grammar as g
from stickgen.story.reader.nouns import Noun, meaning, nouns
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.seasons import Told, is_unlit, switched
from stickgen.story.story import Thing

_OF_PLACES = frozenset(
    """in at on to into through across around over along inside outside onto down up near from
    towards toward under before behind off within throughout past by above beside of
    between""".split()
)
"""Prepositions that may stand before a place."""
_OUTSIDE = frozenset("before behind near outside beside past around by".split())
_OF_THINGS = _OUTSIDE | frozenset("in into inside on onto aboard through of".split())
"""Prepositions that make a place of a thing: "on a train", but not "waves at a train"."""
_IN_THE_SKY = ("through", "across", "above")
_SKY = frozenset("sky air heaven cloud".split())
"""Places only where one moves through them: "flies through the air", but "jumps in the air"."""
FAR = frozenset("star sun moon cloud planet earth lightning rainbow".split())
"""Things of the sky: the place and the weather draw them."""
_SMALL_PLACES = frozenset("house building tree".split())
"""Things as well as places, rather things."""
_OPEN_AIR = "meadow"
"""Place of a story before a building: "in front of a castle"."""


class Setting:
    """Collects place, time, weather and things while a text is read.

    Attributes:
        place, time, weather, things, whys, drawn_as: as in ``story.Story``.
        exact: whether the text names the place, or only one that is like it.
        places: step → name of the place to which the story goes then.
        season: as in ``story.Story``.
        unlit: whether the text says that it is dark in a room.
        switched: ``on`` or ``off`` where it says that lamps are switched; empty: it does not.
    """

    def __init__(self) -> None:
        self.place = ""
        self.exact = False
        self.places: dict[float, str] = {}
        self.time = ""
        self.weather = ""
        self.season = ""
        self.unlit = False
        self.switched = ""
        self.things: list[Thing] = []
        self.whys: dict[str, str] = {}
        self.drawn_as: dict[str, str] = {}

    def in_season(self, told: Told) -> None:
        """Take the season of a text."""
        if told.season:
            self.season, self.whys["season"] = told.season, told.why

    def in_the_dark(self, text: str) -> None:
        """Take what a text tells of lamps."""
        self.switched = switched(text)
        why = is_unlit(text)
        if why:
            self.unlit, self.whys["lamps"] = True, why

    def place_of(self, prep: str, phrase: NounPhrase, step: float) -> None:
        """Take the places of a prepositional phrase and of what belongs to it."""
        for part in phrase.each:
            self._place(prep, part, step)
            if part.of is not None:
                self._place("in", part.of, step)
            for inner_prep, inner in part.mods:
                self.place_of(inner_prep, inner, step)

    def _place(self, prep: str, phrase: NounPhrase, step: float) -> None:
        """Take the place of one phrase: the first is the story's, others are gone to later."""
        entry = _place_meant(prep, phrase)
        if entry is None:
            return
        words = f"{prep} {phrase.words}".strip()
        if prep in _OUTSIDE and meaning(phrase.head, "thing") is not None:
            if not self.place and PLACES[entry.name].outdoor:
                self.place, self.whys["place"] = _OPEN_AIR, words
        elif prep == "of" and self.place:
            pass  # "the king of the castle" does not go there
        elif not self.place or (entry.exact and not self.exact and not self.places):
            self.place, self.exact, self.whys["place"] = entry.name, entry.exact, words
            if not entry.exact:
                self.drawn_as[phrase.head] = entry.name
        elif entry.name != self.place and entry.name not in self.places.values() and step > 0:
            self.places[step] = entry.name

    def time_and_weather(self, phrase: NounPhrase, why: str) -> None:
        """Take the time of day and the weather that a phrase names."""
        for word in (phrase.head, *phrase.adjectives):
            if word in g.TIME_NOUNS and not self.time and phrase.kind == "other":
                self.time, self.whys["time"] = g.TIME_NOUNS[word], why
            self.weather_word(word, why)

    def weather_word(self, word: str, why: str) -> None:
        """Take the weather of a word: "rainy", "snowing"."""
        if word in g.WEATHER_NOUNS and not self.weather:
            self.weather, self.whys["weather"] = g.WEATHER_NOUNS[word], why
            if self.weather == "snow" and not self.place:
                self.place, self.whys["place"] = "snow", why
        if word == "sunny" and not self.time:
            self.time, self.whys["time"] = "day", why

    def prop(self, phrase: NounPhrase) -> str:
        """Kind of prop that a noun phrase means; empty: none."""
        entry = meaning(phrase.head, "thing")
        if entry is None or phrase.det == "no" or _is_around(phrase, entry):
            return ""
        if not entry.exact:
            self.drawn_as[phrase.head] = entry.name
        return entry.name

    def thing(self, phrase: NounPhrase) -> None:
        """Put the things of a noun phrase on the stage, once each."""
        for part in phrase.each:
            kind = self.prop(part) if part.kind in ("thing", "place", "other", "action") else ""
            if not kind or kind in FAR or any(t.kind == kind for t in self.things):
                continue
            color = next((g.COLORS[a] for a in part.adjectives if a in g.COLORS), "")
            self.things.append(Thing(kind, color, why=part.words))


def _is_around(phrase: NounPhrase, thing: Noun) -> bool:
    """Whether a noun is rather a place, a time or the sky than the thing that is like it: a
    church is no house in somebody's hands.
    """
    place = meaning(phrase.head, "place")
    if phrase.head in g.TIME_NOUNS or phrase.head in g.WEATHER_NOUNS:
        return not thing.exact
    return not thing.exact and place is not None and place.exact


def _place_meant(prep: str, phrase: NounPhrase) -> Noun | None:
    """The place that a prepositional phrase means; None: it is about something else."""
    if prep not in _OF_PLACES or phrase.name:
        return None
    if phrase.head in _SKY and prep not in _IN_THE_SKY:
        return None
    if phrase.kind == "person" and meaning(phrase.head, "person") is not None:
        return None
    if phrase.kind == "thing" and (phrase.head in _SMALL_PLACES or prep not in _OF_THINGS):
        return None
    first, _, rest = phrase.head.partition(" ")
    if rest and phrase.head not in nouns():  # "rooftop party", "street fight"
        found = meaning(first, "place")
        if found is not None and found.exact:
            return found
    return meaning(phrase.head, "place")
