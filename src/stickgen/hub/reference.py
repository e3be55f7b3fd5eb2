"""The name of a model on a hub, and where it lies on this machine. Needs no network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.files import user_cache

_FORM = re.compile(
    r"(?P<owner>[A-Za-z0-9][\w.-]{0,95})/(?P<name>[A-Za-z0-9][\w.-]{0,95})"
    r"(?:@(?P<revision>[A-Za-z0-9][\w./-]{0,95}))?"
)
MAIN = "main"


@dataclass(frozen=True)
class Reference:
    """``OWNER/NAME@revision``: a model on a hub; the revision is a branch, a tag or a commit."""

    owner: str
    name: str
    revision: str = MAIN

    @classmethod
    def parse(cls, text: str) -> Reference | None:
        """The reference that a text is, or None where it has another form."""
        form = _FORM.fullmatch(text)
        if form is None or any(".." in part for part in form.groups("")):
            return None
        return cls(form["owner"], form["name"], form["revision"] or MAIN)

    def __str__(self) -> str:
        ending = "" if self.revision == MAIN else f"@{self.revision}"
        return f"{self.owner}/{self.name}{ending}"

    @property
    def repository(self) -> str:
        """The name without the revision."""
        return f"{self.owner}/{self.name}"

    def shelf(self) -> Path:
        """The folder of all fetched commits of this model.

        Raises:
            StickGenError: there is no cache folder.
        """
        cache = user_cache("hub")
        if cache is None:
            raise StickGenError(f"there is no folder to keep {self} in: set XDG_CACHE_HOME")
        return cache / self.owner / self.name

    def pointer(self) -> Path:
        """The file that holds the commit to which the revision pointed when it was fetched."""
        return self.shelf() / "revisions" / self.revision.replace("/", "%2F")

    def fetched(self) -> Path | None:
        """The folder of the model on this machine; None where it was never fetched whole."""
        pointer = self.pointer()
        commit = pointer.read_text("utf-8").strip() if pointer.is_file() else self.revision
        folder = self.shelf() / commit
        return folder if (folder / "config.json").is_file() else None
