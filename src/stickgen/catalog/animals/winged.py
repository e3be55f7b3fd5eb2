"""Animals that fly."""

from __future__ import annotations

from stickgen.catalog.animals.animal import AnimalKind
from stickgen.catalog.animals.bodies import FourLegged, TwoLegged, four_legs, two_legs, wings
from stickgen.catalog.animals.cover import At, Cover, Fixed, Flesh, Web
from stickgen.catalog.animals.covers import (
    SIDES,
    ears,
    eyes,
    four_limbs,
    mirrored,
    snout,
    tail,
)
from stickgen.catalog.piece import curve, plane, tube

_BIRD = TwoLegged(
    hip=0.17, width=0.045, knee=(0.05, 0.13, 0.045), ankle=(0.045, 0.085, -0.015), toe=0.03,
    chest=(0.27, 0.09), neck=(0.33, 0.11), head=(0.38, 0.13), nose=(0.365, 0.265),
    eye=(0.05, 0.02, 0.045), tail=((0.16, -0.14), (0.15, -0.28)),
    arm=((0.05, 0.29, 0.08), (0.2, 0.33, 0.04), (0.36, 0.32, 0.06), (0.55, 0.29, -0.04)),
).joints()  # fmt: skip
_DUCK = TwoLegged(
    hip=0.15, width=0.06, knee=(0.065, 0.12, 0.03), ankle=(0.06, 0.075, -0.02), toe=0.03,
    chest=(0.22, 0.16), neck=(0.29, 0.19), head=(0.44, 0.23), nose=(0.41, 0.4),
    eye=(0.05, 0.025, 0.045), tail=((0.21, -0.17), (0.25, -0.26)),
    arm=((0.08, 0.25, 0.13), (0.22, 0.28, 0.1), (0.36, 0.27, 0.1), (0.5, 0.24, 0.0)),
).joints()  # fmt: skip
_DRAGON = FourLegged(
    hip=0.8, shoulder=0.78, length=0.95, width=0.17,
    neck=(1.02, 0.58), head=(1.52, 0.86), nose=(1.42, 1.22),
    eye=(0.09, 0.09, 0.1), ear=(0.09, 0.15, -0.12),
    tail=((0.8, -0.75), (0.62, -1.02), (0.48, -1.28), (0.46, -1.54), (0.58, -1.76)),
).joints()  # fmt: skip
_WING = {
    "wing1": (0.14, 1.08, 0.34), "wing2": (0.62, 1.5, 0.2), "wing3": (1.3, 1.42, 0.3),
    "wing4": (1.1, 1.0, -0.2), "wing5": (0.68, 0.92, -0.36),
}  # fmt: skip
_FOLDED_WING = (
    (0.14, 0.05, 0.28), (0.26, 0.52, -0.12), (0.24, 0.28, -0.72), (0.22, 0.0, -0.62),
    (0.2, -0.04, -0.3),
)  # fmt: skip


def _with_wings() -> tuple[tuple[str, str, tuple[float, float, float]], ...]:
    joints = list(_DRAGON)
    parents = ("spine3", "wing1", "wing2", "wing2", "wing2")
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for (name, (x, y, z)), parent in zip(_WING.items(), parents, strict=True):
            up = parent if parent == "spine3" else f"{side}_{parent}"
            joints.append((f"{side}_{name}", up, (sign * x, y, z)))
    return tuple(joints)


_WINGED = _with_wings()


def _feathers(side: str, fill: str) -> Web:
    """A wing whose trailing edge is drawn between its joints and the root of the tail."""
    corners: tuple[At, ...] = (
        f"{side}_shoulder",
        f"{side}_elbow",
        f"{side}_wrist",
        f"{side}_hand",
        (f"{side}_wrist", "tail1", 0.36),
        (f"{side}_elbow", "tail1", 0.55),
        (f"{side}_shoulder", "tail1", 0.72),
    )
    return Web(corners, fill, smooth=True, lift=0.03)


