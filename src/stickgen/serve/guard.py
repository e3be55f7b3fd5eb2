"""What stands before every request: who asks, from where, how much and how slowly."""

from __future__ import annotations

import asyncio
import hmac
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stickgen.serve.problems import Problem
from stickgen.serve.settings import Settings

OPEN = ("/healthz", "/readyz", "/openapi.json", "/docs")
"""Paths that need no token."""
_LOCAL = ("localhost", "127.0.0.1", "::1")


class _ClientStalled(Exception):  # noqa: N818 - no error of ours
    """The client takes nothing any more."""


class Guard:
    """Checks host and token, counts bodies as they come, and leaves clients that stall.

    The client's name is then in ``scope["state"]["client"]``: that of the token, or the address.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._tokens = [sha256(token.encode()).digest() for token in settings.tokens]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the app answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._check(scope)
        except Problem as problem:
            await problem.response()(scope, receive, send)
            return
        try:
            await self._app(scope, self._checked_receive(receive), self._timed_send(send))
        except _ClientStalled:
            return  # uvicorn closes the connection of an answer that ends early

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        # A page of another site whose name leads to this machine would be of the same origin.
        if self._settings.is_local and not self._tokens and not _is_local(headers.get("host", "")):
            raise Problem("wrong_host")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._settings.body_bytes:
            raise Problem("body_too_large")
        client = self._client(headers.get("authorization", ""))
        is_open = scope["path"] in OPEN or scope["path"].startswith("/docs/")
        # A page asks for leave, without a token, before it sends a request with one.
        if self._tokens and client is None and not is_open and scope["method"] != "OPTIONS":
            raise Problem("unauthorized")
        address = scope["client"][0] if scope.get("client") else "local"
        scope.setdefault("state", {})["client"] = client or address

    def _client(self, authorization: str) -> str | None:
        """Name of the client whose token was sent."""
        scheme, _, token = authorization.partition(" ")
        given = sha256(token.strip().encode("utf-8", "surrogateescape")).digest()
        # All are compared, so that the time it takes tells nothing.
        found = [hmac.compare_digest(given, known) for known in self._tokens]
        if scheme.lower() != "bearer" or not any(found):
            return None
        return f"token-{given.hex()[:12]}"

    def _checked_receive(self, receive: Receive) -> Receive:
        """``receive`` that refuses a body that is too large, or slow to come."""
        count, whole = 0, False

        async def checked() -> Message:
            nonlocal count, whole
            if whole:
                return await receive()  # waits until the client goes
            try:
                message = await asyncio.wait_for(receive(), self._settings.stall_seconds)
            except (TimeoutError, asyncio.TimeoutError):
                raise HTTPException(408) from None
            count += len(message.get("body", b""))
            if count > self._settings.body_bytes:
                raise HTTPException(413)
            whole = not message.get("more_body", False)
            return message

        return checked

    def _timed_send(self, send: Send) -> Send:
        """``send`` that gives up a client that takes nothing."""

        async def timed(message: Message) -> None:
            try:
                await asyncio.wait_for(send(message), self._settings.stall_seconds)
            except (TimeoutError, asyncio.TimeoutError):
                raise _ClientStalled from None

        return timed


def _is_local(host: str) -> bool:
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return name.strip("[]").lower() in _LOCAL
