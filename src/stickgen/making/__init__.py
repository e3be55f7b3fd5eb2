"""Films that are changed: made beat by beat, with a memory of what did not change."""

from stickgen.making.film_maker import MOST_CANDIDATES, Candidate, FilmMaker, MadeFilm
from stickgen.making.thumbnail import thumbnail

__all__ = ["MOST_CANDIDATES", "Candidate", "FilmMaker", "MadeFilm", "thumbnail"]
