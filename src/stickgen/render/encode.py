"""What all writers of films share: checked frames, PyAV frames and the encoding loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    import av

Frame = NDArray[np.uint8]
"""``[H, W, 4]`` RGBA or ``[H, W, 3]`` RGB."""


def frame_rate(fps: float) -> Fraction:
    """Frames a second as the fraction that containers store."""
    return Fraction(fps).limit_denominator(1001)


def to_av_frame(picture: Frame) -> av.VideoFrame:
    """A picture as a frame of PyAV that shares its memory if it can."""
    import av

    layout = "rgba" if picture.shape[2] == 4 else "rgb24"
    return av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(picture), format=layout)


def check_frames(frames: Iterable[Frame], path: str | PathLike[str]) -> Iterator[Frame]:
    """The same frames, each checked to have the size of the first.

    Raises:
        StickGenError: a frame has another size, or there is none.
    """
    count, size = 0, None
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


def encode_frames(
    av_frames: Iterable[av.VideoFrame],
    path: Path,
    container_format: str,
    codec: str,
    rate: Fraction,
    options: dict[str, str],
    muxer: dict[str, str] | None = None,
    layout: str = "",
) -> None:
    """Write frames of one size and pixel format; the same frames give the same bytes.

    Args:
        av_frames: at least one.
        path: the file.
        container_format: of ffmpeg, such as ``webm``.
        codec: of ffmpeg, such as ``libvpx-vp9``.
        rate: frames a second.
        options: of the codec.
        muxer: options of the container.
        layout: pixel format of the file; empty: that of the frames.
    """
    import av

    with av.open(
        str(path), "w", format=container_format, options={"fflags": "+bitexact", **(muxer or {})}
    ) as container:
        av_frames = iter(av_frames)
        first = next(av_frames)
        stream = container.add_stream(codec, rate=rate, options=options)
        assert isinstance(stream, av.VideoStream)  # every codec used here is one of video
        stream.width, stream.height = first.width, first.height
        stream.pix_fmt = layout or first.format.name
        stream.codec_context.thread_count = 2
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        for av_frame in chain([first], av_frames):
            container.mux(stream.encode(av_frame))
        container.mux(stream.encode(None))
