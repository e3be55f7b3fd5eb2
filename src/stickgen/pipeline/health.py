"""What is installed, what is missing and how to get it, and how fast this machine is."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from time import perf_counter

from stickgen.model_folder import DEFAULT, SHELVES, model_folder

_PACKAGE = "stick-gen"
_PROGRAMS = {
    "espeak-ng": "voices that speak lines: sudo apt-get install espeak-ng",
    "chromium": "the tests of the player: sudo apt-get install chromium",
    "node": "rebuilding the player: sudo apt-get install nodejs npm",
}
"""Program → what it is for and how to get it on Debian and Ubuntu; films need none of them."""
_ENCODERS = {
    "libx264": ".mp4",
    "libvpx-vp9": ".webm",
    "libx265": "--codec hevc",
    "libsvtav1": "--codec av1",
    "gif": ".gif",
    "aac": "sound",
    "libopus": "sound of .webm",
}
"""Encoder of PyAV → what is written with it."""
_TEST_PROMPT = "a person walks and waves"
_TEST_SECONDS = 3.0
_TEST_SIZE = (640, 360)


@dataclass(frozen=True)
class Library:
    """A library that a part of Stick-Gen uses; ``version`` is None where it is missing."""

    name: str
    version: str | None


@dataclass(frozen=True)
class Extra:
    """An optional part and its libraries; ``install`` is the line that brings it."""

    name: str
    libraries: tuple[Library, ...]

    @property
    def is_complete(self) -> bool:
        return all(library.version for library in self.libraries)

    @property
    def install(self) -> str:
        return f"{sys.executable} -m pip install '{_PACKAGE}[{self.name}]'"


@dataclass(frozen=True)
class Model:
    """A model folder: its files' size in bytes, and a SHA-256 over their names and contents."""

    name: str
    path: Path
    size: int
    digest: str


@dataclass(frozen=True)
class Speed:
    """Seconds that a film of ``film_seconds`` took.

    ``first``: its motion for the first time, when libraries are imported and networks opened;
    ``motion``: the same once more; ``drawing``: its frames.
    """

    film_seconds: float
    first: float
    motion: float
    drawing: float


def extras() -> tuple[Extra, ...]:
    """The core (named ``core``) and every extra, with what is installed of each.

    Empty where Stick-Gen itself was not installed by pip, such as ``PYTHONPATH=src``.
    """
    try:
        requirements = metadata.requires(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        return ()
    parts: dict[str, list[str]] = {"core": []}
    for line in requirements:
        extra = re.search(r"extra == ['\"]([\w-]+)['\"]", line)
        name = re.match(r"[\w.-]+", line)
        if name is not None:
            parts.setdefault(extra[1] if extra else "core", []).append(name[0])
    return tuple(Extra(part, tuple(map(_library, names))) for part, names in parts.items())


def _library(name: str) -> Library:
    try:
        return Library(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Library(name, None)


def programs() -> Mapping[str, tuple[str | None, str]]:
    """Program → where it lies or None, and what it is for."""
    return {name: (shutil.which(name), use) for name, use in _PROGRAMS.items()}


def encoders() -> Mapping[str, tuple[bool, str]]:
    """Encoder of PyAV → whether it is there, and what is written with it."""
    import av

    found = av.codecs_available
    return {name: (name in found, use) for name, use in _ENCODERS.items()}


def models() -> Sequence[Model]:
    """Every model folder that comes with Stick-Gen; reads all of its files."""
    folders = {path.parent for shelf in SHELVES for path in sorted(shelf.glob("*/config.json"))}
    folders.add(model_folder(DEFAULT))
    return [_model(folder) for folder in sorted(folders)]


def _model(folder: Path) -> Model:
    digest, size = hashlib.sha256(), 0
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
                size += len(block)
    return Model(folder.name, folder, size, digest.hexdigest())


def measure_speed() -> Speed:
    """Make three seconds of a film of one person, and draw its frames.

    Raises:
        StickGenError: the model cannot be opened, or nothing can be drawn.
    """
    from stickgen.pipeline.films import generate
    from stickgen.render import frames

    start = perf_counter()
    generate(_TEST_PROMPT, seconds=_TEST_SECONDS)
    opened = perf_counter()
    scene = generate(_TEST_PROMPT, seconds=_TEST_SECONDS)
    moved = perf_counter()
    for _ in frames(scene, _TEST_SIZE):
        pass
    drawn = perf_counter()
    return Speed(scene.duration, opened - start, moved - opened, drawn - moved)
