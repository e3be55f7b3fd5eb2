"""Animals with bodies of their own, a module for each family."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stickgen.catalog.animals import farm, pets, reptiles, small, wild, winged
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.catalog.records import by_name

ANIMALS: Mapping[str, AnimalKind] = by_name(
    (
        *pets.RECORDS,
        *farm.RECORDS,
        *wild.RECORDS,
        *winged.RECORDS,
        *reptiles.RECORDS,
        *small.RECORDS,
    )
)
"""Name → animal."""
BODIES: Mapping[str, AnimalKind] = MappingProxyType({"animal": ANIMALS["dog"], **ANIMALS})
"""Kind of actor → its body; ``animal`` is any four-legged one."""
