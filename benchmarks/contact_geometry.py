"""Overlaps and jumps in a finished Scene, and distances of balls and bodies."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray
from stickgen.prop import Prop
from stickgen.render.projection import project
from stickgen.scene import Actor, Scene
from stickgen.skeleton import J

_NO_BALLS = ("bat", "racket", "glove", "base", "goal", "hoop", "net")
_BONES = (  # parts of a body that may be hit, and metres from their middle to their surface
    (("head", "head"), 0.15),
    (("pelvis", "neck"), 0.09),
    (("left_hip", "left_knee"), 0.07),
    (("right_hip", "right_knee"), 0.07),
    (("left_knee", "left_foot"), 0.05),
    (("right_knee", "right_foot"), 0.05),
    (("left_shoulder", "left_wrist"), 0.05),
    (("right_shoulder", "right_wrist"), 0.05),
)
_TRUNK = 0.2  # metres from one trunk's middle line to another's, at least
_JUMP = 0.5  # metres in a frame


def inside(scene: Scene, *, touching: bool) -> float:
    """Metres by which two trunks overlap, or a ball is in the floor, at most.

    Args:
        touching: whether they may be nearer, as hands that shake.
    """
    worst = 0.0
    for one, other in combinations(scene.actors, 2):
        gap = segments_apart(*(segment(a, "pelvis", "neck") for a in (one, other))).min()
        worst = max(worst, _TRUNK * (0.75 if touching else 1.0) - float(gap))
    for ball in balls(scene):
        if ball.visible.any():
            low = ball.position[ball.visible, 1].min()
            below = -min(float(piece.points[:, 1].min()) for piece in PROPS[ball.kind].pieces)
            worst = max(worst, min(PROPS[ball.kind].size / 2, below) * ball.scale - float(low))
    return worst


def pops(scene: Scene) -> int:
    """Frames in which a thing jumps, or comes or goes within the picture."""
    count = 0
    for prop in scene.props:
        points, seen = project(prop.position, scene.camera, (1600, 900))[0], prop.visible
        within = ((points > 0) & (points < (1600, 900))).all(-1) & (prop.growth > 0.5)
        jumps = np.linalg.norm(np.diff(prop.position, axis=0), axis=-1) > _JUMP
        jumps &= seen[1:] & seen[:-1] & ~(prop.held[1:] & prop.held[:-1])
        comes = (seen[1:] & ~seen[:-1] & within[1:]) | (~seen[1:] & seen[:-1] & within[:-1])
        change = np.flatnonzero(jumps | comes) + 1
        count += sum(
            int(frame) not in scene.camera.cuts and not _replaced(scene, prop, int(frame))
            for frame in change
        )
    return count


def _replaced(scene: Scene, prop: Prop, frame: int) -> bool:
    """Whether a thing of the same kind is in its place in the frame before or after."""
    return any(
        other is not prop
        and other.kind == prop.kind
        and other.visible[frame] != other.visible[frame - 1]
        and np.linalg.norm(other.position[frame] - prop.position[frame]) < _JUMP
        for other in scene.props
    )


def balls(scene: Scene) -> list[Prop]:
    return [p for p in scene.props if p.kind not in _NO_BALLS and PROPS[p.kind].held]


def radius(ball: Prop) -> float:
    return PROPS[ball.kind].size / 2 * ball.scale


def ball_gap(ball: Prop, hand: FloatArray) -> FloatArray:
    """From a hand ``[T, 3]`` to the surface of a ball, ``[T]`` metres; 0 inside."""
    return np.maximum(np.linalg.norm(ball.position - hand, axis=-1) - min(radius(ball), 0.15), 0.0)


def nearest(scene: Scene, point: FloatArray, frame: int) -> Prop | None:
    seen = [ball for ball in balls(scene) if ball.visible[frame]]
    return min(seen, key=lambda b: float(np.linalg.norm(b.position[frame] - point)), default=None)


def segment(actor: Actor, a: str, b: str) -> tuple[FloatArray, FloatArray]:
    joints = actor.motion.joints.astype(np.float64)
    return joints[:, J[a]], joints[:, J[b]]


def surface_gap(actor: Actor, points: FloatArray, seen: FloatArray) -> FloatArray:
    """From points ``[T, 3]`` to the surface of a body, ``[T]`` metres; inf where not seen."""
    gaps = [to_segment(points, *segment(actor, *bone)) - radius for bone, radius in _BONES]
    return np.where(seen, np.min(gaps, axis=0), np.inf)


def to_segment(points: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """Distance of points from segments, all ``[T, 3]``."""
    way = end - start
    share = ((points - start) * way).sum(-1) / np.maximum((way**2).sum(-1), 1e-9)
    return np.linalg.norm(points - start - np.clip(share, 0, 1)[:, None] * way, axis=-1)


def segments_apart(
    one: tuple[FloatArray, FloatArray], other: tuple[FloatArray, FloatArray]
) -> FloatArray:
    """About the distance of two segments: between five points on each, ``[T]`` metres."""
    shares = np.linspace(0, 1, 5)[:, None, None]
    a, b = (start + shares * (end - start) for start, end in (one, other))
    return np.linalg.norm(a[:, None] - b[None], axis=-1).min(axis=(0, 1))
