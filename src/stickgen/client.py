"""A client of the HTTP API (``stick-gen serve``).

>>> from stickgen.client import Client
>>> with Client("http://127.0.0.1:8000") as client:
...     film = client.wait(client.make("A person walks and waves", style="ink"))
...     client.save(film, "walk.mp4")
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.formats import format_of
from stickgen.script import Script
from stickgen.serve.schemas import Film, ProblemDetails, ScriptAnswer

__all__ = ["ApiError", "Client", "Film", "ProblemDetails", "ScriptAnswer"]

_ENDED = ("done", "failed", "cancelled")
_AGAIN = (429, 503)
"""Statuses after which a request may be sent again."""
_USUAL_PAUSE = 1.0


class ApiError(Exception):
    """The server has refused something, or a film has failed.

    Attributes:
        problem: what is wrong.
        retry_after: seconds after which it may be tried again; None: trying again does not help.
    """

    def __init__(self, problem: ProblemDetails, retry_after: float | None = None) -> None:
        super().__init__(problem.detail)
        self.problem, self.retry_after = problem, retry_after


class Client:
    """Talks to a server; close it, or use it in a ``with`` statement."""

    def __init__(
        self,
        url: str = "http://127.0.0.1:8000",
        *,
        token: str | None = None,
        timeout: float = 60.0,
        patience: float = 60.0,
    ) -> None:
        """Describe the server; nothing is sent yet.

        Args:
            url: address of the server.
            token: one of its bearer tokens, where it wants one.
            timeout: seconds without an answer after which ``httpx.TimeoutException`` is raised.
            patience: seconds for which a request is sent again while the server has no room.
        """
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=timeout)
        self._patience = patience

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    # Films

    def make(
        self, prompt: str | None = None, *, script: Script | None = None, **options: Any
    ) -> Film:
        """Begin a film of a prompt or of a Script.

        Args:
            prompt: what happens, in English.
            script: instead of a prompt.
            options: as ``serve.schemas.FilmOptions``: seconds, seed, style, size, formats …

        Raises:
            ApiError: the server refuses it, or has no room for longer than the patience.
        """
        body: dict[str, Any] = {"options": options}
        if prompt is not None:
            body["prompt"] = prompt
        if script is not None:
            body["script"] = script.model_dump(mode="json", exclude_unset=True)
        # Sent again with the same key, it makes no second film.
        answer = self._send("POST", "/v1/films", body, {"Idempotency-Key": uuid4().hex})
        return Film.model_validate(answer.json())

    def film(self, name: str) -> Film:
        """A film of an id, as it is now.

        Raises:
            ApiError: there is none, or it has expired.
        """
        return Film.model_validate(self._send("GET", f"/v1/films/{name}").json())

    def wait(self, film: Film, seconds: float = 300.0) -> Film:
        """The film once it is done.

        Raises:
            ApiError: it failed or was cancelled.
            TimeoutError: it is not done after so many seconds.
        """
        deadline = time.monotonic() + seconds
        while film.status not in _ENDED:
            if time.monotonic() > deadline:
                raise TimeoutError(f"the film {film.id} is not done after {seconds:g} s")
            time.sleep(0.2)
            film = self.film(film.id)
        if film.error is not None:
            raise ApiError(film.error)
        return film

    def events(self, film: Film) -> Iterator[tuple[str, dict[str, Any]]]:
        """Name and data of a film's events, from its beginning to its end.

        Raises:
            ApiError: as ``film``.
        """
        name = ""
        for line in self._lines("GET", film.urls["events"]):
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                yield name, json.loads(line[6:])

    def save(self, film: Film, path: str | PathLike[str]) -> Path:
        """Write a film that is done to a file; the end of its name chooses the format.

        Returns:
            the file: ``film.bvh.zip`` where a format has several files.

        Raises:
            ApiError: the film is not done, or cannot be drawn.
            StickGenError: the format is unknown, or the file cannot be written.
        """
        target = Path(path)
        if target.suffix.lower() in (".yaml", ".yml"):
            suffix = "yaml"
        else:
            suffix = format_of(target).suffix[1:]
        if suffix not in film.urls:
            raise StickGenError(f"cannot write {path}: the server gives files alone, no folders")
        answer = self._send("GET", film.urls[suffix])
        if answer.headers["Content-Type"] == "application/zip" and suffix != "lottie":
            target = target.with_name(f"{target.name}.zip")
        with atomic_path(target) as temporary:
            temporary.write_bytes(answer.content)
        return target

    def cancel(self, film: Film) -> Film:
        """End a film at the next piece.

        Raises:
            ApiError: there is none.
        """
        return Film.model_validate(self._send("POST", film.urls["cancel"]).json())

    def reroll(self, film: Film, beat: int, seed: int | None = None) -> Film:
        """Begin a film in which one beat is played in another way; all else stays.

        Args:
            film: that is done.
            beat: ``n`` of one of its beats.
            seed: of the beat; None: one that the server chooses.

        Raises:
            ApiError: there is no such beat, or it is that of an animal.
        """
        path = film.urls["reroll"].replace("{n}", str(beat))
        key = {"Idempotency-Key": uuid4().hex}
        return Film.model_validate(self._send("POST", path, {"seed": seed}, key).json())

    # Motion and scripts

    def stream(self, prompt: str, **options: Any) -> Iterator[dict[str, Any]]:
        """The lines of a motion while it is generated: first the head, then a frame each.

        Args:
            prompt: what happens, in English.
            options: as ``serve.schemas.MotionRequest``: seconds, seed, guidance, steps, lora.

        Raises:
            ApiError: the server refuses it, or it fails on the way.
        """
        for line in self._lines("POST", "/v1/motions:stream", {"prompt": prompt, **options}):
            document: dict[str, Any] = json.loads(line)
            if "problem" in document:
                raise ApiError(ProblemDetails.model_validate(document["problem"]))
            yield document

    def script(self, prompt: str, *, seconds: float | None = None) -> ScriptAnswer:
        """The Script of a prompt.

        Raises:
            ApiError: the server refuses it.
        """
        body = {"prompt": prompt, "seconds": seconds}
        return ScriptAnswer.model_validate(self._send("POST", "/v1/scripts", body).json())

    def vocabulary(self) -> dict[str, dict[str, str]]:
        """Names that prompts, Scripts and options may use, each with a few words on what it is."""
        names: dict[str, dict[str, str]] = self._send("GET", "/v1/vocabulary").json()["names"]
        return names

    # What they share

    def _send(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """The answer to a request, which is sent again while the server has no room."""
        deadline = time.monotonic() + self._patience
        while True:
            answer = self._http.request(method, path, json=body, headers=headers)
            if answer.is_success:
                return answer
            error = _error(answer)
            pause = error.retry_after or _USUAL_PAUSE
            if answer.status_code not in _AGAIN or time.monotonic() + pause > deadline:
                raise error
            time.sleep(pause)

    def _lines(self, method: str, path: str, body: dict[str, Any] | None = None) -> Iterator[str]:
        with self._http.stream(method, path, json=body) as answer:
            if not answer.is_success:
                answer.read()
                raise _error(answer)
            yield from answer.iter_lines()


def _error(answer: httpx.Response) -> ApiError:
    try:
        problem = ProblemDetails.model_validate(answer.json())
    except ValueError:  # not from Stick-Gen, but from a proxy before it
        reason = answer.reason_phrase
        problem = ProblemDetails(
            title=reason, status=answer.status_code, detail=reason, code="not_from_stick_gen"
        )
    after = answer.headers.get("Retry-After", "")
    return ApiError(problem, float(after) if after.isdecimal() else None)
