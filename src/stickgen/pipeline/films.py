"""The public functions: a film, a Motion or a stream from a prompt or a Script.

Their keyword arguments become one ``GenerationOptions``, which every stage below reads.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from stickgen.errors import StickGenError
from stickgen.options import (
    GenerationOptions,
    SoundOptions,
    check_aspect,
    check_seconds,
    heard,
)
from stickgen.pipeline.checked import TRIES, CheckedFilm, build_checked_film
from stickgen.pipeline.scripts import changed, write_script
from stickgen.pipeline.speaking import spoken_script
from stickgen.progress import Progress
from stickgen.script import Script

if TYPE_CHECKING:
    from stickgen.motion import Motion
    from stickgen.safety.rules import Rules
    from stickgen.scene import Scene

log = logging.getLogger("stickgen.pipeline")


def generate(
    prompt: str,
    *,
    seconds: float | None = None,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | Path | None = None,
    device: str = "cpu",
    lora: Sequence[str] = (),
    camera: Literal["auto", "follow"] | None = None,
    style: str | None = None,
    place: str | None = None,
    aspect: float = 1.0,
    check: bool | int = False,
    sound: bool | SoundOptions = False,
    progress: Progress | None = None,
) -> Scene:
    """A film's Scene from a sentence or a story.

    Args:
        prompt: English, at most 2,000 characters.
        seconds: length, 1–600; None: as the prompt says, else as long as the story takes (4–60).
        seed, guidance, steps, model, device, lora: as ``options.GenerationOptions``.
        camera: ``follow`` keeps everybody in one steady picture, ``auto`` chooses shots and cuts;
            None: as the prompt says, else ``auto`` for several people.
        style, place: names of the catalogue (``stickgen.catalog``); None: as the prompt says.
        aspect, check: as ``film``. A shape that the prompt wants ("portrait format") chooses the
            size on the command line; here, give ``aspect``, and ``size`` to ``Scene.save``.
        sound: as ``film``.
        progress: called with the name of the step and the share of it that is done.

    Returns:
        a Scene; ``scene.save("walk.mp4")`` writes it.

    Raises:
        StickGenError: an argument is out of range, the prompt is rejected, or the model
            folder is broken.
    """
    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device, lora=lora
    )
    script = write_script(prompt, seconds=seconds, sound=heard(sound))
    script = changed(script, camera=camera, style=style, place=place)
    return _film(spoken_script(script, heard(sound)), options, aspect, check, progress)


def film(
    script: Script,
    *,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | Path | None = None,
    device: str = "cpu",
    lora: Sequence[str] = (),
    aspect: float = 1.0,
    check: bool | int = False,
    sound: bool | SoundOptions = False,
    progress: Progress | None = None,
) -> Scene:
    """A film's Scene from a Script, such as ``stickgen.read_script("film.yaml")``.

    Args:
        script: who does what, where, and how it is filmed.
        aspect: width over height of the picture to frame for; at 1 everything that matters is
            inside any picture.
        check: the largest number of seeds to try until the safety critic finds the film safe
            (True: ``TRIES``). The log (``stickgen.pipeline``) says which seed was used and why
            others were rejected; ``checked_film`` gives it as data.
        sound: whether ``Scene.save`` will be asked for sound: lines then last as long as their
            voices take.
        seed, guidance, steps, model, device, lora, progress: as ``generate``.

    Raises:
        StickGenError: as ``generate``, or two shots of the script overlap.
    """
    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device, lora=lora
    )
    return _film(spoken_script(script, heard(sound)), options, aspect, check, progress)


def checked_film(
    script: Script,
    *,
    tries: int = TRIES,
    rules: Rules | None = None,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | Path | None = None,
    device: str = "cpu",
    lora: Sequence[str] = (),
    aspect: float = 1.0,
    progress: Progress | None = None,
) -> CheckedFilm:
    """A film that the safety critic finds safe, if one of the seeds gives it.

    Args:
        tries: seeds tried at most: ``seed``, the next, and so on; 1–100.
        rules: of the critic; the default ones when not given.
        script, seed, guidance, steps, model, device, lora, aspect, progress: as ``film``.

    Raises:
        StickGenError: as ``film``, or ``tries`` is out of range.
    """
    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device, lora=lora
    )
    return build_checked_film(
        lambda each: build_film(script, each, aspect=aspect, progress=progress),
        options,
        tries=tries,
        rules=rules,
    )


def generate_motion(
    prompt: str,
    *,
    seconds: float | None = None,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | Path | None = None,
    device: str = "cpu",
    lora: Sequence[str] = (),
    progress: Progress | None = None,
) -> Motion:
    """The canonical Motion of the first person of a story; arguments and errors as ``generate``."""
    from stickgen.performance import perform

    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device, lora=lora
    )
    script = write_script(prompt, seconds=seconds)
    alone = script.model_copy(update={"characters": script.characters[:1]})
    return perform(alone, options, progress)[0]


def stream(
    prompt: str,
    *,
    seconds: float | None = None,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | Path | None = None,
    device: str = "cpu",
    lora: Sequence[str] = (),
) -> Iterator[Motion]:
    """The canonical Motion of the first person of a story, piece by piece while it is generated.

    The first piece, 0.8 s long, comes at once; the others, 1.6 s, follow faster than they play.
    Joined they are one motion without seams, of the same plan as ``generate_motion``.

    Args:
        prompt, seconds, seed, guidance, steps, model, device, lora: as ``generate``.

    Raises:
        StickGenError: as ``generate``; all but a broken model folder before the first piece.
    """
    from stickgen.performance import stream_motion

    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device, lora=lora
    )
    return stream_motion(write_script(prompt, seconds=seconds), options)


def build_film(
    script: Script,
    options: GenerationOptions,
    *,
    aspect: float = 1.0,
    progress: Progress | None = None,
) -> Scene:
    """The Scene of a Script: its Motions, directed.

    Raises:
        StickGenError: as ``film``.
    """
    from stickgen.direction import build_scene
    from stickgen.performance import perform

    if not isinstance(script, Script):
        raise StickGenError(
            f"a film is made of a Script, got {type(script).__name__}: use stickgen.read_script, "
            "or stickgen.generate for a sentence"
        )
    check_seconds(script.duration)
    check_aspect(aspect)
    return build_scene(script, perform(script, options, progress), aspect)


def _film(
    script: Script,
    options: GenerationOptions,
    aspect: float,
    check: bool | int,
    progress: Progress | None,
) -> Scene:
    """``film`` with its options as a record; a checked film is logged."""
    if not check:
        return build_film(script, options, aspect=aspect, progress=progress)
    checked = build_checked_film(
        lambda each: build_film(script, each, aspect=aspect, progress=progress),
        options,
        tries=TRIES if check is True else check,
    )
    first_is_safe = checked.seed == options.seed and checked.tried[options.seed].safe
    log.log(logging.INFO if first_is_safe else logging.WARNING, "%s", checked)
    return checked.scene
