"""Kinds of actors: the shape of the head, its parts and its face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, plane, tube
from stickgen.catalog.wardrobe.bound import Wear
from stickgen.catalog.wardrobe.shapes import DARK, GOLD, lock, mirrored
from stickgen.geometry import FloatArray
from stickgen.render.face import Face
from stickgen.render.face_marks import Pen, face_marks
from stickgen.render.figure import Part
from stickgen.render.mark import Mark
from stickgen.render.other_bodies import almond_eyes, bones, hollow_eyes, snow_balls


@dataclass(frozen=True)
class Kind:
    """How a kind of actor is drawn.

    Attributes:
        width: of limbs, times that of the Look.
        outline: of the head, ``[N, 2]`` head radii; None: a ball.
        face: makes the marks of a face in one frame.
        parts: of the head, in the frame of hats; their main colour is the ink of the body.
        limbs: parts of the body that are drawn as limbs.
        body: makes what is drawn on the bones of every actor of this kind.
        glass: ``aa`` of the colour ``#rrggbbaa`` of a head that one can see through; empty: none.
    """

    width: float = 1.0
    outline: FloatArray | None = None
    face: Callable[[Face, int, Pen], list[Mark]] = face_marks
    parts: Pieces = ()
    limbs: tuple[Part, ...] = ("trunk", "arm", "leg")
    body: Callable[[], Wear] = tuple
    glass: str = ""

    def head_outline(self, tilt: float) -> FloatArray | None:
        """The outline ``[N, 2]`` tilted by ``tilt`` radians to the right; None: a ball."""
        if self.outline is None:
            return None
        c, s = np.cos(tilt), np.sin(tilt)
        return self.outline @ np.array([[c, -s], [s, c]])


def _round_box() -> FloatArray:
    angle = np.linspace(0.0, 2 * np.pi, 41)[:-1]
    # A superellipse: the shape of an old screen.
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([np.sign(c) * np.abs(c) ** 0.4, 0.9 * np.sign(s) * np.abs(s) ** 0.4], axis=-1)


def _egg() -> FloatArray:
    angle = np.linspace(0.0, 2 * np.pi, 41)[:-1]
    height = np.sin(angle)
    return np.stack([np.cos(angle) * (0.98 + 0.3 * height), 0.12 + 1.15 * height], axis=-1)


def _bedsheet() -> FloatArray:
    """A dome that widens downwards to a wavy hem."""
    angle = np.linspace(0.0, np.pi, 15)
    top = np.stack([1.1 * np.cos(angle), 1.05 * np.sin(angle)], axis=-1)
    left = np.array([(-1.25, -1.2), (-1.55, -3.0), (-2.0, -5.0)])
    x = np.linspace(-2.2, 2.2, 25)
    hem = np.stack([x, -5.9 + 0.45 * np.cos(2.5 * np.pi * x / 2.2)], axis=-1)
    return np.concatenate([top, left, hem, left[::-1] * [-1, 1]])


_ANTENNA_AND_EARS: Pieces = (
    tube([(0, 0.9, 0), (0, 1.5, 0)], 0.05, DARK, line=0.6, lift=-0.1),
    ball((0, 1.6, 0), 0.17, GOLD, line=0.7),
    ball((-1.02, 0.0, 0), 0.18, line=0.7, lift=-0.2),
    ball((1.02, 0.0, 0), 0.18, line=0.7, lift=-0.2),
)
_FEELERS: Pieces = (
    *lock([(-0.3, 1.1, 0), (-0.5, 1.6, 0), (-0.75, 1.85, 0)], [0.05, 0.05, 0.05], -0.2),
    *lock([(0.3, 1.1, 0), (0.5, 1.6, 0), (0.75, 1.85, 0)], [0.05, 0.05, 0.05], -0.2),
    ball((-0.8, 1.9, 0), 0.15, line=0.6),
    ball((0.8, 1.9, 0), 0.15, line=0.6),
)
_EAR = [(-0.95, 0.3, -0.1), (-1.0, 0.9, -0.1), (-0.9, 1.4, -0.1), (-0.55, 1.2, -0.1),
        (-0.2, 0.9, -0.1)]  # fmt: skip
_EARS_AND_NOSE: Pieces = (
    *mirrored((plane(curve(_EAR, 3), "main", lift=-0.02),)),
    ball((0, -0.1, 0.93), 0.13, DARK, line=0.3, lift=0.03),
)
_CARROT: Pieces = (
    tube([(0, 0.0, 0.85), (0.5, -0.1, 1.5)], [0.17, 0.03], "#f08a24", line=0.7, lift=0.4),
)
KINDS = MappingProxyType(
    {
        "human": Kind(),
        "robot": Kind(width=1.05, outline=_round_box(), parts=_ANTENNA_AND_EARS),
        "alien": Kind(width=0.72, outline=_egg(), face=almond_eyes, parts=_FEELERS),
        "beast": Kind(width=1.15, parts=_EARS_AND_NOSE),
        # Files written before animals had bodies of their own have people of this kind.
        "animal": Kind(width=1.15, parts=_EARS_AND_NOSE),
        "skeleton": Kind(width=0.5, face=hollow_eyes, body=bones),
        "ghost": Kind(width=0.8, outline=_bedsheet(), limbs=("arm",), glass="b0"),
        "snowman": Kind(width=0.7, parts=_CARROT, limbs=("arm",), body=snow_balls),
    }
)
"""Kind of actor with the body of a person → how it is drawn."""
