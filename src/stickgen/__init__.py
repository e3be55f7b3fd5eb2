"""Stick-Gen: type a sentence, get a stick-figure film.

>>> import stickgen
>>> scene = stickgen.generate("a person jumps", seed=1)
>>> scene.save("jump.mp4")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stickgen.pipeline import generate
    from stickgen.scene import Scene

__all__ = ["Scene", "__version__", "generate"]
__version__ = "0.1.0"

_HOMES = {"generate": "stickgen.pipeline", "Scene": "stickgen.scene"}


def __getattr__(name: str) -> Any:
    # Loaded on first use, so that `stick-gen --help` stays quick.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'stickgen' has no attribute {name!r}")
