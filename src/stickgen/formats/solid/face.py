"""The face of a person as a mesh with morph targets, from the strokes that the film draws."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.formats.solid.mesh import Mesh
from stickgen.formats.solid.solid import TARGETS, FaceMesh
from stickgen.geometry import FloatArray, normalize
from stickgen.render.expressions import (
    ARC,
    HEART,
    HEART_OUTLINE,
    LIDDED,
    SHINING,
    SQUEEZED,
    STARING,
    WIDE,
)
from stickgen.render.face import Face, draw_face
from stickgen.render.head import Head
from stickgen.scene import FaceTrack
from stickgen.skeleton import FPS
from stickgen.vocabulary import EXPRESSIONS, MOUTHS

_ARC = 9  # points along each edge of an eye
_LIP, _BROW, _LID = 0.042, 0.045, 0.038  # half of the width of strokes, head radii
_RIM = 0.05  # width of the ring of an eye that is wide open
_PUPIL = {WIDE: 0.075, STARING: 0.05}
_LAYERS = (1.012, 1.022, 1.032)  # distances from the middle of the head, head radii


def face_mesh(
    weights: Mapping[str, FloatArray], at: FloatArray, radius: float, inks: tuple[str, str]
) -> FaceMesh:
    """The face of a person.

    Args:
        weights: of ``TARGETS`` over time.
        at: ``[3]`` metres from the joint ``head`` to the middle of the head, in the rest pose.
        radius: of the head, metres.
        inks: colours of the features and of the head.
    """
    shapes = {name: _shape(*_shown(name)) for name in TARGETS}
    dark, light = _shape("neutral", "closed", 1.0)
    meshes = tuple(
        Mesh(at + radius * points, faces, ink, np.empty((len(points), 0)))
        for points, faces, ink in zip((dark, light), _faces(), inks, strict=True)
    )
    targets = {
        name: (radius * (shape[0] - dark), radius * (shape[1] - light))
        for name, shape in shapes.items()
    }
    return FaceMesh(meshes, targets, weights)


def _shown(target: str) -> tuple[str, str, float]:
    """The expression, the mouth and the openness of the eyes that a morph target shows."""
    if target == "blink":
        return "neutral", "closed", 0.0
    if target.startswith("mouth_"):
        return "neutral", target.removeprefix("mouth_"), 1.0
    return target, "closed", 1.0


@cache
def _shape(expression: str, mouth: str, opened: float) -> tuple[FloatArray, FloatArray]:
    """Points of the dark and of the light mesh, head radii, for a head that faces +Z."""
    face = _drawn(expression, mouth)
    dark, light = [], []
    for side in (0, 1):
        rim, inner, pupil = _eye(face, side, opened)
        dark += [_on(rim, 0), _on(pupil, 2)]
        light.append(_on(inner, 1))
        brow = face.brows[0, side, :, :2]
        thick = np.array([0.0, _BROW * float(face.brow_strength[0])])
        dark.append(_on(np.concatenate([brow + thick, brow - thick]), 0))
    upper, lower = face.lips[0, :, :, :2]
    dark.append(_on(np.concatenate([upper + [0.0, _LIP], lower - [0.0, _LIP]]), 0))
    return np.concatenate(dark), np.concatenate(light)


@cache
def _faces() -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Triangles of the dark and of the light mesh."""
    dark, light, start = [], [], 0
    for count in (*(_ARC, _ARC, 5) * 2, 13):
        dark.append(_strip(count) + start)
        start += 2 * count
    for side in (0, 1):
        light.append(_strip(_ARC) + 2 * _ARC * side)
    return np.concatenate(dark), np.concatenate(light)


def _strip(count: int) -> NDArray[np.intp]:
    """Triangles between an upper and a lower edge of ``count`` points from left to right or back.

    Both windings: edges of a brow run outwards on one side and inwards on the other.
    """
    a = np.arange(count - 1)
    quads = np.stack([a, a + count, a + count + 1, a + 1], axis=-1)
    front = np.concatenate([quads[:, :3], quads[:, [0, 2, 3]]])
    return np.concatenate([front, front[:, ::-1]])


