"""The benchmark of motion fails when there is nothing to compare with."""

from __future__ import annotations

import runpy
from pathlib import Path

BENCHMARK = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "motion.py"))
FAST = {BENCHMARK["WHOLE"]: 0.2, BENCHMARK["FIRST"]: 0.1, BENCHMARK["ACTORS_SHARE"]: 2.0}
SHARE = BENCHMARK["WHOLE_SHARE"]


def test_without_the_plain_model_its_bar_does_not_hold() -> None:
    model, missing = BENCHMARK["plain_model"]("nowhere")
    assert model is None
    result = BENCHMARK["verdict"](FAST, missing)
    assert result["holds"] == {**dict.fromkeys(FAST, True), SHARE: False}
    assert result["bars"][SHARE] == 0.5 and "there is no model 'nowhere'" in result["missing"]


def test_all_bars_hold_for_a_model_that_is_fast_enough() -> None:
    _, missing = BENCHMARK["plain_model"]("plain-diffusion")
    result = BENCHMARK["verdict"]({**FAST, SHARE: 0.2}, missing)
    assert all(result["holds"].values()) and result["missing"] is None
    slow = BENCHMARK["verdict"]({**FAST, SHARE: 0.6}, missing)["holds"]
    assert not slow[SHARE] and sum(slow.values()) == 3
