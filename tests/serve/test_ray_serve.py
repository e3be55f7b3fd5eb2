"""The deployment for clusters, on one machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from api_server import PATH

from stickgen.client import ApiError, Client

ROOT = Path(__file__).parents[2]
URL = "http://127.0.0.1:8000"


@pytest.mark.slow
def test_films_are_made_by_replicas(tmp_path: Path) -> None:
    pytest.importorskip("ray.serve", reason="needs ray[serve]")
    environment = {**os.environ, "PYTHONPATH": f"{PATH}{os.pathsep}{ROOT / 'deploy'}"}
    environment |= {"STICKGEN_STORE": str(tmp_path / "films"), "STICKGEN_REPLICAS": "2"}
    # A busy machine starts Ray slowly.
    environment |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_raylet_start_wait_time_s": "600"}
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "deploy/ray_serve.py")],
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        wait_until_ready(process, tmp_path / "log")
        with Client(URL, timeout=300) as client:
            options = {"seconds": 1, "size": "64x36", "steps": 1}
            films = [client.make("a person waves", seed=seed, **options) for seed in range(3)]
            events = [name for name, _ in client.events(films[0])]
            assert events[-1] == "done" and "progress" in events
            for film in films:
                path = client.save(client.wait(film), tmp_path / "a.mp4")
                assert path.stat().st_size > 1000
            assert sum("frame" in line for line in client.stream("a person walks", seconds=2)) == 50
            with pytest.raises(ApiError, match="cancelled"):
                client.wait(client.cancel(client.make("a person walks", seconds=600)))
            assert client.wait(client.make("a person waves", **options)).status == "done"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=120)


def wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 900
    while True:
        assert process.poll() is None and time.monotonic() < deadline, log.read_text()[-3000:]
        try:
            if httpx.get(f"{URL}/readyz").status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(1)
