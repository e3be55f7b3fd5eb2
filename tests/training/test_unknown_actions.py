"""What nobody has named is not learnt as the first action of the list."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

from stickgen.corpus.store.corpus import Corpus  # noqa: E402
from stickgen.networks.planner import PlannerOutput, planner_loss  # noqa: E402
from stickgen.skeleton import rest_pose  # noqa: E402
from stickgen.training.examples import examples, sampling_weights  # noqa: E402
from stickgen.vocabulary import ACTION, UNKNOWN_ACTION  # noqa: E402


def loss(action: list[int], logits: torch.Tensor) -> torch.Tensor:
    """Loss of the action head on three patches of one clip."""
    sizes = {"position": 2, "velocity": 2, "physics": 6, "environment": 32}
    zeros = {name: torch.zeros(1, 3, size) for name, size in sizes.items()}
    codes = torch.zeros(1, 3, 6, dtype=torch.long)
    output = PlannerOutput(torch.zeros(1, 3, 6, 8), {**zeros, "action": logits})
    targets = {**zeros, "action": torch.tensor([action])}
    names = ("pose", "physics", "action", "environment")
    return planner_loss(output, codes, targets, torch.ones(1, 3), dict.fromkeys(names, 1.0))[
        "action"
    ]


def test_the_loss_passes_over_unknown_actions() -> None:
    logits = torch.randn(1, 3, 64, generator=torch.Generator().manual_seed(0))
    logits.requires_grad_()
    known = loss([5, 7, UNKNOWN_ACTION], logits)
    (gradient,) = torch.autograd.grad(known, logits)
    assert gradient[0, :2].abs().sum() > 0
    assert gradient[0, 2].abs().sum() == 0
    each = [loss([5, UNKNOWN_ACTION, UNKNOWN_ACTION], logits).item()]
    each.append(loss([UNKNOWN_ACTION, 7, UNKNOWN_ACTION], logits).item())
    assert known.item() == pytest.approx(np.mean(each))
    assert loss([UNKNOWN_ACTION] * 3, logits).item() == 0.0


def test_examples_say_when_the_action_is_unknown(
    write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    bodies = {name: np.tile(rest_pose(), (60, 1, 1)) for name in ("a", "b")}
    path = write_corpus(tmp_path, bodies, actions=lambda id_: ("walk",) if id_ == "a" else ())
    found = examples(Corpus.open(path), "train")
    assert [e.action for e in found] == [ACTION["walk"], UNKNOWN_ACTION]
    np.testing.assert_allclose(sampling_weights(found), [0.5, 0.5])
