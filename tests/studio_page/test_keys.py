"""The studio without a mouse, on a phone, in the dark; names and contrast."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from studio_page.steps import FILM, PATIENCE, make, script_of, settle, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from studio_server import Studio

STYLES = Path(__file__).parents[2] / "web" / "studio" / "src" / "styles"
TIME = f"() => {FILM}.currentTime"
NAMELESS = """() => [...document.querySelectorAll('button, input, select, textarea, [role=slider]')]
    .filter((one) => !(one.ariaLabel || one.textContent.trim()
        || one.closest('label')?.textContent.trim()))
    .map((one) => one.outerHTML)"""


def test_playing_by_keys(page: Page) -> None:
    page.focus("[data-prompt]")
    page.keyboard.type("Ann waves, then she claps. Ben dances.")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-block]", timeout=PATIENCE)
    page.keyboard.press("Escape")
    settle(page)

    page.keyboard.press("k")
    page.keyboard.press("Home")
    page.keyboard.press(".")
    assert page.evaluate(TIME) == pytest.approx(0.04)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(TIME) == pytest.approx(0.08)
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate(TIME) == pytest.approx(1.08)
    page.keyboard.press("l")
    wait_for(page, f"() => !{FILM}.paused && {FILM}.currentTime > 1.1")
    page.keyboard.press("l")
    assert page.evaluate(f"() => {FILM}.playbackRate") == 2
    page.keyboard.press("j")
    assert page.evaluate(f"() => {FILM}.playbackRate") == -1
    wait_for(page, f"() => {FILM}.paused && {FILM}.currentTime <= 0")
    page.keyboard.press(" ")
    assert not page.evaluate(f"() => {FILM}.paused")
    page.keyboard.press(" ")
    assert page.evaluate(f"() => {FILM}.paused")

    assert page.evaluate(NAMELESS) == []


def test_changing_by_keys(page: Page) -> None:
    make(page)
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")  # to the blocks
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Alt+ArrowRight")
    settle(page)
    moved = script_of(page)["characters"][0]["beats"][1]
    page.keyboard.press("Control+z")
    settle(page)
    back = script_of(page)["characters"][0]["beats"][1]
    assert moved["start"] == pytest.approx(back["start"] + 0.1, abs=0.06)
    page.keyboard.press("Control+Shift+Z")
    settle(page)
    assert script_of(page)["characters"][0]["beats"][1] == moved

    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("a person jumps up and down")
    page.keyboard.press("Enter")
    settle(page)
    assert script_of(page)["characters"][0]["beats"][1]["text"] == "a person jumps up and down"

    page.keyboard.press("a")
    page.keyboard.type("umbrella")
    page.keyboard.press("Enter")
    settle(page)
    assert script_of(page)["props"][-1]["kind"] == "umbrella"
    page.keyboard.press("Delete")
    settle(page)
    assert not script_of(page).get("props")

    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").count()


def test_people_are_moved_on_the_floor_plan(page: Page) -> None:
    make(page, "Ann waves.")
    page.get_by_role("tab", name="Stage").click()
    page.get_by_role("button", name=re.compile("^Ann, ")).focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    settle(page)
    x, z = script_of(page)["characters"][0]["at"]
    assert x > 0.3 and z < -0.3
    page.keyboard.press("Delete")
    settle(page)
    assert script_of(page)["characters"][0].get("at") is None


def test_on_a_phone_in_the_dark(chromium: Browser, studio: Studio) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, color_scheme="dark"
    )
    page = context.new_page()
    page.goto(f"{studio.address}/studio/")
    make(page, "Ann waves, then she claps. Ben dances.")
    brightness = """() => getComputedStyle(document.body).backgroundColor
        .match(/\\d+/g).slice(0, 3).map(Number)"""
    assert max(page.evaluate(brightness)) < 60
    page.tap('[data-block="beats.0.1"]')
    for view in ("Film", "Selected", "Stage", "Timeline"):
        page.get_by_label("Views").get_by_text(view).tap()
        assert page.evaluate("() => document.documentElement.scrollWidth") == 360
        assert page.locator(".timeline:visible, .panel:visible").count() == 1
    page.get_by_role("button", name=re.compile("Light or dark")).tap()
    assert min(page.evaluate(brightness)) > 200
    context.close()


PAIRS = (
    ("ink", "page"), ("ink", "panel"), ("ink", "raised"), ("ink", "sunk"),
    ("quiet", "page"), ("quiet", "panel"), ("quiet", "raised"), ("quiet", "sunk"),
    ("accent", "panel"), ("accent", "raised"), ("accent-strong", "accent-soft"),
    ("accent-strong", "panel"), ("on-accent", "accent"), ("on-accent", "accent-strong"),
    ("danger", "panel"), ("danger", "page"), ("good", "panel"), ("page", "ink"),
)  # fmt: skip
"""Colours of text and of what is behind it."""


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_contrast(theme: int) -> None:
    found = re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", (STYLES / "base.css").read_text("utf-8")
    )
    colors = {name: pair[theme] for name, *pair in found}
    low = {
        pair: ratio for pair in PAIRS if (ratio := contrast(colors[pair[0]], colors[pair[1]])) < 4.5
    }
    assert low == {}


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, 1.4.3)."""

    def luminance(color: str) -> float:
        channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)
