from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from stickgen.cli import main
from stickgen.formats.bvh import bvh_text
from stickgen.scene import Scene


@pytest.fixture
def rig(tmp_path: Path, make_scene: Callable[..., Scene]) -> Path:
    text = bvh_text(make_scene(frames=4).actors[0].motion)
    path = tmp_path / "rig.bvh"
    path.write_text(text)
    return path


def test_a_map_is_printed_with_notes_or_written_with_a_picture(
    rig: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as done:
        main(["data", "map", str(rig)])
    assert done.value.code in (0, None)
    told = capsys.readouterr().out
    assert yaml.safe_load(told)["landmarks"]["left_knee"] == "left_knee"
    assert "# Thigh and shin are 0.78 m long; 25 frames a second." in told
    with pytest.raises(SystemExit) as done:
        files = (tmp_path / "map.yaml", tmp_path / "map.png")
        main(["data", "map", str(rig), "-o", str(files[0]), "--picture", str(files[1])])
    assert done.value.code in (0, None)
    assert "The built-in map 'smpl' knows this rig already." in capsys.readouterr().out
    assert yaml.safe_load(files[0].read_text())["up"] == "y"
    assert files[1].read_bytes().startswith(b"\x89PNG")


def test_what_is_no_skeleton_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.bvh").write_text("solid teapot")
    with pytest.raises(SystemExit) as done:
        main(["data", "map", str(tmp_path / "x.bvh")])
    assert done.value.code == 2
    assert "is not a BVH file" in capsys.readouterr().err
