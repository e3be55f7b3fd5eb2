"""A Draft as text that people edit: YAML with the reason beside each fact, or JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import yaml

from stickgen.errors import StickGenError, printable
from stickgen.files import atomic_path, output_path
from stickgen.script import Script
from stickgen.story.staging import Draft

_ALWAYS = ("description", "duration", "place", "time", "weather", "style", "camera")
"""Fields that are written even where they are the usual ones, so that one sees what to change."""
_SUFFIXES = (".yaml", ".yml", ".json")


def check_script_path(path: str | PathLike[str]) -> None:
    """Refuse a name that no Script can be written to.

    Raises:
        StickGenError: another suffix than .yaml, .yml or .json, a missing folder, or as
            ``files.output_path``.
    """
    target = Path(path)
    if target.suffix.lower() not in _SUFFIXES:
        raise StickGenError(f"cannot write {path}: a script is a {', '.join(_SUFFIXES)} file")
    output_path(path)
    if not target.parent.is_dir():
        raise StickGenError(
            f"cannot write {path}: the folder {target.parent} does not exist; create it"
        )


def write_script_file(draft: Draft, path: str | PathLike[str]) -> None:
    """Write a Script that ``read_script`` reads back; the suffix chooses YAML or JSON.

    Raises:
        StickGenError: as ``check_script_path``, or the file cannot be written.
    """
    check_script_path(path)
    if Path(path).suffix.lower() == ".json":
        text = json.dumps(script_data(draft.script), indent=1, ensure_ascii=False) + "\n"
    else:
        text = script_yaml(draft)
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def script_data(script: Script) -> dict[str, Any]:
    """The Script as plain data, without what is as usual."""
    whole = script.model_dump(mode="json")
    told = script.model_dump(mode="json", exclude_defaults=True)
    for character, full in zip(told["characters"], whole["characters"], strict=True):
        character["name"] = full["name"]
    return {n: told.get(n, whole[n]) for n in whole if n in told or n in _ALWAYS}


def script_yaml(draft: Draft) -> str:
    """The Script as YAML; comments say which words or which frame each fact comes from."""
    head = ["# Change it, then film it: stick-gen --script FILE -o film.mp4"]
    if shortfall(draft):
        head.append(f"# {_one_line(shortfall(draft))}")
    return "\n".join([*head, *_table(script_data(draft.script), "", "", draft.whys)]) + "\n"


def shortfall(draft: Draft) -> str:
    """What the film does not show as it was told: "left out: unicycle; drawn as: dragon → animal".

    Empty where nothing is missing.
    """
    parts = []
    if draft.left_out:
        parts.append(f"left out: {', '.join(draft.left_out)}")
    if draft.drawn_as:
        pairs = (f"{word} → {kind}" for word, kind in draft.drawn_as.items())
        parts.append(f"drawn as: {', '.join(pairs)}")
    if draft.played_as:
        played = (
            f"{action} (played as {sentence!r})" if sentence else action
            for action, sentence in draft.played_as.items()
        )
        parts.append(f"not learned yet: {', '.join(played)}")
    return "; ".join(parts)


def _table(data: Mapping[str, Any], path: str, pad: str, whys: Mapping[str, str]) -> Iterator[str]:
    """Lines of a table: one for each field, then one for each moment and each thing."""
    for name, value in sorted(data.items(), key=lambda field: _is_list_of_tables(field[1])):
        here = f"{path}{name}"
        if name == "characters":
            yield f"{name}:"
            for n, character in enumerate(value):
                first, *rest = _table(character, f"{here}.{n}.", "    ", whys)
                yield f"  - {first.strip()}"
                yield from rest
        elif _is_list_of_tables(value):
            yield f"{pad}{name}:{_comment(whys.get(here))}"
            for n, item in enumerate(value):
                yield f"{pad}  - {_flow(_times_last(item))}{_comment(whys.get(f'{here}.{n}'))}"
        else:
            why = whys.get(path[:-1] if path and name == "name" else here)
            yield f"{pad}{name}: {_flow(value)}{_comment(why)}"


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _times_last(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item[name] for name in sorted(item, key=lambda name: name in ("start", "end"))}


def _comment(why: str | None) -> str:
    return f"  # {_one_line(why)}" if why else ""


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _flow(value: Any) -> str:
    """A value on one line."""
    several_lines = isinstance(value, str) and "\n" in value
    text: str = yaml.safe_dump(
        value,
        default_flow_style=True,
        default_style='"' if several_lines else None,
        allow_unicode=True,
        sort_keys=False,
        width=math.inf,
    )
    return text.removesuffix("...\n").strip()
