"""One studio for all tests, and a client of its endpoints."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest
from studio_server import Studio, start


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One studio for all tests."""
    pytest.importorskip("fastapi", reason="needs the extra serve")
    running = start(tmp_path_factory.mktemp("projects"))
    yield running
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) in (0, 130)


@pytest.fixture
def api(studio: Studio) -> Iterator[Any]:
    """A client of its endpoints."""
    httpx = pytest.importorskip("httpx", reason="needs the extra serve")
    with httpx.Client(base_url=f"{studio.address}/studio/api", timeout=120) as client:
        yield client
