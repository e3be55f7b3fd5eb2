"""What many tests need: small scenes, corpora and motions, and a tiny text encoder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

# Before numpy is imported: on a busy machine, threads of BLAS and torch that wait for each other
# make small matrix products up to 80 times slower.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from stickgen.camera import Camera
from stickgen.motion import Motion
from stickgen.scene import Actor, FaceTrack, Look, Scene
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import ACTION

# Neither the load of the machine nor chance decides whether a test passes.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Folders that ``tests/model`` accepts in place of the shipped ones; see its conftest."""
    for name in ("model", "evaluator"):
        parser.addoption(f"--{name}", action="append", type=Path, metavar="DIR")


def _scene(frames: int = 5, actors: int = 1, seed: int = 0, fps: float = 25.0) -> Scene:
    rng = np.random.default_rng(seed)

    def actor(k: int) -> Actor:
        joints = rest_pose() + rng.normal(0, 0.3, (frames, 22, 3))
        face = FaceTrack(
            expression=rng.integers(0, 6, frames).astype(np.int16),
            mouth=rng.integers(0, 7, frames).astype(np.int16),
            openness=rng.random(frames, dtype=np.float32),
            eyes_open=rng.random(frames, dtype=np.float32),
            gaze=rng.random((frames, 2), dtype=np.float32),
        )
        motion = Motion(
            joints.astype(np.float32),
            rng.integers(0, 45, frames),
            rng.random((frames, 4)) > 0.5,
            fps,
        )
        look = Look(color="#aa00ff", limb_width=0.05, head_radius=0.11)
        return Actor(f"actor {k}", motion, look, face if k == 0 else None)

    return Scene(
        actors=tuple(actor(k) for k in range(actors)),
        camera=Camera(
            position=rng.normal(0, 1, (frames, 3)) + [0.0, 1.5, 8.0],
            target=rng.normal(0, 1, (frames, 3)),
            focal=rng.uniform(20, 100, frames),
            roll=rng.normal(0, 0.2, frames),
        ),
        description="Zwei Figuren grüßen sich — 挥手",
        background="#102030",
    )


@pytest.fixture(scope="session")
def make_scene() -> Callable[..., Scene]:
    """Seeded scenes: ``make_scene(frames=5, actors=1, seed=0, fps=25.0)``."""
    return _scene


def _write_corpus(
    folder: Path,
    motions: Mapping[str, np.ndarray],
    *,
    valid: Mapping[str, np.ndarray] = MappingProxyType({}),
    **facts: Any,
) -> Path:
    from stickgen.corpus.clips.metadata import describe
    from stickgen.corpus.clips.placement import Placement
    from stickgen.corpus.clips.recording import Body, Recording
    from stickgen.corpus.store.corpus import Clip
    from stickgen.corpus.store.tracks import pack_tracks
    from stickgen.corpus.store.writer import corpus_writer
    from stickgen.measures.quality import assess_quality

    defaults = dict(
        source="own", offset=0, frames=0, captions=("a person moves",), pair_captions=(),
        actions=("walk",), tags=(), segments=(), licence="MIT", credit="ours", take="",
        split="train", placement=Placement(0.0, 0.0, 0.0, 0.0, 1.0), rig="", original_fps=25.0,
    )  # fmt: skip
    with corpus_writer(folder, "own") as add:
        for name, joints in motions.items():
            fields = {k: v(name) if callable(v) else v for k, v in facts.items()}
            quality = assess_quality(joints, 25.0)
            recording = Recording(name, "own", Body(joints, 25.0), "MIT", "ours")
            named = {"id": name, "subject": name, "file": f"{name}.bvh"}
            meta = describe(joints, recording, quality)
            clip = Clip(**defaults | named | {"quality": quality, "meta": meta} | fields)
            actions = np.full(len(joints), ACTION[clip.actions[0]] if clip.actions else -1)
            good = valid.get(name, np.ones(len(joints), dtype=bool))
            add(clip, pack_tracks(joints, good, actions))
    return folder


@pytest.fixture(scope="session")
def write_corpus() -> Callable[..., Path]:
    """Small corpora: ``write_corpus(folder, {id: joints [T, 22, 3]}, **fields of Clip)``.

    A field may be a function of the clip's id; ``valid={id: flags [T]}`` where not all is good.
    """
    return _write_corpus


BERT_WORDS = "a person walks runs jumps to the left right and then . ,".split()
BERT_WIDTH = 24
BERT_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
]
"""``modules.json`` as in the published all-MiniLM-L6-v2 and bge-large-en-v1.5."""


@pytest.fixture(scope="session")
def tiny_bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic encoder folder: BERT, mean pooling, modules.json."""
    return _bert(tmp_path_factory.mktemp("bert"), BERT_WIDTH)


@pytest.fixture(scope="session")
def wide_bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, as wide as bge-large-en-v1.5: 1024 numbers a token."""
    return _bert(tmp_path_factory.mktemp("wide_bert"), 1024)


def _bert(folder: Path, width: int) -> Path:
    torch = pytest.importorskip("torch", reason="needs the extra text")
    pytest.importorskip("sentence_transformers", reason="needs the extra text")
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(0)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *BERT_WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary))
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=width,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=48,
        max_position_embeddings=128,
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    (folder / "modules.json").write_text(json.dumps(BERT_MODULES))
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 128}')
    (folder / "1_Pooling").mkdir()
    pooling = {"word_embedding_dimension": width, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling/config.json").write_text(json.dumps(pooling))
    return folder


def _acted(action: str) -> np.ndarray:
    from stickgen.synthesis import find, read

    (item, *_) = find(1, actions=(action,), seed=3)
    return np.asarray(read(item)[0].motion.joints, dtype=np.float64)


@pytest.fixture(scope="session")
def walk() -> np.ndarray:
    """A walk, ``[T, 22, 3]``."""
    return _acted("walk")


@pytest.fixture(scope="session")
def jump() -> np.ndarray:
    """A jump, ``[T, 22, 3]``."""
    return _acted("jump")


@pytest.fixture(scope="session", params=["walk", "jump", "punch", "dance", "sit", "lie_down"])
def motion(request: pytest.FixtureRequest) -> np.ndarray:
    """One of several actions, ``[T, 22, 3]``."""
    return _acted(request.param)
