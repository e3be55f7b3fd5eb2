"""Model folders with a damaged part: one sentence names the file and the mend."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hostile import FUZZ, attempts

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.planning import PromptSegment
from stickgen.options import GenerationOptions
from stickgen.text.encoder import TextEncoder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped model: links to its files, in folders of its own."""
    for file in model_folder().rglob("*"):
        if file.is_file():
            target = tmp_path / file.relative_to(model_folder())
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(file)
    return tmp_path


def replace(path: Path, data: bytes) -> None:
    path.unlink()
    path.write_bytes(data)


def generate(folder: Path) -> None:
    MotionModel(folder).generate([PromptSegment("A person walks.", 4)], GenerationOptions(steps=1))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-3],
        lambda data: data[:5000] + bytes([data[5000] ^ 255]) + data[5001:],
        lambda data: b"\x93NUMPY\x01\0" + data,
    ],
    ids=["empty", "half", "short", "flipped", "npy"],
)
@pytest.mark.parametrize("name", ["normalization.npz", "scales.npz"])
def test_damaged_statistics(folder: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    data = (folder / "normalization.npz").read_bytes()
    (folder / "normalization.npz").unlink()
    (folder / name).write_bytes(damage(data))
    with pytest.raises(StickGenError, match=f"{name} cannot be read.*: fetch the model folder"):
        MotionModel(folder)


@pytest.mark.parametrize(
    ("array", "change", "message"),
    [
        ("mean", lambda a: a[:-1], r"mean has the shape \[70\], not \[71\]"),
        ("mean", lambda a: np.float32(1), r"mean has the shape \[\], not"),
        ("tables", lambda a: a[:, :7], "tables has the shape"),
        ("scale", lambda a: a * np.nan, "scale holds something other than numbers"),
        ("plan_scale", lambda a: a * 0, "plan_scale holds a scale that is not positive"),
        ("mean", lambda a: a.astype(str), "mean holds something other than numbers"),
        ("plan_mean", None, "plan_mean is missing"),
        ("length", lambda a: a[:-1], "gives 384 numbers a token, its normalization.npz reads 383"),
        ("null_text", lambda a: a[:-1], "does not fit together"),
        ("null_text", None, "has no null_text"),
    ],
)
def test_arrays_of_another_shape(
    folder: Path, array: str, change: Callable[[Any], Any] | None, message: str
) -> None:
    with np.load(folder / "normalization.npz") as archive:
        arrays = dict(archive)
    value = arrays.pop(array)
    if change is not None:
        arrays[array] = change(value)
    (folder / "normalization.npz").unlink()
    np.savez(folder / "normalization.npz", **arrays)
    with pytest.raises(StickGenError, match=message):
        MotionModel(folder)


@pytest.mark.parametrize(
    ("part", "key", "value", "message"),
    [
        ("planner", "heads", 7, "planner: dim is 256, which 7 heads do not divide"),
        ("refiner", "heads", 3, "refiner: dim is 256, which 3 heads do not divide"),
        ("planner", "layers", 10**9, "planner.layers: Input should be less than"),
        ("refiner", "context", 10**9, "refiner.context: Input should be less than"),
        ("planner", "heads", 16, r"planner.model.onnx .* \(shared.0.key as"),
        ("planner", "layers", 7, r"planner.model.onnx .* \(past_key_values.6.key in only one"),
        ("refiner", "text_dim", 96, "gives 384 numbers a token, its refiner reads 96"),
    ],
)
def test_another_configuration(folder: Path, part: str, key: str, value: int, message: str) -> None:
    config = json.loads((folder / "config.json").read_text())
    config[part][key] = value
    replace(folder / "config.json", json.dumps(config).encode())
    with pytest.raises(StickGenError, match=message):
        generate(folder)


@pytest.mark.parametrize(
    ("name", "other"),
    [("planner", "ranker"), ("refiner", "planner"), ("ranker", "refiner")],
)
def test_the_network_of_another_part(folder: Path, name: str, other: str) -> None:
    target = folder / name
    for file in list(target.iterdir()):
        file.unlink()
    for file in (model_folder() / other).iterdir():
        (target / file.name).symlink_to(file)
    with pytest.raises(StickGenError, match=rf"{name}.model.onnx .*is not the network that"):
        generate(folder)


def test_another_network_in_place_of_the_text_encoder(folder: Path) -> None:
    target = folder / "text_encoder" / "model.onnx"
    replace(target, (model_folder() / "ranker" / "model.onnx").read_bytes())
    for file in (model_folder() / "ranker").iterdir():
        if file.name != "model.onnx":
            (target.parent / file.name).symlink_to(file)
    with pytest.raises(StickGenError, match=r"text_encoder.model.onnx"):
        TextEncoder(folder, cache=False).encode(["a person walks"])


@pytest.mark.parametrize("text", ["[]", "[" * 100_000, '{"width": 384}', "\xff"])
def test_broken_settings(folder: Path, text: str) -> None:
    replace(folder / "text_encoder" / "config.json", text.encode("latin-1"))
    with pytest.raises(StickGenError, match="cannot be read as a text encoder's settings"):
        MotionModel(folder)


def test_numbers_that_no_body_has(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    model = MotionModel(folder)
    monkeypatch.setattr(model, "refine", lambda *_: np.full((20, 71), np.nan, dtype=np.float32))
    with pytest.raises(StickGenError, match="the model wrote numbers that are not finite"):
        model.generate([PromptSegment("A person walks.", 4)])


@pytest.mark.parametrize("name", ["config.json", "text_encoder/config.json"])
def test_hostile_settings_are_used_or_refused(folder: Path, name: str) -> None:
    document = json.loads((folder / name).read_text())
    (folder / name).unlink()

    def attempt(changed: Any) -> None:
        (folder / name).write_text(json.dumps(changed), encoding="utf-8")
        try:
            generate(folder)
        except StickGenError as error:
            assert str(error).isprintable() and len(str(error)) < 900

    attempts(document, attempt, examples=8)


def test_an_open_bracket_in_an_array_header_is_one_sentence(folder: Path) -> None:
    """The tokenizer with which numpy reads headers has an error class of its own."""
    with np.load(folder / "normalization.npz") as saved:
        arrays = dict(saved)
    path = folder / "normalization.npz"
    path.unlink()
    np.savez(path, **arrays)
    data = path.read_bytes()
    shape = repr(arrays["tables"].shape).encode()
    assert shape in data
    path.write_bytes(data.replace(shape, shape.replace(b")", b" ")))
    with pytest.raises(StickGenError, match=r"normalization\.npz"):
        MotionModel(folder)


def test_damaged_statistics_are_used_or_refused(folder: Path) -> None:
    valid = (folder / "normalization.npz").read_bytes()
    (folder / "normalization.npz").unlink()
    rng = random.Random(None if FUZZ else 0)
    for _ in range(40 * max(FUZZ, 1)):
        data = bytearray(valid)
        for _ in range(rng.randint(1, 3)):
            # The headers of the archive's members, and anything else.
            at = rng.choice([rng.randrange(300), -rng.randrange(1, 600), rng.randrange(len(data))])
            data[at] = rng.randrange(256)
        (folder / "normalization.npz").write_bytes(data)
        try:
            MotionModel(folder)
        except StickGenError as error:
            assert str(error).isprintable() and len(str(error)) < 900
