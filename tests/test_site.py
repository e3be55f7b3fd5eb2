"""The documentation site: it builds without a warning, and every page is in its menu."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(
    find_spec("mkdocs") is None or find_spec("mkdocstrings") is None,
    reason="mkdocs is missing: pip install 'stick-gen[docs]'",
)


def test_the_site_builds_and_knows_every_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "not included in the" not in done.stderr, done.stderr[-2000:]
    reference = (site / "python.html").read_text("utf-8")
    assert "stickgen.pipeline.generate" in reference and "how strongly" in reference.lower()
    for page in site.glob("*.html"):  # nothing is fetched from elsewhere
        text = page.read_text("utf-8")
        assert 'src="http' not in text and "fonts.googleapis" not in text, page.name
