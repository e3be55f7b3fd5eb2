"""Speech as shapes of Lottie: bubbles, and letters as outlines, so that no font is needed."""

from __future__ import annotations

from typing import Any

import numpy as np

from stickgen.formats.lottie.shapes import WHOLE
from stickgen.render.prepare import PreparedScene
from stickgen.render.skia_library import skia
from stickgen.render.speech import Speech

Layer = tuple[int, int, list[dict[str, Any]]]
"""First frame, the frame after the last, and shapes."""


Drawn = list[tuple[skia.Path, skia.Paint]]
"""What is drawn of one line in one frame, the lowest first."""


class _Recorder:
    """Stands in for a canvas and keeps what ``Speech`` draws."""

    def __init__(self) -> None:
        self.lines: list[Drawn] = []
        self._placed: skia.Matrix | None = None

    def save(self) -> None:
        """A row of words follows, in a frame of its own."""
        self._placed = skia.Matrix()

    def translate(self, x: float, y: float) -> None:
        """The row begins here."""
        assert self._placed is not None
        self._placed.preTranslate(x, y)

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
            path = skia.Path(path)
            path.transform(self._placed)
        elif paint.getStyle() == skia.Paint.kStroke_Style:
            self.lines.append([])
        self.lines[-1].append((path, paint))

    def drawRoundRect(  # noqa: N802 - skia's name
        self, box: skia.Rect, across: float, down: float, paint: skia.Paint
    ) -> None:
        """The band of a subtitle."""
        path = skia.Path()
        path.addRoundRect(box, across, down)
        self.lines.append([(path, paint)])


def speech_layers(prepared: PreparedScene, start: int, end: int) -> list[Layer]:
    """The lines that are shown in a shot, each as it is drawn, a new layer where it changes."""
    if not prepared.scene.lines:
        return []
    speech, layers = Speech(prepared), list[Layer]()
    for index in range(start, end):
        recorder = _Recorder()
        speech.draw(recorder, index)
        for line in recorder.lines:
            shapes = [_group(path, paint) for path, paint in reversed(line)]
            same = (n for n, (_, last, old) in enumerate(layers) if last == index and old == shapes)
            number = next(same, None)
            if number is None:
                layers.append((index, index + 1, shapes))
            else:
                layers[number] = (layers[number][0], index + 1, shapes)
    return layers


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
