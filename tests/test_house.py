"""Files and functions stay small; `make lint` checks everything else about style."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
MAX_FILE, MAX_FUNCTION = 400, 50
"""Lines that a file and the body of a function stay under."""


def too_long(path: Path) -> Iterator[str]:
    """The file, where it is too long, and each of its functions that is."""
    text = path.read_text("utf-8")
    name = path.relative_to(SOURCE)
    if len(text.splitlines()) >= MAX_FILE:
        yield f"{name}: {len(text.splitlines())} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = body_lines(node)
            if lines >= MAX_FUNCTION:
                yield f"{name}:{node.lineno}: {node.name} has {lines} lines"


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_files_and_functions_are_small() -> None:
    files = sorted(SOURCE.rglob("*.py"))
    assert files
    assert [line for path in files for line in too_long(path)] == []
