"""Worker processes and a server for the tests of the API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from api_server import PATH, Server, running


@pytest.fixture(autouse=True)
def _tasks_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes find the tests' tasks."""
    monkeypatch.setenv("PYTHONPATH", PATH)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server that many tests ask."""
    limits = ("--rate", "1000", "--burst", "1000", "--client-jobs", "100")
    with running("--motion-workers", "1", "--video-workers", "1", *limits) as one:
        yield one
