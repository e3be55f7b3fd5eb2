"""Stick-Gen: type a sentence, get a stick-figure film.

>>> import stickgen
>>> scene = stickgen.generate("a person jumps", seed=1)
>>> scene.save("jump.mp4")
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stickgen.pipeline import film, generate, stream
    from stickgen.scene import Scene
    from stickgen.script import Script
    from stickgen.story import read_script

__all__ = ["Scene", "Script", "__version__", "film", "generate", "read_script", "stream"]
__version__ = "0.1.0"

# ONNX Runtime reads this when it is imported, by whichever library: without it, 1.29 and later
# write a device id and a database into the user's cache and look up a telemetry host.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

_HOMES = {
    "film": "stickgen.pipeline",
    "generate": "stickgen.pipeline",
    "stream": "stickgen.pipeline",
    "read_script": "stickgen.story",
    "Scene": "stickgen.scene",
    "Script": "stickgen.script",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that `stick-gen --help` stays quick.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'stickgen' has no attribute {name!r}")
