"""Models of a hub: sent, fetched, checked, and used without a network afterwards."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hub_server
import pytest

from stickgen.hub import Reference
from stickgen.model_folder import model_folder

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("huggingface_hub") is None,
    reason="huggingface_hub is missing: pip install 'stick-gen[hub]'",
)

TOKEN = "hf_secret"
NAME = "ann/stick-gen-small"


@pytest.fixture
def hub() -> Iterator[hub_server.Hub]:
    with hub_server.running(hub_server.Hub()) as running:
        yield running


TINY = {
    "config.json": b'{"name": "tiny"}',
    "README.md": b"---\nlicense: mit\n---\n",
    "planner/model.safetensors": bytes(range(256)) * 800,  # a large file, as the hub sees it
}


def publish(hub: hub_server.Hub, files: dict[str, bytes]) -> None:
    """Files as a repository of the hub, with one of code that nobody may fetch."""
    hub.repositories[NAME] = {"main": {**files, "evil.pkl": b"cos\nsystem\n"}}


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def stick_gen(
    home: Path, hub: hub_server.Hub, *words: object, token: str = TOKEN
) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, as the library reads the environment once."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    place = {"HF_ENDPOINT": hub.url, "HF_TOKEN": token, "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
    homes = {"XDG_CACHE_HOME": str(home / "cache"), "HF_HOME": str(home / "hf")}
    return subprocess.run(
        [sys.executable, "-c", "from stickgen.cli import main; main()", *map(str, words)],
        env={**kept, **place, **homes, "HF_HUB_DISABLE_XET": "1"},
        cwd=home,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("ann/small", Reference("ann", "small")),
        ("ann/small@v1.0", Reference("ann", "small", "v1.0")),
        ("ann/small@refs/pr/3", Reference("ann", "small", "refs/pr/3")),
        ("small", None),
        ("a/b/c", None),
        ("../b", None),
        ("a/..", None),
        ("a/b@../../x", None),
        ("/a/b", None),
        ("a/b@", None),
    ],
)
def test_references(text: str, reference: Reference | None) -> None:
    assert Reference.parse(text) == reference


def test_a_model_is_fetched_once_and_used_offline(tmp_path: Path, hub: hub_server.Hub) -> None:
    files = contents(model_folder())
    publish(hub, files)
    words = ("A person walks", "--seconds", 1, "--steps", 1, "-o")
    made = stick_gen(tmp_path, hub, *words, "a.csv", "--model", NAME)
    assert made.returncode == 0, made.stderr
    folder = Path(stick_gen(tmp_path, hub, "model", "pull", NAME).stdout.strip())
    assert contents(folder) == files
    hub.requests.clear()
    again = stick_gen(tmp_path, hub, *words, "b.csv", "--model", NAME)
    usual = stick_gen(tmp_path, hub, *words, "c.csv")
    assert (again.returncode, usual.returncode, hub.requests) == (0, 0, [])
    films = [(tmp_path / f"{name}.csv").read_bytes() for name in "abc"]
    assert films[0] == films[1] == films[2]


def test_a_download_goes_on_where_it_stopped(tmp_path: Path, hub: hub_server.Hub) -> None:
    publish(hub, TINY)
    # The library keeps what it has in pieces of 10 MB.
    hub.cut = "large.safetensors"
    hub.repositories[NAME]["main"][hub.cut] = bytes(25_000_000)
    for _ in range(2):
        done = stick_gen(tmp_path, hub, "model", "pull", NAME)
        if done.returncode == 0:
            break
        assert "run the same command again" in done.stderr
    assert done.returncode == 0, done.stderr
    assert hub.ranges and int(hub.ranges[0].removeprefix("large.safetensors ")) >= 10_000_000


@pytest.mark.parametrize("path", ["config.json", "planner/model.safetensors"])
def test_a_changed_file_is_refused(tmp_path: Path, hub: hub_server.Hub, path: str) -> None:
    publish(hub, TINY)
    hub.spoil = path
    done = stick_gen(tmp_path, hub, "model", "pull", NAME)
    assert done.returncode == 2 and f"{path} differs from the digest" in done.stderr
    hub.spoil = ""
    assert stick_gen(tmp_path, hub, "model", "pull", NAME).returncode == 0


def test_a_model_is_sent_and_comes_back(tmp_path: Path, hub: hub_server.Hub) -> None:
    folder = tmp_path / "model"
    for name, content in {**TINY, "notes.pkl": b"not sent"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    sent = stick_gen(tmp_path, hub, "model", "push", folder, "ann/new", "--message", "first")
    assert sent.returncode == 0 and f"{hub.url}/ann/new/commit/" in sent.stdout, sent.stderr
    assert hub.repositories["ann/new"]["main"] == TINY
    back = stick_gen(tmp_path, hub, "model", "pull", "ann/new")
    assert contents(Path(back.stdout.strip())) == TINY


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pull", "ann/none"), "there is no such model, or it is private"),
        (("pull", f"{NAME}@v9"), "no such revision"),
        (("pull", "small"), "write OWNER/NAME"),
        (("push", ".", NAME), "has no config.json"),
    ],
)
def test_errors_are_one_sentence(
    tmp_path: Path, hub: hub_server.Hub, words: tuple[str, ...], said: str
) -> None:
    publish(hub, TINY)
    done = stick_gen(tmp_path, hub, "model", *words)
    assert done.returncode == 2 and said in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


def test_a_token_is_never_printed(tmp_path: Path, hub: hub_server.Hub) -> None:
    wrong = "hf_wrong_but_still_secret"
    done = stick_gen(tmp_path, hub, "model", "push", model_folder(), NAME, token=wrong)
    assert done.returncode == 2 and "HF_TOKEN" in done.stderr
    assert wrong not in done.stdout + done.stderr


def test_a_hub_that_is_away_is_told(tmp_path: Path) -> None:
    away = hub_server.Hub(url="http://127.0.0.1:9")
    done = stick_gen(tmp_path, away, "model", "pull", NAME)
    assert done.returncode == 2 and "cannot be reached" in done.stderr
