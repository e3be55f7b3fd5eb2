"""The server: its endpoints, its workers, and what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.middleware.cors import CORSMiddleware

from stickgen import __version__
from stickgen.serve import health
from stickgen.serve.guard import Guard
from stickgen.serve.problems import handle_problems
from stickgen.serve.rates import Rates
from stickgen.serve.services import Services
from stickgen.serve.settings import Settings
from stickgen.serve.workers import Workers


def create_app(settings: Settings, *, routers: Iterable[APIRouter] = ()) -> FastAPI:
    """The server as an ASGI app; its workers run from its start to its end.

    Args:
        settings: how it runs.
        routers: further endpoints; ``serve.services`` gives them what the server has.
    """
    services = _services(settings)

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        services.workers.start()
        yield
        await services.workers.drain(settings.drain_seconds)

    app = FastAPI(
        title="Stick-Gen",
        version=__version__,
        lifespan=running,
        docs_url=None,
        redoc_url=None,
        max_body_size=settings.body_bytes,
    )
    app.state.services = services
    handle_problems(app)
    for router in (health.router, *routers):
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
    return app


def _services(settings: Settings) -> Services:
    workers = Workers(
        {"motion": settings.motion_workers, "video": settings.video_workers},
        depth=settings.queue_depth,
        client_jobs=settings.client_jobs,
        seconds=settings.job_seconds,
        file_bytes=settings.file_bytes,
    )
    return Services(settings, workers, Rates(settings.rate, settings.burst))