def _drawn(expression: str, mouth: str) -> Face:
    """The strokes of a face seen from the front."""
    axes = np.eye(3)[:, None]
    head = Head(np.zeros((1, 3)), axes[0], axes[1], axes[2])
    camera = Camera(np.array([[0.0, 0.0, 8.0]]), np.zeros((1, 3)), np.ones(1))
    track = FaceTrack(
        np.array([EXPRESSIONS.index(expression)], dtype=np.int16),
        np.array([MOUTHS.index(mouth)], dtype=np.int16),
        np.zeros(1, dtype=np.float32),
    )
    return draw_face(head, track, FPS, camera)


def _eye(face: Face, side: int, opened: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The dark shape of an eye, the light one on it and the pupil on that, each ``[2 · 9, 2]``."""
    middle = face.eyes[0, side]
    across, height = face.eye_size[0]
    kind = int(face.eye_shape[0])
    none = _oval(0.0, 0.0)
    rim, inner, pupil = _oval(across, height * opened), none, none
    if opened < 0.5:
        rim = _stroke(1.2 * across, -_LID, 0.05)
    elif kind == ARC:
        rim = _stroke(across, 0.0, height) - [0.0, 0.04]
    elif kind == SQUEEZED:
        rim = _stroke(across, 0.0, 0.4 * height)
    elif kind == HEART:
        top, low = HEART_OUTLINE[HEART_OUTLINE[:, 1] >= 0.15], HEART_OUTLINE
        rim = _between(top, low) * [across, height]
    elif kind == LIDDED:
        lid = np.linspace(-1.2, 1.2, _ARC)
        low = -1.1 * height * np.sqrt(np.clip(1 - (lid / 0.62) ** 2, 0.0, 1.0))
        top = np.full(_ARC, _LID)
        rim = np.column_stack([np.tile(lid * across, 2), np.concatenate([top, low - _LID])])
    elif kind in _PUPIL:
        inner = _oval(across - _RIM, height - _RIM)
        pupil = _oval(_PUPIL[kind], _PUPIL[kind])
    elif kind == SHINING:
        inner = _oval(0.34 * across, 0.3 * height) + [0.3 * across, 0.4 * height]
    return middle + rim, middle + inner, middle + pupil


def _oval(across: float, height: float) -> FloatArray:
    """An ellipse as its upper and its lower edge."""
    angle = np.linspace(np.pi, 0.0, _ARC)
    x, y = across * np.cos(angle), height * np.sin(angle)
    return np.column_stack([np.tile(x, 2), np.concatenate([y, -y])])


def _stroke(across: float, ends: float, rise: float) -> FloatArray:
    """A curved stroke that rises in its middle, as its upper and its lower edge."""
    x = np.linspace(-1.0, 1.0, _ARC)
    y = ends + rise * np.sqrt(np.clip(1 - x**2, 0.0, 1.0))
    return np.column_stack([np.tile(across * x, 2), np.concatenate([y + _LID, y - _LID])])


def _between(top: FloatArray, outline: FloatArray) -> FloatArray:
    """The upper and the lower edge of an outline ``[N, 2]`` at even steps across it."""
    x = np.linspace(-0.98, 0.98, _ARC)
    order = np.argsort(top[:, 0])
    low = outline[outline[:, 1] < 0.15]
    under = np.argsort(low[:, 0])
    upper = np.interp(x, top[order, 0], top[order, 1])
    lower = np.interp(x, low[under, 0], low[under, 1])
    return np.column_stack([np.tile(x, 2), np.concatenate([upper, np.minimum(lower, upper)])])


def _on(points: FloatArray, layer: int) -> FloatArray:
    """Points ``[N, 2]`` in front of a head, laid on its ball: ``[N, 3]`` head radii."""
    flat = np.asarray(points, dtype=np.float64)
    depth = np.sqrt(np.clip(0.84**2 - (flat**2).sum(-1), 0.02, None))  # as the film's faces lie
    return _LAYERS[layer] * normalize(np.column_stack([flat, depth]))
