"""Covers that several animals share."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.animals.animal import Joint, Point
from stickgen.catalog.animals.cover import At, Cover, Fixed, Flesh
from stickgen.catalog.piece import MAIN, Piece, Pieces, ball, curve, line, moved, plane

DARK = "#2b2522"
_EYE_LINE = 0.25
_INWARD = {"hip": "pelvis", "shoulder": "spine3"}
"""Root of a limb → the joint of the spine towards which it grows into the trunk."""
SIDES = ("left", "right")


def mirrored(pieces: Pieces) -> tuple[Pieces, Pieces]:
    """Pieces of the left side, and the same on the right."""
    return pieces, moved(pieces, flip=True)


def trunk(
    rump: float,
    belly: float,
    chest: float,
    neck: float,
    head: float,
    *,
    up: At = "head",
    fill: str = MAIN,
) -> Flesh:
    """Trunk and neck in one, by their radii."""
    return Flesh(
        ("pelvis", ("spine1", "spine2", 0.5), "spine3", ("neck", "spine3", 0.15), up),
        (rump, belly, chest, neck, head),
        fill,
    )


def limb(
    chain: tuple[str, ...], radii: tuple[float, ...], *, fill: str = MAIN, lift: float = 0.0
) -> tuple[Flesh, Flesh]:
    """The same limb on both sides; it grows out of the trunk without a seam."""
    left, right = (
        Flesh(
            tuple(f"{side}_{name}" for name in chain),
            radii,
            fill,
            seam=((f"{side}_{chain[0]}", _INWARD[chain[0]], 0.42), 0.9 * radii[0]),
            lift=lift,
        )
        for side in SIDES
    )
    return left, right


def four_limbs(
    hind: tuple[float, float, float, float], fore: tuple[float, float, float, float]
) -> tuple[Flesh, ...]:
    """Four legs by the radii of hip, knee, hock and paw, and of shoulder to paw."""
    return (
        *limb(("hip", "knee", "ankle", "foot"), hind),
        *limb(("shoulder", "elbow", "wrist", "hand"), fore),
    )


def at(joints: tuple[Joint, ...], name: str) -> Point:
    """Where a joint is in the rest pose."""
    return next(point for joint, _, point in joints if joint == name)


def eyes(
    joints: tuple[Joint, ...], radius: float, *, iris: str = DARK, white: bool = False
) -> Cover:
    """Eyes on both sides, open and shut."""
    x, y, z = at(joints, "left_eye")
    r = radius
    opened: list[Piece] = [ball((x, y, z), r, iris, line=_EYE_LINE, lift=0.02 + r)]
    if white:
        opened = [
            ball((x, y, z), 1.7 * r, "#ffffff", line=_EYE_LINE, lift=0.02 + r),
            ball((x, y, z + 0.4 * r), r, iris, line=0.0, lift=0.04 + 2 * r),
        ]
    shine = (x, y + 0.35 * r, z + 0.35 * r)
    glint = ball(shine, 0.32 * r, "#ffffff", line=0.0, lift=0.06 + 2 * r)
    corners = [(x, y + h * r, z + d * r) for h, d in ((0.2, -1.5), (-0.6, 0.0), (0.2, 1.5))]
    lid = line(curve(corners, 4), 0.6, lift=0.04)
    return [
        *(Fixed(("head", "nose"), side, when="open") for side in mirrored((*opened, glint))),
        *(Fixed(("head", "nose"), side, when="shut") for side in mirrored((lid,))),
    ]


def snout(
    joints: tuple[Joint, ...],
    sizes: tuple[float, float, float],
    *,
    drop: float = 0.0,
    lift: float = 0.0,
    nose: str = DARK,
    nose_size: float = 0.0,
    fill: str = MAIN,
    inside: str = "#8c3b3b",
) -> Cover:
    """A head: skull and upper jaw, a lower jaw that opens, and the tip of the nose.

    Args:
        joints: the skeleton.
        sizes: radii of the skull, of the muzzle, and at the nose.
        drop: by which the lower jaw lies below the line from head to nose.
        lift: metres by which the head counts as nearer.
        nose, nose_size: colour and radius of its tip; 0: none.
        fill: of the muzzle.
        inside: colour of the mouth.
    """
    skull, muzzle, tip = sizes
    _, hy, hz = at(joints, "head")
    _, ny, nz = at(joints, "nose")
    low = max(muzzle, tip) * 0.55 + drop
    path = curve(
        [(0.0, hy - 0.35 * skull - low * 0.4, hz + 0.3 * skull),
         (0.0, (hy + ny) / 2 - low, (hz + nz) / 2), (0.0, ny - low, nz - 0.25 * tip)], 4,
    )  # fmt: skip
    thick = curve([(0.62 * skull,), (0.62 * muzzle,), (0.72 * tip,)], 4)[:, 0]
    jaw = Piece(path, fill, thick, line=0.8, lift=lift)
    mouth = Piece(path + [0.0, 0.25 * tip, -0.04], inside, 0.8 * thick, line=0.0, lift=lift)
    cover: list[Flesh | Fixed] = [
        Fixed(("head", "nose"), (mouth, jaw), hinge=(hy - 0.3 * skull, hz)),
        Flesh(("head", ("head", "nose", 0.12)), (skull, skull * 0.98),
              seam=(("head", "neck", 0.3), 0.75 * skull) if not lift else None, lift=lift),
        Flesh((("head", "nose", 0.35), ("head", "nose", 0.7), "nose"), (muzzle, muzzle * 0.9, tip),
              fill, seam=(("head", "nose", 0.2), 1.2 * muzzle), lift=lift + 0.01),
    ]  # fmt: skip
    if nose_size:
        end = ball(
            (0.0, ny + 0.55 * tip, nz + 0.75 * tip), nose_size, nose, line=0.4, lift=lift + 0.05
        )
        cover.append(Fixed(("head", "nose"), (end,)))
    return cover


def ears(
    joints: tuple[Joint, ...],
    outline: tuple[tuple[float, float, float], ...],
    fill: str = MAIN,
    *,
    inner: str = "",
    lift: float = 0.02,
) -> Cover:
    """Flat ears that hang on the joint ``ear``; the outline of the left one is relative to it."""
    x, y, z = at(joints, "left_ear")
    shape = curve([(x + a, y + b, z + c) for a, b, c in outline], 4, closed=True)
    pieces: Pieces = (plane(shape, fill, lift=lift),)
    if inner:
        middle = shape.mean(axis=0)
        small = middle + 0.55 * (shape - middle) + [0.0, 0.0, 0.004]
        pieces = (*pieces, Piece(small, inner, line=0.0, over=True))
    return [
        Fixed(("head", f"{side}_ear"), half)
        for side, half in zip(SIDES, mirrored(pieces), strict=True)
    ]


def cones(
    joints: tuple[Joint, ...],
    base: Point,
    tip: Point,
    radii: tuple[float, float],
    *,
    fill: str = MAIN,
    inner: str = "",
) -> Cover:
    """Ears that show from every side; base and tip of the left one are relative to joint ``ear``.

    Args:
        joints: the skeleton.
        base, tip: metres.
        radii: in the lower half, and at the tip.
        fill, inner: colours of the outside and the inside; no inside where it is empty.
    """
    ear = np.array(at(joints, "left_ear"))
    start, end = ear + base, ear + tip
    path = curve(np.stack([start, 0.6 * start + 0.4 * end, end]), 4)
    thick = curve([(0.8 * radii[0],), (radii[0],), (radii[1],)], 4)[:, 0]
    pieces: Pieces = (Piece(path, fill, thick, lift=-0.01),)
    if inner:
        front = path + [0.0, 0.0, 0.7 * radii[0]]
        pieces = (*pieces, Piece(front, inner, 0.5 * thick, line=0.0))
    return [
        Fixed(("head", f"{side}_ear"), half)
        for side, half in zip(SIDES, mirrored(pieces), strict=True)
    ]


def tail(count: int, radii: tuple[float, ...], *, fill: str = MAIN, root: float = 0.0) -> Flesh:
    """A tail from the pelvis over ``count`` joints."""
    along = ("pelvis", *(f"tail{i}" for i in range(1, count + 1)))
    return Flesh(along, radii, fill, seam=(("pelvis", "tail1", 0.4), root or radii[0]), lift=-0.01)
