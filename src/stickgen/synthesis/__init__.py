"""Synthetic motion: captioned clips of every action, made by rule on the canonical body.

``find`` chooses performances and ``read`` makes one, as a source of the data engine.
"""

from stickgen.synthesis.source import find, read

__all__ = ["find", "read"]
