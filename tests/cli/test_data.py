"""``stick-gen data convert`` and ``build``: text for people and JSON for programs."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.sources import SOURCES
from stickgen.skeleton import JOINTS, J, apply_bone_lengths, rest_pose

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

Run = Callable[..., tuple[int, str, str]]


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
            pose[J[joint], 1] = 0.9  # arms down: T-poses are not valid
        np.save(folder / f"new_joints/00000{k}.npy", apply_bone_lengths(pose + sway))
        (folder / f"texts/00000{k}.txt").write_text(
            "a man waves#a/DET man/NOUN wave/VERB#0.0#0.0\n"
        )
        (folder / ("train.txt", "test.txt")[k]).write_text(f"00000{k}\n")
    return folder


def test_a_data_set_is_one_command(run: Run, humanml3d: Path, tmp_path: Path) -> None:
    words = ("data", "convert", "humanml3d", humanml3d, "-o", tmp_path / "c")
    code, out, err = run(*words, "--workers", 1)
    assert (code, err) == (0, "")
    assert "humanml3d" in out
    assert "clips/s" in out
    code, out, _ = run(*words, "--json")
    summary = json.loads(out)
    assert (code, summary["clips"], summary["up_to_date"]) == (0, 2, True)
    assert summary["splits"]["test"] > 0
    code, out, _ = run(*words)
    assert "Up to date" in out


@pytest.mark.parametrize(
    "words",
    [("convert", "nothing", "."), ("convert", "amass", ".", "--map", "."), ("build", ".")],
)
def test_user_errors_exit_with_2_and_one_sentence(
    run: Run, tmp_path: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("data", *words, "-o", tmp_path / "c")
    assert code == 2
    assert err.startswith("Error: ")
    assert err.count("\n") == 1


def test_help_lists_the_sources(run: Run) -> None:
    out = run("data", "convert", "--help")[1].replace("-\n", "-").replace("\n", "")
    words = out.replace(" ", "")
    assert not [name for name in SOURCES if name not in words]
