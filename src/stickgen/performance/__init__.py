"""Script → Motions: what each actor's model is told, with which random numbers, for how long."""

from stickgen.performance.perform import perform, stream_motion

__all__ = ["perform", "stream_motion"]
