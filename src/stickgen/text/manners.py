"""Manners of moving ("an old man", "like a robot") in sentences."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

MOST_MANNERS = 32
"""Places for manners in the planner's input; those without a name are reserved."""


@cache
def manners() -> tuple[str, ...]:
    """The names of the manners, in the order of the planner's input."""
    return tuple(_patterns())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = (files("stickgen.text") / "manners.yaml").read_text("utf-8")
    table = yaml.safe_load(text)
    return {name: re.compile(words, re.IGNORECASE) for name, words in table.items()}


def named_manners(sentence: str) -> tuple[int, ...]:
    """Numbers of the manners that a sentence names, ascending."""
    return tuple(i for i, words in enumerate(_patterns().values()) if words.search(sentence))
