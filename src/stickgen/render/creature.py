"""The body of an animal: what covers its skeleton, moved with the joints.

Flesh and webs are curves through joints, so their points are sums of joints with fixed weights;
parts of the head are rigid. All frames are computed at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.animals import ANIMALS
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.catalog.animals.cover import At, Fixed, Flesh, Web
from stickgen.catalog.piece import Piece, Pieces, ball, curve, settled
from stickgen.geometry import FloatArray, normalize
from stickgen.render.colors import mix
from stickgen.render.drawing import ROUNDED, Drawing, color_in
from stickgen.render.palette import Palette

_STEPS = 5  # points of a curve between two joints
_EDGE = 0.1  # metres: longer edges of a web are split, so that ``color_in`` need not split them
_GAPE = 0.55  # radians by which a wide open mouth is open
_SHADE, _SHADOW = 0.16, "#2b2622"  # share of shadow on the legs of the far side
_SIDEWAYS = 0.35  # sine of the angle from which on one side of a body is the far one
_FINE = 0.6  # width of an animal's outlines, times those of other things,
_LIGHT = 0.35  # share of white in a body that glows
_FINEST = 0.02  # and at most this share of its size


class _Rigid(NamedTuple):
    """Pieces that move with a bone: their numbers, the bone and the hinge (y, z) of a jaw."""

    pieces: slice
    bone: tuple[str, str]
    hinge: tuple[float, float] | None


@dataclass(frozen=True)
class Pattern:
    """A cover in the rest pose.

    Attributes:
        pieces: one after the other.
        woven: number of a piece → weights ``[p, J]`` of the joints in its points.
        rigid: the other pieces.
        sides: ``[n]`` for each piece 1 if it is on the left, −1 on the right, 0 in the middle.
    """

    pieces: Pieces
    woven: dict[int, FloatArray]
    rigid: tuple[_Rigid, ...]
    sides: NDArray[np.intp]


@dataclass(frozen=True)
class Skin:
    """A drawing whose points move.

    Attributes:
        drawings: coloured for a body seen from its left, from the front, and from its right.
        points: ``[T, P, 3]`` stage metres.
    """

    drawings: tuple[Drawing, Drawing, Drawing]
    points: FloatArray


def rest_joints(animal: AnimalKind) -> FloatArray:
    """The joints of the rest pose, ``[J, 3]`` metres."""
    return np.array([point for _, _, point in animal.joints])


def body_scale(animal: AnimalKind, joints: FloatArray) -> float:
    """Size of a body ``[T, J, 3]`` relative to the record's, by its longest head."""
    head, nose = animal.index["head"], animal.index["nose"]
    rest = rest_joints(animal)
    long = np.linalg.norm(joints[:, nose] - joints[:, head], axis=-1).max()
    return float(long / np.linalg.norm(rest[nose] - rest[head]))


def skins(
    animal: AnimalKind, joints: FloatArray, palette: Palette, color: str, openness: FloatArray
) -> tuple[Skin, Skin, Skin]:
    """The body, the open eyes and the shut ones.

    Args:
        animal: whose body it is.
        joints: ``[T, J, 3]`` metres.
        palette: the scene's colours.
        color: of the body, ``#rrggbb``.
        openness: ``[T]`` of the mouth, 0–1.
    """
    large = body_scale(animal, joints)
    fine = _FINE
    if palette.style.glow > 0:  # lines of light are all that is seen of a body
        fine, color = 1.0, mix(color, "#ffffff", _LIGHT)
    extent = float(np.ptp(rest_joints(animal), axis=0).max())
    line = min(fine * palette.style.outline, _FINEST * extent)
    made = []
    for when in ("", "open", "shut"):
        pattern = cover_pattern(animal.name, when)
        drawing = color_in(pattern.pieces, palette, color)
        drawing = replace(drawing, outline=line)
        points = np.empty((len(joints), len(drawing.points), 3), dtype=np.float32)
        for number, rows in pattern.woven.items():
            points[:, drawing.spans[number]] = np.einsum("pj,tjc->tpc", rows, joints)
        for part in pattern.rigid:
            first, last = drawing.spans[part.pieces][0], drawing.spans[part.pieces][-1]
            span = slice(first.start, last.stop)
            points[:, span] = _carried(animal, part, drawing.points[span], joints, openness, large)
        made.append(Skin(_shaded(drawing, pattern.sides), points))
    return made[0], made[1], made[2]


