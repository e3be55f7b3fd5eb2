"""What a reader of a proposed skeleton map should know about the file."""

from __future__ import annotations

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.recognise import built_in_rig
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import Rig
from stickgen.skeleton import LEG_LENGTH


def describe_rig(raw: RawMotion, rig: Rig) -> str:
    """One sentence or two: length of the legs, frame rate, and the built-in map that fits.

    Raises:
        StickGenError: the legs have no human length in any unit.
    """
    leg = LEG_LENGTH / retarget(raw, rig).scale
    lengths = f"Thigh and shin are {leg:.2f} m long; {raw.fps:.4g} frames a second."
    if known := built_in_rig(raw):
        return f"{lengths} The built-in map {known.name!r} knows this rig already."
    return f"{lengths} No built-in map knows this rig."
