"""Sentences to token states: the text encoder that travels in the model folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE, check_whole
from stickgen.errors import StickGenError
from stickgen.files import atomic_path, user_cache
from stickgen.model_folder import check_inputs, open_session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

TEXT_LENGTH = 64
"""Most tokens of a sentence, the two marks at its ends included."""
_CHUNK = 1 << 20


class TextEncoder:
    """The encoder of a model folder, loaded at the first sentence that the cache lacks.

    The cache holds one small file a sentence, named by the digest of the encoder's files and the
    sentence: never by what the folder states, so that no folder reads or writes another one's
    entries. It saves time and is not a result: an entry that cannot be read is encoded again, and
    without a writable folder there is no cache.

    Attributes:
        name: what it calls itself, for people.
        width: numbers a token.
        max_length: most tokens of a sentence.

    Args:
        folder: model folder with ``text_encoder/{model.onnx,config.json}`` and
            ``tokenizer/tokenizer.json``.
        cache: whether to keep states in ``user_cache("text")``; a training run, which reads
            thousands of sentences once, should not.

    Raises:
        StickGenError: a file of the folder is missing or broken.
    """

    def __init__(self, folder: Path, *, cache: bool = True) -> None:
        self._folder = folder
        self._cache = user_cache("text") if cache else None
        config_file = folder / "text_encoder" / "config.json"
        try:
            config = json.loads(config_file.read_text(encoding="utf-8"))
            self.name = str(config["name"])
            self.width = int(config["width"])
            self.max_length = int(config["max_length"])
            check_whole("max_length", self.max_length, 2, 10_000)
            check_whole("width", self.width, 1, 2**16)
        except DAMAGE as error:
            raise StickGenError(
                f"{config_file} cannot be read as a text encoder's settings ({error}): "
                "fetch the model folder again"
            ) from error

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the network's file, and of the weights where they lie beside it.

        Raises:
            StickGenError: a file cannot be read.
        """
        network = self._folder / "text_encoder"
        graph, weights = _digest(network / "model.onnx"), network / "model.safetensors"
        if not weights.exists():
            return graph
        return hashlib.sha256(f"{graph}{_digest(weights)}".encode()).hexdigest()

    @cached_property
    def _identity(self) -> bytes:
        """Digest of every file that states depend on; weights may lie beside ``model.onnx``."""
        network = self._folder / "text_encoder"
        parts = [path for path in sorted(network.rglob("*")) if path.is_file()]
        parts.append(self._folder / "tokenizer" / "tokenizer.json")
        lines = (f"{path.relative_to(self._folder).as_posix()}\0{_digest(path)}" for path in parts)
        return hashlib.sha256("\n".join(lines).encode()).digest()

    def encode(self, sentences: Sequence[str]) -> list[NDArray[np.float32]]:
        """States ``[L, width]`` of each sentence, L its tokens with both end marks.

        A sentence longer than ``max_length`` tokens is cut there; its last token is then still
        the end mark. Each sentence runs alone, because int8 activations share one scale a batch:
        so its states never depend on its neighbours. They are rounded to float16, so that a
        cached sentence is the same to the bit as a fresh one.

        Raises:
            StickGenError: the encoder's files are missing or broken.
        """
        return [self._states(sentence) for sentence in sentences]

    def _states(self, sentence: str) -> NDArray[np.float32]:
        if self._cache is None:
            return self._run(sentence).astype(np.float32)
        key = hashlib.sha256(self._identity + sentence.encode()).hexdigest()
        path = self._cache / f"{key}.npy"
        states = self._read(path)
        if states is None:
            states = self._run(sentence)
            _keep(path, states)
        return states.astype(np.float32)

    def _run(self, sentence: str) -> NDArray[np.float16]:
        ids = np.array([self._tokenizer.encode(sentence).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        (states,) = self._session.run(["states"], inputs)
        return np.asarray(states)[0].astype(np.float16)

    def _read(self, path: Path) -> NDArray[np.float16] | None:
        """A cached entry, or None where there is none that can be used."""
        try:
            states = np.load(path, allow_pickle=False)
        except DAMAGE:
            return None
        sound = (
            isinstance(states, np.ndarray)
            and states.dtype == np.float16
            and states.ndim == 2
            and 0 < len(states) <= self.max_length
            and states.shape[1] == self.width
            and bool(np.isfinite(states).all())
        )
        return states if sound else None

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        path = self._folder / "tokenizer" / "tokenizer.json"
        try:
            tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
        except Exception as error:  # the Rust side raises the plain class
            raise StickGenError(
                f"{path} cannot be read as a tokenizer ({error}): fetch the model folder again"
            ) from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(self.max_length)
        return tokenizer

    @cached_property
    def _session(self) -> InferenceSession:
        # A sentence is too little for two: the second thread would spend more time waiting.
        path = self._folder / "text_encoder" / "model.onnx"
        session = open_session(path, threads=1)
        tokens = (None, None)
        check_inputs(session, path, {"input_ids": tokens, "attention_mask": tokens}, "states")
        width = session.get_outputs()[0].shape[-1]
        if isinstance(width, int) and width != self.width:
            raise StickGenError(
                f"{path} gives {width} numbers a token, but its config.json says {self.width}: "
                "fetch the model folder again"
            )
        return session


def _digest(path: Path) -> str:
    try:
        status = path.stat()
        return _digest_of(path, status.st_size, status.st_mtime_ns)
    except OSError as error:
        raise StickGenError(
            f"{path} cannot be read ({error.strerror}): fetch the model folder again"
        ) from error


@lru_cache(maxsize=64)
def _digest_of(path: Path, size: int, changed: int) -> str:
    """Of a file as it was at that size and time of change."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _keep(path: Path, states: NDArray[np.float16]) -> None:
    """Put an entry into the cache, where that is possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_path(path) as scratch:
            np.save(scratch, states)
    except (OSError, StickGenError):
        return  # read-only or full: the sentence is encoded again the next time
