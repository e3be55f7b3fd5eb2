"""A training run as data: one YAML file, checked."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from stickgen.errors import StickGenError
from stickgen.motion_model.config import (
    PlannerConfig,
    RankerConfig,
    RefinerConfig,
    SamplingConfig,
    check_networks,
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Metadata(_Strict):
    """Who is trained."""

    name: str
    description: str = ""


class Model(_Strict):
    """Sizes of the phases, and the text encoder whose states they read."""

    text_encoder: str = Field(
        description="built-in, a model folder, or a sentence-transformers folder or name"
    )
    planner: PlannerConfig | None = Field(
        PlannerConfig(), description="none: the refiner works from the sentence alone"
    )
    ranker: RankerConfig | None = Field(None, description="none: every sentence gets one plan")
    refiner: RefinerConfig = RefinerConfig()
    sampling: SamplingConfig = SamplingConfig()

    @model_validator(mode="after")
    def _whole(self) -> Model:
        check_networks(self.planner, self.ranker, self.sampling)
        return self


class Phase(_Strict):
    """How one phase is trained."""

    batch_size: int = Field(48, gt=0)
    epochs: int = Field(50, gt=0, description="one epoch shows as many seconds as the corpus has")
    learning_rate: float = Field(6e-4, gt=0)
    warmup_steps: int = Field(200, ge=0)
    weight_decay: float = Field(0.01, ge=0)
    gradient_clip: float = Field(1.0, gt=0)
    ema: float = Field(0.999, ge=0, lt=1)
    condition_dropout: float = Field(0.1, ge=0, lt=1)
    plan_noise: float = Field(0.1, ge=0, description="noise on the plan that the network reads")
    plan_dropout: float = Field(0.1, ge=0, le=1, description="refiner: windows without a plan")
    known_past: float = Field(0.3, ge=0, le=1, description="refiner: windows with a known past")
    max_minutes: float | None = Field(None, gt=0, description="earlier sessions included")


class Training(_Strict):
    """All phases."""

    seed: int = 0
    action_power: float = Field(0.5, ge=0, le=1, description="tempering of action frequencies")
    synthetic_share: float = Field(
        0.4, ge=0, lt=1, description="largest share of synthetic examples beside recorded ones"
    )
    synthetic_fill: float = Field(
        600.0, gt=0, description="seconds up to which synthetic motion fills an action's recordings"
    )
    validate_minutes: float = Field(3.0, gt=0)
    resume_from: str | None = None
    planner: Phase = Phase()
    ranker: Phase = Phase(
        batch_size=96, learning_rate=1e-3, weight_decay=0.05, ema=0.995, max_minutes=8
    )
    refiner: Phase = Phase()


class LossWeights(_Strict):
    """Weights of the losses."""

    pose: float = 1.0
    temporal: float = 0.1
    action: float = 0.15
    physics: float = 0.2
    environment: float = 0.05


class Data(_Strict):
    """Where the corpus is."""

    path: str = "data/corpus"


class Device(_Strict):
    """Where to compute."""

    name: str = Field("auto", description="auto, cpu, cuda, mps")
    threads: int | None = Field(None, gt=0)
    bfloat16: bool = True


class TrainConfig(_Strict):
    """The whole file."""

    metadata: Metadata
    model: Model
    training: Training = Training()
    loss_weights: LossWeights = LossWeights()
    data: Data = Data()
    device: Device = Device()


def load_config(path: Path) -> TrainConfig:
    """Read and check a run's YAML file.

    Raises:
        StickGenError: the file is missing, is not YAML, or a field is unknown or out of range.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return TrainConfig.model_validate(raw)
    except FileNotFoundError:
        raise StickGenError(
            f"{path} does not exist: pass --config with a file of configs/"
        ) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise StickGenError(f"{path} is not a readable YAML file: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"]) or "the file"
        raise StickGenError(f"{path}: {where}: {first['msg']}") from error
