"""Runs an app as a server until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from fastapi import FastAPI

from stickgen.errors import StickGenError
from stickgen.serve.settings import Settings


class _Server(uvicorn.Server):
    """A server that takes no more jobs as soon as it is told to end."""

    def __init__(
        self, config: uvicorn.Config, refuse: Callable[[], None], tell: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._refuse = refuse
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell where; what a signal stops while it starts is ended in order."""
        await super().startup(sockets=sockets)
        if self.should_exit:  # uvicorn would leave the workers to the end of the process
            await self.lifespan.shutdown()
        else:
            self._tell()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal has come."""
        self._refuse()
        super().handle_exit(sig, frame)


def run_server(app: FastAPI, settings: Settings, on_start: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C, then finish what was begun.

    Args:
        app: of ``create_app``.
        settings: those of the app.
        on_start: called with the server's address once it answers.

    Raises:
        StickGenError: the address is taken, or is none of this machine.
    """
    listener = _listen(settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listener.getsockname()[1]}"
    config = uvicorn.Config(
        app,
        # Other machines can write what they like into X-Forwarded-For.
        proxy_headers=False,
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=round(settings.drain_seconds),
    )
    refuse = app.state.services.workers.refuse
    _Server(config, refuse, lambda: on_start(address)).run(sockets=[listener])


def _listen(settings: Settings) -> socket.socket:
    try:
        family = socket.getaddrinfo(settings.host, settings.port)[0][0]
        listener = socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StickGenError(
            f"cannot listen at {settings.host}:{settings.port}: {reason.lower()}; choose another "
            "--port or --host"
        ) from None
    return listener
