"""What docs/api.md says works as it is written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from api_server import PATH, PATIENCE, Server

from stickgen.client import Client
from stickgen.serve.problems import PROBLEMS

TEXT = (Path(__file__).parents[2] / "docs/api.md").read_text("utf-8")
URL = "http://127.0.0.1:8000"


def blocks(language: str) -> str:
    """All code of a language, one after the other."""
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL))


def test_the_lines_of_curl_run(server: Server, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("needs curl")
    script = blocks("bash").replace(URL, server.url)
    assert script.count("curl ") >= 10
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    with Client(server.url, timeout=PATIENCE) as client:
        for name in ("film", "script-film", "other"):
            # On a busy machine an answer that is preferred to wait comes before the film is done.
            film = client.film(json.loads((tmp_path / f"{name}.json").read_text())["id"])
            assert client.wait(film).status == "done"
    assert (tmp_path / "film.gif").read_bytes().startswith(b"GIF89a")
    assert "event: piece" in done.stdout and "event: done" in done.stdout
    assert film.beats[0].seed == 8
    assert len((tmp_path / "motion.ndjson").read_text().splitlines()) == 101
    assert (tmp_path / "motion.events").read_text().count("event: frame") == 50
    assert json.loads((tmp_path / "script.json").read_text())["script"]["place"] == "park"


def test_the_lines_of_python_run(server: Server, tmp_path: Path) -> None:
    code = blocks("python").replace(URL, server.url)
    environment = {**os.environ, "PYTHONPATH": PATH}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("invalid_request body.options.style")
    assert (tmp_path / "walk.glb").read_bytes().startswith(b"glTF")


def test_every_error_is_described_with_its_status() -> None:
    table = {
        code: int(status)
        for codes, status in re.findall(r"^\| (`.*?`) \| (\d{3}) \|", TEXT, re.MULTILINE)
        for code in re.findall(r"`(\w+)`", codes)
    }
    assert table == {code: kind.status for code, kind in PROBLEMS.items()}
