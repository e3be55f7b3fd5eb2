"""The endpoints of the studio's page."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from shutil import rmtree
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse, StreamingResponse
from starlette.background import BackgroundTask

from stickgen.errors import StickGenError, shorten
from stickgen.serve.job import Job
from stickgen.serve.problems import Problem
from stickgen.serve.services import Client, Services, Shared
from stickgen.serve.tasks import Json, Task
from stickgen.story import Draft
from stickgen.story.script_text import script_yaml
from stickgen.studio import work
from stickgen.studio.projects import Project, Projects
from stickgen.studio.schemas import (
    ExportWork,
    NewProject,
    RerollWork,
    SavedWork,
    Told,
    Work,
    film_digest,
)
from stickgen.studio.vocabulary import EXPORTS, vocabulary

router = APIRouter(prefix="/studio/api", include_in_schema=False)
_keeping: set[asyncio.Task[None]] = set()


def projects_of(request: Request) -> Projects:
    """The projects of the server that a request came to."""
    found: Projects = request.app.state.projects
    return found


Kept = Annotated[Projects, Depends(projects_of)]


@router.get("/vocabulary")
async def names() -> Json:
    """What films can hold."""
    return vocabulary()


# Projects. They are read and written between two events, so that no two saves mix.


@router.get("/projects")
async def list_projects(projects: Kept) -> Json:
    """All projects, those changed last first."""
    return {"projects": [asdict(entry) for entry in projects.entries()]}


@router.post("/projects", status_code=201)
async def create_project(body: NewProject, projects: Kept) -> Json:
    """Make a project."""
    return {"name": projects.create(body.title)}


@router.get("/projects/{name}")
async def read_project(name: str, projects: Kept) -> Json:
    """A project; with its film, where that is still the one of its Script."""
    project = projects.read(name)
    script, stored = project.script, project.stored
    film = _film(projects, project)
    return {
        "name": name,
        "title": project.title,
        "script": script and script.model_dump(mode="json", exclude_defaults=True),
        "state": stored.state.model_dump(mode="json"),
        "film": film,
        "takes": stored.takes if film else {},
    }


def _film(projects: Projects, project: Project) -> Json | None:
    """The film of a project as the player takes it; None: it has to be made."""
    from stickgen.web.page import for_player

    script, stored = project.script, project.stored
    if script is None or stored.film != film_digest(script, stored.state):
        return None
    try:
        return for_player(json.loads(projects.film_path(project.name).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # it is made anew, from the Script


@router.put("/projects/{name}")
async def save_project(
    name: str, body: SavedWork, projects: Kept, shared: Shared, client: Client
) -> Json:
    """Save a project; its film is written afterwards."""
    changed = projects.save(name, body.script, body.state, body.title)
    digest = film_digest(body.script, body.state)
    task = asyncio.create_task(_keep_film(name, digest, projects, shared, client))
    _keeping.add(task)  # the loop itself holds tasks weakly
    task.add_done_callback(_keeping.discard)
    return {"changed": changed}


async def _keep_film(
    name: str, digest: str, projects: Projects, shared: Services, client: str
) -> None:
    """Write the film of a project beside its Script, if it was made."""
    with suppress(Problem, StickGenError):  # the project was deleted, or the server ends
        wanted = {"digest": digest, "path": str(projects.film_path(name))}
        job = shared.workers.submit(work.KEEP, wanted, client=client, admitted=True)
        kept = await job.result()
        if kept["kept"]:
            projects.note_film(name, digest, kept["takes"])


@router.delete("/projects/{name}", status_code=204)
async def delete_project(name: str, projects: Kept) -> Response:
    """Delete a project."""
    projects.delete(name)
    return Response(status_code=204)


# Films. A client that goes away cancels its job.


@router.post("/write")
async def write(body: Told, shared: Shared, client: Client) -> Json:
    """The Script of a prompt."""
    return await _result(shared, work.WRITE, body.model_dump(), client)


@router.post("/make")
async def make(body: Work, shared: Shared, client: Client) -> Response:
    """A film, in lines: what is done, its beginning while the rest is made, and the whole."""
    return await _lines(shared, work.MAKE, body, client)


@router.post("/reroll")
async def reroll(body: RerollWork, shared: Shared, client: Client) -> Response:
    """Other versions of a beat, a line each."""
    return await _lines(shared, work.REROLL, body, client)


@router.post("/export/{suffix}")
async def export(suffix: str, body: ExportWork, shared: Shared, client: Client) -> Response:
    """A film as a file."""
    name = PurePosixPath(body.project or "film").name or "film"
    if suffix == "yaml":
        head = {"Content-Disposition": _attachment(f"{name}.yaml")}
        return Response(script_yaml(Draft(body.script)), media_type="text/yaml", headers=head)
    if suffix not in EXPORTS:
        raise Problem("not_found", f"there is no format {shorten(repr(suffix))}")
    folder = Path(tempfile.mkdtemp(prefix="stick-gen-studio-"))
    try:
        motion = str(folder / "film.motion")
        sound = body.options.sound
        made = {"work": _arguments(body, Work), "path": motion, "sound": sound}
        await _result(shared, work.STORE, made, client)
        path = motion
        if suffix != "motion":
            options = body.options.model_dump(mode="json")
            wanted = {"motion": motion, "name": name, "suffix": suffix, "options": options}
            path = (await _result(shared, work.EXPORT, wanted, client))["path"]
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    file = f"{name}.motion" if suffix == "motion" else Path(path).name
    done = BackgroundTask(rmtree, folder, ignore_errors=True)
    return FileResponse(path, filename=file, background=done)


def _arguments(body: Work, kind: type[Work]) -> Json:
    """What a worker gets of a request: what was given, so that roles still decide the rest."""
    return body.model_dump(mode="json", exclude_unset=True, include=set(kind.model_fields))


async def _result(shared: Services, task: Task, arguments: Json, client: str) -> Json:
    """The result of a job; it is cancelled where nobody waits for it any more."""
    job = shared.workers.submit(task, arguments, client=client)
    try:
        return await job.result()
    finally:
        job.cancel()


async def _lines(shared: Services, task: Task, body: Work, client: str) -> Response:
    """The lines of a job, as they come.

    Raises:
        Problem: the job failed before its first line; later, that is the last line.
    """
    job = shared.workers.submit(task, _arguments(body, type(body)), client=client)
    events = job.events()
    try:
        first = await anext(events, None)
        if first is None:
            await job.result()
    except BaseException:
        job.cancel()
        raise
    return StreamingResponse(_stream(job, first, events), media_type="application/x-ndjson")


async def _stream(job: Job, first: Json | None, events: AsyncIterator[Json]) -> AsyncIterator[str]:
    try:
        if first is not None:
            yield f"{first['line']}\n"
        async for event in events:
            yield f"{event['line']}\n"
        await job.result()
    except Problem as problem:
        yield json.dumps({"event": "error", **problem.as_json()}) + "\n"
    finally:
        job.cancel()


def _attachment(name: str) -> str:
    return f"attachment; filename*=utf-8''{quote(name)}"
