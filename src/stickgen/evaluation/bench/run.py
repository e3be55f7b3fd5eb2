"""The whole benchmark: ask every system, measure every answer."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

from stickgen.corpus.store.captioned_spans import CaptionedSpan
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.evaluation.bench.answers import (
    REAL,
    SHUFFLED,
    SIMPLE,
    Answers,
    shuffled,
    simple_answers,
)
from stickgen.evaluation.bench.bodies import NEAREST, NEAREST_LOW, body_figures, nearest_training
from stickgen.evaluation.bench.cases import Case, choose, stretches
from stickgen.evaluation.bench.generation import Workshop, model_hash
from stickgen.evaluation.bench.leads import hits, leads
from stickgen.evaluation.bench.measure import figures, lowest, means, ratios
from stickgen.evaluation.bench.results import Effort, Facts, Results, Row
from stickgen.evaluation.bench.space import Space, space
from stickgen.evaluation.bench.systems import MAIN, ask, systems
from stickgen.evaluation.bench.takes import long_takes, pairs
from stickgen.evaluation.evaluator.gate import gate
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.evaluation.prompt_samples import Make
from stickgen.geometry import FloatArray

Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Setup:
    """What to measure, and with what.

    Attributes:
        corpus: folder with a train and a test split.
        output: folder that keeps the motions for the next time, in ``motions/``.
        model: folder of the full model.
        plain: folder of a plain diffusion model; None leaves its row out.
        split: that cases are taken from; val to choose settings by, and test once they are.
        cases: at most.
        rows: of the table; all of them when not given. Where only some are asked for, training
            clips are not searched for copies, and no long takes and films of two are made.
        workers: processes.
    """

    corpus: Path
    output: Path
    model: Path
    plain: Path | None
    split: str = "test"
    cases: int = 256
    rows: tuple[str, ...] = ()
    workers: int = 2


def run(
    setup: Setup, evaluators: Sequence[Evaluator], film: Make, progress: Progress | None = None
) -> Results:
    """Measure every system.

    Args:
        evaluators: the first gives the figures, the others check them.
        film: makes the motion of two people from a prompt.
        progress: called with what is being done and the share of it that is done.

    Raises:
        StickGenError: the corpus has too few cases, there is no such row, a folder is broken or
            cannot be written.
    """
    begun = perf_counter()
    names = _names(setup)
    workshop = Workshop(setup.output / "motions", setup.workers)
    corpus = Corpus.open(setup.corpus)
    train = stretches(corpus, "train")
    cases = choose(corpus, train, setup.cases, setup.split)
    answers = _answers(setup, workshop, names, corpus, cases, train, progress)
    bodies = _bodies(setup, corpus, answers, progress)
    spaces = {one: space(one, cases, train) for one in evaluators}
    rows, found = {}, {}
    for done, (name, answer) in enumerate(answers.items(), start=1):
        rows[name], found[name] = _row(spaces, answer, bodies[name], bodies[REAL])
        if progress:
            progress("measuring", done / len(answers))
    checked = gate(evaluators, [case.joints for case in cases], [case.caption for case in cases])
    return Results(
        facts=_facts(setup, cases, train),
        gate=checked,
        rows=rows,
        leads=leads(found, MAIN),
        joins={} if setup.rows else _long(setup, workshop, cases, progress),
        pairs={} if setup.rows else pairs(corpus, film, _show(progress, "films of two")),
        effort=_effort(workshop, begun),
    )


def _names(setup: Setup) -> list[str]:
    """Rows that were asked for, real motion first."""
    made = (system.name for system in systems(setup.model, setup.plain))
    known = [REAL, *SIMPLE, SHUFFLED, *made]
    if strange := sorted(set(setup.rows) - set(known)):
        raise StickGenError(f"there is no row {strange[0]!r}; use some of: {'; '.join(known)}")
    return [name for name in known if name in (REAL, *setup.rows) or not setup.rows]


def _answers(
    setup: Setup,
    workshop: Workshop,
    names: Sequence[str],
    corpus: Corpus,
    cases: Sequence[Case],
    train: Sequence[CaptionedSpan],
    progress: Progress | None,
) -> dict[str, Answers]:
    """What every row's system says."""
    made = {}
    for system in systems(setup.model, setup.plain):
        if system.name in names or (system.name == MAIN and SHUFFLED in names):
            show = _show(progress, system.name)
            made[system.name] = ask(system, cases, workshop, show)
    found = simple_answers(corpus, cases, train) | made
    if SHUFFLED in names:
        found[SHUFFLED] = shuffled(made[MAIN])
    return {name: found[name] for name in names}


def _show(progress: Progress | None, stage: str) -> Callable[[float], None] | None:
    return partial(progress, stage) if progress else None


def _long(
    setup: Setup, workshop: Workshop, cases: Sequence[Case], progress: Progress | None
) -> dict[str, float]:
    recipe = systems(setup.model, None)[0].recipe
    return long_takes(recipe, cases, workshop, _show(progress, "long takes"))


def _bodies(
    setup: Setup, corpus: Corpus, answers: Mapping[str, Answers], progress: Progress | None
) -> dict[str, dict[str, FloatArray]]:
    """What the motions of every system have for themselves, ``[N]`` each."""
    motions = {name: answer.motions for name, answer in answers.items()}
    found = {name: body_figures(some) for name, some in motions.items()}
    if setup.rows:
        return found
    show = _show(progress, "nearest training clips")
    nearest = nearest_training(corpus, motions, setup.workers, show)
    return {name: figures | nearest[name] for name, figures in found.items()}


def _row(
    spaces: Mapping[Evaluator, Space],
    answer: Answers,
    own: Mapping[str, FloatArray],
    real: Mapping[str, FloatArray],
) -> tuple[Row, FloatArray]:
    """A row, and the chance of each of its motions to be a hit by the first evaluator, ``[N]``."""
    seen_by = {}
    struck: list[FloatArray] = []
    for evaluator, view in spaces.items():
        samples = [motion for some in answer.samples for motion in some]
        seen = evaluator.motions([*answer.motions, *samples])
        motions, others = seen[: len(answer.motions)], seen[len(answer.motions) :]
        varied = others.reshape(len(answer.samples), -1, others.shape[1]) if samples else None
        seen_by[evaluator.name] = figures(view, motions, varied)
        if not struck:
            struck.append(hits(view.texts, motions))
    moves, short = means(own), 0
    if NEAREST in own:
        moves[NEAREST_LOW] = lowest(own[NEAREST])
        short = int(np.isnan(own[NEAREST]).sum())
    return Row(seen_by, moves, ratios(own, real), answer.cost, short), struck[0]


def _effort(workshop: Workshop, begun: float) -> Effort:
    return Effort(
        seconds=perf_counter() - begun,
        cores=os.cpu_count() or 1,
        workers=workshop.workers,
        made=workshop.made,
        read=workshop.read,
    )


def _facts(setup: Setup, cases: Sequence[Case], train: Sequence[CaptionedSpan]) -> Facts:
    return Facts(
        model=setup.model.name,
        sha256=model_hash(setup.model),
        split=setup.split,
        cases=len(cases),
        seconds=sum(case.seconds for case in cases),
        train=len(train),
        synthetic=sum(one.clip.synthetic for one in train),
        plain=setup.plain is not None,
    )
