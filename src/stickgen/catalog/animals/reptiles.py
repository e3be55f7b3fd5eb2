"""Reptiles and frogs."""

from __future__ import annotations

from stickgen.catalog.animals.animal import AnimalKind, Joint, Point
from stickgen.catalog.animals.bodies import FourLegged, TwoLegged, bare, four_legs, two_legs
from stickgen.catalog.animals.cover import Cover, Fixed, Flesh
from stickgen.catalog.animals.covers import (
    DARK,
    SIDES,
    eyes,
    four_limbs,
    limb,
    mirrored,
    snout,
    tail,
)
from stickgen.catalog.piece import ball, curve, line, plane

_FROG = FourLegged(
    hip=0.12, shoulder=0.13, length=0.2, width=0.1,
    neck=(0.19, 0.1), head=(0.22, 0.15), nose=(0.19, 0.26),
    eye=(0.065, 0.075, 0.01), ear=(0.06, 0.05, -0.05), tail=(), hock=0.2, fold=0.55,
).joints()  # fmt: skip
_DINOSAUR = TwoLegged(
    hip=1.05, width=0.17, knee=(0.18, 0.72, 0.2), ankle=(0.17, 0.34, -0.14), toe=0.06,
    chest=(1.3, 0.48), neck=(1.46, 0.58), head=(1.74, 0.78), nose=(1.66, 1.22),
    eye=(0.1, 0.11, 0.08),
    tail=((1.02, -0.4), (0.96, -0.76), (0.94, -1.1), (1.0, -1.42)),
    arm=((0.14, 1.2, 0.52), (0.16, 1.04, 0.5), (0.15, 0.98, 0.66), (0.14, 0.92, 0.72)),
).joints()  # fmt: skip


def _snake_joints() -> tuple[Joint, ...]:
    points: dict[str, Point] = {
        "neck": (0.0, 0.08, 0.68), "spine3": (0.0, 0.08, 0.54), "spine2": (0.0, 0.08, 0.4),
        "spine1": (0.0, 0.08, 0.26), "pelvis": (0.0, 0.08, 0.12),
    }  # fmt: skip
    rest = tuple((0.08, -0.02 - 0.14 * i) for i in range(9))
    return bare(points, head=(0.0, 0.085, 0.82), nose=(0.0, 0.075, 0.97), eye=(0.055, 0.05, 0.035),
                 tail=rest, extra={})  # fmt: skip


_SNAKE = _snake_joints()


def _frog() -> Cover:
    bulbs = [
        Fixed(("head", "nose"), half)
        for half in mirrored((ball((0.065, 0.295, 0.15), 0.042, lift=0.0),))
    ]
    x, y, z = 0.075, 0.3, 0.175
    open_eye = (
        ball((x, y, z), 0.028, "#ffffff", line=0.25, lift=0.03),
        ball((x + 0.004, y, z + 0.012), 0.014, DARK, line=0.0, lift=0.06),
    )
    lid = (line([(x - 0.01, y, z - 0.02), (x + 0.02, y - 0.01, z + 0.02)], 0.7, lift=0.06),)
    grin = line(curve([(0.09, 0.2, 0.15), (0.06, 0.17, 0.24), (0, 0.165, 0.27), (-0.06, 0.17, 0.24),
                       (-0.09, 0.2, 0.15)], 4), 0.7, lift=0.08)  # fmt: skip
    return [
        *four_limbs((0.075, 0.055, 0.028, 0.03), (0.036, 0.028, 0.024, 0.03)),
        Flesh(("pelvis", "spine2", "spine3"), (0.085, 0.11, 0.1)),
        *bulbs,
        Flesh(
            ("head", ("head", "nose", 0.6)), (0.095, 0.075), seam=(("head", "spine3", 0.4), 0.09)
        ),
        Fixed(("head", "nose"), (grin,)),
        *(Fixed(("head", "nose"), half, when="open") for half in mirrored(open_eye)),
        *(Fixed(("head", "nose"), half, when="shut") for half in mirrored(lid)),
    ]


