"""A model is found by folder or by name, or the error says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder


def test_a_folder_with_a_config_is_a_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    assert model_folder(str(tmp_path)) == tmp_path


def test_other_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"no config\.json"):
        model_folder(str(tmp_path))
    with pytest.raises(StickGenError, match="no model 'nobody'"):
        model_folder("nobody")
