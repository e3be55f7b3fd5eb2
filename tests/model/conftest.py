"""Acceptance of trained weights: the tests of this folder run once for every model folder.

They check what the weights do: words change the motion, plans fit their sentence, a stream equals
the motion that is generated at once, bodies stay whole. By default they run on the models of the
repository (``SHIPPED``). Another model is accepted when it passes them too::

    pytest tests/model --model runs/mine/model [--model DIR ...]
    pytest tests/model/test_evaluator.py tests/model/test_gate.py --evaluator DIR

A model folder needs a planner, a ranker and a text encoder of its own; the baselines under
``models/`` do not have them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from stickgen.evaluation.evaluator.runtime import Evaluator, open_evaluators
from stickgen.motion_model.model import MotionModel

MODELS = Path(__file__).parents[2] / "models"
SHIPPED = {"folder": [MODELS / "stick-gen-small"], "evaluator_folder": [MODELS / "evaluator"]}
OPTIONS = {"folder": "model", "evaluator_folder": "evaluator"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for fixture, option in OPTIONS.items():
        if fixture in metafunc.fixturenames:
            folders = metafunc.config.getoption(option) or SHIPPED[fixture]
            names = [folder.name for folder in folders]
            metafunc.parametrize(fixture, folders, indirect=True, ids=names, scope="session")


@pytest.fixture(scope="session")
def folder(request: pytest.FixtureRequest) -> Path:
    """The model folder to test."""
    path: Path = request.param
    return path


@pytest.fixture(scope="session")
def model(folder: Path) -> MotionModel:
    return MotionModel(folder)


@pytest.fixture(scope="session")
def evaluator_folder(request: pytest.FixtureRequest) -> Path:
    """The folder of evaluator networks to test."""
    path: Path = request.param
    return path


@pytest.fixture(scope="session")
def networks(evaluator_folder: Path) -> list[Evaluator]:
    """All evaluator networks of the folder, the main one first."""
    return open_evaluators(evaluator_folder)
