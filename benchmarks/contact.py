"""Whether things and people meet: balls and hands, fists and faces, at the right moment.

    python benchmarks/contact.py [--json] [--only NAME] [--cache DIR] [--steps N]

Plays the scenes of ``contact_scenes.yaml`` and ``contact_seats.yaml`` with the shipped model and
directs them. Motions are kept in a folder, so that a second run takes seconds. For each scene it
prints

- distance: metres between what should touch at the moments found in the bodies (``measures``);
- delay: seconds between such a moment and the contact that is seen, or of a reaction;
- inside: metres by which two trunks overlap, or a ball is below the floor;
- pops: frames in which a thing jumps by more than 0.5 m, or comes or goes in the open;
- slide: how much faster planted feet slide over the floor than before, of seats and goals;
- kept: whether all of that is within the limits below.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from contact_body_measures import BODY, slide
from contact_body_measures import Found as BodyFound
from contact_geometry import inside, pops
from contact_measures import Found, measure

from stickgen.direction import build_scene
from stickgen.direction.in_time import in_time
from stickgen.motion import Motion
from stickgen.options import GenerationOptions
from stickgen.performance import perform
from stickgen.scene import Scene
from stickgen.script import Script

SCENES = [Path(__file__).with_name(f"contact_{name}.yaml") for name in ("scenes", "seats")]
LIMITS = {"balls": 0.06, "partners": 0.08, "seats": 0.08, "goals": 0.08}
"""Group of scenes -> largest distance at a contact, metres."""
MAX_DELAY = 0.1
MAX_INSIDE = 0.05
MAX_SLIDE = 0.2
"""By which feet may slide faster than before: a share of what they did, or m/s if that is less."""


@dataclass(frozen=True)
class Row:
    """What was measured in one scene."""

    group: str
    name: str
    distance: float
    delay: float
    inside: float
    pops: int
    slide: float
    missing: str

    @property
    def kept(self) -> bool:
        """Whether every limit is kept."""
        return (
            not self.missing
            and self.distance <= LIMITS[self.group]
            and self.delay <= MAX_DELAY
            and self.inside <= MAX_INSIDE
            and self.pops == 0
            and self.slide <= MAX_SLIDE
        )


def script_of(name: str, scene: Mapping[str, Any]) -> Script:
    """The Script of a scene of the file."""
    beats = {
        who: [
            {"start": start, "end": end, "text": text, **(more[0] if more else {})}
            for start, end, text, *more in rows
        ]
        for who, rows in scene["people"].items()
    }
    holds = [
        {"kind": kind, "held_by": [{"name": n, "start": a, "end": b} for n, a, b in rows]}
        for kind, rows in scene.get("held", {}).items()
    ]
    stage = [
        {"kind": kind, **(at if isinstance(at, dict) else {"at": at})}
        for kind, at in scene.get("stage", {}).items()
    ]
    people = [
        {
            "name": who,
            "beats": rows,
            "props": scene.get("props", {}).get(who),
            "height": scene.get("heights", {}).get(who, 1.0),
            **scene.get("more", {}).get(who, {}),
        }
        for who, rows in beats.items()
    ]
    duration = max(beat["end"] for rows in beats.values() for beat in rows)
    fields = {"description": name, "duration": duration, "characters": people}
    return Script.model_validate({**fields, "props": [*stage, *holds]})


def motions_of(script: Script, options: GenerationOptions, cache: Path) -> list[Motion]:
    """The motions of a Script, generated once."""
    key = hashlib.sha256(f"{script.model_dump_json()}{options}".encode()).hexdigest()[:16]
    path = cache / f"{key}.npz"
    if not path.exists():
        motions = perform(script, options)
        arrays = {f"joints{i}": m.joints for i, m in enumerate(motions)}
        arrays |= {f"actions{i}": m.actions for i, m in enumerate(motions)}
        np.savez(path, **arrays)
    with np.load(path) as stored:
        count = len(script.characters)
        return [Motion(stored[f"joints{i}"], stored[f"actions{i}"]) for i in range(count)]


def direct(
    name: str, record: Mapping[str, Any], options: GenerationOptions, cache: Path
) -> tuple[Script, Scene, list[Motion]]:
    """A scene of the file as a Script, its beats as they are played, as a film, and its motions."""
    script = script_of(name, record)
    motions = motions_of(script, options, cache)
    return in_time(script, motions)[0], build_scene(script, motions, 16 / 9), motions


def row_of(
    group: str, name: str, record: Mapping[str, Any], options: GenerationOptions, cache: Path
) -> Row:
    """Everything measured in one scene."""
    script, scene, motions = direct(name, record, options, cache)
    found = [_measured(scene, script, *expected) for expected in record["expects"]]
    missing = [" ".join(e) for e, f in zip(record["expects"], found, strict=True) if f is None]
    distances = [f.distance for f in found if f] or [np.inf]
    delays = [f.delay for f in found if f] or [np.inf]
    return Row(
        group,
        name,
        float(max(distances)),
        float(max(delays)),
        inside(scene, touching=any(e[0] == "palms" for e in record["expects"])),
        pops(scene),
        _slides_more(scene, motions) if group in ("seats", "goals") else 0.0,
        "; ".join(missing),
    )


def _measured(
    scene: Scene, script: Script, kind: str, who: str, other: str = ""
) -> Found | BodyFound | None:
    """One expected contact; None: nothing of the kind is seen."""
    if kind not in BODY:
        return measure(scene, script, kind, who, other)
    one = next(actor for actor in scene.actors if actor.name == who)
    return BODY[kind](scene, script, one, other)


def _slides_more(scene: Scene, motions: list[Motion]) -> float:
    """By how much feet slide faster than before: a share, or m/s if that is less."""
    worst = 0.0
    for actor, motion in zip(scene.actors, motions, strict=True):
        if motion.skeleton:
            continue
        old = slide(motion.joints, motion.contacts, motion.fps)
        new = slide(actor.motion.joints, actor.motion.contacts, motion.fps)
        worst = max(worst, min((new - old) / max(old, 1e-6), new - old))
    return worst


def main() -> int:
    """Measure and print; exit code 0 when nine scenes in ten are kept."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", help="part of the name of the scenes to play")
    parser.add_argument("--group", choices=LIMITS, help="the only group to play")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    default = Path(tempfile.gettempdir()) / "stickgen-contact"
    parser.add_argument("--cache", type=Path, default=default, help="where motions are kept")
    wanted = parser.parse_args()
    wanted.cache.mkdir(parents=True, exist_ok=True)
    options = GenerationOptions(seed=wanted.seed, steps=wanted.steps)
    groups: dict[str, Any] = {}
    for path in SCENES:
        groups |= yaml.safe_load(path.read_text("utf-8"))
    rows = [
        row_of(group, name, record, options, wanted.cache)
        for group, scenes in groups.items()
        for name, record in scenes.items()
        if (wanted.only or "") in name and (wanted.group or group) == group
    ]
    show(rows, as_json=wanted.json)
    return 0 if np.mean([row.kept for row in rows]) >= 0.9 else 1


def show(rows: list[Row], *, as_json: bool) -> None:
    """Print what was measured, and the share kept of each group."""
    kept = {
        group: float(np.mean([r.kept for r in rows if r.group == group]))
        for group in dict.fromkeys(r.group for r in rows)
    }
    if as_json:
        print(json.dumps({"scenes": [asdict(r) | {"kept": r.kept} for r in rows], "kept": kept}))
        return
    print(
        "| scene | distance | delay | inside | pops | slide | kept |\n"
        "| --- | --- | --- | --- | --- | --- | --- |"
    )
    for row in rows:
        kept_ = "yes" if row.kept else f"no, missing {row.missing}" if row.missing else "no"
        print(
            f"| {row.name} | {row.distance:.2f} m | {row.delay:.2f} s | {row.inside:.2f} m "
            f"| {row.pops} | {row.slide:+.2f} | {kept_} |"
        )
    print("\n" + ", ".join(f"{group}: {share:.0%} kept" for group, share in kept.items()))


if __name__ == "__main__":
    sys.exit(main())
