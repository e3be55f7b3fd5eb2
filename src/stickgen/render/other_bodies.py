"""The faces and bodies of kinds of actors that are no people."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import ball, line, tube
from stickgen.catalog.wardrobe.bound import Wear, both, on
from stickgen.catalog.wardrobe.shapes import DARK, WHITE
from stickgen.render.expressions import HEART, LIDDED, SQUEEZED
from stickgen.render.face import Face
from stickgen.render.face_marks import Pen, brow_marks, eye_marks, mouth_marks
from stickgen.render.mark import Mark

_CIRCLE = np.linspace(0.0, 2 * np.pi, 19)[:-1]


def almond_eyes(face: Face, index: int, pen: Pen) -> list[Mark]:
    """Large slanted eyes that fill half a face and tilt with the mood, and a small mouth."""
    if int(face.eye_shape[index]) in (LIDDED, SQUEEZED, HEART):
        large = replace(face, eye_size=1.5 * face.eye_size)
        return [*eye_marks(large, index, pen), *mouth_marks(face, index, _low(pen))]
    marks = []
    slope = (face.brows[index, :, -1, 1] - face.brows[index, :, 0, 1]).mean()
    height = 0.32 * np.sqrt(float(face.eye_size[index, 1]) / 0.16)
    height *= max(float(face.eye_open[index]), 0.08)
    for side, eye, wide in zip((1, -1), face.eyes[index], face.eye_width[index], strict=True):
        if wide > 0.2:
            rim = np.stack([0.24 * wide * np.cos(_CIRCLE), height * np.sin(_CIRCLE)], axis=-1)
            light = np.stack(
                [0.06 * wide * np.cos(_CIRCLE), 0.25 * height * np.sin(_CIRCLE)], axis=-1
            )
            slant = (0.5 + 2.0 * slope) * side
            c, s = np.cos(slant), np.sin(slant)
            turn = np.array([[c, s], [-s, c]])
            at = eye + [0.0, -0.03]
            marks.append(pen.shape(at + rim @ turn))
            if wide > 0.6:
                marks.append(pen.shape(at + [0.07, 0.14] + light, pen.paper))
    return marks + mouth_marks(face, index, _low(pen))


def _low(pen: Pen) -> Pen:
    """The pen of a small mouth near the chin."""
    x, y, radius = pen.ball
    return replace(pen, ball=(x, y + 0.14 * radius, 0.75 * radius))


def hollow_eyes(face: Face, index: int, pen: Pen) -> list[Mark]:
    """A skull: eyes that glow in dark sockets, a nose, and teeth where the mouth is shut."""
    sockets = [
        pen.shape(eye + 0.3 * np.stack([wide * np.cos(_CIRCLE), np.sin(_CIRCLE)], axis=-1))
        for eye, wide in zip(face.eyes[index], face.eye_width[index], strict=True)
        if wide > 0.2
    ]
    glow = replace(pen, ink=pen.paper, paper=pen.ink)
    marks = [*sockets, *eye_marks(face, index, glow), *brow_marks(face, index, pen)]
    if face.mouth_seen[index] > 0.3:
        lips = face.lips[index, :, ::3, :2]
        nose = lips.mean(axis=(0, 1)) * [1.0, 0.0] + [0.0, -0.1]
        marks.append(pen.shape(nose + [(-0.1, -0.08), (0.0, 0.12), (0.1, -0.08)]))
        marks += [
            pen.stroke(np.stack([above + [0.0, 0.1], below - [0.0, 0.1]]), 0.045)
            for above, below in zip(*lips, strict=True)
        ]
    return marks + mouth_marks(face, index, pen)


def bones() -> Wear:
    """Ribs, a pelvis and the knobs of joints, white with a dark rim."""
    ribs = ((0.12, 0.13), (0.05, 0.15), (-0.02, 0.15), (-0.09, 0.13), (-0.16, 0.1))
    return (
        *(
            item
            for y, wide in ribs
            for item in on(
                "chest", tube([(-wide, y - 0.025, 0.05), (0, y + 0.01, 0.08),
                    (wide, y - 0.025, 0.05)], 0.017, WHITE,
                              line=0.8, lift=0.05)
            )
        ),
        *on("chest", tube([(0, 0.16, 0.0), (0, -0.3, 0.0)], 0.022, WHITE, line=0.8, lift=0.02)),
        *on("hips", *(tube([(0.12 * s, 0.06, 0), (0.08 * s, -0.06, 0.02), (0, -0.08, 0.03)], 0.03,
            WHITE, line=0.8, lift=0.06)
                      for s in (-1, 1))),
        *(
            item
            for part in ("shoulder", "elbow", "knee")
            for item in both(on(f"left_{part}", ball((0, 0, 0), 0.04, WHITE, line=0.8, lift=0.05)))
        ),
        *both(on("left_wrist", ball((0, 0, 0), 0.033, WHITE, line=0.8, lift=0.05),
                 *(line([(0, -0.03, 0), (x, -0.13, 0)], 1.4, DARK, lift=0.04)
                     for x in (-0.035, 0.0, 0.035)))),
        *both(on("left_shin", ball((0, 0.0, 0), 0.035, WHITE, line=0.8, lift=0.05))),
    )  # fmt: skip


def snow_balls() -> Wear:
    """The belly and the chest of a snowman, with buttons of coal."""
    return (
        *on("hips", ball((0, -0.53, 0), 0.42, WHITE, lift=0.02)),
        *on("hips", ball((0, 0.12, 0), 0.31, WHITE, lift=0.05)),
        *on("hips", *(ball((0, y, 0.29), 0.035, DARK, line=0.4, lift=0.06)
                      for y in (0.26, 0.12, -0.02))),
    )  # fmt: skip
