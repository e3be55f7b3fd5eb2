"""Buildings and their parts."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    MAIN,
    Pieces,
    ball,
    box,
    drum,
    line,
    moved,
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import DARK, GLASS, GREY, rod, stack
from stickgen.catalog.records import PropKind, nouns

_STEP = (0.18, 0.28)  # metres: rise and run of a stone step
_FLIGHT = 18  # steps of long stairs


def _house() -> Pieces:
    window = [
        (
            sheet(rounded(1.6, 1.8, 0.05, (x, y)), GLASS, 4.02, over=True),
            line([(x, y, 4.03), (x, y + 1.8, 4.03)], 1.5, over=True),
            line([(x - 0.8, y + 0.9, 4.03), (x + 0.8, y + 0.9, 4.03)], 1.5, over=True),
        )
        for x, y in ((-4, 1.4), (4, 1.4), (-4, 4.6), (0, 4.6), (4, 4.6))
    ]
    return (
        *box((13, 7, 8), fill="main"),
        *(piece for panes in window for piece in panes),
        sheet(rounded(1.4, 2.7, 0.05, (0, 0)), "#8a5a30", 4.02, over=True),
        plane([(-7.2, 6.8, 4.4), (0, 11.5, 4.4), (7.2, 6.8, 4.4)], "#b4593c", line=1.5),
        plane([(-7.2, 6.8, 4.4), (0, 11.5, 4.4), (0, 11.5, -4.4), (-7.2, 6.8, -4.4)], "#a04e34"),
        plane([(7.2, 6.8, 4.4), (0, 11.5, 4.4), (0, 11.5, -4.4), (7.2, 6.8, -4.4)], "#a04e34"),
        *box((1.1, 2.2, 1.1), (3.6, 9.2, 0), "#b4593c"),
        ball((0.45, 1.3, 4.1), 0.08, "#e0a92e", lift=1.5),
    )  # fmt: skip


def _building() -> Pieces:
    panes = [
        sheet(
            [(x, y), (x, y + 1.7), (x + 1.4, y + 1.7), (x + 1.4, y)],
            GLASS,
            5.02,
            line=0.8,
            over=True,
        )
        for x in (-4.6, -2.2, 0.8, 3.2)
        for y in np.arange(4.2, 28.0, 3.1)
    ]
    return (
        *box((12, 30, 10), fill="main"),
        *panes,
        sheet([(-1.5, 0), (-1.5, 2.8), (1.5, 2.8), (1.5, 0)], DARK, 5.02, over=True),
        *box((3, 1.6, 3), (2, 30, 0), GREY),
        tube([(-3, 30, 0), (-3, 33.5, 0)], 0.08, DARK, line=0.8),
    )


def _fence() -> Pieces:
    pickets = [
        sheet(
            [(x - 0.08, 0), (x - 0.08, 0.85), (x, 1.0), (x + 0.08, 0.85), (x + 0.08, 0)],
            "main",
            0.03,
        )
        for x in np.arange(-1.25, 1.3, 0.25)
    ]
    return (
        *(rod((-1.4, y, 0), (1.4, y, 0), 0.035, "main") for y in (0.3, 0.7)),
        *stack(*pickets, start=0.4),
    )


def _wall() -> Pieces:
    mortar = [
        line([(-1.5, y, 0.15), (1.5, y, 0.15)], 0.5, "#e9d8c6")
        for y in (0.27, 0.54, 0.81, 1.08, 1.35)
    ]
    joints = [
        line([(x, y, 0.15), (x, y + 0.27, 0.15)], 0.5, "#e9d8c6")
        for i, y in enumerate((0.0, 0.27, 0.54, 0.81, 1.08, 1.35))
        for x in np.arange(-1.2 + 0.25 * (i % 2), 1.4, 0.5)
    ]
    return (*box((3.0, 1.62, 0.3), shade="#9c4a35"), *stack(*mortar, *joints, start=0.6))


def _stairs(n: int = 6) -> Pieces:
    rise, run = _STEP
    steps = [
        box((run * (n - i), rise, 1.0), (run * i / 2, rise * i, 0), "main", shade="#a9a49b")
        for i in range(n)
    ]
    return tuple(piece for step in steps for piece in step)


def _treads(n: int) -> tuple[tuple[float, float, float, float, float], ...]:
    rise, run = _STEP
    start = -run * n / 2
    return tuple(
        (round(start + run * i, 3), round(start + run * (i + 1), 3), -0.5, 0.5, rise * (i + 1))
        for i in range(n)
    )


def _castle() -> Pieces:
    stone, dark, roof = MAIN, "#8d867a", "#7d7fb5"
    towers = [
        piece
        for x in (-6.0, 6.0)
        for piece in moved(
            (
                drum([(1.9, 0), (1.8, 7.5), (2.1, 7.5), (2.1, 8.3)], stone),
                drum([(2.3, 8.3), (0.05, 12.0)], roof),
                sheet(rounded(0.7, 1.5, 0.3, (0, 5.0)), dark, 1.95, over=True),
            ),
            (x, 0, 0),
        )
    ]
    merlons = [box((1.0, 0.9, 0.7), (x, 5.2, 0), stone) for x in (-3.2, -1.6, 0, 1.6, 3.2)]
    gate = [(-1.3, 0), (-1.3, 2.3), (-0.8, 3.1), (0, 3.4), (0.8, 3.1), (1.3, 2.3), (1.3, 0)]
    return (
        *box((9.0, 5.2, 1.4), fill=stone),
        *(piece for merlon in merlons for piece in merlon),
        sheet(gate, "#6b4a2f", 0.75, over=True),
        *towers,
        line([(6, 12.0, 0), (6, 13.6, 0)], 1.5),
        sheet([(6, 13.6), (7.4, 13.2), (6, 12.8)], "#c0392b", 0.0),
    )


RECORDS = (
    PropKind(
        name="house",
        size=15.0,
        color="#efe0bf",
        draw=_house,
        gallery="a two-storey house with a red roof",
        words=nouns("home, cottage, villa, cabin, farmhouse, bungalow, mansion, hut"),
        near=nouns(
            """
            barn, shack, church, shed, chalet, lodge, kiosk, igloo, doghouse, inn, chapel,
            stable, garage, chicken coop, windmill, mill, temple, mosque
            """
        ),
    ),
    PropKind(
        name="building",
        size=30.0,
        color="#c9bfae",
        draw=_building,
        gallery="a tower block with an aerial",
        words=nouns(
            """
            skyscraper, tower block, tower, apartment block, apartment building, office
            building, high-rise, hotel, office block, block of flats
            """
        ),
        near=nouns(
            """
            hospital, school, bank, factory, lighthouse, museum, prison, fort,
            police station, fire station, city hall, town hall, bell tower, silo, chimney
            """
        ),
    ),
    PropKind(
        name="castle",
        size=16.0,
        color="#cfcac0",
        draw=_castle,
        gallery="a stone castle with two towers, a gate and a flag",
        words=nouns("palace, fortress, citadel, stronghold"),
    ),
    PropKind(
        name="fence",
        size=2.8,
        color="#fffdf6",
        draw=_fence,
        gallery="a white picket fence",
        words=nouns("picket fence, garden fence, wooden fence, railing"),
        near=nouns(
            """
            hedge, barricade, handrail, guardrail, garden gate, barbed wire, trellis, border
            fence
            """
        ),
    ),
    PropKind(
        name="wall",
        size=3.0,
        color="#b4593c",
        draw=_wall,
        gallery="a brick wall",
        words=nouns("brick wall, stone wall, city wall, garden wall"),
        near=nouns("dam, climbing wall, ruin, obstacle, ledge"),
    ),
    PropKind(
        name="stairs",
        size=1.7,
        color="#c2bdb3",
        draw=_stairs,
        gallery="six stone steps",
        words=nouns("staircase, stair, stairway, stone steps, stairwell"),
        near=nouns("escalator, spiral staircase, bleacher steps"),
        tops=_treads(6),
    ),
    PropKind(
        name="long_stairs",
        size=5.0,
        color="#c2bdb3",
        draw=lambda: _stairs(_FLIGHT),
        gallery="a flight of eighteen stone steps",
        words=nouns("flight of stairs, flight of steps, long staircase"),
        tops=_treads(_FLIGHT),
    ),
)
