"""Running suites of prompts: every film is safe, unsafe, refused or a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from stickgen.errors import StickGenError
from stickgen.evaluation.suites import Prompt, Suite
from stickgen.safety.critic import judge_scene
from stickgen.safety.rules import Rules
from stickgen.scene import Scene

Make = Callable[[str, float, int], Scene]
"""Prompt, seconds and seed → the film."""
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Outcome:
    """What became of one prompt with one seed.

    Attributes:
        kind: ``safe`` and ``unsafe`` are the critic's words; ``refused`` was answered with a
            ``StickGenError``, ``crashed`` with anything else.
        said: the faults, or the error.
        severity: of the worst fault.
    """

    suite: str
    prompt: str
    text: str
    seconds: float
    seed: int
    kind: Literal["safe", "unsafe", "refused", "crashed"]
    said: str
    severity: float = 0.0


def run(
    suites: Sequence[Suite],
    make: Make,
    *,
    seeds: int = 1,
    rules: Rules | None = None,
    progress: Progress | None = None,
) -> Iterator[Outcome]:
    """Make and judge every prompt of the suites with seeds 0, 1 …

    Args:
        make: the public API, such as ``stickgen.generate``.
        rules: of the critic; the usual ones when not given.
        progress: called with the suite's name and the share of it that is done.
    """
    for suite in suites:
        for done, prompt in enumerate(suite.prompts, start=1):
            for seed in range(seeds):
                yield _outcome(suite, prompt, seed, make, rules)
            if progress:
                progress(suite.name, done / len(suite.prompts))


def _outcome(suite: Suite, prompt: Prompt, seed: int, make: Make, rules: Rules | None) -> Outcome:
    asked = (suite.name, prompt.id, prompt.text, prompt.seconds, seed)
    # A future holds whatever its call raised, so that crashes can be counted.
    with ThreadPoolExecutor(1) as pool:
        film = pool.submit(make, prompt.text, prompt.seconds, seed)
        error = film.exception()
    if isinstance(error, StickGenError):
        return Outcome(*asked, "refused", str(error))
    if error is not None:
        return Outcome(*asked, "crashed", f"{type(error).__name__}: {error}")
    verdict = judge_scene(film.result(), rules)
    return Outcome(*asked, "safe" if verdict.safe else "unsafe", str(verdict), verdict.severity)
