"""How well the action probes tell the clips of a corpus apart: one row an action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.evaluation.action_probes import ACTION_PROBES, SHORTEST, recognise
from stickgen.evaluation.action_probes.probe import ActionProbe
from stickgen.evaluation.real_clips import Stretch
from stickgen.geometry import FloatArray, runs
from stickgen.skeleton import FPS

LONGEST = 10.0
"""Seconds that are judged of a stretch."""
_UNFIT = {"exclude", "static", "no_vocab_fit"}  # tags of clips whose action says nothing
_WORST = 3


@dataclass(frozen=True)
class Shown:
    """A stretch of a corpus, the actions its annotation names, and who takes part."""

    stretch: Stretch
    actions: tuple[str, ...]
    partner: Stretch | None = None

    def bodies(self, corpus: Corpus, people: int) -> tuple[FloatArray, ...]:
        """Joints ``[T, 22, 3]`` of one, or of two where they met; nothing without a partner."""
        if people == 1:
            return (self.stretch.joints(corpus).astype(np.float64),)
        if self.partner is None:
            return ()
        # In the world of the source: clips stand over an origin of their own.
        pair = (self.stretch, self.partner)
        return tuple(corpus.world(part.clip, part.start, part.stop) for part in pair)


@dataclass(frozen=True)
class Row:
    """What one probe says about a corpus.

    Attributes:
        hits, own: stretches of the action in which it is seen, of how many.
        false: share of the stretches of other actions in which it is seen, every action
            weighing the same.
        confused: the actions that raise most false alarms, with their share.
    """

    action: str
    hits: int
    own: int
    false: float
    confused: tuple[tuple[str, float], ...]


def judge(corpus: Corpus, each: int = 60) -> list[Row]:
    """Try every probe on stretches of every action.

    Args:
        each: stretches an action, evenly picked from those whose main action it is.
    """
    shown = [one for found in by_action(labelled(corpus), each).values() for one in found]
    seen: dict[str, list[bool | None]] = {action: [] for action in ACTION_PROBES}
    for one in shown:
        alone, together = one.bodies(corpus, 1), one.bodies(corpus, 2)
        for action, probe in ACTION_PROBES.items():
            bodies = alone if isinstance(probe, ActionProbe) else together
            seen[action].append(recognise(action, bodies[0], FPS, *bodies[1:]) if bodies else None)
    return [_row(action, shown, seen[action]) for action in ACTION_PROBES]


def labelled(corpus: Corpus) -> Iterator[Shown]:
    """Stretches of good frames under one annotation: segments, or whole clips without any."""
    takes: dict[str, list[Clip]] = defaultdict(list)
    for clip in corpus.rows:
        if clip.take:
            takes[clip.take].append(clip)
    for clip in corpus.rows:
        if _UNFIT & set(clip.tags):
            continue
        others = [other for other in takes.get(clip.take, ()) if other.id != clip.id]
        for start, stop, actions in _annotated(clip):
            for run in runs(corpus.valid(clip, start, stop)):
                first = start + run.start
                last = min(start + run.stop, first + round(LONGEST * FPS))
                if last - first < max(SHORTEST, round(0.8 * FPS)):
                    continue
                partner = next((Stretch(o, first, last) for o in others if o.frames >= last), None)
                yield Shown(Stretch(clip, first, last), actions, partner)


def _annotated(clip: Clip) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    if not clip.segments and clip.actions:
        yield 0, clip.frames, clip.actions
    for segment in clip.segments:
        posed = any("t-pose" in caption for caption in segment.captions)
        if segment.actions and not posed:
            stop = min(round(segment.end * FPS), clip.frames)
            yield round(segment.start * FPS), stop, segment.actions


def by_action(shown: Iterable[Shown], each: int) -> dict[str, list[Shown]]:
    """Main action → its stretches, ``each`` of them evenly picked."""
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        found[one.actions[0]].append(one)
    return {action: [own[i] for i in _even(len(own), each)] for action, own in found.items()}


def _even(n: int, count: int) -> NDArray[np.int64]:
    return np.unique(np.linspace(0, n - 1, min(n, count)).round().astype(np.int64))


def _row(action: str, shown: Sequence[Shown], seen: Sequence[bool | None]) -> Row:
    own, alarms = [], defaultdict(list)
    for one, yes in zip(shown, seen, strict=True):
        if yes is None:
            continue
        if action == one.actions[0]:
            own.append(yes)
        elif action not in one.actions:
            alarms[one.actions[0]].append(yes)
    rates = {other: float(np.mean(said)) for other, said in alarms.items()}
    worst = sorted(rates.items(), key=lambda pair: -pair[1])[:_WORST]
    return Row(
        action=action,
        hits=sum(own),
        own=len(own),
        false=float(np.mean(list(rates.values()))) if rates else 0.0,
        confused=tuple(pair for pair in worst if pair[1] >= 0.1),
    )


def as_dict(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Plain data for a JSON file."""
    return [asdict(row) for row in rows]


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a table."""
    lines = [
        "| action | rule | seen in its own clips | false alarms | mostly on |",
        "| --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        own = f"{row.hits} / {row.own}" if row.own else "–"
        confused = ", ".join(f"{name} {100 * share:.0f} %" for name, share in row.confused)
        rule = ACTION_PROBES[row.action].rule
        lines.append(
            f"| {row.action} | {rule} | {own} | {100 * row.false:.0f} % | {confused or '–'} |"
        )
    return "\n".join(lines) + "\n"
