"""Prompt → Story → Script: what a prompt tells, filled in, on a clock and a stage."""

from stickgen.story.planner import plan_story
from stickgen.story.prompt import check_prompt, read_words
from stickgen.story.reader.directions import take_directions
from stickgen.story.script_file import read_script
from stickgen.story.speaking import spoken
from stickgen.story.staging import Draft, stage
from stickgen.story.story import Story

__all__ = [
    "Draft",
    "Story",
    "check_prompt",
    "plan_story",
    "read_script",
    "read_words",
    "spoken",
    "stage",
    "take_directions",
]
