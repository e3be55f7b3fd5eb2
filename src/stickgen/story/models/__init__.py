"""Stories told by language models: the prompt goes to the server that the user names, alone.

A model says who does what in which order; it never decides seconds or metres.
"""

from stickgen.story.models.ask import write_story
from stickgen.story.models.errors import StoryModelError
from stickgen.story.models.providers import PROVIDERS, Provider, find_provider

__all__ = ["PROVIDERS", "Provider", "StoryModelError", "find_provider", "write_story"]
