"""Scripts before anything is generated: written from a prompt, and changed by options."""

from __future__ import annotations

from pydantic import ValidationError

from stickgen import story
from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.options import check_seconds
from stickgen.script import Script


def write_script(prompt: str, *, seconds: float = 10.0) -> Script:
    """The Script that the built-in story planner writes for a prompt.

    Args:
        prompt: English, at most 2,000 characters.
        seconds: length of the film, 1–600.

    Raises:
        StickGenError: the length is out of range; the prompt is empty, too long, not text or not
            English.
    """
    check_seconds(seconds)
    words = story.read_words(model_folder() / "tokenizer" / "tokenizer.json")
    return story.write_script(story.check_prompt(prompt, words), seconds)


def changed(script: Script, **changes: object) -> Script:
    """The script with some fields replaced; those that are None stay.

    Raises:
        StickGenError: a value is not one that a Script may have.
    """
    fields = {name: value for name, value in changes.items() if value is not None}
    try:
        return Script.model_validate({**script.model_dump(), **fields})
    except ValidationError as error:
        raise StickGenError(error.errors()[0]["msg"].removeprefix("Value error, ")) from None
