"""Training from a tiny corpus to a model folder that generates, through the public functions."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import yaml

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.cli import main  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.motion_model.config import PlannerConfig, RankerConfig, RefinerConfig  # noqa: E402
from stickgen.motion_model.model import MotionModel  # noqa: E402
from stickgen.motion_model.planning import PromptSegment  # noqa: E402
from stickgen.options import GenerationOptions  # noqa: E402
from stickgen.skeleton import BONE_LENGTHS, PARENTS  # noqa: E402
from stickgen.text.encoder import TextEncoder  # noqa: E402
from stickgen.text.encoders import open_encoder  # noqa: E402
from stickgen.training.checkpoints import load_checkpoint  # noqa: E402
from stickgen.training.config import Model, TrainConfig, load_config  # noqa: E402
from stickgen.training.export import export_run  # noqa: E402
from stickgen.training.run import share_minutes, train  # noqa: E402

STAGES = ("planner", "ranker", "refiner")
NO_TIME = 1e-9
"""Minutes after which a stage stops before its first step."""


def with_training(config: TrainConfig, **sections: object) -> TrainConfig:
    training = config.training.model_copy(update=sections)
    return config.model_copy(update={"training": training})


def with_model(config: TrainConfig, **sections: object) -> TrainConfig:
    return config.model_copy(update={"model": config.model.model_copy(update=sections)})


def without_planner(config: TrainConfig) -> TrainConfig:
    """A plain diffusion transformer."""
    model = Model(
        text_encoder=config.model.text_encoder, planner=None, refiner=config.model.refiner
    )
    return config.model_copy(update={"model": model})


def test_a_run_leaves_checkpoints_a_curve_and_a_model_that_generates(trained: Path) -> None:
    for stage in STAGES:
        state = load_checkpoint(trained / f"{stage}.pt")
        assert state["training_stage"] == stage and state["global_step"] > 5
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


def test_a_run_resumes_where_it_stopped_also_with_a_file_of_version_0_1(
    tiny_config: TrainConfig, trained: Path, fitted: Path
) -> None:
    (fitted / "normalization.npz").rename(fitted / "scales.npz")
    before = load_checkpoint(trained / "planner.pt")
    longer = tiny_config.training.planner.model_copy(update={"epochs": 2})
    config = with_training(tiny_config, planner=longer)
    assert train(config, fitted, stages=["planner"], resume_from=str(trained)) is None
    after = load_checkpoint(fitted / "planner.pt")
    assert after["global_step"] == 2 * before["global_step"]
    assert after["minutes"] > before["minutes"]
    assert not (fitted / "normalization.npz").exists()  # not fitted again


def test_minutes_that_a_stage_cannot_use_go_to_the_others(tiny_config: TrainConfig) -> None:
    ranker = tiny_config.training.ranker.model_copy(update={"max_minutes": 8.0})
    config = with_training(tiny_config, ranker=ranker)
    shared = share_minutes(config, STAGES, 60.0)
    assert shared == {"planner": 26.0, "ranker": 8.0, "refiner": 26.0}
    assert share_minutes(config, STAGES, 12.0) == dict.fromkeys(STAGES, 4.0)
    assert share_minutes(config, STAGES, None) == {"planner": None, "ranker": 8.0, "refiner": None}


def test_one_stage_exports_no_model_and_the_log_names_the_others(
    tiny_config: TrainConfig, fitted: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert train(tiny_config, fitted, stages=["ranker"], max_minutes=NO_TIME) is None
    assert (fitted / "ranker.pt").exists() and not (fitted / "model").exists()
    assert "train planner and refiner too (--stage planner --stage refiner)" in caplog.text


@pytest.mark.parametrize(("own", "together"), [(1000.0, NO_TIME), (NO_TIME, 1000.0)])
def test_the_smaller_limit_of_minutes_ends_a_stage(
    own: float, together: float, tiny_config: TrainConfig, fitted: Path
) -> None:
    refiner = tiny_config.training.refiner.model_copy(update={"max_minutes": own})
    config = with_training(without_planner(tiny_config), refiner=refiner)
    train(config, fitted, max_minutes=together)
    assert load_checkpoint(fitted / "refiner.pt")["global_step"] == 0


def test_resuming_from_a_folder_without_a_checkpoint_is_refused(
    tiny_config: TrainConfig, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(StickGenError, match=r"empty has no planner\.pt or ranker\.pt or refiner"):
        train(tiny_config, tmp_path / "run", resume_from=str(empty))
    assert not list((tmp_path / "run").iterdir())


def test_the_command_logs_whose_statistics_it_uses(
    tiny_config: TrainConfig,
    trained: Path,
    fitted: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING, "stickgen.training")  # restored when the test ends
    caplog.handler.setLevel(logging.INFO)
    file = tmp_path / "tiny.yaml"
    file.write_text(yaml.safe_dump(tiny_config.model_dump()))
    words = ["--config", str(file), "-o", str(fitted), "--stage", "planner"]
    with pytest.raises(SystemExit):
        main(["train", *words, "--resume-from", str(trained / "refiner.pt")])
    (message,) = (m for m in caplog.messages if m.startswith("statistics"))
    assert message.endswith(f"those in {fitted}, not fitted anew")


def test_a_checkpoint_of_another_stage_or_size_is_refused(
    tiny_config: TrainConfig, trained: Path, fitted: Path
) -> None:
    with pytest.raises(StickGenError, match="checkpoint of the refiner"):
        train(tiny_config, fitted, stages=["planner"], resume_from=str(trained / "refiner.pt"))
    wide = with_model(tiny_config, planner=PlannerConfig(dim=64, layers=2, heads=2))
    with pytest.raises(StickGenError, match="does not fit"):
        train(wide, fitted, stages=["planner"], resume_from=str(trained))


def test_a_run_without_a_planner_is_a_plain_diffusion_transformer(
    tiny_config: TrainConfig, fitted: Path
) -> None:
    config = without_planner(tiny_config)
    with pytest.raises(StickGenError, match="no stage planner: use refiner"):
        train(config, fitted, stages=["planner"])
    folder = train(config, fitted)
    assert folder is not None and not (folder / "planner").exists()
    assert not (fitted / "planner.pt").exists()
    model = MotionModel(folder)
    segments = [PromptSegment("a person walks", 6)]
    guided = model.generate(segments, GenerationOptions(seed=1, guidance=2.0))
    assert guided.joints.shape == (30, 22, 3)
    conditional = model.generate(segments, GenerationOptions(seed=1, guidance=1.0))
    assert np.abs(guided.joints - conditional.joints).max() > 1e-3


def test_durations_are_learnt_from_the_captions(trained: Path) -> None:
    """Whole clips and pairs of segments take 6 s, each segment 3 s."""
    model = MotionModel(trained / "model")
    assert model.predict_seconds("a person walks") == pytest.approx(3.0, abs=0.5)
    assert model.predict_seconds("a person walks forward") == pytest.approx(6.0, abs=1.0)


def test_an_encoder_of_another_width_is_refused(tiny_config: TrainConfig, tmp_path: Path) -> None:
    narrow = PlannerConfig(dim=32, layers=2, heads=2, context=12, text_dim=24)
    with pytest.raises(StickGenError, match=r"384 numbers a token: set model\.planner\.text_dim"):
        train(with_model(tiny_config, planner=narrow), tmp_path)


def test_a_model_may_use_another_encoder(
    tiny_config: TrainConfig, tiny_bert: Path, tmp_path: Path
) -> None:
    sizes = dict(dim=32, layers=2, heads=2, context=12, text_dim=24)
    model = Model(
        text_encoder=str(tiny_bert),
        planner=PlannerConfig(**sizes),
        ranker=RankerConfig(dim=16, layers=1, heads=2, text_dim=24),
        refiner=RefinerConfig(**sizes),
    )
    config = tiny_config.model_copy(update={"model": model})
    folder = train(config, tmp_path, max_minutes=NO_TIME)
    assert folder is not None
    opened = MotionModel(folder)
    assert isinstance(opened.text, TextEncoder) and opened.text.name == str(tiny_bert)
    sentences = ["a person walks to the left", "a person walks " * 40]
    trained_with = open_encoder(str(tiny_bert)).encode(sentences)
    for states, expected in zip(opened.text.encode(sentences), trained_with, strict=True):
        np.testing.assert_allclose(states, expected, atol=5e-3)
    assert opened.generate([PromptSegment("a person walks", 4)]).joints.shape == (20, 22, 3)


def test_configs_are_read_and_bad_ones_refused(tmp_path: Path) -> None:
    configs = Path(__file__).parents[2] / "configs"
    small, plain = (load_config(configs / f"{name}.yaml") for name in ("small", "plain"))
    assert list(small.model.networks) == list(STAGES)
    assert list(plain.model.networks) == ["refiner"]
    assert {network.text_dim for network in small.model.networks.values()} == {384}
    assert small.training.synthetic_fill == 600.0 and small.training.text is not None
    bad = tmp_path / "bad.yaml"
    bad.write_text("metadata: {name: x}\nmodel: {text_encoder: m, colour: red}\n")
    with pytest.raises(StickGenError, match=r"model\.colour"):
        load_config(bad)
    with pytest.raises(StickGenError, match="does not exist"):
        load_config(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ({"sampling": {"plans": 4}}, r"sampling\.plans is 4: only a ranker can choose"),
        (
            {"planner": None, "ranker": {}},
            "a ranker chooses among plans: the model needs a planner",
        ),
    ],
)
def test_networks_that_do_not_fit_together_are_refused(
    model: dict[str, object], message: str, tmp_path: Path
) -> None:
    file = tmp_path / "run.yaml"
    file.write_text(
        yaml.safe_dump({"metadata": {"name": "x"}, "model": {"text_encoder": "built-in", **model}})
    )
    with pytest.raises(StickGenError, match=message):
        load_config(file)


def test_a_model_folder_is_exported_again_from_its_checkpoints(
    tiny_config: TrainConfig, trained: Path, fitted: Path
) -> None:
    for stage in STAGES:
        shutil.copy(trained / f"{stage}.pt", fitted)
    folder = export_run(tiny_config, fitted)
    for stage in STAGES:
        for file in ("model.onnx", "model.safetensors"):
            before = (trained / "model" / stage / file).read_bytes()
            assert (folder / stage / file).read_bytes() == before


def test_a_corpus_without_captions_in_its_train_split_is_refused(
    tiny_config: TrainConfig,
    tmp_path: Path,
    write_corpus: Callable[..., Path],
    motions: Callable[[int], dict[str, np.ndarray]],
) -> None:
    corpus = write_corpus(tmp_path / "corpus", motions(1), split="test")
    data = tiny_config.data.model_copy(update={"path": str(corpus)})
    with pytest.raises(StickGenError, match="no captioned clip of 20 frames in its train split"):
        train(tiny_config.model_copy(update={"data": data}), tmp_path / "run")
