"""Ways of drawing, as data: one entry a style."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from stickgen.errors import StickGenError


@dataclass(frozen=True, kw_only=True)
class Style:
    """How everything is drawn. Lengths are metres on the stage.

    Attributes:
        paper: its colour.
        pencil: colour of outlines, of marks on the floor and of words.
        head: how faces are filled; empty: like the paper.
        lead: colour of actors who have none of their own; empty: our ink.
        tint: share of their own colour that things and places show; the rest is paper.
        limb: ``solid`` tapered ink, ``stroke`` a few pen strokes, ``hollow`` an outline.
        width: of limbs, times the actor's own.
        outline: stroke of heads, things and places.
        passes: how often each line is drawn.
        spread: how far passes lie apart, as a share of a limb's width.
        wobble: how far a line strays.
        wave: length of its wander.
        beat: times a second that lines are drawn anew; 0: once. Animators say "on twos".
        texture: share of the ink that the paper's tooth leaves out.
        grain: strength of the paper's own fibres.
        grid: distance of lines on the paper, as a share of the picture's height; 0: none.
        vignette: how much darker the corners are.
        pressure: share of its width that a limb loses at 6 m/s, as a brush does.
        glow: reach of light around lines.
        gap: left free around a limb that passes before something.
        far: how much of the paper's colour the farthest limb of a body takes on.
        shadow: strength of shadows on the floor.
        face: whether heads have faces.
        joints: whether joints are circled.
    """

    paper: str
    pencil: str
    head: str = ""
    lead: str = ""
    tint: float = 0.75
    limb: Literal["solid", "stroke", "hollow"] = "solid"
    width: float = 1.0
    outline: float = 0.026
    passes: int = 1
    spread: float = 0.0
    wobble: float = 0.0
    wave: float = 0.35
    beat: float = 0.0
    texture: float = 0.0
    grain: float = 0.0
    grid: float = 0.0
    vignette: float = 0.0
    pressure: float = 0.0
    glow: float = 0.0
    gap: float = 0.016
    far: float = 0.42
    shadow: float = 0.5
    face: bool = True
    joints: bool = False


STYLES = MappingProxyType(
    {
        "normal": Style(paper="#faf7f0", pencil="#4a463f", head="#ffffff", vignette=0.06),
        "sketch": Style(
            paper="#f6f1e4",
            pencil="#4d4a47",
            lead="#37342f",
            head="#fbf8ef",
            tint=0.3,
            limb="stroke",
            width=0.95,
            outline=0.016,
            passes=2,
            spread=0.3,
            wobble=0.011,
            beat=6,
            texture=0.4,
            grain=0.022,
            vignette=0.05,
            far=0.3,
            shadow=0.25,
        ),
        "ink": Style(
            paper="#f7f2e6",
            pencil="#201c18",
            lead="#1a1612",
            head="#fdfaf2",
            tint=0.5,
            width=1.3,
            outline=0.03,
            wobble=0.004,
            beat=8,
            texture=0.12,
            grain=0.025,
            vignette=0.1,
            pressure=0.6,
            far=0.3,
            shadow=0.4,
        ),
        "neon": Style(
            paper="#0b0b17",
            pencil="#8fa3ff",
            lead="#5be3ff",
            tint=0.12,
            limb="solid",
            width=0.62,
            outline=0.022,
            vignette=0.3,
            glow=0.15,
            gap=0.0,
            far=0.35,
            shadow=0.0,
        ),
        "chalk": Style(
            paper="#2c3e37",
            pencil="#e9eee6",
            lead="#f5f4ec",
            tint=0.16,
            limb="stroke",
            width=0.9,
            outline=0.024,
            passes=2,
            spread=0.16,
            wobble=0.006,
            beat=5,
            texture=0.5,
            grain=0.05,
            vignette=0.15,
            far=0.35,
            shadow=0.25,
        ),
        "blueprint": Style(
            paper="#1d4f91",
            pencil="#e3edfb",
            lead="#ffffff",
            tint=0.1,
            limb="hollow",
            width=1.25,
            outline=0.013,
            grid=1 / 18,
            vignette=0.12,
            far=0.4,
            shadow=0.15,
            joints=True,
        ),
        "xkcd": Style(
            paper="#ffffff",
            pencil="#000000",
            lead="#000000",
            head="#ffffff",
            tint=0.0,
            limb="stroke",
            width=0.55,
            outline=0.03,
            wobble=0.0065,
            wave=0.5,
            beat=4,
            far=0.0,
            shadow=0.0,
            face=False,
        ),
    }
)


def style_named(name: str) -> Style:
    """The style of a name.

    Raises:
        StickGenError: there is none; lists those that there are.
    """
    try:
        return STYLES[name]
    except KeyError:
        raise StickGenError(f"there is no style {name!r}: use one of {', '.join(STYLES)}") from None
