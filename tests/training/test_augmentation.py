"""Each kind of augmentation is what it says, and can be switched off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.geometry import FloatArray, yaw_matrix  # noqa: E402
from stickgen.motion_model.features import FRAME, from_features, to_features  # noqa: E402
from stickgen.synthesis import find, read  # noqa: E402
from stickgen.text.sides import swap_sides  # noqa: E402
from stickgen.training.augmentation import change_scale, change_speed, sample_speed  # noqa: E402
from stickgen.training.batches import Source, make_batch  # noqa: E402
from stickgen.training.config import Augmentation  # noqa: E402


def walk() -> FloatArray:
    (item, *_) = find(1, actions=("walk",), seed=3)
    return np.asarray(read(item)[0].motion.joints, dtype=np.float64)


WALK = walk()
FEATURES = to_features(WALK)


@given(st.floats(0.7, 1.4))
def test_a_faster_walk_goes_the_same_way_in_less_time(factor: float) -> None:
    frames = int((len(FEATURES) - 1) / factor)
    faster = change_speed(FEATURES, factor, frames)
    covered = int(frames * factor)
    assert faster[:, FRAME["turn"]].sum() == pytest.approx(
        FEATURES[:covered, FRAME["turn"]].sum(), abs=0.1
    )
    own, other = from_features(FEATURES[: covered + 1]), from_features(faster)
    travel = np.linalg.norm(own[-1, 0] - own[0, 0])
    assert np.linalg.norm(other[-1, 0] - own[-1, 0]) < 0.06 * travel + 0.05
    assert set(np.unique(faster[:, FRAME["contact"]])) <= {0.0, 1.0}


def test_speed_one_changes_nothing_and_the_end_is_held() -> None:
    np.testing.assert_array_equal(change_speed(FEATURES, 1.0, len(FEATURES)), FEATURES)
    held = change_speed(FEATURES, 2.0, len(FEATURES))
    np.testing.assert_array_equal(held[-1, FRAME["pose"]], FEATURES[-1, FRAME["pose"]])


@given(st.floats(0.8, 1.2))
def test_a_larger_body_takes_larger_steps_at_the_same_angles(factor: float) -> None:
    larger = change_scale(FEATURES, factor)
    moved = slice(0, FRAME["contact"].start)  # contacts stay: a larger foot is no faster one
    np.testing.assert_allclose(larger[:, moved], to_features(WALK * factor)[:, moved], atol=1e-4)
    np.testing.assert_array_equal(larger[:, FRAME["contact"]], FEATURES[:, FRAME["contact"]])
    np.testing.assert_array_equal(larger[:, FRAME["turn"]], FEATURES[:, FRAME["turn"]])


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(-np.pi, np.pi))
def test_another_place_and_heading_are_the_same_features(x: float, z: float, yaw: float) -> None:
    elsewhere = np.einsum("ij,tkj->tki", yaw_matrix(yaw), WALK) + [x, 0.0, z]
    np.testing.assert_allclose(to_features(elsewhere), FEATURES, atol=1e-4)


@given(st.integers(0, 2**32))
def test_speeds_lie_in_their_range(seed: int) -> None:
    factor = sample_speed(Augmentation(speed=0.25), np.random.default_rng(seed))
    assert 0.8 <= factor <= 1.25


def test_each_kind_is_switched_by_itself(tiny_source: Source) -> None:
    chosen = [e for e in tiny_source.examples if "left" in e.captions[0]][
        :8
    ] or tiny_source.examples[:8]

    def features(**kinds: object) -> torch.Tensor:
        off: dict[str, object] = {"mirror": False}
        varied = replace(tiny_source, augmentation=Augmentation.model_validate(off | kinds))
        return make_batch(varied, chosen, np.random.default_rng(5)).features

    plain = features()
    unvaried = make_batch(tiny_source, chosen, np.random.default_rng(5), augment=False).features
    assert torch.equal(plain, unvaried)
    for kind in ({"mirror": True}, {"speed": 0.3}, {"scale": 0.2}):
        assert not torch.equal(features(**kind), plain)


def test_mirrored_windows_have_mirrored_words(tiny_source: Source) -> None:
    jumps = [e for e in tiny_source.examples if e.captions == ("a person jumps to the left",)][:4]
    batch = make_batch(tiny_source, jumps, np.random.default_rng(0))
    left = tiny_source.texts.tokens(jumps[0].captions[0]).astype(np.float32)
    right = tiny_source.texts.tokens(swap_sides(jumps[0].captions[0])).astype(np.float32)
    kinds = {
        bool(np.array_equal(tokens[: len(left)], left))
        for tokens in batch.conditions.tokens.numpy()
        if np.array_equal(tokens[: len(left)], left) or np.array_equal(tokens[: len(right)], right)
    }
    assert kinds == {True, False}
