"""The gate stays shut where no network was tried, or not on all that is demanded."""

from __future__ import annotations

import pytest

from stickgen.evaluation.evaluator.gate import DEMANDED, Gate, NetworkVerdict, Rank
from stickgen.evaluation.metrics.repeats import Estimate


@pytest.mark.parametrize("left_out", DEMANDED)
def test_nothing_demanded_may_be_left_out(left_out: str) -> None:
    ranks = [Rank(name, 40, 0.6, 0.3, 0.9) for name in DEMANDED]
    assert Gate((NetworkVerdict("first", Estimate(0.5, 0.02), tuple(ranks)),)).holds
    fewer = tuple(rank for rank in ranks if rank.corruption != left_out)
    assert not Gate((NetworkVerdict("first", Estimate(0.5, 0.02), fewer),)).holds


def test_a_gate_without_networks_is_shut() -> None:
    assert not Gate(()).holds
    assert "no network was tried" in Gate(()).table().markdown()
