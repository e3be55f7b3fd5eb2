"""Speech bubbles: where they float, and their shapes."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import curve, rounded
from stickgen.geometry import FloatArray
from stickgen.render.actors import Figure
from stickgen.render.colors import legible
from stickgen.render.creatures import Creature
from stickgen.render.lettering import (
    Box,
    Words,
    at,
    draw_subtitle,
    draw_words,
    ink_of,
    lay_out,
    subtitle,
)
from stickgen.render.prepare import PreparedScene
from stickgen.render.projection import project
from stickgen.render.skia_library import skia
from stickgen.scene import SpeechLine
from stickgen.skeleton import J

_WIDEST = 0.34  # of the picture's width that a bubble's lines may fill
_READABLE = 4.5  # contrast of text that WCAG 2.2 requires (success criterion 1.4.3)
_SMOOTHING = 0.6  # seconds before and after over which the head's position is averaged
_SAMPLES = 7  # moments of a line at which a spot is rated
_LEAST_LETTERS = 0.04  # of the picture's shorter side: 14 pixels at 640x360
_FACE, _HAND = 6.0, 2.0  # how much a covered face, or hand, counts beside a covered bubble
_HEAD, _PALM = 1.15, 0.45  # head radii: half the size of a head with its hair, and of a hand
_RIM = 1.15  # head radii from its middle at which a tail ends
_MOUTH = 0.3  # head radii that the mouth is below the middle of the head
_SPIKES = 13  # of a quarter of a shout's bubble
_SIZES = {"shout": 1.25, "whisper": 0.85}  # of letters, times a plain bubble's
_SPOTS = [
    *((side, rise) for rise in (1.7, 2.6, 3.8, 0.2) for side in (1.0, -1.0, 1.7, -1.7)),
    *((side, rise) for rise in (5.2, 1.7, -1.2) for side in (0.0, 2.6, -2.6)),
]
"""Places for a bubble: half widths to the right of the head, head radii above it."""
_FORMATS = ((1.0, _WIDEST), (0.0, _WIDEST), (0.0, 0.5), (0.0, 0.24))
"""Formats of a bubble, tried in this order until it covers no face: whether its letters have their
usual size, else the smallest, and the share of the picture's width that its lines may fill."""
_Layout = tuple[int, int]  # indices of a place and a format


