"""Voices: text, or a recording, to what is heard of a line."""

from stickgen.sound.speech.fitting import fitted
from stickgen.sound.speech.speakers import BABBLE, Speakers

__all__ = ["BABBLE", "Speakers", "fitted"]
