"""Third-party encoders: a tiny BERT of random weights, saved as by sentence-transformers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sentence_transformers", reason="needs the extra text")

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.motion_model.loading import ModelFolder
from stickgen.text.encoder import TEXT_LENGTH, TextEncoder
from stickgen.text.encoders import open_encoder
from stickgen.text.transformer import TransformerEncoder

WORDS = "a person walks runs jumps to the left right and then . ,".split()
WIDTH = 24
"""Vocabulary and width of the tiny encoder (``tests/conftest.py``)."""


def test_states_are_those_of_the_network_itself(tiny_bert: Path) -> None:
    import torch
    from transformers import BertModel

    encoder = open_encoder(str(tiny_bert))
    assert isinstance(encoder, TransformerEncoder)
    assert encoder.width == WIDTH and len(encoder.sha256) == 64
    states = encoder.encode(["a person walks to the left", "jumps"])
    assert [s.shape for s in states] == [(8, WIDTH), (3, WIDTH)]
    bert = BertModel.from_pretrained(tiny_bert).eval()
    ids = torch.tensor([[2, 5 + WORDS.index("jumps"), 3]])
    with torch.no_grad():
        expected = bert(ids).last_hidden_state[0].numpy()
    np.testing.assert_allclose(states[1], expected, atol=1e-5)


def test_long_sentences_are_cut(tiny_bert: Path) -> None:
    (states,) = open_encoder(str(tiny_bert)).encode(["a person walks " * 40])
    assert len(states) == TEXT_LENGTH


def test_other_weights_have_another_hash(tiny_bert: Path, tmp_path: Path) -> None:
    from transformers import BertModel

    one, again = (open_encoder(str(tiny_bert)).sha256 for _ in range(2))
    assert one == again
    shutil.copytree(tiny_bert, tmp_path / "other")
    bert = BertModel.from_pretrained(tiny_bert)
    bert.embeddings.word_embeddings.weight.data += 1e-3
    bert.save_pretrained(tmp_path / "other")
    assert open_encoder(str(tmp_path / "other")).sha256 != one


def test_names_choose_the_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(open_encoder("built-in"), TextEncoder)
    with pytest.raises(StickGenError, match="give an existing folder"):
        open_encoder(str(tmp_path / "nothing"))
    with pytest.raises(StickGenError, match="cannot be loaded"):
        open_encoder(str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(StickGenError, match=r"nobody/nothing cannot be loaded .* be online"):
        open_encoder("nobody/nothing")


def test_the_name_in_a_model_folder_never_asks_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = model_folder()
    config = json.loads((shipped / "config.json").read_text("utf-8"))
    (tmp_path / "config.json").write_text(json.dumps(config | {"text_encoder": "nobody/nothing"}))
    shutil.copy(shipped / "normalization.npz", tmp_path)
    calls: list[object] = []

    def load(name: str, **options: object) -> None:
        calls.append((name, options))
        raise OSError("not in the cache")

    monkeypatch.setattr("sentence_transformers.SentenceTransformer", load)
    with pytest.raises(StickGenError, match="hf download nobody/nothing"):
        ModelFolder.load(tmp_path)
    assert calls == [("nobody/nothing", {"local_files_only": True})]


def test_code_in_the_folder_of_an_encoder_is_not_run(tmp_path: Path) -> None:
    parts = [{"idx": 0, "name": "0", "path": "", "type": "custom.Encoder"}]
    (tmp_path / "modules.json").write_text(json.dumps(parts))
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    (tmp_path / "custom.py").write_text(f"open({str(tmp_path / 'executed')!r}, 'w')")
    for fetch in (True, False):
        with pytest.raises(StickGenError, match="cannot be loaded"):
            open_encoder(str(tmp_path), fetch=fetch)
    assert not (tmp_path / "executed").exists()
