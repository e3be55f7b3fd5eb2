"""Rest poses of animals from a few measures, in metres."""

from __future__ import annotations

from dataclasses import dataclass

from stickgen.catalog.animals.animal import Joint, Leg, Point, Wing
from stickgen.skeleton import JOINTS, PARENTS

_SIDES = (("left", 1.0), ("right", -1.0))


def skeleton(points: dict[str, Point], extra: dict[str, str]) -> tuple[Joint, ...]:
    """The homologues of a person's joints, then further ones.

    Args:
        points: every joint of ``skeleton.JOINTS`` and every one of ``extra``.
        extra: further joints → their parents.
    """
    own = [(name, JOINTS[p] if p >= 0 else "") for name, p in zip(JOINTS, PARENTS, strict=True)]
    return tuple((name, parent, points[name]) for name, parent in [*own, *extra.items()])


def between(a: Point, b: Point, share: float) -> Point:
    """The point at a share of the way."""
    return (
        a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), a[2] + share * (b[2] - a[2]),
    )  # fmt: skip


def head_and_tail(
    points: dict[str, Point],
    head: tuple[float, float],
    nose: tuple[float, float],
    eye: Point,
    ear: Point,
    tail: tuple[tuple[float, float], ...],
) -> dict[str, str]:
    """Add nose, eyes, ears and tail to ``points``; returns the parents of these joints.

    Args:
        head, nose: y, z.
        eye, ear: of the left one, from the head.
        tail: y, z of its joints from the root.
    """
    points["head"] = (0.0, *head)
    points["nose"] = (0.0, *nose)
    parents = {"nose": "head"}
    for side, sign in _SIDES:
        for name, (x, y, z) in (("eye", eye), ("ear", ear)):
            points[f"{side}_{name}"] = (sign * x, head[0] + y, head[1] + z)
            parents[f"{side}_{name}"] = "head"
    before = "pelvis"
    for number, (y, z) in enumerate(tail, start=1):
        points[f"tail{number}"] = (0.0, y, z)
        parents[f"tail{number}"] = before
        before = f"tail{number}"
    return parents


def bare(
    points: dict[str, Point],
    *,
    head: Point,
    nose: Point,
    eye: Point,
    tail: tuple[tuple[float, float], ...],
    extra: dict[str, str],
) -> tuple[Joint, ...]:
    """A skeleton most of whose homologous joints lie at the trunk, where no others are given."""
    parents = head_and_tail(points, head[1:], nose[1:], eye, eye, tail)
    for name in JOINTS:
        if name not in points:
            side = {"left": 0.03, "right": -0.03}.get(name.split("_")[0], 0.0)
            near = "spine3" if name.endswith(("collar", "shoulder", "elbow", "wrist")) else "pelvis"
            _, y, z = points[near]
            points[name] = (side, y, z)
    return skeleton(points, parents | extra)


@dataclass(frozen=True, kw_only=True)
class FourLegged:
    """A body on four legs whose middle is over the origin.

    Attributes:
        hip, shoulder: heights.
        length: from hip to shoulder.
        width: half the distance between two legs.
        neck, head, nose: y, z.
        eye, ear, tail: as in ``head_and_tail``.
        hock: height of the hock, times the hip's.
        fold: how far knee and hock stand out, times the hip's height.
    """

    hip: float
    shoulder: float
    length: float
    width: float
    neck: tuple[float, float]
    head: tuple[float, float]
    nose: tuple[float, float]
    eye: Point
    ear: Point
    tail: tuple[tuple[float, float], ...]
    hock: float = 0.27
    fold: float = 0.13

    def joints(self) -> tuple[Joint, ...]:
        """The skeleton."""
        length, shoulder = self.length, self.shoulder
        back, front = -length / 2, length / 2
        pelvis = (0.0, self.hip * 1.06, back)
        points: dict[str, Point] = {"pelvis": pelvis, "neck": (0.0, *self.neck)}
        chest = (0.0, shoulder * 1.03, front - 0.12 * length)
        for name, share in (("spine1", 0.33), ("spine2", 0.67), ("spine3", 1.0)):
            points[name] = between(pelvis, chest, share)
        for side, sign in _SIDES:
            points |= self._legs(side, sign * self.width, back, front)
        extra = {f"{side}_hand": f"{side}_wrist" for side, _ in _SIDES}
        more = head_and_tail(points, self.head, self.nose, self.eye, self.ear, self.tail)
        return skeleton(points, extra | more)

    def _legs(self, side: str, x: float, back: float, front: float) -> dict[str, Point]:
        hip, shoulder, fold = self.hip, self.shoulder, self.fold
        return {
            f"{side}_collar": (x / 2, shoulder, front - 0.05 * self.length),
            f"{side}_shoulder": (x, shoulder * 0.92, front),
            f"{side}_elbow": (x, shoulder * 0.53, front - fold * 0.75 * shoulder),
            f"{side}_wrist": (x, shoulder * 0.2, front),
            f"{side}_hand": (x, 0.02, front + 0.03 * shoulder),
            f"{side}_hip": (x, hip * 0.95, back),
            f"{side}_knee": (x, hip * 0.57, back + fold * hip),
            f"{side}_ankle": (x, hip * self.hock, back - fold * hip),
            f"{side}_foot": (x, 0.02, back - 0.2 * fold * hip),
        }


