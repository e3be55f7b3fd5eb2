"""Lottie: valid by the standard's schema, small, and played as the film is drawn."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from jsonschema import Draft202012Validator

from stickgen.formats.lottie import lottie_document
from stickgen.formats.lottie.keys import animated, key_frames
from stickgen.formats.lottie.order import Pile
from stickgen.render import frame
from stickgen.scene import Look, Place, Scene

SIZE = (640, 360)
TOOLS = Path(__file__).parent / "tools"


def structure(value: Any) -> str:
    """What a part of a document consists of, whatever its numbers are."""
    if isinstance(value, dict):
        if set(value) == {"a", "k"}:
            return f"property {value['a']}"
        return str({key: item if key == "ty" else structure(item) for key, item in value.items()})
    if isinstance(value, list):
        return str(sorted({structure(item) for item in value}))
    return type(value).__name__


def thinned(value: Any) -> Any:
    """A document with one of each kind of thing in every list."""
    if isinstance(value, dict):
        return {key: thinned(item) for key, item in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [thinned(item) for item in {structure(item): item for item in value}.values()]
    if isinstance(value, list) and value and isinstance(value[0], list):
        return value[:2]  # of the corners of a path
    return value


def test_every_kind_of_film_keeps_the_standard(cast_scene: Scene) -> None:
    specs = pytest.importorskip("lottie_specs")
    schema = json.loads((Path(specs.__file__).parent / "data/lottie.schema.json").read_text())
    check = Draft202012Validator(schema)
    small = replace(cast_scene, actors=cast_scene.actors[::2], props=cast_scene.props[:1])
    for change in (
        {"place": Place("park", 3, weather="rain"), "effects": ("trails", "beats")},
        {"style": "blueprint", "background": "transparent"},
    ):
        film = lottie_document(replace(small, **change).at_fps(12.5), SIZE)
        assert (film["fr"], film["op"], film["w"]) == (12.5, 25, 640)
        film = thinned(film)  # the check of a whole film takes a minute
        assert [error.message[:99] for error in check.iter_errors(film)] == []


def played(film: dict[str, Any], frames: list[int], folder: Path) -> list[np.ndarray]:
    """Frames as lottie-web draws them in Chromium, ``[H, W, 3]``."""
    page = (TOOLS / "play_lottie.html").read_text()
    script = TOOLS / "node_modules/lottie-web/build/player/lottie.js"
    page = page.replace("LOTTIE", script.as_uri()).replace("FRAMES", json.dumps(frames))
    (folder / "page.html").write_text(page.replace("FILM", json.dumps(film)), encoding="utf-8")
    command = [shutil.which("chromium") or "", "--headless", "--no-sandbox", "--dump-dom"]
    command += ["--virtual-time-budget=9000", (folder / "page.html").as_uri()]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    found = re.search(r"<pre>(.*?)</pre>", text, re.DOTALL)
    assert found is not None, text[-500:]
    pictures = []
    for url in json.loads(found[1]):
        with av.open(io.BytesIO(base64.b64decode(url.split(",")[1]))) as container:
            pictures.append(next(container.decode(video=0)).to_ndarray(format="rgb24"))
    return pictures


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_lottie_web_plays_the_film(
    cast_scene: Scene, node_tool: Callable[..., Any], tmp_path: Path
) -> None:
    # Bare paper has darker corners, which the document leaves out; the lines are short.
    scene = replace(cast_scene, place=Place("park", 3)).at_fps(12.5)
    at = [2, 9, 10, 22]
    for number, seen in zip(at, played(lottie_document(scene, SIZE), at, tmp_path), strict=True):
        ours = frame(scene, number, SIZE)[..., :3].astype(float)
        error = ((ours - seen) ** 2).mean()
        assert 10 * np.log10(255**2 / error) >= 30, f"frame {number}"


def test_five_seconds_are_below_100_kilobytes(cast_scene: Scene, tmp_path: Path) -> None:
    plain = replace(cast_scene.actors[0], look=Look())
    scene = replace(cast_scene, actors=(plain,), props=(), lines=())
    path, whole = scene.save(tmp_path / "a.json", tmp_path / "a.lottie")
    packed = len(gzip.compress(path.read_bytes()))
    assert packed * 5 / scene.duration < 100_000
    with zipfile.ZipFile(whole) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        name = f"animations/{manifest['animations'][0]['id']}.json"
        assert json.loads(archive.read(name)) == json.loads(path.read_text("utf-8"))


def test_keyframes_are_few_and_near_enough() -> None:
    t = np.linspace(0, 1, 101)
    values = np.stack([3 * t, np.where(t < 0.5, 0, 10 * (t - 0.5))], axis=1)
    assert key_frames(values, 0.01) == [0, 50, 100]
    wave = 20 * np.sin(7 * t)[:, None]
    keys = key_frames(wave, 0.5)
    back = np.interp(np.arange(101), keys, wave[keys, 0])
    assert len(keys) < 25 and np.abs(back - wave[:, 0]).max() <= 0.5
    assert animated(np.full((9, 1), 4.0), 3, 0.1, lambda row: row[0]) == {"a": 0, "k": 4.0}


def test_marks_that_change_places_get_few_new_layers() -> None:
    pile = Pile[str]()
    orders = ["abcd", "abcd", "acbd", "acbd", "xacd", "cd"]
    for number, order in enumerate(orders):
        pile.add(number, [(name, name) for name in order])
    for number, order in enumerate(orders):
        seen = [
            layer.marks[number - layer.start]
            for layer in pile.layers
            if layer.start <= number < layer.start + len(layer.marks)
        ]
        assert "".join(seen) == order
    assert len(pile.layers) == 6
