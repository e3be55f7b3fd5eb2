"""Sound beside the pictures of a video file."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import av
    from av.container import OutputContainer

_CODECS = {"mp4": ("aac", "fltp", 192_000), "webm": ("libopus", "flt", 128_000)}
"""Container → encoder of ffmpeg, its sample format, bits a second."""
_PIECE = 1024  # samples of a frame for an encoder that takes any number


@dataclass(frozen=True)
class Audio:
    """What is heard of a film.

    Attributes:
        samples: ``[N, 2]`` float32, left and right, −1 to 1.
        rate: samples a second.
    """

    samples: NDArray[np.float32]
    rate: int


class AudioTrack:
    """The sound of a video file, written in step with its pictures.

    Args:
        container: open, without packets so far.
        container_format: ``mp4`` (AAC) or ``webm`` (Opus).
        audio: to write.
    """

    def __init__(self, container: OutputContainer, container_format: str, audio: Audio) -> None:
        import av

        codec, self._format, bits = _CODECS[container_format]
        self._container, self._audio, self._done = container, audio, 0
        self._stream: av.AudioStream = container.add_stream(  # type: ignore[assignment]
            codec, rate=audio.rate, layout="stereo", bit_rate=bits
        )
        self._stream.codec_context.format = self._format
        self._stream.codec_context.flags |= av.codec.context.Flags.bitexact

    def write_until(self, seconds: float) -> None:
        """Write what is heard before a moment."""
        import av

        size = self._stream.codec_context.frame_size or _PIECE
        samples, rate = self._audio.samples, self._audio.rate
        while self._done < min(seconds * rate, len(samples)):
            piece = samples[self._done : self._done + size]
            planar = self._format.endswith("p")
            data = np.ascontiguousarray(piece.T if planar else piece.reshape(1, -1))
            frame = av.AudioFrame.from_ndarray(data, format=self._format, layout="stereo")
            frame.sample_rate, frame.pts = rate, self._done
            frame.time_base = Fraction(1, rate)
            self._container.mux(self._stream.encode(frame))
            self._done += len(piece)

    def finish(self) -> None:
        """Write the rest."""
        self.write_until(float("inf"))
        self._container.mux(self._stream.encode(None))


def as_webm(audio: Audio) -> bytes:
    """The sound alone, as Opus in WebM, for web pages."""
    import av

    memory = BytesIO()
    with av.open(memory, "w", format="webm", options={"fflags": "+bitexact"}) as container:
        track = AudioTrack(container, "webm", audio)
        track.finish()
    return memory.getvalue()
