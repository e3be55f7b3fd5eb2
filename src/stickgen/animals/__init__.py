"""Animals move by rule: beats → ways of moving → footfalls and postures → joints.

``perform_animal`` makes the Motion of one animal; ``performance`` calls it instead of the motion
model. The records of the animals are in ``catalog.animals``.
"""

from stickgen.animals.perform import carrying, perform_animal

__all__ = ["carrying", "perform_animal"]
