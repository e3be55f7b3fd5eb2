"""A corpus of synthetic motion, built by the data engine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stickgen.corpus.engine.build import Job, Progress, hash_inputs, make_corpus
from stickgen.corpus.engine.summary import Summary
from stickgen.synthesis.recordings import SOURCE
from stickgen.synthesis.source import find


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
    """Make a corpus of ``n`` synthetic clips; ``find`` explains the other arguments.

    The same arguments give the same bytes, whatever the number of workers.

    Args:
        output: folder of the corpus; an interrupted run continues there.
        workers: processes, or cores for Ray.
        engine: ``local`` or ``ray``.
        progress: called with the step, the finished parts and their total.

    Raises:
        StickGenError: as ``find``, or the output cannot be written.
    """
    base = base.resolve() if base is not None else None
    items = find(n, seed=seed, actions=actions, base=base)
    places = () if base is None else (base,)
    job = Job(
        source=SOURCE,
        reader="stickgen.synthesis",
        inputs=hash_inputs(places, (n, seed, tuple(actions)), output),
        list_items=lambda unpacked: items,
        roots=places,
    )
    return make_corpus(job, output, workers=workers, engine=engine, progress=progress)
