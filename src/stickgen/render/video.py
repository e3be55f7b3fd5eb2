"""Frames → a film on disk: MP4, GIF or a folder of PNG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.render.png import encode_png

if TYPE_CHECKING:
    import av

Frame = NDArray[np.uint8]

GIF_FPS = 12.5
"""Frames a second of a GIF: its clock ticks in 1/100 s, and 8 ticks play everywhere."""
GIF_WIDTH = 480
"""Widest GIF, pixels."""


def write_mp4(
    frames: Iterable[Frame], path: str | PathLike[str], fps: float, size: tuple[int, int]
) -> None:
    """Write H.264 (4:2:0, CRF 20, index at the front, so it plays while it loads).

    The same frames give the same bytes on the same machine.

    Args:
        frames: ``[H, W, 4]`` RGBA or ``[H, W, 3]`` RGB pictures.
        path: the file; it appears when it is complete.
        fps: frames a second.
        size: width and height of every frame, pixels, both even.

    Raises:
        StickGenError: no frame, a frame of another size, an odd size, or the disk refuses.
    """
    width, height = size
    if width % 2 or height % 2:
        raise StickGenError(
            f"cannot write {Path(path)}: MP4 needs an even width and height, "
            f"got {width} × {height} pixels"
        )
    import av

    with (
        atomic_path(path) as temporary,
        av.open(
            str(temporary),
            "w",
            format="mp4",
            options={"movflags": "+faststart", "fflags": "+bitexact"},
        ) as container,
    ):
        stream = container.add_stream("libx264", rate=_rate(fps))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        # The number of threads changes the bytes, so it is fixed. x264's macroblock tree gives
        # other bytes now and then (1 film in 8, measured); without it encoding is a quarter
        # faster and files are half as large again: 1.5 MB for 10 s.
        stream.codec_context.thread_count = 2
        stream.options = {"preset": "veryfast", "crf": "20", "x264-params": "mbtree=0"}
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        for picture in _checked(frames, path, size):
            yuv = _video_frame(picture).reformat(format="yuv420p")
            container.mux(stream.encode(yuv))
        container.mux(stream.encode(None))


def write_gif(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write a GIF that loops for ever, with a palette made for it and no dithering.

    Every n-th frame is kept so that at most ``GIF_FPS`` a second remain, and pictures wider than
    ``GIF_WIDTH`` shrink to it.

    Args:
        frames: as ``write_mp4``.
        path: the file; it appears when it is complete.
        fps: frames a second that come in.

    Raises:
        StickGenError: no frame, frames of different sizes, or the disk refuses.
    """
    import av

    step = max(int(np.ceil(fps / GIF_FPS - 1e-6)), 1)
    rate = _rate(fps / step)
    shots = _shrunk(_checked(islice(frames, 0, None, step), path), rate)
    first = next(shots)
    graph = _palette_graph(first, rate)
    for shot in chain([first], shots):
        graph.push(shot)
    graph.push(None)
    with (
        atomic_path(path) as temporary,
        av.open(
            str(temporary), "w", format="gif", options={"loop": "0", "fflags": "+bitexact"}
        ) as container,
    ):
        stream = container.add_stream("gif", rate=rate)
        stream.pix_fmt, stream.width, stream.height = "pal8", first.width, first.height
        for shot in _drained(graph):
            container.mux(stream.encode(shot))
        container.mux(stream.encode(None))


def write_png_folder(frames: Iterable[Frame], path: str | PathLike[str]) -> None:
    """Write ``frame_00001.png``, ``frame_00002.png`` … into a folder.

    Args:
        frames: as ``write_mp4``.
        path: the folder; it appears when it is complete and replaces one that is there.

    Raises:
        StickGenError: no frame, frames of different sizes, or the disk refuses.
    """
    with atomic_path(path) as temporary:
        temporary.mkdir()
        for index, picture in enumerate(_checked(frames, path), start=1):
            (temporary / f"frame_{index:05d}.png").write_bytes(encode_png(picture, path))


def _rate(fps: float) -> Fraction:
    return Fraction(fps).limit_denominator(1001)


def _video_frame(picture: Frame) -> av.VideoFrame:
    import av

    layout = "rgba" if picture.shape[2] == 4 else "rgb24"
    return av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(picture), format=layout)


def _checked(
    frames: Iterable[Frame], path: str | PathLike[str], size: tuple[int, int] | None = None
) -> Iterator[Frame]:
    """The frames themselves, once each is known to be of one size."""
    count = 0
    for picture in frames:
        height, width = picture.shape[:2]
        size = size or (width, height)
        if (width, height) != size:
            raise StickGenError(
                f"cannot write {Path(path)}: frame {count} is {width} × {height} pixels, "
                f"expected {size[0]} × {size[1]}"
            )
        count += 1
        yield picture
    if count == 0:
        raise StickGenError(f"cannot write {Path(path)}: there is no frame to write")


def _shrunk(pictures: Iterable[Frame], rate: Fraction) -> Iterator[av.VideoFrame]:
    """Numbered frames no wider than a GIF may be. The palette waits for all of them."""
    for index, picture in enumerate(pictures):
        height, width = picture.shape[:2]
        small = min(width, GIF_WIDTH)
        shot = _video_frame(picture).reformat(
            small, max(round(height * small / width), 1), "rgba", interpolation="LANCZOS"
        )
        shot.pts, shot.time_base = index, 1 / rate
        yield shot


def _palette_graph(first: av.VideoFrame, rate: Fraction) -> av.filter.Graph:
    """split → palettegen → paletteuse, as of ffmpeg's filter manual."""
    import av.filter

    graph = av.filter.Graph()
    source = graph.add_buffer(
        width=first.width, height=first.height, format=first.format, time_base=1 / rate
    )
    split = graph.add("split")
    palette = graph.add("palettegen", "stats_mode=full:reserve_transparent=0")
    use = graph.add("paletteuse", "dither=none:diff_mode=rectangle")
    sink = graph.add("buffersink")
    source.link_to(split)
    split.link_to(use, 0, 0)
    split.link_to(palette, 1, 0)
    palette.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    return graph


def _drained(graph: av.filter.Graph) -> Iterator[av.VideoFrame]:
    import av

    while True:
        try:
            yield graph.vpull()
        except (av.error.EOFError, av.error.BlockingIOError):
            return
