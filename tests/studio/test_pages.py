"""The page, its files, what it offers, and the command that starts the studio."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="needs the extra serve")

from studio_server import COMMAND, Studio, start

from stickgen.script import Beat
from stickgen.text.actions import named_actions


def test_the_page_loads_nothing_from_elsewhere(api: Any, studio: Studio) -> None:
    response = api.get(f"{studio.address}/studio/assets/player.js")
    assert response.status_code == 200
    assert "StickGen" in response.text
    assert "default-src 'self'" in response.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    start = api.get(f"{studio.address}/")
    assert (start.status_code, start.headers["location"]) == (307, "/studio/")


@pytest.mark.parametrize("name", ["routes.py", "..%2froutes.py", "%2e%2e/app.py", "nothing.js"])
def test_only_files_of_the_page_are_given(api: Any, studio: Studio, name: str) -> None:
    assert api.get(f"{studio.address}/studio/assets/{name}").status_code == 404


def test_what_is_offered_can_be_used(api: Any) -> None:
    offered = api.get("/vocabulary").json()
    for action in offered["actions"]:
        beat = Beat(text=action["sentence"], start=0, end=1)
        assert action["name"] in (*named_actions(beat.text), "idle")
    names = {name: [entry["name"] for entry in offered[name]] for name in ("props", "places")}
    assert {"ball", "fridge"} <= set(names["props"])
    assert "park" in names["places"]
    assert [kind["animal"] for kind in offered["kinds"] if kind["name"] in ("human", "dog")] == [
        False,
        True,
    ]
    fridge = next(prop for prop in offered["props"] if prop["name"] == "fridge")
    assert not fridge["held"]
    assert "open" in fridge["states"]
    assert all(entry["line"] for entry in offered["styles"] + offered["moves"])


def test_ctrl_c_ends_it_and_leaves_no_process(tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    studio = start(tmp_path / "new")
    children = psutil.Process(studio.process.pid).children(recursive=True)
    studio.process.send_signal(signal.SIGINT)
    assert studio.process.wait(30) in (0, 130)
    assert "Traceback" not in (studio.process.stdout.read() if studio.process.stdout else "")
    assert (tmp_path / "new").is_dir()
    assert not psutil.wait_procs(children, timeout=10)[1]


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*COMMAND, "--port", port, "--projects", str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert done.stderr.count("\n") == 1
