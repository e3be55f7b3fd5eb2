"""The studio's page: its built files, and the player that it shows films in."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, RedirectResponse, Response

from stickgen.serve.problems import Problem
from stickgen.web import tables

PAGE = Path(__file__).parent / "page"
"""Built by ``web/studio``."""
_PLAYER = ("player.js", "three.js")
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain",
}
_HEADERS = {
    # Nothing is loaded from elsewhere, and no page of another site frames this one.
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
        "style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/studio")
async def start() -> Response:
    """Lead to the page."""
    return RedirectResponse("/studio/")


@router.get("/studio/")
async def page() -> Response:
    """The page."""
    if not (PAGE / "studio.html").exists():
        raise Problem("not_found", "the page is not built: run make studio, which needs node")
    return FileResponse(PAGE / "studio.html", media_type="text/html", headers=_HEADERS)


@router.get("/studio/assets/{name}")
async def asset(name: str) -> Response:
    """A file of the page or of the player."""
    known = {path.name: path for path in PAGE.glob("*") if path.suffix in _TYPES}
    path = tables.WEB / name if name in _PLAYER else known.get(name)
    if path is None:
        raise Problem("not_found")
    return FileResponse(path, media_type=_TYPES[path.suffix], headers=_HEADERS)
