"""The API past one machine: its workers are Ray Serve deployments that grow with the load.

    pip install -e '.[serve]' 'ray[serve]'
    STICKGEN_STORE=/shared/films python deploy/ray_serve.py

One replica answers HTTP and keeps the queues; it hands jobs to the replicas of `motion` and
`video`, which run the tasks that `stick-gen serve` runs in its processes. STICKGEN_STORE is a
folder that all machines see, STICKGEN_TOKEN holds the bearer tokens, STICKGEN_REPLICAS says how
many replicas each of both may have (4).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from threading import Event
from typing import Any

import ray
from fastapi import FastAPI
from ray import serve
from ray.exceptions import RayError
from ray.serve.exceptions import RayServeException, RequestCancelledError

APP = "stick-gen"
MOST = int(os.environ.get("STICKGEN_REPLICAS", "4"))
Json = dict[str, Any]


@serve.deployment(
    max_ongoing_requests=1,
    autoscaling_config={
        "min_replicas": 1,
        "max_replicas": MOST,
        "target_ongoing_requests": 1,
        "upscale_delay_s": 3,
        "downscale_delay_s": 120,
    },
    ray_actor_options={"num_cpus": 1},
)
class Replica:
    """A warm worker; runs one job at a time."""

    def __init__(self, queue: str) -> None:
        from stickgen.serve import warm

        getattr(warm, queue)()

    async def run(self, message: Json) -> AsyncIterator[Json]:
        """Events of a job, then the message that tells how it ended."""
        from stickgen.serve.tasks import Cancelled
        from stickgen.serve.worker import finish

        loop, stopped = asyncio.get_running_loop(), Event()
        messages: asyncio.Queue[Json | None] = asyncio.Queue()

        def emit(event: Json) -> None:
            if stopped.is_set():
                raise Cancelled
            told = {"job": message["job"], "event": event}
            loop.call_soon_threadsafe(messages.put_nowait, told)

        async def work() -> None:
            messages.put_nowait(await asyncio.to_thread(finish, message, emit))
            messages.put_nowait(None)

        working = asyncio.create_task(work())
        try:
            while (told := await messages.get()) is not None:
                yield told
        finally:
            stopped.set()
            await asyncio.shield(working)  # the next job waits until this one has stopped


class RemoteWorker:
    """A place in a deployment, as the server's queues see it: a ``serve.process.Worker``."""

    def __init__(self, queue: str) -> None:
        self._run = serve.get_deployment_handle(queue, APP).options(stream=True).run
        self._answers: Any = None

    @classmethod
    async def start(cls, queue: str, _: int) -> RemoteWorker:
        """A place; Ray starts the replicas."""
        return cls(queue)

    def send(self, message: Json) -> None:
        """Begin a job, or cancel the one that runs."""
        if "cancel" in message:
            self._answers.cancel()
        else:
            self._answers = self._run.remote(message)

    async def receive(self) -> Json | None:
        """The next message; None where the job was cancelled, or its replica has died."""
        try:
            return await anext(self._answers)
        except (StopAsyncIteration, RayError, RayServeException, RequestCancelledError):
            return None

    async def ended(self) -> None:
        """Never: Ray replaces replicas."""
        await asyncio.Event().wait()

    def kill_now(self) -> None:
        """Cancel the job that runs."""
        if self._answers is not None:
            self._answers.cancel()

    async def kill(self) -> None:
        """Cancel the job that runs."""
        self.kill_now()


def api() -> FastAPI:
    """The app of ``stick-gen serve``, with workers of Ray."""
    from stickgen.serve.app import create_app
    from stickgen.serve.settings import Settings, tokens_of_environment

    tokens, store = tokens_of_environment(), os.environ.get("STICKGEN_STORE")
    settings = Settings(
        host="0.0.0.0" if tokens else "127.0.0.1",
        tokens=tokens,
        store=Path(store) if store else None,
        motion_workers=MOST,
        video_workers=MOST,
    )
    return create_app(settings, start_worker=RemoteWorker.start)


# One replica: it keeps the queues and the list of films. It needs no core of its own.
Api = serve.deployment(
    serve.ingress(api)(),
    name="api",
    max_ongoing_requests=1000,
    ray_actor_options={"num_cpus": 0},
)
app = Api.bind(
    Replica.options(name="motion").bind("motion"), Replica.options(name="video").bind("video")
)

if __name__ == "__main__":
    if "RAY_ADDRESS" not in os.environ:
        ray.init(include_dashboard=False)  # on this machine alone
    serve.run(app, name=APP, blocking=True)