def _bird() -> Cover:
    beak = (
        plane([(0, 0.4, 0.19), (0, 0.372, 0.275), (0, 0.362, 0.19)], "#e8a12f", lift=0.02),
        plane([(0, 0.364, 0.19), (0, 0.36, 0.255), (0, 0.342, 0.185)], "#d98b20", lift=0.01),
    )
    fan = Web(("tail1", ("tail1", "left_hip", -0.9), "tail2", ("tail1", "right_hip", -0.9)),
              "#2b5f92", lift=-0.02)  # fmt: skip
    return [
        fan,
        Flesh(("pelvis", "tail1", "tail2"), (0.05, 0.045, 0.03), "#2b5f92", lift=-0.03),
        *_thin_legs("#e08b2c", 0.013),
        Flesh(("pelvis", ("pelvis", "spine3", 0.5), "spine3", "neck", "head"),
              (0.07, 0.1, 0.105, 0.085, 0.075)),
        Flesh((("spine3", "pelvis", 0.15), ("spine3", "pelvis", 0.5)), (0.075, 0.065), "#f2d9b0",
              line=0.0),
        Fixed(("head", "nose"), beak[:1]),
        Fixed(("head", "nose"), beak[1:], hinge=(0.36, 0.19)),
        Flesh(("head",), (0.078,), seam=(("head", "neck", 0.5), 0.07)),
        *eyes(_BIRD, 0.015),
        *(_feathers(side, "#2b5f92") for side in SIDES),
    ]  # fmt: skip


def _thin_legs(color: str, radius: float) -> Cover:
    """Shanks and three toes of a bird."""
    legs: list[Flesh] = []
    for side in SIDES:
        ankle, foot = f"{side}_ankle", f"{side}_foot"
        legs.append(Flesh((f"{side}_knee", ankle, foot), (radius, radius, radius), color, line=0.6))
        legs.append(Flesh((foot, (foot, f"{side}_toe", 1.0)), (radius, radius), color, line=0.6))
    return legs


def _duck() -> Cover:
    bill = (
        plane(curve([(0, 0.455, 0.3), (0.05, 0.43, 0.36), (0.045, 0.415, 0.42), (0, 0.41, 0.43),
                     (-0.045, 0.415, 0.42), (-0.05, 0.43, 0.36)], 3, closed=True), "#f0962a"),
        plane(curve([(0, 0.42, 0.29), (0.045, 0.4, 0.35), (0, 0.395, 0.41), (-0.045, 0.4, 0.35)], 3,
                    closed=True), "#d97f1c"),
        tube([(0, 0.43, 0.28), (0, 0.42, 0.36), (0, 0.412, 0.42)], [0.035, 0.026, 0.024], "#f0962a",
             line=0.8, lift=0.02),
    )  # fmt: skip
    return [
        Flesh(("pelvis", "tail1", "tail2"), (0.07, 0.06, 0.018), lift=-0.02),
        *_thin_legs("#f0962a", 0.017),
        Flesh(("pelvis", ("pelvis", "spine3", 0.5), "spine3"), (0.1, 0.135, 0.12)),
        Flesh(
            ("spine3", "neck", "head"), (0.09, 0.058, 0.055), seam=(("spine3", "neck", 0.05), 0.09)
        ),
        Fixed(("head", "nose"), bill[1:2], hinge=(0.42, 0.28)),
        Fixed(("head", "nose"), bill[2:]),
        Flesh(("head",), (0.08,), seam=(("head", "neck", 0.4), 0.055)),
        *eyes(_DUCK, 0.015),
        *(_feathers(side, "#d9b13b") for side in SIDES),
    ]


def _membrane(side: str) -> tuple[Flesh | Web, ...]:
    """A wing of skin between fingers, and its bones."""
    names = [f"{side}_wing{i}" for i in range(1, 6)]
    one, two, three, four, five = names
    corners: tuple[At, ...] = (
        one, two, three, ((three, four, 0.5)), four, (four, five, 0.5), five,
        (five, "spine1", 0.5), "spine2",
    )  # fmt: skip
    return (
        Web(corners, "#c76b4a"),
        Flesh((one, two, three), (0.05, 0.035, 0.02), lift=0.02),
        Flesh((two, four), (0.022, 0.012), line=0.7, lift=0.02),
        Flesh((two, five), (0.022, 0.012), line=0.7, lift=0.02),
    )


