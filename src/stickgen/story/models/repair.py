"""The text of an answer → a Reply: what surrounds the JSON is cut off, what is in it is mended."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import ValidationError

from stickgen.checks import first_problem
from stickgen.errors import shorten
from stickgen.story.models.errors import UnusableError
from stickgen.story.models.names import Changes
from stickgen.story.models.schema import Reply

_LONGEST = 2**17
"""Characters of an answer that are read."""
_TRIES = 20
"""Opening brackets at which an object is looked for."""
_THOUGHTS = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?:sorry|(?:can(?:no|['’])t|can not|unable to|won['’]t|not able to) "
    r"(?:help|assist|create|write|do|fulfil|fulfill|comply|generate|provide|continue))\b",
    re.IGNORECASE,
)


def read_reply(text: str) -> tuple[Reply, Changes]:
    """The answer, and what of it was changed.

    Raises:
        UnusableError: it holds no JSON object, or one that is no Story; the sentence is for the
            model.
    """
    data = _object(text)
    if data is None:
        raise UnusableError("it holds no complete JSON object")
    changes = Changes()
    try:
        return Reply.model_validate(data, context=changes), changes
    except ValidationError as error:
        raise UnusableError(first_problem(error)) from None


def refusal(text: str) -> str:
    """The first words of an answer that refuses in plain text; empty: it does not."""
    plain = " ".join(_THOUGHTS.sub("", text[:_LONGEST]).split())
    if "{" in plain or not _REFUSAL.search(plain[:300]):
        return ""
    return shorten(plain, 160)


def _object(text: str) -> dict[str, Any] | None:
    """The first JSON object with a Story's fields; else the first at all."""
    text = text[:_LONGEST]
    decoder = json.JSONDecoder(strict=False)
    found: dict[str, Any] | None = None
    # What follows the thoughts counts; but a text that is all thoughts may hold the answer.
    for part in (_THOUGHTS.sub("", text), text):
        at = part.find("{")
        for _ in range(_TRIES):
            if at < 0:
                break
            try:
                value, end = decoder.raw_decode(part, at)
            except (ValueError, RecursionError):
                end = at + 1
            else:
                if isinstance(value, dict) and "events" in value:
                    return value
                found = found or value
            at = part.find("{", end)
    return found
