"""``stick-gen evaluate gate`` and ``train``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.synthesis import find, read

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    """A test split of synthetic clips marked as recordings, each with a caption of its own."""
    pytest.importorskip("pyarrow", reason="needs the extra data")
    motions: dict[str, np.ndarray] = {}
    for recording in (recording for item in find(100, seed=11) for recording in read(item)):
        new = [caption for caption in recording.captions if caption not in motions]
        joints = np.asarray(recording.motion.joints, dtype=np.float32)
        if new and len(joints) >= 50:
            motions[new[0]] = joints[:200]
    folder = tmp_path_factory.mktemp("corpus")
    return write_corpus(folder, motions, captions=lambda name: (name,), split="test")


def test_the_gate_decides_the_exit_code(corpus: Path, run: Run) -> None:
    code, out, err = run("evaluate", "gate", corpus, "--cases", 64, "--json")
    report = json.loads(out)
    assert (code, err) == (0 if report["holds"] else 1, "")
    corruptions = {"time-reversed", "frozen", "jittered", "sides swapped", "another caption"}
    for network in report["networks"]:
        assert network["r1"] >= 5 / 32
        assert corruptions <= set(network["corruptions"])


def test_bad_options_are_refused(corpus: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("evaluate", "gate", corpus, "--networks", tmp_path)
    assert (code, out) == (2, "") and "not a folder of evaluators" in err
    pytest.importorskip("torch", reason="needs the extra train")
    words = ["evaluate", "train", corpus, "-o", tmp_path / "run"]
    code, _, err = run(*words, "--network", "oracle")
    assert code == 2 and "--network is 'oracle': use one of transformer-1" in err
    code, _, err = run(*words, "--max-minutes", 0)
    assert code == 2 and "--max-minutes is 0: give a positive number" in err
