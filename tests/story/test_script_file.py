"""Script files that people write: the current and the older schema, and errors that say where."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.errors import StickGenError
from stickgen.script import Keyframe, Shot
from stickgen.story import read_script

PLAIN = """
description: Ann waves
duration: 4
characters:
  - name: Ann
    beats: [{text: a person waves, start: 0, end: 4}]
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "film.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_path_may_be_text(tmp_path: Path) -> None:
    path = write(tmp_path, PLAIN)
    script = read_script(str(path))
    assert script == read_script(path)
    assert [character.name for character in script.characters] == ["Ann"]


def test_a_camera_is_shots_or_keyframes(tmp_path: Path) -> None:
    shots = read_script(write(tmp_path, PLAIN + "camera: [{move: orbit, start: 0, end: 4}]\n"))
    assert isinstance(shots.camera[0], Shot)
    keys = read_script(write(tmp_path, PLAIN + "camera: [{frame: 0}, {frame: 50, zoom: 2}]\n"))
    assert isinstance(keys.camera[1], Keyframe) and keys.camera[1].zoom == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PLAIN + "place: mars_base\n", "place: there is no place 'mars_base'; use one of: paper"),
        (PLAIN + "camera: [{move: orbit, subject: Bob, start: 0, end: 1}]\n", "no character 'Bob'"),
        (PLAIN.replace("end: 4", "end: 0"), "beats.0.end: Input should be greater than 0"),
        (PLAIN.replace("name: Ann", "name: Ann\n    hat: lampshade"), "characters.0.hat"),
        (PLAIN.replace("name: Ann", "name: Ann\n    looks_at: Ann"), "cannot look at Ann"),
        (PLAIN.replace("name: Ann", "name: Ann\n    at: [.inf, 0]"), "characters.0.at.0: Input"),
        (PLAIN.replace("a person waves", "'  '"), "beats.0.text: String should have at least 1"),
        (PLAIN.replace("start: 0, end: 4", "start: 4, end: 5"), "the film lasts 4 s"),
        (
            PLAIN.replace("}]", "}, {text: a person sits, start: 3, end: 4}]"),
            "characters.0: beats follow one another, but 'a person sits' starts at 3 s",
        ),
        (PLAIN + "camera: []\n", "the list of shots is empty"),
        (PLAIN + "camera: dutch\n", "camera: Input should be 'auto' or 'follow'"),
        (PLAIN + "camera: [{frame: 3}, {frame: 3}]\n", "two keyframes of the camera"),
        (PLAIN + "camera: [{frame: 3, zoom: 0}]\n", "camera.0.zoom: Input should be greater"),
        (
            PLAIN + "camera: [{move: zoom, amount: 0, start: 0, end: 1}]\n",
            "camera.0: the amount of a zoom goes from 0.1 to 10, got 0",
        ),
        (PLAIN + "camera: [{move: pan, start: 6, end: 9}]\n", "a shot starts at 6 s"),
        ("a: [", "line 1 is neither YAML nor JSON"),
        ("description: 2024-99-99", "is neither YAML nor JSON"),
        ("[" * 5000, "is neither YAML nor JSON"),
        ("[1, 2]", "must be a table"),
        ("description: x", "duration: Field required"),
    ],
)
def test_an_error_says_where_in_the_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(StickGenError) as caught:
        read_script(write(tmp_path, text))
    assert message in str(caught.value) and "film.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"nowhere\.yaml: No such file"):
        read_script(tmp_path / "nowhere.yaml")


def test_the_older_schema_is_read(tmp_path: Path) -> None:
    script = read_script(
        write(
            tmp_path,
            '{"title": "Heist", "description": "A robot sneaks in", "duration": 8, "characters": '
            '[{"name": "R2", "role": "thief", "type": "robot"}], "scenes": [{"description": "hall",'
            ' "action_sequence": "sneak, look_around"}, {"action_sequence": "run"}], "actions": [],'
            ' "camera": [{"frame": 0, "x": 0, "y": 1, "zoom": 1, "interpolation": "linear"}]}',
        )
    )
    (robot,) = script.characters
    assert robot.kind == "robot" and script.camera[0].interpolation == "linear"
    assert [(beat.text, beat.end) for beat in robot.beats] == [
        ("a person sneaks, then looks around", 4.0),
        ("a person runs", 8.0),
    ]


@given(st.text(max_size=80) | st.binary(max_size=80))
@settings(max_examples=80, deadline=None)
def test_a_file_of_noise_is_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, content: str | bytes
) -> None:
    path = tmp_path_factory.mktemp("script") / "film.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    with pytest.raises(StickGenError) as caught:
        read_script(path)
    assert len(str(caught.value).splitlines()) == 1
