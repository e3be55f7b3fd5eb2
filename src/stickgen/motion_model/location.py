"""Where a model folder lies."""

from __future__ import annotations

from pathlib import Path

from stickgen.errors import StickGenError

DEFAULT = "stick-gen-small"
"""The model that travels with the package."""

_PACKAGE = Path(__file__).resolve().parents[1]
_SHELVES = (_PACKAGE / "models", _PACKAGE.parents[1] / "models")
"""Where named models lie: inside an installed package, at the root of a checkout."""


def model_folder(name_or_path: str | None = None) -> Path:
    """The folder of a model.

    Args:
        name_or_path: a folder with a ``config.json``, or the name of a model that travels with
            Stick-Gen; ``None`` is the default model.

    Raises:
        StickGenError: there is no such folder, or it is not a model folder.
    """
    name = name_or_path or DEFAULT
    candidates = [Path(name), *(shelf / name for shelf in _SHELVES)]
    for folder in candidates:
        if (folder / "config.json").is_file():
            return folder
    if Path(name).exists():
        raise StickGenError(f"{name} is not a model folder: it has no config.json")
    raise StickGenError(
        f"there is no model {name!r}: give a folder with a config.json, or leave --model out "
        f"for {DEFAULT}"
    )
