"""The shipped adapters fit the shipped model and do what their cards say."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen import pipeline
from stickgen.cli import main
from stickgen.model_folder import model_folder
from stickgen.motion_model.adapters import find_adapters, shipped_adapters
from stickgen.motion_model.model import MotionModel, load_model
from stickgen.motion_model.planning import PromptSegment
from stickgen.options import GenerationOptions
from stickgen.skeleton import J

WALK = [PromptSegment("A person walks forward.", 25)]
WRISTS = [J["left_wrist"], J["right_wrist"]]


def joints(*lora: str) -> np.ndarray:
    model = MotionModel(model_folder(), adapters=find_adapters(lora))
    return model.generate(WALK, GenerationOptions(seed=3)).joints


def test_a_zombie_walks_slowly_with_raised_arms() -> None:
    plain, zombie = joints(), joints("zombie")
    assert zombie[:, WRISTS, 1].mean() > plain[:, WRISTS, 1].mean() + 0.2
    assert zombie[-1, 0, 2] < 0.85 * plain[-1, 0, 2]


@pytest.mark.parametrize("name", sorted(shipped_adapters()))
def test_every_adapter_is_listed_and_has_a_card(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    adapter = shipped_adapters()[name]
    main(["list", "adapters"])
    listed = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert [name, adapter.description] in listed
    assert (adapter.folder / "README.md").read_text("utf-8").startswith("---\nlicense:")


def test_adapters_reach_the_model_from_the_public_functions_and_are_loaded_once() -> None:
    first, again, plain = (
        load_model(GenerationOptions(lora=lora)) for lora in (["zombie:0.5"], ["zombie:0.5"], [])
    )
    assert first is again and first is not plain
    stiff = pipeline.generate_motion("A person walks.", seconds=2, lora=["zombie"])
    assert (
        np.abs(stiff.joints - pipeline.generate_motion("A person walks.", seconds=2).joints).max()
        > 0.1
    )
