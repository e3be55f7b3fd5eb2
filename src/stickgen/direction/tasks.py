"""What the beats of a person ask of the body: to sit, climb, lie, ride, or get somewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.action_spans import whole_beats
from stickgen.direction.containers import INSIDE, SET_DOWN, is_opened, is_taken
from stickgen.geometry import FloatArray
from stickgen.measures.footing import SEATED_HEIGHTS
from stickgen.motion import Motion
from stickgen.script import Beat, Character
from stickgen.sticks import figure_scale
from stickgen.text.actions import named_actions

_RISING = frozenset(
    """walk run sprint jump dance stand get_up kneel lie_down climbing crawling swimming flying
    fight dodge running_bases batting pitching kicking dribbling shooting fall spin push pull
    carry sweep stagger ride drive bow hug fight_stance""".split()
)
"""Actions for which somebody who sits gets up."""
DESK = frozenset("reading typing eating drinking play_instrument talk looking_around".split())
"""Actions that are done sitting where the body sits."""
_ON_THE_FLOOR = re.compile(
    r"\bsit-?ups?\b|cross-legged|on the (?:floor|ground|sand|grass|rug|carpet|beach|snow)"
)
_ON_A_SEAT = re.compile(
    r"\b(?:on|in) (?:a|an|the|his|her|their) (?:\w+ )?(?:bench|chair|sofa|armchair|couch|stool)\b"
)
_DESKS = re.compile(r"\b(?:at|on|behind) (?:a|an|the|his|her|their) (?:\w+ )?(?:desk|table)\b")
_STILL_SEATED = re.compile(r"\bstands? (?:and|while|there)\b|stands? with\b")
_SITTING_DOWN = re.compile(r"\b(?:sits? down|takes? a seat|sat down|lowers?|flops?|drops? into)\b")
_CLIMBED = ("stairs", "ladder", "rope", "wall", "tree", "pole")
_STEPS = re.compile(r"\bstair|\bsteps (?:up|down)\b|\b(?:up|down) the steps\b|upstairs|downstairs")
_GOING = re.compile(
    r"\b(?:walk|go|come|run|stroll|step|hurr[iy]|jog|march|rush|sneak|tiptoe|limp|stride|wander|"
    r"approach|return|head)(?:e?s|ing|ies)?\b.*?\b(?:to|towards?|up to|over to|approach\w*)\b"
)
_RIDES = {
    r"\brow(?:s|ing)?\b": "boat",
    r"\bsurf(?:s|ing)?\b": "surfboard",
    r"\bskateboard(?:s|ing)\b": "skateboard",
    r"\bsnowboard(?:s|ing)\b": "snowboard",
    r"\b(?:cycl(?:es|ing)|pedals?)\b": "bicycle",
    r"\b(?:sledges?|sleds|toboggans)\b": "sled",
    r"\bdriv(?:es|ing)\b": "car",
}
"""Word → what is ridden, if the words name nothing else."""
CABINS = ("bus", "train", "rocket")
"""Things in which people ride, behind a window."""
_ABOARD = re.compile(
    r"\b(?:rides?|riding|drives?|driving|fl(?:y|ies|ying)|travels?|travell?ing|sits?|sitting|goes|"
    r"leaves|pilots?|steers?|takes (?:the|a)|launch(?:es)?|takes off|lifts off)\b"
)
_MOVES = re.compile(
    r"\b(?:rid|driv|fly|flies|travel|goes|leaves|pilot|steer|takes|launch|lifts off)"
)
_IN_BED = re.compile(r"\bin (?:the |a |his |her |their )?bed\b")
_OUT = re.compile(r"\b(?:gets? (?:out|off)|steps? (?:out|off)|climbs? out|leaves the)\b")
_OVER = re.compile(r"\b(?:jumps?|hops?|leaps?|steps?|vaults?|hurdles?) over\b")
_ON_TOP = re.compile(r"\bputs? (?:down|on|onto)\b")
_ONTO = re.compile(
    r"\b(?:jumps?|hops?|leaps?|steps?|climbs?|gets)\b.*?\b(?:on to|onto|on top of|up on|on) "
    r"(?:the|a|an) (?P<thing>box|table|podium|bench|chair|barrel|rock|treasure chest|trampoline)\b"
)
_THROUGH = re.compile(
    r"\bthrough (?:it|the (?:open )?door(?:way)?)\b"
    r"|\b(?:goes|walks|steps|runs|rushes|comes) (?:in|inside|out|outside)\b"
)
_AT_THE_THING = re.compile(r"\b(?:open|close|shut|knock|unlock|enter|lock)(?:e?s|ing)?\b")


@dataclass(frozen=True)
class Task:
    """Frames in which a body needs something under it or around it, or a place to be at.

    Attributes:
        what: ``sit``, ``climb``, ``lie``, ``ride``, ``swim``, ``tumble``, ``over``: to jump over
            a thing, ``through``: to walk through a door that was opened, or ``arrive``: to be at a
            thing in the last of the frames.
        start, stop: frames.
        thing: kind of thing; empty: any that serves.
        words: of the beat.
        to: names of those to whom somebody goes.
        table: whether somebody sits at a table.
        opens: whether something is opened that a hand can hold.
    """

    what: str
    start: int
    stop: int
    thing: str = ""
    words: str = ""
    to: tuple[str, ...] = ()
    table: bool = False
    opens: bool = False

    @property
    def down(self) -> bool:
        """Whether somebody climbs down, or is to be seen sitting down."""
        if self.what == "sit":
            return bool(_SITTING_DOWN.search(self.words))
        return bool(re.search(r"\b(?:down|descends?|downstairs)\b", self.words))

    @property
    def over(self) -> bool:
        """Whether somebody gets over what they climb."""
        return bool(re.search(r"\bover\b", self.words))

    @property
    def in_bed(self) -> bool:
        """Whether somebody lies in a bed."""
        return self.what == "lie" and (self.thing == "bed" or bool(_IN_BED.search(self.words)))

    @property
    def goes(self) -> bool:
        """Whether what somebody is in moves."""
        return bool(_MOVES.search(self.words))

    @property
    def onto(self) -> str:
        """The kind of thing onto which somebody gets; empty: none."""
        found = _ONTO.search(self.words)
        kind = found["thing"].replace(" ", "_") if found else ""
        return kind if kind in PROPS else ""


def find_tasks(
    character: Character, motion: Motion, table: bool = False, stock: str = ""
) -> list[Task]:
    """The tasks of a person in order of time; animals have none.

    Who sits stays seated until the words say otherwise.

    Args:
        table: whether one stands on the stage: there people sit who eat and drink.
        stock: kind of thing on the stage out of which people take what they take.
    """
    if motion.skeleton:
        return []
    fps, frames = motion.fps, len(motion)
    tasks: list[Task] = []
    seated: Task | None = None
    used = {beat.thing for beat in character.beats}
    own = (k for k in character.props or () if k in SET_DOWN and k not in used)
    box = next(own, "")  # that they have for what is in it
    for beat in whole_beats(character.beats, motion.duration):
        start, stop = round(beat.start * fps), min(round(beat.end * fps), frames)
        if start >= stop:
            continue
        actions = set(named_actions(beat.text))
        if beat.thing in CABINS and _ABOARD.search(beat.text):
            if tasks and tasks[-1].what == "ride" and tasks[-1].thing == beat.thing:
                tasks[-1] = replace(tasks[-1], stop=stop)  # still in it
            else:
                tasks.append(Task("ride", start, stop, beat.thing, beat.text))
            continue
        if tasks and tasks[-1].thing in CABINS and not _gets_out(beat, actions):
            tasks[-1] = replace(tasks[-1], stop=stop)
            continue
        if tasks and tasks[-1].in_bed and not _gets_out(beat, actions):
            continue
        sits = _sits(beat, actions, motion, slice(start, stop), table)
        if seated is not None and not sits and _rises(beat, actions):
            tasks.append(replace(seated, stop=start))
            seated = None
        if sits and seated is None:
            named = _named(beat, _seats()) or _named_before(tasks, _seats())
            seated = Task("sit", start, frames, named, beat.text)
        if seated is not None and (_DESKS.search(beat.text) or "typing" in actions):
            seated = replace(seated, table=True)
        source = "table" if table else stock or box
        source = next((t.thing for t in tasks[::-1] if t.thing in INSIDE), source)
        if seated is None and source and is_taken(beat):
            tasks.append(Task("arrive", start, stop, source, beat.text, opens=source in SET_DOWN))
        elif seated is None or seated.start == start:
            tasks += _others(beat, actions, start, stop, seated is not None)
    if seated is not None:
        tasks.append(seated)
    return sorted(tasks, key=lambda task: (task.start, task.what == "sit"))


def _sits(beat: Beat, actions: set[str], motion: Motion, frames: slice, table: bool) -> bool:
    """Whether somebody sits on something in a beat: by the words, or by the body at a desk."""
    if _ON_THE_FLOOR.search(beat.text) or {"ride", "drive"} & actions:
        return False
    if _IN_BED.search(beat.text):  # against its head
        return False
    if _ON_A_SEAT.search(beat.text) and actions and actions <= DESK:
        return True
    if "sit" in actions or ("typing" in actions and "stand" not in beat.text):
        return True
    if not actions or not actions <= DESK:
        return False
    if table and {"eating", "drinking"} & actions and "stand" not in beat.text:
        return True
    low, high = (height * figure_scale(motion.joints) for height in SEATED_HEIGHTS)
    pelvis = motion.joints[frames, 0, 1]
    return bool(((pelvis > low) & (pelvis < high)).mean() > 0.5)


def _gets_out(beat: Beat, actions: set[str]) -> bool:
    """Whether somebody in a cabin gets out of it."""
    return bool(_OUT.search(beat.text) or actions & (_RISING - {"stand"}))


def _rises(beat: Beat, actions: set[str]) -> bool:
    if actions & {"stand"} and _STILL_SEATED.search(beat.text):
        actions = actions - {"stand"}
    return bool(actions & _RISING)


def _others(beat: Beat, actions: set[str], start: int, stop: int, seated: bool) -> list[Task]:
    """The tasks of a beat beside sitting."""
    found: list[Task] = []

    def task(what: str, thing: str = "") -> None:
        found.append(Task(what, start, stop, thing, beat.text, beat.to, opens=is_opened(beat)))

    vehicle = next((kind for word, kind in _RIDES.items() if re.search(word, beat.text)), None)
    if _STEPS.search(beat.text) and not seated:
        task("climb", "stairs")
    elif _OVER.search(beat.text):
        task("over", beat.thing or _named(beat, tuple(PROPS)))
    elif "cartwheel" in beat.text:
        task("tumble")
    elif "climbing" in actions or (not seated and _ONTO.search(beat.text)):
        task("climb", beat.thing or _named(beat, _CLIMBED))
    elif {"lie_down", "sleep"} & actions or _IN_BED.search(beat.text):
        task("lie", _named(beat, ("bed", "sofa", "bench")))
    elif vehicle is not None or {"ride", "drive"} & actions:
        task("ride", beat.thing or _named(beat, tuple(PROPS)) or vehicle or "")
    elif "swimming" in actions:
        task("swim")
    elif not seated and beat.thing in (None, "door") and _THROUGH.search(beat.text):
        task("through", "door")
    elif not seated and any(w.search(beat.text) for w in (_GOING, _AT_THE_THING, _ON_TOP)):
        task("arrive", beat.thing or _named(beat, tuple(PROPS)))
    return found


def is_going(words: str) -> bool:
    """Whether the words of a beat say that somebody gets somewhere."""
    return bool(_GOING.search(words))


def _seats() -> tuple[str, ...]:
    return tuple(kind for kind, record in PROPS.items() if record.seat is not None)


def _named(beat: Beat, kinds: Sequence[str]) -> str:
    """The first of some kinds of things that a beat names; empty: none."""
    if beat.thing in kinds:
        return beat.thing or ""
    words = f" {beat.text.lower()} ".replace(",", " ")
    places = [(words.find(f" {kind.replace('_', ' ')} "), kind) for kind in kinds]
    return min(((at, kind) for at, kind in places if at >= 0), default=(0, ""))[1]


def _named_before(tasks: Sequence[Task], kinds: Sequence[str]) -> str:
    """What somebody went to just before, if one sits on it."""
    return tasks[-1].thing if tasks and tasks[-1].thing in kinds else ""


def median_yaw(angles: FloatArray) -> float:
    """The middle one of some angles, radians."""
    return float(np.angle(np.exp(1j * np.asarray(angles)).mean()))
