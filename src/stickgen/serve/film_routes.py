"""Endpoints of films."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from mimetypes import guess_type
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Response
from fastapi.responses import FileResponse, StreamingResponse

from stickgen.serve.film import LiveFilm
from stickgen.serve.problems import Problem, answers
from stickgen.serve.schemas import FILES, Film, FilmRequest, RerollRequest
from stickgen.serve.services import Client, PacedClient, Shared
from stickgen.serve.streams import EVENTS, sent_event, stream, with_heartbeat

router = APIRouter(prefix="/v1/films", tags=["films"])

MOST_WAIT = 60.0
"""Seconds that an answer waits at most for a film."""
_MEDIA = {
    "motion": "application/json",
    "yaml": "application/yaml",
    "glb": "model/gltf-binary",
    "usda": "model/vnd.usda",
    "lottie": "application/zip",
    "jsonl": "application/x-ndjson",
    "webp": "image/webp",
    "apng": "image/apng",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "bvh": "text/plain",
}
_ANOTHER = RerollRequest()
_SANDBOX = {"Content-Security-Policy": "sandbox allow-scripts allow-downloads"}
"""A film as a page may draw itself, and touch nothing else of this address."""

FilmId = Annotated[
    str,
    Path(pattern="^[0-9a-f]{24}$", examples=["5f0c2f8e9a7b4d1c3e6f8a90"], description="Its id."),
]
Prefer = Annotated[
    str | None,
    Header(max_length=200, examples=["wait=30"], description="wait=N: answer when it is done."),
]
Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="A request sent again with the same key makes no second film.",
    ),
]


def one_film(film_id: FilmId, shared: Shared, client: Client) -> LiveFilm:
    """The film of an address.

    Raises:
        Problem: there is none, or it is somebody else's.
    """
    return shared.films.find(film_id, client, private=bool(shared.settings.tokens))


OneFilm = Annotated[LiveFilm, Depends(one_film)]


@router.post(
    "",
    status_code=202,
    responses={
        201: {"model": Film, "description": "Done"},
        **answers(400, 409, 413, 429, 500, 503, 504, 507),
    },
)
async def make_film(
    request: FilmRequest,
    response: Response,
    shared: Shared,
    client: PacedClient,
    prefer: Prefer = None,
    key: Key = "",
) -> Film:
    """Make a film of a prompt or a Script.

    The answer comes at once (202), or with `Prefer: wait` when the film is done (201).
    """
    body = request.model_dump(mode="json")
    films = shared.films
    film = films.repeated(client, key, body) or films.begin(body, client, body=body, key=key)
    return await answer(film, response, shared, prefer)


async def answer(film: LiveFilm, response: Response, shared: Shared, prefer: str | None) -> Film:
    """The answer to a request that makes a film.

    Raises:
        Problem: it was waited for, and has failed.
    """
    seconds = _seconds_to_wait(prefer)
    if seconds:
        with suppress(TimeoutError, asyncio.TimeoutError):
            await asyncio.wait_for(film.log.wait(), seconds)
        response.headers["Preference-Applied"] = "wait"
        if film.record.error is not None:
            raise Problem(film.record.error.code, film.record.error.detail)
    state = shared.films.state(film)
    response.headers["Location"] = state.urls["self"]
    if film.log.closed:
        response.status_code = 201
    else:
        response.headers["Retry-After"] = "1"
    return state


def _seconds_to_wait(prefer: str | None) -> float:
    """Seconds of ``Prefer: wait=N``, the most without a number; 0 where it is absent."""
    found = re.search(r"(?:^|[,;\s])wait(?:\s*=\s*(\d{1,6}))?(?=$|[,;\s])", prefer or "")
    if found is None:
        return 0.0
    return min(float(found[1]) if found[1] else MOST_WAIT, MOST_WAIT)


@router.get(
    "/{film_id}.{suffix}",
    responses=answers(404, 409, 429, 500, 503, 504, 507),
    response_class=FileResponse,
)
async def film_file(
    film_id: Annotated[str, Path(examples=["5f0c2f8e9a7b4d1c3e6f8a90"])],
    suffix: Annotated[str, Path(examples=["mp4"], json_schema_extra={"enum": list(FILES)})],
    shared: Shared,
    client: Client,
) -> FileResponse:
    """A film as a file: the suffix chooses the format, which is drawn when it is first asked for.

    Formats with a file for each actor, or with a file beside them, come as an archive (.zip) where
    there are several.
    """
    film_id, _, suffix = f"{film_id}.{suffix}".partition(".")
    if suffix not in FILES:
        raise Problem(
            "not_found", f"there is no such format; use {', '.join(FILES)}", "path.suffix"
        )
    film = shared.films.find(film_id, client, private=bool(shared.settings.tokens))
    path = await shared.films.drawings.file(film, suffix)
    media = "application/zip" if path.suffix == ".zip" else _MEDIA.get(suffix)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
    return FileResponse(
        path,
        media_type=media or guess_type(path.name)[0] or "application/octet-stream",
        filename=path.name,
        content_disposition_type="inline",
        headers=headers | (_SANDBOX if suffix in ("html", "svg") else {}),
    )


@router.get("/{film_id}", responses=answers(404))
async def film_state(film: OneFilm, shared: Shared) -> Film:
    """How far a film is, and what it holds."""
    return shared.films.state(film)


@router.get(
    "/{film_id}/events",
    response_class=StreamingResponse,
    responses={200: {"content": {EVENTS: {"schema": {"type": "string"}}}}, **answers(404)},
)
async def film_events(
    film: OneFilm,
    shared: Shared,
    last: Annotated[int | None, Header(alias="Last-Event-ID", ge=0, le=10**9)] = None,
) -> StreamingResponse:
    """Server-sent events of a film, from its beginning to its end: stages, progress, pieces, and
    at last `done`, `failed` or `cancelled` with the film's state.
    """

    async def events() -> AsyncIterator[str]:
        async for number, event in film.log.read(0 if last is None else last + 1):
            name = event["event"]
            data = {key: value for key, value in event.items() if key != "event"}
            if name in ("done", "failed", "cancelled"):
                data = shared.films.state(film).model_dump(mode="json")
            yield sent_event(name, data, number)

    return stream(with_heartbeat(events()), EVENTS)


@router.post("/{film_id}/cancel", responses=answers(404))
async def cancel_film(film: OneFilm, shared: Shared) -> Film:
    """End a film at the next piece; one that has ended stays as it is."""
    film.cancel()
    return shared.films.state(film)


@router.post(
    "/{film_id}/beats/{n}/reroll",
    status_code=202,
    responses={
        201: {"model": Film, "description": "Done"},
        **answers(400, 404, 409, 413, 429, 500, 503, 504, 507),
    },
)
async def reroll_beat(
    film: OneFilm,
    n: Annotated[int, Path(ge=0, le=10_000, description="Number of the beat, as the film tells.")],
    response: Response,
    shared: Shared,
    client: PacedClient,
    request: RerollRequest = _ANOTHER,
    prefer: Prefer = None,
    key: Key = "",
) -> Film:
    """Make another film, in which one beat of a person is played in another way.

    All else stays as it is, and is not made again where the worker remembers it. Partners who touch
    the person in the beat move with them.
    """
    body = {"film": film.record.id, "beat": n, **request.model_dump(mode="json")}
    other = shared.films.repeated(client, key, body) or shared.films.reroll(
        film, n, request.seed, client, body=body, key=key
    )
    return await answer(other, response, shared, prefer)
