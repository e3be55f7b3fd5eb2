"""Whether the server runs, and whether it can work."""

from __future__ import annotations

from fastapi import APIRouter

from stickgen.serve.problems import Problem
from stickgen.serve.services import Shared

router = APIRouter(tags=["server"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The server runs."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(shared: Shared) -> dict[str, str]:
    """The workers are warm."""
    if not shared.workers.ready:
        raise Problem("not_ready", retry_after=3)
    return {"status": "ready"}
