"""From a prompt or a file to a Draft: what the commands that film a story share."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from stickgen.options import SoundOptions
    from stickgen.outputs import Written
    from stickgen.pipeline import StoryTeller
    from stickgen.scene import Scene
    from stickgen.story import Draft


def story_teller(
    name: str, model: str | None, url: str | None, seconds: float
) -> StoryTeller | None:
    """The language model that ``--story`` names; None: the built-in planner.

    Raises:
        StickGenError: there is no such story writer, or its address or its key is none.
    """
    if name == "builtin":
        return None
    from stickgen.story.models import find_provider, write_story

    provider = find_provider(name, model=model, url=url)
    return partial(write_story, provider=provider, seconds=seconds)


def make_draft(
    prompt: str | None,
    script: Path | None,
    seconds: float | None,
    told_by: StoryTeller | None = None,
    model: str | None = None,
    sound: SoundOptions | None = None,
) -> Draft:
    """The Draft that the options ask for: written for a prompt, or read from a file.

    Prints one line on stderr where the film does not show everything as told, and one where the
    built-in planner had to take over from a language model.

    Raises:
        StickGenError: both or neither are given, a length is given for a file, or the prompt or
            the file cannot be read.
    """
    from stickgen import story

    if prompt is not None and script is not None:
        raise StickGenError("give either a prompt or --script FILE: one of them, not both")
    if prompt is not None:
        return _said(_told(prompt, seconds, told_by, model, sound))
    if script is None:
        raise StickGenError(
            'there is nothing to film: give a prompt, such as "a person walks and waves", or '
            "--script FILE"
        )
    if seconds is not None:
        raise StickGenError("--seconds does not apply to a script: leave it out or change the file")
    from stickgen import pipeline
    from stickgen.pipeline.stand_ins import with_stand_ins

    spoken = pipeline.spoken_script(story.read_script(script), sound)
    return _said(with_stand_ins(story.Draft(spoken), model))


def _said(draft: Draft) -> Draft:
    """The draft, after one line on stderr if it does not show everything as told."""
    from stickgen.story.script_text import shortfall

    if shortfall(draft):
        typer.echo(shortfall(draft), err=True)
    return draft


def _told(
    prompt: str,
    seconds: float | None,
    told_by: StoryTeller | None,
    model: str | None,
    sound: SoundOptions | None,
) -> Draft:
    from stickgen import pipeline

    draft = _told_by_model(prompt, seconds, told_by, model, sound) if told_by else None
    draft = draft or pipeline.draft_script(prompt, seconds=seconds, model=model, sound=sound)
    return replace(draft, script=pipeline.spoken_script(draft.script, sound))


def _told_by_model(
    prompt: str,
    seconds: float | None,
    told_by: StoryTeller,
    model: str | None,
    sound: SoundOptions | None,
) -> Draft | None:
    """The draft of a language model's story; None, after one line on stderr, where it failed."""
    from stickgen import pipeline
    from stickgen.story.models import StoryModelError

    try:
        return pipeline.draft_script(
            prompt, seconds=seconds, told_by=told_by, model=model, sound=sound
        )
    except StoryModelError as error:
        typer.echo(f"{error}; the built-in planner tells the story", err=True)
        return None


def changed(draft: Draft, **changes: object) -> Draft:
    """The draft with some fields of its Script replaced; those that are None stay.

    Raises:
        StickGenError: a value is not one that a Script may have.
    """
    from stickgen import pipeline

    asked = {name: "asked for" for name, value in changes.items() if value is not None}
    return replace(
        draft, script=pipeline.changed(draft.script, **changes), whys={**draft.whys, **asked}
    )


def told(draft: Draft, scene: Scene | None = None) -> dict[str, object]:
    """What summaries in JSON say about a story, and about its film where there is one.

    Lines on stderr say which things stand beside those who cannot use them, and what is played
    faster or longer than the Script says, so that it comes to its end.
    """
    film: dict[str, object] = {}
    if scene is not None:
        beside = {prop.kind: prop.beside for prop in scene.props if prop.beside}
        notes = [note for actor in scene.actors for note in actor.motion.notes]
        film = {"set_beside": beside, "timing": notes}
        for note in notes:
            typer.echo(note, err=True)
        if beside:
            things = ", ".join(f"{kind} ({name})" for kind, name in beside.items())
            typer.echo(f"set beside, as no motion can use it: {things}", err=True)
    return film | {
        "left_out": list(draft.left_out),
        "drawn_as": dict(draft.drawn_as),
        "played_as": dict(draft.played_as),
    }


def check_texts(script: Path | None, description: Path | None) -> None:
    """Refuse names that ``write_texts`` cannot write to.

    Raises:
        StickGenError: a suffix of another format, or a missing folder.
    """
    from stickgen.story.description import check_description_path
    from stickgen.story.script_text import check_script_path

    if script is not None:
        check_script_path(script)
    if description is not None:
        check_description_path(description)


def write_texts(draft: Draft, script: Path | None, description: Path | None) -> list[Written]:
    """Write what belongs to a film in words: its Script, and its description.

    Raises:
        StickGenError: a file cannot be written.
    """
    from stickgen.outputs import Written
    from stickgen.story.description import write_description
    from stickgen.story.script_text import write_script_file

    if script is not None:
        write_script_file(draft, script)
    if description is not None:
        write_description(draft.script, description)
    return [Written(path) for path in (script, description) if path is not None]