def far_side(animal: AnimalKind, joints: FloatArray, ahead: FloatArray) -> NDArray[np.intp]:
    """Which drawing of a Skin shows each frame ``[T]``: 0 the left is near, 2 the right is.

    Args:
        animal, joints: as in ``skins``.
        ahead: ``[T, 3]`` whither the camera looks.
    """
    depth = (_across(animal, joints, "pelvis") * ahead).sum(-1)
    return np.where(depth > _SIDEWAYS, 2, np.where(depth < -_SIDEWAYS, 0, 1))


def _shaded(drawing: Drawing, sides: NDArray[np.intp]) -> tuple[Drawing, Drawing, Drawing]:
    """The drawing with the right side in shadow, with neither, and with the left one."""

    def shadow(far: int) -> Drawing:
        fills = tuple(
            mix(fill, _SHADOW, _SHADE) if fill and side == far else fill
            for fill, side in zip(drawing.fills, sides.tolist(), strict=True)
        )
        return replace(drawing, fills=fills)

    return shadow(-1), drawing, shadow(1)


@cache
def cover_pattern(name: str, when: str) -> Pattern:
    """The cover of an animal: all but its eyes, or the eyes that are ``open`` or ``shut``."""
    animal = ANIMALS[name]
    rest = rest_joints(animal)
    pieces: list[Piece] = []
    woven: dict[int, FloatArray] = {}
    rigid: list[_Rigid] = []
    sides: list[int] = []
    for part in animal.covered:
        new: Sequence[Piece]
        if isinstance(part, Fixed):
            if part.when != when:
                continue
            new = settled(part.pieces)
            numbers = slice(len(pieces), len(pieces) + len(new))
            rigid.append(_Rigid(numbers, part.bone, part.hinge))
            sides += [0] * len(new)
        elif when:
            continue
        else:
            new, rows = _woven(animal, part, rest)
            woven |= dict(enumerate(rows, start=len(pieces)))
            sides += [_side(part.along[0] if isinstance(part, Flesh) else part.corners[0])] * len(
                new
            )
        pieces += new
    return Pattern(tuple(pieces), woven, tuple(rigid), np.array(sides))


def _side(first: At) -> int:
    name = first if isinstance(first, str) else first[0]
    return name.startswith("left_") - name.startswith("right_")


def _woven(
    animal: AnimalKind, part: Flesh | Web, rest: FloatArray
) -> tuple[list[Piece], list[FloatArray]]:
    """The pieces of flesh or a web and the weights of their points."""
    names = part.along if isinstance(part, Flesh) else part.corners
    rows = np.array([_weights(animal, name) for name in names])
    if isinstance(part, Web):
        rows = curve(rows, _STEPS, closed=True) if part.smooth else _split(rows, rest)
        return [Piece(rows @ rest, part.fill, lift=part.lift)], [rows]
    radii = np.array(part.radii)
    if len(rows) > 1:
        rows, radii = curve(rows, _STEPS), curve(radii[:, None], _STEPS)[:, 0]
    flesh = Piece(rows @ rest, part.fill, radii, line=part.line, lift=part.lift)
    if part.seam is None:
        return [flesh], [rows]
    at = _weights(animal, part.seam[0])[None]
    seam = replace(
        ball((0.0, 0.0, 0.0), part.seam[1], part.fill, line=0.0, over=True), points=at @ rest
    )
    return [flesh, seam], [rows, at]


