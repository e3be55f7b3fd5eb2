"""The JSON report that merging and curation write beside their result."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stickgen.files import atomic_path

REPORT = "report.json"


def write_report(folder: Path, report: dict[str, Any]) -> None:
    """Write a report as JSON.

    Raises:
        StickGenError: the file cannot be written.
    """
    with atomic_path(folder / REPORT) as temporary:
        temporary.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
