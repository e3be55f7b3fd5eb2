"""Script: what happens, who does it, where, and how it is filmed.

Written by a person or by ``story``. Times are seconds from the start of the film; places on the
stage are metres, x to the right of its middle and z towards the viewer.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from stickgen.vocabulary import (
    ACTOR_KINDS,
    EXPRESSIONS,
    HAIR,
    HATS,
    MOUTHS,
    PLACES,
    PROPS,
    SPEECH,
    STYLES,
    TIES,
)


def _one_of(what: str, names: tuple[str, ...]) -> AfterValidator:
    def check(name: str) -> str:
        if name not in names:
            raise ValueError(f"there is no {what} {name!r}; use one of: {', '.join(names)}")
        return name

    return AfterValidator(check)


_Side = Literal["left", "right"]
_Spot = tuple[float, float]
PropName = Annotated[str, _one_of("prop", tuple(PROPS))]
PlaceName = Annotated[str, _one_of("place", PLACES)]
StyleName = Annotated[str, _one_of("style", STYLES)]
VoiceName = Annotated[str, _one_of("voice", tuple(SPEECH))]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Stretch(_Strict):
    start: float = Field(ge=0, description="seconds from the start of the film")
    end: float = Field(gt=0, description="seconds")

    @model_validator(mode="after")
    def _ordered(self) -> _Stretch:
        if self.end <= self.start:
            name = type(self).__name__.lower()
            raise ValueError(f"a {name} must end after it starts, got {self.start}–{self.end} s")
        return self


class Beat(_Stretch):
    """One stretch of action of one character."""

    text: str = Field(min_length=1, description="what happens, one sentence")


class Line(_Stretch):
    """Words that a character says; the mouth moves with them."""

    text: str = Field(min_length=1)
    voice: VoiceName = "talk"


class Feeling(_Stretch):
    """A face for a while, instead of the one that goes with the action."""

    expression: Annotated[str, _one_of("expression", EXPRESSIONS)]
    mouth: Annotated[str, _one_of("mouth", MOUTHS)] | None = None


class Character(_Strict):
    """Who plays, and what they do in order.

    Attributes:
        color, hat, hair, tie: how they are drawn; chosen for them when not given.
        height: times that of a usual adult.
        build: width of the limbs, times the usual.
        at: where the middle of their path lies, x and z; None: the director chooses.
        enters, leaves: side of the picture by which they come in or go out.
        looks_at: name of the character they turn to; None: the director chooses.
        props: kinds of things they use; None: what their actions ask for.
    """

    name: str = "actor"
    beats: tuple[Beat, ...] = Field(min_length=1)
    lines: tuple[Line, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    kind: Annotated[str, _one_of("kind of actor", ACTOR_KINDS)] = "human"
    color: str | None = Field(default=None, pattern="^#[0-9a-fA-F]{6}$")
    hat: Annotated[str, _one_of("hat", HATS)] | None = None
    hair: Annotated[str, _one_of("haircut", HAIR)] | None = None
    tie: Annotated[str, _one_of("tie", TIES)] | None = None
    height: float = Field(default=1.0, ge=0.3, le=3.0)
    build: float = Field(default=1.0, ge=0.5, le=2.0)
    at: _Spot | None = None
    enters: _Side | None = None
    leaves: _Side | None = None
    looks_at: str | None = None
    props: tuple[PropName, ...] | None = None


class StageProp(_Strict):
    """A thing that stands on the stage.

    Attributes:
        at: x and z of the middle of its foot.
        y: height of its foot above the floor.
        turn: degrees to its left.
        scale: 1 is its real size.
    """

    kind: PropName
    at: _Spot
    y: float = 0.0
    turn: float = 0.0
    scale: float = Field(default=1.0, gt=0)
    color: str | None = Field(default=None, pattern="^#[0-9a-fA-F]{6}$")


class Shot(_Stretch):
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
    subject: str | None = None
    amount: float | None = None


class Keyframe(_Strict):
    """The camera at one frame; see ``stickgen.camera.CameraKeyframe``."""

    frame: int = Field(ge=0)
    x: float = 0.0
    y: float = 1.0
    z: float = 8.0
    zoom: float = Field(default=1.0, gt=0)
    roll: float = 0.0
    interpolation: Literal["linear", "smooth"] = "smooth"


class Script(_Strict):
    """A film on paper.

    Attributes:
        camera: ``auto`` directs itself, ``follow`` keeps everybody in one steady picture, or a
            list of shots or of keyframes.
        handheld: how much the camera sways in somebody's hands, 1 calmly; 0 is a tripod.
        speech: how lines are shown: in bubbles, as subtitles, or not at all.
    """

    title: str = ""
    description: str
    duration: float = Field(gt=0, description="seconds")
    characters: tuple[Character, ...] = Field(min_length=1)
    place: PlaceName = "paper"
    style: StyleName = "normal"
    props: tuple[StageProp, ...] = ()
    camera: Literal["auto", "follow"] | tuple[Shot, ...] | tuple[Keyframe, ...] = "follow"
    handheld: float = Field(default=0.0, ge=0, le=5)
    speech: Literal["bubbles", "subtitles", "none"] = "bubbles"

    @model_validator(mode="after")
    def _names_agree(self) -> Script:
        names = [character.name for character in self.characters]
        if len(set(names)) != len(names):
            raise ValueError(f"characters need names of their own, got {', '.join(names)}")
        asked = [character.looks_at for character in self.characters]
        if not isinstance(self.camera, str):
            asked += [shot.subject for shot in self.camera if isinstance(shot, Shot)]
        for name in asked:
            if name is not None and name not in names:
                raise ValueError(f"there is no character {name!r}; there is: {', '.join(names)}")
        return self
