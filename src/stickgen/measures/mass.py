"""Body segments, their masses, and the centre of mass."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import N_JOINTS, J

BODY_SEGMENTS: tuple[tuple[str, str, float, float], ...] = (
    # from joint, to joint, share of the body mass, position of its centre between them (0–1)
    ("neck", "head", 0.081, 1.0),
    *(
        (f"{side}_{a}", f"{side}_{b}", share, centre)
        for side in ("left", "right")
        for a, b, share, centre in (
            ("hip", "shoulder", 0.2485, 0.5),  # half of the trunk
            ("shoulder", "elbow", 0.028, 0.436),
            ("elbow", "wrist", 0.022, 0.682),  # forearm and hand
            ("hip", "knee", 0.100, 0.433),
            ("knee", "ankle", 0.0465, 0.433),
            ("ankle", "foot", 0.0145, 0.5),
        )
    ),
)
"""Segment masses and centres after Winter, "Biomechanics and Motor Control of Human Movement" (4th
ed. 2009, table 4.1, after Dempster 1955)."""


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
