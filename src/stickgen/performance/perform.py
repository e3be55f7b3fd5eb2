"""Script → Motions: people are moved by the motion model, animals by rule."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from threading import Thread

from stickgen.animals import carrying, perform_animal
from stickgen.catalog.animals import BODIES
from stickgen.catalog.places import PLACES
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.motion_model.model import load_model
from stickgen.motion_model.plan_part import TakeOrder
from stickgen.motion_model.streaming import stream
from stickgen.motion_model.takes import Piece, Takes
from stickgen.mounts import rides_on
from stickgen.options import MAX_SECONDS, GenerationOptions
from stickgen.performance.annotation import annotate_actions
from stickgen.performance.beats import fill_beats, prompt_segments, slowed
from stickgen.performance.landings import EXTRA, end_of, is_over_soon, is_unfinished, landed
from stickgen.performance.obey import begun_as_told, obeyed
from stickgen.performance.partners import shared_streams
from stickgen.performance.played import Played, beats_of_plans, kept_plans
from stickgen.performance.playing import Playing, read_playings
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
    stands. Two characters who greet each other move at the same moments. Who would be in the
    middle of an action at the end plays it up to 1.25 times as fast; where that is not enough, the
    film is longer. ``Motion.notes`` and the log say so.

    Raises:
        StickGenError: there are people, and the model folder is missing or broken; or a take that
            a beat keeps is damaged.
    """
    return play(script, options, progress).motions


def play(
    script: Script,
    options: GenerationOptions,
    progress: Progress | None = None,
    *,
    takes: Takes | None = None,
    piece: Piece | None = None,
) -> Played:
    """The Motions of ``perform``, and what of each beat was made for them.

    Args:
        script, options, progress: as ``perform``.
        takes: of the model that the options name; what it remembers is not made again.
        piece: called with the beginnings of all motions, in order, while people are planned.

    Raises:
        StickGenError: as ``perform``.
    """
    return _played(script, options, progress, takes, piece, may_grow=True)


def _played(
    script: Script,
    options: GenerationOptions,
    progress: Progress | None,
    takes: Takes | None,
    piece: Piece | None,
    *,
    may_grow: bool,
) -> Played:
    """As ``play``.

    Args:
        may_grow: whether the film may be longer, so that nobody ends in the middle of an action.
    """
    cast, frames = script.characters, round(script.duration * FPS)
    walked = with_walks(script)
    beats = [fill_beats(character.beats, script.duration) for character in walked.characters]
    people = _people(script)
    animals = {n: _animal(walked, n, beats[n], options) for n in set(range(len(cast))) - {*people}}
    if not people:
        return Played([animals[n] for n in range(len(cast))])

    def whole(made: Mapping[int, Motion], length: int) -> list[Motion]:
        """The motions of all, of a length in frames, with the actions that their beats name."""
        motions = {n: animal.first(length) for n, animal in animals.items()}
        for n, motion in made.items():
            cut = motion.first(length)
            motions[n] = replace(cut, actions=annotate_actions(cut.actions, beats[n], FPS))
        return [motions[n] for n in range(len(cast))]

    takes = takes or Takes(load_model(options))
    playings = {n: _playings(script, walked, n, frames, takes) for n in people}

    def show(begun: Sequence[Motion]) -> bool:
        assert piece is not None
        shown = {n: begun_as_told(m, playings[n]) for n, m in zip(people, begun, strict=True)}
        ready = {n: motion for n, motion in shown.items() if motion is not None}
        if len(ready) < len(people):
            return False
        return piece(whole(ready, min(frames, *map(len, ready.values()))))

    orders = _orders(script, walked, playings)
    made = takes.make(orders, options, progress=progress, piece=show if piece else None)
    motions = {n: obeyed(t.motion, playings[n]) for n, t in zip(people, made, strict=True)}
    plans = {n: take.plan for n, take in zip(people, made, strict=True) if take.plan}
    known = beats_of_plans(script, plans, playings)
    ended, longer = _landed(script, walked, motions, options, takes)
    if longer and may_grow and longer / FPS <= MAX_SECONDS:
        return Played(_longer(script, longer, options, progress, takes), *known)
    return Played(whole(motions | ended, frames), *known)


def plan_together(scripts: Sequence[Script], options: GenerationOptions, takes: Takes) -> None:
    """Plan the people of several Scripts side by side, so that ``play`` finds their plans.

    Raises:
        StickGenError: as ``play``.
    """
    orders = []
    for script in scripts:
        frames, walked = round(script.duration * FPS), with_walks(script)
        playings = {n: _playings(script, walked, n, frames, takes) for n in _people(script)}
        orders += _orders(script, walked, playings)
    takes.plan(orders, options)


def _people(script: Script) -> list[int]:
    """Numbers of the characters who are no animals."""
    return [n for n, person in enumerate(script.characters) if person.body not in BODIES]


def _playings(
    script: Script, walked: Script, number: int, frames: int, takes: Takes
) -> list[Playing]:
    """How a person plays their beats, in so many frames of film."""
    beats = _told(walked, number, fill_beats(walked.characters[number].beats, script.duration))
    model = takes.model
    return read_playings(beats, frames, model.config.actions, model.predict_seconds)


def _orders(
    script: Script, walked: Script, playings: Mapping[int, Sequence[Playing]]
) -> list[TakeOrder]:
    """What the model is asked for.

    Args:
        script: whose beats may keep takes.
        walked: the same with all walks.
        playings: of each person.
    """
    streams = shared_streams(walked.characters)
    orders = []
    for n, played in playings.items():
        kept = kept_plans(script.characters[n].beats, script.duration, played)
        segments = tuple(segment for p in played for segment in p.segments)
        orders.append(TakeOrder(segments, streams[n], kept))
    return orders


def _landed(
    script: Script,
    walked: Script,
    motions: Mapping[int, Motion],
    options: GenerationOptions,
    takes: Takes,
) -> tuple[dict[int, Motion], int]:
    """Motions of those who would be in mid-air at the end of the film, and land instead.

    Also the frames of a film that is long enough for those who do not; 0: all do.
    """
    frames = round(script.duration * FPS)
    late = [n for n, motion in motions.items() if is_unfinished(motion, frames - 1)]
    if not late:
        return {}, 0
    more = frames + round(EXTRA * FPS)
    playings = {n: _playings(script, walked, n, more, takes) for n in late}
    longer = takes.make(_orders(script, walked, playings), options)
    found, needed = {}, 0
    for n, take in zip(late, longer, strict=True):
        last = fill_beats(walked.characters[n].beats, script.duration)[-1]
        motion = obeyed(take.motion, playings[n])
        ended = landed(motion, round(last.start * FPS), frames)
        if ended is None:
            if is_over_soon(last.text):
                needed = max(needed, end_of(motion, frames) or 0)
            continue
        name = script.characters[n].name
        said = f"{name} plays the last beat a little faster, to come to its end"
        log.info("%s", said)
        found[n] = replace(ended, notes=(said,))
    return found, needed


def _longer(
    script: Script, frames: int, options: GenerationOptions, progress: Progress | None, takes: Takes
) -> list[Motion]:
    """The motions of a film that is longer, so that nobody ends in the middle of an action."""
    more = frames / FPS - script.duration
    said = f"the film is {more:.1f} s longer, so that the last beat comes to its end"
    log.info("%s", said)
    grown = script.model_copy(update={"duration": frames / FPS})
    first, *others = _played(grown, options, progress, takes, None, may_grow=False).motions
    return [replace(first, notes=(said, *first.notes)), *others]


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
