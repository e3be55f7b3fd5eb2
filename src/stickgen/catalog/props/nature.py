"""Plants, stones and animals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, ball, curve, drum, line, sheet, tube
from stickgen.catalog.props.parts import DARK
from stickgen.catalog.records import PropKind, nouns

_BARK = "#8a6242"


def _cloud(count: int, width: float, height: float, at: tuple[float, float]) -> np.ndarray:
    """A bumpy outline: leaves, bushes, clouds."""
    angle = np.linspace(0, 2 * np.pi, count * 6, endpoint=False)
    bump = 1 + 0.13 * np.abs(np.sin(angle * count / 2))
    return np.stack(
        [at[0] + width * bump * np.cos(angle), at[1] + height * bump * np.sin(angle)], -1
    )


def _tree() -> Pieces:
    trunk = curve([(0.25, 0), (0.14, 0.4), (0.12, 1.2), (0.13, 2.0)], 4)
    crown = (
        sheet(_cloud(8, 1.2, 0.95, (-0.35, 2.7)), "main", -0.4),
        sheet(_cloud(8, 1.15, 0.9, (0.5, 2.85)), "main", -0.15),
        sheet(_cloud(9, 1.15, 0.95, (0.02, 3.35)), "main", 0.15),
        line(curve([(-0.5, 3.35), (-0.3, 3.2), (-0.1, 3.32)]), 0.9, lift=0.4),
        line(curve([(0.25, 3.0), (0.45, 2.85), (0.65, 2.97)]), 0.9, lift=0.4),
        line(curve([(-0.85, 2.65), (-0.68, 2.52), (-0.5, 2.62)]), 0.9, lift=0.4),
    )
    return (
        drum(trunk, _BARK),
        line(curve([(0.02, 1.3), (0.2, 1.7), (0.5, 2.0)]), 2.6, _BARK),
        *(replace(piece, plant="leaves") for piece in crown),
    )


def _rock() -> Pieces:
    edge = [
        (-0.75, 0),
        (-0.68, 0.35),
        (-0.35, 0.72),
        (0.05, 0.85),
        (0.45, 0.62),
        (0.72, 0.25),
        (0.75, 0),
    ]
    return (
        sheet(curve(edge, 3), "main", -0.1),
        line([(-0.3, 0.68, 0), (-0.1, 0.4, 0.05), (-0.2, 0.15, 0.05)], 0.8),
        line([(0.15, 0.62, 0.0), (0.32, 0.38, 0.05)], 0.8),
    )


def _grass() -> Pieces:
    blades = [
        (-0.13, -0.22, 0.2),
        (-0.06, -0.09, 0.3),
        (0, 0.03, 0.24),
        (0.07, 0.15, 0.29),
        (0.13, 0.26, 0.17),
    ]
    return tuple(
        Piece(
            np.insert(
                curve(
                    [
                        (x - 0.015, 0),
                        ((x + tip) / 2, 0.6 * h),
                        (tip, h),
                        ((x + tip) / 2 + 0.02, 0.55 * h),
                        (x + 0.02, 0),
                    ],
                    3,
                ),
                2,
                0.0,
                axis=1,
            ),
            "main",
            line=0.5,
            plant="grass",
        )
        for x, tip, h in blades
    )


def _dog() -> Pieces:
    far, near = -0.09, 0.09
    leg = [
        tube(
            curve([(x, 0.34, z), (x - b, 0.18, z), (x, 0.03, z), (x + 0.05, 0.025, z)]),
            [0.045] * 6 + [0.035] * 6 + [0.03] * 7,
            line=0.8,
        )
        for z in (far, near)
        for x, b in ((-0.24, -0.03), (0.2, 0.02))
    ]
    return (
        *leg[:2],
        tube(curve([(-0.28, 0.42), (-0.4, 0.52), (-0.42, 0.66)]), 0.025, line=0.8),
        tube([(-0.24, 0.4), (0, 0.38), (0.2, 0.42)], [0.1, 0.1, 0.115]),
        tube([(0.2, 0.45), (0.32, 0.6)], [0.08, 0.07], line=0.0, lift=0.02),
        *leg[2:],
        ball((0.34, 0.64, 0), 0.105, lift=0.12),
        tube([(0.38, 0.61, 0.02), (0.48, 0.59, 0.02)], [0.06, 0.045], lift=0.14, line=0.8),
        ball((0.525, 0.605, 0.02), 0.022, DARK, line=0.3, lift=0.16),
        ball((0.37, 0.67, 0.06), 0.014, DARK, line=0.3, lift=0.2),
        sheet(
            curve(
                [(0.26, 0.72), (0.2, 0.66), (0.2, 0.55), (0.27, 0.57), (0.31, 0.7)], 4, closed=True
            ),
            "#6b4526",
            0.08,
            lift=0.18,
            line=0.8,
        ),
        tube([(0.23, 0.5, 0.03), (0.3, 0.48, 0.03)], 0.022, "#d94a3c", line=0.5, lift=0.1),
    )


RECORDS = (
    PropKind(
        name="tree",
        size=4.5,
        color="#7fb069",
        draw=_tree,
        gallery="a tree with a round crown",
        words=nouns(
            """
            oak, oak tree, apple tree, maple, birch, beech, willow, lime tree, chestnut
            tree, cherry tree
            """
        ),
        near=nouns(
            """
            palm, palm tree, pine, pine tree, fir, fir tree, christmas tree, cactus,
            beanstalk, treehouse, tree house
            """
        ),
    ),
    PropKind(
        name="rock",
        size=1.5,
        color="#b4afa6",
        draw=_rock,
        gallery="a grey boulder",
        words=nouns("stone, boulder, pebble, cobblestone"),
        near=nouns(
            """
            meteorite, asteroid, meteor, crystal, gem, diamond, fossil, coal, lava, iceberg,
            mound
            """
        ),
    ),
    PropKind(
        name="grass",
        size=0.3,
        color="#86b35c",
        draw=_grass,
        gallery="a tuft of grass",
        words=nouns("tuft, lawn, tuft of grass, weed, reed, blade of grass"),
        near=nouns("seaweed, hay, straw, herb, wheat, fern, sprout"),
    ),
    PropKind(
        name="dog",
        size=0.7,
        color="#c58b52",
        draw=_dog,
        gallery="a brown dog with a red collar",
        words=nouns(
            """
            puppy, hound, pup, doggy, doggie, terrier, poodle, labrador, sheepdog, guide
            dog, dachshund, bulldog, beagle, collie, dalmatian, retriever, golden
            retriever, husky, german shepherd
            """
        ),
        near=nouns("wolf, fox, coyote, dingo, jackal, hyena"),
    ),
)
