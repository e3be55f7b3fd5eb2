"""Place: where a scene is, and where it goes on later."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.checks import LARGEST, MAX_SEED, check_number, check_whole


@dataclass(frozen=True)
class Place:
    """The backdrop of a scene.

    Attributes:
        kind: name of a backdrop, one of ``catalog.places.PLACES``; ``paper`` is bare paper.
        seed: random seed of the positions of trees, clouds and stars.
        time: of the day, a name of ``catalog.weather.TIMES``.
        weather: a name of ``catalog.weather.WEATHERS``; only outdoor places show it.
        season: a name of ``catalog.seasons.SEASONS``; only outdoor places show it.
        lamps: ``on``, or ``off``: rooms are dark, and nothing shines by night.
    """

    kind: str = "paper"
    seed: int = 0
    time: str = "day"
    weather: str = "clear"
    season: str = "summer"
    lamps: str = "on"

    def __post_init__(self) -> None:
        check_whole("the place's seed", self.seed, 0, MAX_SEED)


@dataclass(frozen=True)
class PlaceChange:
    """A cut to another place.

    Attributes:
        place: the backdrop from then on.
        start: seconds.
    """

    place: Place
    start: float

    def __post_init__(self) -> None:
        check_number("the start of a place", self.start, 0, LARGEST)

    def first_frame(self, fps: float) -> int:
        """The first frame that shows the place."""
        return int(np.ceil(self.start * fps - 1e-6))
