"""Training from a tiny corpus to a model folder that generates, through the public functions."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import yaml

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.cli import main  # noqa: E402
from stickgen.corpus.clips.recording import Segment  # noqa: E402
from stickgen.corpus.store.corpus import Corpus  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.motion_model.config import (  # noqa: E402
    PlannerConfig,
    RankerConfig,
    RefinerConfig,
    SamplingConfig,
)
from stickgen.motion_model.model import MotionModel  # noqa: E402
from stickgen.motion_model.planning import PromptSegment  # noqa: E402
from stickgen.options import GenerationOptions  # noqa: E402
from stickgen.skeleton import BONE_LENGTHS, PARENTS, apply_bone_lengths, rest_pose  # noqa: E402
from stickgen.text.encoders import open_encoder  # noqa: E402
from stickgen.training.batches import corpus_features, make_batch, mirror_features  # noqa: E402
from stickgen.training.config import (  # noqa: E402
    Data,
    Device,
    Metadata,
    Model,
    Phase,
    TrainConfig,
    Training,
    load_config,
)
from stickgen.training.examples import Example, examples, sampling_weights  # noqa: E402
from stickgen.training.loop import load_checkpoint  # noqa: E402
from stickgen.training.prepare import prepare  # noqa: E402
from stickgen.training.run import share_minutes, train  # noqa: E402

ROOT = Path(__file__).parents[2]
BOX = ROOT / "models" / "stick-gen-small"
FRAMES = 150


def motion(seed: int) -> np.ndarray:
    """A body that sways and drifts, ``[T, 22, 3]``."""
    rng = np.random.default_rng(seed)
    t = np.arange(FRAMES)[:, None, None] / 25.0
    sway = rng.normal(size=(1, 22, 3)) * np.sin(2 * np.pi * t * rng.uniform(0.3, 1.2, (1, 22, 1)))
    drift = np.array([0.0, 0.0, 1.0]) * t * rng.uniform(0.2, 1.0)
    return apply_bone_lengths(rest_pose() + 0.05 * sway + drift)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    return write_corpus(
        tmp_path_factory.mktemp("corpus"),
        {f"own/{i}": motion(i) for i in range(24)},
        captions=("a person walks forward", "someone raises the left hand"),
        segments=(
            Segment(0.0, 3.0, ("walk",), ("a person walks",)),
            Segment(3.0, 6.0, ("jump",), ("a person jumps to the left",)),
        ),
        split=lambda name: ("train", "train", "val")[int(name[4:]) % 3],
    )


def tiny(corpus: Path) -> TrainConfig:
    phase = Phase(batch_size=4, epochs=1, warmup_steps=1)
    return TrainConfig(
        metadata=Metadata(name="tiny"),
        model=Model(
            text_encoder=str(BOX),
            planner=PlannerConfig(dim=32, layers=2, heads=2, context=12),
            ranker=RankerConfig(dim=16, layers=1, heads=2),
            refiner=RefinerConfig(dim=32, layers=2, heads=2, context=12),
            sampling=SamplingConfig(plans=3),
        ),
        training=Training(planner=phase, ranker=phase, refiner=phase),
        data=Data(path=str(corpus)),
        device=Device(name="cpu"),
    )


def plain(config: TrainConfig) -> Model:
    """The model of a run without planner and ranker."""
    return Model(text_encoder=config.model.text_encoder, planner=None, refiner=config.model.refiner)


@pytest.fixture(scope="module")
def trained(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("run")
    train(tiny(corpus), output)
    return output


def test_a_run_leaves_checkpoints_a_curve_and_a_model_that_generates(trained: Path) -> None:
    for stage in ("planner", "ranker", "refiner"):
        state = load_checkpoint(trained / f"{stage}.pt")
        assert state["training_stage"] == stage and state["global_step"] > 0
        rows = [json.loads(line) for line in (trained / f"{stage}.jsonl").open()]
        assert np.isfinite(rows[-1]["val_total"])
    model = MotionModel(trained / "model")
    segments = [PromptSegment("a person walks", 20), PromptSegment("a person jumps", 9)]
    first, again, other = (model.generate(segments, GenerationOptions(seed=s)) for s in (1, 1, 2))
    assert first.joints.shape == (29 * 5, 22, 3)
    np.testing.assert_array_equal(first.joints, again.joints)
    assert np.abs(first.joints - other.joints).max() > 0.01
    for j, p in enumerate(PARENTS):
        if p >= 0:
            length = np.linalg.norm(first.joints[:, j] - first.joints[:, p], axis=-1)
            assert np.abs(length - BONE_LENGTHS[j]).max() < 1e-3


def test_a_run_goes_on_where_it_stopped(corpus: Path, trained: Path, tmp_path: Path) -> None:
    before = load_checkpoint(trained / "planner.pt")
    config = tiny(corpus)
    longer = config.training.planner.model_copy(update={"epochs": 3})
    config = config.model_copy(
        update={"training": config.training.model_copy(update={"planner": longer})}
    )
    for name in ("scales.npz", "ranker.pt", "refiner.pt"):
        (tmp_path / name).write_bytes((trained / name).read_bytes())
    train(config, tmp_path, stages=["planner"], resume_from=str(trained))
    after = load_checkpoint(tmp_path / "planner.pt")
    assert after["global_step"] == 3 * before["global_step"]
    assert after["minutes"] > before["minutes"]


def test_minutes_that_a_stage_cannot_use_go_to_the_others(corpus: Path) -> None:
    config = tiny(corpus)
    ranker = config.training.ranker.model_copy(update={"max_minutes": 8.0})
    training = config.training.model_copy(update={"ranker": ranker})
    config = config.model_copy(update={"training": training})
    stages = ("planner", "ranker", "refiner")
    shared = share_minutes(config, stages, 60.0)
    assert shared == {"planner": 26.0, "ranker": 8.0, "refiner": 26.0}
    assert share_minutes(config, stages, 12.0) == dict.fromkeys(stages, 4.0)
    assert share_minutes(config, stages, None) == {"planner": None, "ranker": 8.0, "refiner": None}


def test_a_stage_alone_makes_no_model_and_says_what_is_missing(
    corpus: Path, trained: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "scales.npz").write_bytes((trained / "scales.npz").read_bytes())
    assert train(tiny(corpus), tmp_path, stages=["ranker"]) is None
    assert (tmp_path / "ranker.pt").exists() and not (tmp_path / "model").exists()
    assert "train planner and refiner too (--stage planner --stage refiner)" in caplog.text


@pytest.mark.parametrize(("own", "together"), [(1000.0, 1e-9), (1e-9, 1000.0)])
def test_the_smaller_limit_of_minutes_ends_a_stage(
    own: float, together: float, corpus: Path, trained: Path, tmp_path: Path
) -> None:
    (tmp_path / "scales.npz").write_bytes((trained / "scales.npz").read_bytes())
    config = tiny(corpus)
    refiner = config.training.refiner.model_copy(update={"max_minutes": own})
    config = config.model_copy(
        update={
            "model": plain(config),
            "training": config.training.model_copy(update={"refiner": refiner}),
        }
    )
    train(config, tmp_path, max_minutes=together)
    assert load_checkpoint(tmp_path / "refiner.pt")["global_step"] == 0


def test_a_folder_without_a_checkpoint_is_not_gone_on_from(corpus: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(StickGenError, match=r"empty has no planner\.pt or ranker\.pt or refiner"):
        train(tiny(corpus), tmp_path / "run", resume_from=str(empty))
    assert not list((tmp_path / "run").iterdir())


def test_the_command_says_whose_statistics_it_uses(
    corpus: Path, trained: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "stickgen.training")  # and as it was when the test ends
    caplog.handler.setLevel(logging.INFO)
    (tmp_path / "scales.npz").write_bytes((trained / "scales.npz").read_bytes())
    file = tmp_path / "tiny.yaml"
    file.write_text(yaml.safe_dump(tiny(corpus).model_dump()))
    words = ["--config", str(file), "-o", str(tmp_path), "--stage", "planner"]
    with pytest.raises(SystemExit):
        main(["train", *words, "--resume-from", str(trained / "refiner.pt")])
    (said,) = caplog.messages
    assert said.endswith(f"those of {tmp_path / 'scales.npz'}, not fitted anew")


def test_a_checkpoint_of_another_stage_or_size_is_refused(
    corpus: Path, trained: Path, tmp_path: Path
) -> None:
    (tmp_path / "scales.npz").write_bytes((trained / "scales.npz").read_bytes())
    with pytest.raises(StickGenError, match="checkpoint of the refiner"):
        train(tiny(corpus), tmp_path, stages=["planner"], resume_from=str(trained / "refiner.pt"))
    config = tiny(corpus)
    wide = config.model.model_copy(update={"planner": PlannerConfig(dim=64, layers=2, heads=2)})
    with pytest.raises(StickGenError, match="does not fit"):
        train(
            config.model_copy(update={"model": wide}),
            tmp_path,
            stages=["planner"],
            resume_from=str(trained),
        )


def test_a_pickle_that_runs_code_is_not_unpickled(tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (Path.touch, (str(tmp_path / "boom"),))

    path = tmp_path / "evil.pt"
    torch.save({"model_state_dict": Bomb()}, path)
    with pytest.raises(StickGenError, match="not a readable checkpoint"):
        load_checkpoint(path)
    assert not (tmp_path / "boom").exists()


def test_a_run_without_a_planner_is_a_plain_diffusion_transformer(
    corpus: Path, tmp_path: Path
) -> None:
    config = tiny(corpus)
    config = config.model_copy(update={"model": plain(config)})
    with pytest.raises(StickGenError, match="no stage planner: use refiner"):
        train(config, tmp_path, stages=["planner"])
    folder = train(config, tmp_path)
    assert not (folder / "planner").exists() and not (tmp_path / "planner.pt").exists()
    model = MotionModel(folder)
    segments = [PromptSegment("a person walks", 6)]
    motion = model.generate(segments, GenerationOptions(seed=1, guidance=2.0))
    assert motion.joints.shape == (30, 22, 3)
    freer = model.generate(segments, GenerationOptions(seed=1, guidance=1.0))
    assert np.abs(motion.joints - freer.joints).max() > 1e-3


def test_what_is_known_of_a_motion_stays_as_it_is(trained: Path) -> None:
    from stickgen.networks.refiner import Refiner

    torch.manual_seed(0)
    refiner = Refiner(RefinerConfig(dim=32, layers=2, heads=2, context=12)).eval()
    state = load_checkpoint(trained / "refiner.pt")["model_state_dict"]
    refiner.load_state_dict(state)
    noisy, level = torch.randn(1, 40, 71), torch.full((1, 8), 0.5)
    level[:, :3] = 0.0
    valid = torch.ones(1, 8, dtype=torch.bool)
    words = torch.randn(1, 4, 384), torch.ones(1, 4, dtype=torch.bool)

    def clean(noisy: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            return refiner(noisy, level, torch.zeros(1, 8, 71), torch.tensor([True]), valid, *words)

    first = clean(noisy)
    torch.testing.assert_close(first[:, :15], noisy[:, :15])
    other = noisy.clone()
    other[:, :15] += 1.0
    assert (clean(other)[:, 15:] - first[:, 15:]).abs().max() > 1e-4


def test_lengths_are_learnt_from_the_captions(trained: Path) -> None:
    """Whole clips and pairs of segments take 6 s, each segment 3 s."""
    model = MotionModel(trained / "model")
    assert model.predict_seconds("a person walks") == pytest.approx(3.0, abs=0.5)
    assert model.predict_seconds("a person walks forward") == pytest.approx(6.0, abs=1.0)


def test_onnx_says_what_torch_says(trained: Path, corpus: Path) -> None:
    from stickgen.motion_model.decoding import Decoder
    from stickgen.motion_model.plan import LEVELS, PLAN_DIM
    from stickgen.networks.planner import Planner

    model = MotionModel(trained / "model")
    planner = Planner(tiny(corpus).model.planner).eval()
    planner.load_state_dict(load_checkpoint(trained / "planner.pt")["ema_state_dict"])
    rng = np.random.default_rng(0)
    text = model.text.encode(["a person walks forward"])[0]
    plan = rng.normal(size=(6, PLAN_DIM)).astype(np.float32)
    with torch.no_grad():
        whole = torch.from_numpy(np.concatenate([plan, plan[:1]]))[None]
        words = torch.from_numpy(text)[None]
        known = torch.ones(words.shape[:2], dtype=torch.bool)
        output = planner(words, known, whole, torch.zeros(1, 7, LEVELS, PLAN_DIM))
    other = rng.normal(size=plan.shape).astype(np.float32)
    both = np.stack([other, plan])
    writer = model.plan_writer(GenerationOptions(guidance=1.0))
    decoder = Decoder(writer.planner, writer.config, writer.sampling, text, both[:, :2])
    decoder.next(rng)
    for k in range(2, 6):
        decoder.add(both[:, k : k + 1])
        _, action = decoder.next(rng)
    np.testing.assert_allclose(action[1], output.heads["action"][0, -1].numpy(), atol=0.01)
    assert np.abs(action[0] - action[1]).max() > 0.05


def test_the_ranker_in_onnx_says_what_torch_says(trained: Path, corpus: Path) -> None:
    from stickgen.motion_model.plan import PLAN_DIM
    from stickgen.networks.ranker import Ranker

    model = MotionModel(trained / "model")
    ranker = Ranker(tiny(corpus).model.ranker).eval()
    ranker.load_state_dict(load_checkpoint(trained / "ranker.pt")["ema_state_dict"])
    text = model.text.encode(["a person walks forward"])[0]
    plans = np.random.default_rng(0).normal(size=(5, 9, PLAN_DIM)).astype(np.float32)
    with torch.no_grad():
        every = torch.ones(5, 9, dtype=torch.bool)
        words = torch.ones(1, len(text), dtype=torch.bool)
        said = ranker.text(torch.from_numpy(text)[None], words)
        expected = (ranker.plan(torch.from_numpy(plans), every) @ said[0]).numpy()
    writer = model.plan_writer(GenerationOptions())
    assert writer.ranker is not None
    (fit,) = writer.ranker.run(["fit"], {"plan": plans, "text": text})
    np.testing.assert_allclose(fit, expected, atol=0.005)
    assert expected.std() > 0.005


def test_the_ranker_learns_which_words_fit_a_plan(corpus: Path, tmp_path: Path) -> None:
    """Walks that sway at their own pace are told from raised hands after some steps."""
    from stickgen.networks.ranker import Ranker
    from stickgen.training.losses import Scales, ranker_step

    source, _ = prepare(corpus, open_encoder(str(BOX)), tmp_path, 12, Training())
    segments = [e for e in source.found if len(e.captions) == 1]
    batch = make_batch(source, segments[:16], np.random.default_rng(0))
    torch.manual_seed(0)
    ranker = Ranker(RankerConfig(dim=32, layers=1, heads=2, dropout=0.0))
    scales = Scales.of(source.statistics, source.codebook, torch.ones(71), torch.device("cpu"))
    step = ranker_step(scales, Phase(plan_noise=0.0), tiny(corpus).loss_weights)
    optimizer = torch.optim.AdamW(ranker.parameters(), 3e-3)
    generator = torch.Generator().manual_seed(0)
    losses = []
    for _ in range(60):
        optimizer.zero_grad()
        loss = step(ranker, batch, generator)["total"]
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert np.mean(losses[-5:]) < 0.5 * np.mean(losses[:5])


def test_backwards_turns_what_is_said_and_nothing_else() -> None:
    from stickgen.training.losses import _backwards

    plan = torch.arange(6.0)[None, :, None].expand(2, -1, 71)
    said = torch.tensor([[0, 0, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1]], dtype=torch.bool)
    assert _backwards(plan, said)[..., 0].tolist() == [[0, 1, 4, 3, 2, 5], [5, 4, 3, 2, 1, 0]]


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ({"sampling": {"plans": 4}}, r"sampling\.plans is 4: only a ranker can choose"),
        (
            {"planner": None, "ranker": {}},
            "a ranker chooses among plans: the model needs a planner",
        ),
    ],
)
def test_phases_that_do_not_go_together_are_refused(
    model: dict[str, object], said: str, tmp_path: Path
) -> None:
    file = tmp_path / "run.yaml"
    file.write_text(
        yaml.safe_dump({"metadata": {"name": "x"}, "model": {"text_encoder": "built-in", **model}})
    )
    with pytest.raises(StickGenError, match=said):
        load_config(file)


def test_the_planner_never_sees_what_it_predicts(corpus: Path) -> None:
    from stickgen.motion_model.plan import LEVELS, PLAN_DIM
    from stickgen.networks.planner import Planner

    planner = Planner(tiny(corpus).model.planner).eval()
    text, known = torch.randn(1, 4, 384), torch.ones(1, 4, dtype=torch.bool)
    plan = torch.randn(1, 8, PLAN_DIM)
    later = plan.clone()
    later[:, 5:] += 1.0
    chosen = torch.zeros(1, 8, LEVELS, PLAN_DIM)
    with torch.no_grad():
        a, b = (planner(text, known, p, chosen).codes for p in (plan, later))
    assert torch.equal(a[:, :6], b[:, :6])
    assert not torch.equal(a[:, 6:], b[:, 6:])


def test_examples_carry_segments_pairs_and_wholes(corpus: Path) -> None:
    found = examples(Corpus.open(corpus), "train")
    captions = {c for e in found for c in e.captions}
    assert {"a person walks", "a person jumps to the left", "a person walks forward"} <= captions
    assert "a person walks, then a person jumps to the left" in captions
    weights = sampling_weights(found)
    assert weights.sum() == pytest.approx(1.0) and (weights > 0).all()


def test_synthetic_motion_fills_up_what_recordings_lack() -> None:
    def example(action: int, synthetic: bool) -> Example:
        return Example(0, 0, 250, ("a person moves",), action, synthetic)

    recorded = [example(1, False)] * 100  # 1,000 s of one action: enough
    scarce = [example(2, False)] * 15  # 150 s of another: half of what is enough
    made = [example(action, True) for action in (1, 2, 3) for _ in range(100)]
    found = [*recorded, *scarce, *made]
    weight = sampling_weights(found, power=0.0, synthetic_fill=300.0)
    enough, filled, alone = weight[115:].reshape(3, 100).sum(1)
    assert enough == 0.0
    assert filled == pytest.approx(weight[100:115].sum())
    assert alone == pytest.approx(2 * filled)
    more = sampling_weights(found, power=0.0, synthetic_fill=600.0)
    assert more[215:315].sum() == pytest.approx(3 * more[100:115].sum())
    every = sampling_weights(found, power=0.0)
    np.testing.assert_allclose(every, 1 / len(found))
    tempered = sampling_weights(found, power=0.5, synthetic_share=0.2)
    assert tempered[115:].sum() == pytest.approx(0.2) and tempered.sum() == pytest.approx(1.0)
    assert sampling_weights(made, synthetic_share=0.2).sum() == pytest.approx(1.0)


def test_batches_mark_only_what_the_sentence_describes(corpus: Path, tmp_path: Path) -> None:
    source, _ = prepare(corpus, open_encoder(str(BOX)), tmp_path, 12, Training())
    jumps = [e for e in source.found if e.captions == ("a person jumps to the left",)]
    batch = make_batch(source, jumps[:4], np.random.default_rng(3))
    assert batch.features.shape[1] == 5 * batch.plan.shape[1]
    assert (batch.weight <= batch.valid.float()).all()
    assert 0 < batch.weight.sum() < batch.valid.sum()
    assert (batch.targets["action"] == 4).all()


def test_mirroring_features_is_mirroring_joints(corpus: Path) -> None:
    from stickgen.motion_model.features import to_features
    from stickgen.skeleton import mirror

    opened = Corpus.open(corpus)
    features = corpus_features(opened)[:FRAMES]
    joints = opened.joints(opened.rows[0])
    np.testing.assert_allclose(mirror_features(features), to_features(mirror(joints)), atol=1e-5)
    np.testing.assert_array_equal(mirror_features(mirror_features(features)), features)


def test_configs_are_read_and_bad_ones_refused(tmp_path: Path) -> None:
    small = load_config(ROOT / "configs" / "small.yaml")
    assert small.model.planner.dim == 256
    assert small.training.synthetic_fill == Training().synthetic_fill == 600.0
    bad = tmp_path / "bad.yaml"
    bad.write_text("metadata: {name: x}\nmodel: {text_encoder: m, colour: red}\n")
    with pytest.raises(StickGenError, match=r"model\.colour"):
        load_config(bad)
    with pytest.raises(StickGenError, match="does not exist"):
        load_config(tmp_path / "none.yaml")


def test_an_empty_corpus_is_refused(tmp_path: Path, write_corpus: Callable[..., Path]) -> None:
    write_corpus(tmp_path / "corpus", {"own/0": motion(0)}, split="test")
    with pytest.raises(StickGenError, match="train split"):
        prepare(tmp_path / "corpus", open_encoder(str(BOX)), tmp_path / "run", 12, Training())


def test_a_corpus_without_a_val_split_is_warned_of(
    tmp_path: Path, write_corpus: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    path = write_corpus(tmp_path / "corpus", {f"own/{i}": motion(i) for i in range(5)})
    train_on, watched = prepare(path, open_encoder(str(BOX)), tmp_path, 12, Training())
    assert watched.found == train_on.found
    (said,) = (r for r in caplog.records if r.levelno == logging.WARNING)
    assert "no captioned clip in its val split: validation shows training data" in said.message


def test_an_encoder_of_another_width_is_refused(corpus: Path, tmp_path: Path) -> None:
    config = tiny(corpus)
    narrow = PlannerConfig(dim=32, layers=2, heads=2, context=12, text_dim=24)
    config = config.model_copy(
        update={"model": config.model.model_copy(update={"planner": narrow})}
    )
    with pytest.raises(StickGenError, match=r"384 numbers a token: set model\.planner\.text_dim"):
        train(config, tmp_path)


def test_a_model_may_read_another_encoder(corpus: Path, tiny_bert: Path, tmp_path: Path) -> None:
    config = tiny(corpus)
    sizes = dict(dim=32, layers=2, heads=2, context=12, text_dim=24)
    model = Model(
        text_encoder=str(tiny_bert),
        planner=PlannerConfig(**sizes),
        ranker=RankerConfig(dim=16, layers=1, heads=2, text_dim=24),
        refiner=RefinerConfig(**sizes),
    )
    folder = train(config.model_copy(update={"model": model}), tmp_path)
    trained = MotionModel(folder)
    assert trained.text.name == str(tiny_bert) and not (folder / "text_encoder").exists()
    assert trained.generate([PromptSegment("a person walks", 4)]).joints.shape == (20, 22, 3)
