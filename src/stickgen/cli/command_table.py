"""All commands with their options, as completion and the manual page show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Option:
    """An option or an argument of a command.

    Attributes:
        names: ``-o`` and ``--output``; of an argument, its name in capitals.
        value: name of its value, empty for a switch.
        help: one line or more.
    """

    names: tuple[str, ...]
    value: str
    help: str

    @property
    def is_argument(self) -> bool:
        return not self.names[0].startswith("-")


@dataclass(frozen=True)
class Command:
    """A command, such as ``("data", "convert")``.

    Attributes:
        words: what is typed after ``stick-gen``.
        help: its paragraphs.
        options: in the order of its help.
        below: names of the commands of a group.
    """

    words: tuple[str, ...]
    help: str
    options: tuple[Option, ...]
    below: tuple[str, ...]


def all_commands() -> Iterator[Command]:
    """Every command, groups before what is below them; imports all of their modules."""
    from stickgen.cli import COMMANDS, click_command

    for name in COMMANDS:
        yield from _with_those_below((name,), click_command(name))


def _with_those_below(words: tuple[str, ...], command: Any) -> Iterator[Command]:
    below = getattr(command, "commands", {})
    options = tuple(map(_option, command.params))
    yield Command(words, (command.help or "").strip(), options, tuple(below))
    for name, lower in below.items():
        yield from _with_those_below((*words, name), lower)


def _option(parameter: Any) -> Option:
    text = " ".join((parameter.help or "").split())
    if parameter.param_type_name == "argument":
        return Option((parameter.metavar or parameter.name.upper(),), "", text)
    names = (*parameter.opts, *parameter.secondary_opts)
    value = "" if parameter.is_flag else parameter.metavar or parameter.name.upper()
    return Option(names, value, text)
