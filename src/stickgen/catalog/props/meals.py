"""Food on plates and in bowls."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, curve, disc, drum, line, sheet, tube
from stickgen.catalog.props.parts import CREAM, GREEN, GREY, OAK, RED, WHITE, flame, rod, stack
from stickgen.catalog.records import PropKind, nouns

_CRUST = "#d9a257"


def _cake() -> Pieces:
    candles = [(-0.09, 0.02), (-0.03, -0.02), (0.03, 0.02), (0.09, -0.02)]
    drips = curve(
        [
            (-0.155, 0.13),
            (-0.155, 0.07),
            (-0.12, 0.1),
            (-0.08, 0.05),
            (-0.04, 0.1),
            (0, 0.06),
            (0.04, 0.1),
            (0.08, 0.05),
            (0.12, 0.1),
            (0.155, 0.07),
            (0.155, 0.13),
        ],
        4,
    )
    return (
        disc((0, -0.02, 0), 0.2, WHITE, axis="y"),
        drum([(0.155, -0.02), (0.155, 0.13)], CREAM),
        *stack(
            sheet(drips, "main", 0.1, line=0.7),
            disc((0, 0.13, 0), 0.155, "main", axis="y"),
            *(
                rod((x, 0.13, z), (x, 0.2, z), 0.008, (WHITE, "#6f9fd0")[i % 2])
                for i, (x, z) in enumerate(candles)
            ),
            *(flame(x, 0.205, 0.05, z) for x, z in candles),
            *(ball((x, 0.01, 0.16), 0.014, RED, line=0.4) for x in (-0.12, -0.06, 0, 0.06, 0.12)),
            start=0.05,
        ),
    )


def _pizza() -> Pieces:
    return stack(
        disc((0, 0, 0), 0.17, _CRUST),
        disc((0, 0, 0), 0.14, "main", line=0.5),
        *(
            disc((0.14 * x, 0.14 * y, 0), 0.028, RED, line=0.5)
            for x, y in (
                (0.1, 0.55),
                (-0.55, 0.3),
                (0.6, 0.1),
                (-0.2, -0.1),
                (0.3, -0.5),
                (-0.4, -0.65),
            )
        ),
        *(
            line([(0, 0), tuple(0.17 * v for v in p)], 0.5)
            for p in ((0, 1), (0, -1), (0.87, 0.5), (-0.87, 0.5), (0.87, -0.5), (-0.87, -0.5))
        ),
        *(
            ball((0.14 * x, 0.14 * y, 0), 0.009, GREEN, line=0.2)
            for x, y in ((0.4, 0.35), (-0.2, 0.5), (0, -0.4), (-0.65, -0.1))
        ),
    )


def _sandwich() -> Pieces:
    def slice_of(y: float) -> list[tuple[float, float]]:
        return [(-0.11, y), (0.11, y), (0.11, y + 0.025), (-0.11, y + 0.025)]

    return stack(
        sheet(slice_of(-0.05), CREAM, line=0.8),
        sheet(
            [(-0.115, -0.025), (0.115, -0.025), (0.115, -0.012), (-0.115, -0.012)],
            "#e58a7a",
            line=0.6,
        ),
        sheet(
            [(-0.105, -0.012), (0.105, -0.012), (0.06, -0.04), (0.02, -0.012)], "#ffd23f", line=0.5
        ),
        line(
            curve(
                [
                    (-0.12, -0.005),
                    (-0.08, -0.018),
                    (-0.04, 0.0),
                    (0, -0.016),
                    (0.04, 0.0),
                    (0.08, -0.016),
                    (0.12, -0.004),
                ]
            ),
            1.6,
            GREEN,
        ),
        sheet([(-0.11, 0.005), (0.11, 0.005), (0.02, 0.1), (-0.05, 0.1)], "main", line=0.8),
        sheet(slice_of(0.003), CREAM, line=0.8),
    )


def _bowl(content: Pieces, color: str = "main") -> Pieces:
    shell = curve(
        [(-0.11, 0.03), (-0.09, -0.03), (-0.04, -0.06), (0.04, -0.06), (0.09, -0.03), (0.11, 0.03)],
        4,
    )
    return stack(
        disc((0, 0.03, 0), (0.11, 0.032), WHITE, line=0.8),
        content,
        sheet(shell, color, 0.02, line=0.9),
        sheet(
            [(-0.04, -0.06), (-0.035, -0.07), (0.035, -0.07), (0.04, -0.06)], color, 0.02, line=0.7
        ),
    )


def _soup() -> Pieces:
    steam = [
        line(curve([(x, 0.09), (x + 0.012, 0.11), (x - 0.012, 0.14), (x, 0.165)]), 0.6, GREY)
        for x in (-0.04, 0.01, 0.06)
    ]
    return (
        *_bowl(
            (
                disc((0, 0.03, 0), (0.095, 0.024), "#e58a3c", line=0.4),
                disc((-0.03, 0.033, 0), (0.014, 0.006), GREEN, line=0.3),
                disc((0.04, 0.028, 0), (0.014, 0.006), GREEN, line=0.3),
            )
        ),
        *steam,
        *stack(rod((0.05, 0.035, 0.03), (0.13, 0.1, 0.03), 0.007, GREY), start=0.04),
    )


def _rice() -> Pieces:
    heap = curve(
        [(-0.1, 0.03), (-0.07, 0.075), (-0.02, 0.1), (0.03, 0.098), (0.075, 0.07), (0.1, 0.03)], 4
    )
    grains = [
        line([(x, y), (x + 0.01, y + 0.005)], 0.4, GREY)
        for x, y in ((-0.06, 0.055), (-0.02, 0.075), (0.03, 0.07), (0.0, 0.05), (0.05, 0.05))
    ]
    sticks = [rod((x, 0.05), (x + 0.12, 0.18), 0.005, OAK) for x in (-0.01, 0.02)]
    return _bowl((*sticks, sheet(heap, WHITE, line=0.8), *grains))


def _bread() -> Pieces:
    loaf = curve(
        [(-0.15, -0.05), (-0.16, 0.02), (-0.1, 0.065), (0.1, 0.065), (0.16, 0.02), (0.15, -0.05)], 5
    )
    return stack(
        sheet(loaf, "main"),
        *(
            tube(curve([(x - 0.02, 0.015), (x, 0.04), (x + 0.025, 0.05)]), 0.008, CREAM, line=0.3)
            for x in (-0.09, -0.03, 0.03, 0.09)
        ),
    )


RECORDS = (
    PropKind(
        name="cake",
        size=0.4,
        color="#e88fa8",
        draw=_cake,
        gallery="a birthday cake with four candles",
        held=True,
        words=nouns(
            """
            birthday cake, wedding cake, chocolate cake, cream cake, gateau, cheesecake
            """
        ),
        near=nouns(
            """
            pie, muffin, cupcake, tart, pudding, dessert, pastry, pancakes, apple pie,
            brownie, jelly, slice of cake, piece of cake
            """
        ),
    ),
    PropKind(
        name="pizza",
        size=0.34,
        color="#ffd98a",
        draw=_pizza,
        gallery="a pizza with salami",
        held=True,
        words=nouns("pizza pie, slice of pizza, pizza slice"),
        near=nouns("tortilla, quiche, flatbread, tarte"),
    ),
    PropKind(
        name="sandwich",
        size=0.24,
        color="#e8c48a",
        draw=_sandwich,
        gallery="a sandwich with cheese and lettuce",
        held=True,
        words=nouns("toast, panini, club sandwich, cheese sandwich, ham sandwich"),
        near=nouns("taco, burrito, cheese, lunchmeat, kebab, slice of bread"),
    ),
    PropKind(
        name="soup",
        size=0.24,
        color="#3c78b4",
        draw=_soup,
        gallery="a bowl of hot soup with a spoon",
        held=True,
        words=nouns("bowl of soup, soup bowl, bowl, stew, broth, tomato soup, chicken soup"),
        near=nouns(
            """
            porridge, cereal, curry, chili, bowl of cereal, oatmeal, salad, pasta,
            spaghetti, sauce, lentils, pet bowl, goulash, dog food, salad bowl
            """
        ),
    ),
    PropKind(
        name="rice",
        size=0.25,
        color="#c8412f",
        draw=_rice,
        gallery="a bowl of rice with chopsticks",
        held=True,
        words=nouns("bowl of rice, fried rice, rice bowl, chopsticks"),
        near=nouns(
            """
            noodle, noodles, ramen, sushi, dumpling, couscous, risotto, mashed potatoes
            """
        ),
    ),
    PropKind(
        name="bread",
        size=0.32,
        color="#c98d4b",
        draw=_bread,
        gallery="a loaf of bread",
        held=True,
        words=nouns("loaf, loaf of bread, baguette, bun, bread roll"),
        near=nouns("croissant, bagel, pretzel, dough, biscuit, butter"),
    ),
)
