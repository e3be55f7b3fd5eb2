"""Script → Motions: the sentences, the random stream and the length of each actor's motion."""

from stickgen.performance.perform import perform, prepare, stream_motion

__all__ = ["perform", "prepare", "stream_motion"]
