"""Running suites of prompts: every outcome is a safe or unsafe film, a refusal or a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from stickgen.errors import StickGenError
from stickgen.evaluation.suites import Prompt, Suite
from stickgen.progress import Progress
from stickgen.safety.critic import judge_scene
from stickgen.safety.rules import Rules
from stickgen.scene import Scene

GenerateFilm = Callable[[str, float, int], Scene]
"""Prompt, seconds and seed → the film."""


@dataclass(frozen=True)
class Outcome:
    """The outcome of one prompt with one seed.

    Attributes:
        kind: ``safe`` and ``unsafe`` are the critic's verdict; ``refused`` means that a
            ``StickGenError`` was raised, ``crashed`` any other exception.
        said: the faults, or the error message.
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
    generate: GenerateFilm,
    *,
    seeds: int = 1,
    rules: Rules | None = None,
    progress: Progress | None = None,
) -> Iterator[Outcome]:
    """Generate and judge every prompt of the suites with seeds 0, 1 …

    Args:
        generate: the public API, such as ``stickgen.generate``.
        rules: of the critic; its defaults when not given.
        progress: called with the name of the suite and the share of it that is done.
    """
    for suite in suites:
        for done, prompt in enumerate(suite.prompts, start=1):
            for seed in range(seeds):
                yield _outcome(suite, prompt, seed, generate, rules)
            if progress:
                progress(suite.name, done / len(suite.prompts))


def _outcome(
    suite: Suite, prompt: Prompt, seed: int, generate: GenerateFilm, rules: Rules | None
) -> Outcome:
    request = (suite.name, prompt.id, prompt.text, prompt.seconds, seed)
    # A future keeps whatever exception its call raised, so that crashes can be counted.
    with ThreadPoolExecutor(1) as pool:
        film = pool.submit(generate, prompt.text, prompt.seconds, seed)
        error = film.exception()
    if isinstance(error, StickGenError):
        return Outcome(*request, "refused", str(error))
    if error is not None:
        return Outcome(*request, "crashed", f"{type(error).__name__}: {error}")
    verdict = judge_scene(film.result(), rules)
    kind: Literal["safe", "unsafe"] = "safe" if verdict.safe else "unsafe"
    return Outcome(*request, kind, str(verdict), verdict.severity)
