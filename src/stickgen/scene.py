"""Scene: everything a renderer or an exporter needs, and nothing it must guess.

Stage frame: metres, Y up, floor at y = 0. The viewer looks along −Z: +X is screen right,
a larger z is nearer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from os import PathLike

import numpy as np
from numpy.typing import NDArray

from stickgen.motion import Motion


@dataclass(frozen=True)
class Look:
    """How an actor is drawn.

    Attributes:
        color: ink of the body, ``#rrggbb``.
        limb_width: stroke width of the limbs, metres.
        head_radius: metres.
    """

    color: str = "#1f2430"
    limb_width: float = 0.064
    head_radius: float = 0.15


@dataclass(frozen=True)
class FaceTrack:
    """A face over time.

    Attributes:
        expression: ``[T]`` indices into ``vocabulary.EXPRESSIONS``.
        mouth: ``[T]`` indices into ``vocabulary.MOUTHS``.
        openness: ``[T]`` how far the mouth is open, 0–1.
        eyes_open: ``[T]`` 0 shut to 1 open; always open when not given.
    """

    expression: NDArray[np.int16]
    mouth: NDArray[np.int16]
    openness: NDArray[np.float32]
    eyes_open: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Actor:
    """A Motion placed on the stage, with a look and a face."""

    name: str
    motion: Motion
    look: Look = field(default_factory=Look)
    face: FaceTrack | None = None


@dataclass(frozen=True)
class Camera:
    """A view of the stage for every frame.

    Attributes:
        center: ``[T, 2]`` stage x, y (metres) in the middle of the picture.
        zoom: ``[T]``; at 1 the picture is ``VIEW_HEIGHT`` metres high, at 2 half of it.
    """

    center: NDArray[np.float32]
    zoom: NDArray[np.float32]


VIEW_HEIGHT = 3.0
"""Metres of the stage that a picture shows from top to bottom at zoom 1 (across, if it is tall)."""


@dataclass(frozen=True)
class Scene:
    """Actors on a stage, seen by a camera.

    Attributes:
        actors: at least one; all Motions share ``fps`` and the number of frames.
        camera: one entry a frame.
        description: the prompt, or what a person wrote about it.
        background: colour of the paper, ``#rrggbb``.

    Raises:
        ValueError: no actor, or tracks of different lengths.
    """

    actors: tuple[Actor, ...]
    camera: Camera
    description: str = ""
    background: str = "#faf7f0"

    def __post_init__(self) -> None:
        if not self.actors:
            raise ValueError("a scene needs at least one actor")
        lengths = {len(a.motion) for a in self.actors} | {
            len(self.camera.center),
            len(self.camera.zoom),
        }
        if len(lengths) != 1 or len({a.motion.fps for a in self.actors}) != 1:
            raise ValueError(f"actors and camera must share length and fps, got lengths {lengths}")

    @property
    def fps(self) -> float:
        """Frames a second."""
        return self.actors[0].motion.fps

    def __len__(self) -> int:
        return len(self.actors[0].motion)

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self) / self.fps

    def save(self, *paths: str | PathLike[str], size: tuple[int, int] = (1280, 720)) -> None:
        """Write the scene to files; the suffix of each path chooses its format.

        ``.mp4``, ``.gif``, ``.motion``, ``.png`` (a contact sheet), or a folder name without
        suffix (or ending in ``/``) for PNG frames. See ``stickgen.outputs.save``.
        """
        from stickgen.outputs import save

        save(self, paths, size=size)
