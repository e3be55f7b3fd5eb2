"""Films drawn in Chromium: one start of the browser for many pictures."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from web.devtools import Page

from stickgen.scene import Scene
from stickgen.web.page import film_document, used_tables
from stickgen.web.tables import WEB, as_json, deflated

_SCRIPT = """
async function pictures({ film, frames, timed, size }) {
  const { Painter, inflate, readScene, useTables } = StickGen;
  const { tables, film: content } = JSON.parse(await inflate(film));
  useTables(tables);
  const canvas = document.createElement("canvas");
  const painter = new Painter(await readScene(content), canvas);
  painter.resize(...size);
  const context = canvas.getContext("2d");
  const painted = frames.map((at) => { painter.paint(at); return canvas.toDataURL("image/png"); });
  const start = performance.now();
  // Reading a pixel waits for the drawing.
  for (const at of timed) { painter.paint(at); context.getImageData(0, 0, 1, 1); }
  return { painted, ms: (performance.now() - start) / Math.max(timed.length, 1) };
}
"""


@dataclass(frozen=True)
class Drawn:
    """What the browser drew of one film.

    Attributes:
        pictures: ``[H, W, 3]`` of the frames asked for.
        milliseconds: of each of the timed frames, on average.
    """

    pictures: list[NDArray[np.uint8]]
    milliseconds: float


def draw(
    scenes: Sequence[Scene],
    frames: Sequence[float],
    size: tuple[int, int],
    folder: Path,
    timed: Sequence[float] = (),
) -> list[Drawn]:
    """Draw frames of some scenes by the built player."""
    out = []
    with Page(folder) as page:
        page.run((WEB / "film.js").read_text("utf-8") + _SCRIPT)
        for scene in scenes:
            content = {"tables": used_tables(scene), "film": film_document(scene)}
            request = {"film": deflated(as_json(content)), "frames": list(frames),
                       "timed": list(timed), "size": size}  # fmt: skip
            answer = page.run(f"pictures({json.dumps(request)})")
            out.append(Drawn([decoded(url) for url in answer["painted"]], answer["ms"]))
    return out


def decoded(url: str) -> NDArray[np.uint8]:
    """The pixels ``[H, W, 3]`` of a PNG as a data URL."""
    codec = av.CodecContext.create("png", "r")
    frame = codec.decode(av.Packet(base64.b64decode(url.partition(",")[2])))[0]  # type: ignore[attr-defined]
    return np.asarray(frame.to_ndarray(format="rgb24"))
