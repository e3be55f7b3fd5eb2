"""Prompt → Script → Motions → Scene: where the stages meet."""

from stickgen.pipeline.checked import MAX_TRIES, TRIES, CheckedFilm, build_checked_film
from stickgen.pipeline.films import (
    build_film,
    checked_film,
    film,
    generate,
    generate_motion,
    stream,
)
from stickgen.pipeline.scripts import changed, write_script

__all__ = [
    "MAX_TRIES",
    "TRIES",
    "CheckedFilm",
    "build_checked_film",
    "build_film",
    "changed",
    "checked_film",
    "film",
    "generate",
    "generate_motion",
    "stream",
    "write_script",
]
