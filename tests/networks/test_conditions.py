"""Conditions: dropout and masking of tokens."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.motion_model.goals import CONTROL_DIM, CONTROLS  # noqa: E402
from stickgen.networks.conditions import Conditions  # noqa: E402


@pytest.fixture
def conditions() -> Conditions:
    torch.manual_seed(0)
    mask = torch.tensor([[True, True, True, False], [True, True, False, False]])
    return Conditions(torch.randn(2, 4, 8), mask)


def test_dropped_rows_hold_the_null_token_alone(conditions: Conditions) -> None:
    null = torch.randn(8)
    dropped = conditions.drop(null, torch.tensor([False, True]))
    assert torch.equal(dropped.tokens[0], conditions.tokens[0])
    assert torch.equal(dropped.mask[0], conditions.mask[0])
    assert torch.equal(dropped.tokens[1, 0], null)
    assert dropped.mask[1].tolist() == [True, False, False, False]


def test_the_null_token_gets_gradients_from_dropped_rows_only(conditions: Conditions) -> None:
    null = torch.zeros(8, requires_grad=True)
    conditions.drop(null, torch.tensor([False, False])).tokens.sum().backward()
    assert null.grad is not None and not null.grad.any()
    conditions.drop(null, torch.tensor([True, False])).tokens.sum().backward()
    assert torch.equal(null.grad, torch.ones(8))


def test_hidden_tokens_are_a_share_and_never_the_first() -> None:
    conditions = Conditions(torch.zeros(50, 40, 1), torch.ones(50, 40, dtype=torch.bool))
    hidden = conditions.hide_tokens(0.3, torch.Generator().manual_seed(0))
    assert hidden.mask[:, 0].all()
    assert hidden.mask[:, 1:].float().mean() == pytest.approx(0.7, abs=0.05)


def test_hiding_uncovers_no_padding(conditions: Conditions) -> None:
    hidden = conditions.hide_tokens(0.5, torch.Generator().manual_seed(0))
    assert not (hidden.mask & ~conditions.mask).any()


def test_kinds_of_controls_are_left_free_at_random() -> None:
    tokens, mask = torch.zeros(400, 1, 8), torch.ones(400, 1, dtype=torch.bool)
    every = Conditions(tokens, mask, torch.ones(400, 3, CONTROL_DIM))
    told = every.tell(0.5, 0.3, torch.Generator().manual_seed(0)).controls
    assert told is not None
    assert (told == told[:, :1]).all()  # a kind is told of all patches or of none
    assert (told == 0).all(-1).all(-1).float().mean() == pytest.approx(0.3, abs=0.08)
    turn, given = told[:, 0, CONTROLS["turn"]], told[:, 0, CONTROLS["given"]]
    assert turn.float().mean() == pytest.approx(0.35, abs=0.08)
    assert (given.sum(-1) > 0).any() and torch.equal(turn[:, 0], given[:, 2])


def test_dropped_rows_are_told_nothing() -> None:
    tokens, mask = torch.zeros(2, 1, 8), torch.ones(2, 1, dtype=torch.bool)
    conditions = Conditions(tokens, mask, torch.ones(2, 3, CONTROL_DIM))
    dropped = conditions.drop(torch.zeros(8), torch.tensor([True, False])).controls
    assert dropped is not None and not dropped[0].any() and dropped[1].all()
