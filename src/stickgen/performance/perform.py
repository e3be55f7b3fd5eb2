"""Script → Motions: people are moved by the motion model, animals by rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stickgen.animals import carrying, perform_animal
from stickgen.catalog.animals import BODIES
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.motion_model.model import load_model
from stickgen.motion_model.streaming import stream
from stickgen.mounts import rides_on
from stickgen.options import GenerationOptions
from stickgen.performance.annotation import annotate_actions
from stickgen.performance.beats import fill_beats, prompt_segments
from stickgen.performance.partners import shared_streams
from stickgen.progress import Progress
from stickgen.random_streams import Purpose, random_stream
from stickgen.script import Script
from stickgen.skeleton import FPS


def perform(
    script: Script, options: GenerationOptions, progress: Progress | None = None
) -> list[Motion]:
    """A canonical Motion for every character of a Script, each as long as the film.

    Its actions are those that the beats name, where they name any. A character without beats
    stands. Two characters who greet each other move at the same moments.

    Raises:
        StickGenError: there are people, and the model folder is missing or broken.
    """
    frames = round(script.duration * FPS)
    motions: list[Motion] = []
    for actor, character in zip(shared_streams(script.characters), script.characters, strict=True):
        beats = fill_beats(character.beats, script.duration)
        if character.body in BODIES:
            beats = carrying(beats, rides_on(script.characters, len(motions)))
            random = random_stream(options.seed, len(motions), Purpose.ANIMAL)
            motions.append(perform_animal(character.body, beats, frames, random))
            continue
        model = load_model(options)  # kept in memory from one character to the next
        segments = prompt_segments(beats, frames, model.config.actions)
        motion = model.generate(segments, options, actor=actor, progress=progress).first(frames)
        motions.append(replace(motion, actions=annotate_actions(motion.actions, beats, FPS)))
    return motions


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
