"""What a person does on the page, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILM = "document.querySelector('stick-gen-film')"
READY = f"""() => {FILM}?.player && !document.querySelector('.working')
    && document.querySelector('.saved')?.textContent === 'Saved'"""
PICTURE = f"() => {FILM}.shadowRoot.querySelector('canvas').toDataURL()"
PROJECT = "async (name) => (await fetch(`api/projects/${name}`)).json()"
STORY = "Ann waves, then she claps. Ben dances."
PATIENCE = 120_000
"""Milliseconds: the machine may be busy."""


def make(page: Page, story: str = STORY) -> None:
    """Type a story and wait for its film."""
    page.fill("[data-prompt]", story)
    page.get_by_role("button", name="Make", exact=True).click()
    page.wait_for_selector("[data-block]", timeout=PATIENCE)
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("k")
    settle(page)


def settle(page: Page) -> None:
    """Wait until the film is made and saved."""
    page.wait_for_timeout(350)  # what is changed bit by bit is made after a pause
    wait_for(page, READY)


def wait_for(page: Page, condition: str) -> None:
    """Wait until a function of the page is true."""
    page.wait_for_function(condition, timeout=PATIENCE)


def script_of(page: Page) -> dict[str, Any]:
    """The Script that the server keeps of the page's project."""
    name = page.evaluate("() => location.hash.slice(1)")
    return dict(page.evaluate(PROJECT, name)["script"])


def drag(page: Page, selector: str, pixels: float, grip: float = 0.5) -> None:
    """Drag a block sideways, by its middle or by a place of its width."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    x, y = box["x"] + grip * box["width"], box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + pixels / 2, y)
    page.mouse.move(x + pixels, y)
    page.mouse.up()
