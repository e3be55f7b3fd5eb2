"""The record of an output format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from stickgen.scene import Scene


@dataclass(frozen=True)
class Format:
    """A format that a scene is written in.

    Attributes:
        suffix: end of the file's name, lower case; ``/`` stands for a folder.
        help: what it is, in a few words.
        kind: what the writer is called with:
            ``film``: ``(frames, path, fps)``, frames ``[H, W, 4]`` RGBA in order;
            ``folder``: ``(frames, path)``, where the path becomes a folder;
            ``picture``: ``(scene, path, size)``, size in pixels;
            ``scene``: ``(scene, path)``, for formats that store the scene and draw nothing;
            ``actor``: ``(actor, path)``, for files that hold one actor: several actors give
            several files;
            ``sound``: ``(audio, path)``, for files that are only heard.
        writer: ``module:function``.
        reader: ``module:function`` of ``(path) -> Scene``; empty if it is never read.
        alpha: whether it keeps a transparent background.
        usual_fps: frames a second of an animation that nobody asks for another rate; None: those
            of the scene.
        most_fps: the most that players show.
        companion: end of the name of a file that is written beside it; empty: none.
        takes: names of the ``options.FileOptions`` that the writer has as keyword arguments.
        codecs: of a video, the usual one first.
        told: whether the writer takes ``told``, the title, cast and chapters.
        hears: whether the writer takes ``audio``, what is heard of the film.
        kilobytes: size of ten seconds of one person who walks, at 1280 × 720.
    """

    suffix: str
    help: str
    kind: Literal["film", "folder", "picture", "scene", "actor", "sound"]
    writer: str
    reader: str = ""
    alpha: bool = True
    usual_fps: float | None = None
    most_fps: float = 60.0
    companion: str = ""
    takes: tuple[str, ...] = ()
    codecs: tuple[str, ...] = ()
    told: bool = False
    hears: bool = False
    kilobytes: int = 0

    @property
    def label(self) -> str:
        """How help and errors name it."""
        return "a name ending in /" if self.kind == "folder" else self.suffix

    @property
    def is_drawn(self) -> bool:
        """Whether it holds pictures, so that size and frame rate matter."""
        return self.kind not in ("scene", "actor", "sound")

    @property
    def size(self) -> str:
        """How large ten seconds are, such as ``1.6 MB``."""
        large = self.kilobytes >= 1000
        return f"{self.kilobytes / 1000:.2g} MB" if large else f"{self.kilobytes} kB"

    def rate(self, fps: float, asked: float | None = None) -> float:
        """Frames a second at which a scene is drawn.

        Args:
            fps: of the scene.
            asked: by the user.
        """
        if asked is not None or self.usual_fps is None:
            return fps if asked is None else asked
        return fps / max(ceil(fps / self.usual_fps - 1e-6), 1)  # every n-th frame

    def load_writer(self) -> Callable[..., None]:
        """Import the writer."""
        return _load(self.writer)

    def load_reader(self) -> Callable[[Path], Scene]:
        """Import the reader; only for formats that have one."""
        return _load(self.reader)


def _load(name: str) -> Any:
    module, function = name.split(":")
    return getattr(import_module(module), function)