def _weights(animal: AnimalKind, at: At) -> FloatArray:
    """Weights ``[J]`` of the joints in a point."""
    row = np.zeros(len(animal.joints))
    if isinstance(at, str):
        row[animal.index[at]] = 1.0
    else:
        a, b, share = at
        row[animal.index[a]] += 1.0 - share
        row[animal.index[b]] += share
    return row


def _split(rows: FloatArray, rest: FloatArray) -> FloatArray:
    """The corners of a closed outline with points on its long edges."""
    parts = []
    for a, b in zip(rows, np.roll(rows, -1, axis=0), strict=True):
        count = max(int(np.ceil(np.linalg.norm((b - a) @ rest) / _EDGE - ROUNDED)), 1)
        parts.append(a + (b - a) * np.linspace(0.0, 1.0, count, endpoint=False)[:, None])
    return np.concatenate(parts)


def _carried(
    animal: AnimalKind,
    part: _Rigid,
    points: FloatArray,
    joints: FloatArray,
    openness: FloatArray,
    large: float,
) -> FloatArray:
    """Rigid points, in the rest pose at ``points [p, 3]``, on their bone ``[T, p, 3]``."""
    rest = rest_joints(animal)[None]
    local = (points - rest[0, animal.index[part.bone[0]]])[None]
    if part.hinge is not None:
        pivot = np.array([0.0, *part.hinge]) - rest[0, animal.index[part.bone[0]]]
        local = _swung(local, pivot, openness)
    turn = _axes(animal, joints, part.bone) @ _axes(animal, rest, part.bone)[0].T
    origin = joints[:, animal.index[part.bone[0]]]
    return origin[:, None] + large * (local @ turn.transpose(0, 2, 1))


def _swung(points: FloatArray, pivot: FloatArray, openness: FloatArray) -> FloatArray:
    """Points of a jaw ``[1, p, 3]`` as the mouth opens, ``[T, p, 3]``."""
    c, s = np.cos(_GAPE * openness)[:, None], np.sin(_GAPE * openness)[:, None]
    x, y, z = np.moveaxis(points - pivot, -1, 0)
    return pivot + np.stack([x + 0 * c, c * y - s * z, s * y + c * z], axis=-1)


def gaping(points: FloatArray, hinge: tuple[float, float]) -> FloatArray:
    """Points of a jaw ``[p, 3]``, in the rest pose, with the mouth wide open."""
    return _swung(points[None], np.array([0.0, *hinge]), np.ones(1))[0]


def _axes(animal: AnimalKind, joints: FloatArray, bone: tuple[str, str]) -> FloatArray:
    """Left, up and forward along a bone, as columns ``[T, 3, 3]``."""
    start, end = (joints[:, animal.index[name]] for name in bone)
    forward = normalize(end - start)
    across = _across(animal, joints, bone[0])
    left = normalize(across - (across * forward).sum(-1, keepdims=True) * forward)
    return np.stack([left, np.cross(forward, left), forward], axis=-1)


def _across(animal: AnimalKind, joints: FloatArray, origin: str) -> FloatArray:
    """To the left ``[T, 3]``: of the eyes for a bone of the head, else of hips and shoulders."""
    pairs = ("eye",) if origin == "head" else ("hip", "shoulder")
    left, right = (
        sum(joints[:, animal.index[f"{side}_{name}"]] for name in pairs)
        for side in ("left", "right")
    )
    return normalize(np.asarray(left - right))


def head_axes(
    animal: AnimalKind, joints: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """The head's middle (metres) and its left, up and forward, each ``[T, 3]``.

    In the rest pose the head looks straight ahead, whichever way its nose points.
    """
    bone = ("head", "nose")
    rest = rest_joints(animal)[None]
    turn = _axes(animal, joints, bone) @ _axes(animal, rest, bone)[0].T
    left, up, forward = np.moveaxis(turn, -1, 0)
    return joints[:, animal.index["head"]], left, up, forward
