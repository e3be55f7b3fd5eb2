"""Fruit and vegetables."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, sheet, tube
from stickgen.catalog.props.parts import BROWN, DARK, GREEN, OAK, arc, blob, gleam, leaf, rod, stack
from stickgen.catalog.records import PropKind, nouns


def _apple() -> Pieces:
    body = [
        (0, 0.026),
        (0.022, 0.036),
        (0.04, 0.02),
        (0.04, -0.012),
        (0.02, -0.038),
        (0, -0.034),
        (-0.02, -0.038),
        (-0.04, -0.012),
        (-0.04, 0.02),
        (-0.022, 0.036),
    ]
    return stack(
        blob(body),
        tube(curve([(0, 0.026), (0.003, 0.045), (0.01, 0.055)]), 0.003, BROWN, line=0.4),
        *leaf(0.006, 0.042, 0.03),
        gleam(arc(0.027, 120, 170), 0.003),
    )


def _banana() -> Pieces:
    outer = curve([(-0.07, 0.07), (-0.075, 0.0), (-0.03, -0.055), (0.04, -0.065), (0.09, -0.04)], 5)
    inner = curve(
        [(0.085, -0.028), (0.04, -0.03), (-0.01, -0.015), (-0.045, 0.025), (-0.055, 0.07)], 5
    )
    return stack(
        sheet(np.concatenate([outer, inner]), "main"),
        tube([(-0.062, 0.07), (-0.062, 0.09)], 0.007, OAK, line=0.5),
        ball((0.09, -0.034, 0), 0.008, DARK, line=0.3),
        line(curve([(-0.06, 0.04), (-0.045, -0.005), (0, -0.04), (0.06, -0.045)]), 0.5, "#c79a1e"),
    )


def _orange() -> Pieces:
    return stack(
        ball((0, 0, 0), 0.04),
        *(
            ball((x, y, 0), 0.003, "#c9701a", line=0.0)
            for x, y in (
                (-0.015, -0.01),
                (0.01, 0.005),
                (0.02, -0.018),
                (-0.005, -0.025),
                (-0.02, 0.012),
            )
        ),
        disc((0, 0.03, 0), (0.008, 0.005), GREEN, line=0.4),
        *leaf(0.004, 0.034, 0.03),
    )


def _tomato() -> Pieces:
    star = [
        (
            0.035 * np.cos(a) * (1 if i % 2 else 0.35),
            0.034 + 0.018 * np.sin(a) * (1 if i % 2 else 0.35),
        )
        for i, a in enumerate(np.linspace(0, 2 * np.pi, 11)[:-1])
    ]
    return stack(
        disc((0, 0, 0), (0.046, 0.039), "main"),
        sheet(star, GREEN, line=0.4),
        rod((0, 0.034), (0.004, 0.054), 0.003, GREEN),
        gleam(arc(0.028, 130, 170), 0.003),
    )


def _carrot() -> Pieces:
    tops = [
        tube(curve([(0, 0.07), (0.4 * x, 0.12), (x, 0.17)]), 0.008, GREEN, line=0.5)
        for x in (-0.05, -0.02, 0.02, 0.05)
    ]
    return stack(
        *tops,
        blob(
            [
                (-0.028, 0.075),
                (0.0, 0.082),
                (0.028, 0.075),
                (0.024, 0.03),
                (0, -0.12),
                (-0.024, 0.03),
            ]
        ),
        *(
            line([(a, y), (b, y)], 0.5, "#b5611a")
            for a, b, y in (
                (-0.02, -0.004, 0.04),
                (0.006, 0.018, 0.015),
                (-0.014, 0, -0.02),
                (0.0, 0.009, -0.05),
            )
        ),
    )


def _watermelon() -> Pieces:
    return stack(
        sheet([(-0.14, 0.06), *arc(0.14, 180, 360, (0, 0.06))], GREEN),
        sheet([(-0.125, 0.06), *arc(0.125, 180, 360, (0, 0.06))], "#eaf5d3", line=0.3),
        sheet([(-0.11, 0.06), *arc(0.11, 180, 360, (0, 0.06))], "main", line=0.3),
        *(
            tube([(x, y), (x, y - 0.006)], 0.006, DARK, line=0.1)
            for x, y in (
                (-0.06, 0.035),
                (-0.02, 0.03),
                (0.02, 0.03),
                (0.06, 0.035),
                (-0.035, -0.005),
                (0.0, -0.015),
                (0.035, -0.005),
            )
        ),
    )


def _grapes() -> Pieces:
    berries = [
        ball((0.022 * (i - (n - 1) / 2) * 1.7, 0.05 - 0.032 * row, 0), 0.022)
        for row, n in enumerate((4, 4, 3, 2, 1))
        for i in range(n)
    ]
    return stack(rod((0, 0.06), (0.005, 0.11), 0.005, BROWN), *leaf(0.0, 0.075, 0.06), *berries)


def _egg() -> Pieces:
    return stack(
        blob(
            [
                (0, 0.036),
                (0.02, 0.018),
                (0.025, -0.008),
                (0.014, -0.027),
                (0, -0.03),
                (-0.014, -0.027),
                (-0.025, -0.008),
                (-0.02, 0.018),
            ]
        ),
        gleam(arc(0.016, 110, 165), 0.002),
    )


RECORDS = (
    PropKind(
        name="apple",
        size=0.095,
        color="#d94a3c",
        draw=_apple,
        gallery="a red apple with a leaf",
        held=True,
        words=nouns("red apple, green apple"),
        near=nouns(
            """
            fruit, pear, peach, cherry, plum, mango, strawberry, apricot, berry,
            pomegranate, fig, acorn, nectarine
            """
        ),
    ),
    PropKind(
        name="banana",
        size=0.17,
        color="#ffd23f",
        draw=_banana,
        gallery="a ripe banana",
        held=True,
        words=nouns("banana peel, banana skin, plantain"),
    ),
    PropKind(
        name="orange",
        size=0.09,
        color="#f0922b",
        draw=_orange,
        gallery="an orange with a leaf",
        held=True,
        words=nouns("tangerine, mandarin, clementine"),
        near=nouns("lemon, lime, grapefruit, satsuma, citrus"),
    ),
    PropKind(
        name="tomato",
        size=0.09,
        color="#d94a3c",
        draw=_tomato,
        gallery="a red tomato",
        held=True,
        words=nouns("cherry tomato"),
        near=nouns(
            """
            vegetable, onion, potato, beet, radish, bell pepper, cabbage, aubergine,
            lettuce, garlic, mushroom, turnip, pepper, eggplant
            """
        ),
    ),
    PropKind(
        name="carrot",
        size=0.29,
        color="#f0922b",
        draw=_carrot,
        gallery="a carrot with its green",
        held=True,
        near=nouns(
            """
            cucumber, corn, celery, asparagus, courgette, parsnip, zucchini, corn cob, leek,
            chili pepper
            """
        ),
    ),
    PropKind(
        name="watermelon",
        size=0.28,
        color="#e0554a",
        draw=_watermelon,
        gallery="a slice of watermelon",
        held=True,
        words=nouns("melon, slice of watermelon, slice of melon"),
        near=nouns("papaya, pineapple, slice"),
    ),
    PropKind(
        name="grapes",
        size=0.22,
        color="#8a5fa8",
        draw=_grapes,
        gallery="a bunch of purple grapes",
        held=True,
        words=nouns("grape, bunch of grapes"),
        near=nouns("blueberry, raspberry, blackberry, raisin, olive, currant"),
    ),
    PropKind(
        name="egg",
        size=0.066,
        color="#f3e3cf",
        draw=_egg,
        gallery="an egg",
        held=True,
        words=nouns(
            """
            boiled egg, easter egg, chicken egg, dinosaur egg, dragon egg, fried egg
            """
        ),
    ),
)
