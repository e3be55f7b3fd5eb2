"""Runs a function on many jobs as tasks of Ray: on a cluster, or on cores of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from stickgen.errors import StickGenError

Job = TypeVar("Job")
Result = TypeVar("Result")

_WAITING = 4
"""Tasks a core that are handed to Ray at once, so that it need not keep thousands."""


def on_ray(work: Callable[[Job], Result], jobs: Sequence[Job], workers: int) -> Iterator[Result]:
    """Results of ``work`` on every job, in the order in which they finish.

    Runs on the cluster named by ``RAY_ADDRESS``, whose machines must have Stick-Gen installed
    and see the same files under the same paths; without one, on ``workers`` cores of this machine.

    Args:
        work: a function; jobs and results must be picklable.
        jobs: its arguments.
        workers: cores.

    Raises:
        StickGenError: Ray is not installed, or a task failed.
    """
    try:
        import ray
        import ray.exceptions
    except ImportError as error:
        raise StickGenError(
            "the engine ray needs Ray: in the checkout run pip install -e '.[cluster]'"
        ) from error
    if not ray.is_initialized():
        cores = None if "RAY_ADDRESS" in os.environ else workers
        ray.init(num_cpus=cores, log_to_driver=False)
    task = ray.remote(num_cpus=1)(lambda job: work(job))
    most = _WAITING * max(1, int(ray.cluster_resources().get("CPU", workers)))
    left = iter(jobs)
    running = [task.remote(job) for job in islice(left, most)]
    while running:
        (done,), running = ray.wait(running)
        try:
            yield ray.get(done)
        except ray.exceptions.RayError as error:
            raise StickGenError(
                f"a task of Ray failed ({str(error).strip().splitlines()[-1]}): run the same "
                "command again, and it continues from here"
            ) from error
        running += [task.remote(job) for job in islice(left, 1)]
