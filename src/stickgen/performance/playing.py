"""How a beat is played: what the motion model is told, and what is done with its motion."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from stickgen.manners.acts import Act, act_of
from stickgen.manners.frames import SIDES
from stickgen.manners.table import WAYS
from stickgen.manners.words import Worn, read_manners
from stickgen.motion_model.goals import FREE, STEP, Goals, stated_goals
from stickgen.motion_model.plan import PATCH
from stickgen.motion_model.planning import PromptSegment
from stickgen.performance.cycles import Cycle, cycle_of
from stickgen.performance.sentences import told
from stickgen.script import Beat
from stickgen.skeleton import FPS
from stickgen.text.numbers import Numbers, read_numbers

STANDING = "a person stands"
Lasts = Callable[[str], float]
_ONCE = re.compile(
    r"\b(?:jump|leap|kick|throw|toss|salute|shrug|catch|duck|dodge|sneeze|cough|lunge|bend|"
    r"pitch|bow)(?:e?s)?\b(?!.*\b(?:around|about|and|while|repeatedly|again|over and over)\b)"
)
"""What is done once in a beat that does not say more."""
_SHORTEST, _PAUSE = 40, 30
"""Frames that an action gets at least, and of a rest that is worth it."""
_RESTING = re.compile(
    r"a person (?:stands?|waits?|stops?|pauses?|stays?|remains?)(?: up| still| there| around"
    r"| a moment| and does not move| idle)*"
)
"""What is told of somebody who stands. The next thing would be a stand as well, went it on."""
_PACES = (
    (
        re.compile(r"\b(?:very|really|extremely|so|ever so)\b.*\bslow(?:ly)?\b|\bslow motion\b"),
        0.72,
    ),
    (re.compile(r"\bslow(?:ly)?\b"), 0.85),
    (re.compile(r"\b(?:quick(?:ly)?|fast|rapidly|briskly|hurriedly|swiftly)\b"), 1.18),
)
"""Pattern of a pace, and how many times as fast as the model plays it; the first one counts."""
_SIDE = re.compile(r"\b(left|right)(?: \w+)? (?:hand|arm|fist|leg|foot|knee|elbow|wrist)\b")


@dataclass(frozen=True)
class Playing:
    """A beat, and how it is played.

    Attributes:
        beat: the beat.
        frames: of the film, whole patches.
        before, main, after: frames of the model's motion: of a stand before, of what the model is
            ``told``, and of a stand after it.
        told: sentence for the model.
        worn: manners that are laid over.
        numbers: what the sentence asks in numbers.
        act: what is played by rule; None: nothing.
        cycle: what is repeated ``numbers.times`` times; None: nothing.
        sides: of the hands or feet with which it is done.
        pace: times as fast as the model plays it.
        fresh: whether the model begins it without the motion before it.
        over: last frames of ``main`` in which it is over, and the model is told of a stand.
    """

    beat: Beat
    frames: int
    before: int
    main: int
    after: int
    told: str
    worn: tuple[Worn, ...]
    numbers: Numbers
    act: Act | None
    cycle: Cycle | None
    sides: tuple[str, ...]
    pace: float
    fresh: bool = False
    over: int = 0

    @property
    def segments(self) -> list[PromptSegment]:
        """What the model plays for it."""
        parts = (
            (STANDING, self.before, FREE),
            (self.told, self.main - self.over, self.goals),
            (STANDING, self.over, FREE),
            (STANDING, self.after, FREE),
        )
        seed = self.beat.seed
        fresh = self.fresh and not self.before
        return [
            PromptSegment(text, frames // PATCH, seed, fresh and text == self.told, goals)
            for text, frames, goals in parts
            if frames
        ]

    @property
    def goals(self) -> Goals:
        """What a planner that reads goals is told beside the sentence, which may lack it."""
        if self.act is not None:
            return FREE
        stated = stated_goals(self.beat.text)
        # A count is done by repeating one, and a way back by bending the way.
        own = replace(
            stated,
            count=None,
            travel=None if self.numbers.back else stated.travel,
            actions=stated_goals(self.told).actions,
        )
        timed = own.turn is not None or own.travel is not None
        return replace(own, ends=self.main // PATCH if timed else None)

    @property
    def source(self) -> int:
        """Frames of the model's motion."""
        return self.before + self.main + self.after

    @property
    def retimed(self) -> bool:
        """Whether the model's frames are played in another time."""
        uneven = any(worn.manner.limps or worn.manner.stiff for worn in self.worn)
        return self.main != self.frames or uneven or self.fresh

    @property
    def plain(self) -> bool:
        """Whether the model's frames are the film's, but for what is laid over."""
        return self.source == self.main and not (self.retimed or self.goes or self.act)

    @property
    def goes(self) -> bool:
        """Whether its numbers bend the way or end it."""
        n = self.numbers
        return n.steps is not None or n.metres is not None or n.degrees is not None or n.circle


