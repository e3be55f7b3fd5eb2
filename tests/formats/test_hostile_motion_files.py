"""`.motion` files with hostile values: drawn, or refused in one sentence."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hostile import attempts

from stickgen.errors import StickGenError
from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.outputs import save
from stickgen.prop import Holder, Prop
from stickgen.scene import Place, PlaceChange, Scene, SpeechLine

MakeScene = Callable[..., Scene]


@pytest.fixture
def document(make_scene: MakeScene, tmp_path: Path) -> dict[str, Any]:
    """A stored scene of 4 frames with one of everything."""
    import dataclasses

    scene = make_scene(frames=4)
    scene = dataclasses.replace(
        scene,
        camera=dataclasses.replace(scene.camera, cuts=(2,)),
        props=(
            Prop("ball", np.zeros((4, 3)), holder=("actor 0", "left_wrist")),
            Prop(
                "cup",
                np.zeros((4, 3)),
                holders=(Holder("actor 0", "left_wrist", 1, 3),),
                growth=np.array([0, 0.5, 1, 1]),
            ),
        ),
        places=(PlaceChange(Place("street", 1), 0.08),),
        place=Place("park", 3),
        lines=(SpeechLine("Hello", 0.0, 0.1, "actor 0"),),
        effects=("trails",),
        background="",
    )
    path = tmp_path / "whole.motion"
    write_motion(scene, path)
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def draw(document: Any, folder: Path) -> None:
    """Read a document and draw it as SVG, which an XML reader then takes."""
    path = folder / "hostile.motion"
    path.write_text(json.dumps(document), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        save(read_motion(path), [folder / "film.svg"], size=(64, 36), fps=2)
    ElementTree.parse(folder / "film.svg")


def test_a_hostile_file_is_drawn_or_refused(document: dict[str, Any], tmp_path: Path) -> None:
    draw(document, tmp_path)

    def attempt(changed: Any) -> None:
        try:
            draw(changed, tmp_path)
        except StickGenError as error:
            text = str(error)
            assert text.isprintable() and len(text) < 1600

    attempts(document, attempt, examples=60)


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("actors.0.name", "\udc80", "the name of an actor holds the character U.DC80"),
        ("meta.description", "a\0b", r"the description holds the character U\+0000"),
        ("lines.0.text", "a\x1bb", r"a line holds the character U\+001B"),
        ("actors.0.joints.1.1.1", 1e30, "joints of actor 0 holds 1e"),
        ("actors.0.face.openness.1", 1e-3 + 2, "openness holds 2.001"),
        ("stage.place.seed", -1, "seed is -1"),
        ("stage.place.seed", 0.5, "seed must hold only whole numbers|0.5 is not of type"),
        ("stage.place.time", "noonish", "'noonish' is not one of"),
        ("stage.place.weather", "hail", "'hail' is not one of"),
        ("props.0.scale", 1e300, "scale of the prop ball is 1e"),
        ("props.0.holder", ["actor 0", "nojoint"], "held by the joint 'nojoint': use one of"),
        ("camera_track.cuts", [1.5], "1.5 is not of type 'integer'|only whole numbers"),
        ("meta.total_frames", 1e300, "joints|motion has the shape"),
        ("lines.0.end", 1e308, "end of a line is 1e"),
        ("props.1.holders.0.joint", "tail", "held by the joint 'tail': use one of"),
        ("props.1.holders.0.end", 9, "is held from frame 1 to 9, but the film has 4 frames"),
        ("props.1.holder", ["actor 0", "left_wrist"], "a holder for the whole film and others"),
        ("props.1.growth", [0, 0, 2, 0], "the growth of the prop cup holds 2"),
        ("stage.places.0.place.kind", "attic", "there is no place 'attic'"),
        ("stage.places.0.start", 1e308, "the start of a place is 1e"),
    ],
)
def test_each_kind_of_value_is_named(
    document: dict[str, Any], tmp_path: Path, place: str, value: object, message: str
) -> None:
    *keys, last = [int(key) if key.isdigit() else key for key in place.split(".")]
    owner: Any = document
    for key in keys:
        owner = owner[key]
    owner[last] = value
    with pytest.raises(StickGenError, match=message):
        draw(document, tmp_path)


def test_whole_numbers_may_be_written_as_floats(document: dict[str, Any], tmp_path: Path) -> None:
    document["meta"]["total_frames"] = 4.0
    document["camera_track"]["cuts"] = [2.0]
    document["stage"]["place"]["seed"] = 3.0
    draw(document, tmp_path)


@pytest.mark.parametrize("depth", [300, 990, 100_000])
def test_deep_nesting_is_refused(document: dict[str, Any], tmp_path: Path, depth: int) -> None:
    path = tmp_path / "deep.motion"
    text = json.dumps({**document, "extra": "DEEP"})
    path.write_text(text.replace('"DEEP"', "[" * depth + "]" * depth), encoding="utf-8")
    try:
        read_motion(path)
    except StickGenError as error:
        assert "nested too deeply" in str(error)
    else:
        assert depth == 300
