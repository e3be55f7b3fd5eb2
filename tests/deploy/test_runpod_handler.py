"""The serverless worker on RunPod's own local test server (needs the package runpod)."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from stickgen.formats import read

HANDLER = Path(__file__).parents[2] / "deploy" / "runpod" / "handler.py"
FILM = {
    "prompt": "A person waves",
    "options": {"seconds": 1, "steps": 1, "size": "64x36", "formats": ["motion", "gif"]},
}

pytestmark = pytest.mark.skipif(
    find_spec("runpod") is None or find_spec("fastapi") is None,
    reason="needs pip install runpod -e '.[serve]'",
)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The worker behind RunPod's test server."""
    folder = tmp_path_factory.mktemp("runpod")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["--rp_serve_api", "--rp_api_port", str(port), "--rp_api_host", "127.0.0.1"]
    log = (folder / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, str(HANDLER), *words], cwd=folder, stdout=log, stderr=log, env=os.environ
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def run(endpoint: str, film: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{endpoint}/runsync",
        data=json.dumps({"input": film}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        told: dict[str, Any] = json.load(answer)
    return told


def test_a_film_comes_back_after_its_events(endpoint: str, tmp_path: Path) -> None:
    told = run(endpoint, FILM)
    assert told["status"] == "COMPLETED", told
    *events, last = told["output"]
    assert {event["event"] for event in events} >= {"stage", "progress"}
    assert last["event"] == "done" and last["seconds"] == 1.0
    assert base64.b64decode(last["files"]["gif"]["base64"]).startswith(b"GIF89a")
    (tmp_path / "film.motion").write_bytes(base64.b64decode(last["files"]["motion"]["base64"]))
    assert read(tmp_path / "film.motion").duration == 1.0


@pytest.mark.parametrize(
    ("film", "said"),
    [
        ({}, "either a prompt or a script"),
        ({"prompt": "A person walks", "options": {"style": "crayon"}}, "style"),
        ({"prompt": "A person walks", "options": {"formats": ["exe"]}}, "no such format"),
        ({"prompt": "A person walks", "upload": True}, "BUCKET_ENDPOINT_URL"),
    ],
)
def test_a_wrong_input_is_one_sentence(endpoint: str, film: dict[str, Any], said: str) -> None:
    told = run(endpoint, film)
    assert said in json.dumps(told) and "Traceback" not in json.dumps(told)
