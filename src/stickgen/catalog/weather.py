"""Times of day and kinds of weather: their names, and the words that mean them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stickgen.catalog.records import by_name, nouns


@dataclass(frozen=True, kw_only=True)
class TimeKind:
    """A time of day.

    Attributes:
        name: as scripts and files write it.
        words: other words and phrases that mean it, lower case.
    """

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WeatherKind:
    """A kind of weather.

    Attributes:
        name: as scripts and files write it.
        words: other words and phrases that mean it, lower case.
    """

    name: str
    words: tuple[str, ...] = ()


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
            words=nouns(
                "sunrise, daybreak, morning, early morning, in the morning, at sunrise, at dawn, "
                "at daybreak, at first light, first light, crack of dawn, sunup"
            ),
        ),
        TimeKind(
            name="dusk",
            words=nouns(
                "sunset, evening, twilight, nightfall, sundown, in the evening, at sunset, "
                "at dusk, at twilight, at nightfall, into the sunset, golden hour"
            ),
        ),
        TimeKind(
            name="night",
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
            words=nouns(
                "rainy, raining, drizzle, drizzling, downpour, pouring, shower, rainfall, "
                "in the rain, pouring rain, it rains, rains, wet weather, rainstorm"
            ),
        ),
        WeatherKind(
            name="snow",
            words=nouns(
                "snowing, snowfall, snowflakes, falling snow, it snows, snows, snowy weather, sleet"
            ),
        ),
        WeatherKind(
            name="fog",
            words=nouns("foggy, mist, misty, haze, hazy, smog, in the fog, in the mist"),
        ),
        WeatherKind(
            name="wind",
            words=nouns(
                "windy, breeze, breezy, gust, gusty, gale, in the wind, strong wind, stormy wind, "
                "sandstorm, blustery"
            ),
        ),
        WeatherKind(
            name="storm",
            words=nouns(
                "stormy, thunderstorm, thunder, lightning, tempest, hurricane, typhoon, tornado, "
                "blizzard, in the storm, thunder and lightning, bad weather"
            ),
        ),
    )
)
"""Name → weather; the first is the usual one."""
