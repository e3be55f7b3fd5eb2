"""Values of the public functions: what no film can be made with is told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stickgen.checks import check_text
from stickgen.errors import StickGenError, shorten
from stickgen.options import GenerationOptions, check_aspect, check_seconds
from stickgen.outputs.limits import check_fps, check_size
from stickgen.pipeline import generate
from stickgen.scene import Scene

MakeScene = Callable[..., Scene]
HUGE = 10**400
NAN = float("nan")


@pytest.mark.parametrize("name", ["seed", "steps", "plans"])
@pytest.mark.parametrize("value", [0.5, 2.0, -1, NAN, HUGE, -HUGE, "3", True, []])
def test_whole_numbers(name: str, value: Any) -> None:
    with pytest.raises(StickGenError, match=f"{name} is .*: give a whole number from") as caught:
        GenerationOptions(**{name: value})
    assert len(str(caught.value)) < 200


def test_a_number_that_python_does_not_print() -> None:
    with pytest.raises(StickGenError, match="seed is a number of thousands of digits"):
        GenerationOptions(seed=10**5000)


def test_whole_numbers_may_be_of_numpy() -> None:
    options = GenerationOptions(seed=np.int64(7), steps=np.int32(3))  # type: ignore[arg-type]
    assert options.seed == 7 and type(options.seed) is int


@pytest.mark.parametrize("value", [0, -1.0, NAN, float("inf"), HUGE, "1", True, [], 1j])
@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("aspect", check_aspect),
        ("seconds", check_seconds),
        ("fps", check_fps),
        ("guidance", lambda value: GenerationOptions(guidance=value)),
    ],
)
def test_numbers(name: str, check: Callable[[Any], object], value: Any) -> None:
    with pytest.raises(StickGenError, match=f"{name} is .*: give a number from") as caught:
        check(value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "size",
    [5, None, (640,), (640.0, 360.0), (HUGE, HUGE), "640x360", (640, 360, 3), (True, 2), (NAN, 2)],
)
def test_sizes(size: Any) -> None:
    with pytest.raises(StickGenError, match=r"size is .*, such as 1280x720") as caught:
        check_size(size)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"aspect": 0}, "aspect is 0"),
        ({"check": 2.5}, "check is 2.5"),
        ({"model": "x" * 300}, "there is no model"),
        ({"model": 5}, "model is 5"),
        ({"device": ["cpu"]}, "device is"),
        ({"style": "x" * 5000}, "there is no style 'xxx"),
        ({"place": "a\0"}, "there is no place"),
    ],
)
def test_generate(options: dict[str, Any], message: str) -> None:
    with pytest.raises(StickGenError, match=message) as caught:
        generate("he walks", **{"seconds": 1.0, "steps": 1, **options})
    assert str(caught.value).isprintable() and len(str(caught.value)) < 900


@pytest.mark.parametrize("text", ["a\0", "\x07", "\x7f", "\x9b", "\ud800", "\ufffe", 5])
def test_text_that_no_file_can_hold(text: Any) -> None:
    with pytest.raises(StickGenError, match="the title"):
        check_text("the title", text)


def test_text_of_any_language_stays() -> None:
    text = "Zoë\tsays:\r\n„挥手“ 👋🏽\u200d\u00a0\u2028"
    assert check_text("the title", text) is text


def test_errors_are_one_printable_line_of_bounded_length() -> None:
    error = StickGenError("a\n b \x1b[0m " + "k" * 5000 + " " + "long " * 3000)
    assert str(error).isprintable() and len(str(error)) <= 1500
    assert str(StickGenError("/a/path with blanks/é.mp4: why")) == "/a/path with blanks/é.mp4: why"
    assert shorten("a" * 100, 10) == "aaaaaa…aaa"
    assert shorten(Path("a")) == "a"


def test_a_film_of_many_cuts_is_drawn_at_one_frame_a_second(make_scene: MakeScene) -> None:
    import dataclasses

    scene = make_scene(frames=30)
    camera = dataclasses.replace(scene.camera, cuts=(1, 2, 14, 28, 29))
    slow = dataclasses.replace(scene, camera=camera).at_fps(1)
    assert len(slow) == len(slow.camera) == 2
    assert slow.camera.cuts == (1,)
