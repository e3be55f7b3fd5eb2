"""What requests and answers of the API hold; the client reads the same records."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from stickgen.checks import MAX_SEED
from stickgen.formats.table import FORMATS
from stickgen.options import (
    BVH_RIGS,
    BVH_UNITS,
    CODECS,
    MAX_BVH_FPS,
    MAX_GUIDANCE,
    MAX_SECONDS,
    MAX_STEPS,
    MIN_BVH_FPS,
    MIN_GUIDANCE,
    MIN_SECONDS,
    SMPL_WIDTHS,
    FileOptions,
    GenerationOptions,
)
from stickgen.outputs import check_size
from stickgen.script import Script
from stickgen.script_fields import EffectName, PlaceName, StyleName, one_of

SUFFIXES = tuple(record.suffix[1:] for record in FORMATS if record.kind != "folder")
"""Formats that a film is written in, without the dot."""
FILES = (*SUFFIXES, "yaml")
"""Suffixes of a film's files; ``yaml`` is its Script."""
FilmStatus = Literal["queued", "running", "done", "failed", "cancelled"]
Prompt = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
    Field(description="What happens, in English."),
]
AdapterName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,60}(:[0-9.]{1,6})?$")]
_EXAMPLE: dict[str, Any] = {
    "prompt": "A knight walks in, sees a dragon and runs away",
    "options": {"seed": 7, "style": "ink", "size": "640x360", "formats": ["mp4", "motion"]},
}

