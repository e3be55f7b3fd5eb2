"""What it costs to change a film: the first one and its beginning, another style, place, camera or
position, and other versions of a beat; CPU seconds, each the median of some rounds.

    python benchmarks/making.py [--rounds 5] [--json]

Ten seconds of two people in a park, each beat about 3 s; the film as the studio's page gets it is
counted too. Exit code 0 when every bar is met, else 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from stickgen.making import FilmMaker, thumbnail
from stickgen.options import GenerationOptions
from stickgen.pipeline import write_script
from stickgen.scene import Scene
from stickgen.script import Script
from stickgen.web.page import film_document

STORY = "Ann and Ben meet in the park. Ann dances and Ben claps. They laugh."
SECONDS = 10
ASPECT = 16 / 9
BEAT = (0, 1)
CHANGES: dict[str, dict[str, Any]] = {
    "style": {"style": "ink"},
    "weather and time": {"weather": "rain", "time": "night"},
    "camera": {"camera": "follow"},
    "place": {"place": "beach"},
    "position": {},
}
FIRST, WHOLE, ONE, FOUR = (
    "first film: its first picture",
    "first film: whole",
    "one other version of a beat",
    "four other versions of a beat",
)
BARS = {FIRST: 1.5, ONE: 1.0, **{f"another {name}": 0.1 for name in CHANGES if name != "place"}}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    script = write_script(STORY, seconds=SECONDS)
    FilmMaker().make(script, GenerationOptions())  # loads the model
    rounds = [dict(measured(script, seed)) for seed in range(arguments.rounds)]
    figures = {name: round(median(one[name] for one in rounds), 3) for name in rounds[0]}
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, seconds in figures.items():
            bar = f"  (bar {BARS[name]:g})" if name in BARS else ""
            print(f"{name:<32} {seconds:6.3f} s{bar}")
    return int(any(figures[name] > bar for name, bar in BARS.items()))


def measured(script: Script, seed: int) -> Iterator[tuple[str, float]]:
    """Names and CPU seconds of one round, in which nothing is known at first."""
    maker, options = FilmMaker(), GenerationOptions(seed=seed)
    start = time.process_time()
    shown: list[float] = []

    def show(scene: Scene) -> None:
        as_sent(scene)
        shown.append(time.process_time() - start)

    as_sent(maker.make(script, options, aspect=ASPECT, show=show).scene)
    whole = time.process_time() - start
    yield FIRST, shown[0] if shown else whole
    yield WHOLE, whole
    for name, fields in CHANGES.items():
        changed = script.model_copy(update=fields) if fields else moved(script)
        make = lambda: as_sent(maker.make(changed, options, aspect=ASPECT).scene)  # noqa: B023, E731
        yield f"another {name}", cpu(make)
    yield ONE, cpu(lambda: versions(maker, script, options, [100]))
    yield FOUR, cpu(lambda: versions(maker, script, options, [1, 2, 3, 4]))


def versions(
    maker: FilmMaker, script: Script, options: GenerationOptions, seeds: list[int]
) -> None:
    """Other versions of a beat, with their pictures."""
    number, index = BEAT
    beat = script.characters[number].beats[index]
    for candidate in maker.candidates(script, options, BEAT, seeds, aspect=ASPECT):
        thumbnail(candidate.film.scene, number, beat.start, beat.end)
        as_sent(candidate.film.scene)


def moved(script: Script) -> Script:
    """The script with the first person somewhere else."""
    first, *others = script.characters
    first = first.model_copy(update={"at": (-2.0, 0.5)})
    return script.model_copy(update={"characters": (first, *others)})


def as_sent(scene: Scene) -> str:
    """A film as the page gets it."""
    return json.dumps(film_document(scene), separators=(",", ":"))


def cpu(act: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    act()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
