"""What goes wrong ends as documented, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from api_server import PATIENCE, Server, running

from stickgen.cli import main
from stickgen.client import ApiError, Client

FEW = ("--motion-workers", "1", "--video-workers", "1")
SMALL = {"steps": 1, "size": "64x36"}
TOKENS = ("ann-0123456789abcdef", "ben-0123456789abcdef")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A small server with tokens, whose jobs may not take long."""
    options = ["--queue", "2", "--client-jobs", "2", "--rate", "1000", "--burst", "1000"]
    options += ["--store", str(tmp_path_factory.mktemp("films"))]
    options += ["--stall", "2", "--allow-origin", "https://page.example"]
    with running(*FEW, *options, STICKGEN_TOKEN=" ".join(TOKENS)) as one:
        yield one


def client(server: Server, token: str = TOKENS[0], patience: float = 0.0) -> Client:
    return Client(server.url, token=token, patience=patience, timeout=PATIENCE)


def until(true: Callable[[], object], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def waits(server: Server) -> bool:
    """Whether nothing runs and nothing waits."""
    headers = {"Authorization": f"Bearer {TOKENS[0]}"}
    text = httpx.get(f"{server.url}/metrics", headers=headers).text
    lines = [line for line in text.splitlines() if line.startswith(("stickgen_queue_jobs", "x"))]
    return len(lines) == 2 and all(line.endswith(" 0.0") for line in lines)


def test_without_a_token_nothing_is_told_but_health_and_description(faulty: Server) -> None:
    for path in ("/healthz", "/readyz", "/docs", "/openapi.json"):
        assert httpx.get(faulty.url + path).status_code == 200
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKENS[0]}"}):
        for path in ("/v1/vocabulary", "/metrics", "/v1/films/0", "/docsx"):
            answer = httpx.get(faulty.url + path, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_film_is_shown_to_its_client_alone(faulty: Server) -> None:
    film = client(faulty).make("a person walks", seconds=1, formats=(), **SMALL)
    with pytest.raises(ApiError) as caught:
        client(faulty, TOKENS[1]).film(film.id)
    assert caught.value.problem.code == "not_found"
    assert client(faulty).wait(film).status == "done"


def test_other_pages_may_call_it_only_where_that_is_allowed(faulty: Server, server: Server) -> None:
    asks = {"Origin": "https://page.example", "Access-Control-Request-Method": "POST"}
    allowed = httpx.options(f"{faulty.url}/v1/films", headers=asks)
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://page.example"
    other = httpx.options(f"{faulty.url}/v1/films", headers={**asks, "Origin": "https://x.example"})
    assert "Access-Control-Allow-Origin" not in other.headers
    assert (
        "Access-Control-Allow-Origin"
        not in httpx.options(f"{server.url}/v1/films", headers=asks).headers
    )
    named = httpx.get(f"{server.url}/healthz", headers={"Host": "page.example:8000"})
    assert (named.status_code, named.json()["code"]) == (421, "wrong_host")


def test_a_client_with_many_films_and_a_full_queue_are_refused_at_once(faulty: Server) -> None:
    films = [client(faulty, token).make("a person walks", seconds=600) for token in TOKENS]
    films.append(client(faulty).make("a person walks", seconds=600))
    for token, code in ((TOKENS[0], "queue_full"), (TOKENS[1], "queue_full")):
        start = time.monotonic()
        with pytest.raises(ApiError) as caught:
            client(faulty, token).make("a person walks")
        assert caught.value.problem.code == code
        assert (caught.value.retry_after or 0) >= 1 and time.monotonic() - start < 1
    for film in films:
        client(faulty, film.id and next(t for t in TOKENS if _has(faulty, t, film.id))).cancel(film)
    until(lambda: waits(faulty))


def _has(server: Server, token: str, name: str) -> bool:
    try:
        return bool(client(server, token).film(name))
    except ApiError:
        return False


def test_a_worker_killed_in_the_middle_is_replaced_and_its_film_fails(faulty: Server) -> None:
    film = client(faulty).make("a person walks", seconds=600)
    until(lambda: client(faulty).film(film.id).status == "running")
    before = faulty.workers()
    (busy,) = [pid for pid in before if "motion" in psutil.Process(pid).cmdline()]
    os.kill(busy, signal.SIGKILL)
    with pytest.raises(ApiError) as caught:
        client(faulty).wait(film)
    assert caught.value.problem.code == "worker_died"
    after = client(faulty, patience=PATIENCE).make("a person walks", seconds=1, formats=(), **SMALL)
    assert client(faulty).wait(after).status == "done"
    until(lambda: len(faulty.workers()) == 2)
    assert busy not in faulty.workers()


def test_a_stream_ends_with_its_client(faulty: Server) -> None:
    lines = client(faulty).stream("a person walks", seconds=600)
    assert next(lines)["meta"]["total_frames"] == 15_000
    lines.close()
    until(lambda: waits(faulty) and _metric(faulty, 'status="cancelled",task="stream"') >= 1)


def _metric(server: Server, labels: str) -> float:
    headers = {"Authorization": f"Bearer {TOKENS[0]}"}
    for line in httpx.get(f"{server.url}/metrics", headers=headers).text.splitlines():
        if labels in line and "_total" in line:
            return float(line.split()[-1])
    return 0.0


def request(server: Server, path: str, length: int) -> tuple[tuple[str, int], bytes]:
    """Address of a server, and the head of a request to it."""
    host, port = server.url.removeprefix("http://").split(":")
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: localhost",
        f"Authorization: Bearer {TOKENS[0]}",
        "Content-Type: application/json",
        f"Content-Length: {length}",
    ]
    return (host, int(port)), "\r\n".join([*lines, "", ""]).encode()


