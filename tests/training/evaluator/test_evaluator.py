"""Training of evaluator networks: their features and batches, a whole run, its export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.corpus.store.captioned_spans import captioned_spans  # noqa: E402
from stickgen.corpus.store.corpus import Corpus  # noqa: E402
from stickgen.corpus.store.embeddings import embed  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.evaluation.corruptions import CORRUPTIONS  # noqa: E402
from stickgen.evaluation.evaluator.runtime import open_evaluators  # noqa: E402
from stickgen.geometry import yaw_matrix  # noqa: E402
from stickgen.motion_model.features import FRAME, to_features  # noqa: E402
from stickgen.networks.evaluator import FEATURES, PATCH, motion_features  # noqa: E402
from stickgen.skeleton import FPS  # noqa: E402
from stickgen.synthesis import find, read  # noqa: E402
from stickgen.text.encoders import BUILT_IN, open_encoder  # noqa: E402
from stickgen.text.sides import swap_sides  # noqa: E402
from stickgen.training.checkpoints import load_checkpoint  # noqa: E402
from stickgen.training.evaluator.batches import (  # noqa: E402
    REAL_SHARE,
    EvaluatorSource,
    make_batch,
    sampling_weights,
)
from stickgen.training.evaluator.run import load_network, train_evaluators  # noqa: E402
from stickgen.training.losses.contrast import contrastive_logits  # noqa: E402

ACTIONS = ("walk", "kick", "wave", "jump")
SHORT = 1e-3
"""Minutes: enough for the first step."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    pytest.importorskip("pyarrow", reason="needs the extra data")
    motions, captions = {}, {}
    synthetic = (
        recording for item in find(24, actions=ACTIONS, seed=2) for recording in read(item)
    )
    for i, recording in enumerate(synthetic):
        motions[f"own/{i}"] = np.asarray(recording.motion.joints, dtype=np.float32)[:120]
        captions[f"own/{i}"] = recording.captions
    return write_corpus(
        tmp_path_factory.mktemp("corpus"),
        motions,
        captions=captions.__getitem__,
        split=lambda name: ("train", "train", "val")[int(name[4:]) % 3],
        synthetic=lambda name: int(name[4:]) % 2 == 0,
    )


@pytest.fixture(scope="module")
def source(corpus: Path) -> EvaluatorSource:
    opened = Corpus.open(corpus)
    examples = captioned_spans(opened, "train")
    plain = {caption for d in examples for caption in d.captions}
    texts = embed(corpus, plain | {swap_sides(c) for c in plain}, open_encoder(BUILT_IN))
    return EvaluatorSource(opened, examples, texts, CORRUPTIONS)


def test_features_are_those_of_the_motion_model_and_velocities(source: EvaluatorSource) -> None:
    d = source.examples[0]
    joints = d.joints(source.corpus)
    seen = motion_features(torch.from_numpy(joints)[None])[0].numpy()
    known = to_features(joints)
    assert seen.shape == (len(joints), FEATURES)
    np.testing.assert_allclose(seen[:, 5:6], known[:, FRAME["height"]], atol=1e-5)
    np.testing.assert_allclose(seen[:, 6:69], known[:, FRAME["pose"]], atol=1e-5)
    turn = known[1:, FRAME["turn"]][:, 0]
    np.testing.assert_allclose(seen[1:, 4] / FPS, np.sin(turn), atol=1e-4)
    speed = np.linalg.norm(np.diff(joints, axis=0), axis=-1) * FPS
    velocity = seen[1:, 69:].reshape(-1, 22, 3)
    np.testing.assert_allclose(np.linalg.norm(velocity, axis=-1), speed, atol=1e-3)


def test_features_ignore_start_position_and_heading(source: EvaluatorSource) -> None:
    joints = source.examples[1].joints(source.corpus)
    moved = joints @ yaw_matrix(1.3).T + np.array([2.0, 0.0, 5.0])
    a, b = (motion_features(torch.from_numpy(np.float32(x))[None]) for x in (joints, moved))
    torch.testing.assert_close(a, b, atol=2e-3, rtol=0)


