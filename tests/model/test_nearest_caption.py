"""Nearest captions by their token states."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.store.embeddings import embed
from stickgen.evaluation.nearest_caption import nearest, sentence_vectors
from stickgen.text.encoder import TextEncoder

pytest.importorskip("pyarrow", reason="needs the extra data")


def test_a_sentence_is_nearest_to_the_caption_with_its_meaning(
    tmp_path: Path, folder: Path
) -> None:
    captions = ["a person sits down on a chair", "someone is running fast", "a man waves"]
    sentences = ["the person takes a seat", "somebody sprints", "a man waves"]
    embeddings = embed(tmp_path, [*captions, *sentences], TextEncoder(folder))
    keys, queries = (sentence_vectors(embeddings, some) for some in (captions, sentences))
    assert np.linalg.norm(keys, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert nearest(queries, keys).tolist() == [0, 1, 2]
    assert float(queries[2] @ keys[2]) == pytest.approx(1.0, abs=1e-5)
