"""Times of day and kinds of weather: their names, and the words that mean them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stickgen.catalog.records import by_name, nouns


@dataclass(frozen=True, kw_only=True)
class LightKind:
    """What a time of day or a kind of weather does to the colours of an outdoor place.

    Attributes:
        name: as scripts and files write it.
        words: other words and phrases that mean it, lower case.
        sky: colours at the top and at the horizon; both empty: the sky of the place.
        cover: share of these colours in the sky.
        tint: colour that everything takes on; empty: none.
        strength: share of the tint.
    """

    name: str
    words: tuple[str, ...] = ()
    sky: tuple[str, str] = ("", "")
    cover: float = 0.0
    tint: str = ""
    strength: float = 0.0


@dataclass(frozen=True, kw_only=True)
class TimeKind(LightKind):
    """A time of day.

    Attributes:
        dark: whether lamps and windows are lit, and the moon and stars are seen.
        sun: x, y and radius of the low sun or the moon, metres at the horizon; None: not seen.
        sun_color: its colour.
    """

    dark: bool = False
    sun: tuple[float, float, float] | None = None
    sun_color: str = ""


@dataclass(frozen=True, kw_only=True)
class WeatherKind(LightKind):
    """A kind of weather.

    Attributes:
        falls: what falls or flies: ``rain``, ``snow``, ``leaves`` or empty.
        colors: of leaves; empty: those of any tree.
        amount: of it, in a box of 20 × 20 × 9 metres ahead of the eye.
        wind: metres a second to the right.
        haze: metres within which things pale to a third; 0: clear air.
        ground: colour that lies on the floor; empty: none.
        lightning: whether it flashes.
    """

    falls: str = ""
    colors: tuple[str, ...] = ()
    amount: int = 0
    wind: float = 0.0
    haze: float = 0.0
    ground: str = ""
    lightning: bool = False


TIMES: Mapping[str, TimeKind] = by_name(
    (
        TimeKind(
            name="day",
            words=nouns(
                "daytime, daylight, noon, midday, afternoon, in the afternoon, by day, at noon, "
                "in broad daylight, during the day"
            ),
        ),
        TimeKind(
            name="dawn",
            sky=("#93a6d8", "#fbd0b0"),
            cover=0.8,
            tint="#e8a58c",
            strength=0.16,
            sun=(-12.0, 4.5, 2.4),
            sun_color="#fff0b8",
            words=nouns(
                "sunrise, daybreak, morning, early morning, in the morning, at sunrise, at dawn, "
                "at daybreak, at first light, first light, crack of dawn, sunup"
            ),
        ),
        TimeKind(
            name="dusk",
            sky=("#62579c", "#f59a68"),
            cover=0.86,
            tint="#7a4a78",
            strength=0.3,
            sun=(11.0, 4.0, 3.0),
            sun_color="#ffd070",
            words=nouns(
                "sunset, evening, twilight, nightfall, sundown, in the evening, at sunset, "
                "at dusk, at twilight, at nightfall, into the sunset, golden hour"
            ),
        ),
        TimeKind(
            name="night",
            sky=("#0b1233", "#27355f"),
            cover=0.92,
            tint="#131b42",
            strength=0.64,
            dark=True,
            sun=(10.5, 11.0, 2.0),
            sun_color="#fdf3cf",
            words=nouns(
                "nighttime, night-time, midnight, at night, at midnight, by night, tonight, "
                "in the dark, darkness, moonlight, in the moonlight, by moonlight, moonlit, "
                "starlight, under the stars, under the moon, late at night, full moon, "
                "under a full moon, in the middle of the night"
            ),
        ),
    )
)
"""Name → time of day; the first is the usual one."""

WEATHERS: Mapping[str, WeatherKind] = by_name(
    (
        WeatherKind(
            name="clear",
            words=nouns("sunny, sunshine, fair weather, good weather, blue sky, cloudless"),
        ),
        WeatherKind(
            name="rain",
            sky=("#8b9aa9", "#bcc7cf"),
            cover=0.75,
            tint="#76859a",
            strength=0.24,
            falls="rain",
            amount=950,
            wind=0.9,
            words=nouns(
                "rainy, raining, drizzle, drizzling, downpour, pouring, shower, rainfall, "
                "in the rain, pouring rain, it rains, rains, wet weather, rainstorm"
            ),
        ),
        WeatherKind(
            name="snow",
            sky=("#8fa0b3", "#b7c4d1"),
            cover=0.85,
            tint="#dfe7ee",
            strength=0.22,
            falls="snow",
            amount=1250,
            wind=0.5,
            ground="#f4f8fb",
            words=nouns(
                "snowing, snowfall, snowflakes, falling snow, it snows, snows, snowy weather, sleet"
            ),
        ),
        WeatherKind(
            name="fog",
            sky=("#ccd3d5", "#dce0e0"),
            cover=0.92,
            tint="#d5dadb",
            strength=0.2,
            haze=11.0,
            wind=0.3,
            words=nouns("foggy, mist, misty, haze, hazy, smog, in the fog, in the mist"),
        ),
        WeatherKind(
            name="wind",
            falls="leaves",
            amount=170,
            wind=7.0,
            words=nouns(
                "windy, breeze, breezy, gust, gusty, gale, in the wind, strong wind, stormy wind, "
                "sandstorm, blustery"
            ),
        ),
        WeatherKind(
            name="storm",
            sky=("#454e5f", "#7f8894"),
            cover=0.9,
            tint="#3f4859",
            strength=0.4,
            falls="rain",
            amount=1250,
            wind=4.6,
            lightning=True,
            words=nouns(
                "stormy, thunderstorm, thunder, lightning, tempest, hurricane, typhoon, tornado, "
                "blizzard, in the storm, thunder and lightning, bad weather"
            ),
        ),
    )
)
"""Name → weather; the first is the usual one."""

LAMPS = ("on", "off")
"""Whether lamps shine: in rooms always, outdoors by night; the first is the usual one."""