def test_batches_hold_sentences_motions_and_corrupted_motions(source: EvaluatorSource) -> None:
    batch = make_batch(source, np.arange(8), np.random.default_rng(0))
    assert batch.joints.shape[1] == PATCH * int(batch.length.max())
    assert batch.corrupted.shape[1:] == batch.joints.shape[1:]
    assert len(batch.corrupted) == len(batch.corrupted_rows) == 3
    assert batch.may_match.diagonal().all()
    for corrupted, i in zip(batch.corrupted, batch.corrupted_rows.tolist(), strict=True):
        frames = PATCH * int(batch.length[i])
        assert (corrupted[:frames] - batch.joints[i, :frames]).abs().max() > 0.01


def test_recorded_motion_has_its_share(source: EvaluatorSource) -> None:
    weights = sampling_weights(source.examples)
    real = np.array([not d.clip.synthetic for d in source.examples])
    assert weights.sum() == pytest.approx(1.0) and (weights > 0).all()
    assert weights[real].sum() == pytest.approx(REAL_SHARE)


def test_sentences_that_may_describe_the_same_are_no_negatives() -> None:
    texts = motions = torch.nn.functional.normalize(torch.randn(4, 8), dim=-1)
    matches = torch.eye(4, dtype=torch.bool)
    matches[0, 1] = matches[1, 0] = True
    logits = contrastive_logits(texts, motions, matches)
    assert torch.isinf(logits[0, 1]) and torch.isinf(logits[1, 0])
    assert torch.isfinite(logits).sum() == 14
    np.testing.assert_allclose(logits.diagonal(), 10.0, rtol=1e-5)


def test_a_run_resumes_and_is_exported_as_int8(
    corpus: Path, source: EvaluatorSource, tmp_path: Path
) -> None:
    names = ["transformer-2", "convolution-1"]
    folder = train_evaluators(corpus, tmp_path, CORRUPTIONS, names=names, max_minutes=SHORT)
    assert [network.name for network in open_evaluators(folder)] == names
    first = load_checkpoint(tmp_path / "transformer-2.pt")
    longer = first["minutes"] + SHORT
    train_evaluators(corpus, tmp_path, CORRUPTIONS, names=names[:1], max_minutes=longer)
    second = load_checkpoint(tmp_path / "transformer-2.pt")
    assert second["global_step"] > first["global_step"] > 0
    rows = [json.loads(line) for line in (tmp_path / "transformer-2.jsonl").open()]
    assert np.isfinite(rows[-1]["val_total"]) and 0 <= rows[-1]["val_r1"] <= 1
    batch = make_batch(source, np.arange(6), np.random.default_rng(1), augment=False)
    network = load_network("transformer-2", tmp_path)
    with torch.no_grad():
        exact = network.motion(batch.joints, batch.length).numpy()
    cut = [j[: PATCH * n] for j, n in zip(batch.joints.numpy(), batch.length, strict=True)]
    quantised = open_evaluators(folder)[0].motions(cut)
    assert (exact * quantised).sum(1).min() > 0.995


def test_a_corpus_with_too_few_captions_is_refused(
    tmp_path: Path, write_corpus: Callable[..., Path], source: EvaluatorSource
) -> None:
    joints = source.examples[0].joints(source.corpus)
    corpus = write_corpus(tmp_path / "c", {"own/0": joints})
    with pytest.raises(
        StickGenError, match="1 captioned parts of clips for training and 0 for validation"
    ):
        train_evaluators(corpus, tmp_path / "run", {})


def test_evaluators_read_an_encoder_of_any_width(
    corpus: Path, tiny_bert: Path, tmp_path: Path
) -> None:
    names = ["transformer-1", "convolution-1"]
    folder = train_evaluators(
        corpus, tmp_path, CORRUPTIONS, names=names, text_encoder=str(tiny_bert), max_minutes=SHORT
    )
    for evaluator in open_evaluators(folder):
        embeddings = evaluator.texts(["a person walks", "a person jumps"])
        assert embeddings.shape == (2, 128)
        np.testing.assert_allclose(np.linalg.norm(embeddings, axis=1), 1.0, atol=1e-4)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"text_encoder": "0"}))
    with pytest.raises(StickGenError, match="trained with another text encoder than the present"):
        open_evaluators(folder)
