"""The films of a server: begun, followed to their end, drawn in other formats, forgotten."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import randbelow
from time import monotonic

from stickgen.errors import StickGenError
from stickgen.serve.draw_work import DRAW
from stickgen.serve.drawings import Drawings
from stickgen.serve.film import FilmRecord, LiveFilm
from stickgen.serve.film_work import FILM, REROLL, SCRIPT_FILE
from stickgen.serve.problems import Problem
from stickgen.serve.schemas import Film
from stickgen.serve.store import Store
from stickgen.serve.tasks import Json, Queue, Task
from stickgen.serve.workers import Workers
from stickgen.story import read_script

log = logging.getLogger("stickgen.serve")

_TIDY_SECONDS = 30.0
_MOST_SEEDS = 2**31
_IN_THE_SCRIPT: Json = {
    "seconds": None,
    "camera": None,
    "style": None,
    "place": None,
    "effects": [],
    "transparent": False,
    "check": None,
}
"""Options that are in the Script of a film that is done, and need not be applied again."""


class Films:
    """The films of a server.

    Attributes:
        drawings: them as files.
    """

    def __init__(self, workers: Workers, store: Store, seconds: float) -> None:
        """Begin with the films that are in the store.

        Args:
            workers: that make and draw films.
            store: of their folders.
            seconds: until a film has to be done.
        """
        self._workers, self._store, self._seconds = workers, store, seconds
        self.drawings = Drawings(workers, store)
        self._films: dict[str, LiveFilm] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._making: set[asyncio.Task[None]] = set()
        for name in store:
            self._restore(name)

    def _restore(self, name: str) -> None:
        """Take a film of an earlier server over."""
        record = FilmRecord.load(self._store.folder(name))
        if record is None:
            self._store.delete(name)
            return
        film = LiveFilm(record)
        if record.status in ("queued", "running"):
            film.end("failed", Problem("draining", "the server ended before the film was done"))
        film.log.close()
        self._remember(film)

    def _remember(self, film: LiveFilm) -> None:
        self._films[film.record.id] = film
        if film.record.key:
            self._keys[film.record.client, film.record.key] = film.record.id

    # Making

    def repeated(self, client: str, key: str, body: Json) -> LiveFilm | None:
        """The film that a client has asked for with a key before; None: it is new.

        Raises:
            Problem: the key came with another body.
        """
        film = self._films.get(self._keys.get((client, key), "")) if key else None
        if film is not None and film.record.digest != _digest(body):
            raise Problem("key_reused", field="header.Idempotency-Key")
        return film

    def begin(
        self,
        request: Json,
        client: str,
        *,
        body: Json,
        key: str = "",
        task: Task = FILM,
        more: Mapping[str, object] | None = None,
    ) -> LiveFilm:
        """Begin a film.

        Args:
            request: a ``FilmRequest``.
            client: who asks for it.
            body: what was asked for, which ``repeated`` compares.
            key: ``Idempotency-Key``; empty: none.
            task: that makes it.
            more: arguments of the task besides ``request`` and ``folder``.

        Raises:
            Problem: there is no room for it.
        """
        record = FilmRecord.new(request, client, key, _digest(body))
        queues: list[Queue] = ["motion"]
        if _to_draw(record):
            queues.append("video")
        self._workers.check_room(queues, client)
        folder = self._store.make(record.id)
        film = LiveFilm(record, monotonic() + self._seconds)
        arguments = {"request": request, "folder": str(folder.resolve()), **(more or {})}
        try:
            film.job = self._workers.submit(task, arguments, client=client, seconds=self._seconds)
        except Problem:
            self._store.delete(record.id)
            raise
        self._remember(film)
        self._save(film)
        making = asyncio.create_task(self._make(film, task))
        self._making.add(making)
        making.add_done_callback(self._making.discard)
        return film

    def reroll(
        self, film: LiveFilm, beat: int, seed: int | None, client: str, *, body: Json, key: str = ""
    ) -> LiveFilm:
        """Begin a film with another version of a beat.

        Args:
            film: that is done.
            beat: its number, through all characters.
            seed: of the beat; None: one that nobody has chosen.
            client, body, key: as ``begin``.

        Raises:
            Problem: there is no such beat; or as ``file`` and ``begin``.
        """
        film.check_done()
        count = len(film.record.facts["beats"])
        if beat >= count:
            raise Problem("not_found", f"the film has {count} beats, from 0 on", "path.n")
        old = film.record.request
        # These have gone into the Script.
        told = {**old["options"], **_IN_THE_SCRIPT}
        more = {
            "script": read_script(self.folder(film) / SCRIPT_FILE).model_dump(mode="json"),
            "beat": beat,
            "seed": randbelow(_MOST_SEEDS) if seed is None else seed,
        }
        request = {"prompt": old.get("prompt"), "options": told}
        return self.begin(request, client, body=body, key=key, task=REROLL, more=more)

    async def _make(self, film: LiveFilm, task: Task) -> None:
        """Follow a film to its end."""
        record = film.record
        try:
            record.facts = await self._follow(film, task)
            for suffix in _to_draw(record):
                film.job = self.drawings.begin(
                    film, suffix, seconds=film.seconds_left, admitted=True
                )
                await self._follow(film, DRAW)
            film.end("done")
        except Problem as problem:
            film.end("cancelled" if problem.code == "cancelled" else "failed", problem)
        finally:
            if not film.log.closed:
                film.end("failed", Problem("internal_error"))
            record.metrics["bytes"] = self._store.release(record.id)
            self._save(film)
            self.tidy()

    async def _follow(self, film: LiveFilm, task: Task) -> Json:
        assert film.job is not None
        job = film.job
        try:
            return await film.follow(job)
        finally:
            film.note(task, job)

    def _save(self, film: LiveFilm) -> None:
        try:
            film.record.save(self._store.folder(film.record.id))
        except StickGenError as error:  # the film itself is served from memory
            log.error("the record of a film was not kept: %s", error)

    # Those that there are

    def __len__(self) -> int:
        return len(self._films)

    def find(self, name: str, client: str, *, private: bool) -> LiveFilm:
        """A film.

        Args:
            name: its id.
            client: who asks.
            private: whether films are shown to those alone who asked for them.

        Raises:
            Problem: there is none, or it is somebody else's.
        """
        film = self._films.get(name)
        if film is None or (private and film.record.client != client):
            raise Problem("not_found")
        self._store.use(name)
        return film

    def state(self, film: LiveFilm) -> Film:
        """A film as answers tell it."""
        return film.state(self._workers.position(film.job) if film.job else 0)

    def folder(self, film: LiveFilm) -> Path:
        """Folder of a film's files."""
        return self._store.folder(film.record.id)

    # The end of films

    def tidy(self) -> None:
        """Forget films that have expired, and those for which there is no room."""
        for name in self._store.tidy():
            film = self._films.pop(name)
            self._keys.pop((film.record.client, film.record.key), None)

    async def keep_tidy(self) -> None:
        """``tidy`` again and again."""
        while True:
            await asyncio.sleep(_TIDY_SECONDS)
            self.tidy()

    async def finish(self, seconds: float) -> None:
        """Wait some time for the films that are being made."""
        tasks: Iterable[asyncio.Task[object]] = {*self._making, *self.drawings.running}
        if tasks:
            with suppress(TimeoutError):
                await asyncio.wait(tasks, timeout=seconds)


def _digest(body: Json) -> str:
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _to_draw(record: FilmRecord) -> list[str]:
    """Formats of a film that are drawn after it is made."""
    return [suffix for suffix in record.options.formats if suffix != "motion"]
