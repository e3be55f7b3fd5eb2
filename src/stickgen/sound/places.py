"""How places sound: what people step on, what is heard all the time, how long a room rings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stickgen.catalog.places import PLACES
from stickgen.catalog.weather import WEATHERS
from stickgen.place import Place


@dataclass(frozen=True)
class PlaceSound:
    """The sound of a place.

    Attributes:
        surface: a name of ``foley.STEPS``; empty: nobody steps on anything.
        heard: name of a layer of ``ambience.LAYERS`` → its level, 1 for a usual one.
        rings: seconds in which a sound falls by 60 dB; 0: none is thrown back.
    """

    surface: str
    heard: Mapping[str, float]
    rings: float = 0.0


def _of(surface: str, rings: float = 0.0, **heard: float) -> PlaceSound:
    return PlaceSound(surface, MappingProxyType(heard), rings)


_SOUNDS: Mapping[str, PlaceSound] = MappingProxyType(
    {
        "paper": _of("wood", 0.12),
        "stadium": _of("grass", 0.9, crowd=1.0, wind=0.2),
        "court": _of("wood", 0.3, birds=0.4, wind=0.3, traffic=0.3),
        "ring": _of("carpet", 0.8, crowd=0.9),
        "track": _of("sand", 0.4, crowd=0.5, wind=0.4),
        "city": _of("stone", 0.5, traffic=1.0, murmur=0.2),
        "western_town": _of("sand", 0.2, wind=0.8, crickets=0.2),
        "farm": _of("grass", 0.0, birds=0.8, wind=0.4),
        "garden": _of("grass", 0.0, birds=1.0, wind=0.2),
        "meadow": _of("grass", 0.0, birds=0.9, wind=0.5),
        "campsite": _of("grass", 0.0, fire=0.7, crickets=0.6, wind=0.2),
        "graveyard": _of("grass", 0.3, wind=0.9, crickets=0.3),
        "haunted_house": _of("wood", 0.9, wind=1.0),
        "cave": _of("stone", 2.6, drips=1.0, hum=0.3),
        "space": _of("", 0.0, space=0.8),
        "moon": _of("sand", 0.0, space=0.5),
        "mars": _of("sand", 0.0, wind=0.7, space=0.3),
        "underwater": _of("", 0.6, bubbles=1.0),
        "party_room": _of("wood", 0.5, murmur=1.0),
        "wedding": _of("grass", 0.1, birds=0.7, murmur=0.4),
        "circus": _of("sand", 0.9, crowd=0.8),
        "church": _of("stone", 2.8, room=0.6),
        "courtroom": _of("wood", 1.0, room=0.6, murmur=0.2),
        "throne_room": _of("stone", 1.8, room=0.6, fire=0.3),
        "prison": _of("stone", 1.3, hum=0.7, drips=0.3),
        "kitchen": _of("stone", 0.4, hum=0.7, clock=0.3),
        "bathroom": _of("stone", 0.8, hum=0.4, drips=0.4),
        "bedroom": _of("carpet", 0.2, room=0.7, clock=0.5),
        "living_room": _of("carpet", 0.3, room=0.7, clock=0.5),
        "room": _of("wood", 0.35, room=0.8),
        "office": _of("carpet", 0.3, hum=0.8, room=0.6),
        "classroom": _of("wood", 0.5, room=0.8, clock=0.4),
        "gym": _of("wood", 1.2, room=0.8),
        "stage": _of("wood", 1.0, room=0.8, murmur=0.2),
        "jungle": _of("grass", 0.2, insects=0.9, birds=0.9),
        "swamp": _of("water", 0.1, insects=0.8, bubbles=0.2, birds=0.2),
        "playground": _of("sand", 0.0, birds=0.6, murmur=0.3, wind=0.2),
        "schoolyard": _of("stone", 0.3, murmur=0.6, birds=0.4),
        "golf_course": _of("grass", 0.0, birds=0.8, wind=0.5),
        "ice_rink": _of("snow", 0.9, hum=0.6, murmur=0.3),
        "school_corridor": _of("stone", 0.9, murmur=0.5, room=0.4),
        "library": _of("carpet", 0.6, room=0.7, clock=0.5),
        "hospital": _of("stone", 0.7, hum=0.7, beeps=0.4),
        "museum": _of("stone", 1.5, room=0.8, murmur=0.2),
        "harbour": _of("stone", 0.1, sea=0.8, gulls=0.6),
        "ship_deck": _of("wood", 0.1, sea=1.0, gulls=0.4, wind=0.5),
        "bus_stop": _of("stone", 0.3, traffic=0.9),
        "train_station": _of("stone", 1.2, murmur=0.7, rails=0.2),
        "subway": _of("stone", 1.4, rails=0.5, murmur=0.4, hum=0.5),
        "castle": _of("stone", 0.6, wind=0.8, birds=0.2),
        "cloud_realm": _of("snow", 0.5, wind=0.7, space=0.2),
        "street": _of("stone", 0.4, traffic=0.8, birds=0.2),
        "park": _of("grass", 0.0, birds=1.0, wind=0.3),
        "rooftop": _of("stone", 0.1, wind=0.8, traffic=0.4),
        "restaurant": _of("wood", 0.5, murmur=1.0, dishes=0.6),
        "shop": _of("stone", 0.5, hum=0.5, murmur=0.4),
        "bar": _of("wood", 0.5, murmur=1.0, dishes=0.5),
        "mall": _of("stone", 1.2, murmur=0.9),
        "market": _of("stone", 0.2, murmur=1.0, birds=0.2),
        "train_inside": _of("carpet", 0.2, rails=1.0),
        "airport": _of("stone", 1.2, murmur=0.7, hum=0.6),
        "bridge": _of("stone", 0.2, wind=0.6, stream=0.5, traffic=0.3),
        "lake": _of("grass", 0.0, stream=0.4, birds=0.8, wind=0.2),
        "river": _of("grass", 0.0, stream=1.0, birds=0.6),
        "pool": _of("stone", 0.5, stream=0.3, murmur=0.5),
        "beach": _of("sand", 0.0, sea=1.0, gulls=0.5, wind=0.3),
        "forest": _of("grass", 0.2, birds=1.0, wind=0.5),
        "mountain": _of("stone", 0.3, wind=1.0),
        "desert": _of("sand", 0.0, wind=0.8),
        "snow": _of("snow", 0.0, wind=0.7),
        "volcano": _of("stone", 0.2, rumble=1.0, fire=0.8),
        "arctic": _of("snow", 0.0, wind=1.0),
        "factory": _of("metal", 1.0, machines=1.0, hum=0.7),
        "laboratory": _of("stone", 0.5, hum=0.7, beeps=0.5),
        "garage": _of("stone", 0.7, hum=0.5, room=0.5),
        "spaceship_inside": _of("metal", 0.6, space=0.9, beeps=0.5, hum=0.4),
        "space_station": _of("metal", 0.5, space=0.8, beeps=0.6, hum=0.5),
        "alien_planet": _of("sand", 0.2, space=0.5, insects=0.4, wind=0.4),
    }
)
"""Place → its sound, in clear weather by day."""

_FALLING: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "rain": MappingProxyType({"rain": 0.9}),
        "snow": MappingProxyType({"wind": 0.4}),
        "fog": MappingProxyType({"wind": 0.2}),
        "wind": MappingProxyType({"wind": 1.4}),
        "storm": MappingProxyType({"rain": 1.3, "wind": 1.3}),
    }
)
"""Weather → what is heard of it outdoors."""
_BY_DAY = ("birds", "gulls")
_QUIET = 0.3  # of what birds sing in bad weather
_THROUGH_WALLS = 0.25  # of the weather that is heard in a room
_GREEN = ("grass", "sand")  # surfaces that snow covers


def sound_of(place: Place) -> PlaceSound:
    """The sound of a place at its time, in its weather and season."""
    kind, usual = PLACES[place.kind], _SOUNDS[place.kind]
    heard = dict(usual.heard)
    weather = _FALLING.get(place.weather, {})
    if not kind.outdoor:
        weather = {name: _THROUGH_WALLS * level for name, level in weather.items()}
    elif WEATHERS[place.weather].falls in ("rain", "snow"):
        heard = {n: level * (_QUIET if n in _BY_DAY else 1) for n, level in heard.items()}
    if kind.outdoor and place.time == "night":
        sings = max((heard.pop(name, 0.0) for name in _BY_DAY), default=0.0)
        if sings and place.season != "winter":
            heard["crickets"] = max(heard.get("crickets", 0.0), 0.7 * sings)
    if kind.outdoor and place.season == "winter":
        heard = {n: v for n, v in heard.items() if n not in ("crickets", "insects")}
    for name, level in weather.items():
        heard[name] = heard.get(name, 0.0) + level
    white = kind.outdoor and (
        place.weather == "snow" or (place.season == "winter" and kind.seasons)
    )
    surface = "snow" if white and usual.surface in _GREEN else usual.surface
    return PlaceSound(surface, MappingProxyType(heard), usual.rings)
