"""The table of action probes on a synthetic corpus."""

import json
from dataclasses import asdict

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.cli import main
from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_report import table, try_probes
from stickgen.synthesis import find, read
from stickgen.synthesis.make import synthesise
from stickgen.vocabulary import ACTIONS


@pytest.fixture(scope="module")
def corpus_folder(write_corpus, tmp_path_factory):
    names = ("wave", "sit", "handshake")
    recordings = [
        r for name in names for item in find(8, actions=(name,), seed=2) for r in read(item)
    ]
    plain = {r.id: r for r in recordings if "speed" not in r.id and "place" not in r.id}
    return write_corpus(
        tmp_path_factory.mktemp("corpus") / "c",
        {id_: np.asarray(r.motion.joints, dtype=np.float32) for id_, r in plain.items()},
        actions=lambda id_: plain[id_].actions[:1],
        take=lambda id_: plain[id_].take,
        tags=lambda id_: ("static",) if id_.endswith("sit/2_000001/mirror") else (),
    )


def test_every_action_has_a_row_and_clips_are_recognised(corpus_folder):
    rows = {row.action: row for row in try_probes(Corpus.open(corpus_folder))}
    assert tuple(rows) == ACTIONS
    assert (rows["wave"].hits, rows["wave"].own) == (4, 4)
    assert (rows["sit"].hits, rows["sit"].own) == (3, 3)  # the static clip is left out
    assert (rows["handshake"].hits, rows["handshake"].own) == (4, 4)
    assert rows["wave"].false == 0.0
    assert rows["crawling"].own == 0
    assert "| wave |" in table(list(rows.values())).markdown()


def test_partners_of_a_built_corpus_are_in_one_world(tmp_path):
    names = ("handshake", "hug", "high_five")
    synthesise(24, tmp_path / "c", actions=names)
    rows = {row.action: row for row in try_probes(Corpus.open(tmp_path / "c"))}
    for name in names:  # every clip is stored at its own origin
        assert rows[name].own >= 8 and rows[name].hits == rows[name].own


def test_the_number_of_excerpts_is_limited(corpus_folder):
    rows = {row.action: row for row in try_probes(Corpus.open(corpus_folder), each=2)}
    assert rows["wave"].own == rows["sit"].own == 2


def test_the_command_prints_the_rows(corpus_folder, capsys):
    main(["evaluate", "actions", str(corpus_folder), "--each", "2", "--json"])
    rows = json.loads(capsys.readouterr().out)
    expected = [asdict(row) for row in try_probes(Corpus.open(corpus_folder), 2)]
    assert rows == json.loads(json.dumps(expected))
    with pytest.raises(SystemExit) as missing:
        main(["evaluate", "actions", str(corpus_folder / "nothing")])
    assert missing.value.code == 2
