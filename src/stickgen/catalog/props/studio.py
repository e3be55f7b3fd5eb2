"""Pictures and sound: cameras, screens, boards."""

from __future__ import annotations

from stickgen.catalog.piece import Pieces, ball, box, curve, disc, line, rounded, sheet, tube
from stickgen.catalog.props.parts import (
    BLUE,
    DARK,
    GLASS,
    GREY,
    LEAF,
    RED,
    SILVER,
    WHITE,
    WOOD,
    YELLOW,
    blob,
    gleam,
    mirrored,
    rod,
    stack,
)
from stickgen.catalog.records import PropKind, nouns


def _camera() -> Pieces:
    return stack(
        sheet(rounded(0.05, 0.03, 0.005, (0.0, 0.045)), "main"),
        sheet(rounded(0.14, 0.095, 0.012, (0, -0.045)), "main"),
        sheet([(-0.07, 0.0), (-0.07, 0.03), (0.07, 0.03), (0.07, 0.0)], SILVER, line=0.5),
        disc((0, -0.002, 0), 0.04, DARK),
        disc((0, -0.002, 0), 0.026, "#8fd0ea", line=0.6),
        gleam([(-0.012, 0.004), (-0.004, 0.014)], 0.004),
        sheet(rounded(0.028, 0.016, 0.003, (0.045, 0.03)), WHITE, line=0.5),
        rod((-0.05, 0.055), (-0.035, 0.055), 0.006, RED),
    )


def _film_camera() -> Pieces:
    return (
        *mirrored([rod((0.45, 0, 0.25), (0.04, 1.15, 0), 0.025, DARK)]),
        rod((0, 0, -0.45), (0, 1.15, 0), 0.025, DARK),
        *stack(
            *(disc((x, 1.68, 0), 0.17, "main") for x in (-0.19, 0.16)),
            *(disc((x, 1.68, 0), 0.05, WHITE, line=0.6) for x in (-0.19, 0.16)),
            sheet(rounded(0.6, 0.36, 0.03, (0, 1.15)), "main"),
            sheet([(0.3, 1.25), (0.3, 1.42), (0.48, 1.48), (0.48, 1.19)], GREY),
            ball((-0.2, 1.42, 0.02), 0.03, RED, line=0.5),
            start=0.2,
        ),
    )


def _tv_body(picture: Pieces) -> Pieces:
    return (
        *box((0.5, 0.04, 0.25), (0, 0, 0), DARK, shade=DARK),
        rod((0, 0.03, 0), (0, 0.12, 0), 0.04, DARK),
        *stack(
            sheet(rounded(1.25, 0.76, 0.03, (0, 0.1)), DARK, 0.03),
            sheet(rounded(1.15, 0.65, 0.01, (0, 0.155)), "main", 0.03, line=0.5),
            *picture,
            start=0.05,
        ),
    )


def _television() -> Pieces:
    return _tv_body(
        (
            sheet(
                [
                    (-0.57, 0.16),
                    (-0.57, 0.38),
                    (-0.2, 0.5),
                    (0.2, 0.34),
                    (0.57, 0.42),
                    (0.57, 0.16),
                ],
                LEAF,
                0.03,
                line=0.4,
            ),
            ball((0.33, 0.65, 0.03), 0.07, YELLOW, line=0.4),
            sheet([(-0.08, 0.38), (0.1, 0.52), (-0.08, 0.66)], WHITE, 0.03, line=0.8),
        )
    )


def _dark_television() -> Pieces:
    return _tv_body(
        (
            sheet(rounded(1.15, 0.65, 0.01, (0, 0.155)), "#5a5f66", 0.03, line=0.5),
            gleam([(-0.45, 0.5, 0.03), (-0.3, 0.7, 0.03)], 0.015),
        )
    )


def _radio() -> Pieces:
    return (
        line([(0.13, 0.2), (0.25, 0.48)], 0.9),
        tube(
            curve([(-0.14, 0.2), (-0.12, 0.28), (0.12, 0.28), (0.14, 0.2)], 3),
            0.012,
            DARK,
            line=0.6,
        ),
        *box((0.42, 0.22, 0.12), shade="#a83226"),
        *stack(
            *(
                piece
                for x in (-0.12, 0.12)
                for piece in (
                    disc((x, 0.1, 0.061), 0.07, DARK, line=0.7),
                    disc((x, 0.1, 0.062), 0.03, GREY, line=0.4),
                )
            ),
            sheet(rounded(0.09, 0.05, 0.005, (0, 0.13)), GLASS, 0.061, line=0.6),
            *(ball((x, 0.08, 0.062), 0.013, WHITE, line=0.5) for x in (-0.025, 0.025)),
            start=0.1,
        ),
    )


