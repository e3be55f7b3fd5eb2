"""How each expression and each mouth shapes a face."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from stickgen.geometry import FloatArray

DOT, ARC, WIDE, SHINING, STARING, LIDDED, SQUEEZED, HEART = range(8)
"""Shapes of an eye: a dot; an arc; a ring with a pupil; a dot with a light in it; a ring with a
tiny pupil; half shut under its lid; squeezed shut; a heart."""


class FaceShape(NamedTuple):
    """The features of an expression.

    Attributes:
        tilt: radians by which the inner ends of the brows are lower than the outer ones.
        brows: strength of their stroke, 0 unseen to 1.
        mood: how far an open mouth smiles; below 0 its corners hang.
        across, height: half width and half height of an eye, head radii.
        eye: its shape.
        raised: radians by which the left brow is higher than the right one.
        corners: how much farther up the corners of the mouth point.
    """

    tilt: float
    brows: float
    mood: float
    across: float
    height: float
    eye: int
    raised: float = 0.0
    corners: float = 0.0


SHAPES = MappingProxyType(
    {
        "neutral": FaceShape(0.0, 0.0, 0.8, 0.10, 0.16, DOT),
        "happy": FaceShape(-0.15, 0.0, 1.0, 0.15, 0.13, ARC),
        "sad": FaceShape(-0.45, 0.9, -1.0, 0.09, 0.13, DOT),
        "surprised": FaceShape(-0.1, 0.8, 0.0, 0.17, 0.20, WIDE),
        "angry": FaceShape(0.5, 1.0, -0.8, 0.10, 0.13, DOT),
        "excited": FaceShape(-0.2, 0.6, 1.0, 0.15, 0.21, SHINING),
        "scared": FaceShape(-0.65, 1.0, -1.0, 0.20, 0.25, STARING),
        "bored": FaceShape(0.0, 0.7, -0.3, 0.16, 0.17, LIDDED, corners=-0.11),
        "pain": FaceShape(0.45, 0.9, -1.0, 0.15, 0.13, SQUEEZED),
        "sleepy": FaceShape(-0.2, 0.5, -0.2, 0.16, 0.08, LIDDED),
        "love": FaceShape(-0.2, 0.0, 1.0, 0.19, 0.19, HEART),
        "disgusted": FaceShape(0.3, 0.9, -0.6, 0.15, 0.10, LIDDED),
        "smug": FaceShape(0.1, 0.8, 0.6, 0.17, 0.18, LIDDED, raised=0.22),
    }
)
"""Expression, a name of ``vocabulary.EXPRESSIONS`` → its features."""


class MouthShape(NamedTuple):
    """A mouth.

    Attributes:
        corners: how far they point up.
        half: half its width, radians on the ball of the head.
        rest: how far it is open at rest.
        roundness: 1 is an O.
    """

    corners: float
    half: float
    rest: float
    roundness: float


MOUTH_SHAPES = MappingProxyType(
    {
        "closed": MouthShape(0.05, 0.30, 0.0, 0.0),
        "smile": MouthShape(0.20, 0.42, 0.0, 0.0),
        "frown": MouthShape(-0.18, 0.36, 0.0, 0.0),
        "open": MouthShape(0.16, 0.36, 0.5, 0.0),
        "wide_open": MouthShape(0.12, 0.42, 1.0, 0.0),
        "small_o": MouthShape(0.0, 0.13, 0.7, 1.0),
        "singing": MouthShape(0.0, 0.2, 1.1, 1.0),
    }
)
"""Mouth, a name of ``vocabulary.MOUTHS`` → its shape."""


def _heart() -> FloatArray:
    """A heart of half width and about half height 1, ``[24, 2]``."""
    angle = np.linspace(0.0, 2 * np.pi, 25)[:-1]
    high = 13 * np.cos(angle) - 5 * np.cos(2 * angle) - 2 * np.cos(3 * angle) - np.cos(4 * angle)
    return np.stack([np.sin(angle) ** 3, high / 15], axis=-1)


HEART_OUTLINE = _heart()
