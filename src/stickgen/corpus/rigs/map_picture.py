"""A skeleton map as a picture: the file's joints with what the map calls them, and our body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.retarget import pelvis_frame, retarget
from stickgen.corpus.rigs.rig import Rig, landmark_positions
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.skeleton import JOINTS, PARENTS

_SIZE = (1900, 860)  # pixels
_FIGURE = 600.0  # pixels of a body's height
_FLOOR = 750.0  # pixels from the top to the lowest joint
_LEFT, _RIGHT, _MIDDLE, _GREY = 0xFF0072B2, 0xFFD55E00, 0xFF1F2430, 0xFFB8B4AC
_COLUMNS = {"front": 500.0, "side": 1060.0, "ours front": 1390.0, "ours side": 1760.0}
_LABELS = (16.0, 790.0)  # left edge of the labels left and right of the first figure
_STEP = 22.0  # pixels between two labels, at least

_Point = FloatArray | tuple[float, float]


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
    pen = _Pen(np.full((_SIZE[1], _SIZE[0], 4), 255, dtype=np.uint8))
    views = _views(raw, rig, frame)
    for name, view in views.items():
        pen.bones(view)
        pen.write(name.replace("ours", "on our body,"), _COLUMNS[name], 40, anchor=0.5)
    for label in _labels(rig, raw, views["front"]):
        left = label.x < _COLUMNS["front"]
        edge = label.x + (pen.width(label.text) + 6 if left else -6)
        pen.line((edge, label.y - 5), label.at, _GREY, 1)
        pen.write(label.text, label.x, label.y, label.color)
    for k, note in enumerate(notes[:3]):
        pen.write(note, _LABELS[0], _SIZE[1] - 64 + _STEP * k)
    return pen.picture


class _Pen:
    """Draws on a picture; the one place here that knows skia."""

    def __init__(self, picture: NDArray[np.uint8]) -> None:
        from stickgen.render.lettering import FONT
        from stickgen.render.skia_library import skia

        self.picture, self._skia = picture, skia
        surface = skia.Surface(picture, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
        self._canvas = surface.getCanvas()
        face = skia.FontMgr.New_Custom_Empty().makeFromFile(str(FONT), 0)
        self._font = skia.Font(face, 17)
        self._font.setEdging(skia.Font.Edging.kAntiAlias)

    def _paint(self, color: int, width: float = 1.0) -> Any:
        return self._skia.Paint(AntiAlias=True, Color=color, StrokeWidth=width)

    def width(self, text: str) -> float:
        """Pixels."""
        return float(self._font.measureText(text))

    def write(
        self, text: str, x: float, y: float, color: int = _MIDDLE, anchor: float = 0.0
    ) -> None:
        """A text whose ``anchor`` (0 left, 0.5 middle) stands at x, its baseline at y."""
        left = x - anchor * self.width(text)
        self._canvas.drawString(text, left, y, self._font, self._paint(color))

    def line(self, a: _Point, b: _Point, color: int, width: float) -> None:
        """A line between two points."""
        self._canvas.drawLine(*map(float, (*a, *b)), self._paint(color, width))

    def bones(self, view: _View) -> None:
        """A skeleton: thin and grey where the map is silent."""
        for j, p in enumerate(view.parents):
            color = view.colors[j]
            if p >= 0:
                self.line(view.points[j], view.points[p], color, 2 if color == _GREY else 5)
            x, y = map(float, view.points[j])
            self._canvas.drawCircle(x, y, 3 if color == _GREY else 6, self._paint(color))


def _views(raw: RawMotion, rig: Rig, frame: int) -> dict[str, _View]:
    """The file's skeleton and our body, each from the front and from the side."""
    one = replace(raw, positions=raw.positions[frame : frame + 1])
    turn = _facing(landmark_positions(one, rig))
    joints = one.positions[0] if rig.up == "y" else one.positions[0][:, [1, 2, 0]]
    ours = retarget(raw, rig).joints[frame]
    sides, our_sides = _sides(raw, rig), [_color(name) for name in JOINTS]
    views = {}
    for column, axis in (("front", 0), ("side", 2)):
        views[column] = _view(joints @ turn.T, raw.parents, sides, column, axis)
        name = f"ours {column}"
        views[name] = _view(ours @ turn.T, PARENTS, our_sides, name, axis)
    return views


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


@dataclass(frozen=True)
class _Label:
    text: str
    x: float
    y: float
    at: FloatArray
    color: int


def _labels(rig: Rig, raw: RawMotion, view: _View) -> list[_Label]:
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
