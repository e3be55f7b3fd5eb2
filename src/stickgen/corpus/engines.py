"""Who works the batches: processes of this machine, or a Ray cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from types import MappingProxyType

from stickgen.corpus.parts import Batch, make_part
from stickgen.errors import StickGenError

Engine = Callable[[Sequence[Batch], int], Iterator[int]]
"""Works batches with so many workers; yields the items of each as it gets done, in any order."""


def run_local(batches: Sequence[Batch], workers: int) -> Iterator[int]:
    """Work batches in processes; in this one when a single worker is asked for.

    On Ctrl-C the batches under way are finished first.

    Raises:
        StickGenError: a process died.
    """
    if workers == 1:
        yield from map(make_part, batches)
        return
    with ProcessPoolExecutor(min(workers, len(batches)), initializer=_prepare_worker) as pool:
        try:
            for job in as_completed([pool.submit(make_part, batch) for batch in batches]):
                yield job.result()
        except BrokenProcessPool as error:
            raise StickGenError(
                "a worker process died, perhaps for want of memory: run the same command again "
                "with fewer --workers, and it goes on from here"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)  # a killed parent reads no result, and waiting workers would wait for ever


def run_ray(batches: Sequence[Batch], workers: int) -> Iterator[int]:
    """Work each batch as a task of Ray Data.

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
    dataset = ray.data.from_items(rows, override_num_blocks=len(rows)).map(_work_row)
    for row in dataset.iter_rows():
        yield int(row["items"])


def _work_row(row: dict[str, Batch]) -> dict[str, int]:
    return {"items": make_part(row["batch"])}


ENGINES: Mapping[str, Engine] = MappingProxyType({"local": run_local, "ray": run_ray})
