"""Endpoints of motion, Scripts and the names that they may use."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse

from stickgen.names import LISTS
from stickgen.serve.job import Job
from stickgen.serve.motion_work import SCRIPT, STREAM
from stickgen.serve.problems import Problem, answers
from stickgen.serve.schemas import MotionRequest, ScriptAnswer, ScriptRequest, Vocabulary
from stickgen.serve.services import PacedClient, Shared
from stickgen.serve.streams import EVENTS, LINES, sent_event, stream
from stickgen.serve.tasks import Json

router = APIRouter(prefix="/v1", tags=["motion and scripts"])
_TEXT = {"schema": {"type": "string"}}


@router.post(
    "/motions:stream",
    response_class=StreamingResponse,
    responses={
        200: {"content": {LINES: _TEXT, EVENTS: _TEXT}},
        **answers(400, 413, 429, 500, 503, 504),
    },
)
async def stream_motion(
    request: MotionRequest,
    shared: Shared,
    client: PacedClient,
    accept: Annotated[str, Header(max_length=500)] = "*/*",
) -> StreamingResponse:
    """One person's motion while it is generated, as `stick-gen stream` prints it.

    Lines of JSON: the first names the joints, each other one holds a frame. With
    `Accept: text/event-stream` the lines are server-sent events, `head` and `frame`.
    """
    job = shared.workers.submit(STREAM, {"request": request.model_dump(mode="json")}, client=client)
    events = job.events()
    try:
        first = await anext(events)
    except StopAsyncIteration:
        await job.result()  # tells why nothing came
        raise Problem("internal_error") from None
    as_events = EVENTS in accept
    lines = _lines(job, first, events, as_events=as_events)
    return stream(lines, EVENTS if as_events else LINES)


async def _lines(
    job: Job, first: Json, events: AsyncIterator[Json], *, as_events: bool
) -> AsyncIterator[str]:
    """The lines of a stream; when the client goes, the job is cancelled."""
    form = _sent if as_events else "".join
    try:
        yield form(first["lines"])
        async for event in events:
            yield form(event["lines"])
        try:
            await job.result()
        except Problem as problem:  # after the head of the answer, only a line can tell
            line = problem.as_json()
            yield sent_event("problem", line) if as_events else json.dumps({"problem": line}) + "\n"
    finally:
        job.cancel()


def _sent(lines: list[str]) -> str:
    return "".join(
        sent_event("frame" if line.startswith('{"frame"') else "head", line) for line in lines
    )


@router.post(
    "/scripts",
    response_model_exclude_unset=True,
    responses=answers(400, 413, 429, 500, 503, 504),
)
async def write_script(request: ScriptRequest, shared: Shared, client: PacedClient) -> ScriptAnswer:
    """The Script of a prompt, to change before it is filmed."""
    job = shared.workers.submit(SCRIPT, {"request": request.model_dump(mode="json")}, client=client)
    return ScriptAnswer.model_validate(await job.result())


@cache
def _names() -> Vocabulary:
    return Vocabulary(names={name: dict(read()) for name, read in LISTS.items()})


@router.get("/vocabulary")
async def vocabulary() -> Vocabulary:
    """The names that prompts, Scripts and options may use, each with a few words on what it is."""
    return _names()
