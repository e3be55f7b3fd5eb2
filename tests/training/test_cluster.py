"""Corpora at addresses, features on disk, and training on Ray's workers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
fsspec = pytest.importorskip("fsspec", reason="needs the extra cluster")
pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.store.corpus import Corpus  # noqa: E402
from stickgen.corpus.store.remote import local_corpus  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.training.checkpoints import load_checkpoint  # noqa: E402
from stickgen.training.config import TrainConfig  # noqa: E402
from stickgen.training.feature_store import computed_by_ray, feature_file  # noqa: E402


def test_a_corpus_at_an_address_is_copied_once(
    tiny_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    memory = fsspec.filesystem("memory")
    memory.put(f"{tiny_corpus}/", "/bucket/corpus/", recursive=True)
    folder = local_corpus("memory://bucket/corpus")
    own, copied = Corpus.open(tiny_corpus), Corpus.open(folder)
    assert own.rows == copied.rows
    np.testing.assert_array_equal(own.joints(own.rows[3]), copied.joints(copied.rows[3]))
    memory.rm("/bucket", recursive=True)
    assert local_corpus("memory://bucket/corpus") == folder
    assert local_corpus(str(tiny_corpus)) == tiny_corpus
    with pytest.raises(StickGenError, match="memory://nowhere cannot be read as a corpus"):
        local_corpus("memory://nowhere")


def test_features_lie_on_disk_and_follow_the_corpus(tiny_corpus: Path) -> None:
    corpus = Corpus.open(tiny_corpus)
    features = feature_file(corpus)
    assert isinstance(features, np.memmap)
    assert features.shape == (sum(clip.frames for clip in corpus.rows), 71)

    def never(_: Corpus) -> list[object]:
        raise AssertionError("computed again")

    np.testing.assert_array_equal(feature_file(corpus, never), features)


@pytest.mark.slow
def test_ray_computes_the_features_and_trains(
    tiny_config: TrainConfig, tiny_corpus: Path, tmp_path: Path
) -> None:
    ray = pytest.importorskip("ray", reason="needs the extra cluster")
    pytest.importorskip("ray.train", reason="needs the extra cluster")
    from stickgen.training.on_ray import train_on_ray

    source = str(Path(__file__).parents[2] / "src")
    environment = {"env_vars": {"PYTHONPATH": source, "OMP_NUM_THREADS": "1"}}
    ray.init(num_cpus=3, log_to_driver=False, include_dashboard=False, runtime_env=environment)
    try:
        corpus = Corpus.open(tiny_corpus)
        expected = feature_file(corpus)
        found = np.zeros_like(expected)
        for start, features in computed_by_ray(corpus):
            found[start : start + len(features)] = features
        np.testing.assert_array_equal(found, expected)
        train_on_ray(tiny_config, tmp_path / "run", 2)
    finally:
        ray.shutdown()
    state = load_checkpoint(tmp_path / "run" / "planner.pt")
    assert state["global_step"] > 0 and (tmp_path / "run" / "model").is_dir()
