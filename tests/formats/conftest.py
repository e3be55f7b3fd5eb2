"""A scene with everything that files of other tools must hold, and the tools that read them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stickgen.animals import perform_animal
from stickgen.camera import Camera
from stickgen.motion import Motion
from stickgen.prop import Holder, Prop
from stickgen.scene import Actor, FaceTrack, Look, Scene, SpeechLine
from stickgen.script import Beat
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTION, EXPRESSIONS, MOUTHS

TOOLS = Path(__file__).parent / "tools"
FRAMES = 50


def _walker() -> Motion:
    (item, *_) = find(1, actions=("walk",), seed=3)
    joints = np.asarray(read(item)[0].motion.joints)[:FRAMES]
    actions = np.full(FRAMES, ACTION["walk"])
    actions[30:] = ACTION["wave"]
    return Motion(joints, actions)


def _face(frames: int) -> FaceTrack:
    angry, smile = EXPRESSIONS.index("angry"), MOUTHS.index("smile")
    late = np.arange(frames) >= frames // 2
    return FaceTrack(
        expression=np.where(late, angry, 0).astype(np.int16),
        mouth=np.full(frames, smile, dtype=np.int16),
        openness=np.zeros(frames, dtype=np.float32),
        eyes_open=np.where(late, 1.0, 0.0).astype(np.float32),
    )


def _camera(frames: int) -> Camera:
    center = np.tile([0.0, 1.0], (frames, 1))
    near = np.where(np.arange(frames) < 20, 1.0, 1.6)
    front = Camera.front(center, near)
    return Camera(front.position, front.target, front.focal, front.roll, (20,))


@cache
def _cast() -> Scene:
    """A person, a child that is a ghost, a dog; a ball that is caught, a door; a cut; lines."""
    walker = _walker()
    beats = (Beat(text="it runs", start=0, end=2),)
    dog = perform_animal("dog", beats, FRAMES, np.random.default_rng(0))
    path = np.linspace([-1.0, 0.5, 0.2], [1.0, 1.2, 0.2], FRAMES)
    ball = Prop("ball", path, holders=(Holder("Ann", "left_wrist", 30, FRAMES),))
    door = Prop("door", np.tile([2.0, 0.0, -1.0], (FRAMES, 1)), visible=np.arange(FRAMES) > 10)
    ann = Actor("Ann", walker, Look(hat="wizard", hair="short", wears=("dress",)), _face(FRAMES))
    boo = Actor("Boo", replace(walker, joints=walker.joints + [1.5, 0, 0]), Look(kind="ghost"))
    return Scene(
        actors=(ann, boo.scaled(0.7), Actor("Rex", dog, Look(kind="dog", color="#c08040"))),
        camera=_camera(FRAMES),
        description="Ann & <Boo> walk — 挥手",
        props=(ball, door),
        lines=(
            SpeechLine("Catch --> it!", 0.2, 0.9, "Ann"),
            SpeechLine("Two days\n\nlater <3", 1.0, 1.8, "", "subtitle"),
        ),
    )


@pytest.fixture(scope="session")
def cast_scene() -> Scene:
    """Two seconds of several actors, things, two shots and two lines."""
    return _cast()


@pytest.fixture(scope="session")
def node_tool() -> Callable[..., Any]:
    """Runs a script of ``tools`` with node: ``node_tool("read_glb.mjs", path, 1.0)`` → its JSON."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("needs node and npm")
    if not (TOOLS / "node_modules").is_dir():
        command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-package-lock"]
        done = subprocess.run(command, cwd=TOOLS, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"npm could not install {TOOLS / 'package.json'}: {done.stderr[-200:]}")

    def run(script: str, *arguments: object) -> Any:
        words = ["node", script, *map(str, arguments)]
        done = subprocess.run(words, cwd=TOOLS, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    return run
