"""A part of a plan as text: the motion of one beat, to be kept as it is.

A patch is its ten codes and its action, a byte each.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError, shorten
from stickgen.motion_model.plan import LEVELS
from stickgen.vocabulary import ACTIONS

_BYTES = LEVELS + 1


@dataclass(frozen=True)
class KeptPlan:
    """Patches of a plan that are kept, whatever is planned around them.

    Attributes:
        start: number of the first of them in the take.
        data: 11 bytes a patch: its codes, and the index of its action.
    """

    start: int
    data: bytes

    def __len__(self) -> int:
        return len(self.data) // _BYTES

    @property
    def codes(self) -> NDArray[np.uint8]:
        """``[P, LEVELS]``."""
        return self._rows()[:, :LEVELS]

    @property
    def actions(self) -> NDArray[np.int16]:
        """``[P]`` index of the likeliest action."""
        return self._rows()[:, LEVELS].astype(np.int16)

    def _rows(self) -> NDArray[np.uint8]:
        return np.frombuffer(self.data, np.uint8).reshape(-1, _BYTES)


def plan_text(codes: NDArray[np.uint8], actions: NDArray[np.int16]) -> str:
    """Patches as text.

    Args:
        codes: ``[P, LEVELS]``.
        actions: ``[P]``.
    """
    rows = np.concatenate([codes, actions[:, None].astype(np.uint8)], axis=1)
    return base64.b64encode(rows.tobytes()).decode()


def kept_plan(text: str, start: int, patches: int) -> KeptPlan:
    """The plan that a text holds, from patch ``start`` on; at most ``patches`` of it.

    Raises:
        StickGenError: the text is no plan.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if not data or len(data) % _BYTES or max(data[LEVELS::_BYTES]) >= len(ACTIONS):
        raise StickGenError(
            f"the take {shorten(repr(text))} is no kept motion: remove it, and the beat is made "
            "anew"
        )
    return KeptPlan(start, data[: patches * _BYTES])
