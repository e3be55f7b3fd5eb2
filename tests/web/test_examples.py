"""The pages of ``examples/player`` show their film, and so does the package for npm."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from web.devtools import Page

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "player"
FILM = "document.querySelector('stick-gen-film')"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """A server of a folder, in a thread."""
    handler = partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A page in a browser."""
    with Page(tmp_path) as opened:
        yield opened


def npm(*arguments: str, folder: Path) -> str:
    """What npm prints; skips the test when there is none."""
    found = shutil.which("npm")
    if found is None:
        pytest.skip("needs npm")
    done = subprocess.run(
        [found, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def wait_for_film(page: Page) -> float:
    """Wait until the film is loaded; its length in seconds."""
    ready = f"const film = {FILM}; if (film?.player) done(film.duration)"
    script = f"new Promise((done) => setInterval(() => {{ {ready} }}, 20))"
    return float(page.run(script))


def test_the_plain_page(page: Page) -> None:
    server = serve(ROOT)
    page.open(f"http://127.0.0.1:{server.server_port}/examples/player/plain.html")
    assert wait_for_film(page) == 3
    page.run("document.querySelectorAll('button')[1].click()")
    assert page.run(f"{FILM}.player.scene.style") == "chalk"
    server.shutdown()
    server.server_close()


def test_the_page_with_a_frame_plays_from_a_disk(page: Page) -> None:
    page.open((EXAMPLES / "frame.html").as_uri())
    tree = page.call("Page.getFrameTree")["frameTree"]
    (child,) = tree["childFrames"]
    assert child["frame"]["url"].endswith("film.html")
    world = page.call("Page.createIsolatedWorld", frameId=child["frame"]["id"])
    script = f"{FILM}.shadowRoot.querySelector('canvas').width"
    answer = page.call("Runtime.evaluate", expression=script, contextId=world["executionContextId"])
    assert answer["result"]["value"] > 300


def test_the_package_is_installed_from_its_tarball(tmp_path: Path, page: Page) -> None:
    name = npm("pack", "--silent", "--pack-destination", str(tmp_path), folder=ROOT / "web/player")
    (tmp_path / "package.json").write_text("{}")
    tarball = tmp_path / name.split()[-1]
    npm("install", "--offline", "--no-audit", "--no-fund", str(tarball), folder=tmp_path)
    package = tmp_path / "node_modules" / "@stick-gen" / "player"
    assert {"player.js", "three.js", "player.d.ts", "LICENSE", "OFL.txt"} <= {
        path.name for path in (package / "dist").iterdir()
    }
    shutil.copy(EXAMPLES / "film.motion", tmp_path)
    (tmp_path / "index.html").write_text(
        '<script src="node_modules/@stick-gen/player/dist/player.js"></script>'
        '<stick-gen-film src="film.motion"></stick-gen-film>'
    )
    server = serve(tmp_path)
    page.open(f"http://127.0.0.1:{server.server_port}/index.html")
    assert wait_for_film(page) == 3
    server.shutdown()
    server.server_close()


@pytest.mark.slow
def test_the_react_page(tmp_path: Path, page: Page) -> None:
    """Needs the npm registry."""
    shutil.copytree(EXAMPLES, tmp_path / "player", ignore=shutil.ignore_patterns("node_modules"))
    folder = tmp_path / "player" / "react"
    name = npm("pack", "--silent", "--pack-destination", str(tmp_path), folder=ROOT / "web/player")
    text = (folder / "package.json").read_text()
    tarball = f"file:{tmp_path / name.split()[-1]}"
    (folder / "package.json").write_text(text.replace("file:../../../web/player", tarball))
    npm("install", "--no-audit", "--no-fund", folder=folder)
    npm("run", "build", folder=folder)
    server = serve(folder / "dist")
    page.open(f"http://127.0.0.1:{server.server_port}/index.html")
    assert wait_for_film(page) == 3
    assert page.run(f"{FILM}.player.scene.style") == "sketch"
    page.run(f"{FILM}.toggleThree()")
    assert page.run(f"{FILM}.three")
    server.shutdown()
    server.server_close()
