"""Rules as a source and as a corpus: names, words, sides, bases, determinism."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.clip import make_clip
from stickgen.corpus.clips.recording import Recording
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.skeleton import mirror
from stickgen.synthesis.actions.locomotion import walk
from stickgen.synthesis.body import solve
from stickgen.synthesis.make import synthesise_by_rules
from stickgen.synthesis.rules import find, read
from stickgen.synthesis.rules.rule import Draw
from stickgen.synthesis.rules.table import KINDS, RULES
from stickgen.synthesis.rules.wording import WHO, Wording, mistyped, sentences
from stickgen.synthesis.variation import sample_variation
from stickgen.text.sides import swap_sides


@pytest.fixture
def base(tmp_path: Path, write_corpus: Callable[..., Path]) -> Path:
    """A substitute for recorded walking: a gait by rule, stored as a corpus of real motion."""
    v = sample_variation(np.random.default_rng(0), (20.0, 20.0), ("",), ("",), ("plain",))
    return write_corpus(
        tmp_path / "real",
        {"walks/one": solve(walk(v))},
        actions=("walk",),
        licence="Apache-2.0",
        credit="Somebody",
        split="train",
    )


def free_rules() -> list[str]:
    return [name for name, rule in RULES.items() if not rule.base or "" in rule.base]


@pytest.mark.parametrize("name", free_rules())
def test_every_rule_that_needs_no_recording_makes_clips(name: str) -> None:
    for item in find(4, seed=2, rules=(name,)):
        for recording in read(item):
            clip = make_clip(recording)
            assert clip.valid.all()
            assert 2.0 < len(clip.joints) / 25 < 14.0
            assert len(recording.captions) >= 3


@pytest.mark.parametrize("name", free_rules())
def test_a_rule_has_thirty_wordings(name: str) -> None:
    v = sample_variation(np.random.default_rng(4), RULES[name].seconds, ("stand",))
    wording = RULES[name].make(Draw(v)).wording
    found = sentences(wording, np.random.default_rng(0), 40)
    assert len(found) >= 30
    assert not any("*" in s or "{" in s or "  " in s for s in found)
    assert any(s.split(" ")[0] not in " ".join(WHO).split(" ") for s in found), "no orders"


def test_words_of_manners(base: Path) -> None:
    for name in KINDS["manner"]:
        (item,) = find(1, seed=1, rules=(name,), base=base)
        try:
            (recording,) = read(item)
        except StickGenError:
            continue  # this walk is too slow for the manner
        assert recording.credit.startswith("Somebody")
        assert recording.licence == "Apache-2.0"
        assert recording.split == "train"


def test_names_kinds_and_all_choose_rules(base: Path) -> None:
    assert {item.detail.rule for item in find(80, rules=("travel",))} == set(KINDS["travel"])
    everything = {item.detail.rule for item in find(900, rules=("all",), base=base)}
    assert everything >= set(KINDS["manner"]) | set(KINDS["sequence"])
    assert sum(len(read(item)) for item in find(5, rules=("turn", "jump"))) == 5
    with pytest.raises(StickGenError, match="no rule 'fly'"):
        find(2, rules=("fly",))
    with pytest.raises(StickGenError, match="limp changes recorded motion"):
        find(2, rules=("limp",))


def test_a_mirrored_clip_swaps_sides_in_motion_and_words() -> None:
    for item in find(8, seed=3, rules=("turn", "count_punch")):
        plain, other = read(item)
        np.testing.assert_allclose(mirror(plain.motion.joints), other.motion.joints)
        assert other.captions == tuple(swap_sides(c) for c in plain.captions)
        assert plain.id.replace("/plain", "/mirror") == other.id


def same(one: Recording, two: Recording) -> bool:
    equal = all(
        getattr(one, f.name) == getattr(two, f.name) for f in fields(one) if f.name != "motion"
    )
    return equal and np.array_equal(one.motion.joints, two.motion.joints)


def test_a_clip_depends_on_seed_rule_and_number_alone() -> None:
    alone = {r.id: r for i in find(8, seed=5, rules=("turn",)) for r in read(i)}
    among = {r.id: r for i in find(60, seed=5, rules=("turn", "steps")) for r in read(i)}
    shared = alone.keys() & among.keys()
    assert len(shared) == 8
    assert all(same(alone[id_], among[id_]) for id_ in shared)
    other = {r.id: r for i in find(8, seed=6, rules=("turn",)) for r in read(i)}
    assert not any(same(a, b) for a, b in zip(alone.values(), other.values(), strict=True))


def test_a_corpus_of_rules(tmp_path: Path, base: Path) -> None:
    summary = synthesise_by_rules(24, tmp_path / "out", names=("manner", "timing"), base=base)
    corpus = Corpus.open(tmp_path / "out")
    assert summary.clips == len(corpus.rows) >= 20
    assert all(clip.synthetic and "rule" in clip.tags for clip in corpus.rows)


def test_typing_errors_spare_sides_and_numbers() -> None:
    rng = np.random.default_rng(0)
    text = "a person turns right three times and walks forward"
    wrong = {mistyped(text, rng) for _ in range(200)}
    assert len(wrong) > 10
    assert all("right three times" in w.replace("tmies", "times") or "three" in w for w in wrong)
    assert all(re.search(r"\bright\b", w) and re.search(r"\bforward\b", w) for w in wrong)


def test_orders_and_sentences_say_the_same() -> None:
    wording = Wording(("*carry a box and *stop",))
    found = sentences(wording, np.random.default_rng(1), 60)
    assert found[0].endswith("carries a box and stops")
    assert any(s.startswith(("carry a box and stop", "please carry")) for s in found)
    assert any("carrying a box and stopping" in s for s in found)
