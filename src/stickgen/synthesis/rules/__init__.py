"""Rules: motion that obeys numbers, sides, manners and places named in its captions.

``find`` chooses performances and ``read`` makes one, as a source of the data engine.
"""

from stickgen.synthesis.rules.source import find, read

__all__ = ["find", "read"]
