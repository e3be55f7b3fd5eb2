"""Inputs and outputs of a model folder's networks, as its configuration has them."""

from __future__ import annotations

from stickgen.model_folder import Signature
from stickgen.motion_model.config import ModelConfig
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.goals import CONTROL_DIM
from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM


def network_signatures(config: ModelConfig) -> dict[str, tuple[Signature, str]]:
    """Name of a network → its inputs, and the names of its outputs separated by blanks."""
    signatures: dict[str, tuple[Signature, str]] = {"refiner": (_refiner(config), "clean")}
    if config.planner is not None:
        outputs = " ".join(["codes", "action", *config.planner.cache_names[1]])
        signatures["planner"] = (_planner(config), outputs)
    if config.ranker is not None:
        width = config.ranker.text_dim
        signatures["ranker"] = ({"plan": (None, None, PLAN_DIM), "text": (None, width)}, "fit")
    return signatures


def _planner(config: ModelConfig) -> Signature:
    assert config.planner is not None
    planner = config.planner
    cache = (None, planner.heads, None, planner.dim // planner.heads)
    return {
        "text": (None, None, planner.text_dim),
        "plan": (None, None, PLAN_DIM),
        "start": (None, None),
        "position": (None,),
        "hidden": (None, None),
        "gumbel": (None, None, LEVELS, CODES),
        "guidance": (),
        "temperature": (),
        "log_min_p": (),
        **({"controls": (None, None, CONTROL_DIM)} if planner.controls else {}),
        **dict.fromkeys((*planner.shared_names, *planner.cache_names[0]), cache),
    }


def _refiner(config: ModelConfig) -> Signature:
    return {
        "noisy": (None, None, FRAME_DIM),
        "t": (None, None),
        "plan": (None, None, PLAN_DIM),
        "planned": (None,),
        "valid": (None, None),
        "text": (None, None, config.refiner.text_dim),
        "text_valid": (None, None),
    }
