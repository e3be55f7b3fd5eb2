"""Synthetic motion as a source of the data engine: choose performances, make their recordings.

A clip depends on the seed, its action and a running number alone, so that neither the choice of
other actions nor the number of workers changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from stickgen.corpus.clips.recording import Item, Recording
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.performance import BASE, RECORDINGS, PerformanceSpec, perform
from stickgen.synthesis.recorded import recorded_bases, sample_bases
from stickgen.synthesis.recordings import SOURCE, make_recording, mirrored

VERSIONS = ("plain", "speed", "place", "mirror")
"""Versions of each performance: as it is; faster or slower; performed again with another amplitude
and step length at another place in the world; mirrored, sides swapped in the captions too."""


def find(
    n: int, *, seed: int = 0, actions: Sequence[str] = (), base: Path | None = None
) -> list[Item]:
    """Choose performances that make ``n`` clips in all, actions in turn.

    Args:
        n: clips, one person each; two people in contact are two clips.
        seed: starts every random stream.
        actions: keys of ``synthesis.actions.ACTIONS``; all when empty.
        base: corpus of recorded motion; every second performance of the actions that need only
            the arms is then laid over one of its walks or idles.

    Raises:
        StickGenError: an action is unknown, ``n`` is not positive, or ``base`` is no corpus.
    """
    names = tuple(actions) or tuple(ACTIONS)
    if unknown := [name for name in names if name not in ACTIONS]:
        raise StickGenError(
            f"there is no action {unknown[0]!r} to synthesise; use some of: {', '.join(ACTIONS)}"
        )
    if n < 1:
        raise StickGenError(f"the number of clips must be 1 or more, got {n}")
    longest = round(FPS * max(a.seconds[1] for a in ACTIONS.values() if a.over_real))
    bases = recorded_bases(base, longest) if base is not None else []
    items: list[Item] = []
    while n > 0:
        name, number = names[len(items) % len(names)], len(items) // len(names)
        action = ACTIONS[name]
        versions = min(len(VERSIONS), -(-n // action.people))
        n -= versions * action.people
        spec = PerformanceSpec(name, seed, number, versions)
        if bases and action.over_real and number % 2:
            spec = replace(spec, bases=sample_bases(bases, action.stances, spec.rng(BASE)))
        items.append(Item(f"{SOURCE}/{name}/{seed}_{number:06d}", base or Path(), spec))
    return items


def read(item: Item) -> list[Recording]:
    """Make a performance: up to four versions, of two people each where two take part.

    Raises:
        StickGenError: the base corpus cannot be read.
    """
    spec: PerformanceSpec = item.detail
    rng = spec.rng(RECORDINGS)
    plain = perform(spec, item.path)
    slower, faster = rng.uniform(0.8, 0.9), rng.uniform(1.1, 1.25)
    speed = float(slower if plain.variation.tempo > rng.uniform(0.85, 1.15) else faster)
    recordings: list[Recording] = []
    for version in VERSIONS[: spec.versions]:
        performance = plain
        if version == "place":
            scale = float(rng.choice([0.87, 1.13]))
            performance = perform(spec, item.path, scale).moved(rng)
        factor = speed if version == "speed" else 1.0
        for person, joints in enumerate(performance.joints):
            recording = make_recording(item, version, performance, person, factor, rng)
            if version == "mirror":
                recording = mirrored(recording, joints)
            recordings.append(recording)
    return recordings
