"""To cook with."""

from __future__ import annotations

from stickgen.catalog.piece import (
    Pieces,
    ball,
    box,
    curve,
    disc,
    drum,
    line,
    moved,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import (
    BROWN,
    DARK,
    GREY,
    RED,
    SILVER,
    WHITE,
    WOOD,
    flame,
    gleam,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns, opening


def _pot() -> Pieces:
    return (
        *mirrored(
            [
                tube(
                    curve([(0.14, 0.0), (0.19, 0.0), (0.19, -0.04), (0.14, -0.04)]),
                    0.012,
                    DARK,
                    line=0.6,
                )
            ]
        ),
        drum([(0.13, -0.09), (0.14, -0.08), (0.14, 0.05)]),
        *stack(
            drum([(0.148, 0.05), (0.148, 0.065)], line=0.8),
            drum([(0.13, 0.065), (0.07, 0.1), (0.01, 0.11)]),
            ball((0, 0.125, 0), 0.02, DARK, line=0.7),
            gleam([(-0.09, -0.05, 0.1), (-0.09, 0.02, 0.1)], 0.009),
        ),
    )


def _pan() -> Pieces:
    return stack(
        rod((0, -0.1), (0, 0.18), 0.018, WOOD),
        disc((0, 0.33, 0), 0.16, DARK),
        disc((0, 0.33, 0), 0.125, "main", line=0.7),
        line([(-0.08, 0.36), (-0.06, 0.39), (-0.03, 0.41)], 0.8, SILVER),
        disc((0, -0.085, 0), 0.007, WHITE, line=0.3),
    )


def _knife() -> Pieces:
    return stack(
        sheet([(-0.02, 0.07), (-0.02, 0.26), (0.02, 0.2), (0.026, 0.07)], "main", line=0.7),
        line([(0.014, 0.09), (0.01, 0.19)], 0.4, GREY),
        rod((0, -0.07), (0, 0.06), 0.018, BROWN),
        *(ball((0, y, 0.01), 0.005, SILVER, line=0.2) for y in (-0.04, 0.03)),
    )


def _rolling_pin() -> Pieces:
    return stack(
        rod((0, -0.21), (0, 0.21), 0.016, BROWN),
        tube([(0, -0.1), (0, 0.1)], 0.033, line=0.8),
        gleam([(-0.012, -0.09), (-0.012, 0.06)], 0.005),
    )


def _plates(y: float) -> Pieces:
    return tuple(
        disc((x, y, z), (0.11, 0.09), DARK, axis="y", line=0.7)
        for x, z in ((-0.15, -0.14), (0.15, -0.14), (-0.15, 0.14), (0.15, 0.14))
    )


def _oven(glow: str) -> Pieces:
    return (
        *box((0.6, 0.88, 0.6), shade="#dcd8d0"),
        *stack(*_plates(0.885), start=0.05),
        *stack(
            sheet(rounded(0.5, 0.44, 0.03, (0, 0.14)), SILVER, 0.3, line=0.7),
            sheet(rounded(0.38, 0.22, 0.02, (0, 0.2)), glow, 0.31, line=0.6),
            rod((-0.2, 0.52, 0.34), (0.2, 0.52, 0.34), 0.014, DARK),
            *(disc((x, 0.75, 0.31), 0.035, DARK, line=0.4) for x in (-0.2, -0.07, 0.07, 0.2)),
            start=0.3,
        ),
    )


def _stove() -> Pieces:
    return _oven(DARK)


def _lit_stove() -> Pieces:
    flames = [flame(x, 0.89, 0.14, 0.2) for x in (-0.2, -0.1, 0.1, 0.2)]
    return (*_oven("#f0922b"), *(piece for pieces in flames for piece in pieces))


def _fridge_body() -> Pieces:
    return box((0.7, 1.75, 0.65), shade="#d5dde0")


def _fridge() -> Pieces:
    return (
        *_fridge_body(),
        *stack(
            sheet(rounded(0.66, 1.08, 0.03, (0, 0.05)), "main", 0.33, line=0.8),
            sheet(rounded(0.66, 0.53, 0.03, (0, 1.18)), "main", 0.33, line=0.8),
            rod((0.26, 0.7, 0.37), (0.26, 1.05, 0.37), 0.018, GREY),
            rod((0.26, 1.25, 0.37), (0.26, 1.45, 0.37), 0.018, GREY),
            sheet(rounded(0.12, 0.15, 0.005, (-0.12, 1.4)), "#ffe08a", 0.34, line=0.5),
            ball((-0.12, 1.53, 0.34), 0.015, RED, line=0.3),
            start=0.3,
        ),
    )


def _open_fridge(share: float) -> Pieces:
    door = moved(
        box((0.7, 1.7, 0.05), (0.35, 0.03, 0), shade="#d5dde0"),
        (-0.35, 0, 0.36),
        turn=-1.9 * share,
    )
    food = (
        drum(
            [(0.06, 0), (0.06, 0.16), (0.03, 0.2), (0.025, 0.28)], "#6fb38a", at=(-0.18, 1.12, 0.2)
        ),
        drum([(0.09, 0), (0.09, 0.12)], RED, at=(0.12, 1.12, 0.2)),
        ball((-0.15, 0.73, 0.2), 0.07, "#7fb069"),
        ball((0.02, 0.72, 0.2), 0.06, RED),
        drum([(0.08, 0), (0.08, 0.22)], WHITE, at=(0.18, 0.66, 0.2)),
        *box((0.3, 0.12, 0.2), (0, 0.24, 0.2), "#ffe08a"),
    )
    return (
        *_fridge_body(),
        *stack(
            sheet(rounded(0.62, 1.64, 0.03, (0, 0.06)), "#eef7fa", 0.325, line=0.8),
            *(line([(-0.3, y, 0.33), (0.3, y, 0.33)], 0.8) for y in (0.24, 0.66, 1.12)),
            *food,
            start=0.3,
        ),
        *stack(door, start=0.05),  # who stands before it is nearer
    )


RECORDS = (
    PropKind(
        name="pot",
        size=0.4,
        color="#d7dde2",
        draw=_pot,
        gallery="a steel pot with a lid",
        held=True,
        words=nouns("cooking pot, saucepan, stockpot, casserole, kettle, stewpot"),
        near=nouns(
            """
            cauldron, wok, pressure cooker, crock, coffee pot, percolator, rice cooker
            """
        ),
        grips={"left": (0.19, -0.02, 0.0), "right": (-0.19, -0.02, 0.0)},
    ),
    PropKind(
        name="pan",
        size=0.6,
        color="#6b655d",
        draw=_pan,
        gallery="a frying pan",
        held=True,
        words=nouns("frying pan, skillet, fry pan"),
        near=nouns("spatula, griddle, baking tray, pancake, omelette"),
    ),
    PropKind(
        name="knife",
        size=0.34,
        color="#d7dde2",
        draw=_knife,
        gallery="a kitchen knife",
        held=True,
        words=nouns(
            """
            kitchen knife, carving knife, butter knife, table knife, dagger, pocketknife,
            cleaver, bread knife, penknife
            """
        ),
        near=nouns("scalpel, razor, razor blade, bayonet, cutlery"),
    ),
    PropKind(
        name="rolling_pin",
        size=0.45,
        color="#d5a468",
        draw=_rolling_pin,
        gallery="a wooden rolling pin",
        held=True,
        words=nouns("rolling-pin"),
    ),
    PropKind(
        name="stove",
        size=0.9,
        color="#f4f1ea",
        draw=_stove,
        gallery="a white stove with an oven",
        words=nouns("cooker, oven, gas stove, kitchen stove"),
        near=nouns(
            """
            washing machine, dishwasher, dryer, microwave, toaster, barbecue, grill,
            furnace, fireplace, heater, radiator, boiler
            """
        ),
        grips={"handle": (0.0, 0.52, 0.34)},
        hinge=((-0.3, 0.14, 0.3), (0.3, 0.14, 0.3)),
        draw_states={"lit": _lit_stove},
    ),
    PropKind(
        name="fridge",
        size=1.75,
        color="#eef3f4",
        draw=_fridge,
        gallery="a white fridge",
        words=nouns("refrigerator, freezer, icebox"),
        near=nouns("vending machine, minibar"),
        grips={"handle": (0.26, 0.85, 0.37)},
        hinge=((-0.35, 1.75, 0.325), (-0.35, 0.0, 0.325)),
        draw_states=opening(_open_fridge),
    ),
)
