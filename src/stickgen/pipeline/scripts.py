"""Scripts before anything is generated: written from a prompt, and changed by options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from stickgen import story
from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.options import MAX_SECONDS, MIN_SECONDS, SoundOptions, check_seconds
from stickgen.pipeline.stand_ins import with_stand_ins
from stickgen.script import Script
from stickgen.story import Draft, Story

if TYPE_CHECKING:
    from stickgen.text.encoder import TextEncoder

StoryTeller = Callable[[str], Story]
"""Makes a Story of a prompt, such as a language model (``story.models.write_story``)."""


def draft_script(
    prompt: str,
    *,
    seconds: float | None = None,
    told_by: StoryTeller | None = None,
    model: str | Path | None = None,
    sound: SoundOptions | None = None,
) -> Draft:
    """The Script of a prompt, with the reason of each fact and what it could not show.

    Args:
        prompt: English, at most 2,000 characters. What it says about the film itself (length,
            style, camera, speech) is obeyed.
        seconds: length of the film, 1–600; None: that of the prompt, else as long as the story
            takes, 4–60.
        told_by: makes a Story of the prompt; None: the built-in planner.
        model: that will play it, a name or a folder; None: the default one. The draft says which
            actions it has not learned.
        sound: whose voices say the lines; the film gives each the time that it takes. None: the
            time that it takes to read.

    Raises:
        StickGenError: the length is out of range; the prompt is empty, too long, not text or not
            English; or as ``told_by`` and
            as ``sound.speech.Speakers``.
    """
    if seconds is not None:
        check_seconds(seconds)
    words = _words(model_folder() / "tokenizer" / "tokenizer.json")
    prompt = story.check_prompt(prompt, words)
    if told_by is None:
        told, directions = story.plan_story(prompt, words, _nearest_verb)
    else:
        text, directions = story.take_directions(prompt)
        told = told_by(text)
    if directions.seconds is not None:
        within = min(max(directions.seconds, MIN_SECONDS), MAX_SECONDS)
        directions = replace(directions, seconds=within)
    if sound is not None:
        told = _spoken(told, sound)
    draft = story.stage(told, seconds=seconds, description=prompt, directions=directions)
    return with_stand_ins(draft, model)


def _spoken(told: Story, sound: SoundOptions) -> Story:
    """The story whose lines take as long as their voices."""
    from stickgen.sound.speech import Speakers

    names = [person.name for person in told.people]
    speakers = Speakers(sound, names)
    for name in names:
        speakers.expect(name, sum(bool(e.line) and name in e.who for e in told.events))
    return story.spoken(told, speakers.seconds)


@cache
def _words(tokenizer_file: Path) -> frozenset[str]:
    # Reading them takes longer than planning a story.
    return story.read_words(tokenizer_file)


def _nearest_verb(verb: str) -> str | None:
    from stickgen.story.similar import nearest_verb

    return nearest_verb(verb, _encoder(model_folder()))


@cache
def _encoder(folder: Path) -> TextEncoder:
    from stickgen.text.encoder import TextEncoder  # only a rare verb needs it

    return TextEncoder(folder)


def write_script(
    prompt: str, *, seconds: float | None = None, sound: SoundOptions | None = None
) -> Script:
    """The Script of a prompt; arguments and errors as ``draft_script``."""
    return draft_script(prompt, seconds=seconds, sound=sound).script


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
