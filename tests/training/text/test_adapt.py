"""Adapting and exporting a text encoder, with a tiny random network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")
pytest.importorskip("pyarrow", reason="the extra `data` is not installed")

from tokenizers import Tokenizer  # noqa: E402

from stickgen.errors import StickGenError  # noqa: E402
from stickgen.networks.bert import Bert, BertConfig  # noqa: E402
from stickgen.networks.bert_export import export_encoder  # noqa: E402
from stickgen.skeleton import rest_pose  # noqa: E402
from stickgen.text.encoder import TEXT_LENGTH, TextEncoder  # noqa: E402
from stickgen.text.sides import swap_sides  # noqa: E402
from stickgen.training.config import load_config  # noqa: E402
from stickgen.training.run import train  # noqa: E402
from stickgen.training.text.adapt import adapt  # noqa: E402
from stickgen.training.text.batches import make_batch  # noqa: E402
from stickgen.training.text.captions import Captioned, read_captions, split  # noqa: E402
from stickgen.training.text.labels import ATTRIBUTES, attributes  # noqa: E402

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(ROOT / "models/stick-gen-small/tokenizer/tokenizer.json"))
    tokenizer.enable_truncation(TEXT_LENGTH)
    return tokenizer


def tiny() -> Bert:
    torch.manual_seed(0)
    config = BertConfig(width=32, layers=2, heads=4, feed_forward=64, max_length=TEXT_LENGTH)
    return Bert(config).eval()


GROUPS = [
    Captioned("a", (1,), ("a person walks to the left", "someone strolls left")),
    Captioned("b", (2,), ("a man runs ahead", "they sprint forward")),
    Captioned("c", (4,), ("jump twice",)),
]


def test_adapting_moves_the_blocks_but_not_the_tables(tokenizer: Tokenizer) -> None:
    start = tiny()
    adapted = adapt(start, tokenizer, GROUPS, seconds=1e-6, seed=1)
    moved = [n for n, p in adapted.named_parameters() if not torch.equal(p, start.state_dict()[n])]
    assert any(name.startswith("blocks.0.") for name in moved)
    assert not {"words.weight", "positions.weight"} & set(moved)


def test_an_exported_encoder_gives_the_states_of_the_network(
    tokenizer: Tokenizer, tmp_path: Path
) -> None:
    encoder = adapt(tiny(), tokenizer, GROUPS, seconds=1e-6, seed=1)
    export_encoder(encoder, tokenizer, tmp_path, "tiny")
    exported = TextEncoder(tmp_path, cache=False)
    assert (exported.name, exported.width) == ("tiny", 32)
    sentence = "a person walks to the left"
    ids = torch.tensor([tokenizer.encode(sentence).ids])
    with torch.no_grad():
        exact = encoder(ids, torch.ones_like(ids))[0].numpy()
    (states,) = exported.encode([sentence])
    cosine = (states * exact).sum(-1) / np.linalg.norm(states, axis=-1)
    assert (cosine / np.linalg.norm(exact, axis=-1)).min() > 0.98
    files = {p.name for p in tmp_path.rglob("*") if p.is_file()}
    assert files == {"model.onnx", "config.json", "tokenizer.json"}


def test_padding_changes_no_state() -> None:
    network = tiny()
    ids = torch.tensor([[101, 2158, 102, 0, 0]])
    with torch.no_grad():
        padded = network(ids, (ids > 0).long())[:, :3]
        alone = network(ids[:, :3], torch.ones(1, 3, dtype=torch.long))
    torch.testing.assert_close(padded, alone, atol=1e-5, rtol=0)


def test_mirrored_sentences_are_a_group_of_their_own() -> None:
    batch = make_batch(GROUPS[:1], np.random.default_rng(0))
    assert len(batch.sentences) == 4
    assert batch.group.tolist() == [0, 0, 1, 1]
    assert [swap_sides(s) for s in batch.sentences[:2]] == batch.sentences[2:]


@pytest.mark.parametrize(
    ("caption", "stated"),
    [
        ("turn left", {"left", "turn", "turn_left"}),
        ("wave the right hand twice", {"right", "right_arm", "arms", "twice"}),
        ("walk backwards slowly", {"backward", "slow"}),
        ("kick high with the left foot", {"left", "left_leg", "legs", "high"}),
        ("a person circles right and raises the left arm",
         {"right", "left", "turn", "circle", "turn_right", "left_arm", "arms", "up"}),
        ("go right away", set()),
    ],
)  # fmt: skip
def test_attributes_are_what_the_words_state(caption: str, stated: set[str]) -> None:
    detected = {n for n, there in zip(ATTRIBUTES, attributes(caption), strict=True) if there}
    assert detected == stated


def test_swapping_sides_twice_gives_the_caption_again() -> None:
    for group in GROUPS:
        assert group.mirrored().mirrored() == group
    assert swap_sides("turn left, right away") == "turn right, right away"


def test_captions_are_read_and_split_by_clip(tmp_path: Path) -> None:
    file = tmp_path / "captions.jsonl"
    clips = [
        {
            "id": f"clip{i}",
            "actions": ["walk"],
            "captions": ["Walk"],
            "segments": [{"actions": ["jump"], "captions": ["jump"]}],
        }
        for i in range(200)
    ]
    file.write_text("\n".join(map(json.dumps, clips)))
    groups = read_captions(file)
    assert len(groups) == 400
    assert groups[0] == Captioned("clip0", (1,), ("walk",))
    train_groups, held_out = split(groups)
    assert 2 <= len(held_out) <= 40
    assert not {g.clip for g in train_groups} & {g.clip for g in held_out}


def test_captions_of_a_corpus_leave_out_its_test_clips_and_their_words(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    bodies = {name: np.tile(rest_pose(), (60, 1, 1)) for name in ("a", "b", "c")}
    said = {
        "a": ("A person walks", "somebody strolls"),
        "b": ("a person walks", "somebody juggles"),
        "c": ("a person sits",),
    }
    corpus = write_corpus(
        tmp_path / "corpus",
        bodies,
        captions=lambda name: said[name],
        split=lambda name: {"a": "train", "b": "test", "c": "val"}[name],
    )
    groups = read_captions(corpus)
    assert [(g.clip, g.captions) for g in groups] == [
        ("a", ("somebody strolls",)),
        ("c", ("a person sits",)),
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "actions": ["?"]}', ""])
def test_bad_captions_are_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "captions.jsonl"
    file.write_text(line)
    with pytest.raises(StickGenError, match=r"captions\.jsonl"):
        read_captions(file)


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    """600 clips, of which about 30 are held out."""
    sides = ("left", "right", "forward", "backward")
    clips = [
        {
            "id": f"clip{i}",
            "actions": ["walk"],
            "captions": [f"a person walks {sides[i % 4]}", f"someone goes {sides[i % 4]}"],
        }
        for i in range(600)
    ]
    file = tmp_path / "captions.jsonl"
    file.write_text("\n".join(map(json.dumps, clips)))
    return file


def text_run(captions: Path, folder: Path) -> Path:
    file = folder / "run.yaml"
    file.write_text(
        f"metadata: {{name: x}}\nmodel: {{text_encoder: built-in}}\n"
        f"training: {{text: {{captions: {captions}, max_minutes: 1.0e-6}}}}\n"
    )
    return file


def test_the_text_stage_exports_an_encoder_and_logs_held_out_figures(
    captions: Path,
    tokenizer: Tokenizer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("stickgen.training.text.run.load_pretrained", lambda: (tiny(), tokenizer))
    caplog.set_level("INFO", "stickgen.training")
    config = load_config(text_run(captions, tmp_path))
    assert train(config, tmp_path / "run", stages=["text"]) is None
    encoder = TextEncoder(tmp_path / "run" / "text", cache=False)
    assert encoder.width == 32
    records = [r for r in caplog.records if r.name.startswith("stickgen.training")]
    logged = [record.message.split(":")[0] for record in records]
    assert logged[:3] == ["before", "after", "exported"]
    assert f"text encoder: {tmp_path / 'run' / 'text'}" in caplog.text


def test_the_text_stage_needs_its_section_and_enough_clips(captions: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(captions.read_text().splitlines()[:20]))
    with pytest.raises(StickGenError, match="for evaluation, fewer than 20: give more clips"):
        train(load_config(text_run(few, tmp_path)), tmp_path / "run", stages=["text"])
    config = load_config(text_run(few, tmp_path))
    training = config.training.model_copy(update={"text": None})
    with pytest.raises(StickGenError, match="no stage text: use planner or refiner"):
        train(config.model_copy(update={"training": training}), tmp_path / "run", stages=["text"])
