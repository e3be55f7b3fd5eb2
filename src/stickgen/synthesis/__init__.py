"""Synthetic motion: captioned clips of every action, generated procedurally on the canonical body.

``find`` chooses performances and ``read`` generates one, as a source of the data engine.
"""

from stickgen.synthesis.source import find, read

__all__ = ["find", "read"]
