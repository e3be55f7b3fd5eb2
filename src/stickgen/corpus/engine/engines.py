"""Engines that run the batches: processes of this machine, or a Ray cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from stickgen.cluster import on_ray
from stickgen.corpus.engine.batches import Batch
from stickgen.corpus.engine.work import make_part
from stickgen.processes import in_processes

Engine = Callable[[Sequence[Batch], int], Iterator[int]]
"""Runs batches with a number of workers; yields the item count of each one that is finished."""


def run_local(batches: Sequence[Batch], workers: int) -> Iterator[int]:
    """Run batches in processes of this machine; errors as ``in_processes``."""
    yield from in_processes(make_part, batches, workers)


def run_ray(batches: Sequence[Batch], workers: int) -> Iterator[int]:
    """Run batches as tasks of Ray; conditions and errors as ``on_ray``."""
    yield from on_ray(make_part, batches, workers)


ENGINES: Mapping[str, Engine] = MappingProxyType({"local": run_local, "ray": run_ray})
