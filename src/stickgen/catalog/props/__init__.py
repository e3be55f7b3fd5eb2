"""The props, a module for each family."""

from __future__ import annotations

from collections.abc import Mapping

from stickgen.catalog.props import (
    carry,
    devices,
    fixtures,
    furniture,
    games,
    handheld,
    home,
    household,
    kitchen,
    meals,
    music,
    nature,
    playground,
    produce,
    reading,
    sky,
    sport,
    tools,
    toys,
    transport,
    travel,
    vehicles,
    weapons,
    winter,
    yard,
)
from stickgen.catalog.records import PropKind, by_name

_FAMILIES = (
    sport,
    games,
    winter,
    toys,
    music,
    weapons,
    carry,
    reading,
    handheld,
    household,
    devices,
    tools,
    kitchen,
    meals,
    produce,
    furniture,
    home,
    yard,
    nature,
    playground,
    sky,
    vehicles,
    fixtures,
    transport,
    travel,
)

PROPS: Mapping[str, PropKind] = by_name(record for family in _FAMILIES for record in family.RECORDS)
"""Name → kind of prop."""