@dataclass(frozen=True, kw_only=True)
class TwoLegged:
    """A body on two legs, its hips over the origin: birds and dinosaurs.

    Attributes:
        hip: height.
        width: half the distance between the legs.
        knee, ankle: of the left leg.
        toe: z of its sole.
        chest, neck, head, nose: y, z.
        eye: of the left one, from the head.
        tail: y, z of its joints.
        arm: of the left arm or wing, spread: shoulder, elbow, wrist and tip.
    """

    hip: float
    width: float
    knee: Point
    ankle: Point
    toe: float
    chest: tuple[float, float]
    neck: tuple[float, float]
    head: tuple[float, float]
    nose: tuple[float, float]
    eye: Point
    tail: tuple[tuple[float, float], ...]
    arm: tuple[Point, Point, Point, Point]

    def joints(self) -> tuple[Joint, ...]:
        """The skeleton."""
        pelvis, front = (0.0, self.hip, 0.0), (0.0, *self.chest)
        points: dict[str, Point] = {"pelvis": pelvis, "neck": (0.0, *self.neck)}
        for name, share in (("spine1", 0.33), ("spine2", 0.67), ("spine3", 1.0)):
            points[name] = between(pelvis, front, share)
        left = {
            "hip": (self.width, self.hip * 0.97, 0.0), "knee": self.knee, "ankle": self.ankle,
            "foot": (self.width, 0.02, self.toe),
            "toe": (self.width, 0.015, self.toe + 0.16 * self.hip),
            "shoulder": self.arm[0], "elbow": self.arm[1], "wrist": self.arm[2],
            "hand": self.arm[3], "collar": between(front, self.arm[0], 0.5),
        }  # fmt: skip
        extra: dict[str, str] = {}
        for side, sign in _SIDES:
            points |= {f"{side}_{name}": (sign * x, y, z) for name, (x, y, z) in left.items()}
            extra |= {f"{side}_hand": f"{side}_wrist", f"{side}_toe": f"{side}_foot"}
        ear = (self.eye[0], self.eye[1] + 0.4 * self.eye[0], self.eye[2])
        more = head_and_tail(points, self.head, self.nose, self.eye, ear, self.tail)
        return skeleton(points, extra | more)


def four_legs(*, claws: bool = False) -> tuple[Leg, ...]:
    """The legs of ``FourLegged``: elbows bend backwards, knees forwards."""
    out = 0.35 if claws else 0.12
    return tuple(
        Leg(
            tuple(f"{side}_{name}" for name in chain),
            f"{side}_{end}",
            (sign * out, 0.0, bend),
        )
        for side, sign in _SIDES
        for end, chain, bend in (
            ("hind", ("hip", "knee", "ankle", "foot"), 1.0),
            ("fore", ("shoulder", "elbow", "wrist", "hand"), -1.0),
        )
    )


def two_legs() -> tuple[Leg, ...]:
    """The legs of ``TwoLegged``."""
    chain = ("hip", "knee", "ankle", "foot")
    return tuple(
        Leg(tuple(f"{side}_{name}" for name in chain), f"{side}_hind", (0.0, 0.0, 1.0))
        for side, _ in _SIDES
    )


def wings(names: tuple[str, ...], folded: tuple[Point, ...]) -> tuple[Wing, Wing]:
    """Both wings.

    Args:
        names: of the joints, without their side, from the trunk to the tip.
        folded: where those of the left wing are while it is folded, from ``spine3``.
    """
    left, right = (
        Wing(
            tuple(f"{side}_{name}" for name in names),
            tuple((sign * x, y, z) for x, y, z in folded),
        )
        for side, sign in _SIDES
    )
    return left, right
