"""Films checked by the safety critic: further seeds are tried until one is safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stickgen.checks import check_whole
from stickgen.options import GenerationOptions
from stickgen.safety.critic import Verdict, judge_scene
from stickgen.safety.rules import Rules
from stickgen.scene import Scene

TRIES, MAX_TRIES = 4, 100
"""Seeds that ``check=True`` may try, and the largest number allowed."""


@dataclass(frozen=True)
class CheckedFilm:
    """A film that the safety critic has checked.

    Attributes:
        seed: of the seeds tried, the first that is safe, or else the one with the lowest severity.
        tried: seed → verdict, in the order in which they were tried.
    """

    scene: Scene
    seed: int
    tried: dict[int, Verdict]

    def __str__(self) -> str:
        verdict = self.tried[self.seed]
        others = (f"seed {n} ({other})" for n, other in self.tried.items() if n != self.seed)
        rejected = "; rejected " + ", ".join(others) if len(self.tried) > 1 else ""
        if verdict.safe:
            return f"used seed {self.seed} ({verdict}){rejected}"
        return f"no tried seed is safe: used seed {self.seed}, the best ({verdict}){rejected}"


def build_checked_film(
    build: Callable[[GenerationOptions], Scene],
    options: GenerationOptions,
    *,
    tries: int = TRIES,
    rules: Rules | None = None,
) -> CheckedFilm:
    """The first film that is safe, or else the one with the lowest severity.

    Args:
        build: makes the film of some options.
        options: the seeds tried are its ``seed``, the next, and so on.
        tries: seeds tried at most, 1–100.
        rules: of the critic; the default ones when not given.

    Raises:
        StickGenError: ``tries`` is out of range, or a film cannot be made.
    """
    check_whole("check", tries, 1, MAX_TRIES)
    last = options.with_seed(options.seed + tries - 1).seed  # refused here when too large
    scenes: dict[int, Scene] = {}
    tried: dict[int, Verdict] = {}
    for seed in range(options.seed, last + 1):
        scenes[seed] = build(options.with_seed(seed))
        tried[seed] = judge_scene(scenes[seed], rules)
        if tried[seed].safe:
            break
    best = min(tried, key=lambda seed: tried[seed].severity)
    return CheckedFilm(scenes[best], best, tried)
