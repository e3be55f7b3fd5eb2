"""Where and when a story plays, and the things that are there."""

from __future__ import annotations

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.wardrobe import HATS, TIES
from stickgen.story.reader import grammar as g
from stickgen.story.reader.nouns import meaning, nouns
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.story import Thing

_PLACE_PREPOSITIONS = frozenset(
    """in at on to into through across around over along inside outside onto down up near from
    towards toward under before behind off within throughout past by above beside of between""".split()
)
_WEAR_WORDS = {
    "necktie": "tie", "bow tie": "bow", "cloak": "cape", "shawl": "scarf", "pointy hat": "wizard",
    "pointed hat": "wizard", "witch hat": "wizard", "woolly hat": "beanie", "hard hat": "helmet",
    "tiara": "crown",
    "top hat": "top_hat", "cowboy hat": "cowboy", "party hat": "party", "chef hat": "chef",
    "chef's hat": "chef", "wizard hat": "wizard", "baseball cap": "cap", "stetson": "cowboy",
    "cylinder": "top_hat",
}  # fmt: skip
_FAR = frozenset({"star", "sun", "moon", "cloud", "planet", "earth", "lightning", "rainbow"})
"""Things of the sky: the place and the weather draw them."""
_SMALL_PLACES = frozenset({"house", "building", "tree"})


def words_of(prep: str, phrase: NounPhrase) -> str:
    """A prepositional phrase as written."""
    return f"{prep} {phrase.words}".strip()


class Setting:
    """Collects place, time, weather and things while a text is read."""

    def __init__(self) -> None:
        self.place = ""
        self.exact = False
        self.places: dict[float, str] = {}
        self.time = ""
        self.weather = ""
        self.things: list[Thing] = []
        self.whys: dict[str, str] = {}
        self.drawn_as: dict[str, str] = {}

    def place_of(self, prep: str, phrase: NounPhrase, step: float) -> None:
        """Take the place of a prepositional phrase."""
        for part in phrase.each:
            self._place(prep, part, step)
            if part.of is not None:
                self._place("in", part.of, step)
            for inner_prep, inner in part.mods:
                self.place_of(inner_prep, inner, step)

    def _place(self, prep: str, phrase: NounPhrase, step: float) -> None:
        if prep not in _PLACE_PREPOSITIONS or phrase.name:
            return
        entry = meaning(phrase.head, "place")
        first, _, rest = phrase.head.partition(" ")
        if rest and phrase.head not in nouns():  # "rooftop party", "street fight"
            found = meaning(first, "place")
            entry = found if found is not None and found.exact else entry
        if entry is None:
            return
        if phrase.head in ("sky", "air", "heaven", "cloud") and prep not in ("through", "across", "above"):
            return
        if phrase.kind in ("person",) and meaning(phrase.head, "person"):
            return
        if phrase.kind == "thing" and phrase.head in _SMALL_PLACES:
            return
        outside = prep in ("before", "behind", "near", "outside", "beside", "past", "around", "by")
        if outside and meaning(phrase.head, "thing") is not None:  # "in front of a castle"
            if not self.place and PLACES[entry.name].outdoor:
                self.place, self.whys["place"] = "meadow", words_of(prep, phrase)
            return
        if prep == "of" and self.place:
            return
        words = words_of(prep, phrase)
        if not self.place or (entry.exact and not self.exact and not self.places):
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
        if word in ("sunny",) and not self.time:
            self.time, self.whys["time"] = "day", why

    def prop(self, phrase: NounPhrase) -> str:
        """Kind of prop that a noun phrase means; empty: none."""
        entry = meaning(phrase.head, "thing")
        if entry is None or phrase.det == "no":
            return ""
        if not entry.exact:
            self.drawn_as[phrase.head] = entry.name
        return entry.name

    def worn(self, phrase: NounPhrase) -> tuple[str, str] | None:
        """Where something is worn (``hat`` or ``tie``) and its name; None: it is not worn."""
        head = phrase.head
        name = head.replace(" ", "_")
        if head == "hat" and phrase.adjectives:
            name = f"{phrase.adjectives[-1]}_hat"
        name = _WEAR_WORDS.get(name.replace("_", " "), name)
        if name in HATS:
            return "hat", name
        return ("tie", name) if name in TIES else None

    def thing(self, phrase: NounPhrase, near: str) -> None:
        """Put the things of a noun phrase on the stage, once each."""
        for part in phrase.each:
            kind = self.prop(part) if part.kind in ("thing", "place", "other", "action") else ""
            if not kind or kind in _FAR or any(t.kind == kind for t in self.things):
                continue
            color = next((g.COLORS[a] for a in part.adjectives if a in g.COLORS), "")
            self.things.append(Thing(kind, color, near, part.words))

    def known(self) -> bool:
        """Whether the text names a place."""
        return bool(self.place) and self.place in PLACES and bool(PROPS)
