"""Prompt to script: checking the prompt and planning the beats of the film."""

from stickgen.story.prompt import check_prompt, read_words
from stickgen.story.script_file import read_script
from stickgen.story.writer import write_script

__all__ = ["check_prompt", "read_script", "read_words", "write_script"]
