"""How reliably the action probes recognise the labelled actions of a corpus: a row an action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_probes import ACTION_PROBES, recognise
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.recorded_excerpts import (
    LabelledExcerpt,
    by_main_action,
    labelled_excerpts,
)
from stickgen.evaluation.tables import Table, percent
from stickgen.skeleton import FPS

_SHOWN_CONFUSIONS = 3
_CONFUSED = 0.1  # share of an action's excerpts from which a confusion is worth showing


@dataclass(frozen=True)
class ActionRow:
    """The result of one probe on a corpus.

    Attributes:
        hits, own: excerpts of the action that the probe recognises, and how many there are.
        false: share of the excerpts of other actions that it recognises, every action with the
            same weight.
        confused: the actions with most false positives, and their share.
    """

    action: str
    hits: int
    own: int
    false: float
    confused: tuple[tuple[str, float], ...]


def try_probes(corpus: Corpus, each: int = 60) -> list[ActionRow]:
    """Try every probe on excerpts of every action.

    Args:
        each: excerpts of an action at most, evenly spaced over those whose main action it is.
    """
    groups = by_main_action(labelled_excerpts(corpus), each)
    excerpts = [excerpt for group in groups.values() for excerpt in group]
    recognised: dict[str, list[bool | None]] = {action: [] for action in ACTION_PROBES}
    for excerpt in excerpts:
        alone, together = excerpt.bodies(corpus, 1), excerpt.bodies(corpus, 2)
        for action, probe in ACTION_PROBES.items():
            bodies = alone if isinstance(probe, ActionProbe) else together
            recognised[action].append(
                recognise(action, bodies[0], FPS, *bodies[1:]) if bodies else None
            )
    return [_row(action, excerpts, recognised[action]) for action in ACTION_PROBES]


def _row(
    action: str, excerpts: Sequence[LabelledExcerpt], recognised: Sequence[bool | None]
) -> ActionRow:
    own, others = [], defaultdict(list)
    for excerpt, positive in zip(excerpts, recognised, strict=True):
        if positive is None:  # a probe of two people on somebody alone
            continue
        if action == excerpt.actions[0]:
            own.append(positive)
        elif action not in excerpt.actions:
            others[excerpt.actions[0]].append(positive)
    rates = {other: float(np.mean(positives)) for other, positives in others.items()}
    worst = sorted(rates.items(), key=lambda pair: -pair[1])[:_SHOWN_CONFUSIONS]
    return ActionRow(
        action=action,
        hits=sum(own),
        own=len(own),
        false=float(np.mean(list(rates.values()))) if rates else 0.0,
        confused=tuple(pair for pair in worst if pair[1] >= _CONFUSED),
    )


def table(rows: Sequence[ActionRow]) -> Table:
    """The rows for people."""
    return Table(
        ("action", "rule", "recognised in its own clips", "false positives", "mostly on"),
        [
            (
                row.action,
                str(ACTION_PROBES[row.action].rule),
                f"{row.hits} / {row.own}" if row.own else None,
                percent(row.false),
                ", ".join(f"{name} {percent(share)}" for name, share in row.confused) or None,
            )
            for row in rows
        ],
    )
