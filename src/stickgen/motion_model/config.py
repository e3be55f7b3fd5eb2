"""The configuration of a model folder (``config.json``)."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from stickgen.checks import first_problem
from stickgen.errors import StickGenError
from stickgen.options import MAX_PLANS
from stickgen.text.encoder import TEXT_LENGTH
from stickgen.vocabulary import ACTION_SLOTS

PLAN_START = TEXT_LENGTH
"""RoPE position of a plan's first patch: after the longest sentence."""


_WIDEST, _MOST_LAYERS = 2**16, 1000
"""Limits of a configuration, far above any model of this kind."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NetworkConfig(_Strict):
    """Size of a transformer that is conditioned on text states."""

    feed_forward: ClassVar[int] = 4
    """Width of the feed-forward layers, in units of ``dim``."""

    dim: int = Field(256, gt=0, le=_WIDEST)
    layers: int = Field(6, gt=0, le=_MOST_LAYERS)
    heads: int = Field(8, gt=0, le=_WIDEST)
    text_dim: int = Field(384, gt=0, le=_WIDEST)

    @model_validator(mode="after")
    def _heads_divide(self) -> NetworkConfig:
        if self.dim % self.heads:
            raise ValueError(f"dim is {self.dim}, which {self.heads} heads do not divide")
        return self

    @property
    def hidden(self) -> int:
        """Width of the feed-forward layers."""
        return self.feed_forward * self.dim


class PlannerConfig(NetworkConfig):
    """Size of the planner."""

    context: int = Field(40, gt=1, le=_WIDEST, description="patches that the planner attends to")
    dropout: float = Field(0.1, ge=0, lt=1)
    depth_hidden: int | None = Field(
        None, gt=0, le=_WIDEST, description="feed-forward width of the depth network; none: dim"
    )
    controls: int = Field(
        0, ge=0, le=_WIDEST, description="width of the layer that reads goals; 0: words alone"
    )

    @property
    def cache_names(self) -> tuple[list[str], list[str]]:
        """Inputs and outputs of the network that hold keys and values, named as Optimum does."""
        ends = [f"{i}.{part}" for i in range(self.layers) for part in ("key", "value")]
        return [f"past_key_values.{end}" for end in ends], [f"present.{end}" for end in ends]

    @property
    def shared_names(self) -> list[str]:
        """Inputs of the network that hold keys and values which the plans of a take share."""
        return [f"shared.{i}.{part}" for i in range(self.layers) for part in ("key", "value")]


class RefinerConfig(NetworkConfig):
    """Size of the refiner."""

    feed_forward: ClassVar[int] = 3

    context: int = Field(40, gt=1, le=_WIDEST, description="patches refined at once")
    dropout: float = Field(0.0, ge=0, lt=1)


class RankerConfig(NetworkConfig):
    """Size of the ranker."""

    feed_forward: ClassVar[int] = 2

    dim: int = Field(128, gt=0, le=_WIDEST)
    layers: int = Field(2, gt=0, le=_MOST_LAYERS)
    heads: int = Field(4, gt=0, le=_WIDEST)
    dropout: float = Field(0.1, ge=0, lt=1)


class SamplingConfig(_Strict):
    """Defaults of generation, chosen by the probes."""

    guidance: float = Field(2.0, ge=1, le=10)
    refiner_guidance: float = Field(1.0, ge=1, le=10)
    temperature: float = Field(0.9, gt=0, le=2)
    min_p: float = Field(
        0.05, ge=0, lt=1, description="drop codes less likely than this × the likeliest"
    )
    steps: int = Field(8, ge=1, le=100)
    plans: int = Field(1, ge=1, le=MAX_PLANS, description="plans that the ranker chooses from")


class ModelConfig(_Strict):
    """The whole ``config.json``."""

    name: str
    format: int = 1
    text_encoder: str
    actions: int = Field(
        46,
        gt=0,
        le=ACTION_SLOTS,
        description="how many actions, the first of the vocabulary, it has learned",
    )
    planner: PlannerConfig | None = Field(
        description="none: a plain diffusion transformer, which works from the sentence alone"
    )
    ranker: RankerConfig | None = Field(
        None, description="none: each sentence gets one plan, without a choice"
    )
    refiner: RefinerConfig
    sampling: SamplingConfig

    @model_validator(mode="after")
    def _check_choice(self) -> ModelConfig:
        check_networks(self.planner, self.ranker, self.sampling)
        return self


def check_networks(
    planner: PlannerConfig | None, ranker: RankerConfig | None, sampling: SamplingConfig
) -> None:
    """Refuse a ranker without a planner, and a choice of plans without a ranker.

    Raises:
        ValueError: the combination is not possible; the message names it.
    """
    if ranker and not planner:
        raise ValueError("a ranker chooses among plans: the model needs a planner")
    if sampling.plans > 1 and not ranker:
        raise ValueError(f"sampling.plans is {sampling.plans}: only a ranker can choose one")


def read_config(path: Path) -> ModelConfig:
    """The ``config.json`` of a model folder.

    Raises:
        StickGenError: there is none, or it is not of this version.
    """
    try:
        return ModelConfig.model_validate_json((path / "config.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        reason = first_problem(error) if isinstance(error, ValidationError) else error
        raise StickGenError(
            f"{path} is not a model folder of this version "
            f"({str(reason).splitlines()[0]}): pass --model with one that has config.json"
        ) from error
