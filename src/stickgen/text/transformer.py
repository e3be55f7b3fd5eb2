"""Third-party text encoders, through sentence-transformers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.text.encoder import TEXT_LENGTH

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from torch import nn


class TransformerEncoder:
    """Token states of any model in the layout of sentence-transformers.

    Sentences are cut at ``TEXT_LENGTH`` tokens, as those of the built-in encoder.

    Args:
        name: a folder, or a name on the Hugging Face hub.
        fetch: whether to ask the hub for what the disk does not hold.

    Raises:
        StickGenError: sentence-transformers is missing, or there is no such model.
    """

    def __init__(self, name: str, *, fetch: bool = True) -> None:
        self.name = name
        self._model = _load(name, fetch)
        length = self._model.max_seq_length
        self._model.max_seq_length = min(length or TEXT_LENGTH, TEXT_LENGTH)
        self.sha256 = _hash(self._model)
        self.width = self.encode(["a person walks"])[0].shape[1]

    def encode(self, sentences: Sequence[str]) -> list[NDArray[np.float32]]:
        """States ``[L, width]`` of each sentence, L its tokens with both end marks."""
        states = self._model.encode(
            list(sentences), output_value="token_embeddings", show_progress_bar=False
        )
        return [np.asarray(one.float().cpu().numpy(), dtype=np.float32) for one in states]

    def network(self) -> nn.Module:
        """The torch module that gives the states, for export."""
        return cast("nn.Module", self._model[0].auto_model)

    def tokenizer(self) -> Tokenizer:
        """The tokenizer, set to cut as ``encode`` does and not to pad.

        Raises:
            StickGenError: it is written in Python and cannot be stored as one file.
        """
        from tokenizers import Tokenizer

        fast = getattr(self._model.tokenizer, "backend_tokenizer", None)
        if fast is None:
            raise StickGenError(
                f"the tokenizer of {self.name} cannot be exported: use an encoder with a "
                "tokenizer.json"
            )
        tokenizer = Tokenizer.from_str(fast.to_str())
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._model.max_seq_length or TEXT_LENGTH)
        return tokenizer


def _load(name: str, fetch: bool) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise StickGenError(
            f"the text encoder {name} needs sentence-transformers: "
            "in the checkout run pip install -c constraints.txt -e '.[text]'"
        ) from error
    try:
        return SentenceTransformer(name, local_files_only=True)
    except (OSError, ValueError) as error:  # not on this disk: perhaps on the hub
        if not fetch and not Path(name).is_dir():
            raise StickGenError(
                f"the text encoder {name}, which the model folder names, cannot be loaded from "
                f"this disk: if you trust it, run `hf download {quote(name)}`"
            ) from error
    try:
        return SentenceTransformer(name, local_files_only=not fetch)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise StickGenError(
            f"the text encoder {name} cannot be loaded ({reason}): give a folder or the name "
            "of a model on the Hugging Face hub, and be online the first time"
        ) from error


def _hash(model: SentenceTransformer) -> str:
    """SHA-256 of all weights, by name."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().float().cpu().numpy().tobytes())
    return digest.hexdigest()
