"""What worker processes do for the studio."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from stickgen.making import MOST_CANDIDATES, FilmMaker, MadeFilm, thumbnail
from stickgen.motion_model.memory import Memory
from stickgen.serve.tasks import Emit, Json, Task
from stickgen.studio.schemas import ExportOptions, RerollWork, State, Work, film_digest

WRITE = Task("studio_write", "stickgen.studio.work:write", "motion")
MAKE = Task("studio_make", "stickgen.studio.work:make", "motion")
REROLL = Task("studio_reroll", "stickgen.studio.work:reroll", "motion")
KEEP = Task("studio_keep", "stickgen.studio.work:keep", "motion")
STORE = Task("studio_store", "stickgen.studio.work:store", "motion")
EXPORT = Task("studio_export", "stickgen.studio.work:export", "video")
_PAUSE = 0.1
"""Seconds between two lines of progress."""
_PACKED = (".png", ".zip", ".mp4", ".webm", ".webp", ".lottie")
"""Files that no archive makes smaller."""


_FILMS = 2 * MOST_CANDIDATES
"""Films that a worker keeps in mind, so that the one that is saved is among them."""


class _Bench:
    """What a worker remembers from job to job.

    Attributes:
        maker: of all its films.
        films: digest of a work → its film.
    """

    def __init__(self) -> None:
        self.maker = FilmMaker()
        self.films: Memory[MadeFilm] = Memory(_FILMS)

    def remember(self, film: MadeFilm, state: State) -> MadeFilm:
        """Keep a film in mind."""
        self.films.put(film_digest(film.script, state), film, 1)
        return film


@cache
def _bench() -> _Bench:
    return _Bench()


def write(arguments: Json, emit: Emit) -> Json:
    """The Script of a prompt; arguments as ``schemas.Told``."""
    from stickgen.pipeline import draft_script
    from stickgen.story.script_text import shortfall

    draft = draft_script(arguments["text"], seconds=arguments["seconds"])
    return {
        "script": draft.script.model_dump(mode="json", exclude_defaults=True),
        "left_out": shortfall(draft),
        "whys": dict(draft.whys),
        "aspect": draft.aspect,
    }


def make(arguments: Json, emit: Emit) -> Json:
    """The film of a ``Work``, in lines of JSON: stages, pieces, and at last the whole."""
    work, start = Work.model_validate(arguments), perf_counter()

    def show(scene: Any) -> None:
        _say(emit, event="piece", seconds=scene.duration, film=_document(scene))

    film = _made(work, progress=_told(emit), show=show)
    _say(
        emit,
        event="done",
        film=_document(film.scene),
        seconds=round(perf_counter() - start, 3),
        generated=sorted(map(_name, film.played.made)),
        reused=sorted(map(_name, set(film.played.takes) - film.played.made)),
        takes=_takes(film),
    )
    return {}


def reroll(arguments: Json, emit: Emit) -> Json:
    """Films with other versions of a beat, a line each; arguments as ``RerollWork``."""
    work = RerollWork.model_validate(arguments)
    number, index = work.key
    seeds = range(work.seed, work.seed + work.count)
    bench, state = _bench(), work.state
    found = bench.maker.candidates(
        work.script, state.generation(), work.key, seeds, aspect=state.aspect
    )
    for candidate in found:
        beat = work.script.characters[number].beats[index]
        film = bench.remember(candidate.film, state)
        _say(
            emit,
            event="candidate",
            seed=candidate.seed,
            beats=[_name(key) for key in candidate.beats],
            thumbnail=_picture(thumbnail(film.scene, number, beat.start, beat.end)),
            film=_document(film.scene),
            takes=_takes(film),
        )
    _say(emit, event="done")
    return {}


def keep(arguments: Json, emit: Emit) -> Json:
    """Write the film whose digest is ``digest`` to ``path``, if it was made lately.

    Returns:
        ``kept``, whether it was written, and then the ``takes`` of its beats.
    """
    from stickgen.formats.motion_file import write_motion

    film = _bench().films.get(arguments["digest"])
    if film is None:
        return {"kept": False}
    write_motion(film.scene, Path(arguments["path"]))
    return {"kept": True, "takes": _takes(film)}


def store(arguments: Json, emit: Emit) -> Json:
    """Make the film of ``work`` and write it to ``path`` as a `.motion` file.

    Args:
        arguments: also ``sound``, whether it will be heard: lines then last as long as they take.
        emit: gets progress.
    """
    from stickgen.formats.motion_file import write_motion
    from stickgen.options import heard
    from stickgen.pipeline.speaking import spoken_script

    work = Work.model_validate(arguments["work"])
    spoken = spoken_script(work.script, heard(arguments["sound"]))
    film = _made(work.model_copy(update={"script": spoken}), progress=_told(emit))
    write_motion(film.scene, Path(arguments["path"]))
    return {}


def export(arguments: Json, emit: Emit) -> Json:
    """Write a stored film in a format.

    Args:
        arguments: ``motion``, its path; ``name`` of the file without suffix; ``suffix``, as
            ``mp4``; ``options``, as ``ExportOptions``.
        emit: gets progress.

    Returns:
        ``path`` of the file, in the folder of the stored film; several files are one archive.
    """
    from stickgen.formats import format_of, read
    from stickgen.options import heard
    from stickgen.outputs import save

    motion = Path(arguments["motion"])
    name, suffix = arguments["name"], arguments["suffix"]
    options = ExportOptions.model_validate(arguments["options"])
    folder = motion.parent / "files"
    folder.mkdir()
    target = folder / (name if suffix == "frames.zip" else f"{name}.{suffix}")
    written = save(
        read(motion),
        [target],
        size=options.size,
        fps=options.fps,
        options=options.files(),
        sound=heard(options.sound and format_of(target).hears),
        progress=_told(emit),
    )
    if len(written) == 1 and written[0].path.is_file():
        return {"path": str(written[0].path)}
    archive = motion.parent / f"{name}.{suffix.removesuffix('.zip')}.zip"
    with ZipFile(archive, "w") as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            how = ZIP_STORED if file.suffix in _PACKED else ZIP_DEFLATED
            packed.write(file, file.relative_to(folder), how)
    return {"path": str(archive)}


def _made(work: Work, **options: Any) -> MadeFilm:
    """The film of a work; the worker keeps it in mind."""
    bench, state = _bench(), work.state
    film = bench.maker.make(work.script, state.generation(), aspect=state.aspect, **options)
    return bench.remember(film, state)


def _document(scene: Any) -> Json:
    """A scene as the player takes it."""
    from stickgen.web.page import film_document

    return film_document(scene)


def _picture(pixels: Any) -> str:
    """A picture as an address that holds it."""
    from stickgen.render.png import encode_png

    return f"data:image/png;base64,{base64.b64encode(encode_png(pixels)).decode()}"


def _say(emit: Emit, **line: Any) -> None:
    """Send a line of JSON, as text: the server passes it on as it is."""
    emit({"line": json.dumps(line, ensure_ascii=False, separators=(",", ":"))})


def _told(emit: Emit) -> Callable[[str, float], None]:
    """A callback of progress that sends lines, not too many of them."""
    last = 0.0

    def tell(stage: str, share: float) -> None:
        nonlocal last
        now = monotonic()
        if share >= 1 or now - last >= _PAUSE:
            last = now
            _say(emit, event="stage", stage=stage, share=round(share, 3))

    return tell


def _takes(film: MadeFilm) -> dict[str, str]:
    return {_name(beat): take for beat, take in film.played.takes.items()}


def _name(beat: tuple[int, int]) -> str:
    return f"{beat[0]}.{beat[1]}"