def _dinosaur() -> Cover:
    teeth = tuple(
        plane([(s * 0.1, 1.62, z), (s * 0.1, 1.555, z + 0.02), (s * 0.1, 1.615, z + 0.045)],
              "#ffffff", line=0.4, lift=0.03)
        for s in (1.0, -1.0)
        for z in (0.96, 1.02, 1.08, 1.14)
    )  # fmt: skip
    claws = [
        Flesh((f"{side}_foot", f"{side}_toe"), (0.08, 0.055), seam=(f"{side}_foot", 0.07))
        for side in SIDES
    ]
    return [
        *limb(("hip", "knee", "ankle", "foot"), (0.21, 0.15, 0.085, 0.08)),
        *claws,
        tail(4, (0.24, 0.2, 0.14, 0.09, 0.03)),
        Flesh(("pelvis", ("pelvis", "spine3", 0.5), "spine3", "neck", "head"),
              (0.27, 0.29, 0.25, 0.19, 0.16)),
        *limb(("shoulder", "elbow", "wrist", "hand"), (0.075, 0.05, 0.036, 0.03)),
        *snout(_DINOSAUR, (0.2, 0.145, 0.11), drop=0.015),
        Fixed(("head", "nose"), teeth),
        *eyes(_DINOSAUR, 0.028, iris="#3a2b12", white=True),
    ]  # fmt: skip


def _snake() -> Cover:
    back = (
        "head",
        "neck",
        "spine3",
        "spine2",
        "spine1",
        "pelvis",
        *(f"tail{i}" for i in range(1, 10)),
    )
    radii = (0.05, 0.058, 0.07, 0.08, 0.085, 0.085, 0.085, 0.083, 0.08, 0.075, 0.068, 0.058, 0.046,
             0.032, 0.01)  # fmt: skip
    tongue = line([(0, 0.07, 0.97), (0, 0.07, 1.05), (0, 0.09, 1.09), (0, 0.07, 1.05),
                   (0, 0.05, 1.09)], 0.7, "#c8402f")  # fmt: skip
    bands = [
        Flesh(((a, b, 0.44), (a, b, 0.56)), (0.9 * r, 0.9 * r), "#d9d65a", line=0.0, lift=0.02)
        for a, b, r in zip(back[2:-3:2], back[3:-2:2], radii[2:-3:2], strict=True)
    ]
    return [
        Flesh(back, radii),
        *bands,
        Fixed(("head", "nose"), (tongue,)),
        *snout(_SNAKE, (0.085, 0.068, 0.046)),
        *eyes(_SNAKE, 0.02, iris="#2a1c10", white=True),
    ]


RECORDS = (
    AnimalKind(
        name="dinosaur", gallery="a green dinosaur on two legs, with small arms and large teeth",
        color="#7da04d", plan="biped", joints=_DINOSAUR, cover=_dinosaur, legs=two_legs(),
        tail=("tail1", "tail2", "tail3", "tail4"), gaits=("waddle", "stride", "stride"),
        head_radius=0.3, stout=0.3,
    ),
    AnimalKind(
        name="frog", gallery="a green frog with eyes on top that leaps", color="#6fae45",
        plan="quadruped", joints=_FROG, cover=_frog, legs=four_legs(claws=True),
        gaits=("leap", "leap", "leap"), head_radius=0.11, stout=0.1,
    ),
    AnimalKind(
        name="snake", gallery="a green snake with yellow bands", color="#5f9a3c", plan="snake",
        joints=_SNAKE, cover=_snake,
        tail=("neck", "spine3", "spine2", "spine1", "pelvis", *(f"tail{i}" for i in range(1, 10))),
        head_radius=0.08, stout=0.06,
    ),
)  # fmt: skip
