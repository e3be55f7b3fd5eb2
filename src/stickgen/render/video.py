"""Frames → a film on disk: MP4, WebM, GIF, WebP, APNG, a folder of PNG or a sprite sheet."""

from __future__ import annotations

import math
import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.render.png import encode_png, write_png

if TYPE_CHECKING:
    import av

Frame = NDArray[np.uint8]

GIF_FPS = 12.5
"""Frames a second of a GIF: its clock ticks in 1/100 s, and 8 ticks play everywhere."""
WEBP_FPS = 25.0
"""Frames a second of an animated WebP, at most."""
GIF_WIDTH = 480
"""Widest GIF, animated WebP or PNG, pixels."""
_X264 = "mbtree=0:b-adapt=0:weightp=0:subme=0:aq-mode=0"
"""Flat colours with clean edges need no fine motion search and no adaptive quantiser: without them
x264 takes two thirds of the time for a better picture in as many bytes (3.6 instead of 5.0 ms a
frame of 1280 × 720, 48.8 instead of 48.6 dB; "veryfast" takes 11 ms, measured)."""


def write_mp4(
    frames: Iterable[Frame], path: str | PathLike[str], fps: float, size: tuple[int, int]
) -> None:
    """Write H.264 (4:2:0, CRF 22, index at the front, so it plays while it loads).

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
    from av.video.reformatter import VideoReformatter

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
        # other bytes now and then (1 film in 8, measured).
        stream.codec_context.thread_count = 2
        stream.options = {"preset": "superfast", "crf": "22", "x264-params": _X264}
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        scaler = VideoReformatter()  # one for all: each takes as long to make as a third of a frame
        for picture in _checked(frames, path, size):
            yuv = scaler.reformat(_video_frame(picture), format="yuv420p")
            container.mux(stream.encode(yuv))
        container.mux(stream.encode(None))


def write_webm(
    frames: Iterable[Frame], path: str | PathLike[str], fps: float, size: tuple[int, int]
) -> None:
    """Write VP9 in WebM (constant quality 32); with alpha where the frames have any.

    Args, errors: as ``write_mp4``.
    """
    with atomic_path(path) as temporary:
        pictures = _checked(frames, path, size)
        first = next(pictures)
        layout = "yuva420p" if _has_alpha(first) else "yuv420p"
        options = {
            "crf": "32", "b": "0", "deadline": "realtime", "cpu-used": "6", "row-mt": "1",
            "auto-alt-ref": "0",  # the reference frames of VP9 cannot carry alpha
        }  # fmt: skip
        shots = (_video_frame(p).reformat(format=layout) for p in chain([first], pictures))
        _encode(shots, temporary, "webm", "libvpx-vp9", _rate(fps), options)


def write_webp(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write an animated WebP (quality 75) that loops for ever, transparent where frames are.

    Pictures wider than ``GIF_WIDTH`` shrink to it and at most 25 frames a second remain.

    Args, errors: as ``write_gif``.
    """
    shots, rate = _thinned(frames, path, fps, WEBP_FPS)
    first = next(shots)
    layout = "yuva420p" if _shows_through(first) else "yuv420p"
    drawn = (_numbered(shot, layout) for shot in chain([first], shots))
    with atomic_path(path) as temporary:
        options = {"quality": "75", "compression_level": "3"}
        _encode(drawn, temporary, "webp", "libwebp_anim", rate, options, {"loop": "0"})


