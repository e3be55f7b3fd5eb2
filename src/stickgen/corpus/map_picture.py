"""A skeleton map as a picture: the file's joints with what the map calls them, and our body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.raw import RawMotion
from stickgen.corpus.retarget import pelvis_frame, retarget
from stickgen.corpus.rig import Rig, landmark_positions
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.skeleton import JOINTS, PARENTS

_SIZE = (1900, 860)  # pixels
_FIGURE = 600.0  # pixels of a body's height
_FLOOR = 750.0  # pixels from the top to the lowest joint
_LEFT, _RIGHT, _MIDDLE, _GREY = 0xFF0072B2, 0xFFD55E00, 0xFF1F2430, 0xFFB8B4AC
_COLUMNS = {"front": 500.0, "side": 1060.0, "ours front": 1390.0, "ours side": 1760.0}
_LABELS = (16.0, 790.0)  # left edge of the labels left and right of the first figure
_STEP = 22.0  # pixels between two labels, at least


@dataclass(frozen=True)
class _View:
    """Joints on the picture: ``[J, 2]`` pixels, bones as pairs, a colour for each joint."""

    points: FloatArray
    parents: tuple[int, ...]
    colors: list[int]


def draw_map(raw: RawMotion, rig: Rig, frame: int, notes: Sequence[str]) -> NDArray[np.uint8]:
    """The file's skeleton with labels from the front and the side, and beside it our body.

    Args:
        raw: the motion.
        rig: the map.
        frame: which frame to draw.
        notes: sentences written below.

    Returns:
        ``[H, W, 4]`` RGBA.

    Raises:
        StickGenError: the map does not fit the motion, or skia cannot load.
    """
    from stickgen.render.sheet import FONT
    from stickgen.render.skia_library import skia

    one = RawMotion(raw.names, raw.parents, raw.positions[frame : frame + 1], raw.fps)
    points = landmark_positions(one, rig)
    turn = _facing(points)
    joints = one.positions[0] if rig.up == "y" else one.positions[0][:, [1, 2, 0]]
    ours = retarget(raw, rig).joints[frame]
    sides = _sides(raw, rig)
    our_sides = [_color(name) for name in JOINTS]
    views = {
        "front": _view(joints @ turn.T, raw.parents, sides, "front", 0),
        "side": _view(joints @ turn.T, raw.parents, sides, "side", 2),
        "ours front": _view(ours @ turn.T, PARENTS, our_sides, "ours front", 0),
        "ours side": _view(ours @ turn.T, PARENTS, our_sides, "ours side", 2),
    }
    picture = np.full((_SIZE[1], _SIZE[0], 4), 255, dtype=np.uint8)
    canvas = skia.Surface(picture, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType).getCanvas()
    face = skia.FontMgr.New_Custom_Empty().makeFromFile(str(FONT), 0)
    font = skia.Font(face, 17)
    font.setEdging(skia.Font.Edging.kAntiAlias)

    def write(text: str, x: float, y: float, color: int = _MIDDLE) -> None:
        canvas.drawString(text, x, y, font, skia.Paint(AntiAlias=True, Color=color))

    for name, view in views.items():
        _draw_bones(canvas, skia, view)
        title = name.replace("ours", "on our body,")
        write(title, _COLUMNS[name] - font.measureText(title) / 2, 40)
    for label in _labels(rig, raw, views["front"], points, turn):
        paint = skia.Paint(AntiAlias=True, Color=_GREY, StrokeWidth=1)
        edge = label.x + (font.measureText(label.text) + 6 if label.x < _COLUMNS["front"] else -6)
        canvas.drawLine(edge, label.y - 5, *map(float, label.at), paint)
        write(label.text, label.x, label.y, label.color)
    for k, note in enumerate(notes[:3]):
        write(note, 16, _SIZE[1] - 64 + 22 * k)
    return picture


def _facing(points: dict[str, FloatArray]) -> FloatArray:
    """Rotation that turns the body to face +Z."""
    ahead = pelvis_frame(points)[0, :, 2]
    return yaw_matrix(-float(np.arctan2(ahead[0], ahead[2])))


def _color(name: str) -> int:
    return {"left": _LEFT, "right": _RIGHT}.get(name.partition("_")[0], _MIDDLE)


def _sides(raw: RawMotion, rig: Rig) -> list[int]:
    """Colour of every joint of the file: its landmark's, grey where the map is silent."""
    bare = [name.removeprefix(rig.prefix).lower() for name in raw.names]
    colors = [_GREY] * len(bare)
    for landmark, joints in rig.landmarks.items():
        for joint in joints:
            j = bare.index(joint.lower())
            colors[j] = _color(landmark) if len(joints) == 1 or colors[j] == _GREY else colors[j]
    return colors


def _view(
    joints: FloatArray, parents: tuple[int, ...], colors: list[int], column: str, axis: int
) -> _View:
    scale = _FIGURE / max(float(np.ptp(joints[:, 1])), 1e-9)
    across = joints[:, axis] - joints[0, axis]
    x = _COLUMNS[column] + scale * across
    y = _FLOOR - scale * (joints[:, 1] - joints[:, 1].min())
    return _View(np.stack([x, y], axis=-1), parents, colors)


def _draw_bones(canvas: object, skia: object, view: _View) -> None:
    for j, p in enumerate(view.parents):
        color = view.colors[j]
        paint = skia.Paint(  # type: ignore[attr-defined]
            AntiAlias=True, Color=color, StrokeWidth=2 if color == _GREY else 5
        )
        x, y = map(float, view.points[j])
        if p >= 0:
            canvas.drawLine(x, y, *map(float, view.points[p]), paint)  # type: ignore[attr-defined]
        canvas.drawCircle(x, y, 3 if color == _GREY else 6, paint)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class _Label:
    text: str
    x: float
    y: float
    at: FloatArray
    color: int


def _labels(
    rig: Rig, raw: RawMotion, view: _View, points: dict[str, FloatArray], turn: FloatArray
) -> list[_Label]:
    """``landmark: joint`` beside the front view, none over another."""
    bare = [name.removeprefix(rig.prefix).lower() for name in raw.names]
    found: dict[bool, list[tuple[float, str, FloatArray, int]]] = {True: [], False: []}
    for landmark, joints in rig.landmarks.items():
        at = view.points[[bare.index(joint.lower()) for joint in joints]].mean(axis=0)
        text = f"{landmark.replace('_', ' ')}: {' + '.join(joints)}"
        right = landmark.startswith("left") or landmark in ("head", "chest_high", "pelvis_high")
        found[right].append((float(at[1]), text, at, _color(landmark)))
    labels = []
    for right, rows in found.items():
        y = 0.0
        for row, text, at, color in sorted(rows, key=lambda row: row[0]):
            y = max(row, y + _STEP)
            labels.append(_Label(text, _LABELS[right], y, at, color))
    return labels