class Speech:
    """The speech of a scene; each line keeps its place beside the head while it lasts.

    Args:
        prepared: the scene.
    """

    def __init__(self, prepared: PreparedScene) -> None:
        self._prepared = prepared
        self._speakers = {figure.actor.name: figure for figure in prepared.figures}
        self._smooth_heads = {
            figure.actor.name: _averaged(figure.ball[:, :2], prepared.scene.fps)
            for figure in prepared.figures
        }
        self._hands = [_hands(figure, prepared) for figure in prepared.figures]
        self._spots: dict[int, _Layout] = {}
        for number, line in enumerate(prepared.scene.lines):
            if self._has_bubble(line):
                self._spots[number] = self._choose_spot(number)

    def draw(self, canvas: skia.Canvas, index: int) -> None:
        """Draw the speech of frame ``index`` over everything."""
        prepared, row = self._prepared, 0
        for number, line in self._lines_at(index):
            if number not in self._spots:
                draw_subtitle(canvas, line.text, prepared.size, row=row)
                row += 1
            elif self._speakers[line.actor].seen[index]:
                figure = self._speakers[line.actor]
                words, box = self._lay_out(number, self._spots[number], index)
                paper = prepared.palette.head
                _draw_bubble(
                    canvas, words, box, line.form, figure.ball[index], paper,
                    legible(figure.inks["trunk"][0], paper, _READABLE),
                )  # fmt: skip

    def boxes(self, index: int) -> list[Box]:
        """The boxes of the bubbles of frame ``index``, and of the words of its subtitles."""
        bubbles: list[Box] = []
        subtitles: list[Box] = []
        for number, line in self._lines_at(index):
            if number not in self._spots:
                size = self._prepared.size
                subtitles.append(subtitle(line.text, size, row=len(subtitles)).box)
            elif self._speakers[line.actor].seen[index]:
                bubbles.append(self._lay_out(number, self._spots[number], index)[1])
        return bubbles + subtitles

    def _has_bubble(self, line: SpeechLine) -> bool:
        return line.form != "subtitle" and line.actor in self._speakers

    def _lines_at(self, index: int) -> list[tuple[int, SpeechLine]]:
        seconds = index / self._prepared.scene.fps
        lines = enumerate(self._prepared.scene.lines)
        return [(n, line) for n, line in lines if line.start <= seconds < line.end]

    def _choose_spot(self, number: int) -> _Layout:
        """The layout that covers least of heads and earlier bubbles during a line."""
        scene = self._prepared.scene
        line = scene.lines[number]
        seconds = np.linspace(line.start, line.end, _SAMPLES)
        moments = np.clip(seconds * scene.fps, 0, len(scene) - 1).astype(int).tolist()
        best, least = (0, 0), np.inf
        for form in range(len(_FORMATS)):
            for spot in range(len(_SPOTS)):
                crowded = sum(self._covered(number, (spot, form), index) for index in moments)
                if crowded < least:
                    best, least = (spot, form), crowded
            if least == 0:
                break
        return best

    def _covered(self, number: int, spot: _Layout, index: int) -> float:
        """Pixels that a bubble would cover of heads, of hands and of other bubbles, weighted."""
        box = self._lay_out(number, spot, index)[1]
        heads = sum(_overlap(box, _head_box(f, index)) for f in self._prepared.figures)
        hands = sum(
            _overlap(box, _box(hand[index, 0], hand[index, 1], _PALM * figure.ball[index, 2]))
            for figure, both in zip(self._prepared.figures, self._hands, strict=True)
            for hand in both
        )
        earlier = (n for n, _ in self._lines_at(index) if n in self._spots)
        tail = self._crossed(number, box, index)
        return (
            _FACE * (heads + tail)
            + _HAND * hands
            + sum(_overlap(box, self._lay_out(n, self._spots[n], index)[1]) for n in earlier)
        )

    def _crossed(self, number: int, box: Box, index: int) -> float:
        """Pixels of the heads of others that the tail of a bubble crosses."""
        speaker = self._speakers[self._prepared.scene.lines[number].actor]
        middle = np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
        way = speaker.ball[index, :2] - middle
        crossed = 0.0
        for figure in self._prepared.figures:
            if figure is not speaker:
                head, radius = figure.ball[index, :2], _HEAD * float(figure.ball[index, 2])
                share = float(np.clip((head - middle) @ way / max(float(way @ way), 1e-6), 0, 1))
                if np.linalg.norm(middle + share * way - head) < radius:
                    crossed += radius**2
        return crossed

    def _lay_out(self, number: int, spot: _Layout, index: int) -> tuple[Words, Box]:
        """The words and the bubble's box at one of the spots, kept inside the picture."""
        line, size = self._prepared.scene.lines[number], self._prepared.size
        radius = float(self._speakers[line.actor].ball[index, 2])
        x, y = self._smooth_heads[line.actor][index].tolist()
        plain = float(np.clip(0.5 * radius, 0.044 * min(size), 0.066 * min(size)))
        usual, widest = _FORMATS[spot[1]]
        letters = max(usual * plain * _SIZES.get(line.form, 1.0), _LEAST_LETTERS * min(size))
        text = line.text.upper() if line.form == "shout" else line.text
        words = lay_out(text, letters, widest * size[0])
        pad = (1.3 if line.form == "shout" else 0.8) * letters
        width, height = words.box[2] + 2 * pad, words.box[3] + 2 * pad - 0.1 * letters
        side, rise = _SPOTS[spot[0]]
        edge = 0.02 * min(size)
        left = x + 0.55 * side * width - width / 2
        left = min(max(left, edge), max(size[0] - width - edge, edge))
        top = min(max(y - rise * radius - height, edge), max(size[1] - height - edge, edge))
        return at(words, left + pad, top + pad), (left, top, left + width, top + height)


def _averaged(track: FloatArray, fps: float) -> FloatArray:
    """Moving average of ``[T, D]`` over ``_SMOOTHING`` seconds before and after."""
    reach = max(round(_SMOOTHING * fps), 1)
    padded = np.concatenate([track[:1].repeat(reach, 0), track, track[-1:].repeat(reach, 0)])
    sums = np.cumsum(np.concatenate([np.zeros_like(track[:1]), padded]), axis=0)
    return (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)


