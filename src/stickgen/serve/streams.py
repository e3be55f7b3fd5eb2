"""Answers that go on: server-sent events and lines of JSON."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi.responses import StreamingResponse

from stickgen.serve.tasks import Json

EVENTS = "text/event-stream"
LINES = "application/x-ndjson"
_BEAT = 15.0
"""Seconds of silence until a comment shows that the connection is alive."""


def stream(lines: AsyncIterator[str], media_type: str) -> StreamingResponse:
    """An answer of lines, sent as they come."""
    headers = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
    return StreamingResponse(lines, media_type=media_type, headers=headers)


def sent_event(name: str, data: Json | str, number: int | None = None) -> str:
    """A server-sent event; data that is text must be one line."""
    text = data if isinstance(data, str) else json.dumps(data, separators=(",", ":"))
    head = "" if number is None else f"id: {number}\n"
    return f"{head}event: {name}\ndata: {text.rstrip()}\n\n"


async def with_heartbeat(events: AsyncIterator[str]) -> AsyncIterator[str]:
    """Server-sent events, with comments in between where none comes for long."""
    following = asyncio.ensure_future(anext(events))
    try:
        while True:
            done, _ = await asyncio.wait({following}, timeout=_BEAT)
            if not done:
                yield ": alive\n\n"
                continue
            try:
                yield following.result()
            except StopAsyncIteration:
                return
            following = asyncio.ensure_future(anext(events))
    finally:
        following.cancel()
