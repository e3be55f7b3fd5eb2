"""Speech as shapes of Lottie: bubbles, and letters as outlines, so that no font is needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from stickgen.formats.lottie.keys import animated
from stickgen.formats.lottie.shapes import WHOLE
from stickgen.render.prepare import PreparedScene
from stickgen.render.skia_library import skia
from stickgen.render.speech import Speech

_STEP = 2  # frames for which a bubble keeps its shape
Layer = tuple[int, int, list[dict[str, Any]]]
"""First frame, the frame after the last, and shapes."""


@dataclass
class _Drawn:
    """What is drawn of one line in one frame: paths with their paints, in order, and letters.

    Attributes:
        text: what tells its words from others.
        at: x, y of its first letters, pixels.
        paths: each with its paint.
    """

    text: str = ""
    at: tuple[float, float] | None = None
    paths: list[tuple[skia.Path, skia.Paint]] = field(default_factory=list)


class _Recorder:
    """Stands in for a canvas and keeps what ``Speech`` draws."""

    def __init__(self) -> None:
        self.lines: list[_Drawn] = []
        self._placed: skia.Matrix | None = None

    def save(self) -> None:
        """A row of words follows, in a frame of its own."""
        self._placed = skia.Matrix()

    def translate(self, x: float, y: float) -> None:
        """The row begins here."""
        assert self._placed is not None
        self._placed.preTranslate(x, y)
        self.lines[-1].at = self.lines[-1].at or (x, y)

    def scale(self, across: float, down: float) -> None:
        """The size of its letters."""
        assert self._placed is not None
        self._placed.preScale(across, down)

    def restore(self) -> None:
        """The row is complete."""
        self._placed = None

    def drawPath(self, path: skia.Path, paint: skia.Paint) -> None:  # noqa: N802 - skia's name
        """A bubble, whose outline comes first, or a row of words."""
        if self._placed is not None:
            line = self.lines[-1]
            line.text += f"{path.countPoints()} {path.getBounds().width():.3f} "
            row = skia.Path(path)
            row.transform(self._placed)
            line.paths.append((row, paint))
            return
        if paint.getStyle() == skia.Paint.kStroke_Style or not self.lines:
            self.lines.append(_Drawn())
        self.lines[-1].paths.append((path, paint))

    def drawRoundRect(  # noqa: N802 - skia's name
        self, box: skia.Rect, across: float, down: float, paint: skia.Paint
    ) -> None:
        """The band of a subtitle."""
        path = skia.Path()
        path.addRoundRect(box, across, down)
        self.lines.append(_Drawn(paths=[(path, paint)]))


def speech_layers(prepared: PreparedScene, start: int, end: int, off: float) -> list[Layer]:
    """The lines that are shown in a shot, each with its bubble, which follows the speaker.

    A bubble has a new shape every few frames; letters show the smallest shift.
    """
    if not prepared.scene.lines:
        return []
    speech, shown = Speech(prepared), dict[str, list[tuple[int, _Drawn]]]()
    for index in range(start, end):
        recorder = _Recorder()
        speech.draw(recorder, index)
        for line in recorder.lines:
            shown.setdefault(line.text, []).append((index, line))
    return [
        _layer(drawn[first : first + _STEP], off)
        for drawn in shown.values()
        for first in range(0, len(drawn), _STEP)
    ]


def _layer(drawn: list[tuple[int, _Drawn]], off: float) -> Layer:
    """A line over some frames: what the middle one shows, moved with its letters."""
    first, last, (_, middle) = drawn[0][0], drawn[-1][0], drawn[len(drawn) // 2]
    shapes = [_group(path, paint) for path, paint in reversed(middle.paths)]
    places = np.array([line.at or (0.0, 0.0) for _, line in drawn])
    moves = animated(
        places - (middle.at or (0.0, 0.0)), first, off / 4, lambda row: row.round(1).tolist()
    )
    return first, last + 1, [{"ty": "gr", "it": [*shapes, {**WHOLE, "p": moves}]}]


def _group(path: skia.Path, paint: skia.Paint) -> dict[str, Any]:
    """A path of skia with its paint."""
    color = paint.getColor4f()
    rgb = [round(v, 3) for v in (color.fR, color.fG, color.fB)]
    opacity = {"a": 0, "k": round(100 * color.fA, 1)}
    ink: dict[str, Any] = {"ty": "fl", "c": {"a": 0, "k": rgb}, "o": opacity, "r": 1}
    if paint.getStyle() == skia.Paint.kStroke_Style:
        width = {"a": 0, "k": round(paint.getStrokeWidth(), 2)}
        ink = {"ty": "st", "c": {"a": 0, "k": rgb}, "o": opacity, "w": width, "lc": 2, "lj": 2}
    shapes = [{"ty": "sh", "ks": {"a": 0, "k": contour}} for contour in _contours(path)]
    return {"ty": "gr", "it": [*shapes, ink, WHOLE]}


def _contours(path: skia.Path) -> list[dict[str, Any]]:
    """The closed contours of a path, with cubic tangents."""
    out: list[dict[str, Any]] = []
    v: list[Any] = []
    i: list[Any] = []
    o: list[Any] = []
    verbs = skia.Path.Iter(path, False)
    while True:
        verb, points = verbs.next()
        if verb in (skia.Path.kMove_Verb, skia.Path.kDone_Verb) and len(v) > 1:
            out.append({"c": True, "v": v, "i": i, "o": o})
        if verb == skia.Path.kDone_Verb:
            return out
        ends = np.array([(p.fX, p.fY) for p in points])
        if verb == skia.Path.kMove_Verb:
            v, i, o = [ends[0].round(1).tolist()], [[0, 0]], [[0, 0]]
        elif verb != skia.Path.kClose_Verb:
            before, after = _handles(verb, ends, verbs)
            o[-1] = (before - ends[0]).round(1).tolist()
            v.append(ends[-1].round(1).tolist())
            i.append((after - ends[-1]).round(1).tolist())
            o.append([0, 0])


def _handles(verb: Any, ends: Any, verbs: Any) -> tuple[Any, Any]:
    """Both control points of a segment as a cubic curve."""
    if verb == skia.Path.kCubic_Verb:
        return ends[1], ends[2]
    if verb == skia.Path.kLine_Verb:
        return ends[0], ends[-1]
    weight = verbs.conicWeight() if verb == skia.Path.kConic_Verb else 1.0
    share = 4 * weight / (3 * (1 + weight))
    return ends[0] + share * (ends[1] - ends[0]), ends[2] + share * (ends[1] - ends[2])
