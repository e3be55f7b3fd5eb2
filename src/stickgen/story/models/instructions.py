"""What a language model is told: the fields of its answer, the rules, and one worked example."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stickgen.story.models.schema import reply_schema

_EXAMPLE_PROMPT = "Anna throws a ball to her little brother in the park; he catches it and cheers"


def _person(name: str, role: str, gender: str, age: str, color: str) -> dict[str, Any]:
    return {"name": name, "role": role, "kind": "human", "gender": gender, "age": age,
        "team": "none", "color": color}  # fmt: skip


def _event(who: str, action: str, does: str, to: str, feeling: str, **other: Any) -> dict[str, Any]:
    usual = {"thing": "none", "line": "", "voice": "talk"}
    ending = {"feeling": feeling, "together_with_previous": other.pop("together", False)}
    people = [to] if to else []
    return {"who": [who], "action": action, "does": does, "to": people} | usual | other | ending


_EXAMPLE = {
    "title": "The Catch",
    "place": "park",
    "time": "day",
    "weather": "none",
    "season": "none",
    "cast": [
        _person("Anna", "girl", "female", "teenager", "red"),
        _person("Tim", "brother", "male", "child", "blue"),
    ],
    "things": ["tree"],
    "events": [
        _event("Anna", "throwing", "throws the ball forward", "Tim", "happy", thing="ball",
            line="Catch!"),
        _event("Tim", "catching", "catches the ball with both hands", "Anna", "surprised",
            thing="ball", together=True),
        _event("Tim", "celebrate", "jumps up and down and cheers", "", "excited",
            line="I got it!", voice="shout"),
    ],
}  # fmt: skip

_TASK = """\
You plan short films of stick figures. Read the prompt and answer with one JSON object that tells \
its story, and with nothing else: no explanation, no Markdown.
"""
_RULES = """
Rules:
- Show all that the prompt tells, in its order, and what it implies: who throws to whom, who \
reacts how.
- Everybody who does something or to whom something is done is in the cast, each under one name.
- One event is one movement that can be seen. Everybody does something.
- Two people who act on each other at one moment are two events; the second has \
together_with_previous true.
- Use the names of the lists as they are written; the nearest one where none fits.
- Write no seconds and no distances.
"""


def opening(prompt: str) -> list[dict[str, str]]:
    """The messages that begin a conversation about a prompt."""
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": f"Prompt: {prompt}"},
    ]


def instructions() -> str:
    """Task, fields, rules and example."""
    example = f"\nExample. Prompt: {_EXAMPLE_PROMPT}\nAnswer: {example_answer()}\n"
    fields = "\n".join(_lines(reply_schema(), "", {}))
    return f"{_TASK}\nFields:\n{fields}\n{_RULES}{example}"


def example_answer() -> str:
    """The answer of the worked example; ``mock`` gives it to every prompt."""
    return json.dumps(_EXAMPLE, ensure_ascii=False)


def _lines(schema: dict[str, Any], indent: str, listed: dict[str, str]) -> Iterator[str]:
    """One line a field: its name, form and meaning; a list of names is written out once."""
    for name, part in schema["properties"].items():
        several = part["type"] == "array"
        one = part["items"] if several else part
        form = "list" if several else "true or false" if part["type"] == "boolean" else ""
        text = f"{form}; {part['description']}" if form else part["description"]
        if "enum" in one:
            names = ", ".join(one["enum"])
            text += f"; a name as in {listed[names]}" if names in listed else f"; one of: {names}"
            listed.setdefault(names, name)
        yield f"{indent}- {name}: {text}{'; of each:' if 'properties' in one else ''}"
        if "properties" in one:
            yield from _lines(one, indent + "  ", listed)
