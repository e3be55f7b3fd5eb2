"""When hands meet: every clap of somebody who applauds, from joints alone."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.measures.limbs import palms
from stickgen.measures.moments import Moment, at_frame

_NEAR = 0.22  # metres between two palms that may meet
_OPENS = 0.05  # metres by which they part between two claps, at least
_WINDOW = 0.4  # seconds on either side in which they part


def claps(joints: FloatArray, fps: float, frames: slice) -> list[Moment]:
    """The moments in which both hands meet after they were apart, in order of time.

    Args:
        joints: ``[T, 22, 3]`` metres.
        fps: frames a second.
        frames: to search.
    """
    left, right = palms(joints)
    apart = np.linalg.norm(left - right, axis=-1)
    reach = max(round(_WINDOW * fps), 1)
    found: list[Moment] = []
    last = frames.start
    for frame in range(max(frames.start, 1), min(frames.stop, len(apart))):
        after = apart[frame : frame + reach + 1]
        before = apart[max(frame - reach, last) : frame + 1]
        # The first frame of a rest counts: that is when they met.
        meets = apart[frame] <= after[1:2].min(initial=np.inf) and apart[frame] < apart[frame - 1]
        if apart[frame] < _NEAR and meets and before.max() - apart[frame] >= _OPENS:
            found.append(at_frame(joints, fps, "hands", frame))
            last = frame
    return found
