"""Measures of an animal's rest pose that the rules need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from stickgen.catalog.animals import ANIMALS
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.geometry import FloatArray


@dataclass(frozen=True)
class Measures:
    """Metres on the rest pose.

    Attributes:
        rest: ``[J, 3]`` the joints.
        hip: height of the hip, which sets speeds.
        front: z of the chest, where the trunk turns as an animal sits down.
        back: z of the pelvis.
        pelvis: height of the pelvis.
        stout: radius of the trunk.
        reach: from the neck to the nose.
    """

    rest: FloatArray
    hip: float
    front: float
    back: float
    pelvis: float
    stout: float
    reach: float


@cache
def measures(name: str) -> Measures:
    """The measures of an animal of the catalogue."""
    animal: AnimalKind = ANIMALS[name]
    rest = np.array([point for _, _, point in animal.joints])
    rest.setflags(write=False)
    at = {joint: rest[i] for joint, i in animal.index.items()}
    return Measures(
        rest=rest,
        hip=float(at["left_hip"][1]),
        front=float(at["left_shoulder"][2]),
        back=float(at["pelvis"][2]),
        pelvis=float(at["pelvis"][1]),
        stout=animal.stout,
        reach=float(np.linalg.norm(at["nose"] - at["neck"])),
    )
