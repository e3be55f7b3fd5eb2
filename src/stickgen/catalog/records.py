"""The records of the catalogue. This module imports no numpy, so that help texts stay quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from stickgen.catalog.piece import Pieces
    from stickgen.catalog.wardrobe.bound import Wear
    from stickgen.noise import Numbers


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_R = TypeVar("_R", bound=_Named)
_V = TypeVar("_V")


def by_name(records: Iterable[_R]) -> Mapping[str, _R]:
    """A table from name to record, in the order given.

    Raises:
        ValueError: two records have the same name.
    """
    table: dict[str, _R] = {}
    for record in records:
        if record.name in table:
            raise ValueError(f"two records of the catalogue are named {record.name!r}")
        table[record.name] = record
    return MappingProxyType(table)


def entry(what: str, name: str, table: Mapping[str, _V]) -> _V:
    """The entry ``name`` of a table.

    Args:
        what: the kind of entry, for the error message.

    Raises:
        StickGenError: the table has no such name; lists the names it has.
    """
    if name not in table:
        raise StickGenError(f"there is no {what} {name!r}: use one of {', '.join(table)}")
    return table[name]


def _settled(pieces: Pieces) -> Pieces:
    from stickgen.catalog.piece import settled

    return settled(pieces)


Point = tuple[float, float, float]
"""x, y and z, metres."""


def nouns(text: str) -> tuple[str, ...]:
    """The nouns of a text that has commas between them, and line breaks anywhere."""
    return tuple(" ".join(noun.split()) for noun in text.split(","))


OPENING: Mapping[str, float] = MappingProxyType(
    {"ajar": 0.25, "half_open": 0.5, "almost_open": 0.75, "open": 1.0}
)
"""State of a thing that turns open → share of the way, in the order in which it opens."""


def opening(draw: Callable[[float], Pieces]) -> Mapping[str, Callable[[], Pieces]]:
    """The drawings of a thing as it turns open, of one that draws a share of the way."""
    return {state: partial(draw, share) for state, share in OPENING.items()}


@dataclass(frozen=True, kw_only=True)
class PropKind:
    """A kind of thing that scripts may put on a stage or into a hand.

    Attributes:
        name: as scripts and files write it.
        size: largest real extent, metres (of a tree or a rocket: as drawn on a stage).
        color: of its main part, ``#rrggbb``, unless a script gives another one.
        draw: makes its pieces, in metres at real size, upright and facing +Z. A thing that is held
            has its origin in the palm and its length along +Y; a thing that stands has its origin
            on the floor, under its middle.
        gallery: what it looks like, for the gallery.
        held: whether a hand can carry it; other things stand beside their owner.
        words: other nouns that mean just this, singular and lower case.
        near: nouns of things that are not drawn, for which this is the nearest.
        grips: where hands hold it, in metres in the frame of the drawing: ``hand`` for one hand,
            ``left`` and ``right`` for the two of one who holds it, sits on it, pushes it or stands
            in front of it, ``handle`` to open or lift it. Empty: a thing that is held is held at
            its origin, and others are not held.
        seat: x, y and z in metres of the middle of the surface on which somebody sits, and the
            degrees to its left (about +Y, from +Z) that they face; None: nobody sits on it.
        tops: level surfaces that bear feet or things: x and z from and to, and y, metres.
        hinge: two points of the axis about which it opens, metres: by the right-hand rule about
            the way from the first to the second; None: it does not turn open.
        draw_states: makes its pieces in other states than the usual one.
    """

    name: str
    size: float
    color: str
    draw: Callable[[], Pieces]
    gallery: str
    held: bool = False
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    grips: Mapping[str, Point] = field(default_factory=dict)
    seat: tuple[float, float, float, float] | None = None
    tops: tuple[tuple[float, float, float, float, float], ...] = ()
    hinge: tuple[Point, Point] | None = None
    draw_states: Mapping[str, Callable[[], Pieces]] = field(default_factory=dict)

    @cached_property
    def pieces(self) -> Pieces:
        """The drawing in the usual state, made when it is first needed."""
        return _settled(self.draw())

    @property
    def states(self) -> tuple[str, ...]:
        """The names of the states beside the usual one."""
        return tuple(self.draw_states)

    def pieces_in(self, state: str) -> Pieces:
        """The drawing in a state; empty: the usual one.

        Raises:
            StickGenError: it has no such state; lists those it has.
        """
        if not state:
            return self.pieces
        if state not in self._drawn:
            draw = entry(f"state of a {self.name}", state, self.draw_states)
            self._drawn[state] = _settled(draw())
        return self._drawn[state]

    @cached_property
    def _drawn(self) -> dict[str, Pieces]:
        return {}


@dataclass(frozen=True, kw_only=True)
class WornKind:
    """A hat, a haircut, or a thing worn round the neck.

    Attributes:
        name: as scripts and files write it.
        draw: makes its pieces; see ``wardrobe.hats`` and ``wardrobe.ties`` for their frame.
        bare_skull: whether a haircut leaves the skull bare.
    """

    name: str
    draw: Callable[[], Pieces]
    bare_skull: bool = False

    @cached_property
    def pieces(self) -> Pieces:
        """The drawing, made when it is first needed."""
        return _settled(self.draw())


@dataclass(frozen=True, kw_only=True)
class WearKind:
    """A thing worn on the body, on the face or in a hand all the time.

    Attributes:
        name: as scripts and files write it.
        draw: makes its pieces and binds them to bones; see ``wardrobe.bound``.
        arms: of the body below: ``bare`` begin at the shoulder, ``sleeves`` also have the colour
            of the garment; empty: as on a bare body.
        legs: ``trousers`` have the colour of the garment; ``hidden``; empty: as on a bare body.
    """

    name: str
    draw: Callable[[], Wear]
    arms: Literal["", "bare", "sleeves"] = ""
    legs: Literal["", "trousers", "hidden"] = ""

    @cached_property
    def pieces(self) -> Wear:
        """The drawing, made when it is first needed."""
        from stickgen.catalog.wardrobe.bound import settled_wear

        return settled_wear(self.draw())


@dataclass(frozen=True, kw_only=True)
class RoleKind:
    """Who somebody is: a trade, a member of a family, a figure of a tale.

    Attributes:
        name: as scripts and files write it.
        words: other nouns that mean just this, singular and lower case.
        near: nouns of roles that have no record, for which this is the nearest.
        kind: kind of actor.
        gender: ``female``, ``male`` or empty.
        age: ``baby``, ``child``, ``teenager``, ``adult`` or ``old``.
        hat, hair, tie: names of the wardrobe; empty: none.
        wears: names of other things that are worn.
        color: ink of the body, ``#rrggbb``; empty: chosen for the film.
        accent: colour of what is worn, ``#rrggbb``; empty: chosen.
        height, build: times those of an average adult.
        props: kinds of things in the hand.
        expression: usual one; empty: that of the actions.
        voice: usual one, a name of ``vocabulary.SPEECH``; empty: talk.
        place: where one is usually met; empty: anywhere.
        says: short lines that one typically says.
    """

    name: str
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    kind: str = "human"
    gender: str = ""
    age: str = "adult"
    hat: str = ""
    hair: str = ""
    tie: str = ""
    wears: tuple[str, ...] = ()
    color: str = ""
    accent: str = ""
    height: float = 1.0
    build: float = 1.0
    props: tuple[str, ...] = ()
    expression: str = ""
    voice: str = ""
    place: str = ""
    says: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlaceKind:
    """A kind of place.

    Attributes:
        name: as scripts and files write it.
        gallery: what it looks like, for the gallery.
        sky: colours at the top and at the horizon; both empty: paper.
        floor: colours at the horizon and at the viewer's feet; both empty: paper.
        draw: makes the pieces that stand there, in stage metres; the numbers scatter them.
            None: nothing stands there.
        marks: whether short pencil strokes lie on the floor.
        dark: whether actors stand in front of a dark sky.
        outdoor: whether time of day and weather are seen there.
        seasons: whether an outdoor place changes with the seasons.
        gravity: times that of the Earth: how high and how slowly people jump and fall.
        ground: what bears people: ``firm`` ground, slippery ``ice``, ``water`` around them, or
            ``nothing``, so that they float.
        words: other nouns that mean just this, singular and lower case.
        near: nouns of places that are not drawn, for which this is the nearest.
    """

    name: str
    gallery: str
    sky: tuple[str, str] = ("", "")
    floor: tuple[str, str] = ("", "")
    draw: Callable[[Numbers], Pieces] | None = None
    marks: bool = False
    dark: bool = False
    outdoor: bool = False
    seasons: bool = True
    gravity: float = 1.0
    ground: Literal["firm", "ice", "water", "nothing"] = "firm"
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Style:
    """How everything is drawn. Lengths are metres on the stage.

    Attributes:
        name: as scripts and files write it.
        gallery: what it looks like, for the gallery.
        paper: colour of the paper.
        line_color: of outlines, of the strokes on the floor and of text.
        head_fill: colour of heads; empty: the paper's.
        body_color: of actors who have no colour of their own; empty: that of their Look.
        tint: share of their own colour that things and places keep; the rest is paper.
        limb: ``solid`` filled tapered limbs, ``stroke`` a few pen strokes, ``hollow`` outlines.
        width: of limbs, times the actor's own.
        outline: width of the outlines of heads, things and places.
        passes: how often each line is drawn.
        spread: distance between passes, as a share of a limb's width.
        wobble: largest distance of a hand-drawn line from the exact one.
        wobble_length: wave length of that deviation.
        redraws: times a second that lines wobble in a new way; 0: never. Animators draw "on twos".
        texture: share of the ink that rough paper leaves out.
        grain: strength of the paper's fibres.
        grid: distance between the lines of a grid on the paper, as a share of the picture's
            height; 0: no grid.
        vignette: how much darker the corners of the picture are.
        pressure: share of its width that a limb loses at 6 m/s, as a brush stroke does.
        glow: how far light reaches around lines; 0: none.
        gap: free space around a limb that passes in front of something.
        far_fade: share of the background's colour that the farthest limb of a body takes on.
        shadow: strength of shadows on the floor.
        face: whether heads have faces.
        joints: whether joints are circled.
        hit_stop: frames of 25 a second for which bodies rest at a blow.
    """

    name: str
    gallery: str
    paper: str
    line_color: str
    head_fill: str = ""
    body_color: str = ""
    tint: float = 0.75
    limb: Literal["solid", "stroke", "hollow"] = "solid"
    width: float = 1.0
    outline: float = 0.026
    passes: int = 1
    spread: float = 0.0
    wobble: float = 0.0
    wobble_length: float = 0.35
    redraws: float = 0.0
    texture: float = 0.0
    grain: float = 0.0
    grid: float = 0.0
    vignette: float = 0.0
    pressure: float = 0.0
    glow: float = 0.0
    gap: float = 0.016
    far_fade: float = 0.42
    shadow: float = 0.5
    face: bool = True
    joints: bool = False
    hit_stop: int = 0
