"""Scripts on disk: YAML or JSON, in our own schema or in that of first-generation tools."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from stickgen.errors import StickGenError
from stickgen.script import Script
from stickgen.script_fields import LONGEST_TEXT
from stickgen.text.durations import VERB_SECONDS
from stickgen.text.verbs import base_form, third_person
from stickgen.yaml_file import read_yaml

_Words = Annotated[str, Field(max_length=LONGEST_TEXT)]
_MANY = 1000


class _OldCharacter(BaseModel):
    name: _Words
    role: _Words = ""
    type: _Words = "human"


class _OldScene(BaseModel):
    description: _Words = ""
    action_sequence: _Words


class _OldKeyframe(BaseModel):
    frame: int
    x: float = 0.0
    y: float = 1.0
    zoom: float = 1.0
    interpolation: str = "smooth"


class _OldScript(BaseModel):
    """The schema of first-generation tools: scenes one after another, actions by name."""

    model_config = ConfigDict(extra="ignore")

    title: _Words = ""
    description: _Words = ""
    duration: float = Field(10.0, gt=0, le=10_000)
    characters: tuple[_OldCharacter, ...] = Field(min_length=1, max_length=_MANY)
    scenes: tuple[_OldScene, ...] = Field(min_length=1, max_length=_MANY)
    camera: tuple[_OldKeyframe, ...] = Field((), max_length=_MANY)


def read_script(path: str | PathLike[str]) -> Script:
    """Read a Script.

    Args:
        path: YAML or JSON. A file with ``scenes`` is of the older schema: its scenes share the
            film evenly and every character plays their actions.

    Raises:
        StickGenError: the file cannot be read, or says something that a Script cannot hold; the
            sentence names the place in the file.
    """
    data = _load(Path(path))
    try:
        if "scenes" in data:
            return Script.model_validate(_modern(_OldScript.model_validate(data)))
        return Script.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if "[" not in str(part))
        message = first["msg"].removeprefix("Value error, ")
        raise StickGenError(f"{path}, {where or 'the script'}: {message}") from None


def _load(path: Path) -> dict[str, Any]:
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise StickGenError(f"{path} is no script: it must be a table with description, duration …")
    return data


def _modern(old: _OldScript) -> dict[str, Any]:
    length = old.duration / len(old.scenes)
    beats = [
        {"text": _sentence(scene.action_sequence), "start": i * length, "end": (i + 1) * length}
        for i, scene in enumerate(old.scenes)
    ]
    return {
        "title": old.title,
        "description": old.description or old.title or "a film",
        "duration": old.duration,
        "characters": [
            {"name": c.name, "kind": c.type, "beats": beats} for c in old.characters
        ],
        "camera": [key.model_dump() for key in old.camera] or "follow",
    }  # fmt: skip


def _sentence(actions: str) -> str:
    """``"sneak, look_around"`` → "a person sneaks, then looks around"."""
    phrases = []
    for action in actions.split(","):
        verb, *rest = action.strip().replace("_", " ").split() or ["stands"]
        base = base_form(verb, VERB_SECONDS)
        phrases.append(" ".join([verb if base is None else third_person(base), *rest]))
    return "a person " + ", then ".join(phrases)
