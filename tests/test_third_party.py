"""What others have made and we ship or install is named with its licence."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIST = (ROOT / "THIRD_PARTY.md").read_text("utf-8")
ROWS = {line.split("|")[1].split()[0]: line for line in LIST.splitlines() if line.startswith("| ")}


def test_every_library_of_the_core_is_listed() -> None:
    needed = {
        name[0]
        for line in metadata.requires("stick-gen") or ()
        if "extra ==" not in line and (name := re.match(r"[\w.-]+", line))
    }
    listed = {name.lower() for name in ROWS}
    assert needed and {name.lower() for name in needed} <= listed


def test_every_bundled_script_is_listed() -> None:
    studio = json.loads((ROOT / "web/studio/package.json").read_text("utf-8"))
    bundled = [*studio["dependencies"], "three"]
    assert {*bundled} <= {*ROWS}
    told = (ROOT / "src/stickgen/studio/page/LICENSES.txt").read_text("utf-8")
    assert all(f"{name} {version}" in told for name, version in studio["dependencies"].items())


def test_every_font_has_its_licence_beside_it() -> None:
    fonts = [path for end in ("otf", "ttf", "woff2") for path in (ROOT / "src").rglob(f"*.{end}")]
    assert len(fonts) >= 2
    for font in fonts:
        texts = [path.read_text("utf-8") for path in font.parent.glob("*.txt")]
        assert any("SIL OPEN FONT LICENSE" in text.upper() for text in texts), font
