"""Films that are changed: made beat by beat, with a memory of what did not change."""

from stickgen.making.film_maker import (
    MOST_CANDIDATES,
    Candidate,
    FilmMaker,
    MadeFilm,
    rerolled,
)
from stickgen.making.thumbnail import thumbnail

__all__ = ["MOST_CANDIDATES", "Candidate", "FilmMaker", "MadeFilm", "rerolled", "thumbnail"]
