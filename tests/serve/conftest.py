"""Worker processes and servers for the tests of the API."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _tasks_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes find the tests' tasks."""
    paths = [str(TESTS), str(TESTS.parent / "src"), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))
