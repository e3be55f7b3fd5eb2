"""An empty cache, an environment without keys, and servers on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from loopback import KEY, Response, Server, start

from stickgen.story.models import Provider, find_provider


@pytest.fixture(autouse=True)
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache, and none of the variables that name servers and keys."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("XAI_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OLLAMA_HOST",
                 "LLAMA_API_KEY"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """``serve(*responses)`` starts a server."""
    running: list[tuple[ThreadingHTTPServer, Server]] = []

    def serve(*responses: Response) -> Server:
        running.append(start(*responses))
        return running[-1][1]

    yield serve
    for http, server in running:
        server.ended.set()
        http.shutdown()
        http.server_close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], Provider]:
    """The provider ``openai`` at a server's address, with a key."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return lambda server: find_provider("openai", url=f"{server.url}/v1", model="tiny")
