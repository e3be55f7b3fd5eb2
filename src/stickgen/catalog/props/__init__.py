"""The props, a module for each family."""

from __future__ import annotations

from collections.abc import Mapping

from stickgen.catalog.props import furniture, handheld, household, nature, sport, vehicles
from stickgen.catalog.records import PropKind, by_name

PROPS: Mapping[str, PropKind] = by_name(
    (
        *sport.RECORDS,
        *handheld.RECORDS,
        *household.RECORDS,
        *furniture.RECORDS,
        *nature.RECORDS,
        *vehicles.RECORDS,
    )
)
"""Name → kind of prop."""
