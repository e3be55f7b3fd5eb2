"""A film as the server keeps it: its record on disk, and what is going on with it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from secrets import token_hex
from time import monotonic

from pydantic import BaseModel

from stickgen.files import atomic_path
from stickgen.serve.events import EventLog
from stickgen.serve.job import Job
from stickgen.serve.problems import Problem
from stickgen.serve.schemas import FILES, Film, FilmOptions, FilmStatus, ProblemDetails
from stickgen.serve.tasks import Json, Task

RECORD_FILE = "film.json"
_KEPT_EVENTS = ("stage", "piece")
"""Of a film that has ended; its progress is over."""


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def new_id() -> str:
    """A name that nobody guesses."""
    return token_hex(12)


class FilmRecord(BaseModel):
    """What is known of a film, as it is stored.

    Attributes:
        client: who asked for it.
        request: a ``FilmRequest``.
        facts: what its task has returned.
        key, digest: ``Idempotency-Key`` of its request, and the digest of the body.
    """

    id: str
    client: str
    created: str
    status: FilmStatus = "queued"
    request: Json
    facts: Json = {}
    metrics: dict[str, float] = {}
    error: ProblemDetails | None = None
    key: str = ""
    digest: str = ""

    @classmethod
    def new(cls, request: Json, client: str, key: str, digest: str) -> FilmRecord:
        """The record of a film that begins now."""
        parts = {"request": request, "client": client, "key": key, "digest": digest}
        return cls(id=new_id(), created=_now(), **parts)

    @property
    def options(self) -> FilmOptions:
        """How it is made and drawn."""
        return FilmOptions.model_validate(self.request["options"])

    def save(self, folder: Path) -> None:
        """Write it into the film's folder.

        Raises:
            StickGenError: the file cannot be written.
        """
        with atomic_path(folder / RECORD_FILE) as path:
            path.write_text(self.model_dump_json(), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> FilmRecord | None:
        """Read it; None: there is none that can be read."""
        try:
            return cls.model_validate(json.loads((folder / RECORD_FILE).read_text("utf-8")))
        except (OSError, ValueError):
            return None


@dataclass
class LiveFilm:
    """A film and what is going on with it.

    Attributes:
        record: what is stored.
        deadline: monotonic seconds when it has to be done.
        log: its events; closed once it has ended.
        job: the one that works on it, or has.
        stopped: why it must not go on; None: it may.
    """

    record: FilmRecord
    deadline: float = 0.0
    log: EventLog = field(default_factory=EventLog)
    job: Job | None = None
    stopped: Problem | None = None

    @property
    def seconds_left(self) -> float:
        """Until it has to be done."""
        return max(self.deadline - monotonic(), 0.01)

    def check_done(self) -> None:
        """Refuse it where it is not done.

        Raises:
            Problem: it is not done yet, has failed or was cancelled.
        """
        error = self.record.error
        if error is not None:
            raise Problem(error.code, error.detail)
        if not self.log.closed:
            raise Problem("not_done", retry_after=1)

    async def follow(self, job: Job) -> Json:
        """Let a job work on it; its result.

        Raises:
            Problem: the job failed or was cancelled, or the film must not go on.
        """
        self.job = job
        async for event in job.events():
            self.record.status = "running"
            self.log.add(event)
        result = await job.result()
        if self.stopped is not None:
            raise self.stopped
        return result

    def note(self, task: Task, job: Job) -> None:
        """Add what a job has spent to the metrics."""
        metrics = self.record.metrics
        for name, seconds in job.spent.items():
            key = name if name == "queue_seconds" else f"{task.name}_{name}"
            metrics[key] = round(metrics.get(key, 0.0) + seconds, 4)

    def cancel(self) -> None:
        """End it at the next piece."""
        if not self.log.closed:
            self.stopped = Problem("cancelled")
            if self.job is not None:
                self.job.cancel()

    def end(self, status: FilmStatus, problem: Problem | None = None) -> None:
        """It has ended."""
        self.record.status = status
        if problem is not None:
            self.record.error = ProblemDetails.model_validate(problem.as_json())
        self.log.keep(lambda event: event["event"] in _KEPT_EVENTS)
        self.log.add({"event": status})
        self.log.close()

    def state(self, position: int) -> Film:
        """As answers tell it."""
        record, address = self.record, f"/v1/films/{self.record.id}"
        urls = {
            "self": address,
            "events": f"{address}/events",
            "cancel": f"{address}/cancel",
            "reroll": f"{address}/beats/{{n}}/reroll",
        } | {suffix: f"{address}.{suffix}" for suffix in FILES}
        known = {name: record.facts[name] for name in Film.model_fields if name in record.facts}
        return Film(
            id=record.id,
            status=record.status,
            queue_position=position,
            created=record.created,
            prompt=record.request.get("prompt") or "",
            urls=urls,
            metrics=record.metrics,
            error=record.error,
            **known,
        )