def test_a_slow_body_is_refused(faulty: Server) -> None:
    address, head = request(faulty, "/v1/scripts", 100)
    with socket.create_connection(address) as connection:
        connection.sendall(head + b"{")
        connection.settimeout(PATIENCE)
        assert b" 408 " in connection.recv(4096).split(b"\r\n")[0]


def test_a_client_that_takes_nothing_holds_no_worker(faulty: Server) -> None:
    body = b'{"prompt": "a person walks", "seconds": 15, "steps": 1}'
    address, head = request(faulty, "/v1/motions:stream", len(body))
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(address)
        connection.sendall(head + body)
        until(lambda: _metric(faulty, 'task="stream"') >= 1)
        film = client(faulty).make("a person walks", seconds=1, formats=(), **SMALL)
        assert client(faulty).wait(film).status == "done"


def test_sigterm_finishes_what_was_begun_and_leaves_nothing(tmp_path: Path) -> None:
    options = (*FEW, "--store", str(tmp_path), "--drain", str(PATIENCE))
    with running(*options, warm=False) as one:
        with Client(one.url) as asking:
            film = asking.make("a person walks", seconds=2, **SMALL)
            until(lambda: asking.film(film.id).status == "running")
        workers = one.workers()
        assert one.end() == (143, "")
    assert [pid for pid in workers if psutil.pid_exists(pid)] == []
    folder = tmp_path / film.id
    names = {"film.json", "film.mp4", "film.motion", "film.yaml"}
    assert {path.name for path in folder.iterdir()} == names
    with running(*options, warm=False) as again, Client(again.url, timeout=PATIENCE) as asking:
        assert asking.film(film.id).status == "done"
        assert asking.save(film, tmp_path / "a.mp4").stat().st_size > 1000
        workers = again.workers()
        again.process.kill()
        again.process.wait()
        until(lambda: not any(psutil.pid_exists(pid) for pid in workers))


def test_what_is_not_finished_in_time_is_told_by_the_next_server(tmp_path: Path) -> None:
    options = (*FEW, "--store", str(tmp_path), "--drain", "0.5")
    with running(*options, warm=False) as one:
        with Client(one.url) as asking:
            film = asking.make("a person walks", seconds=600)
        assert one.end()[0] == 143
    with running(*options, warm=False) as again, Client(again.url) as asking:
        error = asking.film(film.id).error
        assert error is not None and error.code == "draining"


def test_a_full_disk_refuses_films_and_leaves_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mounting, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        with running(*FEW, "--store", str(disk), warm=False) as one:
            with Client(one.url, patience=0) as asking, pytest.raises(ApiError) as caught:
                asking.make("a person walks", seconds=1, **SMALL)
            assert caught.value.problem.code == "disk_full"
            assert [path.name for path in disk.iterdir()] == [".lock"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize(
    ("options", "token", "mend"),
    [
        (("--host", "0.0.0.0"), "", "set STICKGEN_TOKEN"),
        ((), "short", "at least 16 characters"),
        (("--host", "192.0.2.1"), TOKENS[0], "choose another"),
        (("--rate", "nan"), "", "rate"),
    ],
)
def test_what_cannot_be_served(
    options: tuple[str, ...],
    token: str,
    mend: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("STICKGEN_TOKEN", token)
    with pytest.raises(SystemExit) as caught:
        main(["serve", *options])
    message = capsys.readouterr().err
    assert caught.value.code == 2 and mend in message and message.count("\n") == 1
