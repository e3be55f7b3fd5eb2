"""Fish, spider and butterfly."""

from __future__ import annotations

from stickgen.catalog.animals.animal import AnimalKind, Joint, Leg, Point
from stickgen.catalog.animals.bodies import bare, wings
from stickgen.catalog.animals.cover import Cover, Fixed, Flesh, Web
from stickgen.catalog.animals.covers import (
    DARK,
    SIDES,
    at,
    eyes,
    mirrored,
)
from stickgen.catalog.piece import ball, curve, line, plane

_SIGNS = (("left", 1.0), ("right", -1.0))


def _spider_joints() -> tuple[Joint, ...]:
    points: dict[str, Point] = {
        "pelvis": (0.0, 0.19, -0.08), "spine1": (0.0, 0.19, -0.04), "spine2": (0.0, 0.19, 0.0),
        "spine3": (0.0, 0.19, 0.04), "neck": (0.0, 0.19, 0.07),
    }  # fmt: skip
    names = (
        ("shoulder", "elbow", "wrist"), ("leg2a", "leg2b", "leg2c"), ("leg3a", "leg3b", "leg3c"),
        ("hip", "knee", "ankle"),
    )  # fmt: skip
    fan = ((0.06, 0.24), (0.02, 0.08), (-0.02, -0.1), (-0.06, -0.28))  # z of root and foot
    extra: dict[str, str] = {}
    for side, sign in _SIGNS:
        for (a, b, c), (near, far) in zip(names, fan, strict=True):
            out = 0.36 - 0.35 * abs(far)
            points[f"{side}_{a}"] = (sign * 0.05, 0.18, near)
            points[f"{side}_{b}"] = (sign * (0.05 + 0.5 * out), 0.36, (near + far) / 2)
            points[f"{side}_{c}"] = (sign * (0.05 + out), 0.015, far * 1.25)
            if a.startswith("leg"):
                extra |= {f"{side}_{a}": "spine2", f"{side}_{b}": f"{side}_{a}",
                          f"{side}_{c}": f"{side}_{b}"}  # fmt: skip
        points[f"{side}_foot"] = points[f"{side}_ankle"]
    return bare(points, head=(0.0, 0.2, 0.1), nose=(0.0, 0.19, 0.17), eye=(0.03, 0.04, 0.05),
                 tail=(), extra=extra)  # fmt: skip


def _spider_legs() -> tuple[Leg, ...]:
    chains = (
        ("shoulder", "elbow", "wrist"), ("leg2a", "leg2b", "leg2c"), ("leg3a", "leg3b", "leg3c"),
        ("hip", "knee", "ankle"),
    )  # fmt: skip
    return tuple(
        Leg(tuple(f"{side}_{name}" for name in chain), f"{side}_{number}", (0.2 * sign, 1.0, 0.0))
        for side, sign in _SIGNS
        for number, chain in enumerate(chains, start=1)
    )


def _fish_joints() -> tuple[Joint, ...]:
    points: dict[str, Point] = {
        "pelvis": (0.0, 0.2, -0.08), "spine1": (0.0, 0.2, -0.02), "spine2": (0.0, 0.2, 0.04),
        "spine3": (0.0, 0.2, 0.1), "neck": (0.0, 0.2, 0.15),
        "fin1": (0.0, 0.33, 0.08), "fin2": (0.0, 0.4, -0.05), "fin3": (0.0, 0.3, -0.16),
        "fluke1": (0.0, 0.34, -0.43), "fluke2": (0.0, 0.06, -0.43), "keel": (0.0, 0.05, -0.08),
    }  # fmt: skip
    for side, sign in _SIGNS:
        points |= {
            f"{side}_shoulder": (sign * 0.07, 0.17, 0.11),
            f"{side}_elbow": (sign * 0.1, 0.13, 0.05),
            f"{side}_wrist": (sign * 0.12, 0.09, 0.0),
        }  # fmt: skip
    extra = {"fin1": "spine3", "fin2": "spine1", "fin3": "pelvis", "keel": "pelvis",
             "fluke1": "tail2", "fluke2": "tail2"}  # fmt: skip
    return bare(points, head=(0.0, 0.2, 0.2), nose=(0.0, 0.19, 0.31), eye=(0.062, 0.035, 0.015),
                 tail=((0.2, -0.2), (0.2, -0.3)), extra=extra)  # fmt: skip


_BUTTERFLY_WING: dict[str, Point] = {
    "wing1": (0.015, 0.14, 0.03), "wing2": (0.17, 0.14, 0.19), "wing3": (0.3, 0.14, 0.13),
    "wing4": (0.2, 0.14, -0.01), "wing5": (0.19, 0.14, -0.15), "wing6": (0.07, 0.14, -0.16),
}  # fmt: skip


def _butterfly_joints() -> tuple[Joint, ...]:
    points: dict[str, Point] = {
        "pelvis": (0.0, 0.12, -0.06), "spine1": (0.0, 0.125, -0.03), "spine2": (0.0, 0.13, 0.0),
        "spine3": (0.0, 0.135, 0.03), "neck": (0.0, 0.14, 0.05),
    }  # fmt: skip
    extra: dict[str, str] = {}
    for side, sign in _SIGNS:
        for name, (x, y, z) in _BUTTERFLY_WING.items():
            points[f"{side}_{name}"] = (sign * x, y, z)
            extra[f"{side}_{name}"] = "spine3" if name == "wing1" else f"{side}_wing1"
    return bare(points, head=(0.0, 0.145, 0.075), nose=(0.0, 0.14, 0.105), eye=(0.02, 0.01, 0.012),
                 tail=((0.11, -0.11),), extra=extra)  # fmt: skip


