"""Projects on disk: a folder each, with the Script, what the page keeps, and the film.

``script.yaml`` can be edited by hand and filmed from the command line; ``film.motion`` can be drawn
by it. Files are replaced whole, so that a project is never half saved.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from stickgen.errors import StickGenError, shorten
from stickgen.files import atomic_path, make_folder, write_error
from stickgen.safe_names import safe_relative_path
from stickgen.script import Script
from stickgen.story import Draft, read_script
from stickgen.story.script_text import write_script_file
from stickgen.studio.schemas import State

SCRIPT, STATE, FILM = "script.yaml", "studio.json", "film.motion"
"""The files of a project."""
_MOST_BYTES = 16_000_000
"""Of a ``studio.json``; a larger one was not written by us."""


class DamagedProjectError(StickGenError):
    """A file of a project cannot be read."""


class UnknownProjectError(StickGenError):
    """There is no project of a name."""


class Stored(BaseModel):
    """What ``studio.json`` holds.

    Attributes:
        film: digest of the work whose film lies in ``film.motion``; empty: there is none.
        takes: beat → its motion as text, of that film.
    """

    model_config = ConfigDict(extra="forbid")

    title: str = ""
    state: State = State()
    film: str = ""
    takes: dict[str, str] = {}


@dataclass(frozen=True)
class Project:
    """A project as it lies on disk.

    Attributes:
        script: None where nothing was saved yet.
    """

    name: str
    stored: Stored
    script: Script | None = None

    @property
    def title(self) -> str:
        """That of the project, or its name."""
        return self.stored.title or self.name


@dataclass(frozen=True)
class Entry:
    """A project in a list.

    Attributes:
        changed: UTC, ISO 8601.
        damaged: what is wrong with it, in a sentence; empty: nothing.
    """

    name: str
    title: str
    changed: str
    damaged: str = field(default="")


class Projects:
    """The projects in a folder.

    Args:
        folder: of all projects; made when the first is.

    Raises:
        StickGenError: of every method: the disk refuses. A name is that of a folder there, never
            a path: any other is an ``UnknownProjectError``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entries(self) -> list[Entry]:
        """All projects, those changed last first."""
        entries = [self._entry(name) for name in self._names()]
        return sorted(entries, key=lambda entry: entry.changed, reverse=True)

    def create(self, title: str) -> str:
        """Make a project; its name, made of the title."""
        make_folder(self.folder)
        stem = _slug(title)
        number = 1
        while True:
            name = stem if number == 1 else f"{stem}-{number}"
            try:
                (self.folder / name).mkdir()
                break
            except FileExistsError:
                number += 1
            except OSError as error:
                raise write_error(self.folder / name, error) from None
        self._store(name, Stored(title=title))
        return name

    def read(self, name: str) -> Project:
        """A project.

        Raises:
            DamagedProjectError: a file of it cannot be read; the sentence names the file.
        """
        folder = self._folder(name)
        stored = self._stored(name)
        try:
            script = read_script(folder / SCRIPT) if (folder / SCRIPT).exists() else None
        except StickGenError as error:
            raise DamagedProjectError(str(error)) from None
        return Project(name, stored, script)

    def save(self, name: str, script: Script, state: State, title: str | None = None) -> str:
        """Replace what a project holds; the time of the change."""
        folder = self._folder(name)
        try:
            stored = self._stored(name)
        except DamagedProjectError:
            stored = Stored()  # what is saved now mends it
        write_script_file(Draft(script), folder / SCRIPT)
        changes = {"state": state} | ({"title": title} if title else {})
        self._store(name, stored.model_copy(update=changes))
        return _changed(folder)

    def delete(self, name: str) -> None:
        """Delete the files of a project and its folder.

        Raises:
            StickGenError: the folder holds something else, which stays, and so does the project.
        """
        folder = self._folder(name)
        others = sorted({path.name for path in folder.iterdir()} - {SCRIPT, STATE, FILM})
        if others:
            raise StickGenError(
                f"cannot delete {folder}: it also holds {shorten(', '.join(others))}; move that "
                "away first"
            )
        try:
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
        except OSError as error:
            raise write_error(folder, error) from None

    def film_path(self, name: str) -> Path:
        """Where the film of a project lies."""
        return self._folder(name) / FILM

    def note_film(self, name: str, digest: str, takes: dict[str, str]) -> None:
        """Note of which work the film is that was just written."""
        stored = self._stored(name)
        self._store(name, stored.model_copy(update={"film": digest, "takes": takes}))

    def _names(self) -> Iterator[str]:
        """Folders that may be projects; links and hidden ones are none."""
        if not self.folder.is_dir():
            return
        for path in self.folder.iterdir():
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                yield path.name

    def _folder(self, name: str) -> Path:
        if name not in self._names():
            raise UnknownProjectError(f"there is no project {shorten(repr(name))}")
        return self.folder / name

    def _entry(self, name: str) -> Entry:
        changed = _changed(self.folder / name)
        try:
            return Entry(name, self._stored(name).title or name, changed)
        except DamagedProjectError as error:
            return Entry(name, name, changed, str(error))

    def _stored(self, name: str) -> Stored:
        path = self.folder / name / STATE
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise ValueError("it is too large")
            return Stored.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return Stored()  # a folder with a Script that somebody wrote by hand
        except (OSError, ValidationError, ValueError):
            raise DamagedProjectError(
                f"{path} is damaged: delete this file, and the project opens with its script"
            ) from None

    def _store(self, name: str, stored: Stored) -> None:
        text = json.dumps(stored.model_dump(mode="json"), ensure_ascii=False, indent=1)
        with atomic_path(self.folder / name / STATE) as temporary:
            temporary.write_text(text + "\n", encoding="utf-8")


def _slug(title: str) -> str:
    """A name of a folder for a title: short, lower case, without blanks."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    name = "-".join(words)[:48].strip("-") or "film"
    # A device of Windows would be no folder.
    return name if str(safe_relative_path(name)) == name else f"film-{name}"


def _changed(folder: Path) -> str:
    """When a project was changed last."""
    times = [
        path.stat().st_mtime for path in (folder, folder / SCRIPT, folder / STATE) if path.exists()
    ]
    return datetime.fromtimestamp(max(times), timezone.utc).isoformat(timespec="milliseconds")
