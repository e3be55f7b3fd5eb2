"""Frames → a video file: MP4 or WebM."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.render.encode import Frame, check_frames, encode_frames, frame_rate, to_av_frame

if TYPE_CHECKING:
    import av

X264 = {
    "preset": "superfast",
    "crf": "22",
    "x264-params": "mbtree=0:b-adapt=0:weightp=0:subme=0:aq-mode=0",
}
"""Flat colours with clean edges need no fine motion search and no adaptive quantiser;
docs/performance.md compares these settings with others in size, likeness and time."""


def write_mp4(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write H.264 (4:2:0, CRF 22, index at the front, so it plays while it loads).

    The same frames give the same bytes on the same machine.

    Args:
        frames: ``[H, W, 4]`` RGBA or ``[H, W, 3]`` RGB pictures of one size, both sides even.
        path: the file; it appears when it is complete.
        fps: frames a second.

    Raises:
        StickGenError: no frame, a frame of another size, an odd size, or the disk refuses.
    """
    pictures = check_frames(frames, path)
    first = next(pictures)
    height, width = first.shape[:2]
    if width % 2 or height % 2:
        raise StickGenError(
            f"cannot write {Path(path)}: MP4 needs an even width and height, "
            f"got {width} × {height} pixels"
        )
    encode_mp4(yuv_frames(chain([first], pictures)), path, fps)


def yuv_frames(pictures: Iterable[Frame]) -> Iterator[av.VideoFrame]:
    """Pictures as the encoder wants them, ``yuv420p``; each is new memory.

    Colours have half the resolution: of each pair of rows only one counts, which takes two thirds
    of the time of their mean. Colours come out at 46 to 54 dB instead of 53 to 55 (measured): more
    exact than the encoder keeps them.
    """
    from av.video.reformatter import VideoReformatter

    scaler = VideoReformatter()  # one for all: each takes as long to make as a third of a frame
    for picture in pictures:
        yield scaler.reformat(to_av_frame(picture), format="yuv420p", interpolation="POINT")


def encode_mp4(av_frames: Iterator[av.VideoFrame], path: str | PathLike[str], fps: float) -> None:
    """Encode at least one ``yuv420p`` frame as ``write_mp4`` does; sizes are not checked."""
    import av

    first = next(av_frames)
    with (
        atomic_path(path) as temporary,
        av.open(
            str(temporary),
            "w",
            format="mp4",
            options={"movflags": "+faststart", "fflags": "+bitexact"},
        ) as container,
    ):
        stream = container.add_stream("libx264", rate=frame_rate(fps))
        stream.width, stream.height, stream.pix_fmt = first.width, first.height, "yuv420p"
        # The number of threads changes the bytes, so it is fixed. x264's macroblock tree gives
        # other bytes now and then (1 film in 8, measured).
        stream.codec_context.thread_count = 2
        stream.options = X264
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        for av_frame in chain([first], av_frames):
            container.mux(stream.encode(av_frame))
        container.mux(stream.encode(None))


def write_webm(frames: Iterable[Frame], path: str | PathLike[str], fps: float) -> None:
    """Write VP9 in WebM (constant quality 32); with alpha where the frames have any.

    Args, errors: as ``write_mp4``.
    """
    with atomic_path(path) as temporary:
        pictures = check_frames(frames, path)
        first = next(pictures)
        layout = "yuva420p" if has_alpha(first) else "yuv420p"
        options = {
            "crf": "32", "b": "0", "deadline": "realtime", "cpu-used": "6", "row-mt": "1",
            "auto-alt-ref": "0",  # the reference frames of VP9 cannot carry alpha
        }  # fmt: skip
        av_frames = (to_av_frame(p).reformat(format=layout) for p in chain([first], pictures))
        encode_frames(av_frames, temporary, "webm", "libvpx-vp9", frame_rate(fps), options)


def has_alpha(picture: Frame) -> bool:
    return picture.shape[2] == 4 and bool(picture[..., 3].min() < 255)
