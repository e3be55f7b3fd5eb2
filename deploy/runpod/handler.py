"""A RunPod serverless worker: prompt or Script in, film out.

The input is that of ``POST /v1/films`` (docs/api.md), checked by the same records, and may also
hold ``"upload": true``. Events of the film are streamed while it is made; the last item holds its
files: base64, or with ``upload`` the addresses in the bucket that ``BUCKET_ENDPOINT_URL``,
``BUCKET_ACCESS_KEY_ID`` and ``BUCKET_SECRET_ACCESS_KEY`` name, as RunPod's own workers use them.

Try it without RunPod:

    pip install runpod -e '.[serve]'
    python deploy/runpod/handler.py --test_input '{"input": {"prompt": "A person walks"}}'
    python deploy/runpod/handler.py --rp_serve_api      # then POST to http://localhost:8000/runsync
"""

from __future__ import annotations

import base64
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import runpod
from pydantic import ValidationError

from stickgen.errors import StickGenError
from stickgen.serve.draw_work import draw
from stickgen.serve.film_work import film
from stickgen.serve.schemas import FilmRequest

Json = dict[str, Any]
_LARGEST = 10_000_000
"""Bytes of files as base64: RunPod takes at most 20 MB as the answer of a job."""


def handler(job: Json) -> Iterator[Json]:
    """Make the film of a job: its events, then its files; or one item with ``error``."""
    asked = dict(job["input"])
    upload = bool(asked.pop("upload", False))
    try:
        request = FilmRequest.model_validate(asked)
        _check_bucket(upload)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "input"
        yield {"error": f"{where}: {first['msg']}"}
        return
    except StickGenError as error:
        yield {"error": str(error)}
        return
    with tempfile.TemporaryDirectory(prefix="stick-gen-") as folder:
        try:
            yield from _made(request, Path(folder), str(job["id"]), upload=upload)
        except StickGenError as error:
            yield {"error": str(error)}


def _check_bucket(upload: bool) -> None:
    if upload and not os.environ.get("BUCKET_ENDPOINT_URL"):
        raise StickGenError("upload needs a bucket: set BUCKET_ENDPOINT_URL of the endpoint")


def _made(request: FilmRequest, folder: Path, job: str, *, upload: bool) -> Iterator[Json]:
    whole = request.model_dump(mode="json", exclude_unset=True)
    facts = yield from _followed(film, {"request": whole, "folder": str(folder)})
    files = {}
    for suffix in request.options.formats:
        drawing = {
            "folder": str(folder),
            "suffix": suffix,
            "options": request.options.model_dump(mode="json"),
            "size": facts["size"],
        }
        drawn = yield from _followed(draw, drawing)
        files[suffix] = folder / drawn["file"]
    yield {"event": "done", **facts, **(_uploaded(files, job) if upload else _encoded(files))}


def _followed(task: Any, arguments: Json) -> Iterator[Json]:
    """Run a task in a thread; its events, while they come. Returns its result."""
    events: SimpleQueue[Json | None] = SimpleQueue()
    ended: Json = {}

    def work() -> None:
        try:
            ended["result"] = task(arguments, events.put)
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            ended["error"] = error
        events.put(None)

    Thread(target=work, daemon=True).start()
    while (event := events.get()) is not None:
        yield event
    if "error" in ended:
        raise ended["error"]
    return ended["result"]


def _encoded(files: dict[str, Path]) -> Json:
    size = sum(path.stat().st_size for path in files.values())
    if size > _LARGEST:
        raise StickGenError(
            f"the files are {size / 1e6:.0f} MB, more than an answer holds: ask for upload, fewer "
            "formats, or a smaller size"
        )
    return {
        "files": {
            suffix: {"name": path.name, "base64": base64.b64encode(path.read_bytes()).decode()}
            for suffix, path in files.items()
        }
    }


def _uploaded(files: dict[str, Path], job: str) -> Json:
    from runpod.serverless.utils.rp_upload import upload_file_to_bucket

    return {
        "files": {
            suffix: {
                "name": path.name,
                "url": upload_file_to_bucket(path.name, str(path), prefix=job),
            }
            for suffix, path in files.items()
        }
    }


if __name__ == "__main__":
    runpod.serverless.start({"handler": handler, "return_aggregate_stream": True})
