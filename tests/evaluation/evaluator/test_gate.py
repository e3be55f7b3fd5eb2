"""The gate opens for the networks in the box and stays shut for one that has learnt nothing."""

from __future__ import annotations

import json

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.evaluation.evaluator.gate import DEMANDED, LEARNT, Gate, Rank, Verdict, gate
from stickgen.evaluation.evaluator.runtime import Evaluator, open_evaluators
from stickgen.evaluation.metrics.repeats import Estimate
from stickgen.synthesis import find, read
from stickgen.text.encoders import BUILT_IN, open_encoder
from stickgen.text.sides import swap_sides

Cases = tuple[list[np.ndarray], list[str]]


@pytest.fixture(scope="module")
def cases() -> Cases:
    """Performances of all actions, each with a caption of its own."""
    motions, captions = [], []
    for recording in (recording for item in find(160, seed=11) for recording in read(item)):
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
def found(cases: Cases, untrained: Evaluator) -> Gate:
    """The gate of a network in the box and of one that has learnt nothing."""
    return gate([*open_evaluators()[:1], untrained], *cases)


def test_the_network_in_the_box_may_judge(found: Gate, cases: Cases) -> None:
    verdict = found.verdicts[0]
    assert verdict.holds and verdict.r1.mean > 5 / 32
    ranks = {rank.corruption: rank for rank in verdict.ranks}
    assert set(DEMANDED) <= set(ranks) and set(LEARNT) <= set(ranks)
    assert all(-1 <= ranks[name].spoilt < ranks[name].real <= 1 for name in DEMANDED)
    assert ranks["sides swapped"].motions < ranks["frozen"].motions == len(cases[0])


def test_an_untrained_network_may_not_and_shuts_the_gate(found: Gate) -> None:
    verdict = found.verdicts[1]
    assert not verdict.holds and not found.holds
    assert verdict.r1.mean < 5 / 32


def test_the_gate_is_told_to_people_and_to_programs(found: Gate) -> None:
    last = found.markdown().splitlines()[-1]
    assert last == "| gate holds | yes |  | yes | NO |"
    told = json.loads(json.dumps(found.as_dict()))
    assert [network["holds"] for network in told["networks"]] == [True, False]
    assert told["networks"][0]["r1"] == found.verdicts[0].r1.mean


def test_captions_without_a_side_shut_the_gate(cases: Cases, found: Gate) -> None:
    unsided = [(m, c) for m, c in zip(*cases, strict=True) if swap_sides(c) == c]
    shut = gate(open_evaluators()[:1], *map(list, zip(*unsided, strict=True)))
    assert shut.verdicts[0].missing == ("sides swapped",) and not shut.holds
    assert "transformer-1 was not tried on sides swapped." in shut.markdown()
    assert shut.as_dict()["networks"][0]["missing"] == ["sides swapped"]
    assert found.verdicts[0].missing == () and "Missing" not in found.markdown()


@pytest.mark.parametrize("left_out", DEMANDED)
def test_nothing_demanded_may_be_left_out(left_out: str) -> None:
    ranks = [Rank(name, 40, 0.6, 0.3, 0.9) for name in DEMANDED]
    assert Gate((Verdict("first", Estimate(0.5, 0.02), tuple(ranks)),)).holds
    fewer = tuple(rank for rank in ranks if rank.corruption != left_out)
    assert not Gate((Verdict("first", Estimate(0.5, 0.02), fewer),)).holds


def test_a_gate_without_networks_is_shut() -> None:
    assert not Gate(()).holds
    assert "no network was tried" in Gate(()).markdown()


def test_too_few_captions_are_refused(cases: Cases) -> None:
    with pytest.raises(StickGenError, match="32 distinct captions"):
        gate(open_evaluators()[:1], cases[0][:20], cases[1][:20])
