"""What a model plays in place of actions that it has not learned, said beside the film."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from stickgen.catalog.animals import BODIES
from stickgen.model_folder import model_folder
from stickgen.motion_model.config import read_config
from stickgen.story import Draft
from stickgen.text.actions import known_sentence, named_actions
from stickgen.vocabulary import ACTION, ACTIONS


def with_stand_ins(draft: Draft, model: str | Path | None = None) -> Draft:
    """The draft that says which actions are played by the nearest sentence, and where.

    Animals move by rule and need no stand-in.

    Args:
        model: as for ``model_folder``; None: the default model.

    Raises:
        StickGenError: the model folder is missing, or its configuration is broken.
    """
    known = read_config(model_folder(model)).actions
    whys, played = dict(draft.whys), dict[str, str]()
    for n, character in enumerate(draft.script.characters):
        if character.body in BODIES:
            continue
        for k, beat in enumerate(character.beats):
            newest = max((ACTION[name] for name in named_actions(beat.text)), default=-1)
            if newest < known:
                continue
            sentence = known_sentence(beat.text, known)
            nearest = sentence if sentence != beat.text else ""
            played.setdefault(ACTIONS[newest], nearest)
            path = f"characters.{n}.beats.{k}"
            said = f"the model has not learned to {ACTIONS[newest].replace('_', ' ')} yet"
            if nearest:
                said += f": played as {nearest!r}"
            whys[path] = f"{whys[path]}; {said}" if whys.get(path) else said
    return replace(draft, whys=whys, played_as=played)