def read_playings(
    beats: Sequence[Beat], frames: int, known: int, lasts: Lasts | None = None
) -> list[Playing]:
    """How the beats of a character are played.

    Args:
        beats: without gaps (``beats.fill_beats``).
        frames: of the film at 25 fps.
        known: how many actions the model has learned.
        lasts: seconds that a sentence usually takes; what is done once is over then. None: it
            takes the whole beat.
    """
    ends = [round(beat.end * FPS / PATCH) for beat in beats]
    ends[-1] = ceil(frames / PATCH)
    playings = [
        _rested(_playing(beat, (end - start) * PATCH, known), lasts)
        for beat, start, end in zip(beats, [0, *ends], ends, strict=False)
        if end > start
    ]
    playings = [_borne(playings, number) for number in range(len(playings))]
    rests = [False, *(_RESTING.fullmatch(p.told) is not None for p in playings)]
    return [
        replace(p, fresh=True) if rested and not _RESTING.fullmatch(p.told) else p
        for p, rested in zip(playings, rests, strict=False)
    ]


def _rested(p: Playing, lasts: Lasts | None) -> Playing:
    """A beat whose action is over before its end, and who did it stands then."""
    if lasts is None or not p.plain or p.numbers.times or not _ONCE.search(p.beat.text):
        return p
    needed = round(lasts(p.told) * FPS / PATCH) * PATCH
    over = p.main - max(needed, _SHORTEST)
    return replace(p, over=over) if over >= _PAUSE else p


def of_take(film: range, playings: Sequence[Playing]) -> range:
    """The patches of the model's take of which some patches of the film are made.

    Args:
        film: from the beginning of a beat to the end of one.
    """
    edges = {0: 0}
    at = taken = 0
    for p in playings:
        at, taken = at + p.frames // PATCH, taken + p.source // PATCH
        edges[at] = taken
    # The last beat may be played for longer than its film, to see where a body lands.
    stop = edges.get(film.stop, edges[film.start] + len(film))
    return range(edges[film.start], min(stop, taken))


def _borne(playings: Sequence[Playing], number: int) -> Playing:
    """A pause in the bearing of what comes after or was before it: the tired stand tired."""
    own = playings[number]
    if own.beat.text != STANDING:
        return own
    beside = [*playings[number + 1 : number + 2], *playings[max(number - 1, 0) : number]]
    borne = (w for p in beside for w in p.worn if w.manner in WAYS and not w.manner.hands)
    still = [w for w in borne if w.manner.lean or w.manner.nod]
    return replace(own, worn=tuple(dict.fromkeys(still[:1])))


def _playing(beat: Beat, frames: int, known: int) -> Playing:
    text = beat.text.lower()
    worn, _ = read_manners(beat.text)
    numbers = read_numbers(text)
    act = None if beat.to else act_of(text, numbers.times)
    cycle = cycle_of(text) if act is None and numbers.times is not None else None
    sides = tuple(dict.fromkeys(_SIDE.findall(text)))
    sentence = told(beat.text, known)
    if numbers.back:
        sentence = (
            "a person runs forward"
            if re.search(r"\b(?:run|jog)", text)
            else "a person walks forward"
        )
    pace = next((pace for pattern, pace in _PACES if pattern.search(text)), 1.0)
    for each in worn:
        pace *= each.manner.rate
    before, main, after = 0, frames, 0
    if act is not None:
        sentence, pace, worn = act.told, 1.0, []
    elif cycle is not None:
        sentence = _sided(cycle.told, sides)
        main, after = max(frames, 75), 35
    elif numbers.steps is not None or numbers.metres is not None:
        way = STEP * numbers.steps if numbers.steps else (numbers.metres or 0.0) / 0.9
        sentence, main = _going(text), round((way + 1.4) * FPS / PATCH) * PATCH
        before, after = 20, 40
    elif numbers.degrees is not None:
        sentence, before, after = _turning(numbers), 15, 35
        main = max(40, round((abs(numbers.degrees) / 60.0 + 0.8) * FPS / PATCH) * PATCH)
    elif pace != 1.0:
        main = max(PATCH, round(frames * pace / PATCH) * PATCH)
    return Playing(
        beat,
        frames,
        before,
        main,
        after,
        sentence,
        tuple(worn),
        numbers,
        act,
        cycle,
        sides or SIDES,
        pace,
    )


def _going(text: str) -> str:
    """What the model is told of a way that is measured: how somebody goes, and whereto."""
    side = re.search(r"\b(?:to (?:the|his|her|their) )?(left|right)\b", text)
    if "back" in text:
        return "a person walks backwards"
    if side and re.search(r"\bside", text):
        return f"a person sidesteps to the {side[1]}"
    return (
        "a person runs forward" if re.search(r"\b(?:run|jog)", text) else "a person walks forward"
    )


def _sided(told: str, sides: Sequence[str]) -> str:
    return told.format(sides[0] if sides else "right")


def _turning(numbers: Numbers) -> str:
    side = "left" if (numbers.degrees or 0.0) > 0 else "right"
    around = "around " if abs(numbers.degrees or 0.0) >= 150 else ""
    return f"a person turns {around}to the {side}"
