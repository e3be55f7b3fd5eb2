"""What the reader makes of a prompt, in short words for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from stickgen.story import read_words
from stickgen.story.reader.draft import Draft
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.read import read_prompt
from stickgen.story.reader.setting import Setting
from stickgen.story.reader.telling import Telling

_TOKENIZER = Path(__file__).parents[1] / "models/stick-gen-small/tokenizer/tokenizer.json"


@cache
def telling(prompt: str) -> Telling:
    """What a prompt tells, read with the words that the program knows."""
    return read_prompt(prompt, read_words(_TOKENIZER)).telling


def people(prompt: str) -> dict[str, Draft]:
    """Name → person, in the order of the text."""
    told = telling(prompt).people
    return dict(zip(told.names(), told.drafts, strict=True))


def setting(prompt: str) -> Setting:
    """Place, time, weather and things."""
    return telling(prompt).setting


def happenings(prompt: str) -> list[Happening]:
    """All happenings that somebody does, in the order of the story."""
    return sorted((h for h in telling(prompt).happenings if h.who), key=lambda h: h.step)


def deeds(prompt: str) -> list[str]:
    """ "Tom+Ann hug", "Tom punch > Ann": who does what to whom, in the order of the story."""
    return [deed for step in steps(prompt) for deed in step]


def steps(prompt: str) -> list[list[str]]:
    """The deeds of each step, in the order of the story."""
    told = telling(prompt)
    names = told.people.names()
    found: dict[float, list[str]] = {}
    for happening in sorted(told.happenings, key=lambda h: h.step):
        if happening.action:
            who, to = ("+".join(names[i] for i in ids) for ids in (happening.who, happening.to))
            deed = f"{who} {happening.action}" + (f" > {to}" if to else "")
            found.setdefault(happening.step, []).append(deed)
    return list(found.values())
