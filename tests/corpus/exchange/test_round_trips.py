"""Exports are read back through the public readers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Body
from stickgen.corpus.exchange import humanml3d, samples, smpl
from stickgen.corpus.exchange.tokens import tokens
from stickgen.corpus.sources import load_source
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.geometry import canonicalize, resample
from stickgen.skeleton import rest_pose
from stickgen.sticks import to_v3
from stickgen.text.encoders import open_encoder


def body(seed: int, frames: int) -> np.ndarray:
    """Joints ``[T, 22, 3]`` that glide forward and tremble a little."""
    drift = np.arange(frames)[:, None, None] / 25.0 * np.array([0.0, 0.0, 1.0])
    return rest_pose() + drift + np.random.default_rng(seed).normal(0, 1e-3, (frames, 22, 3))


def read_all(source: str, path: Path) -> list:
    reader = load_source(source)
    return [recording for item in reader.find(path) for recording in reader.read(item)]


def test_smpl_parameters_give_the_joints_back(corpus: Path, tmp_path: Path) -> None:
    opened = Corpus.open(corpus)
    assert smpl.export(opened, tmp_path / "npz") == 4
    recordings = {r.id: r for r in read_all("amass", tmp_path / "npz")}
    assert set(recordings) == {"amass/own/a", "amass/own/b", "amass/own/c/0", "amass/own/c/1"}
    for clip in opened.rows:
        motion = recordings["amass/" + clip.id.replace("#", "/")].motion
        assert isinstance(motion, Body) and motion.fps == 25.0
        assert np.abs(motion.joints - opened.joints(clip)).max() < 1e-3
    with np.load(tmp_path / "npz/own/a.npz") as arrays:
        assert arrays["poses"].shape == (110, 156) and not arrays["poses"][:, 66:].any()
        assert arrays["gender"] == "neutral" and arrays["mocap_framerate"] == 25.0
        assert arrays["trans"][:, 2].min() > 0.8  # Z is up
    assert "someone spins" in (tmp_path / "npz/own/a.txt").read_text()


def test_humanml3d_gives_the_joints_back(corpus: Path, tmp_path: Path) -> None:
    opened = Corpus.open(corpus)
    folder = tmp_path / "hml"
    assert humanml3d.export(opened, folder) == 4
    clip = opened.rows[0]
    expected = resample(opened.joints(clip).astype(float), 25.0, 20.0)
    expected[..., 1] -= expected[..., 1].min()
    expected = canonicalize(expected)[:-1]
    assert np.abs(np.load(folder / "new_joints/000000.npy") - expected).max() < 5e-3
    recordings = read_all("humanml3d", folder)
    whole, part = (r for r in recordings if r.file == "000000.npy")
    assert whole.captions == ("A person turns left 1.", "someone spins")
    assert part.captions == ("a person steps back",)
    assert len(part.motion.positions) == 40
    assert {r.file: r.split for r in recordings} == {
        "000000.npy": "train", "000001.npy": "val", "000002.npy": "train", "000003.npy": "train",
    }  # fmt: skip
    features = [np.load(p) for p in sorted((folder / "new_joint_vecs").iterdir())]
    mean = np.concatenate(features).mean(0)
    np.testing.assert_allclose(np.load(folder / "Mean.npy"), mean, atol=1e-4)
    deviation = np.load(folder / "Std.npy")
    assert deviation.shape == (263,) and np.ptp(deviation[4:67]) == 0
    assert "000002,own/c#0,own,train,MIT,ours" in (folder / "index.csv").read_text()


def test_tokens_have_the_form_that_evaluators_read() -> None:
    expected = "a/DET person/NOUN slowly/ADV walk/VERB to/ADP the/DET left/ADV"
    assert tokens("A person slowly walks to the left.") == expected
    assert all(len(t.split("/")) == 2 for t in tokens("he's 2 m off: run/jump!").split())


def test_samples_are_read_back_without_loss(corpus: Path, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra train")
    opened = Corpus.open(corpus)
    path = tmp_path / "set.pt"
    assert samples.export(opened, path, open_encoder("built-in")) == 3
    stored = torch.load(path, weights_only=True)
    one = next(s for s in stored if s["meta"]["people"] == ["own/a"])
    two = next(s for s in stored if s["meta"]["take"] == "c")
    assert one["motion"].shape == (110, 48) and two["motion"].shape == (110, 2, 48)
    assert one["description"] == "A person turns left #1."
    assert two["description"] == "two people turn"
    for key, shape in {"actions": (110,), "physics": (110, 6), "camera": (110, 3)}.items():
        assert two[key].shape == shape
    assert one["embedding"].shape == (384,)
    assert json.loads(json.dumps(one["enhanced_meta"]))["temporal"]["original_fps"] == 25.0
    gap = two["joints"][0, 1, 0] - two["joints"][0, 0, 0]
    np.testing.assert_allclose(gap, [1.0, 0.0, 0.0], atol=1e-5)  # side by side
    recordings = read_all("exchange-pt", path)
    assert [len(r.pair_captions) for r in recordings].count(1) == 2
    for recording, sample in zip(recordings[:2], stored[:2], strict=True):
        np.testing.assert_array_equal(to_v3(sample["joints"][:, 0].numpy()), sample["motion"])
        np.testing.assert_allclose(recording.motion.joints, sample["joints"][:, 0], atol=1e-5)
        assert recording.split == sample["meta"]["split"] and recording.tags == ()


def test_samples_may_go_into_a_folder(corpus: Path, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra train")
    assert samples.export(Corpus.open(corpus), tmp_path / "sets", open_encoder("built-in")) == 3
    assert [p.name for p in (tmp_path / "sets").iterdir()] == ["00000.pt"]
    assert len(torch.load(tmp_path / "sets/00000.pt", weights_only=True)) == 3
    assert len(read_all("exchange-pt", tmp_path / "sets")) == 4


HOSTILE = ["../../x", "/abs/x", "a/../../b", r"C:\x", "", "x" * 300, "n\0l", ".", "own/a.npz/b"]
"""Ids of clips that are no paths; the last is one, but the id ``own/a`` has the file."""


@pytest.mark.parametrize("kind", ["npz", "humanml3d", "pt", "pt folder"])
def test_ids_are_never_paths(
    write_corpus: Callable[..., Path], tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [*HOSTILE, "own/a", "own/A", "own/a#0", "own/a/0"]
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    opened = Corpus.open(
        write_corpus(folder / "corpus", {id_: body(k, 30) for k, id_ in enumerate(ids)})
    )
    before = {path for path in tmp_path.rglob("*") if folder / "corpus" not in path.parents}
    out = folder / ("out.pt" if kind == "pt" else "out")
    if kind == "npz":
        assert smpl.export(opened, out) == len(ids)
        source = "amass"
    elif kind == "humanml3d":
        assert humanml3d.export(opened, out) == len(ids)
        source = "humanml3d"
    else:
        pytest.importorskip("torch", reason="needs the extra train")
        assert samples.export(opened, out, open_encoder("built-in")) == len(ids)
        source = "exchange-pt"
    assert len({recording.id for recording in read_all(source, out)}) == len(ids)
    after = {path for path in tmp_path.rglob("*") if folder / "corpus" not in path.parents}
    assert all(out in (path, *path.parents) for path in after - before)
    assert not Path("/abs").exists()


def test_a_folder_with_files_is_not_overwritten(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("draft")
    for export in (humanml3d.export, smpl.export):
        with pytest.raises(StickGenError, match="not empty"):
            export(Corpus.open(corpus), tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "draft"
