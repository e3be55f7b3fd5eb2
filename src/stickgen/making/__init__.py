"""Films that are changed: made beat by beat, with a memory of what did not change."""

from stickgen.making.film_maker import Candidate, FilmMaker, MadeFilm
from stickgen.making.thumbnail import thumbnail

__all__ = ["Candidate", "FilmMaker", "MadeFilm", "thumbnail"]
