"""Rules as a source of the data engine: choose performances, make their recordings.

A clip depends on the seed, its rule, a running number and its recorded base alone.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.recording import Body, Item, Recording, Segment
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS, mirror
from stickgen.synthesis.recordings import CREDIT, LICENCE, SOURCE, mirrored
from stickgen.synthesis.rules.bases import Base, find_bases
from stickgen.synthesis.rules.probes import obeys
from stickgen.synthesis.rules.rule import Draw, Take
from stickgen.synthesis.rules.table import KINDS, RULES
from stickgen.synthesis.rules.wording import sentences
from stickgen.synthesis.variation import sample_variation
from stickgen.text.sides import swap_sides

VERSIONS = ("plain", "mirror")
"""Versions of each performance: as it is, and mirrored with the sides of its captions swapped."""
_CAPTIONS = 5
_TRIES = 6
"""Performances that are tried until one passes the probe of its rule."""


@dataclass(frozen=True)
class RuleSpec:
    """Everything that is needed to reproduce a performance.

    Attributes:
        rule: name.
        seed, number: of the performance.
        versions: how many of ``VERSIONS`` are made.
        bases: recorded motion to change, one for each try; empty where the body is made by rule.
        base_action: what the person does there.
    """

    rule: str
    seed: int
    number: int
    versions: int
    bases: tuple[Base, ...] = ()
    base_action: str = ""

    def rng(self, purpose: int) -> np.random.Generator:
        """The start of the random stream for one purpose, the same at every call."""
        return np.random.default_rng(
            [self.seed, zlib.crc32(self.rule.encode()), self.number, purpose]
        )


def rule_names(words: Sequence[str]) -> tuple[str, ...]:
    """Rules of names, kinds or ``all``.

    Raises:
        StickGenError: there is no such rule or kind.
    """
    names: dict[str, None] = {}
    for word in words:
        if word == "all":
            names |= dict.fromkeys(RULES)
        elif word in KINDS:
            names |= dict.fromkeys(KINDS[word])
        elif word in RULES:
            names[word] = None
        else:
            raise StickGenError(
                f"there is no rule {word!r}; use all, a kind ({', '.join(KINDS)}) or some of: "
                f"{', '.join(RULES)}"
            )
    return tuple(names)


def find(
    n: int, *, seed: int = 0, rules: Sequence[str] = ("all",), base: Path | None = None
) -> list[Item]:
    """Choose performances that make ``n`` clips in all, rules in turn.

    Args:
        n: clips.
        seed: starts every random stream.
        rules: names, kinds or ``all``.
        base: corpus of recorded motion, whose training split is changed; without one the rules
            that need recorded motion are left out, and other bodies stand by rule.

    Raises:
        StickGenError: a rule is unknown or needs a ``base``, or ``base`` is no corpus or holds no
            such motion.
    """
    names = rule_names(rules)
    if base is None:
        names = _without_base(names)
    turns = [name for name in names for _ in range(RULES[name].weight)]
    made: Counter[str] = Counter()
    bases = _bases(base)
    items: list[Item] = []
    while n > 0:
        name = turns[len(items) % len(turns)]
        number = made[name]
        made[name] += 1
        people = RULES[name].people
        spec = RuleSpec(name, seed, number, min(len(VERSIONS), -(-n // people)))
        n -= spec.versions * people
        if base is not None and RULES[name].base:
            spec = _with_bases(spec, bases, base)
        items.append(Item(f"{SOURCE}/{name}/{seed}_{number:06d}", base or Path(), spec))
    return items


def _without_base(names: Sequence[str]) -> tuple[str, ...]:
    free = tuple(name for name in names if not RULES[name].base or "" in RULES[name].base)
    if not free:
        raise StickGenError(
            f"the rule {names[0]} changes recorded motion: name a corpus of it with --base"
        )
    return free


def _bases(base: Path | None) -> dict[str, list[Base]]:
    if base is None:
        return {}
    corpus = open_corpus(base)
    return {action: find_bases(corpus, action) for action in ("walk", "idle")}


def _with_bases(spec: RuleSpec, bases: dict[str, list[Base]], path: Path) -> RuleSpec:
    rng, wanted = spec.rng(0), RULES[spec.rule].base
    choices = [action for action in wanted if not action or bases[action]]
    if not choices:
        raise StickGenError(f"{path} holds no plain motion of the action {wanted[0]!r} to change")
    action = choices[int(rng.integers(len(choices)))]
    if not action:
        return spec
    chosen = tuple(bases[action][int(k)] for k in rng.integers(len(bases[action]), size=_TRIES))
    return replace(spec, bases=chosen, base_action=action)


def read(item: Item) -> list[Recording]:
    """Make a performance: as it is and mirrored.

    Raises:
        StickGenError: no try obeys its own wording, or the base corpus cannot be read.
    """
    spec: RuleSpec = item.detail
    take, base = _perform(spec, item.path)
    rng = spec.rng(1)
    people = [take] if take.partner is None else [take, take.partner]
    recordings = []
    for person, performed in enumerate(people):
        plain = _recording(item, performed, rng)
        if base is not None:
            plain = _with_credit(plain, open_corpus(item.path).rows[base.row])
        for version in (plain, _mirrored(plain, performed.joints))[: spec.versions]:
            recordings.append(version if len(people) == 1 else _of_pair(version, person, take.pair))
    return recordings


def _of_pair(recording: Recording, person: int, pair: tuple[str, ...]) -> Recording:
    """One of two people, who share a take."""
    mirror_image = recording.id.endswith("mirror")
    return replace(
        recording,
        id=f"{recording.id}/{person}",
        take=recording.id,
        pair_captions=tuple(map(swap_sides, pair)) if mirror_image else pair,
    )


def _perform(spec: RuleSpec, path: Path) -> tuple[Take, Base | None]:
    rule = RULES[spec.rule]
    for k in range(_TRIES):
        base = spec.bases[k] if spec.bases else None
        v = sample_variation(spec.rng(10 + k), rule.seconds, ("stand",), ("",), rule.moods)
        draw = Draw(v, None if base is None else _joints(path, base), spec.base_action)
        take = rule.make(draw)
        if obeys(spec.rule, take.joints, draw):
            return take, base
    raise StickGenError(f"No performance of {_TRIES} does what the rule {spec.rule} says.")


def _recording(item: Item, take: Take, rng: np.random.Generator) -> Recording:
    return Recording(
        id=f"{item.id}/plain",
        source=SOURCE,
        motion=Body(take.joints, FPS),
        licence=LICENCE,
        credit=CREDIT,
        captions=sentences(take.wording, rng, _CAPTIONS),
        actions=take.actions,
        segments=tuple(Segment(a, b, ("stand",), ()) for a, b in take.rests if b - a > 0.3),
        tags=("rule",),
        subject=item.id,
        synthetic=True,
    )


def _mirrored(plain: Recording, joints: FloatArray) -> Recording:
    other = mirrored(plain, joints)
    return replace(
        other, id=plain.id.removesuffix("plain") + "mirror", motion=Body(mirror(joints), FPS)
    )


def _with_credit(recording: Recording, clip: Clip) -> Recording:
    """With licence, credit and split of the recorded clip underneath."""
    return replace(
        recording,
        licence=clip.licence,
        credit=f"{clip.credit}; {CREDIT}",
        split=clip.split,
        subject=clip.subject,
        file=clip.file,
        tags=("rule", "over_real"),
    )


def _joints(path: Path, base: Base) -> FloatArray:
    corpus = open_corpus(path)
    return np.asarray(corpus.joints(corpus.rows[base.row], base.start, base.stop), dtype=float)


@lru_cache(maxsize=1)
def open_corpus(path: Path) -> Corpus:
    """The corpus, opened once in a process."""
    return Corpus.open(path)
