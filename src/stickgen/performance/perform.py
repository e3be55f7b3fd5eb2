"""Script → Motions: people are moved by the motion model, animals by rule."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Thread

from stickgen.animals import carrying, perform_animal
from stickgen.catalog.animals import BODIES
from stickgen.catalog.places import PLACES
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.motion_model.model import load_model
from stickgen.motion_model.streaming import stream
from stickgen.mounts import rides_on
from stickgen.options import GenerationOptions
from stickgen.performance.annotation import annotate_actions
from stickgen.performance.beats import fill_beats, prompt_segments, slowed
from stickgen.performance.landings import EXTRA, is_in_the_air, landed
from stickgen.performance.partners import shared_streams
from stickgen.progress import Progress
from stickgen.random_streams import Purpose, random_stream
from stickgen.script import Beat, Script
from stickgen.skeleton import FPS
from stickgen.ways import with_walks

log = logging.getLogger("stickgen.performance")


def perform(
    script: Script, options: GenerationOptions, progress: Progress | None = None
) -> list[Motion]:
    """A canonical Motion for every character of a Script, each as long as the film.

    Its actions are those that the beats name, where they name any. A character without beats
    stands. Two characters who greet each other move at the same moments.

    Raises:
        StickGenError: there are people, and the model folder is missing or broken.
    """
    script = with_walks(script)
    frames = round(script.duration * FPS)
    cast = script.characters
    beats = [fill_beats(character.beats, script.duration) for character in cast]
    people = [n for n, character in enumerate(cast) if character.body not in BODIES]
    motions = {n: _animal(script, n, beats[n], options) for n in set(range(len(cast))) - {*people}}
    if people:
        streams = shared_streams(cast)
        model = load_model(options)
        taken = model.generate_together(
            [
                prompt_segments(_told(script, n, beats[n]), frames, model.config.actions)
                for n in people
            ],
            options,
            actors=[streams[n] for n in people],
            progress=progress,
        )
        ends = _landed(script, people, taken, beats, options)
        for n, whole in zip(people, taken, strict=True):
            motion = ends.get(n, whole).first(frames)
            actions = annotate_actions(motion.actions, beats[n], FPS)
            motions[n] = replace(motion, actions=actions)
    return [motions[n] for n in range(len(cast))]


def _landed(
    script: Script,
    people: Sequence[int],
    taken: Sequence[Motion],
    beats: Sequence[tuple[Beat, ...]],
    options: GenerationOptions,
) -> dict[int, Motion]:
    """Motions of those who would be in mid-air at the end of the film, and land instead."""
    frames = round(script.duration * FPS)
    late = [
        n
        for n, motion in zip(people, taken, strict=True)
        if is_in_the_air(motion.joints[frames - 1], int(motion.actions[frames - 1]))
    ]
    if not late:
        return {}
    model, streams = load_model(options), shared_streams(script.characters)
    longer = model.generate_together(
        [
            prompt_segments(
                _told(script, n, beats[n]), frames + round(EXTRA * FPS), model.config.actions
            )
            for n in late
        ],
        options,
        actors=[streams[n] for n in late],
    )
    found = {}
    for n, motion in zip(late, longer, strict=True):
        ended = landed(motion, round(beats[n][-1].start * FPS), frames)
        if ended is not None:
            found[n] = ended
            name = script.characters[n].name
            log.info("%s plays the last beat a little faster, so as not to end in the air", name)
    return found


def prepare(script: Script, options: GenerationOptions) -> None:
    """Begin to load in a thread what ``perform`` will need; it reports what cannot be loaded."""
    if all(character.body in BODIES for character in script.characters):
        return

    def load() -> None:
        with suppress(StickGenError):
            load_model(options)

    Thread(target=load).start()


def _told(script: Script, number: int, beats: tuple[Beat, ...]) -> tuple[Beat, ...]:
    """The beats of a character as the model is told them: slowly where nothing bears people.

    Who enters or leaves keeps the pace, which the way needs.
    """
    character = script.characters[number]
    floats = PLACES[script.place].ground in ("water", "nothing")
    travels = character.enters is not None or character.leaves is not None
    return slowed(beats) if floats and not travels else beats


def _animal(
    script: Script, number: int, beats: tuple[Beat, ...], options: GenerationOptions
) -> Motion:
    """The Motion of the animal that is character ``number``."""
    body = script.characters[number].body
    carried = carrying(beats, rides_on(script.characters, number))
    random = random_stream(options.seed, number, Purpose.ANIMAL)
    return perform_animal(body, carried, round(script.duration * FPS), random)


def stream_motion(script: Script, options: GenerationOptions) -> Iterator[Motion]:
    """The motion of a Script's first character, in pieces that are one motion without seams.

    Raises:
        StickGenError: the first character is an animal, or the model folder is missing or broken,
            before the first piece.
    """
    first = script.characters[0]
    if first.body in BODIES:
        raise StickGenError(
            f"cannot stream {first.name}: only people are streamed, and this is a {first.body}; "
            "make a film of it"
        )
    frames = round(script.duration * FPS)
    beats = fill_beats(script.characters[0].beats, script.duration)
    model = load_model(options)
    segments = prompt_segments(beats, frames, model.config.actions)
    pieces = stream(model, segments, options)
    return _first_frames(pieces, frames)


def _first_frames(pieces: Iterator[Motion], frames: int) -> Iterator[Motion]:
    """The first frames of a motion that comes in pieces."""
    for piece in pieces:
        yield piece.first(frames)
        frames -= len(piece)
