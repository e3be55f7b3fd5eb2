"""Windows: rest around an action, and what the planner can be told of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.motion_model.features import FRAME, to_features  # noqa: E402
from stickgen.motion_model.goals import CONTROLS  # noqa: E402
from stickgen.motion_model.plan import PATCH, to_plan  # noqa: E402
from stickgen.skeleton import FPS, rest_pose  # noqa: E402
from stickgen.text.encoders import open_encoder  # noqa: E402
from stickgen.training.config import TrainConfig  # noqa: E402
from stickgen.training.examples import Example  # noqa: E402
from stickgen.training.features import mirror_features, mirror_plan  # noqa: E402
from stickgen.training.goals import Acting, window_controls  # noqa: E402
from stickgen.training.prepare import prepare  # noqa: E402
from stickgen.training.rest import BLEND, Stands, rest_patches  # noqa: E402
from stickgen.training.windows import Source, read_window  # noqa: E402
from stickgen.vocabulary import ACTION  # noqa: E402

NOTHING = np.zeros((0, 71), np.float32)


def moving(frames: int, step: float = 0.0, turn: float = 0.0) -> np.ndarray:
    """Features of a stiff body that glides ahead (m a frame) and turns (rad a frame)."""
    features = to_features(np.tile(rest_pose(), (frames, 1, 1)))
    features[:, FRAME["step"]] = [0.0, step]
    features[:, FRAME["turn"]] = turn
    return features


def stands(lean: float = 0.0) -> Stands:
    rest = moving(200)
    rest[:, FRAME["pose"]] += lean
    return Stands.of(rest, [Example(0, 0, 200, ("a person stands",), ACTION["idle"])])


def test_rest_continues_the_action_and_fades_into_the_stand() -> None:
    action, rng = moving(60, step=0.01), np.random.default_rng(0)
    after = stands(0.05).after(action, 40, rng)
    assert after is not None
    whole = np.concatenate([action, after])
    assert np.abs(np.diff(whole[:, FRAME["pose"]], axis=0)).max() < 0.05 * 2 / BLEND
    assert after[0, FRAME["step"]][1] > 0.008 and not after[BLEND:, FRAME["step"]].any()
    before = stands(0.05).before(action, 40, rng)
    assert before is not None
    np.testing.assert_allclose(before[::-1], after, atol=1e-6)


def test_no_rest_where_it_would_not_fit() -> None:
    rng = np.random.default_rng(0)
    assert stands(0.5).after(moving(60), 40, rng) is None  # another pose
    assert stands().after(moving(60, step=2.0 / FPS), 40, rng) is None  # too fast
    assert stands().after(moving(60), 400, rng) is None  # no stand is as long
    assert 2 <= rest_patches(40, rng) <= 15 and rest_patches(3, rng) <= 3


def test_the_planner_is_told_what_is_left_of_the_action() -> None:
    frames = np.concatenate([moving(10), moving(50, 0.02, 0.02), moving(20)])
    acting = Acting(history=2, begins=4, ends=12, beyond=NOTHING, whole=True)
    told = window_controls(frames, to_plan(frames), acting, "turn twice", np.full(16, 3))
    assert not told[:2].any()
    turn = told[2:, CONTROLS["turn"]][:, 0]  # a second ahead: all of it, then less and less
    np.testing.assert_allclose(turn[:6], [0.5] * 6, atol=1e-5)
    np.testing.assert_allclose(turn[6:], [0.4, 0.3, 0.2, 0.1, 0, 0, 0, 0], atol=1e-5)
    np.testing.assert_allclose(told[2:5, CONTROLS["begins"]][:, 0] * 4.0, [0.4, 0.2, 0], atol=1e-6)
    assert told[2, CONTROLS["count"]] == pytest.approx(2 / 3)
    cut = replace(acting, whole=False, beyond=to_plan(moving(20, 0.0, 0.05)))
    longer = window_controls(frames, to_plan(frames), cut, "turn twice", np.full(16, 3))
    assert longer[11, CONTROLS["turn"]][0] == pytest.approx(0.1 + 4 * 0.25, abs=1e-5)
    assert not longer[:, CONTROLS["count"]].any()


def test_mirroring_a_plan_is_the_plan_of_the_mirror_image() -> None:
    features = moving(20, 0.01, 0.03) + np.random.default_rng(0).normal(size=71).astype("f4") * 0.1
    np.testing.assert_allclose(
        mirror_plan(to_plan(features)), to_plan(mirror_features(features)), atol=1e-5
    )


def test_windows_get_rest_and_their_controls_tell_so(
    tiny_config: TrainConfig, fitted: Path
) -> None:
    encoder = open_encoder(tiny_config.model.text_encoder)
    source, _ = prepare(Path(tiny_config.data.path), encoder, fitted, tiny_config)
    example = next(e for e in source.examples if e.captions == ("a person walks",))
    short = replace(example, stop=example.start + 6 * PATCH)
    own = np.array(source.features[short.start : short.stop])
    still = np.concatenate([np.tile(row, (60, 1)) for row in (own[0], own[-1])])
    still[:, [*range(*FRAME["step"].indices(71)), FRAME["turn"].start]] = 0.0
    rested: Source = replace(source, rest=1.0, stands=Stands(still, [(0, 60), (60, 120)]))
    rng = np.random.default_rng(0)
    cuts = [read_window(rested, short, rng, True, True) for _ in range(20)]
    longer = [cut for cut in cuts if len(cut.motion) > len(own)]
    assert len(longer) > 10
    for cut in longer:
        patches = len(cut.motion) // PATCH
        assert cut.acting.ends - cut.acting.begins + cut.acting.history <= 6 < patches
        assert len(cut.actions) == patches
        assert (cut.actions == ACTION["idle"]).sum() == patches - 6
