"""How the server and its workers talk: JSON objects, each after its length in four bytes."""

from __future__ import annotations

import asyncio
import json
from typing import BinaryIO

from stickgen.serve.tasks import Json

_HEAD = 4
"""Bytes of the length."""


def pack(message: Json) -> bytes:
    """A message as bytes."""
    body = json.dumps(message, separators=(",", ":")).encode("ascii")
    return len(body).to_bytes(_HEAD, "big") + body


def read_message(stream: BinaryIO) -> Json | None:
    """The next message; None where the stream has ended."""
    head = stream.read(_HEAD)
    if len(head) < _HEAD:
        return None
    message: Json = json.loads(stream.read(int.from_bytes(head, "big")))
    return message


async def receive(stream: asyncio.StreamReader) -> Json | None:
    """The next message; None where the other process has ended."""
    try:
        head = await stream.readexactly(_HEAD)
        body = await stream.readexactly(int.from_bytes(head, "big"))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    message: Json = json.loads(body)
    return message