_FILM_EXAMPLE: dict[str, Any] = {
    "id": "5f0c2f8e9a7b4d1c3e6f8a90",
    "status": "running",
    "queue_position": 0,
    "created": "2026-05-04T09:30:00+00:00",
    "prompt": _EXAMPLE["prompt"],
    "urls": {
        "self": "/v1/films/5f0c2f8e9a7b4d1c3e6f8a90",
        "mp4": "/v1/films/5f0c2f8e9a7b4d1c3e6f8a90.mp4",
    },
    "metrics": {"queue_seconds": 0.002},
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class MotionOptions(_Strict):
    """How motion is generated; what is left out is the model's own setting."""

    seed: int = Field(0, ge=0, le=MAX_SEED, description="The same seed gives the same film.")
    guidance: float | None = Field(None, ge=MIN_GUIDANCE, le=MAX_GUIDANCE)
    steps: int | None = Field(None, ge=1, le=MAX_STEPS)
    lora: tuple[AdapterName, ...] = Field(
        (), max_length=4, description="Adapters of /v1/vocabulary, each with :SCALE where wanted."
    )

    def generation(self) -> GenerationOptions:
        """As the record that the stages of the pipeline read."""
        given = {name: getattr(self, name) for name in MotionOptions.model_fields}
        return GenerationOptions(**given)


class FilmOptions(MotionOptions):
    """How a film is made and drawn; what is left out is as the prompt says, or usual."""

    seconds: float | None = Field(None, ge=MIN_SECONDS, le=MAX_SECONDS, description="Length.")
    camera: Literal["auto", "follow"] | None = None
    style: StyleName | None = None
    place: PlaceName | None = None
    effects: tuple[EffectName, ...] = Field((), max_length=8)
    transparent: bool = False
    loop: bool = Field(False, description="Keep the part that repeats, as a cycle.")
    check: int | None = Field(
        None, ge=1, le=8, description="Seeds to try until the safety critic finds the film safe."
    )
    size: str | None = Field(
        None, pattern=r"^[0-9]{2,4}x[0-9]{2,4}$", description="Width x height, even, 16-4096."
    )
    fps: float | None = Field(None, ge=1, le=60, description="Frames a second of pictures.")
    formats: tuple[str, ...] = Field(
        ("mp4",),
        max_length=8,
        description="Files to make at once; others are made when they are asked for.",
        json_schema_extra={"items": {"type": "string", "enum": list(SUFFIXES)}},
    )

    pieces: bool = Field(
        False,
        description="Events tell of the beginning of the film while the rest is made, which takes "
        "longer; until it is done, its .motion file is that beginning.",
    )
    bvh_rig: Annotated[str, one_of("rig", BVH_RIGS)] | None = None
    bvh_unit: Annotated[str, one_of("unit", BVH_UNITS)] | None = None
    bvh_fps: float | None = Field(None, ge=MIN_BVH_FPS, le=MAX_BVH_FPS)
    smpl: int | None = Field(None, description=f"One of {', '.join(map(str, SMPL_WIDTHS))}.")
    codec: Annotated[str, one_of("codec", CODECS)] | None = None

    @field_validator("formats")
    @classmethod
    def _known(cls, formats: tuple[str, ...]) -> tuple[str, ...]:
        for suffix in formats:
            if suffix not in SUFFIXES:
                raise ValueError(f"there is no such format; use {', '.join(SUFFIXES)}")
        return tuple(dict.fromkeys(formats))

    @model_validator(mode="after")
    def _drawable(self) -> FilmOptions:
        if self.picture is not None:
            check_size(self.picture)
        self.files()
        return self

    @property
    def picture(self) -> tuple[int, int] | None:
        """Width and height of the picture; None: as usual."""
        if self.size is None:
            return None
        width, height = self.size.split("x")
        return int(width), int(height)

    def files(self) -> FileOptions:
        """As the record that writers of files read."""
        given = {field.name: getattr(self, field.name) for field in fields(FileOptions)}
        return FileOptions(**given)


class FilmRequest(_Strict):
    """A film to make: of a prompt, or of a Script."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    prompt: Prompt | None = None
    script: Script | None = None
    options: FilmOptions = FilmOptions()

    @model_validator(mode="after")
    def _one(self) -> FilmRequest:
        if (self.prompt is None) == (self.script is None):
            raise ValueError("give either a prompt or a script")
        if self.script is not None and self.options.seconds is not None:
            raise ValueError("options.seconds does not apply to a script: change its duration")
        return self


class ScriptRequest(_Strict):
    """A prompt whose Script is wanted."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"prompt": "A dog chases a cat"}]})

    prompt: Prompt
    seconds: float | None = Field(None, ge=MIN_SECONDS, le=MAX_SECONDS)


class MotionRequest(MotionOptions):
    """A prompt whose first person's motion is wanted, while it is generated."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"prompt": "A person walks and waves", "seconds": 4}]}
    )

    prompt: Prompt
    seconds: float | None = Field(None, ge=MIN_SECONDS, le=MAX_SECONDS)


class RerollRequest(_Strict):
    """How a beat is made again."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"seed": 8}]})

    seed: int | None = Field(None, ge=0, le=MAX_SEED, description="Of the beat; None: another one.")


class ProblemDetails(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="One sentence: what, where, the mend.")
    code: str = Field(description="The same for every error of the kind.")
    field: str | None = Field(None, description="Path of the value that is wrong.")


class BeatInfo(BaseModel):
    """A beat of a film; ``n`` is its number in the address of a reroll."""

    n: int
    character: str
    text: str
    start: float
    end: float
    seed: int | None = None


class Notes(BaseModel):
    """What the film does not show as it was told."""

    left_out: tuple[str, ...] = ()
    drawn_as: dict[str, str] = {}
    played_as: dict[str, str] = {}
    set_beside: dict[str, str] = {}


class Film(BaseModel):
    """A film and how far it is."""

    model_config = ConfigDict(json_schema_extra={"examples": [_FILM_EXAMPLE]})

    id: str
    status: FilmStatus
    queue_position: int = Field(description="Jobs before it and itself; 0 where it does not wait.")
    created: str = Field(description="UTC, ISO 8601.")
    prompt: str = ""
    title: str = ""
    seconds: float | None = None
    seed: int | None = None
    beats: tuple[BeatInfo, ...] = ()
    notes: Notes = Notes()
    urls: dict[str, str] = Field(description="What can be asked for next: self, events, mp4 …")
    metrics: dict[str, float] = Field(
        {}, description="Seconds waited, of work and of processor time; bytes."
    )
    error: ProblemDetails | None = None


class ScriptAnswer(BaseModel):
    """A Script and what is to be said about it."""

    script: Script
    whys: dict[str, str] = Field(description="Path of a fact → the words or frame it came from.")
    notes: Notes = Notes()


class Vocabulary(BaseModel):
    """Names that prompts and scripts may use, each with a few words on what it is."""

    names: dict[str, dict[str, str]]
