"""FilmMaker: films of Scripts that somebody is changing.

What a beat's motion depends on (its words, length and seed, the beats before it) did not change for
most beats, and is remembered; style, place, camera, looks and positions only stage the motions
again. The film is that of ``pipeline.film`` for the same Script and seed, to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from stickgen.catalog.animals import BODIES
from stickgen.checks import MAX_SEED, check_whole
from stickgen.direction import Staged, build_scene, filmed, staged
from stickgen.errors import StickGenError
from stickgen.making.opening import opening
from stickgen.motion import Motion
from stickgen.motion_model.model import load_model
from stickgen.motion_model.takes import Takes
from stickgen.options import GenerationOptions, check_aspect, check_seconds
from stickgen.performance import BeatKey, Played, partner_beats, plan_together, play
from stickgen.progress import Progress
from stickgen.scene import Scene
from stickgen.script import Script

MOST_CANDIDATES = 16
"""Versions of a beat that are made at once."""
_ANY_CAMERA = {"camera": "auto", "handheld": 0.0}
ShowScene = Callable[[Scene], None]


@dataclass(frozen=True)
class MadeFilm:
    """A film, and what of it was made.

    Attributes:
        script: of which it was made.
        scene: to draw.
        played: its motions, and the beats that were planned for it.
    """

    script: Script
    scene: Scene
    played: Played


@dataclass(frozen=True)
class Candidate:
    """A film with another version of a beat.

    Attributes:
        seed: of the beat.
        beats: the beat, and those of partners who move with it: all have the seed.
        film: with them.
    """

    seed: int
    beats: tuple[BeatKey, ...]
    film: MadeFilm


class FilmMaker:
    """Makes films, and remembers their motions while the model stays the same."""

    def __init__(self) -> None:
        self._takes: Takes | None = None
        self._last: tuple[object, Played, Staged] | None = None

    def make(
        self,
        script: Script,
        options: GenerationOptions,
        *,
        aspect: float = 1.0,
        progress: Progress | None = None,
        show: ShowScene | None = None,
    ) -> MadeFilm:
        """The film of a Script.

        Args:
            script, options, aspect, progress: as ``pipeline.film``.
            show: called with the beginning of the film while it is planned: after two seconds
                of it, then whenever there is three times as much.

        Raises:
            StickGenError: as ``pipeline.film``, or a take that a beat keeps is damaged.
        """
        check_seconds(script.duration)
        check_aspect(aspect)
        # Another camera looks at the same stage.
        key = (script.model_copy(update=_ANY_CAMERA), options, aspect)
        if self._last is not None and self._last[0] == key:
            _, played, stage = self._last
            return MadeFilm(script, filmed(stage, script), replace(played, made=frozenset()))
        piece = None
        if show is not None:
            told = show
            piece = lambda motions: _show(script, motions, aspect, told)  # noqa: E731
        played = play(script, options, progress, takes=self._takes_of(script, options), piece=piece)
        stage = staged(script, played.motions, aspect)
        self._last = (key, played, stage)
        return MadeFilm(script, filmed(stage, script), played)

    def candidates(
        self,
        script: Script,
        options: GenerationOptions,
        beat: BeatKey,
        seeds: Sequence[int],
        *,
        aspect: float = 1.0,
    ) -> Iterator[Candidate]:
        """The film with other versions of a beat, planned side by side; all else stays.

        Args:
            script, options, aspect: as ``make``.
            beat: of a person.
            seeds: of the versions, each different; at most ``MOST_CANDIDATES``.

        Raises:
            StickGenError: as ``make``; there is no such beat, or it is that of an animal; a seed
                or the number of them is out of range.
        """
        check_whole("the number of versions", len(seeds), 1, MOST_CANDIDATES)
        for seed in seeds:
            check_whole("the seed of a beat", seed, 0, MAX_SEED)
        _check_beat(script, beat)
        beats = (beat, *partner_beats(script.characters, beat))
        scripts = [with_seed(script, beats, seed) for seed in seeds]
        takes = self._takes_of(script, options)
        assert takes is not None
        plan_together(scripts, options, takes)
        for seed, changed in zip(seeds, scripts, strict=True):
            yield Candidate(seed, beats, self.make(changed, options, aspect=aspect))

    def _takes_of(self, script: Script, options: GenerationOptions) -> Takes | None:
        """The memory of the model that the options name; None: nobody of the script needs one."""
        if all(character.body in BODIES for character in script.characters):
            return None
        model = load_model(options)
        if self._takes is None or self._takes.model is not model:
            self._takes = Takes(model)
        return self._takes


def rerolled(script: Script, beat: BeatKey, seed: int) -> Script:
    """The Script with another version of a beat, and of those of partners who move with it.

    Raises:
        StickGenError: as ``FilmMaker.candidates``.
    """
    check_whole("the seed of a beat", seed, 0, MAX_SEED)
    _check_beat(script, beat)
    return with_seed(script, (beat, *partner_beats(script.characters, beat)), seed)


def with_seed(script: Script, beats: Sequence[BeatKey], seed: int) -> Script:
    """The Script in which some beats have another seed, and keep no take."""
    people = [*script.characters]
    for n, k in beats:
        own = [*people[n].beats]
        own[k] = own[k].model_copy(update={"seed": seed, "take": ""})
        people[n] = people[n].model_copy(update={"beats": tuple(own)})
    return script.model_copy(update={"characters": tuple(people)})


def _check_beat(script: Script, beat: BeatKey) -> None:
    """Refuse a beat that cannot be made again."""
    n, k = beat
    if not 0 <= n < len(script.characters) or not 0 <= k < len(script.characters[n].beats):
        raise StickGenError(
            f"there is no beat {n}.{k}: give the number of a character and of one of its beats, "
            "both from 0 on"
        )
    character = script.characters[n]
    if character.body in BODIES:
        raise StickGenError(
            f"{character.name} is a {character.body}, and animals move by rule: there is nothing "
            "to choose from; change the words of the beat"
        )
    if character.beats[k].start >= script.duration:
        raise StickGenError(f"the beat {n}.{k} begins after the end of the film")


def _show(script: Script, motions: Sequence[Motion], aspect: float, show: ShowScene) -> bool:
    """Show the beginning of a film; False where it cannot be staged without the rest."""
    try:
        scene = build_scene(opening(script, motions[0].duration), motions, aspect)
    except StickGenError:
        return False
    show(scene)
    return True
