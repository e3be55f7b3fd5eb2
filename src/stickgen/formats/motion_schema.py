"""Validation of `.motion` documents against the JSON schema beside this module."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files as package_files
from typing import TYPE_CHECKING, Any

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_CHECKED_ENTRIES = 64  # of every list


def check_schema(document: Any) -> None:
    """Check a parsed `.motion` document.

    Of a list only the first 64 entries are checked, which keeps the check of long films quick;
    the reader checks all numbers as arrays.

    Args:
        document: what ``json.loads`` returned.

    Raises:
        StickGenError: the document breaks the schema; the message gives the path of the value.
    """
    from jsonschema.exceptions import best_match

    error = best_match(_validator().iter_errors(_shortened(document)))
    if error is not None:
        # Messages start with the offending value, which may be long: keep the end.
        message = error.message if len(error.message) < 160 else f"…{error.message[-120:]}"
        raise StickGenError(f"not a valid .motion file: {message} at {error.json_path}")


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator

    text = package_files("stickgen.formats").joinpath("motion.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _shortened(value: Any) -> Any:
    """The document with the first entries of every list."""
    if isinstance(value, dict):
        return {key: _shortened(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shortened(item) for item in value[:_CHECKED_ENTRIES]]
    return value
