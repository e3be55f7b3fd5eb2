"""Choosing a text encoder by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.text.encoder import TextEncoder

BUILT_IN = "built-in"
"""Name of the encoder that travels with the package."""


class Encoder(Protocol):
    """Sentences to token states.

    Attributes:
        name: for messages and reports.
        width: numbers a token.
    """

    name: str
    width: int

    @property
    def sha256(self) -> str:
        """Of its weights; states of encoders with one hash are the same."""
        ...

    def encode(self, sentences: Sequence[str]) -> list[NDArray[np.float32]]:
        """States ``[L, width]`` of each sentence, both end marks included."""
        ...


def open_encoder(name: str, *, fetch: bool = True) -> Encoder:
    """An encoder.

    Args:
        name: ``built-in``; a model folder of ours; or a folder in the layout of
            sentence-transformers, or such a model's name on the Hugging Face hub
            (``BAAI/bge-large-en-v1.5``).
        fetch: whether to ask the hub for what the disk does not hold; not for a name that a file
            states.

    Raises:
        StickGenError: there is none, or sentence-transformers is missing.
    """
    if name == BUILT_IN:
        return TextEncoder(model_folder(), cache=False)
    folder = Path(name)
    if (folder / "text_encoder" / "config.json").is_file():
        return TextEncoder(folder, cache=False)
    if folder.is_absolute() and not folder.is_dir():
        raise StickGenError(f"there is no text encoder {name}: give an existing folder")
    from stickgen.text.transformer import TransformerEncoder

    return TransformerEncoder(name, fetch=fetch)
