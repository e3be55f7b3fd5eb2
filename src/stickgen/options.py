"""The options of generation: one frozen record from the public functions down to the networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from stickgen.checks import MAX_SEED, check_number, check_whole
from stickgen.errors import StickGenError, shorten
from stickgen.model_folder import PROVIDERS

MIN_SECONDS, MAX_SECONDS = 1.0, 600.0
"""Seconds of the shortest and the longest film."""
MIN_GUIDANCE, MAX_GUIDANCE = 1.0, 10.0
MAX_STEPS = 100
MAX_ASPECT = 256.0
"""Width over height, or height over width, of the longest picture."""
MAX_LORA = 2.0
"""Largest scale of an adapter."""
MAX_PLANS = 32
"""Largest number of candidate plans of a sentence."""
DEVICES = tuple(PROVIDERS)
"""Where networks can run; all but ``cpu`` need a build of ONNX Runtime that has it."""
STORY_WRITERS = ("builtin", "grok", "openai", "ollama", "llama.cpp", "mock")
"""Who makes a Story of a prompt: the planner of this package, or ``story.models.PROVIDERS``."""


@dataclass(frozen=True, kw_only=True)
class GenerationOptions:
    """How motion is generated; ``None`` is the model's own setting.

    Attributes:
        seed: of all random numbers, 0 to 2^63 - 1; the same seed on the same machine gives the
            same motion.
        guidance: how strongly the motion follows the words, 1 (as trained) to 10.
        steps: Euler steps of the refiner, 1–100.
        plans: plans of a sentence from which the ranker chooses, 1–32; 1 takes the first.
        model: folder or name of the model; None: the one that travels with the package.
        device: one of ``DEVICES``.
        lora: adapters, each a name or a folder, and after a colon its scale, 0–2 (1).

    Raises:
        StickGenError: a value is out of range; the sentence names the option and its limits.
    """

    seed: int = 0
    guidance: float | None = None
    steps: int | None = None
    plans: int | None = None
    model: str | Path | None = None
    device: str = "cpu"
    lora: Sequence[str] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "seed", check_whole("seed", self.seed, 0, MAX_SEED))
        if self.guidance is not None:
            check_number("guidance", self.guidance, MIN_GUIDANCE, MAX_GUIDANCE)
        if self.steps is not None:
            check_whole("steps", self.steps, 1, MAX_STEPS)
        if self.plans is not None:
            check_whole("plans", self.plans, 1, MAX_PLANS)
        if not isinstance(self.model, str | Path | None):
            raise StickGenError(f"model is {shorten(repr(self.model))}: give a folder or a name")
        object.__setattr__(self, "lora", _checked_lora(self.lora))
        if self.device not in DEVICES:
            raise StickGenError(
                f"device is {shorten(repr(self.device))}: use one of {', '.join(DEVICES)}"
            )

    def with_seed(self, seed: int) -> GenerationOptions:
        """The same options with another seed."""
        return replace(self, seed=seed)


def split_lora(text: str) -> tuple[str, float]:
    """Name and scale of an adapter such as ``zombie:0.6``; the scale is 1 where none is given.

    Raises:
        StickGenError: the scale is not a number from 0 to ``MAX_LORA``.
    """
    name, colon, scale = text.rpartition(":")
    # A folder may have a colon in its name, as C:\\adapters\\zombie.
    if not colon or set(scale) & {"/", "\\"}:
        return text, 1.0
    try:
        number = float(scale)
    except ValueError:
        raise StickGenError(
            f"lora is {shorten(repr(text))}: after the colon give a scale, as zombie:0.6"
        ) from None
    check_number(f"the scale of the adapter {name}", number, 0.0, MAX_LORA)
    return name, number


def _checked_lora(lora: object) -> tuple[str, ...]:
    """Adapters as a tuple; one string counts as one adapter."""
    names = (lora,) if isinstance(lora, str) else lora
    if not isinstance(names, Sequence) or not all(isinstance(name, str) for name in names):
        raise StickGenError(f"lora is {shorten(repr(lora))}: give the names of adapters")
    for name in names:
        split_lora(name)
    return tuple(names)


BVH_RIGS = ("smpl", "mixamo", "cmu")
"""Whose names the bones of a BVH file have."""
BVH_UNITS = ("cm", "m")
MIN_BVH_FPS, MAX_BVH_FPS = 24, 120
SMPL_WIDTHS = (72, 156, 165)
"""Numbers of a pose of SMPL, SMPL+H and SMPL-X."""
CODECS = ("h264", "hevc", "av1", "vp9")


@dataclass(frozen=True, kw_only=True)
class FileOptions:
    """How files are written; ``None`` is the format's own way.

    Attributes:
        bvh_rig: one of ``BVH_RIGS``.
        bvh_unit: one of ``BVH_UNITS``.
        bvh_fps: frames a second of a BVH file, 24–120.
        smpl: numbers of a pose in an NPZ file, one of ``SMPL_WIDTHS``.
        codec: of a video, one of ``CODECS``.

    Raises:
        StickGenError: a value is out of range; the sentence names the option and its limits.
    """

    bvh_rig: str | None = None
    bvh_unit: str | None = None
    bvh_fps: float | None = None
    smpl: int | None = None
    codec: str | None = None

    def __post_init__(self) -> None:
        for name, known in (
            ("bvh_rig", BVH_RIGS),
            ("bvh_unit", BVH_UNITS),
            ("smpl", SMPL_WIDTHS),
            ("codec", CODECS),
        ):
            value = getattr(self, name)
            if value is not None and value not in known:
                raise StickGenError(
                    f"{name} is {shorten(repr(value))}: use one of {', '.join(map(str, known))}"
                )
        if self.bvh_fps is not None:
            check_number("bvh_fps", self.bvh_fps, MIN_BVH_FPS, MAX_BVH_FPS)

    @property
    def given(self) -> dict[str, Any]:
        """The options that are not ``None``, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


