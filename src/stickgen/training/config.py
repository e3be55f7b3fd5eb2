"""A training run as data: one YAML file, checked."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from stickgen.errors import StickGenError
from stickgen.motion_model.config import (
    NetworkConfig,
    PlannerConfig,
    RankerConfig,
    RefinerConfig,
    SamplingConfig,
    check_networks,
)
from stickgen.yaml_file import read_yaml


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Metadata(_Strict):
    """Name and description of the model."""

    name: str
    description: str = ""


class Model(_Strict):
    """Sizes of the networks, and the text encoder whose states condition them."""

    text_encoder: str = Field(
        description="built-in, a model folder, or a sentence-transformers folder or name"
    )
    planner: PlannerConfig | None = Field(
        PlannerConfig(), description="none: the refiner is conditioned on the sentence alone"
    )
    ranker: RankerConfig | None = Field(None, description="none: one plan is sampled a sentence")
    refiner: RefinerConfig = RefinerConfig()
    sampling: SamplingConfig = SamplingConfig()

    @model_validator(mode="after")
    def _whole(self) -> Model:
        check_networks(self.planner, self.ranker, self.sampling)
        return self

    @property
    def networks(self) -> dict[str, NetworkConfig]:
        """Sizes of the networks that the model has, by stage."""
        stages = {"planner": self.planner, "ranker": self.ranker, "refiner": self.refiner}
        return {stage: size for stage, size in stages.items() if size is not None}


class StageConfig(_Strict):
    """How one network is trained."""

    batch_size: int = Field(48, gt=0, description="of each process")
    accumulation: int = Field(1, gt=0, description="batches whose gradients make one step")
    epochs: int = Field(50, gt=0, description="an epoch has as many seconds as the corpus")
    learning_rate: float = Field(6e-4, gt=0)
    warmup_steps: int = Field(200, ge=0)
    warmup_epochs: float | None = Field(None, ge=0, description="instead of warmup_steps")
    weight_decay: float = Field(0.01, ge=0)
    gradient_clip: float = Field(1.0, gt=0)
    ema: float = Field(0.999, ge=0, lt=1)
    condition_dropout: float = Field(0.1, ge=0, lt=1)
    control_share: float = Field(
        0.5, ge=0, le=1, description="planner: share of the kinds of controls that are told"
    )
    control_silence: float = Field(
        0.3, ge=0, le=1, description="planner: share of windows of which nothing is told"
    )
    code_share: float = Field(
        1.0, gt=0, le=1, description="planner: share of the patches whose codes a step predicts"
    )
    plan_noise: float = Field(0.1, ge=0, description="noise added to the plan in the input")
    plan_dropout: float = Field(
        0.1, ge=0, le=1, description="refiner: share of windows without plan"
    )
    known_past: float = Field(
        0.3, ge=0, le=1, description="refiner: share of windows with a known past"
    )
    max_minutes: float | None = Field(None, gt=0, description="earlier sessions included")

    def warmup(self, steps_per_epoch: int) -> int:
        """Steps over which the learning rate rises."""
        if self.warmup_epochs is None:
            return self.warmup_steps
        return round(self.warmup_epochs * steps_per_epoch)


class TextStageConfig(_Strict):
    """How the text encoder is adapted to motion captions (``--stage text``)."""

    captions: str = Field(
        description="a corpus, whose test captions are left out, or JSON lines: a clip's id, "
        "actions, captions and segments a line"
    )
    max_minutes: float = Field(8.0, gt=0)


class Training(_Strict):
    """All stages, and how examples are sampled."""

    seed: int = 0
    action_power: float = Field(0.5, ge=0, le=1, description="tempering of action frequencies")
    synthetic_share: float = Field(
        0.4, ge=0, lt=1, description="largest share of synthetic examples beside recorded ones"
    )
    synthetic_fill: float = Field(
        600.0,
        gt=0,
        description="seconds up to which synthetic motion supplements an action's recordings",
    )
    rest: float = Field(
        0.0, ge=0, le=1, description="share of whole actions that get rest before or after"
    )
    validate_minutes: float = Field(3.0, gt=0)
    resume_from: str | None = None
    init_from: str | None = Field(
        None, description="weights to start from: a checkpoint, a run's folder or a model folder"
    )
    text: TextStageConfig | None = Field(None, description="none: there is no --stage text")
    planner: StageConfig = StageConfig()
    ranker: StageConfig = StageConfig(
        batch_size=96, learning_rate=1e-3, weight_decay=0.05, ema=0.995, max_minutes=8
    )
    refiner: StageConfig = StageConfig()

    @property
    def stages(self) -> dict[str, StageConfig]:
        """Settings of each network's training, by stage."""
        return {"planner": self.planner, "ranker": self.ranker, "refiner": self.refiner}

    @property
    def limits(self) -> dict[str, float | None]:
        """``max_minutes`` of every stage, the text encoder's first."""
        limits = {stage: config.max_minutes for stage, config in self.stages.items()}
        return {"text": self.text.max_minutes if self.text else None, **limits}


