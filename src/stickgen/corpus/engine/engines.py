"""Engines that run the batches: processes of this machine, or a Ray cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from stickgen.corpus.engine.batches import Batch
from stickgen.corpus.engine.work import make_part
from stickgen.errors import StickGenError
from stickgen.processes import in_processes

Engine = Callable[[Sequence[Batch], int], Iterator[int]]
"""Runs batches with a number of workers; yields the item count of each one that is finished."""


def run_local(batches: Sequence[Batch], workers: int) -> Iterator[int]:
    """Run batches in processes of this machine; errors as ``in_processes``."""
    yield from in_processes(make_part, batches, workers)


def run_ray(batches: Sequence[Batch], workers: int) -> Iterator[int]:
    """Run each batch as a task of Ray Data.

    Runs on the cluster named by ``RAY_ADDRESS``, whose machines must have Stick-Gen installed
    and see the data set and the corpus under the same paths; without one, on ``workers`` cores
    of this machine.

    Raises:
        StickGenError: Ray is not installed.
    """
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise StickGenError(
            "the engine ray needs Ray: in the checkout run pip install -e '.[cluster]'"
        ) from error
    if not ray.is_initialized():
        cores = None if "RAY_ADDRESS" in os.environ else workers
        ray.init(num_cpus=cores, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    rows = [{"batch": batch} for batch in batches]
    dataset = ray.data.from_items(rows, override_num_blocks=len(rows)).map(_run_row)
    for row in dataset.iter_rows():
        yield int(row["items"])


def _run_row(row: dict[str, Batch]) -> dict[str, int]:
    return {"items": make_part(row["batch"])}


ENGINES: Mapping[str, Engine] = MappingProxyType({"local": run_local, "ray": run_ray})
