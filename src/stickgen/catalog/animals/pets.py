"""Animals that live with people."""

from __future__ import annotations

from stickgen.catalog.animals.animal import AnimalKind
from stickgen.catalog.animals.bodies import FourLegged, four_legs
from stickgen.catalog.animals.cover import Cover, Fixed, Flesh
from stickgen.catalog.animals.covers import cones, ears, eyes, four_limbs, snout, tail, trunk
from stickgen.catalog.piece import line

_DOG = FourLegged(
    hip=0.5, shoulder=0.5, length=0.56, width=0.085,
    neck=(0.6, 0.3), head=(0.8, 0.4), nose=(0.75, 0.585),
    eye=(0.075, 0.05, 0.085), ear=(0.085, 0.06, -0.02),
    tail=((0.57, -0.31), (0.66, -0.39), (0.76, -0.42), (0.86, -0.4)),
).joints()  # fmt: skip
_CAT = FourLegged(
    hip=0.33, shoulder=0.32, length=0.42, width=0.06,
    neck=(0.4, 0.23), head=(0.51, 0.3), nose=(0.475, 0.405),
    eye=(0.055, 0.02, 0.085), ear=(0.06, 0.08, 0.0),
    tail=((0.38, -0.24), (0.46, -0.34), (0.57, -0.38), (0.68, -0.36), (0.77, -0.29)),
).joints()  # fmt: skip
_RABBIT = FourLegged(
    hip=0.24, shoulder=0.2, length=0.26, width=0.06,
    neck=(0.27, 0.15), head=(0.38, 0.2), nose=(0.35, 0.295),
    eye=(0.06, 0.03, 0.05), ear=(0.04, 0.14, -0.03),
    tail=((0.25, -0.2),), hock=0.16, fold=0.3,
).joints()  # fmt: skip
_MOUSE = FourLegged(
    hip=0.12, shoulder=0.11, length=0.17, width=0.045,
    neck=(0.15, 0.1), head=(0.18, 0.15), nose=(0.155, 0.255),
    eye=(0.04, 0.03, 0.045), ear=(0.055, 0.075, -0.005),
    tail=((0.12, -0.15), (0.1, -0.23), (0.11, -0.31), (0.15, -0.38)), hock=0.2, fold=0.2,
).joints()  # fmt: skip


def _dog() -> Cover:
    flap = ((-0.02, 0.03, 0.02), (0.015, 0.0, 0.03), (0.025, -0.11, 0.035), (0.02, -0.17, 0.0),
            (0.015, -0.12, -0.045), (-0.01, 0.0, -0.04))  # fmt: skip
    return [
        *four_limbs((0.085, 0.062, 0.034, 0.038), (0.075, 0.048, 0.034, 0.038)),
        tail(4, (0.05, 0.034, 0.03, 0.026, 0.016)),
        trunk(0.105, 0.105, 0.13, 0.092, 0.08),
        Flesh((("neck", "head", 0.28), ("neck", "head", 0.36)), (0.1, 0.096), "#c8402f", line=0.8),
        *snout(_DOG, (0.115, 0.066, 0.052), nose_size=0.03, drop=0.012),
        *ears(_DOG, flap, "#6b4526", lift=0.05),
        *eyes(_DOG, 0.017),
    ]


def _cat() -> Cover:
    whiskers = tuple(
        line([(s * 0.02, 0.475, 0.395), (s * 0.11, 0.475 + y, 0.37)], 0.35, lift=0.06)
        for s in (-1.0, 1.0)
        for y in (-0.02, 0.015)
    )
    return [
        *four_limbs((0.062, 0.045, 0.026, 0.03), (0.052, 0.036, 0.026, 0.03)),
        tail(5, (0.035, 0.026, 0.026, 0.026, 0.026, 0.02)),
        trunk(0.078, 0.08, 0.085, 0.066, 0.06),
        *snout(_CAT, (0.1, 0.05, 0.032), nose="#d77f86", nose_size=0.014),
        *cones(_CAT, (-0.012, -0.03, 0.0), (0.022, 0.08, 0.0), (0.034, 0.004), inner="#e8b0a4"),
        *eyes(_CAT, 0.019, iris="#2e5d34"),
        Fixed(("head", "nose"), whiskers),
    ]


def _rabbit() -> Cover:
    return [
        *four_limbs((0.082, 0.062, 0.026, 0.028), (0.046, 0.03, 0.024, 0.026)),
        Flesh(("tail1",), (0.055,), "#ffffff"),
        trunk(0.105, 0.1, 0.082, 0.06, 0.055),
        *snout(_RABBIT, (0.082, 0.05, 0.034), nose="#d77f86", nose_size=0.014),
        *cones(_RABBIT, (-0.01, -0.1, 0.01), (0.03, 0.15, -0.05), (0.028, 0.014), inner="#e8b0a4"),
        *eyes(_RABBIT, 0.017),
    ]


def _mouse() -> Cover:
    return [
        *four_limbs((0.046, 0.03, 0.016, 0.018), (0.032, 0.022, 0.015, 0.018)),
        tail(4, (0.02, 0.012, 0.011, 0.01, 0.007), fill="#d79a94", root=0.01),
        trunk(0.078, 0.076, 0.06, 0.048, 0.045),
        *snout(_MOUSE, (0.062, 0.036, 0.014), nose="#d77f86", nose_size=0.013),
        *cones(_MOUSE, (0.0, 0.0, 0.0), (0.006, 0.012, -0.004), (0.048, 0.046), inner="#e8b0a4"),
        *eyes(_MOUSE, 0.013),
    ]


RECORDS = (
    AnimalKind(
        name="dog", gallery="a brown dog with hanging ears and a red collar", color="#c58b52",
        plan="quadruped", joints=_DOG, cover=_dog, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4"), head_radius=0.13, stout=0.12,
    ),
    AnimalKind(
        name="cat", gallery="a grey cat with pointed ears and a long tail", color="#8b8d98",
        plan="quadruped", joints=_CAT, cover=_cat, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4", "tail5"), head_radius=0.11, stout=0.09,
    ),
    AnimalKind(
        name="mouse", gallery="a mouse with round ears, drawn larger than life", color="#a39c98",
        plan="quadruped", joints=_MOUSE, cover=_mouse, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4"), gaits=("walk", "trot", "bound"),
        head_radius=0.07, stout=0.075,
    ),
    AnimalKind(
        name="rabbit", gallery="a rabbit with long ears that hops", color="#b9a58e",
        plan="quadruped", joints=_RABBIT, cover=_rabbit, legs=four_legs(),
        tail=("tail1",), gaits=("hop", "hop", "bound"), head_radius=0.1, stout=0.1,
    ),
)  # fmt: skip
