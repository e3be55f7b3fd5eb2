"""The nearest known verb of one that no table has."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.model_folder import model_folder
from stickgen.story import similar
from stickgen.story.verbs import is_verb
from stickgen.text.encoder import TextEncoder


@pytest.fixture(scope="module")
def encoder() -> TextEncoder:
    return TextEncoder(model_folder(), cache=False)


@pytest.mark.parametrize(("verb", "known"), [("tapdance", "dance"), ("hopscotch", "hop")])
def test_a_rare_verb_means_what_its_neighbour_means(
    encoder: TextEncoder, verb: str, known: str
) -> None:
    assert not is_verb(verb)
    assert similar.nearest_verb(verb, encoder) == known


@pytest.mark.parametrize("verb", ["whoosh", "blorft", "monetize"])
def test_a_verb_without_neighbours_is_told_so(encoder: TextEncoder, verb: str) -> None:
    assert similar.nearest_verb(verb, encoder) is None


def test_the_stored_vectors_are_those_of_the_encoder(encoder: TextEncoder) -> None:
    names, vectors = similar.known_vectors()
    assert len(names) > 800 and all(map(is_verb, names))
    some = range(0, len(names), 97)
    own = np.stack([similar.vector(names[i], encoder) for i in some])
    assert ((own * vectors[list(some)]).sum(-1) > 0.99).all()
