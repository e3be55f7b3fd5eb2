"""What motion costs: ten seconds made at once, the first frames of a stream, and both beside a
plain diffusion transformer with 50 steps, in one run; and the actors of a film beside one actor.

    python benchmarks/motion.py [--actors 6] [--json]

Run it on a quiet machine. Exit code 0 when every bar is met, else 1, as without the plain model.
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
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.planning import PromptSegment
from stickgen.motion_model.streaming import stream
from stickgen.options import GenerationOptions

PROMPT = "A person walks forward and waves."
SECONDS = 10
SEGMENTS = (PromptSegment(PROMPT, SECONDS * 5),)
PLAIN_STEPS = 50
WHOLE, FIRST, PLAIN = (
    "10 s of motion, s",
    "first frames of a stream, s",
    "plain diffusion, 50 steps, s",
)
WHOLE_SHARE = "10 s of motion over plain diffusion"
ACTORS_SHARE = "all actors of 10 s over one, CPU"
BARS = {WHOLE: 1.0, FIRST: 0.15, WHOLE_SHARE: 0.5, ACTORS_SHARE: 2.5}
ACTS = (
    "walks forward",
    "waves",
    "sits down",
    "jumps",
    "dances",
    "kicks a ball",
    "runs in a circle",
)


def seconds(job: Callable[[], object]) -> float:
    """Wall time of a job."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def cast_times(model: MotionModel, actors: int) -> tuple[float, float]:
    """CPU seconds of ``actors`` takes of three sentences made together, and of one of them."""

    def act(number: int) -> str:
        return f"a person {ACTS[number % len(ACTS)]}"

    third = SECONDS * 5 // 3
    takes = [
        [
            PromptSegment(act(n), third),
            PromptSegment(act(n + 3), third),
            PromptSegment(act(n + 5), SECONDS * 5 - 2 * third),
        ]
        for n in range(actors)
    ]
    start = time.process_time()
    model.generate_together(takes, actors=range(actors))
    middle = time.process_time()
    model.generate(takes[0])
    return middle - start, time.process_time() - middle


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
    for piece in stream(model, SEGMENTS):
        now = time.perf_counter()
        if plays:
            slowest = max(slowest, (now - last) / plays)
        else:
            first = now - start
        last, plays = now, piece.duration
    return first, last - start, slowest


def measure(
    model: str | None, other: MotionModel | None, repeats: int, actors: int
) -> dict[str, float]:
    """Medians of ``repeats`` runs; the models take turns, so that they share the machine's mood."""
    ours = MotionModel(model_folder(model))
    jobs: dict[str, Callable[[], object]] = {
        WHOLE: lambda: ours.generate(SEGMENTS),
        "the same with 4 steps, s": lambda: ours.generate(SEGMENTS, GenerationOptions(steps=4)),
    }
    if other is not None:
        jobs[PLAIN] = lambda: other.generate(SEGMENTS, GenerationOptions(steps=PLAIN_STEPS))
    for job in jobs.values():
        job()
    times: dict[str, list[float]] = {name: [] for name in jobs}
    streams, casts = [], []
    for _ in range(repeats):
        for name, job in jobs.items():
            times[name].append(seconds(job))
        streams.append(stream_times(ours))
        casts.append(cast_times(ours, actors))
    first, whole, slowest = (median(column) for column in zip(*streams, strict=True))
    found = {
        **{name: median(values) for name, values in times.items()},
        FIRST: first,
        "all of a stream of 10 s, s": whole,
        "slowest piece, share of its time": slowest,
        "first frame of a cold start, s": median(cold_start(model) for _ in range(3)),
    }
    cast, one = (median(column) for column in zip(*casts, strict=True))
    found |= {f"10 s of {actors} actors, CPU s": cast, "10 s of one, CPU s": one}
    found[ACTORS_SHARE] = median(together / alone for together, alone in casts)
    if PLAIN in found:
        found[WHOLE_SHARE] = found[WHOLE] / found[PLAIN]
    return found


def plain_model(name: str) -> tuple[MotionModel | None, str | None]:
    """The plain diffusion model, or why there is none."""
    try:
        return MotionModel(model_folder(name)), None
    except StickGenError as error:
        return None, str(error)


def verdict(found: dict[str, float], missing: str | None) -> dict[str, Any]:
    """What ``--json`` prints. A bar without a figure does not hold; ``missing`` says why."""
    holds = {name: name in found and found[name] <= bar for name, bar in BARS.items()}
    cores = os.cpu_count()
    return {"measured": found, "bars": BARS, "holds": holds, "missing": missing, "cores": cores}


def main() -> int:
    """Measure and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--model", help="model folder")
    parser.add_argument("--plain", default="plain-diffusion", help="folder of the plain model")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--actors", type=int, default=6, help="of the film with several")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    other, missing = plain_model(options.plain)
    found = measure(options.model, other, options.repeats, options.actors)
    said = verdict(found, missing)
    holds = said["holds"]
    if options.json:
        print(json.dumps(said))
        return 0 if all(holds.values()) else 1
    print(f"{SECONDS} s of {PROMPT!r}, median of {options.repeats}, {os.cpu_count()} cores\n")
    print("| figure | measured | bar | holds |\n| --- | --- | --- | --- |")
    for name, value in found.items():
        bar = f"≤ {BARS[name]:g} | {'yes' if holds[name] else 'no'}" if name in BARS else "– | –"
        print(f"| {name} | {value:.3f} | {bar} |")
    if missing:
        print(f"\nNothing to compare with (--plain): {missing}.")
    return 0 if all(holds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
