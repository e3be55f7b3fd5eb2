"""Names of any origin in tables and progress bars."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.table import Table

import stickgen
from stickgen.terminal import console, progress

NAMES = ["[/red]", "[bold]x", ":smile:", "\x1b[31mred", "\x9b2J", "\ud800", "a\nb"]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_shown_as_they_are(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    plain = console()
    monkeypatch.setattr(plain, "file", out)
    table = Table("source", title=name)
    table.add_row(name)
    plain.print(table)
    plain.print(f"left out 3: {name}")
    text = out.getvalue()
    assert text.replace("\n", "").isprintable()
    shown = name.encode("unicode_escape").decode().split("\\n")[0].replace("\\\\", "\\")
    assert text.count(shown) == 3


@pytest.mark.parametrize("name", NAMES)
def test_progress_bars_take_any_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    bars = progress()
    monkeypatch.setattr(bars.console, "file", out)
    with bars:
        bars.update(bars.add_task(name, total=1.0), completed=1.0)
    assert "100%" in out.getvalue() and "\x1b[31mred" not in out.getvalue()


def test_nothing_else_makes_consoles_of_rich() -> None:
    root = Path(stickgen.__file__).parent
    made = re.compile(r"\b(?:Console|TextColumn)\(|rich\.progress import.*\bProgress\b")
    users = [path.name for path in root.rglob("*.py") if made.search(path.read_text("utf-8"))]
    assert sorted(users) == ["loop.py", "terminal.py"]  # loop.py: the type of its bar
