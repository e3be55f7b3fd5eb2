"""Script → Motions: the sentences, the random stream and the length of each actor's motion."""

from stickgen.performance.partners import partner_beats
from stickgen.performance.perform import perform, plan_together, play, prepare, stream_motion
from stickgen.performance.played import BeatKey, Played

__all__ = [
    "BeatKey",
    "Played",
    "partner_beats",
    "perform",
    "plan_together",
    "play",
    "prepare",
    "stream_motion",
]