def _whiteboard() -> Pieces:
    return (
        *mirrored(
            [
                rod((0.75, 0.04, -0.25), (0.75, 0.04, 0.25), 0.03, GREY),
                rod((0.75, 0, 0), (0.75, 1.9, 0), 0.03, GREY),
            ]
        ),
        *stack(
            sheet([(-0.85, 0.85), (-0.85, 1.9), (0.85, 1.9), (0.85, 0.85)], SILVER, 0.03),
            sheet([(-0.8, 0.9), (-0.8, 1.85), (0.8, 1.85), (0.8, 0.9)], "main", 0.03, line=0.6),
            line([(-0.65, 1.7, 0.03), (-0.65, 1.1, 0.03), (0.0, 1.1, 0.03)], 1.2, DARK),
            line(
                [(-0.6, 1.2, 0.03), (-0.4, 1.4, 0.03), (-0.25, 1.3, 0.03), (0, 1.65, 0.03)],
                1.5,
                RED,
            ),
            *(line([(0.2, y, 0.03), (0.65, y, 0.03)], 1.2, BLUE) for y in (1.65, 1.5, 1.35)),
            *(
                rod((x, 0.87, 0.06), (x + 0.13, 0.87, 0.06), 0.022, c)
                for x, c in ((-0.1, RED), (0.1, BLUE))
            ),
            start=0.05,
        ),
    )


def _easel() -> Pieces:
    return (
        rod((0, 0, -0.5), (0, 1.75, 0), 0.025, WOOD),
        *mirrored([rod((0.5, 0, 0.1), (0.06, 1.8, 0), 0.025, WOOD)]),
        *stack(
            rod((-0.45, 0.72, 0.1), (0.45, 0.72, 0.1), 0.03, WOOD),
            sheet([(-0.42, 0.75), (-0.42, 1.4), (0.42, 1.4), (0.42, 0.75)], "main", 0.1),
            sheet([(-0.38, 0.79), (-0.38, 1.05), (0.38, 1.0), (0.38, 0.79)], LEAF, 0.1, line=0.4),
            blob([(-0.3, 1.02), (-0.1, 1.28), (0.02, 1.15), (0.15, 1.03)], BLUE, 0.1, line=0.4),
            ball((0.22, 1.24, 0.1), 0.07, YELLOW, line=0.4),
            start=0.2,
        ),
    )


RECORDS = (
    PropKind(
        name="camera",
        size=0.14,
        color="#5a5f66",
        draw=_camera,
        gallery="a photo camera",
        held=True,
        words=nouns("photo camera, digital camera, video camera, camcorder"),
        near=nouns("webcam, polaroid, binoculars, selfie stick, security camera"),
    ),
    PropKind(
        name="film_camera",
        size=1.9,
        color="#5a5f66",
        draw=_film_camera,
        gallery="a film camera on a tripod",
        words=nouns("movie camera, tv camera, cine camera, tripod"),
        near=nouns("projector, film projector, movie projector"),
    ),
    PropKind(
        name="television",
        size=1.25,
        color="#8fd0ea",
        draw=_television,
        gallery="a television that is on",
        words=nouns("tv, tv set, television set, telly, flat screen, tv screen"),
        near=nouns("screen, display, video game, arcade machine, aquarium, fish tank"),
        draw_states={"off": _dark_television},
    ),
    PropKind(
        name="radio",
        size=0.5,
        color="#c8412f",
        draw=_radio,
        gallery="a red radio with an aerial",
        held=True,
        words=nouns("boombox, boom box, stereo, ghetto blaster, transistor radio"),
        near=nouns(
            """
            record player, amplifier, cassette player, turntable, loud speaker, gramophone,
            cd player
            """
        ),
        grips={"hand": (0.0, 0.28, 0.0)},
    ),
    PropKind(
        name="whiteboard",
        size=1.9,
        color="#fffdf6",
        draw=_whiteboard,
        gallery="a whiteboard with a curve on it",
        words=nouns("white board, flip chart, flipchart, presentation board, dry-erase board"),
        near=nouns(
            """
            blackboard, chalkboard, projector screen, bulletin board, notice board,
            noticeboard, pinboard
            """
        ),
    ),
    PropKind(
        name="easel",
        size=1.8,
        color="#fffdf6",
        draw=_easel,
        gallery="a painting on an easel",
        words=nouns("canvas, painting, painter's easel"),
        near=nouns(
            """
            picture, portrait, drawing, photograph, photo, poster frame, artwork,
            masterpiece, picture frame, frame
            """
        ),
    ),
)
