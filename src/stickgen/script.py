"""Script: what happens, who does it, where, and how it is filmed.

Written by a person or by ``story``. Times are seconds from the start of the film; places on the
stage are metres, x to the right of its middle and z towards the viewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from stickgen.catalog.ages import AGES
from stickgen.catalog.props import PROPS
from stickgen.catalog.wardrobe import HAIR, HATS, TIES, WEAR
from stickgen.checks import LARGEST
from stickgen.errors import shorten
from stickgen.scene import TRANSPARENT
from stickgen.script_fields import (
    MANY,
    SOME,
    Degrees,
    EffectName,
    FreeText,
    Metres,
    PlaceName,
    PropName,
    RoleName,
    Side,
    Spot,
    Strict,
    StyleName,
    Text,
    TimedItem,
    TimeName,
    VoiceName,
    WeatherName,
    one_of,
)
from stickgen.vocabulary import (
    ACTOR_KINDS,
    EXPRESSIONS,
    MOUTHS,
)

_FACTOR = (0.1, 10.0)
_AMOUNTS = MappingProxyType(
    {
        "pan": (-60.0, 60.0),
        "zoom": _FACTOR,
        "dolly": _FACTOR,
        "establish": _FACTOR,
        "crane": (-1.2, 30.0),
        "orbit": (-1440.0, 1440.0),
    }
)
"""Move → the range of its amount; moves that are not listed have none."""
NOTHING = "-"
"""In place of a name of the wardrobe: nothing of that kind is worn."""
_OVERLAP = 1e-3  # seconds by which a beat may overlap the one before


def _background(color: str) -> str:
    if color and color != TRANSPARENT and not re.fullmatch("#[0-9a-fA-F]{6}", color):
        raise ValueError(f"the background is {shorten(repr(color))}: give #rrggbb or {TRANSPARENT}")
    return color


class Beat(TimedItem):
    """One action of one character."""

    text: Text = Field(description="what happens, one sentence")


class Line(TimedItem):
    """Words that a character says; the mouth moves accordingly."""

    text: Text
    voice: VoiceName = "talk"


class Feeling(TimedItem):
    """A facial expression for some time, instead of the one of the action."""

    expression: Annotated[str, one_of("expression", EXPRESSIONS)]
    mouth: Annotated[str, one_of("mouth", MOUTHS)] | None = None


class Character(Strict):
    """A person of the film and what they do, in order.

    Attributes:
        beats: actions, one after the other; between and after them the character stands.
        role: who the character is; what is not given below is as usual for it.
        age: its height, head and back.
        color, hat, hair, tie: how the character is drawn; color is chosen when not given. ``-``:
            nothing, where the role has something.
        wears: what else is worn.
        accent: colour of what is worn; chosen when not given.
        height: times that of an average person of this age.
        build: width of the limbs, times the default.
        at: where the middle of the path lies, x and z, metres; None: chosen for the film.
        enters, leaves: side of the picture at which the character comes in or goes out.
        looks_at: name of the character to turn to; None: chosen for the film.
        props: kinds of things the character uses; None: those of the actions.
    """

    name: Text = "actor"
    beats: tuple[Beat, ...] = Field(min_length=1, max_length=MANY)
    lines: tuple[Line, ...] = Field((), max_length=MANY)
    feelings: tuple[Feeling, ...] = Field((), max_length=MANY)
    kind: Annotated[str, one_of("kind of actor", ACTOR_KINDS)] = "human"
    role: RoleName | None = None
    age: Annotated[str, one_of("age", AGES)] | None = None
    color: str | None = Field(default=None, pattern="^#[0-9a-fA-F]{6}$")
    hat: Annotated[str, one_of("hat", (*HATS, NOTHING))] | None = None
    hair: Annotated[str, one_of("haircut", (*HAIR, NOTHING))] | None = None
    tie: Annotated[str, one_of("tie", (*TIES, NOTHING))] | None = None
    wears: tuple[Annotated[str, one_of("wear", WEAR)], ...] = Field((), max_length=SOME)
    accent: str | None = Field(default=None, pattern="^#[0-9a-fA-F]{6}$")
    height: float = Field(default=1.0, ge=0.3, le=3.0)
    build: float = Field(default=1.0, ge=0.5, le=2.0)
    at: Spot | None = None
    enters: Side | None = None
    leaves: Side | None = None
    looks_at: FreeText | None = None
    props: tuple[PropName, ...] | None = Field(None, max_length=SOME)

    @model_validator(mode="after")
    def _in_order(self) -> Character:
        for before, beat in pairwise(self.beats):
            if beat.start < before.end - _OVERLAP:
                text, earlier = shorten(repr(beat.text)), shorten(repr(before.text))
                raise ValueError(
                    f"beats follow one another, but {text} starts at {beat.start:g} s, "
                    f"before {earlier} ends at {before.end:g} s"
                )
        if self.looks_at == self.name:
            name = shorten(self.name)
            raise ValueError(f"{name} cannot look at {name}: name another character")
        return self


class StageProp(Strict):
    """A thing that stands on the stage.

    Attributes:
        at: x and z of the middle of its foot.
        y: height of its foot above the floor.
        turn: degrees to its left.
        scale: 1 is its real size.
        state: such as ``open``, one of those that things of its kind have; empty: the usual one.
    """

    kind: PropName
    at: Spot
    y: Metres = 0.0
    turn: Degrees = 0.0
    scale: float = Field(default=1.0, gt=0, le=100)
    color: str | None = Field(default=None, pattern="^#[0-9a-fA-F]{6}$")
    state: str = ""

    @model_validator(mode="after")
    def _has_state(self) -> StageProp:
        states = PROPS[self.kind].states
        if self.state and self.state not in states:
            known = f"use one of: {', '.join(states)}" if states else "it has no states"
            raise ValueError(f"a {self.kind} is never {shorten(repr(self.state))}; {known}")
        return self


class Shot(TimedItem):
    """One move of the camera; shots that follow one another are joined by a cut.

    Attributes:
        move: ``static`` holds still; ``pan`` turns, ``crane`` lifts and ``orbit`` circles the
            eye by ``amount``; ``zoom`` changes the lens and ``dolly`` the distance by the factor
            ``amount``; ``track`` goes along with the subject; ``close_up`` shows a face,
            ``establish`` everybody and the place.
        subject: name of a character; None: everybody.
        amount: degrees (pan, orbit), metres (crane) or a factor (zoom, dolly); None: the usual.
    """

    move: Literal[
        "static", "pan", "zoom", "track", "dolly", "crane", "orbit", "close_up", "establish"
    ] = "static"
    subject: FreeText | None = None
    amount: float | None = None

    @model_validator(mode="after")
    def _shows_something(self) -> Shot:
        low, high = _AMOUNTS.get(self.move, (-LARGEST, LARGEST))
        if self.amount is not None and not low <= self.amount <= high:
            raise ValueError(
                f"the amount of a {self.move} goes from {low:g} to {high:g}, got {self.amount:g}"
            )
        return self


class Keyframe(Strict):
    """The camera at one frame; see ``stickgen.camera.CameraKeyframe``."""

    frame: int = Field(ge=0, le=1_000_000)
    x: Metres = 0.0
    y: Metres = 1.0
    z: Metres = 8.0
    zoom: float = Field(default=1.0, ge=0.05, le=50)
    roll: float = Field(default=0.0, ge=-100, le=100)
    interpolation: Literal["linear", "smooth"] = "smooth"


def _camera_form(camera: Any) -> str:
    """The form of a camera value, so that an error message is about that form only."""
    if not isinstance(camera, (list, tuple)):
        return "[word]"
    first = camera[0] if camera else None
    keys = isinstance(first, Keyframe) or (isinstance(first, dict) and "frame" in first)
    return "[keyframes]" if keys else "[shots]"


_Filming = Annotated[
    Annotated[Literal["auto", "follow"], Tag("[word]")]
    | Annotated[tuple[Shot, ...], Field(max_length=MANY), Tag("[shots]")]
    | Annotated[tuple[Keyframe, ...], Field(max_length=MANY), Tag("[keyframes]")],
    Discriminator(_camera_form),
]


class Script(Strict):
    """What happens in a film, and how it is filmed and drawn.

    Attributes:
        place: the backdrop, a name of ``catalog.places.PLACES``.
        time: of the day, a name of ``catalog.weather.TIMES``.
        weather: a name of ``catalog.weather.WEATHERS``; only outdoor places show it.
        style: how it is drawn, a name of ``catalog.styles.STYLES``.
        effects: what is laid over it, names of ``vocabulary.EFFECTS``.
        background: colour of the paper, ``#rrggbb``, or ``transparent``, which leaves out paper and
            place; empty: the style's own.
        props: things that stand on the stage.
        camera: ``auto`` chooses shots, ``follow`` keeps everybody in one steady picture; or a list
            of shots, or of keyframes.
        handheld: how much the camera sways as if held by hand; 0 is a tripod, 1 a calm hand.
        speech: how spoken lines are shown: in bubbles, as subtitles, or not at all.
    """

    title: FreeText = ""
    description: FreeText
    duration: float = Field(gt=0, le=10_000, description="seconds")
    characters: tuple[Character, ...] = Field(min_length=1, max_length=SOME)
    place: PlaceName = "paper"
    time: TimeName = "day"
    weather: WeatherName = "clear"
    style: StyleName = "normal"
    effects: tuple[EffectName, ...] = Field((), max_length=SOME)
    background: Annotated[str, AfterValidator(_background)] = ""
    props: tuple[StageProp, ...] = Field((), max_length=MANY)
    camera: _Filming = "follow"
    handheld: float = Field(default=0.0, ge=0, le=5)
    speech: Literal["bubbles", "subtitles", "none"] = "bubbles"

    @model_validator(mode="after")
    def _names_agree(self) -> Script:
        names = [character.name for character in self.characters]
        if len(set(names)) != len(names):
            raise ValueError(
                f"characters need different names, got {shorten(', '.join(names), 200)}"
            )
        mentioned = [character.looks_at for character in self.characters]
        if not isinstance(self.camera, str):
            mentioned += [shot.subject for shot in self.camera if isinstance(shot, Shot)]
        for name in mentioned:
            if name is not None and name not in names:
                raise ValueError(
                    f"there is no character {shorten(repr(name))}; use one of: "
                    f"{shorten(', '.join(names), 200)}"
                )
        return self

    @model_validator(mode="after")
    def _times_agree(self) -> Script:
        for what, start in self._starts():
            if start >= self.duration:
                raise ValueError(
                    f"{what} starts at {start:g} s, but the film lasts {self.duration:g} s: "
                    "let it start earlier or make the film longer"
                )
        if not self.camera:
            raise ValueError("the list of shots is empty: leave out the camera, or give a shot")
        frames = [key.frame for key in self.camera if isinstance(key, Keyframe)]
        duplicate = next((frame for frame in frames if frames.count(frame) > 1), None)
        if duplicate is not None:
            raise ValueError(f"two keyframes of the camera are at frame {duplicate}: remove one")
        return self

    def _starts(self) -> Iterator[tuple[str, float]]:
        """Everything with a start time, named, and that time in seconds."""
        for character in self.characters:
            for item in (*character.beats, *character.lines, *character.feelings):
                yield f"a {type(item).__name__.lower()} of {shorten(character.name)}", item.start
        for shot in self.camera:
            if isinstance(shot, Shot):
                yield "a shot", shot.start
