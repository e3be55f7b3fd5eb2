"""Script: what happens, who does it and when. Written by a person or by ``story``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Beat(_Strict):
    """One stretch of action of one character."""

    text: str = Field(min_length=1, description="what happens, one sentence")
    start: float = Field(ge=0, description="seconds from the start of the film")
    end: float = Field(gt=0, description="seconds")

    @model_validator(mode="after")
    def _ordered(self) -> Beat:
        if self.end <= self.start:
            raise ValueError(f"a beat must end after it starts, got {self.start}–{self.end} s")
        return self


class Character(_Strict):
    """Who plays, and what they do in order."""

    name: str = "actor"
    beats: tuple[Beat, ...] = Field(min_length=1)


class Script(_Strict):
    """A film on paper."""

    description: str
    duration: float = Field(gt=0, description="seconds")
    characters: tuple[Character, ...] = Field(min_length=1)
