"""``stick-gen man``: the manual page, made from the help of every command."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from stickgen import __version__
from stickgen.cli.command_table import Command, all_commands


def man() -> None:
    """Print the manual page.

    Example: stick-gen man | man -l -

    Example: stick-gen man > ~/.local/share/man/man1/stick-gen.1
    """
    typer.echo("\n".join(_page()))


def _page() -> Iterator[str]:
    yield f'.TH STICK-GEN 1 "" "stick-gen {__version__}" "User Commands"'
    yield ".SH NAME\nstick-gen \\- type a sentence or a story, get a stick-figure film"
    yield ".SH SYNOPSIS\n.B stick-gen\n.I PROMPT\n\\-o\n.I FILE\n[OPTIONS]\n.br"
    yield ".B stick-gen\n.I COMMAND\n[ARGUMENTS]"
    yield ".SH COMMANDS\nA prompt without a command is generate."
    for command in all_commands():
        yield from _section(command)
    yield ".SH EXIT STATUS\n0: done. 2: the input is wrong; one sentence says how. 130: Ctrl-C."


def _section(command: Command) -> Iterator[str]:
    yield f".SS {_roff(' '.join(command.words))}"
    for paragraph in command.help.split("\n\n"):
        yield f".PP\n{_roff(' '.join(paragraph.split()))}"
    for option in command.options:
        names = ", ".join(f"\\fB{_roff(name)}\\fR" for name in option.names)
        yield f".TP\n{names} {_roff(option.value)}".rstrip()
        yield _roff(option.help)


def _roff(text: str) -> str:
    r"""Text in which no character is a command of roff.

    A hyphen is written as minus, so that examples can be copied; a point or a quote at the start
    of a line would be a request.
    """
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe
