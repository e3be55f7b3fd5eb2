"""Seasons: their names, the words that mean them, and what they do to outdoor places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stickgen.catalog.records import by_name, nouns
from stickgen.catalog.weather import LightKind, WeatherKind


@dataclass(frozen=True, kw_only=True)
class SeasonKind(LightKind):
    """A season.

    Attributes:
        leaves: colours of leaves, tree by tree; empty: as drawn.
        bare: whether leaves have fallen.
        grass: colour of lawns and hills that are green; empty: as drawn.
        needles: colour of what stays green; empty: as drawn.
        turned: share of these colours in them.
        blooms: whether flowers bloom.
        litter: colours of what lies on a green floor: blossoms, fallen leaves.
        ground: colour that lies on every floor; empty: none.
        air: what falls while the weather is clear; None: nothing.
    """

    leaves: tuple[str, ...] = ()
    bare: bool = False
    grass: str = ""
    needles: str = ""
    turned: float = 0.8
    blooms: bool = True
    litter: tuple[str, ...] = ()
    ground: str = ""
    air: WeatherKind | None = None


_AUTUMN = ("#d98a32", "#c65a3c", "#e3b23f", "#b8742f")
_BLOSSOM = ("#f6c3d4", "#fbe3ea")
_SNOW = "#f4f8fb"

SEASONS: Mapping[str, SeasonKind] = by_name(
    (
        SeasonKind(
            name="summer",
            words=nouns(
                "summertime, summer day, summer's day, midsummer, in summer, in the summer, "
                "summer morning, summer evening, summer night, high summer"
            ),
        ),
        SeasonKind(
            name="spring",
            leaves=("#b5d96f", "#f3bccf", "#a5d07a", "#f8dbe4", "#bfe07f"),
            grass="#a8dc7c",
            turned=0.72,
            litter=("#ffffff", "#f7d86a", "#f3bccf", "#c9a5e0"),
            air=WeatherKind(name="petals", falls="leaves", amount=46, wind=0.5, colors=_BLOSSOM),
            words=nouns(
                "springtime, spring day, in spring, in the spring, spring morning, "
                "spring evening, cherry blossom season, early spring, late spring"
            ),
        ),
        SeasonKind(
            name="autumn",
            sky=("#a9bfd6", "#f3e2c4"),
            cover=0.4,
            tint="#d99a4a",
            strength=0.06,
            leaves=_AUTUMN,
            grass="#c9b266",
            turned=0.85,
            blooms=False,
            litter=_AUTUMN,
            air=WeatherKind(
                name="falling leaves", falls="leaves", amount=70, wind=0.6, colors=_AUTUMN
            ),
            words=nouns(
                "fall season, autumn day, in autumn, in the autumn, in the fall, in late autumn, "
                "autumn morning, autumn evening, autumn night, indian summer, autumnal"
            ),
        ),
        SeasonKind(
            name="winter",
            sky=("#a9bdd2", "#e3eaf0"),
            cover=0.5,
            tint="#c9d6e6",
            strength=0.1,
            bare=True,
            grass="#eef4f8",
            needles="#dfeaf0",
            turned=0.72,
            blooms=False,
            ground=_SNOW,
            words=nouns(
                "wintertime, winter day, winter's day, in winter, in the winter, midwinter, "
                "winter morning, winter evening, winter night, wintry, snow-covered, snowbound"
            ),
        ),
    )
)
"""Name → season; the first is the usual one."""
