"""Standards: what the windows of a training set must meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Standard:
    """Requirements on the windows of a set, and on the set as a whole.

    Attributes:
        min_quality, max_artifact: scores of ``measures.quality.Quality``.
        min_stability: ``stability.camera_stability``.
        max_action_share: largest share of the set's seconds with the same main action.
        max_synthetic_share: largest share of the set's seconds of synthetic motion.
    """

    min_quality: float
    max_artifact: float
    min_stability: float = 0.0
    max_action_share: float = 1.0
    max_synthetic_share: float = 1.0


STANDARDS: Mapping[str, Standard] = MappingProxyType(
    {
        "pretrain": Standard(min_quality=0.5, max_artifact=0.5),
        "sft": Standard(
            min_quality=0.8,
            max_artifact=0.35,
            min_stability=0.6,
            max_action_share=0.3,
            max_synthetic_share=0.4,
        ),
    }
)
"""Set → standard, with the values common in the field."""
UNKNOWN = "unknown"
"""Name of the main action of a window, or of a frame, that has none."""
SYNTHETIC = "synthetic motion"
"""Name of the group of synthetic windows in ``balance``, beside the groups of the actions."""
