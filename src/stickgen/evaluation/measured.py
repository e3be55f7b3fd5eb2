"""Figures as plain data for JSON."""

from __future__ import annotations

import math
from typing import Any


def measured(data: Any) -> Any:
    """The same data with None in place of numbers that are none, which JSON does not have.

    A figure is no number where nothing shows it, such as gravity of motions that never fly.
    """
    if isinstance(data, dict):
        return {key: measured(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [measured(value) for value in data]
    return None if isinstance(data, float) and not math.isfinite(data) else data
