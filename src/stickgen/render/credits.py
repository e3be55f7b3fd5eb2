"""What a video file tells beside its pictures: title, credits, chapters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from av.container import OutputContainer


@dataclass(frozen=True)
class Chapter:
    """A part of a film that players list: its name, start and end in seconds."""

    title: str
    start: float
    end: float


@dataclass(frozen=True)
class Credits:
    """The facts of a film for its file.

    Attributes:
        title: what the film is about.
        cast: names of the actors.
        maker: the program and its version.
        chapters: in order; none where the film has no parts.
    """

    title: str
    cast: tuple[str, ...]
    maker: str
    chapters: tuple[Chapter, ...] = ()

    def write_to(self, container: OutputContainer) -> None:
        """Give an open container its metadata and chapters, before its first packet."""
        cast = f"With {', '.join(self.cast)}. " if self.cast else ""
        container.metadata.update(
            {"title": self.title, "artist": self.maker, "comment": f"{cast}Made with {self.maker}."}
        )
        if self.chapters:
            tick = Fraction(1, 1000)
            container.set_chapters(
                [
                    {
                        "id": number,
                        "start": round(chapter.start * 1000),
                        "end": round(chapter.end * 1000),
                        "time_base": tick,
                        "metadata": {"title": chapter.title},
                    }
                    for number, chapter in enumerate(self.chapters, start=1)
                ]
            )
