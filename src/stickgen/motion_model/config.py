"""What a model folder says about itself (``config.json``)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from stickgen.text.encoder import TEXT_LENGTH

PLAN_START = TEXT_LENGTH
"""RoPE position of a plan's first patch: after the longest sentence."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlannerConfig(_Strict):
    """Size of the planner."""

    dim: int = Field(256, gt=0)
    layers: int = Field(6, gt=0)
    heads: int = Field(8, gt=0)
    text_dim: int = Field(384, gt=0)
    context: int = Field(40, gt=1, description="patches the planner looks back on")
    dropout: float = Field(0.1, ge=0, lt=1)


class RefinerConfig(_Strict):
    """Size of the refiner."""

    dim: int = Field(256, gt=0)
    layers: int = Field(6, gt=0)
    heads: int = Field(8, gt=0)
    text_dim: int = Field(384, gt=0)
    context: int = Field(40, gt=1, description="patches refined at once")
    dropout: float = Field(0.0, ge=0, lt=1)


class SamplingConfig(_Strict):
    """Defaults of generation, chosen by the probes."""

    guidance: float = Field(2.0, ge=1, le=10)
    refiner_guidance: float = Field(1.0, ge=1, le=10)
    temperature: float = Field(0.9, gt=0, le=2)
    min_p: float = Field(0.05, ge=0, lt=1, description="drop codes rarer than this × the likeliest")
    steps: int = Field(8, ge=1, le=100)


class ModelConfig(_Strict):
    """The whole ``config.json``."""

    name: str
    format: int = 1
    text_encoder: str
    planner: PlannerConfig | None = Field(
        description="none: a plain diffusion transformer, which works from the sentence alone"
    )
    refiner: RefinerConfig
    sampling: SamplingConfig
