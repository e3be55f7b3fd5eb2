"""Motion as lines of JSON, one frame per line, so that it can be played while it is generated.

The first line describes the motion, with the keys of a `.motion` file's ``meta``, and names the
joints::

    {"meta": {"fps": 25.0, "total_frames": 250, ...}, "skeleton": {"joints": [...], ...}}
    {"frame": 0, "joints": [[0, 950, 0], ...], "action": "walk", "contacts": [1, 1, 1, 1]}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stickgen import __version__
from stickgen.formats.motion_file import millimetres
from stickgen.motion import Motion
from stickgen.skeleton import CONTACT_JOINTS, FPS, JOINTS, PARENTS
from stickgen.vocabulary import ACTIONS


def head_line(description: str, frames: int) -> str:
    """The first line, of a motion of ``frames`` frames at 25 fps."""
    return _line(
        {
            "meta": {
                "generator": f"stick-gen {__version__}",
                "fps": FPS,
                "duration": frames / FPS,
                "total_frames": frames,
                "description": description,
            },
            "skeleton": {
                "joints": list(JOINTS),
                "parents": list(PARENTS),
                "contacts": list(CONTACT_JOINTS),
                "unit": "mm",
            },
        }
    )


def frame_lines(motion: Motion, start: int) -> Iterator[str]:
    """A line for each frame of one piece; ``start`` is the index of its first frame."""
    rows = zip(
        millimetres(motion.joints),
        motion.actions.tolist(),
        motion.contacts.astype(int).tolist(),
        strict=True,
    )
    for number, (joints, action, contacts) in enumerate(rows, start):
        yield _line(
            {"frame": number, "joints": joints, "action": ACTIONS[action], "contacts": contacts}
        )


def _line(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
