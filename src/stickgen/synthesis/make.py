"""A corpus of synthetic motion, built by the data engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from stickgen.corpus.clips.recording import Item
from stickgen.corpus.engine.build import Job, Progress, hash_inputs, make_corpus
from stickgen.corpus.engine.summary import Summary
from stickgen.synthesis import rules, source
from stickgen.synthesis.recordings import SOURCE


def synthesise(
    n: int,
    output: Path,
    *,
    seed: int = 0,
    actions: Sequence[str] = (),
    base: Path | None = None,
    workers: int = 1,
    engine: str = "local",
    progress: Progress = lambda step, done, total: None,
) -> Summary:
    """Make a corpus of ``n`` clips of actions; ``source.find`` explains the other arguments.

    The same arguments give the same bytes, whatever the number of workers.

    Args:
        output: folder of the corpus; an interrupted run continues there.
        workers: processes, or cores for Ray.
        engine: ``local`` or ``ray``.
        progress: called with the step, the finished parts and their total.

    Raises:
        StickGenError: as ``source.find``, or the output cannot be written.
    """
    job = _job(
        "stickgen.synthesis",
        lambda base: source.find(n, seed=seed, actions=actions, base=base),
        (n, seed, tuple(actions)),
        base,
        output,
    )
    return make_corpus(job, output, workers=workers, engine=engine, progress=progress)


def synthesise_by_rules(
    n: int,
    output: Path,
    *,
    seed: int = 0,
    names: Sequence[str] = ("all",),
    base: Path | None = None,
    workers: int = 1,
    engine: str = "local",
    progress: Progress = lambda step, done, total: None,
) -> Summary:
    """Make a corpus of ``n`` clips of rules, as ``synthesise``.

    Args:
        names: rules, kinds of rules or ``all``; see ``rules.source.find``.

    Raises:
        StickGenError: as ``rules.source.find``, or the output cannot be written.
    """
    job = _job(
        "stickgen.synthesis.rules",
        lambda base: rules.find(n, seed=seed, rules=names, base=base),
        (n, seed, "rules", tuple(names)),
        base,
        output,
    )
    return make_corpus(job, output, workers=workers, engine=engine, progress=progress)


def _job(
    reader: str,
    find: Callable[[Path | None], list[Item]],
    facts: object,
    base: Path | None,
    output: Path,
) -> Job:
    base = base.resolve() if base is not None else None
    items = find(base)
    places = () if base is None else (base,)
    return Job(
        source=SOURCE,
        reader=reader,
        inputs=hash_inputs(places, facts, output),
        list_items=lambda unpacked: items,
        roots=places,
    )
