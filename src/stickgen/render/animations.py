"""Frames → an animated picture: GIF, WebP or PNG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING

from stickgen.files import atomic_path
from stickgen.render.encode import Frame, check_frames, encode_frames, frame_rate, to_av_frame

if TYPE_CHECKING:
    import av

GIF_WIDTH = 480
"""Largest width of a GIF, an animated WebP or an animated PNG, pixels."""


def write_gif(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write a GIF that loops for ever, with a palette made for it and no dithering.

    Pictures wider than ``GIF_WIDTH`` shrink to it.

    Args:
        frames: as ``write_mp4``.
        path: the file; it appears when it is complete.
        fps: frames a second; a GIF's clock ticks in 1/100 s, and 8 ticks play everywhere.

    Raises:
        StickGenError: no frame, frames of different sizes, or the disk refuses.
    """
    rate = frame_rate(fps)
    av_frames = _reduced_size(check_frames(frames, path), rate)
    first = next(av_frames)
    graph = _palette_graph(first, rate, transparent=_is_transparent(first))
    for av_frame in chain([first], av_frames):
        graph.push(av_frame)
    graph.push(None)
    with atomic_path(path) as temporary:
        encode_frames(
            _graph_output(graph), temporary, "gif", "gif", rate, {}, {"loop": "0"}, layout="pal8"
        )


def write_webp(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write an animated WebP (quality 75) that loops for ever, transparent where frames are.

    Pictures wider than ``GIF_WIDTH`` shrink to it.

    Args, errors: as ``write_gif``.
    """
    rate = frame_rate(fps)
    av_frames = _reduced_size(check_frames(frames, path), rate)
    first = next(av_frames)
    layout = "yuva420p" if _is_transparent(first) else "yuv420p"
    drawn = (_converted(av_frame, layout) for av_frame in chain([first], av_frames))
    with atomic_path(path) as temporary:
        options = {"quality": "75", "compression_level": "3"}
        encode_frames(drawn, temporary, "webp", "libwebp_anim", rate, options, {"loop": "0"})


def write_apng(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write an animated PNG, lossless and transparent where frames are; it loops for ever.

    Args, errors: as ``write_gif``.
    """
    rate = frame_rate(fps)
    av_frames = _reduced_size(check_frames(frames, path), rate)
    first = next(av_frames)
    layout = "rgba" if _is_transparent(first) else "rgb24"
    drawn = (_converted(av_frame, layout) for av_frame in chain([first], av_frames))
    with atomic_path(path) as temporary:
        encode_frames(drawn, temporary, "apng", "apng", rate, {"pred": "mixed"}, {"plays": "0"})


def _is_transparent(av_frame: av.VideoFrame) -> bool:
    return bool(av_frame.to_ndarray(format="rgba")[..., 3].min() < 255)


def _converted(av_frame: av.VideoFrame, layout: str) -> av.VideoFrame:
    """A frame in another pixel format, with the same timestamp."""
    changed = av_frame.reformat(format=layout)
    changed.pts, changed.time_base = av_frame.pts, av_frame.time_base
    return changed


def _reduced_size(pictures: Iterable[Frame], rate: Fraction) -> Iterator[av.VideoFrame]:
    """Frames with timestamps, no wider than ``GIF_WIDTH``: the palette filter buffers them all."""
    for index, picture in enumerate(pictures):
        height, width = picture.shape[:2]
        small = min(width, GIF_WIDTH)
        # A picture that keeps its size would stay the caller's, who may draw the next one there.
        own = picture.copy() if small == width else picture
        av_frame = to_av_frame(own).reformat(
            small, max(round(height * small / width), 1), "rgba", interpolation="LANCZOS"
        )
        av_frame.pts, av_frame.time_base = index, 1 / rate
        yield av_frame


def _palette_graph(first: av.VideoFrame, rate: Fraction, *, transparent: bool) -> av.filter.Graph:
    """The filter graph split → palettegen → paletteuse of ffmpeg's manual."""
    import av.filter

    graph = av.filter.Graph()
    source = graph.add_buffer(
        width=first.width, height=first.height, format=first.format, time_base=1 / rate
    )
    split = graph.add("split")
    palette = graph.add("palettegen", f"stats_mode=full:reserve_transparent={int(transparent)}")
    use = graph.add("paletteuse", "dither=none:diff_mode=rectangle")
    sink = graph.add("buffersink")
    source.link_to(split)
    split.link_to(use, 0, 0)
    split.link_to(palette, 1, 0)
    palette.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    return graph


def _graph_output(graph: av.filter.Graph) -> Iterator[av.VideoFrame]:
    import av

    while True:
        try:
            yield graph.vpull()
        except (av.error.EOFError, av.error.BlockingIOError):
            return
