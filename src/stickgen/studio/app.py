"""The studio as an app: the server of films with the page's endpoints and its projects."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from stickgen.serve.app import create_app
from stickgen.serve.problems import Problem
from stickgen.serve.settings import Settings
from stickgen.studio import pages, routes
from stickgen.studio.projects import DamagedProjectError, Projects, UnknownProjectError

_FILE_BYTES, _BODY_BYTES = 4_000_000_000, 16_000_000
_JOB_SECONDS = 3600.0


def studio_settings(port: int) -> Settings:
    """How the server of one person on one machine runs.

    One worker makes motion, so that what was made is always remembered there.
    """
    return Settings(
        port=port,
        motion_workers=1,
        video_workers=1,
        client_jobs=16,
        job_seconds=_JOB_SECONDS,
        drain_seconds=2.0,
        body_bytes=_BODY_BYTES,
        file_bytes=_FILE_BYTES,
    )


def create_studio(settings: Settings, folder: Path) -> FastAPI:
    """The studio as an ASGI app.

    Args:
        settings: of ``studio_settings``.
        folder: of the projects.
    """
    app = create_app(settings, routers=(pages.router, routes.router))
    app.state.projects = Projects(folder)

    @app.exception_handler(DamagedProjectError)
    async def damaged(_: Request, error: DamagedProjectError) -> JSONResponse:
        return Problem("damaged_project", str(error)).response()

    @app.exception_handler(UnknownProjectError)
    async def unknown(_: Request, error: UnknownProjectError) -> JSONResponse:
        return Problem("not_found", str(error)).response()

    return app
