"""A Scene to the files that its user names. ``formats.table`` lists the formats."""

from stickgen.outputs.limits import check_fps, check_size, usual_size
from stickgen.outputs.targets import check_targets
from stickgen.outputs.writing import Written, save

__all__ = ["Written", "check_fps", "check_size", "check_targets", "save", "usual_size"]
