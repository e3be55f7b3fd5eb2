"""Curation: the windows of a set meet its standard, and dropped windows have reasons."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.curation.curate import SetReport, curate
from stickgen.corpus.curation.stability import camera_stability
from stickgen.corpus.curation.standards import STANDARDS, Standard
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS, apply_bone_lengths, rest_pose
from stickgen.vocabulary import ACTION

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

ACTIONS = ("walk", "run", "jump", "dance", "kick")


def motion(seed: int, frames: int, noise: float = 0.0, bounce: float = 0.0) -> np.ndarray:
    """A body that sways, shakes by ``noise`` metres and bounces at 2 Hz (synthetic)."""
    rng = np.random.default_rng(seed)
    time = np.arange(frames) / FPS
    soft = np.exp(-0.5 * (np.arange(-20, 21) / 6.0) ** 2)
    path = rng.normal(size=(frames + 40, 30))
    smooth = np.stack([np.convolve(column, soft, mode="valid") for column in path.T], axis=-1)
    sway = np.zeros((frames, 22, 3))
    sway[:, 12:] = 0.012 * smooth.reshape(frames, 10, 3)
    joints = apply_bone_lengths(rest_pose() + sway + noise * rng.normal(size=sway.shape))
    up = bounce * (1 - np.cos(2 * np.pi * 2.0 * time))
    return joints + up[:, None, None] * [0.0, 1.0, 0.0]


def motions() -> dict[str, np.ndarray]:
    """Good clips of five actions, most of them walks, synthetic ones, a pair, and bad ones."""
    clips = {f"walk{i}": motion(i, 150) for i in range(12)}
    clips |= {f"{a}{i}": motion(50 + i, 100) for a in ACTIONS[1:] for i in range(3)}
    clips |= {f"{a}-synthetic{i}": motion(80 + i, 120) for a in ACTIONS[1:] for i in range(9)}
    return clips | {
        "walk-long": motion(20, 1300),
        "run-short": motion(21, 20),
        "jump-shaky": motion(22, 100, noise=0.0008),
        "jump-bad": motion(23, 100, noise=0.05),
        "dance-pair1": motion(24, 700),
        "dance-pair2": motion(25, 640),
        "kick-bouncing": motion(26, 200, bounce=0.35),
    }


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    """A corpus of ``motions``, with bad frames in one clip of the pair."""
    folder = tmp_path_factory.mktemp("in")
    plain = Corpus.open(
        write_corpus(
            folder / "plain",
            motions(),
            actions=lambda name: (name.split("-")[0].rstrip("0123456789"),),
            synthetic=lambda name: "synthetic" in name,
            take=lambda name: "pair" if "pair" in name else "",
        )
    )
    with corpus_writer(folder / "rich", "test") as add:
        for clip in plain.rows:
            tracks = plain.tracks(clip)
            valid = tracks.valid.copy()
            if clip.id == "dance-pair2":
                valid[:50] = valid[300:310] = False
            actions = np.full(clip.frames, ACTION[clip.actions[0]], dtype=np.int16)
            add(clip, replace(tracks, valid=valid, actions=actions))
    return folder / "rich"


@pytest.fixture(scope="module")
def sets(path: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, SetReport]]:
    folder = tmp_path_factory.mktemp("out")
    return folder, curate(path, folder)


@pytest.mark.parametrize("name", STANDARDS)
def test_a_set_meets_its_standard(name: str, sets: tuple[Path, dict[str, SetReport]]) -> None:
    corpus, standard = Corpus.open(sets[0] / name), STANDARDS[name]
    assert len(corpus) == sets[1][name].windows > 0
    held: dict[str, float] = defaultdict(float)
    for clip in corpus.rows:
        assert 25 <= clip.frames <= 500 and corpus.valid(clip).all()
        assert clip.quality.score >= standard.min_quality
        assert clip.quality.artifact <= standard.max_artifact
        assert camera_stability(corpus.joints(clip)) >= standard.min_stability
        held[clip.actions[0]] += clip.frames
        held["synthetic"] += clip.frames * clip.synthetic
    total = sum(clip.frames for clip in corpus.rows)
    assert held.pop("synthetic") <= standard.max_synthetic_share * total
    assert max(held.values()) <= standard.max_action_share * total
    assert sets[1][name].actions == pytest.approx({a: f / total for a, f in held.items()})


def test_dropped_windows_have_reasons(sets: tuple[Path, dict[str, SetReport]]) -> None:
    folder, reports = sets
    reasons = {item.id: item.reason for item in reports["sft"].dropped}
    assert reasons["run-short"] == "shorter than 25 frames"
    assert reasons["jump-shaky"] == "artifact over 0.35"
    assert reasons["jump-bad"] in ("artifact over 0.35", "quality under 0.8")
    assert reasons["kick-bouncing"] == "camera stability under 0.6"
    assert "walk over 30%" in reasons.values() and "synthetic motion over 40%" in reasons.values()
    before = {item.id: item.reason for item in reports["pretrain"].dropped}
    assert set(before) == {"run-short", "jump-bad", "dance-pair1"}
    assert before["dance-pair1"] == "shorter than 25 frames with a partner"
    for report in reports.values():
        counts = Counter(item.reason for item in report.dropped)
        assert {reason: count for reason, (count, _) in report.reasons.items()} == counts
    assert set(json.loads((folder / "report.json").read_text())) == {"pretrain", "sft"}


def test_every_valid_second_is_kept_or_dropped(
    path: Path, sets: tuple[Path, dict[str, SetReport]]
) -> None:
    corpus = Corpus.open(path)
    valid = sum(int(corpus.valid(clip).sum()) for clip in corpus.rows) / FPS
    for name, report in sets[1].items():
        kept = sum(clip.frames for clip in Corpus.open(sets[0] / name).rows) / FPS
        assert kept + sum(item.seconds for item in report.dropped) == pytest.approx(valid)


def test_long_clips_are_cut_without_gaps(
    sets: tuple[Path, dict[str, SetReport]],
) -> None:
    rows = Corpus.open(sets[0] / "pretrain").rows
    parts = sorted(
        (clip for clip in rows if clip.id.startswith("walk-long@")),
        key=lambda clip: int(clip.id.partition("@")[2].split("-")[0]),
    )
    assert [clip.id for clip in parts] == [
        "walk-long@0-433", "walk-long@433-866", "walk-long@866-1300",
    ]  # fmt: skip


def test_people_of_a_take_stay_together(sets: tuple[Path, dict[str, SetReport]]) -> None:
    # Frames that are bad for one are cut for both, and so are those that only one has.
    takes: dict[str, set[str]] = defaultdict(set)
    for clip in Corpus.open(sets[0] / "pretrain").rows:
        if clip.take:
            takes[clip.take].add(clip.id)
    assert takes == {
        "pair@50": {"dance-pair1@50-300", "dance-pair2@50-300"},
        "pair@310": {"dance-pair1@310-640", "dance-pair2@310-640"},
    }


def test_two_runs_give_the_same_bytes(
    path: Path, sets: tuple[Path, dict[str, SetReport]], tmp_path: Path
) -> None:
    curate(path, tmp_path)
    for file in ("sft/joints.npy", "sft/index.parquet", "pretrain/joints.npy", "report.json"):
        assert (tmp_path / file).read_bytes() == (sets[0] / file).read_bytes(), file


def test_a_standard_that_no_window_meets_is_an_error_and_nothing_is_written(
    path: Path, tmp_path: Path
) -> None:
    standards = {"easy": Standard(0.1, 0.9), "hard": Standard(1.0, 0.0)}
    with pytest.raises(StickGenError, match=r"the set hard would be empty \(\d+ for quality"):
        curate(path, tmp_path / "out", standards)
    assert not (tmp_path / "out").exists()


def test_a_corpus_is_not_replaced_by_its_own_set(path: Path, tmp_path: Path) -> None:
    (tmp_path / "sft").symlink_to(path)
    with pytest.raises(StickGenError, match="replaced by its own set"):
        curate(path, tmp_path)


def test_trembling_and_bouncing_make_a_camera_unsteady() -> None:
    walk = motion(0, 200) + np.arange(200)[:, None, None] * [0.0, 0.0, 0.04]
    assert camera_stability(walk) > 0.85
    assert camera_stability(np.tile(rest_pose(), (30, 1, 1))) == 1.0
    shaken = [
        camera_stability(motion(0, 200) + height * (np.arange(200) % 2)[:, None, None])
        for height in (0.0, 0.1, 0.3, 1.0)
    ]
    assert shaken == sorted(shaken, reverse=True) and shaken[-1] < 0.1
