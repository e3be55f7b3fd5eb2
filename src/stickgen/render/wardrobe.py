"""Drawings of what is worn: on heads in head radii from the head's middle, ties in metres.

+Y is up, +Z is where the face looks, +X is the wearer's left. ``main`` is the accent colour of
the look; of hair, brown.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.render.piece import Pieces, ball, curve, disc, line, plane, sheet, tube

_DARK, _GOLD, _WHITE = "#3b3734", "#f0b429", "#fffdf6"


def _lock(
    points: list[tuple[float, float, float]], radii: list[float], lift: float = 0.0
) -> Pieces:
    """A lock of hair: a soft tube."""
    steps = 4
    thick = np.interp(np.arange(steps * (len(points) - 1) + 1) / steps, range(len(points)), radii)
    return (tube(curve(points, steps), thick.tolist(), line=0.5, lift=lift),)


_CROWN_OF_HAIR = tube(
    curve([(-0.92, 0.3, -0.1), (-0.72, 0.74, -0.1), (0, 1.0, -0.05), (0.72, 0.74, -0.1),
        (0.92, 0.3, -0.1)]),
    0.2,
    line=0.5,
    lift=0.3,
)  # fmt: skip


def _spikes() -> Pieces:
    return tuple(
        plane(
            [
                (np.sin(a - 0.2) * 0.9, np.cos(a - 0.2) * 0.9, 0.1),
                (np.sin(a) * 1.55, np.cos(a) * 1.5, 0.0),
                (np.sin(a + 0.2) * 0.9, np.cos(a + 0.2) * 0.9, 0.1),
            ],
            "main",
            lift=0.3,
            line=0.6,
        )
        for a in np.linspace(-1.15, 1.15, 7)
    )


def _curls() -> Pieces:
    return tuple(
        ball((np.sin(a) * r, np.cos(a) * r, -0.1), 0.3, line=0.6, lift=0.3 if abs(a) < 1.2 else 0)
        for r, count, reach in ((1.02, 9, 1.7), (1.2, 6, 1.0))
        for a in np.linspace(-reach, reach, count)
    )


HAIR = MappingProxyType(
    {
        "short": (_CROWN_OF_HAIR,),
        "spiky": _spikes(),
        "bob": (
            *_lock([(-0.5, 0.8, -0.1), (-0.95, 0.3, -0.1), (-1.0, -0.6, -0.1)], [0.2, 0.26, 0.2]),
            *_lock([(0.5, 0.8, -0.1), (0.95, 0.3, -0.1), (1.0, -0.6, -0.1)], [0.2, 0.26, 0.2]),
            _CROWN_OF_HAIR,
        ),
        "long": (
            *_lock([(0, 0.6, -0.7), (0, -0.6, -0.95), (0, -2.0, -0.85)], [0.55, 0.75, 0.3]),
            *_lock([(-0.6, 0.7, -0.1), (-1.0, 0.0, -0.1), (-1.05, -1.3, -0.1)], [0.2, 0.24, 0.1]),
            *_lock([(0.6, 0.7, -0.1), (1.0, 0.0, -0.1), (1.05, -1.3, -0.1)], [0.2, 0.24, 0.1]),
            _CROWN_OF_HAIR,
        ),
        "ponytail": (
            *_lock(
                [(0, 0.7, -0.8), (0, 0.75, -1.4), (0, -0.1, -1.75), (0, -0.9, -1.6)],
                [0.2, 0.28, 0.26, 0.08],
            ),
            _CROWN_OF_HAIR,
        ),
        "bun": (ball((0, 1.15, -0.5), 0.42, line=0.6), _CROWN_OF_HAIR),
        "mohawk": _lock(
            [(0, 0.85, 0.55), (0, 1.3, 0.2), (0, 1.25, -0.4), (0, 0.6, -0.9)],
            [0.12, 0.36, 0.36, 0.14],
            lift=0.6,
        ),
        "curly": _curls(),
        "pigtails": (
            *_lock([(-0.85, 0.5, -0.2), (-1.5, 0.4, -0.2), (-1.6, -0.6, -0.2)], [0.14, 0.3, 0.08]),
            *_lock([(0.85, 0.5, -0.2), (1.5, 0.4, -0.2), (1.6, -0.6, -0.2)], [0.14, 0.3, 0.08]),
            _CROWN_OF_HAIR,
        ),
    }
)
"""Haircuts."""

_DOME = tube(
    curve([(-0.78, 0.45, 0.0), (-0.55, 0.8, 0.0), (0, 0.95, 0.0), (0.55, 0.8, 0.0),
        (0.78, 0.45, 0.0)]),
    0.3,
    lift=0.5,
)  # fmt: skip


def _cap_dome(fill: str) -> Pieces:
    """The upper half of the head, seen from any side."""
    angle = np.linspace(0.0, np.pi, 15)
    rim = np.stack([1.08 * np.cos(angle), 0.38 + 0.72 * np.sin(angle)], axis=-1)
    side = np.insert(rim, 0, 0.0, axis=1)[:, [0, 2, 1]]
    return (sheet(rim, fill, 0.0, lift=0.6), plane(map(tuple, side), fill, lift=0.55))


HATS = MappingProxyType(
    {
        "cap": (
            *_cap_dome("main"),
            plane(
                [(*p,) for p in curve([(-0.85, 0.42, 0.5), (-0.7, 0.34, 1.5), (0, 0.32, 1.75),
                    (0.7, 0.34, 1.5), (0.85, 0.42, 0.5)])],
                "main",
                lift=0.3,
            ),
            ball((0, 1.12, 0), 0.09, lift=0.7),
        ),
        "top_hat": (
            disc((0, 0.62, 0), 1.35, _DARK, axis="y", lift=0.4),
            tube([(0, 0.75, 0), (0, 1.3, 0), (0, 1.9, 0)], [0.66, 0.68, 0.74], _DARK, lift=0.6),
            tube([(0, 0.72, 0), (0, 0.86, 0)], 0.7, "main", line=0.4, lift=0.7),
        ),
        "cowboy": (
            disc((0, 0.6, 0), (1.75, 1.25), "main", axis="y", lift=0.4),
            tube(curve([(-0.4, 0.75, 0), (-0.36, 1.2, 0), (0, 1.1, 0), (0.36, 1.2, 0),
                (0.4, 0.75, 0)]), 0.36, "main", lift=0.6),
            tube([(-0.35, 0.68, 0), (0.35, 0.68, 0)], 0.24, _DARK, line=0.3, lift=0.7),
        ),
        "party": (
            plane([(-0.62, 0.7, 0), (0, 2.3, 0), (0.62, 0.7, 0)], "main", lift=0.6),
            ball((0, 2.35, 0), 0.2, _GOLD, lift=0.7),
            line([(-0.42, 1.2, 0), (0.5, 1.0, 0)], 0.8, lift=0.65),
            line([(-0.25, 1.65, 0), (0.33, 1.45, 0)], 0.8, lift=0.65),
        ),
        "crown": (
            plane(
                [(-0.75, 0.65, 0), (-0.85, 1.45, 0), (-0.42, 1.05, 0), (0, 1.6, 0),
                    (0.42, 1.05, 0), (0.85, 1.45, 0), (0.75, 0.65, 0)],
                _GOLD,
                lift=0.6,
            ),
            ball((0, 1.62, 0), 0.12, "main", lift=0.7),
            ball((-0.86, 1.48, 0), 0.1, "main", lift=0.7),
            ball((0.86, 1.48, 0), 0.1, "main", lift=0.7),
        ),
        "wizard": (
            disc((0, 0.6, 0), 1.55, "main", axis="y", lift=0.4),
            plane([(*p, 0) for p in curve([(-0.75, 0.66), (-0.3, 1.7), (0.35, 2.7), (0.25, 1.7),
                (0.75, 0.66)])], "main", lift=0.6),
            plane([(0.0, 1.5, 0), (0.07, 1.3, 0), (0.27, 1.28, 0), (0.11, 1.15, 0),
                (0.17, 0.95, 0), (0.0, 1.07, 0), (-0.17, 0.95, 0), (-0.11, 1.15, 0),
                    (-0.27, 1.28, 0), (-0.07, 1.3, 0)], _GOLD, lift=0.7, line=0.4),
        ),
        "beanie": (
            *_cap_dome("main"),
            tube([(-0.9, 0.42, 0), (0.9, 0.42, 0)], 0.17, "main", lift=0.7),
            ball((0, 1.24, 0), 0.24, _WHITE, lift=0.8),
        ),
        "helmet": (
            _DOME,
            *_cap_dome("main"),
            tube(curve([(-1.05, 0.4, 0), (-1.1, -0.1, 0)]), 0.1, "main", lift=0.4),
            tube(curve([(1.05, 0.4, 0), (1.1, -0.1, 0)]), 0.1, "main", lift=0.4),
        ),
        "chef": (
            tube([(-0.45, 1.35, 0), (0, 1.6, 0), (0.45, 1.35, 0)], [0.5, 0.55, 0.5], _WHITE,
                lift=0.6),
            tube([(0, 0.75, 0), (0, 1.1, 0)], 0.68, _WHITE, lift=0.5),
        ),
    }
)  # fmt: skip
"""Hats."""

TIES = MappingProxyType(
    {
        "tie": (
            plane([(-0.035, -0.03, 0.07), (0.035, -0.03, 0.07), (0.055, -0.3, 0.08),
                (0, -0.37, 0.08), (-0.055, -0.3, 0.08)], "main", lift=0.12, line=0.5),
            plane([(-0.045, 0.015, 0.07), (0.045, 0.015, 0.07), (0.028, -0.04, 0.08),
                (-0.028, -0.04, 0.08)], "main", lift=0.13, line=0.5),
        ),
        "bow": (
            plane([(0, -0.02, 0.07), (-0.13, 0.05, 0.07), (-0.13, -0.09, 0.07)], "main",
                lift=0.12, line=0.5),
            plane([(0, -0.02, 0.07), (0.13, 0.05, 0.07), (0.13, -0.09, 0.07)], "main",
                lift=0.12, line=0.5),
            ball((0, -0.02, 0.07), 0.03, lift=0.13, line=0.5),
        ),
        "scarf": (
            tube(curve([(-0.07, 0.02, 0.02), (0, -0.03, 0.06), (0.07, 0.02, 0.02)]), 0.05,
                lift=0.12, line=0.5),
            tube(curve([(0.05, -0.02, 0.05), (0.09, -0.2, 0.07), (0.06, -0.36, 0.07)]), 0.045,
                lift=0.12, line=0.5),
        ),
        "cape": (
            plane([(*p, -0.09) for p in curve([(-0.13, 0.0), (-0.3, -0.55), (-0.36, -0.95),
                (0, -1.02), (0.36, -0.95), (0.3, -0.55), (0.13, 0.0)])], "main", lift=-0.15),
        ),
    }
)  # fmt: skip
"""What is worn round the neck."""


KIND_PARTS: MappingProxyType[str, Pieces] = MappingProxyType(
    {
        "human": (),
        "robot": (
            tube([(0, 0.9, 0), (0, 1.5, 0)], 0.05, _DARK, line=0.6, lift=-0.1),
            ball((0, 1.6, 0), 0.17, _GOLD, line=0.7),
            ball((-1.02, 0.0, 0), 0.18, line=0.7, lift=-0.2),
            ball((1.02, 0.0, 0), 0.18, line=0.7, lift=-0.2),
        ),
        "alien": (
            *_lock([(-0.3, 1.1, 0), (-0.5, 1.6, 0), (-0.75, 1.85, 0)], [0.05, 0.05, 0.05], -0.2),
            *_lock([(0.3, 1.1, 0), (0.5, 1.6, 0), (0.75, 1.85, 0)], [0.05, 0.05, 0.05], -0.2),
            ball((-0.8, 1.9, 0), 0.15, line=0.6),
            ball((0.8, 1.9, 0), 0.15, line=0.6),
        ),
        "animal": (
            plane([(-0.95, 0.45, -0.1), (-0.85, 1.45, -0.1), (-0.25, 0.95, -0.1)], _WHITE,
                lift=-0.2),
            plane([(0.95, 0.45, -0.1), (0.85, 1.45, -0.1), (0.25, 0.95, -0.1)], _WHITE,
                lift=-0.2),
            ball((0, -0.12, 0.95), 0.14, _DARK, line=0.3, lift=0.5),
        ),
    }
)  # fmt: skip
"""What grows on a kind's head; the ink of the body is its main colour."""
