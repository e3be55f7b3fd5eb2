"""Animals of farms."""

from __future__ import annotations

from stickgen.catalog.animals.animal import AnimalKind
from stickgen.catalog.animals.bodies import FourLegged, four_legs
from stickgen.catalog.animals.cover import Cover, Fixed, Flesh
from stickgen.catalog.animals.covers import (
    DARK,
    SIDES,
    cones,
    ears,
    eyes,
    four_limbs,
    mirrored,
    snout,
    tail,
    trunk,
)
from stickgen.catalog.piece import curve, plane, tube

_HORSE = FourLegged(
    hip=1.02, shoulder=1.0, length=1.05, width=0.14,
    neck=(1.16, 0.58), head=(1.7, 0.9), nose=(1.38, 1.21),
    eye=(0.09, 0.0, 0.09), ear=(0.06, 0.13, -0.03),
    tail=((1.1, -0.64), (0.98, -0.74), (0.78, -0.78), (0.58, -0.8)), hock=0.36, fold=0.09,
).joints()  # fmt: skip
_COW = FourLegged(
    hip=0.86, shoulder=0.84, length=1.05, width=0.17,
    neck=(1.0, 0.58), head=(1.12, 0.95), nose=(0.88, 1.21),
    eye=(0.11, 0.03, 0.09), ear=(0.17, 0.05, -0.03),
    tail=((1.0, -0.62), (0.86, -0.7), (0.66, -0.71), (0.5, -0.72)), hock=0.34, fold=0.08,
).joints()  # fmt: skip


def _horse() -> Cover:
    mane = curve(
        [(0, 1.88, 0.9), (0, 1.74, 0.73), (0, 1.46, 0.55), (0, 1.18, 0.38), (0, 1.14, 0.5),
         (0, 1.36, 0.66), (0, 1.6, 0.84), (0, 1.74, 1.0)], 3, closed=True,
    )  # fmt: skip
    hoofs = [
        Flesh((leg, (leg, up, -0.16)), (0.06, 0.066), DARK, line=0.8)
        for side in SIDES
        for leg, up in ((f"{side}_foot", f"{side}_ankle"), (f"{side}_hand", f"{side}_wrist"))
    ]
    return [
        *four_limbs((0.16, 0.11, 0.058, 0.05), (0.13, 0.085, 0.056, 0.05)),
        *hoofs,
        Flesh(("pelvis", "tail1", "tail2", "tail3", "tail4"), (0.04, 0.06, 0.08, 0.075, 0.02), DARK,
              lift=-0.02),
        trunk(0.22, 0.225, 0.235, 0.155, 0.1),
        *snout(_HORSE, (0.125, 0.09, 0.078), drop=0.01),
        Fixed(("neck", "head"), (plane(mane, DARK, lift=0.16),)),
        *cones(_HORSE, (-0.015, -0.06, 0.0), (0.01, 0.11, 0.02), (0.034, 0.008)),
        *eyes(_HORSE, 0.026),
    ]  # fmt: skip


def _cow() -> Cover:
    ear = ((-0.08, 0.0, 0.0), (-0.01, 0.03, 0.01), (0.06, 0.0, 0.0), (0.05, -0.05, 0.0),
           (-0.02, -0.04, 0.0))  # fmt: skip
    horn = tube(curve([(0.08, 1.24, 0.93), (0.16, 1.28, 0.94), (0.17, 1.38, 0.97)], 4),
                [0.035] * 5 + [0.018] * 4, "#efe3c8", line=0.8, lift=-0.01)  # fmt: skip
    spots = tuple(
        plane(curve([(s * 0.215, y + h * a, z + w * b) for a, b in _SPOT], 3, closed=True), DARK,
              lift=0.05)
        for s in (1.0, -1.0)
        for y, z, h, w in ((0.98, -0.26, 0.16, 0.2), (1.0, 0.3, 0.13, 0.16))
    )  # fmt: skip
    return [
        *four_limbs((0.16, 0.11, 0.062, 0.06), (0.13, 0.09, 0.06, 0.06)),
        tail(4, (0.04, 0.025, 0.022, 0.022, 0.05), root=0.03),
        Flesh((("pelvis", "spine1", 0.6),), (0.1,), "#e7a59c", lift=-0.2),
        trunk(0.22, 0.27, 0.25, 0.17, 0.12),
        Fixed(("spine1", "spine3"), tuple(p for p in spots)),
        *snout(_COW, (0.14, 0.105, 0.095), fill="#e7b3a6", drop=0.01),
        *(Fixed(("head", "nose"), half) for half in mirrored((horn,))),
        *ears(_COW, ear, "#3a3430"),
        *eyes(_COW, 0.024),
    ]


_SPOT = ((0.0, -1.0), (0.8, -0.7), (0.7, 0.2), (1.0, 0.7), (0.0, 1.0), (-0.9, 0.5), (-0.6, -0.5))

_PIG = FourLegged(
    hip=0.36, shoulder=0.36, length=0.5, width=0.1,
    neck=(0.46, 0.3), head=(0.5, 0.4), nose=(0.44, 0.58),
    eye=(0.07, 0.05, 0.09), ear=(0.07, 0.12, 0.0),
    tail=((0.47, -0.31), (0.53, -0.36), (0.47, -0.38), (0.5, -0.42)), hock=0.2, fold=0.08,
).joints()  # fmt: skip


def _pig() -> Cover:
    ear = ((-0.045, -0.03, 0.0), (0.04, -0.05, 0.02), (0.05, 0.02, 0.05), (0.03, 0.06, 0.06),
           (-0.02, 0.03, 0.02))  # fmt: skip
    disc = tube([(0, 0.44, 0.6), (0, 0.438, 0.625)], [0.062, 0.06], "#d9788f", line=0.8, lift=0.05)
    holes = tuple(
        tube([(x, 0.445, 0.64), (x, 0.437, 0.641)], [0.011, 0.011], "#7a3347", line=0.0, lift=0.09)
        for x in (0.022, -0.022)
    )
    return [
        *four_limbs((0.1, 0.075, 0.045, 0.045), (0.09, 0.065, 0.045, 0.045)),
        tail(4, (0.02, 0.014, 0.014, 0.014, 0.012)),
        trunk(0.17, 0.185, 0.165, 0.14, 0.12),
        *snout(_PIG, (0.13, 0.085, 0.06), drop=0.01),
        Fixed(("head", "nose"), (disc, *holes)),
        *ears(_PIG, ear, "#d9788f", lift=0.04),
        *eyes(_PIG, 0.017),
    ]


RECORDS = (
    AnimalKind(
        name="horse", gallery="a brown horse with a dark mane", color="#a5673a",
        plan="quadruped", joints=_HORSE, cover=_horse, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4"), head_radius=0.2, stout=0.24,
    ),
    AnimalKind(
        name="cow", gallery="a white cow with black spots and horns", color="#efe9df",
        plan="quadruped", joints=_COW, cover=_cow, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4"), head_radius=0.2, stout=0.25,
    ),
    AnimalKind(
        name="pig", gallery="a pink pig with a snout and a curled tail", color="#eda3b0",
        plan="quadruped", joints=_PIG, cover=_pig, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4"), head_radius=0.15, stout=0.18,
    ),
)  # fmt: skip
