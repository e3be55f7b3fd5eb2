"""What a film costs beside its encoding: CPU and wall time, stage by stage, and memory.

    python benchmarks/film.py                     # every film, five times each
    python benchmarks/film.py --film paper --json

Each run makes a film by the whole command, then writes its decoded frames once more by the same
writer and settings; what counts is the ratio of the two, which other work on the machine changes
least. A machine of its own needs no more than ``--repeats 1``. Exit code 0 when every bar is met,
else 1. Linux or macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from costs import Cost, peak_of, run

HERE = Path(__file__).resolve().parent
LAUNCHER = HERE.parent / "stick-gen"
STAGES = ("load", "story", "motion", "direction", "preparing", "drawing", "conversion", "encoding")
"""As ``film_stages`` measures them."""


@dataclass(frozen=True)
class Film:
    """A film to make.

    Attributes:
        name: of its row.
        prompt: that makes it.
        style: how it is drawn.
        cpu_bar, wall_bar: largest ratio to its encoding; None: there is none.
    """

    name: str
    prompt: str
    style: str = "normal"
    cpu_bar: float | None = None
    wall_bar: float | None = None


_WAVES = "A person walks and waves"
FILMS = (
    Film("paper", _WAVES, cpu_bar=1.8, wall_bar=1.6),
    Film("park", "Ann throws a ball to Ben in the park", cpu_bar=2.3),
    Film("stadium", "Six friends dance in a stadium"),
    *(
        Film(style, _WAVES, style)
        for style in ("sketch", "ink", "neon", "chalk", "blueprint", "xkcd")
    ),
)
"""One actor on paper, two in a park, six in a stadium; one on paper in every other style."""


@dataclass(frozen=True)
class Row:
    """What one film took; the median of its runs, seconds of CPU (``wall``: of wall time).

    Attributes:
        film: its name.
        frames: how many it has.
        cpu, wall: of the whole command.
        writing_cpu, writing_wall: of writing its decoded frames once more, given as RGB pictures:
            conversion and encoding.
        encoding_cpu: the same, given as the encoder wants them.
        stages: CPU of each of ``STAGES``, one after the other.
        peak: bytes of all its processes.
    """

    film: str
    frames: int
    cpu: float
    wall: float
    writing_cpu: float
    writing_wall: float
    encoding_cpu: float
    stages: dict[str, float]
    peak: int

    @property
    def cpu_ratio(self) -> float:
        """CPU of the whole command, as a multiple of that of encoding alone."""
        return self.cpu / self.writing_cpu

    @property
    def wall_ratio(self) -> float:
        """The same of wall time."""
        return self.wall / self.writing_wall


def measure(film: Film, seconds: float, repeats: int) -> Row:
    """Make a film ``repeats`` times, and encode it as often."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = ("--seconds", f"{seconds:g}", "--style", film.style)
        command = (str(LAUNCHER), film.prompt, *options, "-o", "film.mp4", "-o", "film.motion")
        peak = peak_of(command, folder)  # it warms the disk's cache too
        whole: list[Cost] = []
        alone: list[dict[str, Any]] = []
        staged: list[dict[str, Any]] = []
        for _ in range(repeats):
            whole.append(run(command, folder))
            alone.append(_child(folder, "alone", "film.mp4"))
            staged.append(_child(folder, "stages", film.prompt, film.style, str(seconds)))
    return Row(
        film.name,
        alone[0]["frames"],
        median(cost.cpu for cost in whole),
        median(cost.wall for cost in whole),
        _middle(alone, "cpu", "writing"),
        _middle(alone, "wall", "writing"),
        _middle(alone, "cpu", "encoding"),
        {stage: _middle(staged, "cpu", stage) for stage in STAGES},
        peak,
    )


def _child(folder: Path, *arguments: str) -> dict[str, Any]:
    """What ``film_stages`` prints, in a process of its own."""
    return json.loads(
        run((sys.executable, str(HERE / "film_stages.py"), *arguments), folder).output
    )


def _middle(runs: Sequence[dict[str, Any]], kind: str, stage: str) -> float:
    return median(one[kind][stage] for one in runs)


def _table(rows: Sequence[Row], columns: dict[str, Callable[[Row], str]]) -> str:
    lines = [list(columns), ["---"] * len(columns)]
    lines += [[show(row) for show in columns.values()] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tables(rows: Sequence[Row]) -> str:
    """Both tables in Markdown: the ratios, and the stages in milliseconds of CPU a frame."""
    ratios = _table(
        rows,
        {
            "film": lambda r: r.film,
            "CPU, s": lambda r: f"{r.cpu:.2f}",
            "encoding alone": lambda r: f"{r.writing_cpu:.2f} (YUV: {r.encoding_cpu:.2f})",
            "CPU ratio": lambda r: f"{r.cpu_ratio:.2f} (YUV: {r.cpu / r.encoding_cpu:.2f})",
            "wall, s": lambda r: f"{r.wall:.2f}",
            "wall ratio": lambda r: f"{r.wall_ratio:.2f}",
            "memory, MB": lambda r: f"{r.peak / 1e6:.0f}",
        },
    )
    once = ("load", "story", "motion", "direction", "preparing")
    stages = {f"{s}, s": lambda r, s=s: f"{r.stages[s]:.2f}" for s in once} | {
        f"{s}, ms a frame": lambda r, s=s: f"{1000 * r.stages[s] / r.frames:.1f}"
        for s in STAGES
        if s not in once
    }
    return f"{ratios}\n\n{_table(rows, {'film': lambda r: r.film, **stages})}"


def _missed(film: Film, row: Row) -> list[str]:
    """The bars that a film does not meet."""
    bars = (("CPU", row.cpu_ratio, film.cpu_bar), ("wall", row.wall_ratio, film.wall_bar))
    return [
        f"{film.name}: {kind} {ratio:.2f} × that of encoding alone, bar {bar:g} ×"
        for kind, ratio, bar in bars
        if bar is not None and ratio > bar
    ]


def main() -> int:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repeats", type=int, default=5, help="times that each film is made")
    parser.add_argument("--seconds", type=float, default=10.0, help="length of each film")
    names = [film.name for film in FILMS]
    parser.add_argument("--film", choices=names, action="append", help="only these")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    options = parser.parse_args()
    films = [film for film in FILMS if film.name in (options.film or names)]
    rows = [measure(film, options.seconds, options.repeats) for film in films]
    missed = [bar for film, row in zip(films, rows, strict=True) for bar in _missed(film, row)]
    if options.json:
        print(json.dumps({"rows": [asdict(row) for row in rows], "missed": missed}))
    else:
        print(
            f"{os.cpu_count()} cores ({platform.machine()}), {options.seconds:g} s films, ", end=""
        )
        print(f"1280 × 720, median of {options.repeats}\n\n{tables(rows)}")
        print("\n".join(["", *missed]) if missed else "\nEvery bar is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
