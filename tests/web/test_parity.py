"""The player draws the same marks as the renderer, to 0.05 pixels."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from web.scenes import some_scenes

from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.render.compose import compose_backdrop, compose_frame, gust
from stickgen.render.effects import Effects
from stickgen.render.mark import Group, Mark
from stickgen.render.prepare import PreparedScene, prepare
from stickgen.render.speech import Speech
from stickgen.scene import Scene

HERE = Path(__file__).parent
WEB = Path(__file__).parents[2] / "src" / "stickgen" / "web"
SIZE = (1280, 720)
MOMENTS = (13, 37)
TOLERANCE = 0.05
"""Pixels by which points, widths and radii may differ."""


def played(paths: Sequence[Path], frames: Sequence[int], folder: Path) -> list[dict[str, Any]]:
    """What the player draws in each frame of each file."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node to run the player")
    request = folder / "request.json"
    request.write_text(
        json.dumps([{"file": str(path), "frames": list(frames), "size": SIZE} for path in paths])
    )
    command = [node, HERE / "marks.mjs", WEB / "player.js", request]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def drawn(prepared: PreparedScene, index: int, speech: Speech) -> dict[str, Any]:
    """What the renderer draws in a frame, in the same form."""
    frame, effects = compose_frame(prepared, index), Effects(prepared)
    return {
        "backdrop": _marks(compose_backdrop(prepared, frame.camera, gust(prepared, index))),
        "below": effects.below(index, frame.camera),
        "marks": _marks(frame.groups),
        "above": effects.above(index),
        "shadows": [list(shadow) for shadow in frame.shadows],
        "mist": [list(bank) for bank in frame.mist],
        "flash": frame.flash,
        "speech": speech.boxes(index),
    }


def _marks(groups: Sequence[Group]) -> list[Mark]:
    return [mark for group in groups for mark in group.marks]


def differences(one: Mark, other: dict[str, Any]) -> Iterator[str]:
    """How a mark of the renderer differs from one of the player."""
    points = np.asarray(other["points"]).reshape(-1, 2)
    if points.shape != one.points.shape:
        yield f"{len(points)} points for {len(one.points)}"
        return
    radii = [] if one.radii is None else one.radii
    for name, a, b in (
        ("points", one.points, points),
        ("radii", radii, other["radii"] or []),
        ("width", one.width, other["width"]),
        ("gap", one.gap, other["gap"]),
        ("scale", one.scale, other["scale"]),
    ):
        apart = np.abs(np.asarray(a, dtype=float) - np.asarray(b, dtype=float))
        if apart.size and not apart.max() <= TOLERANCE:
            yield f"{name} {apart.max():.3f} apart"
    exact = {"fill": one.fill, "ink": one.ink, "closed": one.closed, "limb": one.limb,
             "gapFrom": one.gap_from, "gapEnds": one.gap_ends, "seed": one.seed,
             "joints": list(one.joints), "flat": one.flat, "dashes": one.dashes}  # fmt: skip
    for name, value in exact.items():
        if other[name] != value:
            yield f"{name} {other[name]!r} for {value!r}"


def compare(one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    """How a frame of the renderer differs from one of the player."""
    for layer in ("backdrop", "below", "marks", "above"):
        if len(one[layer]) != len(other[layer]):
            yield f"{layer}: {len(other[layer])} marks for {len(one[layer])}"
            continue
        for number, (a, b) in enumerate(zip(one[layer], other[layer], strict=True)):
            yield from (f"{layer} {number}: {text}" for text in differences(a, b))
    for layer in ("shadows", "mist"):
        soft = [list(shadow.values()) for shadow in other[layer]]
        if np.shape(soft) != np.shape(one[layer]) or not np.allclose(soft, one[layer], atol=0.05):
            yield f"{layer} differ"
    if abs(one["flash"] - other["flash"]) > 1e-6:
        yield "flash differs"
    if not np.allclose(one["speech"] or [0], other["speech"] or [0], atol=0.05):
        yield f"speech at {other['speech']} for {one['speech']}"


def test_marks_are_the_same_over_40_scenes(tmp_path: Path) -> None:
    paths, scenes = [], []
    for number, scene in enumerate(some_scenes(40)):
        paths.append(tmp_path / f"{number}.motion")
        write_motion(scene, paths[-1])
        scenes.append(read_motion(paths[-1]))
    answers = iter(played(paths, MOMENTS, tmp_path))
    wrong: list[str] = []
    for number, scene in enumerate(scenes):
        wrong += [
            f"scene {number} ({scene.style}, {scene.place}): {text}"
            for text in _check(scene, answers)
        ]
    assert not wrong, "\n".join(wrong[:20])


def _check(scene: Scene, answers: Iterator[dict[str, Any]]) -> Iterator[str]:
    prepared = prepare(scene, SIZE)
    speeches: dict[int, Speech] = {}
    for index in MOMENTS:
        here = prepared.at(index)
        if id(here) not in speeches:  # to lay out its lines takes longer than to draw a frame
            speeches[id(here)] = Speech(here)
        for text in compare(drawn(here, index, speeches[id(here)]), next(answers)):
            yield f"frame {index}: {text}"
