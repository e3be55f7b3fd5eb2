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
from stickgen.pipeline.scripts import StoryTeller, changed, draft_script, write_script
from stickgen.pipeline.speaking import spoken_script

__all__ = [
    "MAX_TRIES",
    "TRIES",
    "CheckedFilm",
    "StoryTeller",
    "build_checked_film",
    "build_film",
    "changed",
    "checked_film",
    "draft_script",
    "film",
    "generate",
    "generate_motion",
    "spoken_script",
    "stream",
    "write_script",
]
