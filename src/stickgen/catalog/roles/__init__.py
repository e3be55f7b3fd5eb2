"""The roles, a module for each family."""

from __future__ import annotations

from collections.abc import Mapping

from stickgen.catalog.records import RoleKind, by_name
from stickgen.catalog.roles import (
    animals,
    creatures,
    crowd,
    fairy_tales,
    family,
    history,
    learned,
    people,
    performers,
    services,
    sports,
    trades,
)

ROLES: Mapping[str, RoleKind] = by_name(
    (
        *people.RECORDS,
        *family.RECORDS,
        *services.RECORDS,
        *trades.RECORDS,
        *learned.RECORDS,
        *performers.RECORDS,
        *sports.RECORDS,
        *crowd.RECORDS,
        *history.RECORDS,
        *fairy_tales.RECORDS,
        *creatures.RECORDS,
        *animals.RECORDS,
    )
)
"""Name → role."""
