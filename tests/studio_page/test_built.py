"""The page of the studio is built from its sources; its pure functions have tests of their own."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "web" / "studio"
PAGE = ROOT / "src" / "stickgen" / "studio" / "page"


@pytest.fixture
def node() -> str:
    """The program."""
    found = shutil.which("node")
    if found is None or not (SOURCES / "node_modules" / "esbuild").is_dir():
        pytest.skip("needs node and `npm ci` in web/studio")
    return found


def test_the_page_is_built_from_its_sources(node: str, tmp_path: Path) -> None:
    subprocess.run([node, SOURCES / "build.mjs", tmp_path], check=True, timeout=120)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in PAGE.iterdir()}
    changed = [name for name in {*built, *kept} if built.get(name) != kept.get(name)]
    assert not changed, f"{changed} are not what web/studio builds: run `make player`"


def test_the_types_of_the_sources_hold(node: str) -> None:
    compiler = SOURCES / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [node, compiler, "--noEmit"], cwd=SOURCES, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_pure_functions(node: str) -> None:
    done = subprocess.run(
        [node, SOURCES / "test.mjs"], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout


def test_the_page_is_small_and_asks_nobody_else() -> None:
    scripts = gzip.compress((PAGE / "studio.js").read_bytes(), 9)
    assert len(scripts) <= 60_000
    for name in ("studio.html", "studio.css", "studio.js"):
        text = (PAGE / name).read_text("utf-8")
        for address in ("http://www.w3.org", "https://www.w3.org"):
            text = text.replace(address, "")
        assert "http://" not in text and "https://" not in text, name
