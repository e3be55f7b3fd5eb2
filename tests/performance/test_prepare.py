"""Loading the networks in a thread while a film is still being written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from stickgen.errors import StickGenError
from stickgen.motion_model import model as motion_model
from stickgen.options import GenerationOptions
from stickgen.performance import perform, prepare
from stickgen.script import Beat, Character, Script

BEATS = (Beat(text="a person walks", start=0.0, end=1.0),)


def script(role: str = "chef") -> Script:
    cast = (Character(name="Ann", beats=BEATS, role=role),)
    return Script(characters=cast, duration=1.0, description="a walk")


def test_a_prepared_model_is_the_one_that_performs(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = []
    motion_model._load.cache_clear()
    load = motion_model.ModelFolder.load
    monkeypatch.setattr(motion_model.ModelFolder, "load", lambda *of: loads.append(of) or load(*of))
    options = GenerationOptions(steps=1, plans=1)
    prepare(script(), options)
    assert len(perform(script(), options)[0]) == 25
    assert len(loads) == 1


def test_animals_need_no_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[perform.__module__], "Thread", pytest.fail)
    prepare(script("dog"), GenerationOptions())


def test_a_broken_model_is_reported_by_the_performance(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    options = GenerationOptions(model=str(tmp_path))
    prepare(script(), options)
    with pytest.raises(StickGenError, match="is not a model folder of this version"):
        perform(script(), options)
