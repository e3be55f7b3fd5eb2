"""The check of commands that need the extra ``serve``."""

from __future__ import annotations

from importlib.util import find_spec

from stickgen.errors import StickGenError


def require_extra(command: str, extra: str, *modules: str) -> None:
    """Refuse a command where the libraries of its extra are not installed.

    Raises:
        StickGenError: says how to install them.
    """
    if any(find_spec(module) is None for module in modules):
        raise StickGenError(
            f"stick-gen {command} needs the extra {extra!r}: start it as ./stick-gen {command} in "
            f"the checkout, or run pip install -e '.[{extra}]' there"
        )
