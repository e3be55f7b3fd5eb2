"""A studio that runs, and pages of it in Chromium."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from studio_server import Studio, start

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of the system."""
    api = pytest.importorskip("playwright.sync_api", reason="needs `pip install playwright`")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A server with an empty folder of projects."""
    pytest.importorskip("fastapi", reason="needs the extra serve")
    running = start(tmp_path_factory.mktemp("films"))
    yield running
    running.process.send_signal(signal.SIGINT)
    running.process.wait(60)


@pytest.fixture
def page(chromium: Browser, studio: Studio) -> Iterator[Page]:
    """An empty page of the studio; it may ask nobody else, and nothing may go wrong in it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    page.on(
        "request", lambda request: asks_elsewhere(request.url, studio) and wrong.append(request.url)
    )
    page.goto(f"{studio.address}/studio/")
    page.wait_for_selector("[data-prompt]")
    yield page
    context.close()
    assert wrong == []


def asks_elsewhere(url: str, studio: Studio) -> bool:
    """Whether a request leaves the studio."""
    return not url.startswith((studio.address, "data:", "blob:"))
