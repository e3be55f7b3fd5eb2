"""What the page sends."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from stickgen.making import MOST_CANDIDATES
from stickgen.options import (
    MAX_ASPECT,
    MAX_SECONDS,
    MIN_SECONDS,
    FileOptions,
    GenerationOptions,
)
from stickgen.script import Script

LARGEST_SEED = 2**53 - 1
"""Larger numbers lose digits in a browser."""
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class State(_Strict):
    """What belongs to a project beside its Script.

    Attributes:
        seed: of the film.
        aspect: width over height of the picture that is framed.
        ui: what the page keeps for itself.
    """

    seed: int = Field(0, ge=0, le=LARGEST_SEED)
    aspect: float = Field(16 / 9, ge=1 / MAX_ASPECT, le=MAX_ASPECT)
    ui: Any = None

    def generation(self) -> GenerationOptions:
        """As the record that the stages of the pipeline read."""
        return GenerationOptions(seed=self.seed)


def film_digest(script: Script, state: State) -> str:
    """Tells films apart: equal if Script, seed and shape are."""
    bodies = " ".join(character.body for character in script.characters)  # a role may give them
    told = f"{state.seed} {state.aspect} {bodies} {script.model_dump_json()}"
    return sha256(told.encode()).hexdigest()


class Work(_Strict):
    """A film as the page has it.

    Attributes:
        project: of which it is, where it has one; names the files that are exported.
    """

    script: Script
    state: State = State()
    project: str | None = None


class RerollWork(Work):
    """A beat of which other versions are wanted.

    Attributes:
        beat: number of the character and of its beat, as ``0.2``.
        count: how many versions.
        seed: of the first; the others have the next ones.
    """

    beat: str = Field(pattern=r"^[0-9]{1,4}\.[0-9]{1,4}$")
    count: int = Field(4, ge=1, le=MOST_CANDIDATES)
    seed: int = Field(1, ge=0, le=LARGEST_SEED - MOST_CANDIDATES)

    @property
    def key(self) -> tuple[int, int]:
        """The beat as two numbers."""
        character, beat = self.beat.split(".")
        return int(character), int(beat)


class ExportOptions(_Strict):
    """How a file is written; what is left out is usual for its format.

    Attributes:
        sound: whether the film is heard, where its format can hold sound.
    """

    size: tuple[int, int] = (1280, 720)
    sound: bool = False
    fps: float | None = None
    codec: str | None = None
    bvh_rig: str | None = None
    bvh_unit: str | None = None
    bvh_fps: float | None = None
    smpl: int | None = None

    def files(self) -> FileOptions:
        """As the record that writers of files read."""
        return FileOptions(**self.model_dump(exclude={"size", "fps", "sound"}))


class ExportWork(Work):
    """A film that is to be written to a file."""

    options: ExportOptions = ExportOptions()


class Told(_Strict):
    """A prompt or a story."""

    text: str = Field(max_length=20_000)  # ``story.check_prompt`` has the exact limit
    seconds: float | None = Field(None, ge=MIN_SECONDS, le=MAX_SECONDS)


class NewProject(_Strict):
    """A project that does not exist yet."""

    title: Title


class SavedWork(_Strict):
    """What the page saves of a project."""

    script: Script
    state: State = State()
    title: Title | None = None
