"""Annotations of a motion collection: captions, actions, tags and segments of its clips."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.raw import read_text, replace_surrogates
from stickgen.corpus.clips.recording import Segment
from stickgen.errors import StickGenError
from stickgen.vocabulary import ACTION

_MAX_SECONDS = 1e6  # longer than any capture


@dataclass(frozen=True)
class Annotation:
    """Captions and labels of one clip; see ``Recording``."""

    captions: tuple[str, ...] = ()
    pair_captions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()


def read_annotations(path: Path) -> Iterator[tuple[str, Annotation]]:
    """Read ``captions.jsonl``: one JSON object with an ``id`` per line.

    Yields:
        Id of the clip and its annotation.

    Raises:
        StickGenError: the file is missing, or a line is malformed or names unknown actions.
    """
    if not path.is_file():
        raise StickGenError(f"{path} is missing: it holds the captions of the clips.")
    # Not splitlines: captions may contain other Unicode line breaks.
    for number, line in enumerate(read_text(path, "JSON", "utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            id_, annotation = _text(data["id"]), _annotation(data)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            reason = " ".join(str(error).split())
            raise StickGenError(f"{path} line {number} is not a caption: {reason}.") from error
        if unknown := _actions(annotation) - set(ACTION):
            raise StickGenError(f"{path} line {number} has unknown actions: {sorted(unknown)}.")
        yield id_, annotation


def _actions(annotation: Annotation) -> set[str]:
    segments = annotation.segments
    return {*annotation.actions, *(name for segment in segments for name in segment.actions)}


def _annotation(data: dict[str, Any]) -> Annotation:
    """The annotation of one line.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: something is missing or of another type.
    """
    segments = tuple(
        Segment(
            parse_seconds(part["start"]),
            parse_seconds(part["end"]),
            _texts(part, "actions"),
            _texts(part, "captions"),
        )
        for part in data.get("segments", ())
    )
    lists = ("captions", "pair_captions", "actions", "tags")
    return Annotation(**{name: _texts(data, name) for name in lists}, segments=segments)


def _texts(data: dict[str, Any], name: str) -> tuple[str, ...]:
    values = data.get(name, [])
    if not isinstance(values, list):
        raise TypeError(f"its {name} are not a list")
    return tuple(map(_text, values))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return replace_surrogates(value)


def parse_seconds(value: object) -> float:
    """Check a time in seconds.

    Raises:
        ValueError: it is not a number from 0 to a million.
    """
    if not isinstance(value, int | float) or not 0 <= value < _MAX_SECONDS:
        raise ValueError(f"{value!r} is not a time in seconds")
    return float(value)
