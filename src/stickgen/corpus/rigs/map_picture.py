"""A picture of a skeleton map: the file's joints with their landmarks, and the canonical body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.frames import pelvis_frame
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import Rig, landmark_positions
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.skeleton import JOINTS, PARENTS

_SIZE = (1900, 860)  # pixels
_FIGURE = 600.0  # pixels of a body's height
_FLOOR = 750.0  # pixels from the top to the lowest joint
_LEFT, _RIGHT, _MIDDLE, _GREY = 0xFF0072B2, 0xFFD55E00, 0xFF1F2430, 0xFFB8B4AC
_COLUMNS = {  # view → x of its middle
    "front": 500.0,
    "side": 1060.0,
    "canonical front": 1390.0,
    "canonical side": 1760.0,
}
_LABELS = (16.0, 790.0)  # left edge of the labels left and right of the first figure
_LINE_HEIGHT = 22.0  # pixels, least distance of two labels

_Point = FloatArray | tuple[float, float]


@dataclass(frozen=True)
class _View:
    """A skeleton on the picture: joints ``[J, 2]`` in pixels, their parents and colours."""

    points: FloatArray
    parents: tuple[int, ...]
    colors: list[int]


def draw_map(raw: RawMotion, rig: Rig, frame: int, notes: Sequence[str]) -> NDArray[np.uint8]:
    """Draw the file's skeleton with labels, and the canonical body, each from front and side.

    Args:
        raw: the motion.
        rig: the map.
        frame: index of the frame to draw.
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
        pen.write(name.replace("canonical", "on our body,"), _COLUMNS[name], 40, anchor=0.5)
    for label in _labels(rig, raw, views["front"]):
        left = label.x < _COLUMNS["front"]
        edge = label.x + (pen.width(label.text) + 6 if left else -6)
        pen.line((edge, label.y - 5), label.point, _GREY, 1)
        pen.write(label.text, label.x, label.y, label.color)
    for k, note in enumerate(notes[:3]):
        pen.write(note, _LABELS[0], _SIZE[1] - 64 + _LINE_HEIGHT * k)
    return pen.picture


class _Pen:
    """Draws on a picture with skia."""

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
        """Width of a text in pixels."""
        return float(self._font.measureText(text))

    def write(
        self, text: str, x: float, y: float, color: int = _MIDDLE, anchor: float = 0.0
    ) -> None:
        """Draw a text with its baseline at y and its ``anchor`` (0 left, 0.5 middle) at x."""
        left = x - anchor * self.width(text)
        self._canvas.drawString(text, left, y, self._font, self._paint(color))

    def line(self, a: _Point, b: _Point, color: int, width: float) -> None:
        """Draw a line between two points."""
        self._canvas.drawLine(*map(float, (*a, *b)), self._paint(color, width))

    def bones(self, view: _View) -> None:
        """Draw a skeleton; joints outside the map are thin and grey."""
        for j, p in enumerate(view.parents):
            color = view.colors[j]
            if p >= 0:
                self.line(view.points[j], view.points[p], color, 2 if color == _GREY else 5)
            x, y = map(float, view.points[j])
            self._canvas.drawCircle(x, y, 3 if color == _GREY else 6, self._paint(color))


def _views(raw: RawMotion, rig: Rig, frame: int) -> dict[str, _View]:
    """The file's skeleton and the canonical body, each from the front and from the side."""
    one = replace(raw, positions=raw.positions[frame : frame + 1])
    turn = _facing(landmark_positions(one, rig))
    joints = one.positions[0] if rig.up == "y" else one.positions[0][:, [1, 2, 0]]
    body = retarget(raw, rig).joints[frame]
    colors, body_colors = _joint_colors(raw, rig), [_color(name) for name in JOINTS]
    views = {}
    for column, axis in (("front", 0), ("side", 2)):
        views[column] = _view(joints @ turn.T, raw.parents, colors, column, axis)
        name = f"canonical {column}"
        views[name] = _view(body @ turn.T, PARENTS, body_colors, name, axis)
    return views


def _facing(points: dict[str, FloatArray]) -> FloatArray:
    """Rotation that turns the body to face +Z."""
    forward = pelvis_frame(points)[0, :, 2]
    return yaw_matrix(-float(np.arctan2(forward[0], forward[2])))


def _color(name: str) -> int:
    """Colour of a landmark's side."""
    return {"left": _LEFT, "right": _RIGHT}.get(name.partition("_")[0], _MIDDLE)


def _joint_colors(raw: RawMotion, rig: Rig) -> list[int]:
    """Colour of every joint of the file: that of its landmark's side, grey without landmark."""
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
    point: FloatArray
    color: int


def _labels(rig: Rig, raw: RawMotion, view: _View) -> list[_Label]:
    """Labels ``landmark: joint`` beside the front view, without overlap."""
    bare = [name.removeprefix(rig.prefix).lower() for name in raw.names]
    rows_of_side: dict[bool, list[tuple[float, str, FloatArray, int]]] = {True: [], False: []}
    for landmark, joints in rig.landmarks.items():
        point = view.points[[bare.index(joint.lower()) for joint in joints]].mean(axis=0)
        text = f"{landmark.replace('_', ' ')}: {' + '.join(joints)}"
        right = landmark.startswith("left") or landmark in ("head", "chest_high", "pelvis_high")
        rows_of_side[right].append((float(point[1]), text, point, _color(landmark)))
    labels = []
    for right, rows in rows_of_side.items():
        y = 0.0
        for height, text, point, color in sorted(rows, key=lambda row: row[0]):
            y = max(height, y + _LINE_HEIGHT)
            labels.append(_Label(text, _LABELS[right], y, point, color))
    return labels
