"""What examples, batches and their sampling weights hold."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.store.corpus import Corpus  # noqa: E402
from stickgen.motion_model.features import to_features  # noqa: E402
from stickgen.skeleton import mirror, rest_pose  # noqa: E402
from stickgen.text.encoders import open_encoder  # noqa: E402
from stickgen.training.batches import (  # noqa: E402
    Batch,
    Source,
    make_batch,
    training_batches,
    validation_batches,
)
from stickgen.training.config import TrainConfig  # noqa: E402
from stickgen.training.examples import Example, read_examples, sampling_weights  # noqa: E402
from stickgen.training.feature_store import feature_file  # noqa: E402
from stickgen.training.features import mirror_features  # noqa: E402
from stickgen.training.prepare import prepare  # noqa: E402
from stickgen.vocabulary import ACTION, UNKNOWN_ACTION  # noqa: E402


@pytest.fixture
def source(tiny_config: TrainConfig, fitted: Path) -> Source:
    encoder = open_encoder(tiny_config.model.text_encoder)
    return prepare(Path(tiny_config.data.path), encoder, fitted, tiny_config)[0]


def same(a: Batch, b: Batch) -> bool:
    return torch.equal(a.features, b.features) and torch.equal(
        a.conditions.tokens, b.conditions.tokens
    )


def test_examples_are_segments_pairs_and_whole_clips(tiny_corpus: Path) -> None:
    examples = read_examples(Corpus.open(tiny_corpus), "train")
    captions = {c for e in examples for c in e.captions}
    assert {"a person walks", "a person jumps to the left", "a person walks forward"} <= captions
    assert "a person walks, then a person jumps to the left" in captions
    weights = sampling_weights(examples)
    assert weights.sum() == pytest.approx(1.0) and (weights > 0).all()


def test_examples_without_a_label_have_no_action(
    write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    bodies = {name: np.tile(rest_pose(), (60, 1, 1)) for name in ("a", "b")}
    path = write_corpus(tmp_path, bodies, actions=lambda id_: ("walk",) if id_ == "a" else ())
    examples = read_examples(Corpus.open(path), "train")
    assert [e.action for e in examples] == [ACTION["walk"], UNKNOWN_ACTION]
    np.testing.assert_allclose(sampling_weights(examples), [0.5, 0.5])


def test_synthetic_motion_supplements_scarce_recordings() -> None:
    def example(action: int, synthetic: bool) -> Example:
        return Example(0, 0, 250, ("a person moves",), action, synthetic)

    recorded = [example(1, False)] * 100  # 1,000 s of one action: enough
    scarce = [example(2, False)] * 15  # 150 s of another: half of what is enough
    synthetic = [example(action, True) for action in (1, 2, 3) for _ in range(100)]
    examples = [*recorded, *scarce, *synthetic]
    weight = sampling_weights(examples, power=0.0, synthetic_fill=300.0)
    enough, filled, alone = weight[115:].reshape(3, 100).sum(1)
    assert enough == 0.0
    assert filled == pytest.approx(weight[100:115].sum())
    assert alone == pytest.approx(2 * filled)
    more = sampling_weights(examples, power=0.0, synthetic_fill=600.0)
    assert more[215:315].sum() == pytest.approx(3 * more[100:115].sum())
    every = sampling_weights(examples, power=0.0)
    np.testing.assert_allclose(every, 1 / len(examples))
    tempered = sampling_weights(examples, power=0.5, synthetic_share=0.2)
    assert tempered[115:].sum() == pytest.approx(0.2) and tempered.sum() == pytest.approx(1.0)
    assert sampling_weights(synthetic, synthetic_share=0.2).sum() == pytest.approx(1.0)


def test_motion_of_a_rule_is_sampled_beside_plenty_of_recordings_of_its_action() -> None:
    walks = [Example(0, 0, 250, ("a person walks",), 1) for _ in range(200)]
    backward = [Example(0, 0, 125, ("walk backwards",), 1, True, rule) for rule in ("", "backward")]
    weights = sampling_weights([*walks, *backward], power=0.0, synthetic_fill=300.0)
    assert weights[-2] == 0.0
    assert weights[-1] == pytest.approx(0.5 * weights[0])


def test_only_what_the_sentence_describes_has_a_weight(source: Source) -> None:
    jumps = [e for e in source.examples if e.captions == ("a person jumps to the left",)]
    batch = make_batch(source, jumps[:4], np.random.default_rng(3))
    assert batch.features.shape[1] == 5 * batch.plan.shape[1]
    assert (batch.weight <= batch.valid.float()).all()
    assert 0 < batch.weight.sum() < batch.valid.sum()
    assert (batch.targets["action"] == ACTION["jump"]).all()
    assert batch.swapped_rows.tolist() == [0, 1, 2, 3]


def test_batches_are_repeatable(source: Source) -> None:
    first, again, other = (next(training_batches(source, 4, seed)) for seed in (1, 1, 2))
    assert same(first, again) and not same(first, other)
    held = validation_batches(source, 4, 2)
    assert not same(*held)
    assert all(map(same, held, validation_batches(source, 4, 2)))


def test_mirroring_features_is_mirroring_joints(tiny_corpus: Path) -> None:
    corpus = Corpus.open(tiny_corpus)
    joints = corpus.joints(corpus.rows[0])
    features = feature_file(corpus)[: len(joints)]
    np.testing.assert_allclose(mirror_features(features), to_features(mirror(joints)), atol=1e-5)
    np.testing.assert_array_equal(mirror_features(mirror_features(features)), features)


def test_the_log_warns_of_a_corpus_without_a_val_split(
    tiny_config: TrainConfig,
    fitted: Path,
    tmp_path: Path,
    write_corpus: Callable[..., Path],
    motions: Callable[[int], dict[str, np.ndarray]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = write_corpus(tmp_path / "corpus", motions(5))
    encoder = open_encoder(tiny_config.model.text_encoder)
    train, val = prepare(path, encoder, fitted, tiny_config)
    assert val.examples == train.examples
    (record,) = (r for r in caplog.records if r.levelno == logging.WARNING)
    assert "no captioned clip in its val split: validation uses training data" in record.message
