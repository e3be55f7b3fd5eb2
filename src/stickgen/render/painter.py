"""Draws one frame of a prepared film with skia, on the CPU, anti-aliased."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.render.face import Face
from stickgen.render.ground import mark_strength, marks
from stickgen.render.paper import mix, rgb
from stickgen.render.prepare import Figure, Film, Part
from stickgen.render.projection import lens, project
from stickgen.render.skia_library import skia

FloatArray = NDArray[np.floating]

_FAR = 0.42  # how much of the paper's colour the farthest limb takes on
_FAR_DEPTH = 0.35  # metres behind the trunk at which it does
_OUTLINE = 0.5  # stroke of the head, as a share of the limb width
_PENCIL_WIDTH = 0.011  # metres
_SHADOW = "#6b5f4a"
_PENCIL = "#8c8578"
_PENCIL_STRENGTH = 0.62


def paint(film: Film, index: int) -> NDArray[np.uint8]:
    """Draw frame ``index``, ``[H, W, 4]`` RGBA."""
    pixels = film.paper.copy()
    surface = skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = surface.getCanvas()
    _paint_ground(canvas, film, index)
    for figure in film.figures:
        _paint_shadow(canvas, film, figure, index)
    for figure in sorted(film.figures, key=lambda f: float(f.distance[index])):
        _paint_figure(canvas, film, figure, index)
    return pixels


@cache
def _blot() -> skia.Image:
    """A soft round blot, 32 × 32, alpha only, fading outwards."""
    x = np.linspace(-1.0, 1.0, 32)
    near = np.clip(1.0 - np.hypot(x, x[:, None]), 0.0, 1.0)
    alpha = np.rint(255 * near**2 * (3 - 2 * near)).astype(np.uint8)
    return skia.Image.fromarray(alpha, colorType=skia.kAlpha_8_ColorType)


def _ink(color: str, width: float = 0.0) -> skia.Paint:
    r, g, b = (int(c) for c in rgb(color))
    brush = skia.Paint(AntiAlias=True, Color=skia.Color(r, g, b))
    if width > 0:
        brush.setStyle(skia.Paint.kStroke_Style)
        brush.setStrokeWidth(width)
        brush.setStrokeCap(skia.Paint.kRound_Cap)
        brush.setStrokeJoin(skia.Paint.kRound_Join)
    return brush


def _points(array: FloatArray) -> list[skia.Point]:
    return [skia.Point(x, y) for x, y in array.tolist()]


def _paint_ground(canvas: skia.Canvas, film: Film, index: int) -> None:
    now = slice(index, index + 1)
    camera = film.camera
    camera = Camera(camera.position[now], camera.target[now], camera.focal[now], camera.roll[now])
    focal = float(lens(camera, film.size)[0])
    strokes = marks(camera, max(film.size) / 2 / focal)
    pixels, scale = project(strokes[None], camera, film.size)
    strength = mark_strength(focal / scale[0, :, 0])
    for level in (0.25, 0.5, 0.75, 1.0):
        chosen = (strength > level - 0.25) & (strength <= level)
        if chosen.any():
            pen = _ink(
                mix(film.background, _PENCIL, level * _PENCIL_STRENGTH),
                max(_PENCIL_WIDTH * float(scale[0, chosen].mean()), 0.6),
            )
            canvas.drawPoints(
                skia.Canvas.kLines_PointMode, _points(pixels[0, chosen].reshape(-1, 2)), pen
            )


def _paint_shadow(canvas: skia.Canvas, film: Film, figure: Figure, index: int) -> None:
    for x, y, radius, strength in figure.shadow[index].tolist():
        if strength > 0.02:
            brush = _ink(_SHADOW)
            brush.setAlphaf(0.5 * strength)
            box = skia.Rect.MakeLTRB(x - radius, y - 0.3 * radius, x + radius, y + 0.3 * radius)
            canvas.drawImageRect(_blot(), box, skia.SamplingOptions(skia.FilterMode.kLinear), brush)


def _paint_figure(canvas: skia.Canvas, film: Film, figure: Figure, index: int) -> None:
    color, paper = figure.actor.look.color, film.background
    layers = [(float(part.depth[index]), part) for part in figure.parts]
    layers.sort(key=lambda layer: layer[0])
    # A layer of its own, so that a gap between limbs shows what is behind the actor.
    canvas.saveLayer(skia.Rect.MakeLTRB(*figure.box[index].tolist()))
    head_done = False
    for depth, part in layers:
        if not head_done and depth > figure.head_depth[index]:
            _paint_head(canvas, figure, index)
            head_done = True
        far = min(max(-depth / _FAR_DEPTH, 0.0), 1.0)
        _paint_part(canvas, part, index, _ink(mix(color, paper, _FAR * far)))
    if not head_done:
        _paint_head(canvas, figure, index)
    canvas.restore()


def _paint_part(canvas: skia.Canvas, part: Part, index: int, ink: skia.Paint) -> None:
    gap = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kDstOut)
    for shape in part.shapes:
        if shape.halo.shape[1]:
            canvas.drawPath(_polygon(shape.halo[index]), gap)
    for shape in part.shapes:
        canvas.drawPath(_polygon(shape.edge[index]), ink)
        for x, y, radius in shape.discs[index].tolist():
            canvas.drawCircle(x, y, radius, ink)


def _polygon(edge: FloatArray) -> skia.Path:
    path = skia.Path()
    path.addPoly(_points(edge), True)
    return path


def _paint_head(canvas: skia.Canvas, figure: Figure, index: int) -> None:
    x, y, radius = figure.head[index].tolist()
    color = figure.actor.look.color
    line = _OUTLINE * figure.actor.look.limb_width / figure.actor.look.head_radius * radius
    canvas.drawCircle(x, y, radius - line / 2, _ink("#ffffff"))
    canvas.drawCircle(x, y, radius - line / 2, _ink(color, line))
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(radius, -radius)
    _paint_face(canvas, figure.face, index, color)
    canvas.restore()


def _paint_face(canvas: skia.Canvas, face: Face, index: int, color: str) -> None:
    """In head radii, y up."""
    open_ = 0.15 * float(face.eye_open[index]) + 0.025
    for (x, y), wide in zip(face.eyes[index].tolist(), face.eye_width[index].tolist(), strict=True):
        if wide > 0.2:
            box = skia.Rect.MakeLTRB(x - 0.1 * wide, y - open_, x + 0.1 * wide, y + open_)
            canvas.drawOval(box, _ink(color))
    strength = float(face.brow_strength[index])
    for brow, wide in zip(face.brows[index], face.eye_width[index].tolist(), strict=True):
        if strength * wide > 0.15:
            canvas.drawPoints(
                skia.Canvas.kLines_PointMode, _points(brow), _ink(color, 0.09 * strength)
            )
    seen = float(face.mouth_seen[index])
    if seen > 0.05:
        upper, lower = face.lips[index]
        path = skia.Path()
        path.addPoly(_points(np.concatenate([upper, lower[::-1]])), True)
        if np.abs(upper - lower).max() > 0.02:
            canvas.drawPath(path, _ink(color))
        canvas.drawPoints(skia.Canvas.kPolygon_PointMode, _points(upper), _ink(color, 0.085 * seen))
