"""A small corpus and one tiny trained run that the tests of training share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from stickgen.skeleton import apply_bone_lengths, rest_pose

if TYPE_CHECKING:
    from stickgen.training.batches import Source
    from stickgen.training.config import TrainConfig

SHIPPED = Path(__file__).parents[2] / "models" / "stick-gen-small"
FRAMES = 150


def swaying_walk(seed: int) -> np.ndarray:
    """A body that sways and drifts forward for 6 s, ``[150, 22, 3]``."""
    rng = np.random.default_rng(seed)
    t = np.arange(FRAMES)[:, None, None] / 25.0
    sway = rng.normal(size=(1, 22, 3)) * np.sin(2 * np.pi * t * rng.uniform(0.3, 1.2, (1, 22, 1)))
    drift = np.array([0.0, 0.0, 1.0]) * t * rng.uniform(0.2, 1.0)
    return apply_bone_lengths(rest_pose() + 0.05 * sway + drift)


@pytest.fixture(scope="session")
def motions() -> Callable[[int], dict[str, np.ndarray]]:
    """``motions(n)``: n clips by id."""
    return lambda n: {f"own/{i}": swaying_walk(i) for i in range(n)}


@pytest.fixture(scope="session")
def tiny_corpus(
    tmp_path_factory: pytest.TempPathFactory,
    write_corpus: Callable[..., Path],
    motions: Callable[[int], dict[str, np.ndarray]],
) -> Path:
    """Eight clips of 6 s for validation and sixteen for training, two segments each."""
    pytest.importorskip("pyarrow", reason="needs the extra data")
    from stickgen.corpus.clips.recording import Segment

    return write_corpus(
        tmp_path_factory.mktemp("corpus"),
        motions(24),
        captions=("a person walks forward", "someone raises the left hand"),
        segments=(
            Segment(0.0, 3.0, ("walk",), ("a person walks",)),
            Segment(3.0, 6.0, ("jump",), ("a person jumps to the left",)),
        ),
        split=lambda name: ("train", "train", "val")[int(name[4:]) % 3],
    )


@pytest.fixture(scope="session")
def tiny_config(tiny_corpus: Path) -> TrainConfig:
    """All three networks, as small as they can be, one epoch each."""
    pytest.importorskip("torch", reason="needs the extra train")
    from stickgen.motion_model.config import (
        PlannerConfig,
        RankerConfig,
        RefinerConfig,
        SamplingConfig,
    )
    from stickgen.training.config import (
        Data,
        Device,
        Logging,
        Metadata,
        Model,
        StageConfig,
        TrainConfig,
    )
    from stickgen.training.config import Training as TrainingConfig

    stage = StageConfig(batch_size=8, epochs=1, warmup_steps=1)
    return TrainConfig(
        metadata=Metadata(name="tiny"),
        model=Model(
            text_encoder=str(SHIPPED),
            planner=PlannerConfig(dim=32, layers=2, heads=2, context=12, controls=8),
            ranker=RankerConfig(dim=16, layers=1, heads=2),
            refiner=RefinerConfig(dim=32, layers=2, heads=2, context=12),
            sampling=SamplingConfig(plans=3),
        ),
        training=TrainingConfig(planner=stage, ranker=stage, refiner=stage),
        data=Data(path=str(tiny_corpus)),
        device=Device(name="cpu"),
        logging=Logging(sheets=False),
    )


@pytest.fixture(scope="session")
def trained(tiny_config: TrainConfig, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a finished run of ``tiny_config``."""
    from stickgen.training.run import train

    output = tmp_path_factory.mktemp("run")
    train(tiny_config, output)
    return output


@pytest.fixture
def fitted(trained: Path, tmp_path: Path) -> Path:
    """Folder of a run with statistics and codebook but no checkpoint."""
    folder = tmp_path / "fitted"
    folder.mkdir()
    shutil.copy(trained / "normalization.npz", folder)
    return folder


@pytest.fixture
def tiny_source(tiny_config: TrainConfig, fitted: Path) -> Source:
    """Training windows of the tiny corpus."""
    from stickgen.text.encoders import open_encoder
    from stickgen.training.prepare import prepare

    encoder = open_encoder(tiny_config.model.text_encoder)
    return prepare(Path(tiny_config.data.path), encoder, fitted, tiny_config)[0]
