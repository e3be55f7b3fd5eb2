"""Directions for the film, taken out of a prompt: style, camera, length, aspect, speech."""

from __future__ import annotations

from stickgen.story.reader.directions.take import Directions, take_directions

__all__ = ["Directions", "take_directions"]
