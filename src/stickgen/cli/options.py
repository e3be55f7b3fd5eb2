"""Options that several commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from stickgen.catalog.styles import STYLES
from stickgen.errors import StickGenError, shorten
from stickgen.formats import FORMATS, describe_formats
from stickgen.options import (
    BVH_RIGS,
    BVH_UNITS,
    DEVICES,
    MAX_BVH_FPS,
    MAX_GUIDANCE,
    MAX_LORA,
    MAX_SECONDS,
    MAX_STEPS,
    MIN_BVH_FPS,
    MIN_GUIDANCE,
    MIN_SECONDS,
    SMPL_WIDTHS,
    STORY_WRITERS,
    VOICE_ENGINES,
    FileOptions,
    SoundOptions,
)
from stickgen.vocabulary import EFFECTS

Prompt = Annotated[
    str | None,
    typer.Argument(metavar="PROMPT", help="What happens, in English.", show_default=False),
]
ScriptFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Script (YAML or JSON) to film instead of a prompt."),
]
Seconds = Annotated[
    float | None,
    typer.Option(
        help=f"Length, {MIN_SECONDS:g}-{MAX_SECONDS:g}. [default: as long as the story takes]"
    ),
]

_OPAQUE = ", ".join(record.suffix for record in FORMATS if record.is_drawn and not record.alpha)

_SLOWER = ", ".join(
    f"{record.suffix} {record.usual_fps:g}" for record in FORMATS if record.usual_fps is not None
)

Outputs = Annotated[
    list[str],
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="File or folder to write; the end of its name chooses the format: "
        f"{describe_formats()}. - is standard output (MP4; another suffix: -.gif). May be given "
        "several times.",
    ),
]
BvhRig = Annotated[
    str | None,
    typer.Option("--bvh-rig", help=f"Names of the bones of .bvh: {', '.join(BVH_RIGS)}."),
]
BvhUnit = Annotated[
    str | None, typer.Option("--bvh-unit", help=f"Unit of .bvh: {', '.join(BVH_UNITS)}.")
]
BvhFps = Annotated[
    float | None,
    typer.Option(
        "--bvh-fps",
        help=f"Frames a second of .bvh, {MIN_BVH_FPS}-{MAX_BVH_FPS}. [default: the scene's own]",
    ),
]
Smpl = Annotated[
    int | None,
    typer.Option("--smpl", help=f"Numbers of a pose in .npz: {', '.join(map(str, SMPL_WIDTHS))}."),
]
Codec = Annotated[
    str | None,
    typer.Option(
        "--codec", help="Codec of a video: h264, hevc or av1 in .mp4, vp9 or av1 in .webm."
    ),
]
PictureSize = Annotated[
    str, typer.Option(metavar="WxH", help="Width x height of the picture, pixels.")
]
PictureRate = Annotated[
    float | None,
    typer.Option(
        "--fps", help=f"Frames a second of pictures, 1-60. [default: the scene's own; {_SLOWER}]"
    ),
]
Transparent = Annotated[
    bool, typer.Option("--transparent", help=f"Leave out paper and place (not for {_OPAQUE}).")
]
Loop = Annotated[
    bool,
    typer.Option(
        "--loop", help="Keep the part that repeats, as a cycle without a seam, on the spot."
    ),
]
_HEARD = ", ".join(record.suffix for record in FORMATS if record.hears)

Sound = Annotated[
    bool, typer.Option("--sound", help=f"Let the film be heard ({_HEARD}; .wav always is).")
]
Voices = Annotated[
    list[str],
    typer.Option(
        "--voice",
        metavar="[NAME=]VOICE",
        help="A character's voice: a recording, as Ann=ann.wav, or a timbre, as Ann=robot "
        f"(stick-gen list timbres); or who speaks for everybody: {', '.join(VOICE_ENGINES)}. "
        "May be given several times. [default: the first of them that is installed]",
    ),
]
Style = Annotated[
    str | None, typer.Option("-s", "--style", help=f"Drawing style: {', '.join(STYLES)}.")
]
Effects = Annotated[
    list[str],
    typer.Option(
        "--effect",
        help=f"Effect drawn over the film: {', '.join(EFFECTS)}. May be given several times.",
    ),
]
Seed = Annotated[int, typer.Option(help="Random seed: the same seed gives the same film.")]
Guidance = Annotated[
    float | None,
    typer.Option(
        help="How strongly the motion follows the prompt, "
        f"{MIN_GUIDANCE:g}-{MAX_GUIDANCE:g}. [default: the model's own]"
    ),
]
Steps = Annotated[
    int | None,
    typer.Option(help=f"Sampling steps of the refiner, 1-{MAX_STEPS}. [default: the model's own]"),
]
ModelName = Annotated[
    str | None,
    typer.Option(
        "-m",
        "--model",
        help="Model folder, or OWNER/NAME of a hub. [default: the one in the package]",
    ),
]
Device = Annotated[str, typer.Option(help=f"Where the networks run: {', '.join(DEVICES)}.")]
Adapters = Annotated[
    list[str],
    typer.Option(
        "--lora",
        metavar="NAME[:SCALE]",
        help="Adapter of the model, a name of stick-gen list adapters or a folder, and how "
        f"strongly it acts, 0-{MAX_LORA:g} (1). May be given several times.",
    ),
]
StoryWriter = Annotated[
    str,
    typer.Option(
        "--story",
        envvar="STICKGEN_STORY",
        help=f"Who makes a story of the prompt: {', '.join(STORY_WRITERS)}; all but builtin and "
        "mock are language models that are asked over the network.",
    ),
]
StoryModel = Annotated[
    str | None,
    typer.Option(
        "--story-model",
        metavar="NAME",
        envvar="STICKGEN_STORY_MODEL",
        help="Language model that tells the story. [default: the provider's own]",
    ),
]
StoryUrl = Annotated[
    str | None,
    typer.Option(
        "--story-url",
        metavar="URL",
        envvar="STICKGEN_STORY_URL",
        help="Address of its server; of mock, a file with an answer. [default: the provider's own]",
    ),
]
StoryTimeout = Annotated[
    float,
    typer.Option("--story-timeout", metavar="SECONDS", help="How long its story is waited for."),
]
Force = Annotated[
    bool, typer.Option("--force", help="Write into a folder that holds other things, too.")
]
Workers = Annotated[int, typer.Option(min=1, help="Processes, or cores for Ray.")]
Engine = Annotated[
    str, typer.Option(help="local, or ray for a cluster (its address in RAY_ADDRESS).")
]
CORES = os.cpu_count() or 1
Json = Annotated[bool, typer.Option("--json", help="Print a summary as JSON.")]


def parse_size(text: str) -> tuple[int, int]:
    """Width and height of ``"1280x720"``.

    Raises:
        StickGenError: it is not two whole numbers with an x between them.
    """
    match = re.fullmatch(r"(\d{1,9})[xX×](\d{1,9})", text.strip(), re.ASCII)
    if match is None:
        raise StickGenError(f"size is {shorten(repr(text))}: give width x height, such as 1280x720")
    return int(match[1]), int(match[2])


def check_sound(
    output: Sequence[str], *, sound: bool, voices: Sequence[str]
) -> SoundOptions | None:
    """How the film is heard; None: not at all.

    Raises:
        StickGenError: a voice is none, or nobody will hear it.
    """
    options = SoundOptions(voices=voices)
    if sound or any(name.lower().endswith(".wav") for name in output):
        return options
    if voices:
        raise StickGenError("--voice is heard only with --sound: add it, or leave out --voice")
    return None


def check_outputs(
    output: Sequence[str],
    size: str,
    fps: float | None,
    options: FileOptions,
    *,
    transparent: bool,
    sound: SoundOptions | None = None,
) -> tuple[int, int]:
    """Width and height of the picture, after checking that every output can be written.

    Raises:
        StickGenError: the size, the frame rate or one of the files is impossible.
    """
    from stickgen.outputs import check_size, check_targets

    picture = parse_size(size)
    check_size(picture)
    check_targets(output, transparent=transparent, fps=fps, options=options, sound=sound)
    return picture
