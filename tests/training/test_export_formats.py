"""Model folders in other formats: each is read again and computes what torch computes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.cli import main  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.motion_model.adapters import find_adapters  # noqa: E402
from stickgen.motion_model.model import MotionModel  # noqa: E402
from stickgen.motion_model.planning import PromptSegment  # noqa: E402
from stickgen.options import GenerationOptions  # noqa: E402
from stickgen.training.export_formats import export_formats  # noqa: E402

WALK = [PromptSegment("a person walks", 8)]
EXACT = {"torchscript", "safetensors"}


@pytest.fixture(scope="module")
def exported(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model in every format but pt2, and ``report.json``."""
    output = tmp_path_factory.mktemp("exported")
    names = ["onnx", "onnx-int8", "torchscript", "safetensors"]
    rows = export_formats(trained / "model", output, names)
    facts = [[row.format, row.network, row.megabytes, dict(row.differences)] for row in rows]
    (output / "report.json").write_text(json.dumps(facts))
    return output


def test_every_format_is_near_torch(exported: Path) -> None:
    rows = json.loads((exported / "report.json").read_text())
    assert len(rows) == 4 * 3
    for form, network, megabytes, differences in rows:
        limit = 1e-5 if form in EXACT else 1e-3 if form == "onnx" else 1.0
        floats = [value for name, value in differences.items() if name != "codes"]
        assert max(floats) <= limit, (form, network)
        if form in EXACT and network == "planner":
            assert differences["codes"] == 0.0
        assert megabytes > 0


@pytest.mark.slow
def test_programs_of_torch_export_are_near_torch(trained: Path, tmp_path: Path) -> None:
    for row in export_formats(trained / "model", tmp_path, ["pt2"]):
        assert max(row.differences.values()) <= 1e-5


@pytest.mark.parametrize("form", ["onnx", "onnx-int8"])
def test_exported_graphs_are_model_folders(form: str, exported: Path, trained: Path) -> None:
    options = GenerationOptions(seed=1)
    motion = MotionModel(exported / form).generate(WALK, options)
    assert motion.joints.shape == (40, 22, 3) and np.isfinite(motion.joints).all()
    if form == "onnx":  # written twice from the same float16 weights
        own = MotionModel(trained / "model").generate(WALK, options)
        np.testing.assert_allclose(motion.joints, own.joints, atol=1e-4)


def test_adapters_and_other_formats_need_the_float16_weights(
    exported: Path, tmp_path: Path
) -> None:
    (tmp_path / "planner").mkdir()
    (tmp_path / "adapter.json").write_text("{}")
    (tmp_path / "planner" / "adapter_model.safetensors").touch()
    adapters = find_adapters([str(tmp_path)])
    with pytest.raises(StickGenError, match="use the model's float16 folder, not one of int8"):
        MotionModel(exported / "onnx-int8", adapters=adapters).generate(WALK)
    with pytest.raises(StickGenError, match="cannot be read as a network"):
        export_formats(exported / "onnx-int8", tmp_path / "again", ["onnx"])


def test_the_command_prints_errors_of_a_runs_model(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["model", "export", str(trained), "-o", str(tmp_path), "--formats", "safetensors"])
    out = capsys.readouterr().out
    assert "safetensors planner" in out and "largest error 0, 0.0% of the codes differ" in out
    assert (tmp_path / "safetensors" / "refiner.safetensors").is_file()


def test_unknown_formats_and_damaged_models_are_refused(trained: Path, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="format is 'gguf': use one of onnx, onnx-int8"):
        export_formats(trained / "model", tmp_path, ["gguf"])
    broken = Path(shutil.copytree(trained / "model", tmp_path / "broken"))
    config = json.loads((broken / "config.json").read_text())
    config["ranker"]["layers"] = 2
    (broken / "config.json").write_text(json.dumps(config))
    with pytest.raises(StickGenError, match=r"is not the network of its config\.json"):
        export_formats(broken, tmp_path, ["safetensors"])
