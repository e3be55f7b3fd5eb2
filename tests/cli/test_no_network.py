"""A generation asks no host for anything and leaves no file but those that are documented."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

GENERATE = """
import sys, time
from stickgen.cli import main
try:
    main(["a person walks", "--seconds", "2", "-o", "film.mp4"])
finally:
    time.sleep(float(sys.argv[1]))
"""
INTERNET = re.compile(r"AF_INET6?|AF_NETLINK|nscd|resolv\\.conf|/etc/hosts")
"""What a lookup or a connection shows in a trace of system calls."""


def generate(folder: Path, wait: float) -> str:
    """Make a film in an empty home; the system calls that speak of networks or open files."""
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CACHE_HOME": "home/.cache"}
    for place in (*places.values(), "work"):
        (folder / place).mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    # Continuous integration switches the telemetry off, which would hide a mistake of ours.
    for name in ("CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "CIRCLECI"):
        kept.pop(name, None)
    trace = folder / "trace.txt"
    strace = shutil.which("strace")
    watch = [strace, "-f", "-qq", "-e", "trace=network,openat", "-o", str(trace)] if strace else []
    subprocess.run(
        [*watch, sys.executable, "-c", GENERATE, str(wait)],
        cwd=folder / "work",
        env={**kept, **{name: str(folder / place) for name, place in places.items()}},
        check=True,
        capture_output=True,
    )
    return trace.read_text() if strace else ""


# The telemetry of ONNX Runtime looks its host up ten seconds after the start.
@pytest.mark.parametrize("wait", [0.0, pytest.param(20.0, marks=pytest.mark.slow)])
def test_a_generation_looks_up_no_host_and_leaves_no_file_of_other_libraries(
    tmp_path: Path, wait: float
) -> None:
    trace = generate(tmp_path, wait)
    assert [line for line in trace.splitlines() if INTERNET.search(line)] == []
    files = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    cache = Path("home/.cache/stick-gen/text")
    (entry,) = (path for path in files if path.is_relative_to(cache))
    assert files - {entry, Path("trace.txt")} == {Path("work/film.mp4")}
