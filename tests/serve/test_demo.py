"""The demo page, driven as its own client does; it loads nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from stickgen.formats import read

gradio_client = pytest.importorskip("gradio_client", reason="needs the extra demo")
pytest.importorskip("gradio", reason="needs the extra demo")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from stickgen import demo

    page = demo.build()
    yield demo.launch(page, host="127.0.0.1", port=None, wait=False)
    page.close()


def test_the_page_makes_a_film(address: str) -> None:
    client: Any = gradio_client.Client(address, verbose=False)
    told = ("a person waves", 1, 3, "ink", "park", "180p")
    video, motion, note = client.predict(*told, api_name="/make")
    with av.open(video) as file:
        frames = list(file.decode(video=0))
    assert (len(frames), frames[0].width, frames[0].height) == (25, 320, 180)
    scene = read(Path(motion))
    assert (scene.style, scene.place.kind) == ("ink", "park")
    assert note == "Everything is shown as it was told."
    with pytest.raises(Exception, match="the prompt has no words"):
        client.predict("12 34", *told[1:], api_name="/make")


def test_the_page_asks_no_other_host_for_scripts_or_fonts(address: str) -> None:
    page = httpx.get(address).text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page) + re.findall(r"url\(([^)]+)\)", page)
    elsewhere = [link for link in loaded if link.startswith(("http", "//"))]
    assert [link for link in elsewhere if not link.startswith(address.rstrip("/"))] == []
