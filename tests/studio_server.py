"""A studio on this machine, started as people start it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
COMMAND = (sys.executable, "-c", "from stickgen.cli import main; main()", "studio", "--no-browser")


@dataclass(frozen=True)
class Studio:
    """A running studio.

    Attributes:
        address: of the server.
        folder: of the projects.
        process: of the server.
    """

    address: str
    folder: Path
    process: subprocess.Popen[str]


def start(folder: Path, *options: str) -> Studio:
    """Start a studio at a free port."""
    process = subprocess.Popen(
        [*COMMAND, "--port", "0", "--projects", str(folder), *options],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, line + process.stdout.read()
    return Studio(found[0], folder, process)
