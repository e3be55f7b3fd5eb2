"""A Scene → what is heard of it.

Contacts of bodies and things become foley (``cues``, ``foley``), places become ambience, lines
become voices (``speech``) with mouths that follow them, dances get a beat; all is panned, mixed
and brought to one loudness. numpy alone, no recorded samples.
"""

from stickgen.sound.track import Soundtrack, soundtrack
from stickgen.sound.waves import RATE

__all__ = ["RATE", "Soundtrack", "soundtrack"]
