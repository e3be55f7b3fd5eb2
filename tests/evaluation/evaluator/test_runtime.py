"""Motions and folders that the evaluator refuses."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.evaluator.runtime import NAME, open_evaluators
from stickgen.model_folder import model_folder


@pytest.mark.parametrize("shape", [(4, 22, 3), (50, 21, 3), (50, 66)])
def test_a_motion_of_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(StickGenError, match="the evaluator reads"):
        open_evaluators()[0].motions([np.zeros(shape, dtype=np.float32)])


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="not a folder of evaluators"):
        open_evaluators(tmp_path)
    config = {"networks": ["transformer-1"], "text_encoder": "of somebody else"}
    (tmp_path / "config.json").write_text(json.dumps(config))
    with pytest.raises(StickGenError, match="another text encoder"):
        open_evaluators(tmp_path)
    config["text_encoder"] = json.loads((model_folder(NAME) / "config.json").read_text())[
        "text_encoder"
    ]
    (tmp_path / "config.json").write_text(json.dumps(config))
    with pytest.raises(StickGenError, match=r"motion\.onnx cannot be loaded"):
        open_evaluators(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps(config | {"networks": []}))
    with pytest.raises(StickGenError, match=r"config\.json names no network"):
        open_evaluators(tmp_path)
    for name in ("../transformer-1", str(tmp_path), "", "a\0b"):
        (tmp_path / "config.json").write_text(json.dumps(config | {"networks": [name]}))
        with pytest.raises(StickGenError, match="which is no folder in it"):
            open_evaluators(tmp_path)
