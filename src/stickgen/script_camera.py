"""How a film is shot, in a Script: moves of the camera, or keyframes."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from stickgen.checks import LARGEST
from stickgen.script_fields import MANY, FreeText, Metres, Strict, TimedItem

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


Filming = Annotated[
    Annotated[Literal["auto", "follow"], Tag("[word]")]
    | Annotated[tuple[Shot, ...], Field(max_length=MANY), Tag("[shots]")]
    | Annotated[tuple[Keyframe, ...], Field(max_length=MANY), Tag("[keyframes]")],
    Discriminator(_camera_form),
]
"""A word, shots, or keyframes."""