class Lora(_Strict):
    """Low-rank adapters that are trained in place of the weights."""

    rank: int = Field(8, gt=0, le=256)
    alpha: int = Field(16, gt=0, description="adapters are scaled by alpha / rank")
    dropout: float = Field(0.05, ge=0, lt=1)
    target_modules: str = Field(
        r".*\.(q|kv|out|gate_up|down)", description="regular expression: names of layers"
    )


class Augmentation(_Strict):
    """How windows of motion are varied; 0 and false switch a kind off."""

    mirror: bool = Field(True, description="half of the windows, with left and right in the words")
    speed: float = Field(0.0, ge=0, le=1, description="0.2: 1.2 times as fast to as slow")
    scale: float = Field(0.0, ge=0, lt=1, description="0.1: bodies 10 % smaller to larger")


class LossWeights(_Strict):
    """Weights of the losses."""

    pose: float = 1.0
    temporal: float = 0.1
    action: float = 0.15
    physics: float = 0.2
    environment: float = 0.05
    balance: float = Field(0.0, description="refiner: forces that the floor cannot give")
    flight: float = Field(0.0, description="refiner: gravity where the recorded body flies")
    strikes: float = Field(
        0.0, description="refiner: second differences, most where they are large"
    )
    detail: float = Field(0.0, description="refiner: movement above 5 Hz, as much as recorded")


class Data(_Strict):
    """Where the corpus is."""

    path: str = Field("data/corpus", description="folder, or an address such as s3://… or hf://…")


class Device(_Strict):
    """Device, threads and precision."""

    name: str = Field("auto", description="auto, cpu, cuda, mps")
    threads: int | None = Field(None, gt=0)
    bfloat16: bool = True


class Optimization(_Strict):
    """How the networks run in training."""

    checkpointing: bool = Field(False, description="compute activations twice to save memory")
    compile: bool = Field(False, description="torch.compile the blocks")


class Logging(_Strict):
    """How a run can be watched, besides its curves and TensorBoard's files."""

    sheets: bool = Field(True, description="draw four prompts at every validation")
    wandb: str | None = Field(None, description="project of Weights & Biases")


class TrainConfig(_Strict):
    """The whole file."""

    metadata: Metadata
    model: Model
    training: Training = Training()
    augmentation: Augmentation = Augmentation()
    loss_weights: LossWeights = LossWeights()
    lora: Lora | None = Field(None, description="none: the weights themselves are trained")
    data: Data = Data()
    device: Device = Device()
    optimization: Optimization = Optimization()
    logging: Logging = Logging()


def load_config(path: Path) -> TrainConfig:
    """Read and check a run's YAML file.

    Raises:
        StickGenError: the file is missing, is not YAML, or a field is unknown or out of range.
    """
    if not path.exists():
        raise StickGenError(f"{path} does not exist: pass --config with a file of configs/")
    try:
        return TrainConfig.model_validate(read_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"]) or "the file"
        raise StickGenError(f"{path}: {where}: {first['msg']}") from error