_SPIDER, _FISH, _BUTTERFLY = _spider_joints(), _fish_joints(), _butterfly_joints()


def _fish() -> Cover:
    stripes = [
        Fixed(bone, (plane(curve([(0.0, y, z), (0.0, y - 0.11, z + 0.03), (0.0, y - 0.22, z),
                                  (0.0, y - 0.22, z - 0.035), (0.0, y - 0.11, z - 0.01),
                                  (0.0, y, z - 0.035)], 3, closed=True), "#fbf3e2", line=0.5,
                           lift=0.16),))
        for bone, y, z in ((("spine3", "neck"), 0.31, 0.12), (("spine1", "spine2"), 0.31, -0.05))
    ]  # fmt: skip
    return [
        Web(("tail2", "fluke1", ("fluke1", "fluke2", 0.5), "fluke2"), "#c9541f"),
        Web(("fin1", "fin2", "fin3", "spine1"), "#c9541f", smooth=True, lift=-0.02),
        Web(("keel", ("pelvis", "spine1", 0.5), "tail1"), "#c9541f", lift=-0.02),
        Flesh(("nose", "head", "spine3", "spine1", "pelvis", "tail1", "tail2"),
              (0.045, 0.115, 0.135, 0.13, 0.1, 0.055, 0.03)),
        *stripes,
        *(Web((f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist",
               (f"{side}_wrist", "spine3", 0.5)), "#c9541f", smooth=True, lift=0.1)
          for side in SIDES),
        Fixed(("head", "nose"), (line(curve([(0.02, 0.17, 0.345), (0.03, 0.155, 0.3),
                                             (0.055, 0.16, 0.26)], 4), 0.6, lift=0.1),)),
        *eyes(_FISH, 0.019, white=True),
    ]  # fmt: skip


def _spider() -> Cover:
    legs = [
        Flesh(tuple(f"{side}_{name}" for name in chain), (0.026, 0.022, 0.01), lift=0.0)
        for side in SIDES
        for chain in (
            ("shoulder", "elbow", "wrist"), ("leg2a", "leg2b", "leg2c"),
            ("leg3a", "leg3b", "leg3c"), ("hip", "knee", "ankle"),
        )
    ]  # fmt: skip
    x, y, z = at(_SPIDER, "left_eye")
    small = (ball((x + 0.022, y + 0.02, z - 0.02), 0.013, "#ffffff", line=0.25, lift=0.05),)
    return [
        *legs,
        Flesh((("pelvis", "spine3", -0.55), "pelvis"), (0.12, 0.11), lift=0.02),
        Flesh(("head",), (0.085,), lift=0.05),
        *(Fixed(("head", "nose"), half) for half in mirrored(small)),
        *eyes(_SPIDER, 0.014, white=True),
    ]


def _butterfly() -> Cover:
    def wing(side: str) -> list[Web]:
        one, two, three, four, five, six = (f"{side}_wing{i}" for i in range(1, 7))
        return [
            Web((one, (four, five, 0.3), five, six), "#e8892b", smooth=True),
            Web((one, two, three, four), smooth=True, lift=0.004),
            Web(((one, three, 0.5), (two, three, 0.5), (three, four, 0.4)), "#fbe3b0", smooth=True,
                lift=0.02),
            Web(((one, five, 0.5), (five, four, 0.25), (five, six, 0.3)), "#fbe3b0", smooth=True,
                lift=0.02),
        ]  # fmt: skip

    feelers = (
        line(
            curve([(0.008, 0.16, 0.09), (0.03, 0.2, 0.13), (0.06, 0.22, 0.14)], 4), 0.6, lift=0.02
        ),
        ball((0.06, 0.22, 0.14), 0.009, DARK, line=0.3),
    )
    return [
        *(web for side in SIDES for web in wing(side)),
        Flesh(
            ("tail1", "pelvis", "spine3", "neck"), (0.012, 0.02, 0.024, 0.018), "#3b3340", lift=0.03
        ),
        Flesh(("head",), (0.028,), "#3b3340", lift=0.03),
        *(Fixed(("head", "nose"), half) for half in mirrored(feelers)),
        *eyes(_BUTTERFLY, 0.006, white=True),
    ]


RECORDS = (
    AnimalKind(
        name="fish", gallery="an orange fish with white stripes; above a floor it swims in the air",
        color="#f0812e", plan="fish", joints=_FISH, cover=_fish, tail=("tail1", "tail2"),
        flies=True, head_radius=0.12, stout=0.14,
    ),
    AnimalKind(
        name="spider", gallery="a dark spider with eight legs, drawn larger than life",
        color="#4b4358", plan="spider", joints=_SPIDER, cover=_spider, legs=_spider_legs(),
        gaits=("scuttle", "scuttle", "scuttle"), head_radius=0.09, stout=0.1,
    ),
    AnimalKind(
        name="butterfly", gallery="a butterfly with violet and orange wings, larger than life",
        color="#8a63c9", plan="butterfly", joints=_BUTTERFLY, cover=_butterfly,
        wings=wings(
            tuple(_BUTTERFLY_WING),
            ((0.012, 0.0, 0.0), (0.02, 0.16, 0.14), (0.03, 0.29, 0.06), (0.02, 0.19, -0.06),
             (0.02, 0.16, -0.2), (0.012, 0.05, -0.2)),
        ),
        tail=("tail1",), flies=True, head_radius=0.04, stout=0.03, beat=3.5, raised=0.75,
    ),
)  # fmt: skip
