"""The task that draws films, as worker processes run it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from stickgen.serve.film_work import MOTION_FILE
from stickgen.serve.schemas import FilmOptions
from stickgen.serve.tasks import Emit, Json, Task, progress_events

DRAW = Task("draw", "stickgen.serve.draw_work:draw", "video")


def draw(arguments: Json, emit: Emit) -> Json:
    """Write a stored film as a file of another format.

    A format that gives several files gives an archive of them.

    Args:
        arguments: ``folder`` of the film, ``suffix`` without its dot, ``options``, ``size``.
        emit: gets progress.

    Returns:
        ``file``: name of the file in the folder.
    """
    from stickgen.files import atomic_path
    from stickgen.formats import format_of, read
    from stickgen.options import FileOptions
    from stickgen.outputs import save
    from stickgen.scratch import scratch_folder

    folder, suffix = Path(arguments["folder"]), arguments["suffix"]
    options = FilmOptions.model_validate(arguments["options"])
    emit({"event": "stage", "stage": suffix})
    name = f"film.{suffix}"
    record = format_of(name)
    given = {key: v for key, v in options.files().given.items() if key in record.takes}
    scene = read(folder / MOTION_FILE)
    with scratch_folder(folder / name) as scratch:
        written = save(
            scene,
            [scratch / name],
            size=tuple(arguments["size"]),
            fps=options.fps if record.is_drawn else None,
            options=FileOptions(**given),
            progress=progress_events(emit),
        )
        files = [one.path for one in written]
        if len(files) > 1:
            name += ".zip"
            with atomic_path(folder / name) as path, ZipFile(path, "w", ZIP_DEFLATED) as archive:
                for file in files:
                    archive.write(file, file.name)
        else:
            files[0].replace(folder / name)
    return {"file": name}
