"""``stick-gen data``: what a person reads and what a program reads."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.cli import main
from stickgen.corpus.sources import SOURCES
from stickgen.skeleton import JOINTS, J, apply_bone_lengths, rest_pose

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``stick-gen data`` in this process: exit code, stdout, stderr."""

    def call(*words: object) -> tuple[int, str, str]:
        code = 0
        try:
            main(["data", *map(str, words)])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
        return code, *capsys.readouterr()

    return call


@pytest.fixture
def humanml3d(tmp_path: Path) -> Path:
    """Two clips in the layout of HumanML3D (Guo et al., CVPR 2022); synthetic."""
    folder = tmp_path / "HumanML3D"
    for name in ("new_joints", "texts"):
        (folder / name).mkdir(parents=True)
    for k in range(2):
        rng = np.random.default_rng(k)
        sway = np.cumsum(rng.normal(0, 0.004, (60, len(JOINTS), 3)), axis=0)
        pose = rest_pose()
        for joint in ("left_elbow", "left_wrist", "right_elbow", "right_wrist"):
            pose[J[joint], 1] = 0.9  # arms down: a T-pose is no motion
        np.save(folder / f"new_joints/00000{k}.npy", apply_bone_lengths(pose + sway))
        (folder / f"texts/00000{k}.txt").write_text(
            "a man waves#a/DET man/NOUN wave/VERB#0.0#0.0\n"
        )
        (folder / ("train.txt", "test.txt")[k]).write_text(f"00000{k}\n")
    return folder


def test_a_data_set_is_one_command(run: Run, humanml3d: Path, tmp_path: Path) -> None:
    code, out, err = run("convert", "humanml3d", humanml3d, "-o", tmp_path / "c", "--workers", 1)
    assert (code, err) == (0, "")
    assert "humanml3d" in out
    assert "clips/s" in out
    code, out, _ = run("convert", "humanml3d", humanml3d, "-o", tmp_path / "c", "--json")
    told = json.loads(out)
    assert (code, told["clips"], told["up_to_date"]) == (0, 2, True)
    assert told["splits"]["test"] > 0
    code, out, _ = run("convert", "humanml3d", humanml3d, "-o", tmp_path / "c")
    assert "Up to date" in out


def test_faults_leave_with_2_and_one_sentence(run: Run, tmp_path: Path) -> None:
    for words in (
        ("convert", "nothing", tmp_path, "-o", tmp_path / "c"),
        ("convert", "amass", tmp_path, "-o", tmp_path / "c", "--map", tmp_path),
        ("build", tmp_path, "-o", tmp_path / "c"),
    ):
        code, _, err = run(*words)
        assert code == 2
        assert err.startswith("Error: ")
        assert err.count("\n") == 1


def test_help_lists_the_sources(run: Run) -> None:
    out = run("convert", "--help")[1].replace("-\n", "-").replace("\n", "")
    words = out.replace(" ", "")
    assert all(name in words for name in SOURCES)
