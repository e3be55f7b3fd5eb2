"""From a sentence to a film through the public API."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import stickgen
from stickgen.errors import StickGenError
from stickgen.pipeline import generate_motion

ROOT = Path(__file__).parents[1]


def test_a_sentence_becomes_a_scene_that_saves_itself(tmp_path: Path) -> None:
    scene = stickgen.generate("a person jumps", seed=1, seconds=2)
    assert len(scene) == 50 and scene.fps == 25
    assert scene.description == "a person jumps"
    target = tmp_path / "jump.motion"
    scene.save(target)
    assert target.stat().st_size > 1000


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"seconds": 0}, "seconds is 0"),
        ({"seconds": -1}, "seconds is -1"),
        ({"seconds": float("nan")}, "seconds is nan"),
        ({"seconds": 10_000}, "seconds is 10000"),
        ({"seed": -1}, "seed is -1"),
        ({"guidance": 0.5}, "guidance is 0.5"),
        ({"steps": 0}, "steps is 0"),
        ({"check": -1}, "check is -1: give a whole number"),
        ({"check": 101}, "check is 101: give a whole number"),
        ({"model": "/nowhere"}, "there is no model '/nowhere'"),
    ],
)
def test_options_out_of_range_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(StickGenError, match=message):
        stickgen.generate("a person walks", **options)  # type: ignore[arg-type]


def test_a_broken_model_folder_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "models" / "stick-gen-small" / "tokenizer", tmp_path / "tokenizer")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(StickGenError, match="not a model folder of this version"):
        generate_motion("a person walks", model=str(tmp_path))


def test_generation_needs_no_torch() -> None:
    import subprocess
    import sys

    code = (
        "import sys, stickgen; stickgen.generate('a person walks', seconds=1);"
        "print({'torch', 'scipy', 'pyarrow', 'skia'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
