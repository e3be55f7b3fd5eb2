"""Training sets: windows of a corpus that are good enough to pretrain on, or to tune with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.curation.balance import Piece, balance
from stickgen.corpus.curation.report import write_report
from stickgen.corpus.curation.stability import camera_stability
from stickgen.corpus.curation.windows import LENGTHS, Window, as_clip, cut, main_actions, takes
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.measures.quality import Quality, assess_quality
from stickgen.skeleton import FPS


@dataclass(frozen=True)
class Standard:
    """What a set asks of its windows, and of itself.

    Attributes:
        min_quality, max_artifact: scores of ``quality.Quality``.
        min_stability: ``stability.camera_stability``.
        max_action_share: of the set's seconds that one main action may have.
        max_synthetic_share: of the set's seconds that may be made by rule.
    """

    min_quality: float
    max_artifact: float
    min_stability: float = 0.0
    max_action_share: float = 1.0
    max_synthetic_share: float = 1.0


STANDARDS: Mapping[str, Standard] = MappingProxyType(
    {
        "pretrain": Standard(min_quality=0.5, max_artifact=0.5),
        "sft": Standard(
            min_quality=0.8,
            max_artifact=0.35,
            min_stability=0.6,
            max_action_share=0.3,
            max_synthetic_share=0.4,
        ),
    }
)
"""Set → standard, as the field has them."""
UNNAMED = "unknown"
"""Stands for the main action of a window of which nobody has named one."""
SYNTHETIC = "synthetic motion"
"""Stands for what was made by rule, among the groups that may not have more than a share."""


@dataclass(frozen=True)
class Dropped:
    """A window that is not in a set."""

    id: str
    seconds: float
    reason: str


@dataclass(frozen=True)
class SetReport:
    """What is in a set and what is not.

    Attributes:
        windows, hours: kept.
        synthetic_share: of the kept seconds.
        actions: main action → share of the kept seconds, the largest first.
        splits: hours of each split.
        reasons: reason → windows and hours dropped for it.
        dropped: every window that was dropped.
    """

    windows: int
    hours: float
    synthetic_share: float
    actions: dict[str, float]
    splits: dict[str, float]
    reasons: dict[str, tuple[int, float]]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True)
class _Unit:
    """Windows of one take that lie over each other; the worst of them speaks for all."""

    windows: tuple[Window, ...]
    qualities: tuple[Quality, ...]
    stability: float
    action: str

    @property
    def quality(self) -> float:
        return min(quality.score for quality in self.qualities)

    @property
    def artifact(self) -> float:
        return max(quality.artifact for quality in self.qualities)

    @property
    def seconds(self) -> float:
        return sum(window.stop - window.start for window in self.windows) / FPS

    def leave(self, reason: str) -> Iterator[Dropped]:
        return (Dropped(w.id, (w.stop - w.start) / FPS, reason) for w in self.windows)


def curate(
    path: Path,
    output: Path,
    standards: Mapping[str, Standard] = STANDARDS,
    lengths: tuple[int, int] = LENGTHS,
) -> dict[str, SetReport]:
    """Write the sets of a corpus, each a corpus of its own: ``output/<set>``.

    Good frames are cut into windows; people of one take are cut at the same frames and kept or
    dropped together. Where an action or what is synthetic has more than its share, the windows
    of the lowest quality go first.

    Args:
        path: corpus folder.
        output: folder of the sets.
        standards: set → what it asks.
        lengths: frames of the shortest and the longest window.

    Returns:
        set → report; they are in ``output/report.json`` too.

    Raises:
        StickGenError: the folder is no corpus, nothing is left for a set, or the output cannot
            be written.
    """
    if path.resolve() in [(output / name).resolve() for name in standards]:
        raise StickGenError(f"{path} would be replaced by its own set: choose another folder")
    corpus = Corpus.open(path)
    units, lost = _units(corpus, lengths)
    chosen = {name: _choose(name, units, standard) for name, standard in standards.items()}
    for name, (kept, _) in chosen.items():
        _write(corpus, output / name, kept)
    reports = {name: _report(kept, [*lost, *dropped]) for name, (kept, dropped) in chosen.items()}
    write_report(output, {name: asdict(report) for name, report in reports.items()})
    return reports


def _units(corpus: Corpus, lengths: tuple[int, int]) -> tuple[list[_Unit], list[Dropped]]:
    """Every window with its scores, and the good frames that are in none."""
    units: list[_Unit] = []
    lost: list[Dropped] = []
    for clips in takes(corpus):
        length = min(clip.frames for clip in clips)
        good = np.logical_and.reduce([corpus.valid(clip, 0, length) for clip in clips])
        spans = cut(good, lengths)
        units += (_judge(corpus, clips, span) for span in spans)
        reason = f"shorter than {lengths[0]} frames{' with a partner' if len(clips) > 1 else ''}"
        for clip in clips:
            left = int(corpus.valid(clip).sum()) - sum(span.stop - span.start for span in spans)
            if left:
                lost.append(Dropped(clip.id, left / FPS, reason))
    return units, lost


def _judge(corpus: Corpus, clips: Sequence[Clip], span: slice) -> _Unit:
    windows = tuple(Window(clip, span.start, span.stop) for clip in clips)
    motions = [corpus.joints(clip, span.start, span.stop) for clip in clips]
    actions = main_actions(corpus, windows[0])
    return _Unit(
        windows,
        qualities=tuple(assess_quality(joints, FPS) for joints in motions),
        stability=min(map(camera_stability, motions)),
        action=actions[0] if actions else UNNAMED,
    )


def _choose(
    name: str, units: Sequence[_Unit], standard: Standard
) -> tuple[list[_Unit], list[Dropped]]:
    """What a set keeps of the units, and what it drops."""
    dropped: list[Dropped] = []
    good: list[_Unit] = []
    for unit in units:
        if reason := _fault(unit, standard):
            dropped += unit.leave(reason)
        else:
            good.append(unit)
    surplus = _surplus(good, standard)
    for unit in good:
        if reason := surplus.get(unit.windows[0].id, ""):
            dropped += unit.leave(reason)
    kept = [unit for unit in good if unit.windows[0].id not in surplus]
    if not kept:
        counts = Counter(item.reason for item in dropped).most_common(4)
        why = ", ".join(f"{count} for {reason}" for reason, count in counts) or "no good motion"
        raise StickGenError(f"nothing is left for the set {name} ({why}): ask less of it")
    return kept, dropped


def _write(corpus: Corpus, output: Path, kept: Sequence[_Unit]) -> None:
    with corpus_writer(output, f"{output.name} set of {corpus.path.name}") as add:
        for unit in kept:
            for window, quality in zip(unit.windows, unit.qualities, strict=True):
                add(*as_clip(corpus, window, quality))


def _fault(unit: _Unit, standard: Standard) -> str | None:
    if unit.quality < standard.min_quality:
        return f"quality under {standard.min_quality:g}"
    if unit.artifact > standard.max_artifact:
        return f"artifact over {standard.max_artifact:g}"
    if unit.stability < standard.min_stability:
        return f"camera stability under {standard.min_stability:g}"
    return None


def _surplus(units: Sequence[_Unit], standard: Standard) -> dict[str, str]:
    """Id of the first window → reason, of the units that are more than their group's share."""
    pieces = [
        Piece(
            unit.windows[0].id,
            unit.seconds,
            (unit.action, *([SYNTHETIC] if unit.windows[0].clip.synthetic else [])),
            unit.quality,
        )
        for unit in units
    ]
    limits: dict[str, float] = {}
    if standard.max_action_share < 1.0:
        limits = dict.fromkeys((unit.action for unit in units), standard.max_action_share)
    if standard.max_synthetic_share < 1.0:
        limits[SYNTHETIC] = standard.max_synthetic_share
    return {
        key: f"{group} over {limits[group]:.0%}" for key, group in balance(pieces, limits).items()
    }


def _report(kept: Sequence[_Unit], dropped: Sequence[Dropped]) -> SetReport:
    total = sum(unit.seconds for unit in kept)
    actions: dict[str, float] = defaultdict(float)
    splits = dict.fromkeys(SPLITS, 0.0)
    made = 0.0
    for unit in kept:
        actions[unit.action] += unit.seconds / total
        splits[unit.windows[0].clip.split] += unit.seconds / 3600
        made += unit.seconds * unit.windows[0].clip.synthetic / total
    reasons: dict[str, tuple[int, float]] = {}
    for item in dropped:
        count, hours = reasons.get(item.reason, (0, 0.0))
        reasons[item.reason] = (count + 1, hours + item.seconds / 3600)
    return SetReport(
        windows=sum(len(unit.windows) for unit in kept),
        hours=total / 3600,
        synthetic_share=made,
        actions=dict(sorted(actions.items(), key=lambda item: (-item[1], item[0]))),
        splits=splits,
        reasons=dict(sorted(reasons.items())),
        dropped=tuple(dropped),
    )
