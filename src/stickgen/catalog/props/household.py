"""Things on desks and tables: reading, typing, eating, drinking."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import (
    Piece,
    Pieces,
    box,
    curve,
    disc,
    drum,
    line,
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import DARK, GOLD, GREY, WHITE
from stickgen.catalog.records import PropKind, nouns


def _book() -> Pieces:
    left = [(0, -0.01, 0), (-0.16, 0.02, 0.02), (-0.16, 0.22, 0.02), (0, 0.2, 0)]
    pages = curve([(-0.15, 0.035), (-0.07, 0.035), (0, 0.005)])
    top = curve([(0, 0.205), (-0.07, 0.235), (-0.15, 0.225)])
    page = np.insert(np.concatenate([pages, top]), 2, -0.01, axis=1)
    rows = [
        line([(-0.13, y, -0.012), (-0.03, y - 0.008, -0.012)], 0.4, lift=0.06)
        for y in (0.08, 0.12, 0.16, 0.2)
    ]
    half = (
        plane(left, "main"),
        Piece(page, WHITE, line=0.7, lift=0.02),
        *rows,
    )
    return (
        *half,
        *(
            Piece(p.points * [-1, 1, 1], p.fill, line=p.line, lift=p.lift, closed=p.closed)
            for p in half
        ),
    )


def _laptop() -> Pieces:
    return (
        *box((0.34, 0.016, 0.23), (0, 0, 0), GREY, line=0.7),
        plane([(-0.14, 0.018, -0.07), (0.14, 0.018, -0.07), (0.14, 0.018, 0.04),
            (-0.14, 0.018, 0.04)],
              DARK, line=0.3, lift=0.02),
        plane([(-0.17, 0.012, -0.115), (-0.17, 0.23, -0.18), (0.17, 0.23, -0.18),
            (0.17, 0.012, -0.115)],
              GREY, line=0.8),
        plane([(-0.15, 0.03, -0.118), (-0.15, 0.215, -0.172), (0.15, 0.215, -0.172),
            (0.15, 0.03, -0.118)],
              "main", line=0.5, lift=0.02),
    )  # fmt: skip


def _computer() -> Pieces:
    return (
        *box((0.2, 0.02, 0.16), (0, 0, 0), GREY, line=0.7),
        tube([(0, 0.02), (0, 0.14)], 0.025, GREY, line=0.7),
        sheet(rounded(0.56, 0.36, 0.03, (0, 0.12)), DARK, 0.0),
        sheet(rounded(0.5, 0.29, 0.015, (0, 0.16)), "main", 0.01, line=0.5, lift=0.02),
        line([(-0.2, 0.38, 0.02), (-0.06, 0.38, 0.02)], 0.6, lift=0.04),
        line([(-0.2, 0.33, 0.02), (0.05, 0.33, 0.02)], 0.6, lift=0.04),
        line([(-0.2, 0.28, 0.02), (-0.02, 0.28, 0.02)], 0.6, lift=0.04),
    )


def _cup() -> Pieces:
    return (
        tube(curve([(0.04, 0.035), (0.075, 0.03), (0.075, -0.02), (0.04, -0.03)]), 0.009, line=0.6),
        drum([(0.026, -0.055), (0.034, -0.045), (0.04, 0.05)], line=0.8, lift=0.01),
        disc((0, 0.05, 0), 0.04, "#6b4526", axis="y", line=0.7, lift=0.02),
    )


def _food() -> Pieces:
    bun = curve([(-0.1, 0.0), (-0.09, 0.06), (0, 0.1), (0.09, 0.06), (0.1, 0.0)], 5)
    return (
        tube([(-0.06, -0.05), (0.06, -0.05)], 0.03, "main", line=0.7),
        tube([(-0.075, -0.02), (0.075, -0.02)], 0.014, "#7a4526", line=0.5, lift=0.01),
        line(curve([(-0.1, 0.0), (-0.07, -0.015), (-0.03, 0.0), (0.02, -0.015), (0.06, 0.0),
            (0.1, -0.01)]),
             1.0, "#4f9a4a", lift=0.02),
        sheet(bun, "main", line=0.8, lift=0.03),
        *(line([(x, y), (x + 0.012, y + 0.008)], 0.5, lift=0.04) for x,
            y in ((-0.04, 0.05), (0.0, 0.07), (0.04, 0.05))),
    )  # fmt: skip


def _bottle() -> Pieces:
    return (
        tube([(0, -0.11), (0, 0.04), (0, 0.08), (0, 0.13)], [0.034, 0.034, 0.016, 0.013]),
        tube([(0, 0.14), (0, 0.155)], 0.015, GOLD, line=0.5, lift=0.01),
        drum([(0.035, -0.07), (0.035, 0.01)], WHITE, line=0.5, lift=0.04),
    )


def _phone() -> Pieces:
    return (
        sheet(rounded(0.075, 0.15, 0.012, (0, -0.07)), DARK, 0.01, line=0.7),
        sheet(rounded(0.062, 0.125, 0.004, (0, -0.06)), "main", 0.012, line=0.3, lift=0.01),
    )


def _plate() -> Pieces:
    return (
        disc((0, 0.012, 0), 0.13, "main", axis="y"),
        disc((0, 0.014, 0), 0.085, "main", axis="y", line=0.5, lift=0.01),
    )


RECORDS = (
    PropKind(
        name="book",
        size=0.24,
        color="#3c78b4",
        draw=_book,
        gallery="an open book with a blue cover",
        held=True,
        grips={"left": (0.16, 0.08, 0.02), "right": (-0.16, 0.08, 0.02)},
        words=nouns(
            """
            novel, textbook, diary, notebook, bible, storybook, cookbook, journal,
            spellbook, comic book, comic, manual, schoolbook, album, photo album,
            dictionary, encyclopedia, fairy tale book, guidebook, songbook, sketchbook
            """
        ),
        near=nouns(
            """
            magazine, menu, homework, sheet music, volume, script, tome, catalogue,
            catalog, recipe, register
            """
        ),
    ),
    PropKind(
        name="cup",
        size=0.1,
        color="#f3efe4",
        draw=_cup,
        gallery="a mug of coffee",
        held=True,
        words=nouns(
            """
            mug, coffee, coffee cup, cup of coffee, coffee mug, teacup, cup of tea, cocoa,
            hot chocolate, espresso, cappuccino, latte, mug of coffee
            """
        ),
        near=nouns("goblet, chalice, tankard, paper cup, thermos"),
    ),
    PropKind(
        name="bottle",
        size=0.28,
        color="#6fb38a",
        draw=_bottle,
        gallery="a green bottle with a label",
        held=True,
        words=nouns(
            """
            water bottle, beer, beer bottle, bottle of water, wine bottle, bottle of wine,
            glass bottle, whiskey, rum, vodka, poison, medicine, potion, perfume, ketchup,
            champagne, soda, cola
            """
        ),
        near=nouns(
            """
            jar, vial, flagon, jug, oil can, spray can, medicine bottle, feeding bottle,
            baby bottle, lotion, sunscreen, shampoo, honey, tin can, soda can, tin
            """
        ),
    ),
    PropKind(
        name="phone",
        size=0.15,
        color="#8fd0ea",
        draw=_phone,
        gallery="a smartphone with a lit screen",
        held=True,
        words=nouns(
            """
            telephone, cellphone, cell phone, mobile phone, smartphone, mobile, iphone,
            smart phone, cellular phone
            """
        ),
        near=nouns(
            """
            remote, remote control, tablet, ipad, calculator, gps, controller, game
            controller, gamepad, detonator, smartwatch
            """
        ),
    ),
    PropKind(
        name="laptop",
        size=0.35,
        color="#8fd0ea",
        draw=_laptop,
        gallery="an open laptop",
        held=True,
        words=nouns("notebook computer, laptop computer"),
        near=nouns("typewriter, keyboard, cash register"),
    ),
    PropKind(
        name="computer",
        size=0.5,
        color="#bfe3f2",
        draw=_computer,
        gallery="a desktop screen on a foot",
        words=nouns("desktop computer, desktop, computer screen, pc, monitor, workstation"),
        near=nouns("printer, console, machine"),
    ),
    PropKind(
        name="food",
        size=0.2,
        color="#e2a656",
        draw=_food,
        gallery="a hamburger",
        held=True,
        words=nouns(
            """
            burger, hamburger, cheeseburger, meal, snack, dinner, lunch, breakfast,
            supper, fast food, junk food, veggie burger
            """
        ),
        near=nouns("feast, dish, treat, groceries"),
    ),
    PropKind(
        name="plate",
        size=0.26,
        color=WHITE,
        draw=_plate,
        gallery="a white plate",
        held=True,
        grips={"hand": (0.12, 0.01, 0.0)},
        words=nouns("saucer, dinner plate, serving plate"),
        near=nouns("tray, platter, plate of food"),
    ),
)
