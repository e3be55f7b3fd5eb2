"""Furniture, and what belongs to a building: a door, a ladder."""

from __future__ import annotations

from dataclasses import replace

from stickgen.catalog.piece import (
    Pieces,
    ball,
    box,
    curve,
    moved,
    plane,
    rounded,
    sheet,
    tube,
)
from stickgen.catalog.props.parts import DARK, GOLD, PALE_WOOD, WHITE, WOOD, stack
from stickgen.catalog.records import PropKind, nouns, opening


def _legs(width: float, depth: float, height: float, radius: float = 0.022) -> Pieces:
    return tuple(
        tube([(x, 0, z), (x, height, z)], radius, WOOD, line=0.8)
        for x in (-width / 2, width / 2)
        for z in (-depth / 2, depth / 2)
    )


def _chair() -> Pieces:
    back = [tube([(x, 0.45, -0.2), (x, 0.9, -0.24)], 0.022, WOOD, line=0.8) for x in (-0.19, 0.19)]
    return (
        *_legs(0.38, 0.38, 0.43),
        *back,
        plane(
            [(-0.2, 0.68, -0.22), (-0.2, 0.88, -0.24), (0.2, 0.88, -0.24), (0.2, 0.68, -0.22)],
            "main",
        ),
        *box((0.44, 0.045, 0.43), (0, 0.41, 0), "main", lift=-0.2),
    )


def _bench() -> Pieces:
    slats = [
        plane(
            [(-0.75, y, z), (-0.75, y + 0.09, z - 0.02), (0.75, y + 0.09, z - 0.02), (0.75, y, z)],
            "main",
        )
        for y, z in ((0.55, -0.22), (0.7, -0.25))
    ]
    feet = [
        tube(
            [(x, 0, 0.16), (x, 0.43, 0.14), (x, 0.43, -0.16), (x, 0.82, -0.27)],
            0.024,
            DARK,
            line=0.7,
        )
        for x in (-0.62, 0.62)
    ] + [tube([(x, 0.43, -0.16), (x, 0, -0.2)], 0.024, DARK, line=0.7) for x in (-0.62, 0.62)]
    seat = [
        plane(
            [(-0.75, 0.45, z), (-0.75, 0.45, z + 0.1), (0.75, 0.45, z + 0.1), (0.75, 0.45, z)],
            "main",
            lift=-0.2,
        )
        for z in (-0.16, -0.05, 0.06)
    ]
    return (*feet, *slats, *seat)


def _table() -> Pieces:
    return (*_legs(1.0, 0.6, 0.7, 0.026), *box((1.1, 0.04, 0.7), (0, 0.7, 0), "main", lift=0.05))


def _bed() -> Pieces:
    return (
        *box((0.06, 0.85, 1.0), (-1.0, 0, 0), WOOD),
        *box((2.0, 0.28, 0.95), (0, 0.12, 0), WHITE, lift=-0.3),
        *box((1.35, 0.06, 0.97), (0.32, 0.4, 0), "main", lift=-0.25),
        sheet(
            curve([(-0.95, 0.42), (-0.92, 0.56), (-0.6, 0.58), (-0.5, 0.42)], 4),
            WHITE,
            0.1,
            lift=-0.2,
        ),
        *box((0.06, 0.5, 1.0), (1.0, 0, 0), WOOD),
    )


def _ladder() -> Pieces:
    rails = [tube([(x, 0, 0), (x, 2.5, -0.1)], 0.026, line=0.8, lift=0.01) for x in (-0.22, 0.22)]
    rungs = [
        tube([(-0.22, y, -0.04 * y), (0.22, y, -0.04 * y)], 0.018, line=0.7)
        for y in (0.25, 0.55, 0.85, 1.15, 1.45, 1.75, 2.05, 2.35)
    ]
    return (*rungs, *rails)


def _door_leaf() -> Pieces:
    """The part of a door that turns, in the plane z = 0."""
    panels = [
        sheet(rounded(0.28, 0.75, 0.02, (x, y)), "main", line=0.6)
        for x in (-0.2, 0.2)
        for y in (0.2, 1.15)
    ]
    leaf = sheet([(-0.43, 0), (-0.43, 2.06), (0.43, 2.06), (0.43, 0)], "main")
    return stack(leaf, *panels, ball((0.34, 1.02, 0.04), 0.032, GOLD, line=0.7), start=0.1)


def _door() -> Pieces:
    frame = box((1.04, 2.16, 0.12), (0, 0, -0.02), PALE_WOOD)
    return (*frame, *moved(_door_leaf(), (0, 0, 0.05)))


def _open_door(share: float) -> Pieces:
    opening = sheet([(-0.43, 0), (-0.43, 2.06), (0.43, 2.06), (0.43, 0)], DARK, 0.045)
    leaf = moved(moved(_door_leaf(), (0.43, 0, 0)), (-0.43, 0, 0.05), turn=-1.2 * share)
    return (
        *box((1.04, 2.16, 0.12), (0, 0, -0.02), PALE_WOOD),
        *stack(opening, start=0.05),
        *(replace(piece, lift=piece.lift + 0.2) for piece in leaf),
    )


