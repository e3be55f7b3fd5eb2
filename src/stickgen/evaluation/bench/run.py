"""The whole benchmark: collect the motions of every system, measure them."""

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
from stickgen.evaluation.bench.baselines import (
    BASELINES,
    REAL,
    SHUFFLED,
    SystemMotions,
    baseline_motions,
    shuffled,
)
from stickgen.evaluation.bench.bodies import NEAREST, NEAREST_LOW, body_figures, nearest_training
from stickgen.evaluation.bench.case_embeddings import CaseEmbeddings, embed_cases
from stickgen.evaluation.bench.cases import Case, captioned_excerpts, choose_cases
from stickgen.evaluation.bench.generation_cache import GenerationCache, model_hash
from stickgen.evaluation.bench.measure import Figures, figures, lowest, means, ratios
from stickgen.evaluation.bench.paired_bootstrap import differences, hit_probabilities
from stickgen.evaluation.bench.results import Effort, Facts, Results, Row
from stickgen.evaluation.bench.scenarios import long_takes, pairs
from stickgen.evaluation.bench.systems import MAIN, run_system, systems
from stickgen.evaluation.evaluator.gate import gate
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.evaluation.prompt_samples import Generate
from stickgen.geometry import FloatArray
from stickgen.progress import Progress


@dataclass(frozen=True)
class Setup:
    """What to measure, and on which data.

    Attributes:
        corpus: folder with a train and a test split.
        output: folder that keeps the generated motions for the next run, in ``motions/``.
        model: folder of the full model.
        plain: folder of a plain diffusion model; None leaves its row out.
        split: that cases are chosen from; val to choose settings by, test once they are chosen.
        sources: that cases are chosen from; all when empty.
        cases: at most.
        rows: of the table; empty means all. With a selection, training clips are not searched for
            copies, and no long takes and films of two people are generated.
        workers: processes.
    """

    corpus: Path
    output: Path
    model: Path
    plain: Path | None
    split: str = "test"
    sources: tuple[str, ...] = ()
    cases: int = 256
    rows: tuple[str, ...] = ()
    workers: int = 2


@dataclass(frozen=True)
class _Run:
    """What the steps of a run share."""

    setup: Setup
    corpus: Corpus
    train: Sequence[CaptionedSpan]
    cases: Sequence[Case]
    generated: GenerationCache
    progress: Progress | None

    def stage(self, name: str) -> Callable[[float], None] | None:
        """The progress function of one stage."""
        return partial(self.progress, name) if self.progress else None


def run(
    setup: Setup, evaluators: Sequence[Evaluator], film: Generate, progress: Progress | None = None
) -> Results:
    """Measure every system.

    Args:
        evaluators: the first gives the figures, the others check them.
        film: generates the motion of two people from a prompt.
        progress: called with the name of the stage and the share of it that is done.

    Raises:
        StickGenError: the corpus has too few cases, there is no such row, a folder is broken or
            cannot be written.
    """
    started = perf_counter()
    names = _row_names(setup)
    generated = GenerationCache(setup.output / "motions", setup.workers)
    corpus = Corpus.open(setup.corpus)
    train = captioned_excerpts(corpus, "train")
    cases = choose_cases(corpus, train, setup.cases, setup.split, setup.sources)
    this = _Run(setup, corpus, train, cases, generated, progress)
    rows, hits = _measure(this, _motions(this, names), evaluators)
    checked = gate(evaluators, [case.joints for case in cases], [case.caption for case in cases])
    return Results(
        facts=_facts(this),
        gate=checked,
        rows=rows,
        r3_differences=differences(hits, MAIN),
        joins={} if setup.rows else _long_takes(this),
        pairs={} if setup.rows else pairs(corpus, film, this.stage("films of two")),
        effort=_effort(generated, started),
    )


def _row_names(setup: Setup) -> list[str]:
    """The rows to measure, real motion first."""
    of_models = (system.name for system in systems(setup.model, setup.plain))
    known = [REAL, *BASELINES, SHUFFLED, *of_models]
    if unknown := sorted(set(setup.rows) - set(known)):
        raise StickGenError(f"there is no row {unknown[0]!r}; use some of: {'; '.join(known)}")
    return [name for name in known if name in (REAL, *setup.rows) or not setup.rows]


