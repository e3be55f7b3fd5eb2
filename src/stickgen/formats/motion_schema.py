"""Validation of `.motion` documents against the JSON schema beside this module."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files as package_files
from typing import TYPE_CHECKING, Any

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_SAMPLE = 64


def check_schema(document: Any) -> None:
    """Check a parsed `.motion` document.

    Lists are checked by their first 64 entries, which keeps a film of any length quick; the
    reader checks every number of them as arrays.

    Args:
        document: what ``json.loads`` returned.

    Raises:
        StickGenError: the document breaks the schema; names the place.
    """
    from jsonschema.exceptions import best_match

    error = best_match(_validator().iter_errors(_outline(document)))
    if error is not None:
        # Messages quote the offending value first, which may be long: keep the end.
        message = error.message if len(error.message) < 160 else f"…{error.message[-120:]}"
        raise StickGenError(f"not a valid .motion file: {message} at {error.json_path}")


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator

    text = package_files("stickgen.formats").joinpath("motion.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _outline(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _outline(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_outline(item) for item in value[:_SAMPLE]]
    return value
