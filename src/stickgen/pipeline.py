"""Prompt → Script → Motion → Scene: the one place where the rooms meet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from stickgen.errors import StickGenError
from stickgen.skeleton import FPS

if TYPE_CHECKING:
    from stickgen.motion import Motion
    from stickgen.motion_model.planning import PromptSegment
    from stickgen.motion_model.runtime import MotionModel
    from stickgen.safety.critic import Verdict
    from stickgen.safety.rules import Rules
    from stickgen.scene import Scene
    from stickgen.script import Beat, Script

Progress = Callable[[str, float], None]
SHORTEST, LONGEST = 1.0, 600.0
"""Seconds of the shortest and the longest film."""
TRIES, MOST_TRIES = 4, 100
"""Seeds that ``check=True`` may try, and the most that may be asked for."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CheckedFilm:
    """A film that the safety critic has seen.

    Attributes:
        seed: of the seeds tried, the first that is safe, or else the least bad.
        tried: seed → verdict, in the order in which they were tried.
    """

    scene: Scene
    seed: int
    tried: dict[int, Verdict]

    def __str__(self) -> str:
        said = self.tried[self.seed]
        others = (f"seed {n} ({verdict})" for n, verdict in self.tried.items() if n != self.seed)
        left = "; passed over " + ", ".join(others) if len(self.tried) > 1 else ""
        if said.safe:
            return f"took seed {self.seed} ({said}){left}"
        return f"no seed tried is safe: took seed {self.seed}, the least bad ({said}){left}"


@lru_cache(maxsize=2)
def load_model(folder: Path) -> MotionModel:
    """The model of a folder; loaded once."""
    from stickgen.motion_model.runtime import MotionModel

    return MotionModel(folder)


def check_options(
    *, seconds: float, seed: int, guidance: float | None = None, steps: int | None = None
) -> None:
    """Refuse what cannot be generated, before anything slow starts.

    Raises:
        StickGenError: names the option, its value and what it may be.
    """
    if not (isfinite(seconds) and SHORTEST <= seconds <= LONGEST):
        raise StickGenError(
            f"seconds is {seconds:g}: give a length from {SHORTEST:g} to {LONGEST:g}"
        )
    if not 0 <= seed < 2**63:
        raise StickGenError(f"seed is {seed}: give a whole number from 0 to 2^63 - 1")
    if guidance is not None and not (isfinite(guidance) and 1 <= guidance <= 10):
        raise StickGenError(f"guidance is {guidance:g}: give a number from 1 to 10")
    if steps is not None and not 1 <= steps <= 100:
        raise StickGenError(f"steps is {steps}: give a whole number from 1 to 100")


def write_script(prompt: str, *, seconds: float = 10.0) -> Script:
    """The built-in planner's Script of a prompt.

    Raises:
        StickGenError: the prompt is empty, too long, not text or not English.
    """
    from stickgen import story
    from stickgen.model_folder import model_folder

    words = story.read_words(model_folder() / "tokenizer" / "tokenizer.json")
    return story.write_script(story.check_prompt(prompt, words), seconds)


def perform(
    script: Script,
    *,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | None = None,
    progress: Progress | None = None,
) -> list[Motion]:
    """A canonical Motion for every character of a Script, each as long as the film.

    Its actions are those that the beats name, where they name any; who has no beat stands. Two
    who greet each other move in time.
    """
    from dataclasses import replace

    from stickgen.model_folder import model_folder
    from stickgen.performance.beats import annotate_actions, fill_beats, shared_streams

    performer = load_model(model_folder(model))
    frames = round(script.duration * FPS)
    motions = []
    chances = shared_streams(script.characters)
    for number, character in zip(chances, script.characters, strict=True):
        beats = fill_beats(character.beats, script.duration)
        segments = _lines(beats, frames)
        motion = performer.generate(
            segments, seed=seed + number, guidance=guidance, steps=steps, progress=progress
        ).first(frames)
        motions.append(replace(motion, actions=annotate_actions(motion.actions, beats, FPS)))
    return motions


def _lines(beats: Sequence[Beat], frames: int) -> list[PromptSegment]:
    """What the model is told, in whole patches that cover the frames."""
    from stickgen.motion_model.plan import PATCH
    from stickgen.motion_model.planning import PromptSegment

    ends = [round(beat.end * FPS / PATCH) for beat in beats]
    ends[-1] = ceil(frames / PATCH)
    return [
        PromptSegment(beat.text, end - start)
        for beat, start, end in zip(beats, [0, *ends], ends, strict=False)
        if end > start
    ]


def stream(
    prompt: str,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | None = None,
) -> Iterator[Motion]:
    """One actor's canonical Motion while it is made, piece by piece.

    The first piece, 0.8 s long, is there at once; the others, 1.6 s, follow faster than they
    play. Joined they are one motion without seams, of the same plan as ``generate_motion``.

    Args:
        prompt, seconds, seed, guidance, steps, model: as ``generate``.

    Raises:
        StickGenError: as ``generate``; all but a broken model folder before the first piece.
    """
    from stickgen.model_folder import model_folder
    from stickgen.motion_model.streaming import stream as stream_lines
    from stickgen.performance.beats import fill_beats

    check_options(seconds=seconds, seed=seed, guidance=guidance, steps=steps)
    script = write_script(prompt, seconds=seconds)
    frames = round(seconds * FPS)
    segments = _lines(fill_beats(script.characters[0].beats, seconds), frames)
    performer = load_model(model_folder(model))
    pieces = stream_lines(performer, segments, seed=seed, guidance=guidance, steps=steps)
    return _cut(pieces, frames)


