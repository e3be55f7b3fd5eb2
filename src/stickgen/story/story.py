"""Story: who is there and what happens in which order, without seconds or metres.

The reader of prompts makes it, and so does a language model; ``story.staging`` turns it into a
Script.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """Somebody of the story: one character of the film.

    Attributes:
        name: unique in the story: "Anna", "pitcher", "zombie 2".
        role: name of a role (``catalog.roles.ROLES``); empty: an ordinary person.
        kind: kind of actor; empty: that of the role.
        gender: ``female``, ``male`` or empty.
        age: ``baby``, ``child``, ``teenager``, ``adult``, ``old``; empty: that of the role.
        team: name of the team; members of one wear its colour.
        color: ``#rrggbb``; empty: chosen.
        hat, hair, tie: names of the wardrobe, instead of the role's; ``-``: none.
        height, build: times those of the role and age.
        mood: expression over the whole film; empty: that of the events.
        props: things carried or beside this person all the time.
        why: the words, or the frame, that this person comes from.
        bare_hands: whether they leave away what their role usually holds.
    """

    name: str
    role: str = ""
    kind: str = ""
    gender: str = ""
    age: str = ""
    team: str = ""
    color: str = ""
    hat: str = ""
    hair: str = ""
    tie: str = ""
    height: float = 1.0
    build: float = 1.0
    mood: str = ""
    props: tuple[str, ...] = ()
    why: str = ""
    bare_hands: bool = False


@dataclass(frozen=True)
class Event:
    """What one or several people do together.

    Attributes:
        who: names of those who do it.
        action: name of an action (``vocabulary.ACTIONS``); empty: only a line or a feeling.
        does: the predicate for the motion model, third person singular, without its subject:
            "walks slowly forward".
        to: names of those to whom it is done, or with whom.
        thing: kind of prop that is used; empty: none.
        line: words that are said; empty: none.
        voice: how they are said, a name of ``vocabulary.SPEECH``.
        feeling: expression of those who do it; empty: that of the action.
        count: how often ("twice").
        seconds: length that the prompt states; None: as long as the action takes.
        step: events of one step begin together; the next step begins when they are done.
        goes_on: continues until its people have their next event ("while the others dance").
        enters, leaves: whether its people come into or go out of the picture.
        why: the words, or the frame, that it comes from.
        meets: whether those who do it together turn to each other.
        spoken: seconds that the line takes by the voice that says it; None: as long as to read it.
    """

    who: tuple[str, ...]
    action: str = ""
    does: str = ""
    to: tuple[str, ...] = ()
    thing: str = ""
    line: str = ""
    voice: str = "talk"
    feeling: str = ""
    count: int = 1
    seconds: float | None = None
    step: int = 0
    goes_on: bool = False
    enters: bool = False
    leaves: bool = False
    why: str = ""
    meets: bool = False
    spoken: float | None = None


@dataclass(frozen=True)
class Thing:
    """Something that stands on the stage.

    Attributes:
        kind: kind of prop.
        color: ``#rrggbb``; empty: its own.
        near: name of the person beside whom it stands; empty: chosen.
        why: the words, or the frame, that it comes from.
    """

    kind: str
    color: str = ""
    near: str = ""
    why: str = ""


@dataclass(frozen=True)
class Story:
    """Everything that a prompt tells, in the words of the vocabulary.

    Attributes:
        people: in the order in which they are mentioned.
        events: in any order; ``Event.step`` says when.
        place: name of the first place; empty: bare paper.
        places: step → name of the place to which the film cuts then.
        time: ``dawn``, ``day``, ``dusk``, ``night`` or empty.
        weather: ``rain``, ``snow``, ``fog``, ``wind``, ``storm`` or empty.
        things: on the stage.
        season: ``spring``, ``summer``, ``autumn``, ``winter`` or empty.
        lamps: ``off`` where it is dark in a room from the start; empty: they are on.
        switches: step → ``on`` or ``off``, to which somebody switches the lamps then.
        whys: ``place``, ``time`` … → the words, or the frame, that it comes from.
        left_out: words of what cannot be shown.
        drawn_as: word → what it is drawn as instead.
        title: of the film; empty: none.
    """

    people: tuple[Person, ...]
    events: tuple[Event, ...]
    place: str = ""
    places: Mapping[int, str] = field(default_factory=dict)
    time: str = ""
    weather: str = ""
    season: str = ""
    lamps: str = ""
    switches: Mapping[int, str] = field(default_factory=dict)
    things: tuple[Thing, ...] = ()
    whys: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    drawn_as: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
