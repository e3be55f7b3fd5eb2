"""The gate accepts the evaluator networks and refuses one that was never trained."""

from __future__ import annotations

import json

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.evaluator.gate import DEMANDED, SEEN_IN_TRAINING, Gate, gate
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.synthesis import find, read
from stickgen.text.encoders import BUILT_IN, open_encoder
from stickgen.text.sides import swap_sides

Cases = tuple[list[np.ndarray], list[str]]


@pytest.fixture(scope="module")
def cases() -> Cases:
    """Performances of all actions, each with a caption of its own."""
    motions, captions = [], []
    for recording in (recording for item in find(100, seed=11) for recording in read(item)):
        new = [caption for caption in recording.captions if caption not in captions]
        joints = np.asarray(recording.motion.joints, dtype=np.float32)
        if new and len(joints) >= 50:
            motions.append(joints[:200])
            captions.append(new[0])
    return motions, captions


@pytest.fixture(scope="module")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> Evaluator:
    torch = pytest.importorskip("torch", reason="needs the extra train")
    from stickgen.networks.evaluator import EvaluatorNetwork
    from stickgen.networks.evaluator_export import export_network

    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("untrained")
    export_network(EvaluatorNetwork("convolution"), folder)
    return Evaluator(folder, open_encoder(BUILT_IN))


@pytest.fixture(scope="module")
def checked(cases: Cases, networks: list[Evaluator], untrained: Evaluator) -> Gate:
    """The gate of the main network and of an untrained one."""
    return gate([networks[0], untrained], *cases)


def test_the_trained_network_may_judge(checked: Gate, cases: Cases) -> None:
    verdict = checked.verdicts[0]
    assert verdict.holds and verdict.r1.mean > 5 / 32
    ranks = {rank.corruption: rank for rank in verdict.ranks}
    assert set(DEMANDED) <= set(ranks) and set(SEEN_IN_TRAINING) <= set(ranks)
    assert all(-1 <= ranks[name].corrupted < ranks[name].real <= 1 for name in DEMANDED)
    assert ranks["sides swapped"].motions < ranks["frozen"].motions == len(cases[0])


def test_an_untrained_network_shuts_the_gate(checked: Gate) -> None:
    verdict = checked.verdicts[1]
    assert not verdict.holds and not checked.holds
    assert verdict.r1.mean < 5 / 32


def test_the_gate_reports_as_a_table_and_as_json(checked: Gate) -> None:
    last = checked.table().markdown().splitlines()[-1]
    assert last == "| gate holds | yes |  | yes | no |"
    report = json.loads(json.dumps(checked.as_dict()))
    assert [network["holds"] for network in report["networks"]] == [True, False]
    assert report["networks"][0]["r1"] == checked.verdicts[0].r1.mean


def test_captions_without_a_side_shut_the_gate(
    cases: Cases, networks: list[Evaluator], checked: Gate
) -> None:
    unsided = [(m, c) for m, c in zip(*cases, strict=True) if swap_sides(c) == c]
    shut = gate(networks[:1], *map(list, zip(*unsided, strict=True)))
    assert shut.verdicts[0].missing == ("sides swapped",) and not shut.holds
    assert f"{networks[0].name} was not tried on sides swapped." in shut.table().markdown()
    assert shut.as_dict()["networks"][0]["missing"] == ["sides swapped"]
    assert checked.verdicts[0].missing == () and "Missing" not in checked.table().markdown()


def test_too_few_captions_are_refused(cases: Cases, networks: list[Evaluator]) -> None:
    with pytest.raises(StickGenError, match="32 distinct captions"):
        gate(networks[:1], cases[0][:20], cases[1][:20])
