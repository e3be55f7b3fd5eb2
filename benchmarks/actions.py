"""How often the actions read off captions are those that a person gave.

    python benchmarks/actions.py CAPTIONS.jsonl

The table of words and the numbers of ``corpus/actions.py`` were chosen on the half ``chosen``;
``held out`` is the other half. The shipped text encoder learned from most of both, but not from
the clips of ``unseen``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from stickgen.corpus.clips.actions import label

UNSEEN = 0.05
"""Share of the clips that the text encoder's training kept apart (``training/text_captions``)."""


def fraction(text: str) -> float:
    """A number in [0, 1) that is the same on every run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") / 2**32


def part(clip: str) -> str:
    """Which part of the clips a clip belongs to."""
    if fraction(clip) < UNSEEN:
        return "unseen"
    return "chosen" if fraction("tune" + clip) < 0.5 else "held out"


def labelled(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Part, captions and actions of every clip and segment."""
    for line in path.read_text("utf-8").splitlines():
        clip = json.loads(line)
        for piece in (clip, *clip.get("segments", ())):
            if piece["captions"]:
                yield part(clip["id"]), piece["captions"], piece["actions"]


def main() -> None:
    """Print shares a part, then a row an action of what was held out."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("captions", type=Path)
    rows = list(labelled(parser.parse_args().captions))
    label(["a person juggles"])  # loads the encoder
    begin, worked = time.perf_counter(), time.process_time()
    found = [label(captions) for _, captions, _ in rows]
    seconds, worked = time.perf_counter() - begin, time.process_time() - worked
    said = sum(len(captions) for _, captions, _ in rows)
    print(
        f"{len(rows)} clips and segments, {said} captions in {seconds:.1f} s, {worked:.1f} s of CPU"
    )
    for name in ("chosen", "held out", "unseen"):
        pairs = [(f, r[2]) for f, r in zip(found, rows, strict=True) if r[0] == name]
        main_right = sum(f[:1] == tuple(true[:1]) for f, true in pairs)
        among = sum(bool(f) and f[0] in true for f, true in pairs)
        unknown = sum(not f for f, _ in pairs)
        print(
            f"{name:9} {len(pairs):5} pieces: main action {main_right / len(pairs):.1%}, "
            f"one of the given {among / len(pairs):.1%}, unknown {unknown / len(pairs):.1%}"
        )
    pairs = [(f, r[2]) for f, r in zip(found, rows, strict=True) if r[0] != "chosen"]
    for action, count in Counter(true[0] for _, true in pairs).most_common():
        got = Counter(f[0] if f else "unknown" for f, true in pairs if true[0] == action)
        others = ", ".join(f"{a} {n}" for a, n in got.most_common(4) if a != action)
        print(f"| {action} | {count} | {got[action] / count:.0%} | {others} |")


if __name__ == "__main__":
    main()