def _cut(pieces: Iterator[Motion], frames: int) -> Iterator[Motion]:
    """The first frames of a motion that comes in pieces."""
    for piece in pieces:
        yield piece.first(frames)
        frames -= len(piece)


def generate_motion(
    prompt: str,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | None = None,
    progress: Progress | None = None,
) -> Motion:
    """One actor's canonical Motion from a sentence; arguments and errors as ``generate``."""
    check_options(seconds=seconds, seed=seed, guidance=guidance, steps=steps)
    script = write_script(prompt, seconds=seconds)
    return perform(
        script, seed=seed, guidance=guidance, steps=steps, model=model, progress=progress
    )[0]


def generate(
    prompt: str,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | None = None,
    camera: Literal["auto", "follow"] = "follow",
    style: str = "normal",
    place: str = "paper",
    aspect: float = 1.0,
    check: bool | int = False,
    progress: Progress | None = None,
) -> Scene:
    """A film's Scene from a sentence.

    Args:
        prompt: English, at most 2,000 characters.
        seconds: length, 1–600.
        seed: same seed, same machine: same film.
        guidance: how strongly the motion follows the words, 1–10; None: the model's own.
        steps: of the refiner, 1–100; None: the model's own.
        model: model folder; None: the one in the box.
        camera: ``follow`` keeps everybody in one steady picture, ``auto`` directs itself.
        style, place: names of ``vocabulary.STYLES`` and ``vocabulary.PLACES``.
        aspect, check: as ``film``.
        progress: called with what is being done and the share of it that is done.

    Returns:
        a Scene; ``scene.save("walk.mp4")`` writes it.

    Raises:
        StickGenError: an argument is out of range, the prompt cannot be read, or the model
            folder is broken.
    """
    check_options(seconds=seconds, seed=seed, guidance=guidance, steps=steps)
    script = write_script(prompt, seconds=seconds)
    script = changed(script, camera=camera, style=style, place=place)
    return film(
        script,
        seed=seed,
        guidance=guidance,
        steps=steps,
        model=model,
        aspect=aspect,
        check=check,
        progress=progress,
    )


def film(
    script: Script,
    *,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | None = None,
    aspect: float = 1.0,
    check: bool | int = False,
    progress: Progress | None = None,
) -> Scene:
    """A film's Scene from a Script, such as ``stickgen.read_script("film.yaml")``.

    Args:
        script: who does what, where, and how it is filmed.
        aspect: width over height of the picture to frame for; at 1 everything that matters is
            inside any picture.
        check: let the safety critic judge the film, and try the next seeds until it is content:
            so many at most (True: ``TRIES``). The log (``stickgen.pipeline``) says which seed
            was taken and why others were not; ``checked_film`` gives it as data.
        seed, guidance, steps, model, progress: as ``generate``.

    Raises:
        StickGenError: as ``generate``, or two shots of the script overlap.
    """
    if check:
        checked = checked_film(
            script,
            tries=TRIES if check is True else check,
            seed=seed,
            guidance=guidance,
            steps=steps,
            model=model,
            aspect=aspect,
            progress=progress,
        )
        asked = checked.seed == seed and checked.tried[seed].safe
        log.log(logging.INFO if asked else logging.WARNING, "%s", checked)
        return checked.scene

    from stickgen.direction import build_scene

    check_options(seconds=script.duration, seed=seed, guidance=guidance, steps=steps)
    motions = perform(
        script, seed=seed, guidance=guidance, steps=steps, model=model, progress=progress
    )
    return build_scene(script, motions, aspect)


def checked_film(
    script: Script,
    *,
    tries: int = TRIES,
    rules: Rules | None = None,
    seed: int = 0,
    guidance: float | None = None,
    steps: int | None = None,
    model: str | None = None,
    aspect: float = 1.0,
    progress: Progress | None = None,
) -> CheckedFilm:
    """A film that the safety critic is content with, if one of the seeds gives it.

    Args:
        tries: seeds tried at most: ``seed``, the next, and so on; 1–100.
        rules: of the critic; the usual ones when not given.
        script, seed, guidance, steps, model, aspect, progress: as ``film``.

    Raises:
        StickGenError: as ``film``, or ``tries`` is out of range.
    """
    from stickgen.safety.critic import judge_scene

    if not 1 <= tries <= MOST_TRIES:
        raise StickGenError(f"check is {tries}: give a whole number from 1 to {MOST_TRIES}")
    check_options(seconds=script.duration, seed=seed + tries - 1)
    scenes: dict[int, Scene] = {}
    tried: dict[int, Verdict] = {}
    for number in range(seed, seed + tries):
        scenes[number] = film(
            script,
            seed=number,
            guidance=guidance,
            steps=steps,
            model=model,
            aspect=aspect,
            progress=progress,
        )
        tried[number] = judge_scene(scenes[number], rules)
        if tried[number].safe:
            break
    taken = min(tried, key=lambda number: tried[number].severity)
    return CheckedFilm(scenes[taken], taken, tried)


def changed(script: Script, **changes: str | None) -> Script:
    """The script with some fields replaced; those that are None stay.

    Raises:
        StickGenError: a value is not one that a Script may have.
    """
    from pydantic import ValidationError

    from stickgen.script import Script

    wanted = {name: value for name, value in changes.items() if value is not None}
    try:
        return Script.model_validate({**script.model_dump(), **wanted})
    except ValidationError as error:
        raise StickGenError(error.errors()[0]["msg"].removeprefix("Value error, ")) from None
