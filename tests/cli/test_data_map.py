"""``stick-gen data map``: the proposed map, its notes and its picture."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import yaml

from stickgen.formats.bvh import bvh_text
from stickgen.motion import Motion
from stickgen.skeleton import rest_pose

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def rig(tmp_path: Path) -> Path:
    text = bvh_text(Motion(np.tile(rest_pose(), (4, 1, 1)).astype(np.float32)))
    path = tmp_path / "rig.bvh"
    path.write_text(text)
    return path


def test_a_map_is_printed_with_notes(run: Run, rig: Path) -> None:
    code, out, _ = run("data", "map", rig)
    assert code == 0
    assert yaml.safe_load(out)["landmarks"]["left_knee"] == "left_knee"
    assert "# Thigh and shin are 0.78 m long; 25 frames a second." in out


def test_a_map_is_written_with_a_picture(run: Run, rig: Path, tmp_path: Path) -> None:
    written, picture = tmp_path / "map.yaml", tmp_path / "map.png"
    code, out, _ = run("data", "map", rig, "-o", written, "--picture", picture)
    assert code == 0
    assert "The built-in map 'smpl' knows this rig already." in out
    assert yaml.safe_load(written.read_text())["up"] == "y"
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_file_without_a_skeleton_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.bvh").write_text("solid teapot")
    code, _, err = run("data", "map", tmp_path / "x.bvh")
    assert code == 2
    assert "is not a BVH file" in err
