"""The poster of a film: the frame that tells most, as a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.render import frame, write_png
from stickgen.render.prepare import prepare
from stickgen.scene import Scene
from stickgen.vocabulary import ACTION

_DULL = tuple(ACTION[name] for name in ("idle", "stand", "walk", "looking_around"))
_DEED, _LINE, _NEAR = 0.8, 0.3, 4.0
"""What an actor who does something, a line and large heads count beside an actor who is seen."""
_EDGE = 0.4  # seconds after the start, before the end and around cuts that are passed over
_MIDDLE = 0.4  # share of the film near which frames are preferred


def write_poster(scene: Scene, path: Path, size: tuple[int, int]) -> None:
    """Write the frame that shows most people who do something.

    Raises:
        StickGenError: the scene names something that does not exist, or the file cannot be
            written.
    """
    write_png(frame(scene, poster_frame(scene, size), size), path)


def poster_frame(scene: Scene, size: tuple[int, int]) -> int:
    """The number of the frame that tells most in pictures of ``size`` pixels."""
    score = np.zeros(len(scene))
    for figure in prepare(scene, size).figures:
        x, y, radius, _ = figure.ball.T
        inside = (x > radius) & (x < size[0] - radius) & (y > radius) & (y < size[1] - radius)
        shown = figure.seen & inside
        busy = ~np.isin(figure.actor.motion.actions, _DULL)
        score += shown * (1.0 + _DEED * busy + _NEAR * radius / min(size))
    seconds = np.arange(len(scene)) / scene.fps
    for line in scene.lines:
        score += _LINE * ((seconds >= line.start) & (seconds < line.end))
    score -= _passed_over(scene) * score.max()
    late = np.abs(seconds / max(scene.duration, 1e-9) - _MIDDLE)
    return int(np.argmax(score - 0.2 * late))


def _passed_over(scene: Scene) -> FloatArray:
    """1 for frames near the ends of a shot, which may show half a movement; else 0."""
    reach = round(_EDGE * scene.fps)
    out = np.zeros(len(scene))
    for edge in (0, *scene.camera.cuts, len(scene)):
        out[max(edge - reach, 0) : edge + reach] = 1.0
    return out
