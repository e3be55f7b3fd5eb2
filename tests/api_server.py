"""A server of the API in a process of its own, for tests over real HTTP."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).parent
PATH = os.pathsep.join(
    filter(None, [str(TESTS), str(TESTS.parent / "src"), os.environ.get("PYTHONPATH", "")])
)
"""Where worker processes find the tests' tasks."""

PATIENCE = 600.0
"""Seconds that a test waits for what takes one or two: the machine may be busy."""


class Server:
    """A server in a process of its own, on a free port of this machine.

    Attributes:
        url: its address.
        process: that it runs in.
    """

    def __init__(self, *options: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from stickgen.cli import main; main()", "serve"]
            + ["--port", "0", *options],
            env={**os.environ, "PYTHONPATH": PATH, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+:\d+", line)
        assert found, self.process.communicate()
        self.url = found[0]

    def wait_until_ready(self) -> None:
        import httpx

        deadline = time.monotonic() + PATIENCE
        while httpx.get(f"{self.url}/readyz").status_code != 200:
            assert time.monotonic() < deadline, "the workers do not get warm"
            time.sleep(0.1)

    def workers(self) -> list[int]:
        """Numbers of its worker processes."""
        import psutil

        return [child.pid for child in psutil.Process(self.process.pid).children()]

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Exit code and messages, after a signal."""
        self.process.send_signal(number)
        _, messages = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, messages


@contextmanager
def running(*options: str, warm: bool = True, **environment: str) -> Iterator[Server]:
    """A server, with warm workers where it is to be so; it is ended afterwards."""
    server = Server(*options, **environment)
    try:
        if warm:
            server.wait_until_ready()
        yield server
    finally:
        if server.process.poll() is None:
            server.end()
