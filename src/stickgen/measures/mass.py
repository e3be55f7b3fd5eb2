"""Body segments, their masses, and the centre of mass."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import N_JOINTS, J

BODY_SEGMENTS: tuple[tuple[str, str, float, float], ...] = (
    # from joint, to joint, share of the body mass, position of its centre from the first
    ("neck", "head", 0.0694, 1.0),
    *(
        (f"{side}_{a}" if a != "neck" else a, f"{side}_{b}", share, centre)
        for side in ("left", "right")
        for a, b, share, centre in (
            ("neck", "hip", 0.2173, 0.5138),  # half of the trunk
            ("shoulder", "elbow", 0.0271, 0.5772),
            ("elbow", "wrist", 0.0162, 0.4574),
            ("elbow", "wrist", 0.0061, 1.27),  # the hand, 7 cm beyond the wrist
            ("hip", "knee", 0.1416, 0.4095),
            ("knee", "ankle", 0.0433, 0.4395),
            ("ankle", "foot", 0.0137, 0.5),
        )
    ),
)
"""Segment masses and centres of men after de Leva, "Adjustments to Zatsiorsky-Seluyanov's segment
inertia parameters", Journal of Biomechanics 29 (1996), table 4. The joints of the head and of the
foot are near the centres of those segments, so they stand for them."""


def _shares() -> FloatArray:
    shares = np.zeros(N_JOINTS)
    for a, b, mass, place in BODY_SEGMENTS:
        shares[J[a]] += mass * (1.0 - place)
        shares[J[b]] += mass * place
    return shares / shares.sum()


MASS_SHARES = _shares()
"""Share of the body mass assigned to each joint, ``[22]``; sums to 1."""
MASS_SHARES.setflags(write=False)


def centre_of_mass(joints: FloatArray) -> FloatArray:
    """Centre of mass ``[T, 3]`` metres of ``joints [T, 22, 3]``."""
    return np.asarray(np.einsum("tjd,j->td", joints, MASS_SHARES))
