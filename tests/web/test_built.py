"""The built scripts are those of the sources and of the catalogue, and small."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from web.scenes import some_scenes

from stickgen.camera import Camera
from stickgen.motion import Motion
from stickgen.outputs import save
from stickgen.scene import Actor, FaceTrack, Place, Scene
from stickgen.web.tables import WEB, split_player, tables

PLAYER = Path(__file__).parents[2] / "web" / "player"


def test_the_player_holds_the_tables_of_the_catalogue() -> None:
    kept, script = split_player()
    fresh = json.loads(json.dumps(tables()))
    changed = [name for name in fresh if kept.get(name) != fresh[name]]
    assert not changed, f"the tables {changed} changed: run `make player`"
    assert script == (WEB / "film.js").read_text("utf-8"), "run `make player`"


def test_the_scripts_are_built_from_their_sources(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (PLAYER / "node_modules" / "esbuild").is_dir():
        pytest.skip("needs node and `npm ci` in web/player")
    subprocess.run([node, PLAYER / "build.mjs", tmp_path], check=True, timeout=120)
    for name in ("film.js", "three.js"):
        built, kept = (tmp_path / name).read_bytes(), (WEB / name).read_bytes()
        assert built == kept, f"{name} is not what web/player builds: run `make player`"


def test_the_types_of_the_sources_hold() -> None:
    npx = shutil.which("npx")
    if npx is None or not (PLAYER / "node_modules" / "typescript").is_dir():
        pytest.skip("needs node and `npm ci` in web/player")
    done = subprocess.run(
        [npx, "tsc", "--noEmit"], cwd=PLAYER, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_player_is_small() -> None:
    assert len(gzip.compress((WEB / "player.js").read_bytes(), 9)) <= 200_000


def test_a_page_of_ten_seconds_is_small(tmp_path: Path) -> None:
    short = list(some_scenes(5))[4]
    assert len(short.actors) == 2
    frames = np.arange(250) % 50

    def longer(actor: Actor) -> Actor:
        motion, face = actor.motion, actor.face
        assert face is not None
        tracks = {f.name: getattr(face, f.name)[frames] for f in fields(face)}
        return replace(actor, motion=Motion(motion.joints[frames]), face=FaceTrack(**tracks))

    camera = short.camera
    scene = Scene(
        tuple(longer(actor) for actor in short.actors),
        Camera(camera.position[frames], camera.target[frames], camera.focal[frames]),
        place=Place("stadium", 1, "night"),
        lines=short.lines,
    )
    save(scene, [tmp_path / "film.html"])
    assert (tmp_path / "film.html").stat().st_size <= 600_000
