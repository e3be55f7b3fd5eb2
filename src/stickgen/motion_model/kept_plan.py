"""A part of a plan as text: the motion of one beat, to be kept as it is.

A patch is its ten codes and its action, a byte each. The patch before the beat is there too: it
tells how to ease the body into a beat that has to follow another one.
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
        data: of the patch that they were planned to follow, then of each of them, 11 bytes: its
            codes, and the index of its action.
    """

    start: int
    data: bytes

    def __len__(self) -> int:
        return len(self.data) // _BYTES - 1

    @property
    def codes(self) -> NDArray[np.uint8]:
        """``[1 + P, LEVELS]``, those of the patch before them too."""
        return self._rows()[:, :LEVELS]

    @property
    def actions(self) -> NDArray[np.int16]:
        """``[P]`` index of the likeliest action."""
        return self._rows()[1:, LEVELS].astype(np.int16)

    def _rows(self) -> NDArray[np.uint8]:
        return np.frombuffer(self.data, np.uint8).reshape(-1, _BYTES)


def plan_text(
    codes: NDArray[np.uint8], before: NDArray[np.uint8], actions: NDArray[np.int16]
) -> str:
    """Patches as text.

    Args:
        codes: ``[P, LEVELS]``.
        before: ``[LEVELS]`` of the patch that they were planned to follow.
        actions: ``[P]``.
    """
    rows = np.zeros((1 + len(codes), _BYTES), np.uint8)
    rows[0, :LEVELS], rows[1:, :LEVELS], rows[1:, LEVELS] = before, codes, actions
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
    if len(data) <= _BYTES or len(data) % _BYTES or max(data[LEVELS::_BYTES]) >= len(ACTIONS):
        raise StickGenError(
            f"the take {shorten(repr(text))} is no kept motion: remove it, and the beat is made "
            "anew"
        )
    return KeptPlan(start, data[: (1 + patches) * _BYTES])
