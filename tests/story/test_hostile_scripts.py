"""Scripts with hostile values: filmed, or refused in one sentence."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hostile import attempts

from stickgen.direction import build_scene
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.options import check_seconds
from stickgen.skeleton import rest_pose
from stickgen.story import read_script

SCRIPT: dict[str, Any] = {
    "title": "a film",
    "description": "Ann waves",
    "duration": 2,
    "place": "park",
    "style": "sketch",
    "effects": ["trails"],
    "handheld": 0.5,
    "characters": [
        {
            "name": "Ann",
            "beats": [
                {"text": "a person waves", "start": 0, "end": 2, "to": ["Bob"], "thing": "ball"}
            ],
            "team": "Reds",
            "lines": [{"text": "hello", "start": 0, "end": 1, "voice": "talk"}],
            "feelings": [{"expression": "happy", "sign": "hearts", "start": 0, "end": 1}],
            "height": 1.1,
            "build": 1.2,
            "at": [0, 0],
            "color": "#102030",
            "props": ["ball"],
            "looks_at": "Bob",
        },
        {
            "name": "Bob",
            "beats": [{"text": "a person walks", "start": 0, "end": 2}],
            "looks_at": [{"name": "Ann", "start": 0, "end": 1}],
        },
    ],
    "props": [
        {"kind": "chair", "at": [1, 0], "y": 0, "turn": 90, "scale": 1, "start": 0, "end": 1},
        {
            "kind": "cup",
            "held_by": [
                {"name": "Ann", "start": 0, "end": 1, "hand": "left"},
                {"name": "Bob", "start": 1, "end": 1.5, "then": "puts_down"},
            ],
        },
    ],
    "places": [{"place": "street", "start": 1}],
    "camera": [{"move": "orbit", "start": 0, "end": 2, "amount": 30, "subject": "Ann"}],
}
KEYFRAMES = [{"frame": 0, "x": 0, "y": 1, "z": 8, "zoom": 1, "roll": 0.1}, {"frame": 9, "zoom": 2}]


def direct(document: Any, path: Path) -> None:
    """Read a Script and direct its film with people who stand."""
    path.write_text(json.dumps(document), encoding="utf-8")
    script = read_script(path)
    check_seconds(script.duration)
    frames = round(25 * min(script.duration, 20))
    still = Motion(rest_pose()[None].repeat(frames, axis=0))
    build_scene(script, [still] * len(script.characters), 16 / 9)


@pytest.mark.parametrize("camera", [SCRIPT["camera"], KEYFRAMES, "auto"])
def test_a_hostile_script_is_filmed_or_refused(camera: object, tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    document = {**SCRIPT, "camera": camera}
    direct(document, path)

    def attempt(changed: Any) -> None:
        try:
            direct(changed, path)
        except StickGenError as error:
            assert str(error).isprintable() and len(str(error)) < 1600

    attempts(document, attempt, examples=40)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("camera: [{frame: 0, roll: 1e308}]", "camera.0.roll"),
        ("camera: [{move: track, start: 0, end: 1, amount: 1e308}]", "the amount of a track"),
        ("props: [{kind: ball, at: [0, 0], turn: 1e308}]", "props.0.turn"),
        ("props: [{kind: ball}]", "where is the ball. Give at: .x, z., or held_by"),
        ("props: [{kind: cup, at: [0, 0], start: 0.5, end: 0.5}]", "the cup must end after it"),
        (
            "props: [{kind: cup, held_by: [{name: Zoe, start: 0, end: 1}]}]",
            "there is no character 'Zoe'; use one of: actor",
        ),
        (
            "props: [{kind: cup, held_by: [{name: actor, start: 0, end: 0.6}, "
            "{name: actor, start: 0.5, end: 1}]}]",
            "holds of the cup follow one another, but 'actor' starts at 0.5 s",
        ),
        ("props: [{kind: cup, held_by: [{name: actor, start: 3, end: 4}]}]", "a hold of the cup"),
        ("places: [{place: attic, start: 0.5}]", "there is no place 'attic'"),
        ("places: [{place: park, start: 2}]", "the place park starts at 2 s"),
        (
            "places: [{place: park, start: 0.5}, {place: street, start: 0.5}]",
            "places follow one another: give each a later start than the one before",
        ),
        ('title: "a\\x07b"', "title: the text holds the character U.0007"),
        ("? " + "k" * 2000 + "\n: 1", "kkk…kkk"),
        ('"a\\nb": 1', "a b: Extra inputs"),
        ("title: " + "[" * 2000 + "]" * 2000, "neither YAML nor JSON"),
        ("background: " + "x" * 900, "the background is 'xxx"),
    ],
)
def test_each_kind_of_value_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "film.yaml"
    beats = "characters: [{beats: [{text: he walks, start: 0, end: 1}]}]"
    path.write_text(f"description: d\nduration: 1\n{beats}\n{line}\n", encoding="utf-8")
    with pytest.raises(StickGenError, match=message) as caught:
        read_script(path)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 1600


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("looks_at: [{name: Zoe, start: 0, end: 1}]", "there is no character 'Zoe'"),
        ("looks_at: [{name: Ben, start: 2, end: 3}]", "a gaze of Ann starts at 2 s"),
        (
            "looks_at: [{name: Ben, start: 0, end: 1}, {name: Ben, start: 0.5, end: 1}]",
            "looks follow one another, but 'Ben' starts at 0.5 s",
        ),
        ("looks_at: 7", "looks_at"),
        ("looks_at: [{name: Ann, start: 0, end: 1}]", "Ann cannot look at Ann"),
        ("team: [Reds]", "characters.0.team"),
        ("feelings: [{expression: sad, sign: rain, start: 0, end: 1}]", "no sign 'rain'; use one"),
        ('team: "a\\x07b"', "the text holds the character U.0007"),
    ],
)
def test_whom_somebody_looks_at_is_checked(tmp_path: Path, fields: str, message: str) -> None:
    refuse(
        tmp_path,
        f"{{name: Ann, beats: [{{text: she walks, start: 0, end: 1}}], {fields}}}",
        message,
    )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("to: [Zoe]", "there is no character 'Zoe'; use one of: Ann, Ben"),
        ("to: [Ann]", "Ann cannot look at Ann, nor act upon Ann"),
        ("to: Ben", "characters.0.beats.0.to"),
        ("thing: anvil", "there is no prop 'anvil'"),
    ],
)
def test_whom_a_beat_is_done_to_is_checked(tmp_path: Path, fields: str, message: str) -> None:
    refuse(
        tmp_path,
        f"{{name: Ann, beats: [{{text: she walks, start: 0, end: 1, {fields}}}]}}",
        message,
    )


def refuse(folder: Path, ann: str, message: str) -> None:
    """Read a film of Ann and Ben, which must be refused with a message."""
    path = folder / "film.yaml"
    ben = "{name: Ben, beats: [{text: he walks, start: 0, end: 1}]}"
    path.write_text(f"description: d\nduration: 1\ncharacters: [{ann}, {ben}]\n", encoding="utf-8")
    with pytest.raises(StickGenError, match=message) as caught:
        read_script(path)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 1600


def nested(form: str) -> str:
    """Ten tables of which each holds the one before it 20 times."""
    lines = ["a0: &a0 {x: 1}"]
    for i in range(9):
        lines.append(f"a{i + 1}: &a{i + 1} " + form.replace("HERE", ", ".join([f"*a{i}"] * 20)))
    return "\n".join(lines)


BOMBS = {
    "aliases": "a: &a {x: 1}\n" + "".join(f"b{i}: *a\n" for i in range(2000)),
    "lists": nested("[HERE]"),
    "merges": nested("{<<: [HERE]}"),
    "beats": "description: d\nduration: 9999\ncharacters: [&c {beats: "
    f"[&b {{text: he walks, start: 0, end: 1}}{', *b' * 900}]}}{', *c' * 90}]",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_an_alias_bomb_is_refused_at_once(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text(text, encoding="utf-8")
    begin = time.process_time()
    with pytest.raises(StickGenError):
        read_script(path)
    assert time.process_time() - begin < 3