def write_apng(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write an animated PNG, lossless and transparent where frames are; it loops for ever.

    Args, errors: as ``write_gif``.
    """
    shots, rate = _thinned(frames, path, fps, GIF_FPS)
    first = next(shots)
    layout = "rgba" if _shows_through(first) else "rgb24"
    drawn = (_numbered(shot, layout) for shot in chain([first], shots))
    with atomic_path(path) as temporary:
        _encode(drawn, temporary, "apng", "apng", rate, {"pred": "mixed"}, {"plays": "0"})


def write_sprites(frames: Sequence[Frame], path: str | PathLike[str]) -> None:
    """Write frames side by side, row by row, in a sheet as square as it can be.

    Args:
        frames: ``[H, W, 4]`` RGBA, all of one size, few enough for one picture.
        path: the PNG; it appears when it is complete.

    Raises:
        StickGenError: no frame, frames of different sizes, or the disk refuses.
    """
    pictures = list(_checked(frames, path))
    height, width = pictures[0].shape[:2]
    columns = max(round(math.sqrt(len(pictures) * height / width)), 1)
    rows = -(-len(pictures) // columns)
    out = np.zeros((rows * height, columns * width, 4), dtype=np.uint8)
    for index, picture in enumerate(pictures):
        top, left = index // columns * height, index % columns * width
        out[top : top + height, left : left + width] = picture
    write_png(out, path)


def ahead(frames: Iterable[Frame], depth: int = 4) -> Iterator[Frame]:
    """The same frames, drawn by another thread while earlier ones are being encoded.

    Args:
        frames: whatever draws them.
        depth: how many may wait.
    """
    waiting: queue.Queue[Frame | BaseException | None] = queue.Queue(depth)
    stop = threading.Event()

    def put(item: Frame | BaseException | None) -> None:
        while not stop.is_set():
            try:
                return waiting.put(item, timeout=0.1)
            except queue.Full:
                continue

    def draw() -> None:
        try:
            for frame in frames:
                put(frame)
                if stop.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - it is raised where the frames are used
            put(error)
        else:
            put(None)

    thread = threading.Thread(target=draw, name="drawing", daemon=True)
    thread.start()
    try:
        while (item := waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stop.set()
        thread.join()


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
    shots, rate = _thinned(frames, path, fps, GIF_FPS)
    first = next(shots)
    graph = _palette_graph(first, rate, transparent=_shows_through(first))
    for shot in chain([first], shots):
        graph.push(shot)
    graph.push(None)
    with atomic_path(path) as temporary:
        _encode(_drained(graph), temporary, "gif", "gif", rate, {}, {"loop": "0"}, layout="pal8")


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


def _has_alpha(picture: Frame) -> bool:
    return picture.shape[2] == 4 and bool(picture[..., 3].min() < 255)


def _shows_through(shot: av.VideoFrame) -> bool:
    return bool(shot.to_ndarray(format="rgba")[..., 3].min() < 255)


def _numbered(shot: av.VideoFrame, layout: str) -> av.VideoFrame:
    """A shot in another layout, at its own time."""
    changed = shot.reformat(format=layout)
    changed.pts, changed.time_base = shot.pts, shot.time_base
    return changed


def _thinned(
    frames: Iterable[Frame], path: str | PathLike[str], fps: float, most: float
) -> tuple[Iterator[av.VideoFrame], Fraction]:
    """Every n-th frame so that at most ``most`` a second remain, no wider than ``GIF_WIDTH``."""
    step = max(int(np.ceil(fps / most - 1e-6)), 1)
    rate = _rate(fps / step)
    return _shrunk(_checked(islice(frames, 0, None, step), path), rate), rate


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


def _encode(
    shots: Iterable[av.VideoFrame],
    path: Path,
    container_format: str,
    codec: str,
    rate: Fraction,
    options: dict[str, str],
    muxer: dict[str, str] | None = None,
    layout: str = "",
) -> None:
    """Write shots of one size and layout; the same shots give the same bytes."""
    import av

    with av.open(
        str(path), "w", format=container_format, options={"fflags": "+bitexact", **(muxer or {})}
    ) as container:
        shots = iter(shots)
        first = next(shots)
        stream = container.add_stream(codec, rate=rate, options=options)
        assert isinstance(stream, av.VideoStream)  # as every codec is that is named here
        stream.width, stream.height = first.width, first.height
        stream.pix_fmt = layout or first.format.name
        stream.codec_context.thread_count = 2
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        for shot in chain([first], shots):
            container.mux(stream.encode(shot))
        container.mux(stream.encode(None))


def _palette_graph(first: av.VideoFrame, rate: Fraction, *, transparent: bool) -> av.filter.Graph:
    """split → palettegen → paletteuse, as of ffmpeg's filter manual."""
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


def _drained(graph: av.filter.Graph) -> Iterator[av.VideoFrame]:
    import av

    while True:
        try:
            yield graph.vpull()
        except (av.error.EOFError, av.error.BlockingIOError):
            return
