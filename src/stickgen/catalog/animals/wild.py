"""Large and wild animals on four legs."""

from __future__ import annotations

from stickgen.catalog.animals.animal import AnimalKind
from stickgen.catalog.animals.bodies import FourLegged, four_legs
from stickgen.catalog.animals.cover import Cover, Fixed, Flesh
from stickgen.catalog.animals.covers import (
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
from stickgen.catalog.piece import curve, tube

_LION = FourLegged(
    hip=0.68, shoulder=0.7, length=0.9, width=0.12,
    neck=(0.86, 0.5), head=(1.02, 0.62), nose=(0.93, 0.84),
    eye=(0.075, 0.05, 0.11), ear=(0.13, 0.14, 0.0),
    tail=((0.7, -0.53), (0.56, -0.66), (0.5, -0.8), (0.58, -0.94)),
).joints()  # fmt: skip
_BEAR = FourLegged(
    hip=0.62, shoulder=0.66, length=0.85, width=0.17,
    neck=(0.82, 0.5), head=(0.92, 0.68), nose=(0.82, 0.93),
    eye=(0.075, 0.05, 0.12), ear=(0.13, 0.15, -0.02),
    tail=((0.66, -0.52),), hock=0.2, fold=0.08,
).joints()  # fmt: skip
_MONKEY = FourLegged(
    hip=0.42, shoulder=0.52, length=0.38, width=0.09,
    neck=(0.64, 0.22), head=(0.77, 0.29), nose=(0.73, 0.41),
    eye=(0.042, 0.03, 0.1), ear=(0.12, 0.0, -0.06),
    tail=((0.5, -0.28), (0.6, -0.4), (0.76, -0.44), (0.88, -0.36), (0.84, -0.26)), hock=0.16,
    fold=0.2,
).joints()  # fmt: skip
_ELEPHANT = FourLegged(
    hip=1.2, shoulder=1.22, length=1.15, width=0.26,
    neck=(1.52, 0.72), head=(1.66, 0.94), nose=(1.46, 1.2),
    eye=(0.19, 0.06, 0.16), ear=(0.26, 0.04, -0.1),
    tail=((1.24, -0.74), (1.02, -0.84), (0.82, -0.86)), hock=0.16, fold=0.04,
).joints()  # fmt: skip
_TRUNK = {"trunk1": (0.0, 1.16, 1.32), "trunk2": (0.0, 0.82, 1.36), "trunk3": (0.0, 0.52, 1.46)}
_ELEPHANT = (
    *_ELEPHANT,
    *(
        (name, before, _TRUNK[name])
        for before, name in zip(("nose", *_TRUNK), _TRUNK, strict=False)
    ),
)


def _lion() -> Cover:
    return [
        *four_limbs((0.13, 0.095, 0.055, 0.065), (0.12, 0.085, 0.058, 0.066)),
        Flesh(("tail4",), (0.075,), "#7a431f", lift=-0.01),
        tail(4, (0.05, 0.034, 0.03, 0.028, 0.028)),
        trunk(0.155, 0.155, 0.18, 0.15, 0.13),
        Flesh((("neck", "head", 0.1), ("neck", "head", 0.6)), (0.27, 0.285), "#8a4f24", lift=0.01),
        *snout(_LION, (0.165, 0.105, 0.075), nose="#4a2f24", nose_size=0.04, fill="#ecc98a",
               drop=0.01, lift=0.04),
        *cones(_LION, (0.0, -0.02, 0.0), (0.015, 0.02, 0.0), (0.062, 0.056), inner="#7a431f"),
        *eyes(_LION, 0.022),
    ]  # fmt: skip


def _bear() -> Cover:
    return [
        *four_limbs((0.17, 0.13, 0.085, 0.09), (0.155, 0.115, 0.085, 0.09)),
        Flesh(("tail1",), (0.07,), lift=-0.05),
        trunk(0.235, 0.25, 0.235, 0.18, 0.15),
        *snout(_BEAR, (0.175, 0.095, 0.07), nose_size=0.042, fill="#c49a6c", drop=0.012),
        *cones(_BEAR, (0.0, -0.03, 0.0), (0.012, 0.01, 0.0), (0.066, 0.064), inner="#c49a6c"),
        *eyes(_BEAR, 0.02),
    ]


def _monkey() -> Cover:
    face = "#e6c39a"
    brow = [
        Flesh((("head", f"{side}_eye", 0.72),), (0.062,), face, line=0.0, lift=0.06)
        for side in SIDES
    ]
    return [
        *four_limbs((0.075, 0.052, 0.036, 0.042), (0.06, 0.045, 0.036, 0.042)),
        tail(5, (0.04, 0.03, 0.028, 0.028, 0.028, 0.024)),
        trunk(0.105, 0.11, 0.125, 0.085, 0.075),
        *cones(_MONKEY, (0.0, 0.0, 0.0), (0.012, 0.006, 0.0), (0.052, 0.05), inner=face),
        *snout(_MONKEY, (0.12, 0.075, 0.055), fill=face, nose="#6b4a35", nose_size=0.014),
        *brow,
        *eyes(_MONKEY, 0.017),
    ]


def _elephant() -> Cover:
    # The left ear, from its joint: wide above, pointed below.
    ear = ((-0.04, 0.24, 0.1), (0.1, 0.3, -0.1), (0.22, 0.2, -0.38), (0.2, -0.12, -0.38),
           (0.1, -0.38, -0.16), (-0.02, -0.24, 0.06))  # fmt: skip
    tusk = tube(
        curve([(0.12, 1.36, 1.14), (0.15, 1.2, 1.32), (0.15, 1.22, 1.48)], 4),
        [0.045] * 4 + [0.034] * 4 + [0.014], "#f3ead2", line=0.8,
    )  # fmt: skip
    return [
        *four_limbs((0.24, 0.19, 0.155, 0.16), (0.22, 0.175, 0.15, 0.16)),
        tail(3, (0.05, 0.035, 0.03, 0.05), root=0.04),
        trunk(0.37, 0.42, 0.38, 0.3, 0.25),
        *(Fixed(("head", "nose"), half) for half in mirrored((tusk,))),
        Flesh(("nose", "trunk1", "trunk2", "trunk3"), (0.15, 0.115, 0.085, 0.06),
              seam=(("nose", "trunk1", 0.02), 0.155), lift=0.03),
        Flesh(("head", "nose"), (0.27, 0.17), seam=(("head", "neck", 0.4), 0.22)),
        *ears(_ELEPHANT, ear, inner="#b99aa0", lift=0.12),
        *eyes(_ELEPHANT, 0.028),
    ]  # fmt: skip


_DEER = FourLegged(
    hip=0.82, shoulder=0.8, length=0.8, width=0.1,
    neck=(0.96, 0.46), head=(1.34, 0.66), nose=(1.22, 0.88),
    eye=(0.065, 0.03, 0.07), ear=(0.11, 0.09, -0.04),
    tail=((0.9, -0.47), (0.84, -0.52)), hock=0.36, fold=0.1,
).joints()  # fmt: skip


def _deer() -> Cover:
    beam = [(0.05, 1.44, 0.64), (0.16, 1.6, 0.56), (0.24, 1.76, 0.56), (0.22, 1.92, 0.62)]
    antler = (
        tube(curve(beam, 4), [0.026] * 5 + [0.022] * 4 + [0.016] * 4, "#d9c19a", line=0.7),
        tube([(0.11, 1.54, 0.59), (0.13, 1.66, 0.7)], [0.02, 0.012], "#d9c19a", line=0.7),
        tube([(0.23, 1.72, 0.56), (0.32, 1.84, 0.56)], [0.02, 0.012], "#d9c19a", line=0.7),
    )
    return [
        *four_limbs((0.125, 0.08, 0.036, 0.034), (0.1, 0.06, 0.034, 0.034)),
        tail(2, (0.05, 0.045, 0.035), fill="#f0e2cc"),
        trunk(0.16, 0.165, 0.17, 0.105, 0.075),
        *snout(_DEER, (0.095, 0.066, 0.05), nose_size=0.03),
        *(Fixed(("head", "nose"), half) for half in mirrored(antler)),
        *cones(_DEER, (-0.03, -0.02, 0.0), (0.1, 0.06, -0.04), (0.036, 0.008), inner="#e8c9a4"),
        *eyes(_DEER, 0.02),
    ]


RECORDS = (
    AnimalKind(
        name="deer", gallery="a slender brown deer with antlers", color="#a8764a",
        plan="quadruped", joints=_DEER, cover=_deer, legs=four_legs(), tail=("tail1", "tail2"),
        head_radius=0.15, stout=0.17,
    ),
    AnimalKind(
        name="lion", gallery="a golden lion with a brown mane", color="#d9a24a",
        plan="quadruped", joints=_LION, cover=_lion, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4"), head_radius=0.25, stout=0.18,
    ),
    AnimalKind(
        name="bear", gallery="a stout brown bear with round ears", color="#7a4f30",
        plan="quadruped", joints=_BEAR, cover=_bear, legs=four_legs(), tail=("tail1",),
        gaits=("walk", "amble", "gallop"), head_radius=0.2, stout=0.24,
    ),
    AnimalKind(
        name="monkey", gallery="a brown monkey with a light face and a curled tail",
        color="#7b5233", plan="quadruped", joints=_MONKEY, cover=_monkey, legs=four_legs(),
        tail=("tail1", "tail2", "tail3", "tail4", "tail5"), head_radius=0.15, stout=0.12,
    ),
    AnimalKind(
        name="elephant", gallery="a grey elephant with tusks, a trunk and large ears",
        color="#9aa1ab", plan="quadruped", joints=_ELEPHANT, cover=_elephant, legs=four_legs(),
        tail=("tail1", "tail2", "tail3"), gaits=("walk", "amble", "amble"), head_radius=0.34,
        stout=0.42,
    ),
)  # fmt: skip
