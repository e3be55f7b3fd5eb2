"""Script: what happens, who does it, where, and how it is filmed.

Written by a person or by ``story``. Times are seconds from the start of the film; places on the
stage are metres, x to the right of its middle and z towards the viewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    Field,
    model_validator,
)

from stickgen.catalog.ages import AGES
from stickgen.catalog.roles import ROLES
from stickgen.catalog.timbres import TIMBRES
from stickgen.catalog.wardrobe import HAIR, HATS, TIES, WEAR
from stickgen.errors import shorten
from stickgen.scene import TRANSPARENT
from stickgen.script_beats import Beat, Feeling, Gaze, Line, Looks
from stickgen.script_camera import Filming, Keyframe, Shot
from stickgen.script_fields import (
    MANY,
    SOME,
    EffectName,
    FreeText,
    LampState,
    PlaceName,
    PropName,
    RoleName,
    SeasonName,
    Seconds,
    Side,
    Spot,
    Strict,
    StyleName,
    Text,
    TimeName,
    WeatherName,
    follow_one_another,
    one_of,
)
from stickgen.script_props import Hold, StageProp
from stickgen.vocabulary import (
    ACTOR_KINDS,
)

__all__ = [
    "NOTHING",
    "Beat",
    "Character",
    "Feeling",
    "Gaze",
    "Hold",
    "Keyframe",
    "Line",
    "PlaceCut",
    "Script",
    "Shot",
    "StageProp",
]

NOTHING = "-"
"""In place of a name of the wardrobe: nothing of that kind is worn."""


def _background(color: str) -> str:
    if color and color != TRANSPARENT and not re.fullmatch("#[0-9a-fA-F]{6}", color):
        raise ValueError(f"the background is {shorten(repr(color))}: give #rrggbb or {TRANSPARENT}")
    return color


class Character(Strict):
    """A person of the film and what they do, in order.

    Attributes:
        beats: actions, one after the other; between and after them the character stands.
        role: who the character is; what is not given below is as usual for it.
        age: its height, head and back.
        team: name of the team; its members wear its colour.
        color, hat, hair, tie: how the character is drawn; color is the team's, the role's, or
            chosen, when not given. ``-``: nothing, where the role has something.
        wears: what else is worn.
        accent: colour of what is worn; the team's, the role's, or chosen, when not given.
        height: times that of an average adult; that of the age and the role, when not given.
        build: width of the limbs, times the default.
        at: where the middle of the path lies, x and z, metres; None: chosen for the film.
        enters, leaves: side of the picture at which the character comes in or goes out.
        timbre: of the voice; that of the role, the age and the kind, when not given.
        looks_at: name of the character to turn to, or a list of whom to look at when; None:
            chosen for the film.
        props: kinds of things the character uses; None: those of the actions.
    """

    name: Text = "actor"
    beats: tuple[Beat, ...] = Field(min_length=1, max_length=MANY)
    lines: tuple[Line, ...] = Field((), max_length=MANY)
    feelings: tuple[Feeling, ...] = Field((), max_length=MANY)
    kind: Annotated[str, one_of("kind of actor", ACTOR_KINDS)] = "human"
    timbre: Annotated[str, one_of("timbre", TIMBRES)] | None = None
    role: RoleName | None = None
    age: Annotated[str, one_of("age", AGES)] | None = None
    team: FreeText = ""
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
    looks_at: Looks | None = None
    props: tuple[PropName, ...] | None = Field(None, max_length=SOME)

    @model_validator(mode="after")
    def _in_order(self) -> Character:
        follow_one_another("beats", self.beats, lambda beat: shorten(repr(beat.text)))
        follow_one_another("looks", self.looks, lambda look: shorten(repr(look.name)))
        if self.name in {*self.mentioned}:
            name = shorten(self.name)
            raise ValueError(
                f"{name} cannot look at {name}, nor act upon {name}: name another character"
            )
        return self

    @property
    def body(self) -> str:
        """Kind of actor: that of the script, or of the role."""
        if self.role is None or "kind" in self.model_fields_set:
            return self.kind
        return ROLES[self.role].kind

    @property
    def looks(self) -> tuple[Gaze, ...]:
        """Whom the character looks at when, if that is a list."""
        return self.looks_at if isinstance(self.looks_at, tuple) else ()

    @property
    def partner(self) -> str | None:
        """Whom the character looks at all the time, if that is one name."""
        return self.looks_at if isinstance(self.looks_at, str) else None

    @property
    def mentioned(self) -> Iterator[str]:
        """Names of the characters whom this one looks at or acts upon."""
        if self.partner is not None:
            yield self.partner
        yield from (look.name for look in self.looks)
        yield from (name for beat in self.beats for name in beat.to)


class PlaceCut(Strict):
    """A cut to another place.

    Attributes:
        place: the backdrop from then on.
        start: seconds.
        time, weather, season, lamps: from then on; None: those of the film.
    """

    place: PlaceName
    start: Annotated[Seconds, Field(gt=0)]
    time: TimeName | None = None
    weather: WeatherName | None = None
    season: SeasonName | None = None
    lamps: LampState | None = None


class Script(Strict):
    """What happens in a film, and how it is filmed and drawn.

    Attributes:
        place: the backdrop, a name of ``catalog.places.PLACES``.
        time: of the day, a name of ``catalog.weather.TIMES``.
        weather: a name of ``catalog.weather.WEATHERS``; only outdoor places show it.
        season: a name of ``catalog.seasons.SEASONS``; only outdoor places show it.
        lamps: whether rooms are lit, and by night lamps and windows.
        places: where the film goes on after a cut, in order.
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
    season: SeasonName = "summer"
    lamps: LampState = "on"
    places: tuple[PlaceCut, ...] = Field((), max_length=SOME)
    style: StyleName = "normal"
    effects: tuple[EffectName, ...] = Field((), max_length=SOME)
    background: Annotated[str, AfterValidator(_background)] = ""
    props: tuple[StageProp, ...] = Field((), max_length=MANY)
    camera: Filming = "follow"
    handheld: float = Field(default=0.0, ge=0, le=5)
    speech: Literal["bubbles", "subtitles", "none"] = "bubbles"

    @model_validator(mode="after")
    def _names_agree(self) -> Script:
        names = [character.name for character in self.characters]
        if len(set(names)) != len(names):
            raise ValueError(
                f"characters need different names, got {shorten(', '.join(names), 200)}"
            )
        mentioned = [name for character in self.characters for name in character.mentioned]
        mentioned += [hold.name for prop in self.props for hold in prop.held_by]
        mentioned += [s.subject for s in self.camera if isinstance(s, Shot) and s.subject]
        for name in mentioned:
            if name not in names:
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
        starts = [change.start for change in self.places]
        if starts != sorted(set(starts)):
            raise ValueError(
                "places follow one another: give each a later start than the one before"
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
            items = (*character.beats, *character.lines, *character.feelings, *character.looks)
            for item in items:
                yield f"a {type(item).__name__.lower()} of {shorten(character.name)}", item.start
        for prop in self.props:
            yield f"the {prop.kind}", prop.start or 0.0
            for hold in prop.held_by:
                yield f"a hold of the {prop.kind}", hold.start
        for change in self.places:
            yield f"the place {change.place}", change.start
        for shot in self.camera:
            if isinstance(shot, Shot):
                yield "a shot", shot.start