def _crate() -> Pieces:
    tape = plane([(-0.05, 0.5, 0.25), (-0.05, 0.36, 0.251), (0.05, 0.36, 0.251),
        (0.05, 0.5, 0.25)],
                 PALE_WOOD, line=0.5, lift=0.03)  # fmt: skip
    top = plane([(-0.05, 0.5, -0.25), (-0.05, 0.5, 0.25), (0.05, 0.5, 0.25), (0.05, 0.5, -0.25)],
                PALE_WOOD, line=0.5, lift=0.03)  # fmt: skip
    return (*box((0.5, 0.5, 0.5), fill="main"), top, tape)


def _open_crate() -> Pieces:
    edges = [(-0.25, 0.5, -0.25), (-0.25, 0.5, 0.25), (0.25, 0.5, 0.25), (0.25, 0.5, -0.25)]
    flaps = []
    for x in (-1.0, 1.0):
        inner, outer = (0.25 * x, 0.5), (0.4 * x, 0.6)
        corners = [(*inner, 0.25), (*inner, -0.25), (*outer, -0.25), (*outer, 0.25)]
        flaps.append(plane(corners, "main", lift=0.03))
    return (*box((0.5, 0.5, 0.5), fill="main"), plane(edges, DARK, lift=0.02), *flaps)


RECORDS = (
    PropKind(
        name="chair",
        size=0.9,
        color=PALE_WOOD,
        draw=_chair,
        gallery="a wooden chair",
        seat=(0.0, 0.455, 0.0, 0.0),
        words=nouns("wooden chair, dining chair, kitchen chair, stool, seat"),
        near=nouns(
            """
            office chair, high chair, barstool, bar stool, folding chair, deck chair
            """
        ),
    ),
    PropKind(
        name="table",
        tops=((-0.55, 0.55, -0.35, 0.35, 0.74),),
        size=1.1,
        color=PALE_WOOD,
        draw=_table,
        gallery="a wooden table",
        words=nouns(
            """
            desk, wooden table, dining table, kitchen table, coffee table, workbench,
            school desk, dinner table
            """
        ),
        near=nouns(
            """
            counter, bar counter, kitchen counter, ping pong table, pool table, billiard
            table, altar, operating table, ironing board, reception desk
            """
        ),
    ),
    PropKind(
        name="bench",
        size=1.5,
        color="#c98d4b",
        draw=_bench,
        gallery="a park bench",
        seat=(0.0, 0.45, -0.02, 0.0),
        words=nouns("park bench, pew"),
        near=nouns("bleachers"),
    ),
    PropKind(
        name="bed",
        tops=((-0.97, 0.97, -0.48, 0.48, 0.46),),
        size=2.0,
        color="#6f9fd0",
        draw=_bed,
        gallery="a bed with a pillow and a blue blanket",
        seat=(0.2, 0.46, 0.3, 0.0),
        words=nouns("double bed, single bed, mattress, bunk bed, bunk, hospital bed"),
        near=nouns(
            """
            hammock, stretcher, cot, futon, sleeping bag, air mattress, massage table
            """
        ),
    ),
    PropKind(
        name="box",
        size=0.5,
        color="#cfa06a",
        draw=_crate,
        draw_states={"open": _open_crate},
        gallery="a cardboard box with tape",
        held=True,
        grips={"left": (0.25, 0.2, 0.0), "right": (-0.25, 0.2, 0.0)},
        words=nouns(
            """
            crate, carton, cardboard box, package, parcel, moving box, packing crate,
            delivery box
            """
        ),
        near=nouns(
            """
            pizza box, toolbox, cube, pallet, ballot box, toy box, cooler, lunch box,
            lunchbox, coolbox, shoebox, brick, cargo
            """
        ),
    ),
    PropKind(
        name="ladder",
        size=2.5,
        color=PALE_WOOD,
        draw=_ladder,
        gallery="a wooden ladder",
        grips={"left": (-0.22, 1.45, -0.06), "right": (0.22, 1.45, -0.06)},
        words=nouns("stepladder, step ladder, rope ladder"),
        near=nouns("monkey bars, climbing frame, scaffolding, jungle gym"),
    ),
    PropKind(
        name="door",
        size=2.1,
        color="#b4593c",
        draw=_door,
        gallery="a panelled door in its frame",
        grips={"handle": (0.34, 1.02, 0.09)},
        hinge=((-0.43, 2.06, 0.05), (-0.43, 0.0, 0.05)),
        draw_states=opening(_open_door),
        words=nouns("doorway, front door, back door, entrance, gate, portal"),
        near=nouns("elevator, trapdoor"),
    ),
)
