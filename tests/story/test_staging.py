"""Stories → Scripts: times, beats, dress, things, camera."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.script import Script
from stickgen.story.reader.directions import Directions
from stickgen.story.schedule import LONGEST, SHORTEST, schedule
from stickgen.story.staging import stage
from stickgen.story.story import Event, Person, Story, Thing


def staged(*events: Event, people: tuple[Person, ...] = (), **fields: object) -> Script:
    names = dict.fromkeys(name for e in events for name in e.who)
    cast = people or tuple(Person(name) for name in names)
    told = Story(cast, events, **fields)  # type: ignore[arg-type]
    return stage(told, seconds=None, description="a test").script


WALK = Event(("Ann",), "walk", "walks forward", goes_on=True)

_events = st.lists(
    st.builds(
        Event,
        who=st.sampled_from([("a",), ("b",), ("a", "b")]),
        action=st.just("walk"),
        does=st.sampled_from(["walks forward", "jumps", "sits down"]),
        line=st.sampled_from(["", "Hello there, how are you?"]),
        count=st.integers(1, 3),
        step=st.integers(0, 4),
        goes_on=st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(_events, st.one_of(st.none(), st.floats(2, 120)))
def test_times_fit_the_film_and_keep_the_order(events: list[Event], seconds: float | None) -> None:
    timed, duration = schedule(events, seconds)
    assert duration == (seconds if seconds is not None else pytest.approx(duration))
    assert seconds is not None or SHORTEST <= duration <= LONGEST
    assert len(timed) == len(events)
    for t in timed:
        assert 0 <= t.start <= t.end <= duration + 1e-6
    for one in timed:
        for other in timed:
            if one.event.step < other.event.step:
                assert one.start <= other.start
            if one.event.step < other.event.step and set(one.event.who) & set(other.event.who):
                assert one.end <= other.start + 1e-6


def test_what_goes_on_lasts_until_the_next_deed() -> None:
    jump = Event(("Ann",), "jump", "jumps", step=2)
    wave = Event(("Ben",), "wave", "waves", step=1)
    script = staged(WALK, wave, jump)
    walk, leap = script.characters[0].beats
    assert walk.end == leap.start > script.characters[1].beats[0].start


def test_deeds_of_one_step_are_one_beat() -> None:
    wave = Event(("Ann",), "wave", "waves with both hands")
    (beat,) = staged(WALK, wave).characters[0].beats
    assert beat.text == "a person walks forward while waving with both hands"
    sit = Event(("Ann",), "sit", "sits on a chair")
    stand = Event(("Ann",), "stand", "stands still and watches")
    assert staged(sit, stand).characters[0].beats[0].text == "a person sits on a chair"


@pytest.mark.parametrize(("count", "end"), [(1, "jumps"), (2, "jumps twice"), (4, "jumps 4 times")])
def test_counts_are_said(count: int, end: str) -> None:
    jump = Event(("Ann",), "jump", "jumps", count=count)
    assert staged(jump).characters[0].beats[0].text == f"a person {end}"


def test_catchers_begin_while_the_ball_flies() -> None:
    throw = Event(("Ann",), "throwing", "throws the ball", ("Ben",), "ball")
    catch = Event(("Ben",), "catching", "catches the ball", ("Ann",), step=1)
    ann, ben = staged(throw, catch).characters
    assert ann.beats[0].start < ben.beats[0].start < ann.beats[0].end
    assert ann.beats[0].to == ("Ben",) and ann.beats[0].thing == "ball"


def test_lines_of_one_person_do_not_overlap_and_can_be_read() -> None:
    talk = [Event(("Ann",), "talk", "talks", line="one two three four", step=0)] * 2
    first, second = staged(*talk, WALK).characters[0].lines
    assert first.end <= second.start and first.end - first.start > 1.5


def test_a_role_is_written_out() -> None:
    king = Person("king", role="king", height=1.2)
    child = Person("Tim", age="child")
    walk = Event(("king", "Tim"), "walk", "walks")
    one, other = staged(walk, people=(king, child)).characters
    assert one.hat == "crown" and one.role == "king" and one.height == pytest.approx(1.2)
    assert other.age == "child" and 0.4 < other.height < 0.9
    bare = staged(walk, people=(Person("king", role="king", hat="-"), child)).characters[0]
    assert bare.hat == "-"


def test_people_in_space_wear_suits() -> None:
    (one,) = staged(WALK, place="space").characters
    assert one.hat == "helmet" and one.wears == ("spacesuit",)


def test_members_of_a_team_share_a_colour() -> None:
    people = tuple(Person(n, team=t) for n, t in (("a", "x"), ("b", "y"), ("c", "x")))
    script = staged(Event(("a", "b", "c"), "run", "runs"), people=people)
    a, b, c = (character.color for character in script.characters)
    assert a == c != b and a and b


def test_things_stand_apart_and_once() -> None:
    things = tuple(Thing(kind) for kind in ("tree", "bench", "rock", "house"))
    sit = Event(("Ann",), "sit", "sits on the bench", thing="bench")
    script = staged(sit, things=things)
    assert [p.kind for p in script.props] == ["tree", "rock", "house"]
    assert len({p.at for p in script.props}) == 3
    assert script.props[-1].at[1] < -10 and script.characters[0].beats[0].thing == "bench"


@pytest.mark.parametrize(
    ("action", "thing", "usual", "kept"),
    [
        ("batting", "racket", "bat", False),
        ("drinking", "bottle", "cup", False),
        ("reading", "newspaper", "book", False),
        ("sit", "throne", "chair", False),
        ("sit", "umbrella", "chair", True),
    ],
)
def test_a_thing_stands_for_the_usual_one(action: str, thing: str, usual: str, kept: bool) -> None:
    (one,) = staged(Event(("Ann",), action, "does it", thing=thing)).characters
    assert one.props is not None and thing in one.props
    assert (usual in one.props) == kept


def test_feelings_take_turns_and_fear_begins_with_a_start() -> None:
    person = Person("Ann", mood="sad")
    fear = Event(("Ann",), "run", "runs", feeling="scared", step=1)
    walk = Event(("Ann",), "walk", "walks")
    feelings = staged(walk, fear, people=(person,)).characters[0].feelings
    assert [f.expression for f in feelings][:3] == ["sad", "surprised", "scared"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(feelings))


def test_the_film_cuts_to_later_places_that_can_be_seen() -> None:
    walk = Event(("Ann",), "walk", "walks forward", seconds=6.0)
    run = Event(("Ann",), "run", "runs forward", seconds=6.0, step=1)
    script = staged(walk, run, place="street", places={1: "park"})
    assert [(cut.place, cut.start) for cut in script.places] == [("park", 6.0)]
    assert staged(walk, place="street", places={1: "park"}).places == ()


def test_camera_moves_share_the_film() -> None:
    told = Story((Person("Ann"),), (WALK,))
    directions = Directions(moves=("close_up", "pan"), style="ink", handheld=True, seconds=10.0)
    script = stage(told, seconds=None, description="x", directions=directions).script
    assert [(s.move, s.start, s.end) for s in script.camera] == [  # type: ignore[union-attr]
        ("close_up", 0, 5),
        ("pan", 5, 10),
    ]
    assert script.style == "ink" and script.handheld > 0 and script.duration == 10
    assert staged(WALK).camera == "follow"
    assert staged(WALK, Event(("Ben",), "walk", "walks")).camera == "auto"


def test_partners_look_at_each_other() -> None:
    hug = Event(("Ann", "Ben"), "hug", "hugs somebody", meets=True)
    ann, ben = staged(hug).characters
    assert ann.looks_at == "Ben" and ben.looks_at == "Ann"
    assert ann.beats[0].to == ("Ben",)


def test_jumps_and_falls_take_longer_where_gravity_is_less() -> None:
    events = [Event(who=("Ann",), action="jump", does="jumps three times", count=3)]
    (here,), _ = schedule(events, None)
    (there,), _ = schedule(events, None, 0.16)
    assert there.end - there.start == pytest.approx(2.5 * (here.end - here.start), rel=0.2)
