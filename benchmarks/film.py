"""What the main job costs: wall time and memory of a warm ./stick-gen, and of --help.

    python benchmarks/film.py

Linux or macOS; run it on a quiet machine. Exit code 0 when every bar is met, else 1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).resolve().parent.parent / "stick-gen"
PROMPT = "A person walks and waves"
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of one unit of ru_maxrss."""


@dataclass(frozen=True)
class Run:
    """One finished command: seconds, bytes at its peak, and what it printed."""

    wall: float
    peak: int
    output: str


def run(*arguments: str, folder: Path) -> Run:
    """Run the launcher to its end.

    Raises:
        SystemExit: it failed.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([str(LAUNCHER), *arguments], cwd=folder, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        output = out.read()
    if process.returncode:
        raise SystemExit(f"{LAUNCHER} {' '.join(arguments)} ended with {process.returncode}")
    return Run(wall, usage.ru_maxrss * _RSS_UNIT, output)


def measure(repeats: int) -> list[tuple[str, float, float, str]]:
    """Rows of name, value, bar, unit; the median of ``repeats`` films after a warm-up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        job = (PROMPT, "--seconds", "10", "-o", "walk.mp4", "-o", "walk.motion", "--json")
        run(*job, folder=folder)
        films = [run(*job, folder=folder) for _ in range(repeats)]
        helps = [run("--help", folder=folder) for _ in range(5)]
    timings = [json.loads(film.output)["timings"] for film in films]
    return [
        ("film, wall", median(f.wall for f in films), 6.0, "s"),
        ("of which motion", median(t["motion"] for t in timings), 2.0, "s"),
        ("peak memory", max(f.peak for f in films) / 1e9, 1.0, "GB"),
        ("--help, best of 5", min(h.wall for h in helps), 0.3, "s"),
    ]


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repeats", type=int, default=3, help="films to make")
    rows = measure(parser.parse_args().repeats)
    print(
        f'./stick-gen "{PROMPT}" --seconds 10 -o walk.mp4 -o walk.motion, {os.cpu_count()} cores\n'
    )
    print("| figure | measured | bar | holds |\n| --- | --- | --- | --- |")
    for name, value, bar, unit in rows:
        holds = "yes" if value <= bar else "no"
        print(f"| {name} | {value:.2f} {unit} | ≤ {bar:g} {unit} | {holds} |")
    return 0 if all(value <= bar for _, value, bar, _ in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