VOICE_ENGINES = ("piper", "espeak", "babble")
"""Who speaks: text-to-speech of the user's machine, or a voice of our own."""


@dataclass(frozen=True, kw_only=True)
class SoundOptions:
    """How a film is heard.

    Attributes:
        voices: ``NAME=VOICE`` for single characters, where the voice is a name of
            ``catalog.timbres.TIMBRES`` or a file with a recording (given again: of the next
            line); or one of ``VOICE_ENGINES`` for everybody. Without one, the first that is
            installed.

    Raises:
        StickGenError: an entry is neither.
    """

    voices: Sequence[str] = ()

    def __post_init__(self) -> None:
        voices = (self.voices,) if isinstance(self.voices, str) else tuple(self.voices)
        object.__setattr__(self, "voices", voices)
        for entry in voices:
            name, equals, voice = entry.partition("=")
            if not equals and entry not in VOICE_ENGINES:
                raise StickGenError(
                    f"voice is {shorten(repr(entry))}: give a character and a recording, as "
                    f"Ann=ann.wav, or one of {', '.join(VOICE_ENGINES)}"
                )
            if equals and not (name.strip() and voice.strip()):
                raise StickGenError(
                    f"voice is {shorten(repr(entry))}: give a character and a recording or a "
                    "timbre, as Ann=ann.wav or Ann=robot"
                )

    @property
    def engine(self) -> str:
        """Who speaks; empty: whoever is installed."""
        return next((entry for entry in self.voices[::-1] if "=" not in entry), "")

    @property
    def cast(self) -> dict[str, list[str]]:
        """Character → recordings, or a timbre, as they were given."""
        found: dict[str, list[str]] = {}
        for entry in self.voices:
            name, equals, voice = entry.partition("=")
            if equals:
                found.setdefault(name.strip(), []).append(voice.strip())
        return found


def heard(sound: bool | SoundOptions) -> SoundOptions | None:
    """How a film is heard, where ``True`` is the usual way; None: not at all."""
    if isinstance(sound, SoundOptions):
        return sound
    return SoundOptions() if sound else None


def check_seconds(seconds: float) -> None:
    """Refuse a length that no film may have.

    Raises:
        StickGenError: it is not from ``MIN_SECONDS`` to ``MAX_SECONDS``.
    """
    check_number("seconds", seconds, MIN_SECONDS, MAX_SECONDS)


def check_aspect(aspect: float) -> None:
    """Refuse a shape that no picture has.

    Raises:
        StickGenError: it is not from ``1 / MAX_ASPECT`` to ``MAX_ASPECT``.
    """
    check_number("aspect", aspect, 1 / MAX_ASPECT, MAX_ASPECT)
