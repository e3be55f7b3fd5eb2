"""How fast the data engine is: every stage, the whole run, and BVH reading against a peer.

    python benchmarks/data.py                      # ../shared/data, or synthetic motion without it
    python benchmarks/data.py --source amass ~/AMASS

Needs the extras data and dev. Exit code 0 when reading BVH is at least 5 × as fast as the
pure-Python package `bvh` on the same files, else 1. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import pstats
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import bvh
import numpy as np

from stickgen import synthesis as synth
from stickgen.corpus.clips.clip import canonical, label_actions, make_clip
from stickgen.corpus.clips.metadata import describe
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.engine.convert import convert
from stickgen.corpus.sources import collection, load_source
from stickgen.corpus.sources.bvh_file import read_channels
from stickgen.corpus.sources.unpack import unpack
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.formats.bvh import bvh_text
from stickgen.measures.plausibility import implausibility
from stickgen.measures.quality import assess_quality
from stickgen.motion import Motion
from stickgen.skeleton import FPS

SHARED = Path(__file__).resolve().parents[1] / "../shared/data"
BAR = 5.0
"""Times as fast as the package `bvh` that reading must be."""
_CLIPS = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path, nargs="?", help="data set; ../shared/data if there")
    parser.add_argument("--source", default="collection", help="its name in data convert")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--items", type=int, default=300, help="for the table of stages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        path, source = options.path or SHARED, options.source
        if options.path is None and not SHARED.is_dir():
            path, source = _performances(room / "motion"), "bvh"
        whole = convert(source, path, room / "corpus", workers=options.workers)
        items = _items(source, path, room / "files")
        step = max(1, len(items) // options.items)
        _stages(source, items[::step], room / "corpus", room / "copy")
        _profile(source, items[:: 2 * step])
        print(
            f"\nwhole run, {options.workers} workers: {whole.items} items, {whole.clips} clips, "
            f"{whole.hours:.2f} h in {whole.seconds:.1f} s: {whole.clips_per_second:.0f} clips/s, "
            f"{whole.hours * 3600 / whole.seconds:.0f} × real time"
        )
        began = time.perf_counter()
        Corpus.open(room / "corpus")
        print(f"opening it: {1000 * (time.perf_counter() - began):.0f} ms")
        files = [item.path for item in items if item.path.suffix.lower() == ".bvh"]
        faster = _against_package(files[:: max(1, len(files) // 60)]) if files else BAR
    raise SystemExit(0 if faster >= BAR else 1)


def _performances(folder: Path) -> Path:
    """BVH files of synthetic motion, for a machine without data."""
    folder.mkdir()
    for item in synth.find(_CLIPS):
        for recording in synth.read(item):
            motion = Motion(recording.motion.joints, fps=recording.motion.fps)
            name = recording.id.replace("/", "_")
            (folder / f"{name}.bvh").write_text(bvh_text(motion), "utf-8")
    return folder


def _items(source: str, path: Path, files: Path) -> list[Item]:
    if source != "collection":
        return load_source(source).find(path)
    unpack(sorted((path / "raw").glob("*.tar.*")), files, 2, lambda done: None)
    return collection.find(path, unpacked=files)


class _Clock:
    """Seconds spent in stages."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.spent[name] += time.perf_counter() - began


def _stages(source: str, items: Sequence[Item], corpus: Path, copy: Path) -> None:
    """Print a table: seconds of each stage of one process, clips a second, times real time."""
    clock = _Clock()
    clips, seconds = 0, 0.0
    for recording in _recordings(source, items, clock):
        with clock.stage("label actions"):
            labelled = label_actions(recording)
        try:
            with clock.stage("retarget"):
                body = canonical(labelled)
            with clock.stage("all of make_clip"):
                clip = make_clip(labelled)
        except StickGenError:
            continue
        clips, seconds = clips + 1, seconds + len(clip.joints) / FPS
        with clock.stage("check"):
            implausibility(clip.joints, FPS, clip.valid)
        with clock.stage("assess"):
            assess_quality(clip.joints, FPS, clip.valid)
        with clock.stage("describe"):
            describe(clip.joints, labelled, clip.quality, valid=clip.valid, scale=body.scale)
    inside = sum(clock.spent[name] for name in ("retarget", "check", "assess", "describe"))
    clock.spent["clean, resample, centre"] = clock.spent.pop("all of make_clip") - inside
    with clock.stage("write"):
        _write(corpus, copy, clips)
    _print_stages(clock.spent, clips, seconds)


def _recordings(source: str, items: Sequence[Item], clock: _Clock) -> Iterator[Recording]:
    read = load_source(source).read
    for item in items:
        try:
            with clock.stage("read"):
                found = read(item)
        except StickGenError:
            continue
        yield from found


def _write(corpus: Path, copy: Path, clips: int) -> None:
    opened = Corpus.open(corpus)
    rows = opened.rows[:: max(1, len(opened) // clips)][:clips]
    with corpus_writer(copy, "benchmark") as add:
        for clip in rows:
            add(clip, opened.tracks(clip))


def _print_stages(spent: dict[str, float], clips: int, seconds: float) -> None:
    total = sum(spent.values())
    print(f"one process, {clips} clips, {seconds / 60:.1f} min of motion")
    print(f"{'stage':<26}{'ms/clip':>10}{'share':>8}{'clips/s':>10}{'× real time':>14}")
    for name, t in (*spent.items(), ("all", total)):
        row = (1000 * t / clips, f"{100 * t / total:.0f} %", clips / t, seconds / t)
        print("{:<26}{:>10.2f}{:>8}{:>10.0f}{:>14.0f}".format(name, *row))


def _profile(source: str, items: Sequence[Item]) -> None:
    """Print the functions that take the most time of their own."""
    read = load_source(source).read
    profile = cProfile.Profile()
    profile.enable()
    for item in items:
        try:
            for recording in read(item):
                make_clip(recording)
        except StickGenError:
            continue
    profile.disable()
    text = io.StringIO()
    pstats.Stats(profile, stream=text).strip_dirs().sort_stats("tottime").print_stats(15)
    table = text.getvalue().split("\n\n")[-2:]
    print("\nwhere it goes (cProfile, own time first)\n" + "\n".join(table).rstrip())


def _against_package(files: Sequence[Path]) -> float:
    """Print and give how many times as fast as the package `bvh` we read channel values."""
    times = {"bvh": 0.0, "stick-gen": 0.0}
    size = frames = 0
    for path in files:
        began = time.perf_counter()
        theirs = np.array(bvh.Bvh(path.read_text("latin-1")).frames, dtype=float)
        between = time.perf_counter()
        _, ours, _ = read_channels(path)
        times["stick-gen"] += time.perf_counter() - between
        times["bvh"] += between - began
        np.testing.assert_array_equal(ours, theirs)
        size, frames = size + path.stat().st_size, frames + len(ours)
    print(f"\nreading {len(files)} BVH files, {size / 1e6:.0f} MB, {frames} frames, equal values")
    for name, t in times.items():
        print(f"{name:<26}{t:>8.2f} s{size / 1e6 / t:>8.1f} MB/s{frames / t:>10.0f} frames/s")
    faster = times["bvh"] / times["stick-gen"]
    print(f"{faster:.1f} × as fast; the bar is {BAR:g}: {'met' if faster >= BAR else 'MISSED'}")
    return faster


if __name__ == "__main__":
    main()
