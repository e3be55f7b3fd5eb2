"""The command line in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stickgen.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run ``stick-gen WORDS...``: exit code, stdout, stderr."""

    def call(*words: object) -> tuple[int, str, str]:
        code = 0
        try:
            main([str(word) for word in words])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
        return code, *capsys.readouterr()

    return call
