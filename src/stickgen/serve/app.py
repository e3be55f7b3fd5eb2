"""The server: its endpoints, its workers, and what stands before them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline
from starlette.middleware.cors import CORSMiddleware

from stickgen import __version__
from stickgen.serve import film_routes, health, metrics, motion_routes
from stickgen.serve.films import Films
from stickgen.serve.guard import Guard
from stickgen.serve.metrics import CountRequests, Metrics
from stickgen.serve.problems import handle_problems
from stickgen.serve.process import StartWorker, WorkerProcess
from stickgen.serve.rates import Rates
from stickgen.serve.services import Services
from stickgen.serve.settings import Settings
from stickgen.serve.store import Store
from stickgen.serve.workers import Workers

_ABOUT = """\
Type a sentence or a story, get a stick-figure film.

`POST /v1/films` makes one; its answer holds the addresses of its files, such as `.mp4`. Errors are
problem details (RFC 9457) with a `code` and, where there is one, the `field`.
"""


def create_app(
    settings: Settings,
    *,
    routers: Iterable[APIRouter] = (),
    start_worker: StartWorker = WorkerProcess.start,
) -> FastAPI:
    """The server as an ASGI app; its workers run from its start to its end.

    Args:
        settings: how it runs.
        routers: further endpoints; ``serve.services`` gives them what the server has.
        start_worker: starts each worker; by default in a process of this machine.

    Raises:
        StickGenError: the store is used by another server, or cannot be made.
    """
    services = _services(settings, start_worker)
    app: FastAPI = FastAPIOffline(
        docs_url="/docs",
        redoc_url=None,
        static_url="/docs/assets",
        title="Stick-Gen",
        description=_ABOUT,
        version=__version__,
        lifespan=_running,
    )
    app.state.services = services
    handle_problems(app)
    ours = (film_routes.router, motion_routes.router, health.router, metrics.router)
    for router in (*ours, *routers):
        app.include_router(router)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Prefer"],
            expose_headers=["Location", "Retry-After", "Preference-Applied"],
        )
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(CountRequests, metrics=services.metrics)
    return app


@asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    """Start the workers; at the end, finish what was begun."""
    shared: Services = app.state.services
    shared.workers.start()
    tidying = asyncio.create_task(shared.films.keep_tidy())
    try:
        yield
    finally:
        tidying.cancel()
        shared.workers.refuse()
        await shared.films.finish(shared.workers.patience_left(shared.settings.drain_seconds))
        await shared.workers.drain(shared.workers.patience_left(shared.settings.drain_seconds))
        await shared.films.finish(1.0)  # their records are written
        shared.store.close()


def _services(settings: Settings, start_worker: StartWorker) -> Services:
    counters = Metrics()
    workers = Workers(
        {"motion": settings.motion_workers, "video": settings.video_workers},
        depth=settings.queue_depth,
        client_jobs=settings.client_jobs,
        seconds=settings.job_seconds,
        file_bytes=settings.file_bytes,
        on_end=counters.count_job,
        start_worker=start_worker,
    )
    store = Store(settings.store, settings.store_bytes, settings.keep_seconds)
    films = Films(workers, store, settings.job_seconds)
    counters.watch(workers, films, store)
    rates = Rates(settings.rate, settings.burst)
    return Services(settings, workers, films, store, counters, rates)
