"""What motion costs: ten seconds made at once, the first frames of a stream, and both beside a
plain diffusion transformer with 50 steps, in one run.

    python benchmarks/motion.py [--json]

Run it on a quiet machine. Exit code 0 when every bar is met, else 1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.motion_model.runtime import Line, MotionModel
from stickgen.motion_model.streaming import stream

PROMPT = "A person walks forward and waves."
SECONDS = 10
LINES = (Line(PROMPT, SECONDS * 5),)
PLAIN_STEPS = 50
WHOLE, FIRST, PLAIN = (
    "10 s of motion, s",
    "first frames of a stream, s",
    "plain diffusion, 50 steps, s",
)
WHOLE_SHARE = "10 s of motion over plain diffusion"


def seconds(job: Callable[[], object]) -> float:
    """Wall time of a job."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def cold_start(model: str | None) -> float:
    """Wall time from the start of a process to the first frame it prints."""
    chosen = [] if model is None else ["--model", model]
    main = "from stickgen.cli import main; main()"
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", main, "stream", PROMPT, *chosen], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for _ in range(2):  # the head, then a frame
            process.stdout.readline()
        taken = time.perf_counter() - start
        process.stdout.close()
    return taken


def stream_times(model: MotionModel) -> tuple[float, float, float]:
    """Seconds to the first piece and to the last; most that a piece took of the time for which
    the one before it plays."""
    start = last = time.perf_counter()
    first, slowest, plays = 0.0, 0.0, 0.0
    for piece in stream(model, LINES):
        now = time.perf_counter()
        if plays:
            slowest = max(slowest, (now - last) / plays)
        else:
            first = now - start
        last, plays = now, piece.duration
    return first, last - start, slowest


def measure(model: str | None, plain: str, repeats: int) -> dict[str, Any]:
    """Medians of ``repeats`` runs; the models take turns, so that they share the machine's mood."""
    ours = MotionModel(model_folder(model))
    try:
        other = MotionModel(model_folder(plain))
    except StickGenError:
        other = None
    jobs: dict[str, Callable[[], object]] = {
        WHOLE: lambda: ours.generate(LINES),
        "the same with 4 steps, s": lambda: ours.generate(LINES, steps=4),
    }
    if other is not None:
        jobs[PLAIN] = lambda: other.generate(LINES, steps=PLAIN_STEPS)
    for job in jobs.values():
        job()
    times: dict[str, list[float]] = {name: [] for name in jobs}
    streams = []
    for _ in range(repeats):
        for name, job in jobs.items():
            times[name].append(seconds(job))
        streams.append(stream_times(ours))
    first, whole, slowest = (median(column) for column in zip(*streams, strict=True))
    return {
        **{name: median(values) for name, values in times.items()},
        FIRST: first,
        "all of a stream of 10 s, s": whole,
        "slowest piece, share of its time": slowest,
        "first frame of a cold start, s": median(cold_start(model) for _ in range(3)),
    }


def main() -> int:
    """Measure and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--model", help="model folder")
    parser.add_argument("--plain", default="plain-diffusion", help="folder of the plain model")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.model, options.plain, options.repeats)
    bars = {WHOLE: 1.0, FIRST: 0.3}
    if PLAIN in found:
        bars[WHOLE_SHARE] = 0.5
        found[WHOLE_SHARE] = found[WHOLE] / found[PLAIN]
    holds = {name: found[name] <= bar for name, bar in bars.items()}
    if options.json:
        print(
            json.dumps({"measured": found, "bars": bars, "holds": holds, "cores": os.cpu_count()})
        )
        return 0 if all(holds.values()) else 1
    print(f"{SECONDS} s of {PROMPT!r}, median of {options.repeats}, {os.cpu_count()} cores\n")
    print("| figure | measured | bar | holds |\n| --- | --- | --- | --- |")
    for name, value in found.items():
        bar = f"≤ {bars[name]:g} | {'yes' if holds[name] else 'no'}" if name in bars else "– | –"
        print(f"| {name} | {value:.3f} | {bar} |")
    if PLAIN not in found:
        print(f"\nThere is no model {options.plain}: nothing to compare with.")
    return 0 if all(holds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
