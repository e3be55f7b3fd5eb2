"""A small corpus: people who sway, each in a different way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import ACTIONS

TESTS, TRAINS = 70, 8


def sway(number: int, frames: int = 60) -> np.ndarray:
    """A standing body that leans to and fro, ``[frames, 22, 3]``."""
    time = np.arange(frames)[:, None, None] / 25.0
    lean = 0.002 * (number + 1) * np.sin(2.0 * time + number) * rest_pose()[None, :, 1:2]
    return (rest_pose() + lean * np.array([1.0, 0.0, 0.0])).astype(np.float32)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Corpus:
    """``test00`` … and ``train0`` …, each with a caption, and three that cannot be cases."""
    pytest.importorskip("pyarrow", reason="needs the extra data")
    ids = [f"test{k:02d}" for k in range(TESTS)] + [f"train{k}" for k in range(TRAINS)]
    captions = {name: (f"a person sways like {name}",) for name in ids}
    odd = {
        "known": captions["train0"],
        "short": ("somebody blinks",),
        "ruled": ("a puppet sways",),
    }
    captions |= odd
    motions = {
        name: sway(k, 30 if name == "short" else 260 if name == "test00" else 60)
        for k, name in enumerate(captions)
    }
    folder = write_corpus(
        tmp_path_factory.mktemp("bench") / "corpus",
        motions,
        captions=lambda name: captions[name],
        actions=lambda name: (
            (ACTIONS[len(name) % 2 + int(name[-1]) % 2],) if name[-1].isdigit() else ()
        ),
        split=lambda name: "train" if name.startswith("train") else "test",
        synthetic=lambda name: name == "ruled",
    )
    return Corpus.open(folder)