def _head_box(figure: Figure | Creature, index: int) -> Box:
    x, y, radius, _ = figure.ball[index].tolist()
    return _box(x, y, _HEAD * radius)


def _box(x: float, y: float, half: float) -> Box:
    return x - half, y - half, x + half, y + half


def _hands(figure: Figure | Creature, prepared: PreparedScene) -> tuple[FloatArray, ...]:
    """Where both hands of a person are in the picture, ``[T, 2]`` pixels each."""
    motion = figure.actor.motion
    if motion.skeleton:
        return ()
    wrists = motion.joints[:, [J["left_wrist"], J["right_wrist"]]]
    return tuple(project(wrists, prepared.scene.camera, prepared.size)[0].transpose(1, 0, 2))


def _overlap(a: Box, b: Box) -> float:
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return max(across, 0.0) * max(down, 0.0)


def _draw_bubble(
    canvas: skia.Canvas,
    words: Words,
    box: Box,
    form: str,
    ball: FloatArray,
    paper: str,
    ink: str,
) -> None:
    shapes = _shapes(form, box, ball[:2], float(ball[2]))
    line = max(0.075 * words.size, 1.0)
    dashes = 0.5 * words.size if form == "whisper" else 0.0
    # All outlines below all of the paper: what lies in the bubble is one shape.
    for shape in shapes:
        canvas.drawPath(shape, ink_of(ink, 2 * line, dashed=dashes))
    for shape in shapes:
        canvas.drawPath(shape, ink_of(paper))
    draw_words(canvas, words, ink)


def _shapes(form: str, box: Box, middle_of_head: FloatArray, head: float) -> list[skia.Path]:
    """A bubble and its tail, which ends before the head on the way to the mouth, or its beads."""
    left, top, right, bottom = box
    middle = np.array([(left + right) / 2, (top + bottom) / 2])
    below = np.array([0.0, _MOUTH * head])
    toward = middle_of_head + below - middle
    toward = toward / max(float(np.linalg.norm(toward)), 1e-6)
    along = float(below @ toward)
    back = along + np.sqrt(along**2 + (_RIM**2 - _MOUTH**2) * head**2)
    tip = middle_of_head + below - back * toward
    if form == "shout":
        body = _burst(box)
    else:
        round_box = rounded(right - left, bottom - top, 0.42 * (bottom - top), (0.0, 0.0))
        body = round_box * [1.0, -1.0] + [middle[0], bottom]
    shapes = [_polygon(body)]
    if form == "thought":
        for share, radius in ((0.25, 0.22), (0.6, 0.14), (0.9, 0.08)):
            start = _rim(box, toward)
            x, y = (start * (1 - share) + tip * share).tolist()
            bead = skia.Path()
            bead.addCircle(x, y, radius * head)
            shapes.append(bead)
        return shapes
    across = np.array([-toward[1], toward[0]]) * 0.16 * min(bottom - top, 3 * head)
    root = middle + 0.35 * (_rim(box, toward) - middle)
    bend = (root + tip) / 2 + 0.6 * across
    tail = np.concatenate(
        [curve(np.array([root + across, bend + 0.5 * across, tip]), 5),
         curve(np.array([tip, bend - 0.5 * across, root - across]), 5)]
    )  # fmt: skip
    return [*shapes, _polygon(tail)]


def _rim(box: Box, toward: FloatArray) -> FloatArray:
    """Where a ray from the middle of a box leaves it."""
    half = np.array([box[2] - box[0], box[3] - box[1]]) / 2
    reach = min((half / np.maximum(np.abs(toward), 1e-6)).tolist())
    return np.array([box[0], box[1]]) + half + reach * toward


def _burst(box: Box) -> FloatArray:
    """A star around a box, for shouted words."""
    middle = np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
    half = np.array([(box[2] - box[0]) / 2, (box[3] - box[1]) / 2])
    angle = np.arange(4 * _SPIKES) * np.pi / (2 * _SPIKES)
    reach = np.where(np.arange(len(angle)) % 2, 0.84, 1.0)
    # Between an ellipse and its box, so that the corners hold letters too.
    c, s = np.cos(angle), np.sin(angle)
    rim = np.stack([np.sign(c) * np.abs(c) ** 0.6, np.sign(s) * np.abs(s) ** 0.6], axis=-1)
    return middle + rim * half * reach[:, None]


def _polygon(points: FloatArray) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points.tolist()], True)
    return path
