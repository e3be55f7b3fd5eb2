"""What a model answers → a Story: names are found, gaps are filled, nonsense is dropped."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator, ValidationError, validate
from loopback import event, person, reply

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.story.models import find_provider, names, write_story
from stickgen.story.models.conversion import story_of
from stickgen.story.models.errors import UnusableError
from stickgen.story.models.instructions import example_answer, instructions
from stickgen.story.models.repair import read_reply
from stickgen.story.models.schema import reply_schema
from stickgen.story.reader.grammar import COLORS
from stickgen.story.story import Story
from stickgen.vocabulary import ACTIONS, EXPRESSIONS, SPEECH


def told(text: str) -> Story:
    return story_of(*read_reply(text), "told by a test")


def first(**facts: object) -> object:
    """The first event of an answer with these facts."""
    return told(reply(event(["Ben"], **{"action": "idle", "does": "", **facts}))).events[0]


@pytest.mark.parametrize("bounded", [False, True])
def test_the_schema_is_flat_strict_and_holds_the_names_of_the_tables(bounded: bool) -> None:
    schema = reply_schema(bounded=bounded)
    Draft202012Validator.check_schema(schema)
    assert "$ref" not in json.dumps(schema)
    parts = [schema, *(schema["properties"][name]["items"] for name in ("cast", "events"))]
    for part in parts:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
        assert {"seconds", "duration", "x", "at"}.isdisjoint(part["properties"])
    deed = parts[2]["properties"]
    assert deed["action"]["enum"] == list(ACTIONS)
    assert set(deed["thing"]["enum"]) == {"none", *PROPS}
    assert set(schema["properties"]["place"]["enum"]) == {"none", *PLACES}
    assert ("maxItems" in schema["properties"]["events"]) is bounded


def test_the_worked_example_obeys_the_schema_and_needs_no_repair() -> None:
    validate(json.loads(example_answer()), reply_schema(bounded=True))
    story = told(example_answer())
    assert (story.left_out, story.drawn_as) == ((), {})
    assert [event.step for event in story.events] == [0, 0, 1]
    with pytest.raises(ValidationError):
        validate(json.loads(example_answer().replace("throwing", "hurling")), reply_schema())


def test_the_instructions_name_every_field_and_every_name() -> None:
    text = instructions()
    schema = reply_schema()
    for part in (schema, *(schema["properties"][name]["items"] for name in ("cast", "events"))):
        assert all(f"- {name}: " in text for name in part["properties"])
    assert all(name in text for name in (*ACTIONS, *PROPS, *PLACES, *EXPRESSIONS, *SPEECH))


@pytest.mark.parametrize(
    ("word", "name"),
    [("Park", "park"), ("a sunny park", "park"), ("the beach", "beach"), ("forrest", "forest"),
     ("none", ""), ("", ""), (None, ""), (7, "")],
)  # fmt: skip
def test_places_are_found(word: object, name: str) -> None:
    story = told(reply(place=word))
    assert (story.place, story.left_out) == (name, ())


def test_things_are_found_and_what_cannot_be_drawn_is_told() -> None:
    story = told(
        reply(things=["Chairs", "a big red ball", "basebal", "quasar", "none", "soccer ball"])
    )
    assert [thing.kind for thing in story.things] == ["chair", "ball", "baseball", "soccer_ball"]
    assert story.left_out == ("quasar",)
    assert told(reply(place="quasar")).left_out == ("quasar",)


def test_a_word_that_is_only_near_is_told() -> None:
    table = names.Names({"bicycle": "bicycle", "bike": "bicycle"}, {"unicycle": "bicycle"})
    changes = names.Changes()
    assert [table.find(w, changes) for w in ("bike", "Unicycles", "a red unicycle")] == [
        "bicycle"] * 3  # fmt: skip
    assert changes.drawn_as == {"unicycles": "bicycle", "red unicycle": "bicycle"}


def test_times_weathers_and_roles_are_found_by_the_words_of_their_records() -> None:
    cast = [person("A", role="the physician"), person("B", role="Citizen"), person("C", role="qux")]
    story = told(reply(time="at sunset", weather="a thunderstorm", cast=cast))
    assert (story.time, story.weather) == ("dusk", "storm")
    assert [person.role for person in story.people[:3]] == ["doctor", "person", ""]
    assert story.drawn_as == {"citizen": "person"}
    assert story.left_out == ("qux",)
    names = told(reply(event(["the physician"], "wave", "waves"), cast=cast)).events[0].who
    assert names == ("A",)


@pytest.mark.parametrize(
    ("word", "name"),
    [("WAVE", "wave"), ("cartwheels", "jump"), ("lie down", "lie_down"), ("throw", "throwing"),
     ("hugs somebody", "hug"), ("yell", "shout"), ("celebrte", "celebrate"), ("none", ""),
     (["wave"], ""), ("gloop", "")],
)  # fmt: skip
def test_actions_are_found(word: object, name: str) -> None:
    assert first(action=word).action == name


@pytest.mark.parametrize(
    ("does", "predicate"),
    [("throw the ball", "throws the ball"), ("Ben throws the ball.", "throws the ball"),
     ("he is running away", "runs away"), ("a person sits", "sits"), ("waves", "waves"),
     ("The Ben jumps", "jumps"), ("gloops", "gloops")],
)  # fmt: skip
def test_a_predicate_has_no_subject_and_the_third_person(does: str, predicate: str) -> None:
    assert first(does=does).does == predicate


def test_gaps_of_an_event_are_filled_from_its_other_words() -> None:
    assert first(action="", does="kicks the ball").action == "kicking"
    assert first(action="", does="gloops").action == "idle"
    assert first(action="wave").does == "waves a hand in the air"
    assert first(action="shout", line="Stop!").voice == "shout"
    line = first(action="idle", line="Hm.")
    assert (line.does, line.line) == ("", "Hm.")
    assert first(does="jumps three times").count == 3
    assert first(does="enters the room").enters
    assert first(does="walks away").leaves
    assert not first(does="walks into the room").leaves
    assert first(does='holds a sign that reads "No"').line == ""
    said = first(action="", does='Ben says: "Hello, you!"')
    assert (said.action, said.does, said.line) == ("talk", "says", "Hello, you!")
    assert first(action="talk", line="None").line == ""
    assert first(action="talk", line="Nothing").line == "Nothing"
    assert first(feeling="neutral").feeling == ""
    assert first(feeling="furious").feeling == "angry"


def test_lines_are_one_printable_line() -> None:
    said = first(line="Hello\n\x00\x1b[31m  there " + "a" * 300).line
    assert said.startswith("Hello [31m there a")
    assert len(said) == 200


def test_people_who_act_without_a_role_in_the_cast_are_added() -> None:
    events = (event(["Ben", "Zoe"], "hug", "hugs"), event("Max and Lea", "wave", "waves"))
    story = told(reply(*events))
    assert [person.name for person in story.people] == ["Ben", "Zoe", "Max", "Lea"]
    assert story.events[1].who == ("Max", "Lea")


def test_names_are_found_as_a_reader_would() -> None:
    cast = ["Anna", person("Bob", role="doctor"), person("Cid", team="Reds"),
        person("Dan", team="Reds"), "zombie", "zombie", "Anna"]  # fmt: skip
    events = [event([who], "wave", "waves") for who in
        ("anna", "the doctor", "reds", "everyone", "Annna", "zombie 2")]  # fmt: skip
    story = told(reply(*events, cast=cast))
    everybody = ("Anna", "Bob", "Cid", "Dan", "zombie", "zombie 2")
    assert [event.who for event in story.events] == [
        ("Anna",), ("Bob",), ("Cid", "Dan"), everybody, ("Anna",), ("zombie 2",)]  # fmt: skip
    assert tuple(person.name for person in story.people) == everybody


def test_roles_and_teams_are_meant_by_their_nouns() -> None:
    cast = ["dancer", "dancer 2", person("Kim", team="Blue"), person("Lou", team="blue team")]
    whos = (["the dancers"], ["the dancer"], ["Blue team"], ["Kim's dog"])
    story = told(reply(*(event(who, "wave", "waves") for who in whos), cast=cast))
    assert [event.who for event in story.events] == [
        ("dancer", "dancer 2"), ("dancer",), ("Kim", "Lou"), ("Kim's dog",)]  # fmt: skip
    assert [person.role for person in story.people] == ["dancer", "dancer", "", "", "dog"]


def test_events_of_nobody_and_of_things_are_dropped_and_told() -> None:
    events = [event(who, "walk", "rolls away") for who in ([], ["ball"], ["none"], ["nobody"])]
    story = told(reply(*events, event(["Ben"], "wave", "waves", to=["ball", "Ben", "Zeus"])))
    (only,) = story.events
    assert (only.who, only.to, only.step) == (("Ben",), (), 0)
    assert len(story.people) == 1
    assert "ball rolls away" in story.left_out
    with pytest.raises(UnusableError, match="somebody of the cast must do something"):
        told(reply(events[0]))


def test_what_happens_together_shares_a_step_but_nobody_does_two_things_at_once() -> None:
    def deed(who: str, together: object) -> dict[str, object]:
        return event([who], "wave", "waves", together_with_previous=together)

    flags = [("A", True), ("B", True), ("A", True), ("B", "true"), ("C", False), ("A", "no")]
    story = told(reply(*(deed(*pair) for pair in flags), cast=["A", "B", "C"]))
    assert [event.step for event in story.events] == [0, 0, 1, 1, 2, 3]


def test_the_usual_kind_and_age_are_left_to_the_role() -> None:
    cast = [person("A", color="red", gender="Female"), person("B", kind="robot", age="old"),
        person("C", kind="griffin", color="#123456", team="none")]  # fmt: skip
    a, b, c = told(reply(cast=cast)).people[:3]
    assert (a.kind, a.age, a.gender, a.color) == ("", "", "female", COLORS["red"])
    assert (b.kind, b.age) == ("robot", "old")
    assert (c.kind, c.color, c.team) == ("", "", "")


def test_the_mock_answers_without_a_network_from_a_table_or_a_file(tmp_path) -> None:
    assert write_story("anything", find_provider("mock")).title == "The Catch"
    file = tmp_path / "answer.txt"
    file.write_text(f"```json\n{reply(title='Mine')}\n```")
    assert write_story("anything", find_provider("mock", url=str(file))).title == "Mine"
    with pytest.raises(ValueError, match=r"answer.*cannot be read"):
        write_story("anything", find_provider("mock", url=str(tmp_path / "missing answer")))


def test_a_random_answer_gives_a_story_or_the_reason_why_not() -> None:
    rng = random.Random(5)
    values = [None, 3, -1e308, True, "", "Ben", "none", "x" * 500, [], ["Ben"], {}, {"name": 1},
        [[["Ben"]]], "\u0000\ud800", float("nan")]  # fmt: skip
    stories = 0
    for _ in range(400):
        data = json.loads(reply(event(["Ben"], "wave", "waves"), event("A, B", "run", "runs")))
        for _ in range(rng.randint(1, 4)):
            part = rng.choice([data, *data["events"], *data["cast"]])
            part[rng.choice([*part, "extra"])] = rng.choice(values)
            if not isinstance(data.get("events"), list) or not isinstance(data.get("cast"), list):
                break
            data["events"] = [e for e in data["events"] if isinstance(e, dict)]
            data["cast"] = [p for p in data["cast"] if isinstance(p, dict)]
        try:
            story = told(json.dumps(data))
        except UnusableError:
            continue
        stories += 1
        assert len({p.name for p in story.people}) == len(story.people) <= 12
        assert all(replace(e).who for e in story.events)
        assert {e.action for e in story.events} <= {*ACTIONS, ""}
        assert {e.thing for e in story.events} <= {*PROPS, ""}
        repr(story).encode()
    assert stories > 200


@pytest.mark.parametrize("text", ['{"a":' * 20000, "{" * 10**5, "[" * 10**5, '{"events": [' * 9000])
def test_nested_nonsense_is_refused_quickly(text: str) -> None:
    with pytest.raises(UnusableError):
        read_reply(text)
