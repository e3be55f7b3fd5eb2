"""Left and right of real clips, as their captions name them."""

import csv
import json
import re
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.retarget import retarget
from stickgen.corpus.sources.bvh import read_bvh
from stickgen.geometry import heading
from stickgen.skeleton import J

DATA = Path(__file__).parents[2] / "../shared/data"
OTHER = {"left": "right", "right": "left"}


def turns_to(side: str, joints: np.ndarray) -> bool:
    """A turn to the left raises the heading."""
    way = heading(joints) - heading(joints[:1])
    most = way[np.argmax(np.abs(way))]
    return bool(most > 0.3 if side == "left" else most < -0.3)


def kicks_with(side: str, joints: np.ndarray) -> bool:
    lift = joints[:, J[f"{side}_ankle"], 1] - joints[:, J[f"{OTHER[side]}_ankle"], 1]
    return bool(lift.max() > -lift.min())


def moves_hand(side: str, joints: np.ndarray) -> bool:
    reach = {s: np.ptp(joints[:, J[f"{s}_wrist"]] - joints[:, 0], axis=0).sum() for s in OTHER}
    return bool(reach[side] > reach[OTHER[side]])


SAYS: dict[str, tuple[str, Callable[[str, np.ndarray], bool]]] = {
    "turns": (r"\b(turn|spin|pirouette|spiral|veer|curv|circl)\w*\b[^,.]*\b{side}\b", turns_to),
    "kicks": (r"\bkick\w*\b[^,.]*\b{side} (leg|foot)\b", kicks_with),
    "hands": (r"\b{side} (hand|arm)\b", moves_hand),
}


def claims(source: str) -> Iterator[tuple[str, str, Callable[[np.ndarray], bool]]]:
    """Files of whose captions three say a side and none, of a part either, says the other."""
    with (DATA / "index.csv").open(newline="") as file:
        files = {r["id"]: r["file"] for r in csv.DictReader(file) if r["source"] == source}
    for line in (DATA / "captions.jsonl").read_text().splitlines():
        told = json.loads(line)
        if not files.get(told["id"], "").endswith(".bvh") or "exclude" in told.get("tags", ()):
            continue
        parts = [caption for part in told.get("segments", ()) for caption in part["captions"]]
        for side, other in OTHER.items():
            if any(other in caption for caption in told["captions"] + parts):
                continue
            for what, (pattern, holds) in SAYS.items():
                found = re.compile(pattern.replace("{side}", side))
                if sum(bool(found.search(caption)) for caption in told["captions"]) >= 3:
                    yield files[told["id"]], f"{what} {side}", partial(holds, side)


@pytest.mark.parametrize(
    ("source", "at_least"), [("cmu", 30), ("snu_woody", 40), ("snu_misc", 1), ("smartbody", 8)]
)
def test_captions_that_name_a_side_are_true(source: str, at_least: int, tmp_path: Path) -> None:
    archive = DATA / f"raw/{source}.tar.xz"
    if not archive.is_file():
        pytest.skip("the motion collection is not beside the project")
    claimed = {name: (what, holds) for name, what, holds in claims(source)}
    assert len(claimed) >= at_least
    wrong = []
    with tarfile.open(archive) as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            data = tar.extractfile(member) if name in claimed else None
            if data is None:
                continue
            (tmp_path / "clip.bvh").write_bytes(data.read())
            what, holds = claimed.pop(name)
            if not holds(retarget(read_bvh(tmp_path / "clip.bvh")).joints):
                wrong.append(f"{name} {what}")
    assert not claimed and not wrong
