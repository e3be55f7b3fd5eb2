"""Frames → a video file: MP4 or WebM."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.render.audio import Audio, AudioTrack
from stickgen.render.credits import Credits
from stickgen.render.encode import Frame, check_frames, frame_rate, to_av_frame

if TYPE_CHECKING:
    import av

X264 = {
    "preset": "superfast",
    "crf": "22",
    "x264-params": "mbtree=0:b-adapt=0:weightp=0:subme=0:aq-mode=0",
}
"""Flat colours with clean edges need no fine motion search and no adaptive quantiser;
docs/performance.md compares these settings with others in size, likeness and time."""


@dataclass(frozen=True)
class _Codec:
    """An encoder of ffmpeg with its options, and what players of MP4 look for."""

    encoder: str
    options: dict[str, str]
    tag: str = ""


_MP4 = {
    "h264": _Codec("libx264", X264),
    "hevc": _Codec(
        "libx265",
        {"preset": "superfast", "crf": "24", "x265-params": "log-level=none:frame-threads=1"},
        "hvc1",  # Apple's players know no other
    ),
    "av1": _Codec("libsvtav1", {"preset": "9", "crf": "38", "svtav1-params": "lp=2"}),
}
_WEBM = {
    "vp9": _Codec(
        "libvpx-vp9",
        {
            "crf": "32", "b": "0", "deadline": "realtime", "cpu-used": "6", "row-mt": "1",
            "auto-alt-ref": "0",  # the reference frames of VP9 cannot carry alpha
        },
    ),
    "av1": _MP4["av1"],
}  # fmt: skip
"""Codec → how it is written."""


def write_mp4(
    frames: Iterable[Frame],
    path: str | PathLike[str],
    fps: float,
    *,
    codec: str = "h264",
    told: Credits | None = None,
    audio: Audio | None = None,
) -> None:
    """Write H.264 (4:2:0, CRF 22, index at the front, so it plays while it loads).

    The same frames give the same bytes on the same machine.

    Args:
        frames: ``[H, W, 4]`` RGBA or ``[H, W, 3]`` RGB pictures of one size, both sides even.
        path: the file; it appears when it is complete.
        fps: frames a second.
        codec: ``h264``, which plays everywhere, ``hevc`` or ``av1``.
        told: title, cast and chapters.
        audio: what is heard, as AAC.

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
    with atomic_path(path) as temporary:
        yuv = yuv_frames(chain([first], pictures))
        _encode(yuv, temporary, "mp4", _MP4[codec], fps, told, audio)


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


def _encode(
    av_frames: Iterator[av.VideoFrame],
    path: Path,
    container_format: str,
    codec: _Codec,
    fps: float,
    told: Credits | None,
    audio: Audio | None,
) -> None:
    """Encode at least one frame."""
    import av

    os.environ.setdefault("SVT_LOG", "1")  # errors only: the encoder of AV1 talks on stderr
    first, muxer = next(av_frames), {"fflags": "+bitexact"}
    if container_format == "mp4":
        muxer["movflags"] = "+faststart"
    with av.open(str(path), "w", format=container_format, options=muxer) as container:
        stream = container.add_stream(codec.encoder, rate=frame_rate(fps))
        assert isinstance(stream, av.VideoStream)
        if told is not None:
            told.write_to(container)
        stream.width, stream.height = first.width, first.height
        stream.pix_fmt = first.format.name
        # The number of threads changes the bytes, so it is fixed. x264's macroblock tree gives
        # other bytes now and then (1 film in 8, measured).
        stream.codec_context.thread_count = 2
        stream.options = dict(codec.options)
        if codec.tag:
            stream.codec_context.codec_tag = codec.tag
        stream.codec_context.flags |= av.codec.context.Flags.bitexact
        track = AudioTrack(container, container_format, audio) if audio else None
        for number, av_frame in enumerate(chain([first], av_frames), start=1):
            container.mux(stream.encode(av_frame))
            if track:
                track.write_until(number / fps)
        container.mux(stream.encode(None))
        if track:
            track.finish()


def write_webm(
    frames: Iterable[Frame],
    path: str | PathLike[str],
    fps: float,
    *,
    codec: str = "vp9",
    told: Credits | None = None,
    audio: Audio | None = None,
) -> None:
    """Write VP9 in WebM (constant quality 32); with alpha where the frames have any.

    Args, errors: as ``write_mp4``; ``codec`` is ``vp9`` or ``av1``, which has no alpha; ``audio``
    is stored as Opus.
    """
    with atomic_path(path) as temporary:
        pictures = check_frames(frames, path)
        first = next(pictures)
        chosen = _WEBM[codec]
        layout = "yuva420p" if has_alpha(first) and codec == "vp9" else "yuv420p"
        av_frames = (to_av_frame(p).reformat(format=layout) for p in chain([first], pictures))
        _encode(av_frames, temporary, "webm", chosen, fps, told, audio)


def has_alpha(picture: Frame) -> bool:
    return picture.shape[2] == 4 and bool(picture[..., 3].min() < 255)
