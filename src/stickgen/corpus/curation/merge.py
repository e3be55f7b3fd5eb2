"""Several corpora as one: no clip twice, no source too large, nothing too poor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil
from pathlib import Path

import numpy as np

from stickgen.corpus.curation.balance import Piece, balance
from stickgen.corpus.curation.report import write_report
from stickgen.corpus.curation.windows import takes
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS


@dataclass(frozen=True)
class LeftOut:
    """A clip that is not in the result."""

    corpus: str
    id: str
    reason: str


@dataclass(frozen=True)
class MergeReport:
    """What a merge took and what it left out.

    Attributes:
        clips, hours: of the result.
        sources: hours of each source, before and after.
        renamed: new id → old id of clips whose id another clip had.
        left_out: every clip that is not in the result.
    """

    clips: int
    hours: float
    sources: dict[str, tuple[float, float]]
    renamed: dict[str, str]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class _Take:
    """Clips that stay together, and what they are called in the result."""

    corpus: Corpus
    clips: tuple[Clip, ...]
    ids: tuple[str, ...]
    name: str

    @property
    def seconds(self) -> float:
        return sum(clip.frames for clip in self.clips) / FPS

    def leave(self, reason: str) -> Iterator[LeftOut]:
        return (LeftOut(str(self.corpus.path), clip.id, reason) for clip in self.clips)


def merge(
    corpora: Sequence[Path],
    output: Path,
    *,
    max_source_fraction: float = 1.0,
    max_artifact: float = 1.0,
) -> MergeReport:
    """Write the clips of several corpora into one.

    A clip that an earlier corpus has already is left out; another clip of the same id gets the
    name of its corpus before it. Splits stay, and a take that an earlier corpus has in another
    split is left out. Takes are kept or left out whole. Which takes of too large a source go
    depends on their names alone.

    Args:
        corpora: corpus folders.
        output: corpus folder, none of ``corpora``.
        max_source_fraction: largest share of the result's hours that one source may have.
        max_artifact: takes with a clip of a larger artifact score are left out.

    Returns:
        the report; it is in ``output/report.json`` too.

    Raises:
        StickGenError: a folder is no corpus, the fraction is too small for so few sources,
            nothing is left, or the output cannot be written.
    """
    if output.resolve() in [path.resolve() for path in corpora]:
        raise StickGenError(f"{output} is merged itself: write the result to another folder")
    left_out: list[LeftOut] = []
    found = list(_find([Corpus.open(path) for path in corpora], left_out))
    clean = []
    for take in found:
        if max(clip.quality.artifact for clip in take.clips) > max_artifact:
            left_out += take.leave(f"Its artifact score is over {max_artifact:g}.")
        else:
            clean.append(take)
    surplus = _surplus(clean, max_source_fraction)
    kept = [take for take in clean if take.ids[0] not in surplus]
    for take in clean:
        if take.ids[0] in surplus:
            left_out += take.leave(
                f"The source {take.clips[0].source} would be over {max_source_fraction:.0%}."
            )
    if not kept:
        raise StickGenError(f"nothing is left of {len(found)} takes; allow a larger artifact score")
    _write(kept, output, corpora)
    report = _report(found, kept, left_out)
    write_report(output, asdict(report))
    return report


def _find(corpora: Sequence[Corpus], left_out: list[LeftOut]) -> Iterator[_Take]:
    """Takes that no earlier corpus has, under ids that no earlier clip has."""
    seen: dict[str, tuple[Corpus, Clip]] = {}
    splits: dict[tuple[str, str], str] = {}
    for corpus in corpora:
        for clips in takes(corpus):
            name, split = clips[0].take, clips[0].split
            new = [clip for clip in clips if not _known(corpus, clip, seen)]
            taken = any(clip.id in seen for clip in new)
            if name and not taken and splits.setdefault((clips[0].source, name), split) != split:
                new = []
                reason = f"Its take is in the split {splits[clips[0].source, name]} already."
            else:
                reason = "An earlier corpus has it."
            left_out += [LeftOut(str(corpus.path), c.id, reason) for c in clips if c not in new]
            if not new:
                continue
            before = f"{corpus.path.name}/" if taken else ""
            ids = tuple(_free(f"{before}{clip.id}", seen) for clip in new)
            seen |= {id_: (corpus, clip) for id_, clip in zip(ids, new, strict=True)}
            yield _Take(corpus, tuple(new), ids, f"{before}{name}" if name else "")


def _known(corpus: Corpus, clip: Clip, seen: dict[str, tuple[Corpus, Clip]]) -> bool:
    """Whether an earlier clip has this id and this motion."""
    if clip.id not in seen:
        return False
    other, twin = seen[clip.id]
    a, b = corpus.tracks(clip), other.tracks(twin)
    return np.array_equal(a.joints, b.joints) and np.array_equal(a.root, b.root)


def _free(wanted: str, seen: dict[str, tuple[Corpus, Clip]]) -> str:
    number, id_ = 1, wanted
    while id_ in seen:
        number += 1
        id_ = f"{wanted}~{number}"
    return id_


def _surplus(found: Iterable[_Take], limit: float) -> set[str]:
    """First ids of the takes that must go so that no source has more than its share."""
    pieces = [Piece(take.ids[0], take.seconds, (take.clips[0].source,)) for take in found]
    sources = {piece.groups[0] for piece in pieces}
    if limit >= 1.0 or not pieces:
        return set()
    out = balance(pieces, dict.fromkeys(sources, limit))
    if len(out) == len(pieces):
        raise StickGenError(
            f"{len(sources)} source{'s' * (len(sources) > 1)} cannot each be at most {limit:.0%} "
            f"of the hours: add sources or allow at least {ceil(100 / len(sources))}%"
        )
    return set(out)


def _write(kept: Iterable[_Take], output: Path, corpora: Sequence[Path]) -> None:
    with corpus_writer(output, f"merge of {', '.join(path.name for path in corpora)}") as add:
        for take in kept:
            for clip, id_ in zip(take.clips, take.ids, strict=True):
                add(replace(clip, id=id_, take=take.name), take.corpus.tracks(clip))


def _report(
    found: Iterable[_Take], kept: Sequence[_Take], left_out: Sequence[LeftOut]
) -> MergeReport:
    before, after = _hours(found), _hours(kept)
    return MergeReport(
        clips=sum(len(take.clips) for take in kept),
        hours=sum(after.values()),
        sources={name: (before[name], after.get(name, 0.0)) for name in sorted(before)},
        renamed={
            id_: clip.id
            for take in kept
            for clip, id_ in zip(take.clips, take.ids, strict=True)
            if clip.id != id_
        },
        left_out=tuple(left_out),
    )


def _hours(found: Iterable[_Take]) -> dict[str, float]:
    hours: dict[str, float] = defaultdict(float)
    for take in found:
        hours[take.clips[0].source] += take.seconds / 3600
    return dict(hours)