def _motions(this: _Run, names: Sequence[str]) -> dict[str, SystemMotions]:
    """The motions of every row."""
    generated = {}
    for system in systems(this.setup.model, this.setup.plain):
        if system.name in names or (system.name == MAIN and SHUFFLED in names):
            show = this.stage(system.name)
            generated[system.name] = run_system(system, this.cases, this.generated, show)
    motions = baseline_motions(this.corpus, this.cases, this.train) | generated
    if SHUFFLED in names:
        motions[SHUFFLED] = shuffled(generated[MAIN])
    return {name: motions[name] for name in names}


def _measure(
    this: _Run, motions: Mapping[str, SystemMotions], evaluators: Sequence[Evaluator]
) -> tuple[dict[str, Row], dict[str, FloatArray]]:
    """Every row, and each of its cases' probability of a hit by the first evaluator, ``[N]``."""
    bodies = _bodies(this, motions)
    embeddings = {e: embed_cases(e, this.cases, this.train) for e in evaluators}
    show = this.stage("measuring")
    rows, hits = {}, {}
    for done, (name, system) in enumerate(motions.items(), start=1):
        by_evaluator, hits[name] = _embedding_figures(embeddings, system)
        rows[name] = _row(by_evaluator, bodies[name], bodies[REAL], system.cost)
        if show:
            show(done / len(motions))
    return rows, hits


def _bodies(this: _Run, motions: Mapping[str, SystemMotions]) -> dict[str, dict[str, FloatArray]]:
    """Figures of the single motions of every system, ``[N]`` each."""
    joints = {name: system.motions for name, system in motions.items()}
    bodies = {name: body_figures(some, this.cases) for name, some in joints.items()}
    if this.setup.rows:
        return bodies
    show = this.stage("nearest training clips")
    nearest = nearest_training(this.corpus, joints, this.setup.workers, show)
    return {name: figures | nearest[name] for name, figures in bodies.items()}


def _embedding_figures(
    embeddings: Mapping[Evaluator, CaseEmbeddings], system: SystemMotions
) -> tuple[dict[str, Figures], FloatArray]:
    """Figures of a system by each evaluator, and probabilities of a hit by the first, ``[N]``."""
    samples = [motion for some in system.samples for motion in some]
    by_evaluator: dict[str, Figures] = {}
    hits: list[FloatArray] = []
    for evaluator, cases in embeddings.items():
        embedded = evaluator.motions([*system.motions, *samples])
        motions, others = embedded[: len(system.motions)], embedded[len(system.motions) :]
        varied = others.reshape(len(system.samples), -1, others.shape[1]) if samples else None
        by_evaluator[evaluator.name] = figures(cases, motions, varied)
        if not hits:
            hits.append(hit_probabilities(cases.texts, motions))
    return by_evaluator, hits[0]


def _row(
    by_evaluator: Mapping[str, Figures],
    bodies: Mapping[str, FloatArray],
    real: Mapping[str, FloatArray],
    cost: float | None,
) -> Row:
    body_means, short = means(bodies), 0
    if NEAREST in bodies:
        body_means[NEAREST_LOW] = lowest(bodies[NEAREST])
        short = int(np.isnan(bodies[NEAREST]).sum())
    return Row(by_evaluator, body_means, ratios(bodies, real), cost, short)


def _long_takes(this: _Run) -> dict[str, float]:
    main = systems(this.setup.model, None)[0]
    return long_takes(main.options, this.cases, this.generated, this.stage("long takes"))


def _effort(generated: GenerationCache, started: float) -> Effort:
    return Effort(
        seconds=perf_counter() - started,
        cores=os.cpu_count() or 1,
        workers=generated.workers,
        made=generated.generated,
        read=generated.read,
    )


def _facts(this: _Run) -> Facts:
    setup = this.setup
    return Facts(
        model=setup.model.name,
        sha256=model_hash(setup.model),
        split=setup.split,
        sources=setup.sources,
        cases=len(this.cases),
        seconds=sum(case.seconds for case in this.cases),
        train=len(this.train),
        synthetic=sum(excerpt.clip.synthetic for excerpt in this.train),
        plain=setup.plain is not None,
    )
