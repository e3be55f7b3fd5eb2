"""Finishing: from the numbers of the networks to a Motion, for whole takes and for streams alike.

Features are denormalised, pulled towards the key poses of the plan, and gravity is kept; then they
are smoothed, become joints, and feet are kept on the floor.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.motion import Motion
from stickgen.motion_model.features import FRAME, from_features, smooth
from stickgen.motion_model.flight import settled
from stickgen.motion_model.foot_contact import FootState, clean_piece
from stickgen.motion_model.keys import pull_to_keys
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import PATCH

CONTACT_THRESHOLD = 0.35
"""Predicted probability of contact from which a foot is held still."""


_LARGEST = 1e4  # metres and radians; a body's are below 10


@dataclass(frozen=True)
class BodyState:
    """Where a body is after the last finished frame of a take.

    Attributes:
        place: ``[3]`` the pelvis on the floor (m), before foot contact cleanup.
        facing: radians.
        feet: state of the foot contact cleanup; None where the take begins.
    """

    place: FloatArray = field(default_factory=lambda: np.zeros(3))
    facing: float = 0.0
    feet: FootState | None = None


def frame_features(
    normalized: NDArray[np.float32],
    tokens: NDArray[np.float32] | None,
    statistics: NormalizationStats,
    aloft: NDArray[np.bool_],
) -> NDArray[np.float32]:
    """Frame features in metres and radians, pulled towards the key poses of the plan.

    Args:
        normalized: ``[P·5, 71]`` the refiner's prediction.
        tokens: ``[P, 71]`` normalised plan; None: there is none.
        aloft: ``[P]`` patches in which something other than the floor may bear the body.
    """
    features = statistics.denormalize(normalized)
    if tokens is not None:
        features = pull_to_keys(features, statistics.denormalize_plan(tokens))
    return settled(features, np.repeat(aloft, PATCH))


def finish_take(features: NDArray[np.float32], actions: NDArray[np.int16]) -> Motion:
    """The canonical Motion of a whole take.

    Args:
        features: ``[P·5, 71]`` frame features (``frame_features``).
        actions: ``[P]`` action of each patch.
    """
    return finish_piece(features, actions, 0, BodyState())[0]


def finish_piece(
    features: NDArray[np.float32], actions: NDArray[np.int16], start: int, state: BodyState
) -> tuple[Motion, BodyState]:
    """The next piece of a take, and where the body is after it.

    Args:
        features: ``[T, 71]``; frames before ``start`` are finished already, frames after the
            piece are a prediction of what follows.
        actions: ``[P]`` action of each patch of the piece, which is 5 P frames long.
        state: of the body in frame ``start − 1``.

    Raises:
        StickGenError: the network's numbers are not those of a body.
    """
    if not (np.abs(features) <= _LARGEST).all():
        raise StickGenError(
            "the model wrote numbers that are not finite or far too large: fetch its folder "
            "again, or train it for longer"
        )
    count = len(actions) * PATCH
    contacts = features[start:, FRAME["contact"]] > CONTACT_THRESHOLD
    last = max(start - 1, 0)  # the frame to continue from
    recent = smooth(features)[last:]
    local = from_features(recent)
    joints = np.einsum("ij,tkj->tki", yaw_matrix(state.facing), local) + state.place
    end = start - last + count - 1
    turned = float(recent[1 : end + 1, FRAME["turn"]].sum())
    cleaned, feet = clean_piece(joints[start - last :], contacts, count, state.feet)
    place = joints[end, 0] * np.array([1.0, 0.0, 1.0])
    motion = Motion(cleaned, np.repeat(actions, PATCH), contacts[:count])
    return motion, BodyState(place, state.facing + turned, feet)
