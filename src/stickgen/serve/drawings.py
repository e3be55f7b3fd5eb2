"""Films as files: each format is drawn when it is first asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path

from stickgen.serve.draw_work import DRAW
from stickgen.serve.film import LiveFilm
from stickgen.serve.job import Job
from stickgen.serve.store import Store
from stickgen.serve.workers import Workers


class Drawings:
    """Draws films; whoever asks for the same file waits for the same job."""

    def __init__(self, workers: Workers, store: Store) -> None:
        self._workers, self._store = workers, store
        self._running: dict[tuple[str, str], asyncio.Task[Path]] = {}

    @property
    def running(self) -> list[asyncio.Task[Path]]:
        """Those that clients wait for."""
        return list(self._running.values())

    def begin(
        self, film: LiveFilm, suffix: str, *, seconds: float | None = None, admitted: bool = False
    ) -> Job:
        """A job that writes a film's file.

        Args:
            suffix: of the file, without its dot.
            seconds, admitted: as ``Workers.submit``.

        Raises:
            Problem: as ``Workers.submit``.
        """
        record = film.record
        arguments = {
            "folder": str(self._store.folder(record.id).resolve()),
            "suffix": suffix,
            "options": record.request["options"],
            "size": record.facts["size"],
        }
        return self._workers.submit(
            DRAW, arguments, client=record.client, seconds=seconds, admitted=admitted
        )

    async def file(self, film: LiveFilm, suffix: str) -> Path:
        """A file of a film that is done; it is drawn where it is not there yet.

        Raises:
            Problem: the film is not done or has failed, there is no room to draw it, or that fails.
        """
        found = _file(self._store.folder(film.record.id), suffix)
        if found is not None and suffix == "motion" and film.record.error is None:
            return found  # the beginning, while the film is being made
        film.check_done()
        if found is not None:
            return found
        key = film.record.id, suffix
        if key not in self._running:
            drawing = asyncio.create_task(self._draw(film, self.begin(film, suffix)))
            self._running[key] = drawing
            drawing.add_done_callback(lambda done: self._forget(key, done))
        # When one client goes, others may still wait for it.
        return await asyncio.shield(self._running[key])

    def _forget(self, key: tuple[str, str], drawing: asyncio.Task[Path]) -> None:
        del self._running[key]
        if not drawing.cancelled():
            drawing.exception()  # perhaps nobody waits for it any more

    async def _draw(self, film: LiveFilm, job: Job) -> Path:
        name = film.record.id
        self._store.hold(name)
        try:
            file: str = (await job.result())["file"]
        finally:
            film.record.metrics["bytes"] = self._store.release(name)
        return self._store.folder(name) / file


def _file(folder: Path, suffix: str) -> Path | None:
    """The file of a format, or the archive of its files."""
    both = folder / f"film.{suffix}", folder / f"film.{suffix}.zip"
    return next((path for path in both if path.is_file()), None)
