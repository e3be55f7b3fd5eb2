"""Verbs that no table has: the known verb whose meaning is nearest, by the sentence encoder.

The vectors of known verbs lie in ``verbs/similar.npz``, int8 with one scale. Made from the text
encoder of the shipped model by ``python -m stickgen.story.similar``; a test compares them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from stickgen.text.encoder import TextEncoder

THRESHOLD = 0.63
"""Cosine from which two verbs mean about the same: below it ("whoosh" and "woo", 0.62) the
neighbours of 24 rare verbs were wrong, above it right ("outrun" and "run", 0.72)."""
_FILE = files("stickgen.story") / "verbs" / "similar.npz"


def nearest_verb(verb: str, encoder: TextEncoder) -> str | None:
    """The known verb that means most nearly what an unknown one does; None: no one is near.

    Args:
        verb: base form.
        encoder: that of the shipped model.
    """
    names, vectors = known_vectors()
    cosines = vectors @ vector(verb, encoder)
    best = int(cosines.argmax())
    return names[best] if cosines[best] >= THRESHOLD else None


def vector(verb: str, encoder: TextEncoder) -> NDArray[np.float32]:
    """Unit vector ``[W]`` of a verb: the mean of its tokens' states in a short sentence."""
    states = encoder.encode([f"someone {verb}s"])[0].astype(np.float32)
    mean = states[1:-1].mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


@cache
def known_vectors() -> tuple[list[str], NDArray[np.float32]]:
    """Known verbs, and their vectors ``[N, W]`` as stored."""
    with as_file(_FILE) as path, np.load(path) as file:
        vectors = file["vectors"].astype(np.float32) * float(file["scale"])
        return file["names"].tolist(), vectors


def build() -> tuple[list[str], NDArray[np.float32]]:
    """Frequent verbs with an action of their own, and their vectors ``[N, W]``."""
    from stickgen.model_folder import model_folder
    from stickgen.story import verbs
    from stickgen.story.prompt import read_words
    from stickgen.text.encoder import TextEncoder

    encoder = TextEncoder(model_folder(), cache=False)
    words = read_words(model_folder() / "tokenizer" / "tokenizer.json")
    entries = {base: verbs.lookup(base) for base in sorted(verbs.verbs()) if base in words}
    names = [
        base
        for base, entry in entries.items()
        if entry is not None and entry.action not in ("", "stand", "idle")
    ]
    return names, np.stack([vector(name, encoder) for name in names])


if __name__ == "__main__":
    found, unit_vectors = build()
    largest = float(np.abs(unit_vectors).max()) / 127
    with as_file(_FILE) as target:
        np.savez_compressed(
            target,
            names=np.array(found),
            vectors=np.round(unit_vectors / largest).astype(np.int8),
            scale=np.float32(largest),
        )