def _dragon() -> Cover:
    horn = tube(curve([(0.07, 1.6, 0.8), (0.1, 1.72, 0.7), (0.11, 1.8, 0.56)], 4),
                [0.035] * 4 + [0.024] * 4 + [0.012], "#efe3c8", line=0.8)  # fmt: skip
    ear = ((0.0, -0.04, 0.04), (0.05, 0.0, 0.0), (0.09, 0.04, -0.08), (0.02, 0.0, -0.03))
    spikes = [
        Fixed(bone, (plane([(0, y, z + 0.07), (0, y + h, z - 0.06), (0, y, z - 0.08)], "#e0b23c",
                           lift=-0.02),))
        for bone, y, z, h in (
            (("neck", "head"), 1.5, 0.68, 0.13), (("neck", "head"), 1.28, 0.52, 0.14),
            (("spine3", "neck"), 1.12, 0.34, 0.15), (("spine1", "spine3"), 1.04, 0.02, 0.15),
            (("spine1", "spine3"), 1.03, -0.3, 0.15), (("tail1", "tail2"), 0.8, -0.86, 0.13),
            (("tail2", "tail3"), 0.62, -1.14, 0.11), (("tail3", "tail4"), 0.52, -1.4, 0.09),
        )
    ]  # fmt: skip
    barb = plane(
        [(0, 0.52, -1.68), (0, 0.72, -1.72), (0, 0.72, -1.98), (0, 0.54, -1.84)], "#e0b23c"
    )
    return [
        *four_limbs((0.15, 0.1, 0.055, 0.06), (0.12, 0.085, 0.055, 0.06)),
        *spikes,
        Fixed(("tail4", "tail5"), (barb,)),
        tail(5, (0.15, 0.13, 0.1, 0.075, 0.055, 0.03)),
        Flesh(
            ("pelvis", ("spine1", "spine2", 0.5), "spine3", ("neck", "spine3", 0.15), "head"),
            (0.19, 0.22, 0.2, 0.13, 0.085),
        ),
        *snout(_DRAGON, (0.125, 0.085, 0.062), drop=0.01),
        *(Fixed(("head", "nose"), half) for half in mirrored((horn,))),
        *ears(_DRAGON, ear),
        *eyes(_DRAGON, 0.022, iris="#c43a2a", white=True),
        *(part for side in SIDES for part in _membrane(side)),
    ]


RECORDS = (
    AnimalKind(
        name="bird", gallery="a blue bird with an orange beak", color="#4f93d2",
        plan="biped", joints=_BIRD, cover=_bird, legs=two_legs(),
        wings=wings(
            ("shoulder", "elbow", "wrist", "hand"),
            ((0.07, 0.03, 0.0), (0.09, -0.05, -0.09), (0.085, 0.0, -0.02), (0.06, -0.09, -0.3)),
        ),
        tail=("tail1", "tail2"), gaits=("walk", "hop", "hop"), flies=True, head_radius=0.09,
        stout=0.11, beat=4.0,
    ),
    AnimalKind(
        name="duck", gallery="a yellow duck with an orange bill", color="#f2cf55",
        plan="biped", joints=_DUCK, cover=_duck, legs=two_legs(),
        wings=wings(
            ("shoulder", "elbow", "wrist", "hand"),
            ((0.1, 0.03, 0.0), (0.13, -0.04, -0.12), (0.125, 0.01, -0.04), (0.09, -0.02, -0.36)),
        ),
        tail=("tail1", "tail2"), gaits=("waddle", "waddle", "waddle"), flies=True,
        head_radius=0.1, stout=0.13, beat=5.0,
    ),
    AnimalKind(
        name="dragon", gallery="a green dragon with wings, horns and spikes", color="#4f8f4a",
        plan="quadruped", joints=_WINGED, cover=_dragon, legs=four_legs(),
        wings=wings(tuple(_WING), _FOLDED_WING),
        tail=("tail1", "tail2", "tail3", "tail4", "tail5"), flies=True, head_radius=0.2,
        stout=0.24, beat=1.6, raised=0.45,
    ),
)  # fmt: skip
