"""BVH as a source: folders, skeleton maps of the user, and files written by Stick-Gen."""

import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Body, Recording
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import bvh, bvh_file
from stickgen.errors import StickGenError
from stickgen.formats.bvh import bvh_text
from stickgen.motion import Motion

Walk = Callable[..., str]


def test_a_folder_with_captions_beside(tmp_path: Path, walk_bvh: Walk) -> None:
    (tmp_path / "b/c").mkdir(parents=True)
    (tmp_path / "a.BVH").write_text(walk_bvh(frames=20))
    (tmp_path / "b/c/walk.bvh").write_text(walk_bvh(frames=20))
    (tmp_path / "b/c/walk.txt").write_text("a person walks\n\n  jemand läuft \n", encoding="utf-8")
    first, second = bvh.find(tmp_path)
    assert (first.id, second.id) == ("bvh/a", "bvh/b/c/walk")
    assert bvh.read(first)[0].captions == ()
    assert bvh.read(second)[0].captions == ("a person walks", "jemand läuft")
    assert retarget(bvh.read(second)[0].motion).rig == "style100"
    with pytest.raises(StickGenError, match=r"no bvh file"):
        bvh.find(tmp_path / "b/c/walk.txt")


def test_files_written_by_stick_gen_are_read_without_loss(
    tmp_path: Path, marching: Callable[..., Motion]
) -> None:
    motion = marching(20)
    (tmp_path / "export.bvh").write_text(bvh_text(motion))
    body = bvh.read(bvh.find(tmp_path)[0])[0].motion
    assert isinstance(body, Body) and body.fps == pytest.approx(30.0)
    assert np.abs(body.joints - motion.joints).max() < 1e-5


def test_values_equal_those_of_the_bvh_package_and_are_read_five_times_faster(
    tmp_path: Path, walk_bvh: Walk
) -> None:
    package = pytest.importorskip("bvh", reason="the pure-Python bvh package is not installed")
    path = tmp_path / "walk.bvh"
    path.write_text(walk_bvh(frames=600))

    def theirs() -> np.ndarray:
        return np.array(package.Bvh(path.read_text()).frames, dtype=float)

    def ours() -> np.ndarray:
        return bvh_file.read_channels(path)[1]

    def best(read: Callable[[], np.ndarray]) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            read()
            times.append(time.process_time() - start)
        return min(times)

    np.testing.assert_array_equal(ours(), theirs())
    assert best(theirs) > 5 * best(ours)


def test_damaged_files(tmp_path: Path, walk_bvh: Walk, survives: Callable[..., None]) -> None:
    path = tmp_path / "walk.bvh"
    path.write_text(walk_bvh(frames=3))
    survives(lambda file: bvh.read(bvh.find(file)[0]), path)


def test_damaged_maps(tmp_path: Path, walk_bvh: Walk, survives: Callable[..., None]) -> None:
    rig = tmp_path / "map.yaml"
    rig.write_bytes((files("stickgen.corpus.rigs") / "maps/style100.yaml").read_bytes())

    def read(file: Path) -> list[Recording]:
        (item,) = bvh.find(tmp_path, map=file)
        return bvh.read(item)

    (tmp_path / "walk.bvh").write_text(walk_bvh(frames=20))
    survives(read, rig, 40)
