"""The report of a batch, ``batch.json``: what became of each row, and what it cost.

While films are made, each process adds a line for each of its own to a log, so that what is done
is known however the run ends; the report takes the log over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from stickgen.checks import DAMAGE
from stickgen.files import atomic_path

REPORT, LOG = "batch.json", "batch.log.jsonl"
"""Names of the files in the folder of a batch."""


@dataclass(frozen=True)
class Outcome:
    """What became of a row.

    Attributes:
        row, name, files, digest, error: as in ``jobs.Job``; the error may come from making it.
        written: the files that came of ``files``, where a format gives one for each actor.
        sizes: bytes of each of them; 0 for a folder.
        cpu, wall: seconds that making it took.
        summary: what making it returned.
    """

    row: int
    name: str
    files: tuple[str, ...]
    digest: str
    error: str | None = None
    written: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    cpu: float = 0.0
    wall: float = 0.0
    summary: Mapping[str, Any] = field(default_factory=dict)

    def is_of(self, folder: Path, digest: str) -> bool:
        """Whether it is a finished film of that digest, whose files are all as they were."""
        return (
            self.error is None
            and self.digest == digest
            and self.sizes == file_sizes(folder, self.written or self.files)
        )


@dataclass(frozen=True)
class Summary:
    """A run of a batch.

    Attributes:
        rows: of the table; each was made, was skipped as it was done before, or failed.
        film_seconds: length of the films made.
        cpu: seconds that making them took on all cores together.
        wall: seconds of the run.
    """

    rows: int
    made: int
    skipped: int
    failed: int
    film_seconds: float
    cpu: float
    wall: float

    @property
    def per_hour(self) -> float:
        """Films an hour, of this run."""
        return 3600 * self.made / self.wall if self.made else 0.0

    @property
    def per_core_hour(self) -> float:
        """Films in an hour of work of one core."""
        return 3600 * self.made / self.cpu if self.made and self.cpu else 0.0

    def as_table(self) -> dict[str, Any]:
        """For JSON."""
        speed = {"per_hour": self.per_hour, "per_core_hour": self.per_core_hour}
        return {k: round(v, 3) for k, v in {**asdict(self), **speed}.items()}


def file_sizes(folder: Path, files: Iterable[str]) -> tuple[int, ...] | None:
    """Bytes of each file, 0 for a folder; None when one is missing."""
    try:
        paths = [folder / name for name in files]
        return tuple(0 if path.is_dir() else path.stat().st_size for path in paths)
    except OSError:
        return None


def log_outcome(folder: Path, outcome: Outcome) -> None:
    """Add an outcome to the log, apart from a line that a killed process may have begun."""
    with (folder / LOG).open("a", encoding="utf-8") as file:
        file.write(f"\n{json.dumps(asdict(outcome))}\n")


def read_outcomes(folder: Path) -> dict[tuple[str, ...], Outcome]:
    """What is known of earlier runs and of this one, by the files of a row.

    What can be read counts: nothing of a damaged report, and no damaged line of a log.
    """
    found = []
    with suppress(*DAMAGE):
        found = [_outcome(row) for row in json.loads(_text(folder / REPORT))["films"]]
    with suppress(*DAMAGE):
        for line in _text(folder / LOG).splitlines():
            with suppress(*DAMAGE):
                found.append(_outcome(json.loads(line)))
    return {outcome.files: outcome for outcome in found if outcome.files}


def write_report(folder: Path, outcomes: Iterable[Outcome], summary: Summary) -> None:
    """Replace the report, and remove the log.

    Raises:
        StickGenError: it cannot be written.
    """
    films = [asdict(outcome) for outcome in outcomes]
    text = json.dumps({"summary": summary.as_table(), "films": films}, indent=1)
    with atomic_path(folder / REPORT) as path:
        path.write_text(text + "\n", "utf-8")
    (folder / LOG).unlink(missing_ok=True)


def _outcome(row: Mapping[str, Any]) -> Outcome:
    lists = ("files", "written", "sizes")
    return Outcome(**{**row, **{name: tuple(row[name]) for name in lists if name in row}})


def _text(path: Path) -> str:
    return path.read_text("utf-8")
