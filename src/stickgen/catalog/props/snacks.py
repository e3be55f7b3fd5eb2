"""Food that is eaten from the hand."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, curve, disc, line, sheet, tube
from stickgen.catalog.props.parts import (
    CREAM,
    OAK,
    RED,
    WHITE,
    YELLOW,
    blob,
    gleam,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns

_CRUST = "#d9a257"


def _ice_cream() -> Pieces:
    return stack(
        sheet([(-0.042, 0.04), (0.042, 0.04), (0, -0.11)], _CRUST),
        *(line([(x, 0.04), (x * 0.3 + 0.012, -0.03)], 0.4, OAK) for x in (-0.025, 0.0)),
        *(line([(x, 0.04), (x * 0.3 - 0.012, -0.03)], 0.4, OAK) for x in (0.025, 0.0)),
        ball((0.025, 0.07, 0), 0.04, CREAM),
        ball((-0.02, 0.07, 0), 0.042, "#8a5a30"),
        ball((0.003, 0.12, 0), 0.042, "main"),
        ball((0.01, 0.168, 0), 0.013, RED, line=0.6),
    )


def _drumstick() -> Pieces:
    return stack(
        rod((0, -0.1), (0, 0.02), 0.012, WHITE),
        *mirrored([ball((0.012, -0.11, 0), 0.015, WHITE, line=0.7)]),
        blob(
            [
                (-0.015, 0.0),
                (-0.05, 0.06),
                (-0.05, 0.12),
                (0, 0.15),
                (0.05, 0.12),
                (0.05, 0.06),
                (0.015, 0.0),
            ]
        ),
        gleam(curve([(0.02, 0.12), (0.033, 0.1), (0.034, 0.07)]), 0.004),
    )


def _hot_dog() -> Pieces:
    return stack(
        tube([(-0.08, 0.015), (0.08, 0.015)], 0.035, "main", line=0.9),
        tube(curve([(-0.105, 0.02), (0, 0.012), (0.105, 0.02)]), 0.022, "#b4593c", line=0.7),
        line(
            curve(
                [
                    (-0.09, 0.02),
                    (-0.06, 0.03),
                    (-0.03, 0.01),
                    (0, 0.025),
                    (0.03, 0.008),
                    (0.06, 0.03),
                    (0.09, 0.02),
                ]
            ),
            1.0,
            "#ffd23f",
        ),
        tube([(-0.08, -0.025), (0.08, -0.025)], 0.032, "main", line=0.9),
    )


def _donut() -> Pieces:
    return stack(
        disc((0, 0, 0), 0.055, _CRUST),
        disc((0, 0, 0), 0.047, "main", line=0.5),
        disc((0, 0, 0), 0.018, WHITE),
        *(
            line([(x, y), (x + dx, y + 0.006)], 0.7, c)
            for x, y, dx, c in (
                (0.02, 0.028, 0.008, WHITE),
                (-0.03, 0.018, 0.004, YELLOW),
                (0.03, -0.01, -0.006, "#6f9fd0"),
                (-0.022, -0.026, 0.008, WHITE),
                (0.008, -0.036, 0.004, YELLOW),
                (-0.005, 0.034, -0.008, "#6f9fd0"),
            )
        ),
    )


def _popcorn() -> Pieces:
    corns = [
        ball((x, y, 0), 0.022, "#fff1c4", line=0.6)
        for x, y in (
            (-0.05, 0.1),
            (0, 0.13),
            (0.05, 0.1),
            (-0.025, 0.115),
            (0.025, 0.12),
            (-0.06, 0.08),
            (0.06, 0.08),
            (-0.02, 0.085),
            (0.02, 0.085),
        )
    ]
    stripes = [
        sheet(
            [(x * 0.75, -0.1), (x, 0.08), (x + 0.025, 0.08), ((x + 0.025) * 0.75, -0.1)],
            WHITE,
            line=0.3,
        )
        for x in (-0.05, 0.0, 0.05)
    ]
    return stack(
        *corns,
        sheet([(-0.055, -0.1), (-0.075, 0.08), (0.075, 0.08), (0.055, -0.1)], "main"),
        *stripes,
        sheet([(-0.055, -0.1), (-0.075, 0.08), (0.075, 0.08), (0.055, -0.1)]),
    )


RECORDS = (
    PropKind(
        name="ice_cream",
        size=0.29,
        color="#e88fa8",
        draw=_ice_cream,
        gallery="an ice cream cone with three scoops",
        held=True,
        words=nouns("ice cream cone, ice-cream, icecream, gelato, ice-cream cone, sundae"),
        near=nouns(
            """
            lollipop, popsicle, ice lolly, cotton candy, candy, candyfloss, sorbet, milk
            shake
            """
        ),
    ),
    PropKind(
        name="chicken_leg",
        size=0.28,
        color="#b4713c",
        draw=_drumstick,
        gallery="a roasted chicken leg",
        held=True,
        words=nouns(
            """
            chicken drumstick, drumstick leg, roast chicken, fried chicken, chicken wing,
            meat, roast, turkey leg
            """
        ),
        near=nouns("steak, ham, bone, bacon, pork, beef, roast turkey, rib, lamb chop"),
    ),
    PropKind(
        name="hot_dog",
        size=0.25,
        color="#e2a656",
        draw=_hot_dog,
        gallery="a hot dog with mustard",
        held=True,
        words=nouns("hotdog, hot-dog, sausage, frankfurter, bratwurst"),
        near=nouns("wiener, salami"),
    ),
    PropKind(
        name="donut",
        size=0.11,
        color="#e88fa8",
        draw=_donut,
        gallery="a doughnut with pink icing",
        held=True,
        words=nouns("doughnut"),
        near=nouns("cookie, chocolate, macaron, waffle, chocolate bar, marshmallow, wafer"),
    ),
    PropKind(
        name="popcorn",
        size=0.25,
        color="#c8412f",
        draw=_popcorn,
        gallery="popcorn in a red and white tub",
        held=True,
        words=nouns("pop corn, bag of popcorn, bucket of popcorn"),
        near=nouns("chip, chips, crisp, french fries, fries, peanut, nut, crisps"),
    ),
)
