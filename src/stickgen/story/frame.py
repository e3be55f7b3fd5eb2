"""The records of a frame: what usually belongs to a scene. ``story.frames`` reads them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Doing:
    """What somebody does who has nothing else to do.

    Attributes:
        action: name of an action (``vocabulary.ACTIONS``).
        does: the predicate for the motion model, third person singular.
    """

    action: str
    does: str


@dataclass(frozen=True)
class Seat:
    """A part in the scene, for one person or for several.

    Attributes:
        seat: its name, by which events refer to it.
        role: noun that means the role of whoever sits here and has none; empty: an ordinary
            person.
        words: nouns, singular and lower case, of people who take this seat before others.
        team: index of its team, or None.
        needed: when somebody is added to the cast if nobody of the text takes the seat:
            ``always``; ``whole``: only where the events of the frame are played; empty: never.
        many: how many are added then, and how many can take the seat at most.
        props: kinds of things they carry.
        waits: what they do who have nothing to do; None: that of the frame.
    """

    seat: str
    role: str = ""
    words: tuple[str, ...] = ()
    team: int | None = None
    needed: str = ""
    many: tuple[int, int] = (1, 1)
    props: tuple[str, ...] = ()
    waits: Doing | None = None


@dataclass(frozen=True)
class Part:
    """What seats do by default; the fields are those of ``story.Event``, with seats for names.

    Attributes:
        who: seats of those who do it.
        to: seats of those to whom or with whom it is done; nobody does it to themselves, so both
            partners of a hug are in ``who`` and in ``to``.
    """

    who: tuple[str, ...]
    step: int
    action: str
    does: str
    to: tuple[str, ...] = ()
    thing: str = ""
    line: str = ""
    voice: str = "talk"
    feeling: str = ""
    goes_on: bool = False
    enters: bool = False
    leaves: bool = False


@dataclass(frozen=True)
class Frame:
    """One scene as it usually goes.

    Attributes:
        name: that of its file.
        words: phrases that bring in the place, the things, the dress and missing partners.
        whole: phrases that stand for the whole scene: where the text tells no other event, the
            parts below are played.
        unless: phrases that hold one of those and mean something else.
        place: name of a place; empty: any.
        later_place: name of a better place, which is not drawn yet.
        time, weather: as in ``story.Story``; empty: any.
        things: kinds of things on the stage.
        later: kinds of better things, which are not drawn yet.
        teams: number of teams, each in its colour.
        seats: the usual cast.
        events: what they do; the parts of one step begin together.
        waits: what those do who have nothing to do; None: as everywhere.
        camera: name of a camera move that the scene needs; empty: any.
    """

    name: str
    words: tuple[str, ...]
    whole: tuple[str, ...]
    unless: tuple[str, ...] = ()
    place: str = ""
    later_place: str = ""
    time: str = ""
    weather: str = ""
    things: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    teams: int = 0
    seats: tuple[Seat, ...] = ()
    events: tuple[Part, ...] = ()
    waits: Doing | None = None
    camera: str = ""
