"""Cases: held-out recordings, each with a caption that does not occur in training."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.evaluation.bench.cases import FEWEST, captioned_excerpts, choose_cases
from stickgen.geometry import heading


def test_cases_are_recorded_unseen_and_distinct(corpus: Corpus) -> None:
    cases = choose_cases(corpus, captioned_excerpts(corpus, "train"), 256)
    captions = [case.caption for case in cases]
    assert len(captions) == len(set(captions)) == 70
    assert not {"a puppet sways", "somebody blinks", "a person sways like train0"} & set(captions)
    assert max(case.seconds for case in cases) == 8.0  # the beginning of the long one
    first = np.stack([case.joints[0] for case in cases])
    assert first[:, 0, [0, 2]] == pytest.approx(np.zeros((70, 2)), abs=1e-6)
    assert heading(first) == pytest.approx(np.zeros(70), abs=1e-5)


@pytest.mark.parametrize(
    "known", ["Someone sways like test05.", "the figure sways like test05", "he sways like test05"]
)
def test_a_caption_that_training_has_with_another_subject_is_no_case(
    corpus: Corpus, known: str
) -> None:
    first, *others = captioned_excerpts(corpus, "train")
    train = [replace(first, captions=(known,)), *others]
    captions = [case.caption for case in choose_cases(corpus, train, 256)]
    assert "a person sways like test05" not in captions
    assert "a person sways like test06" in captions


def test_actions_take_turns_if_some_cases_are_left_out(corpus: Corpus) -> None:
    cases = choose_cases(corpus, captioned_excerpts(corpus, "train"), FEWEST)
    assert len(cases) == FEWEST
    first, second = (case.action for case in islice(cases, 2))
    assert first != second
    counts = np.unique([case.action for case in cases], return_counts=True)[1]
    assert counts.max() - counts.min() <= 1


def test_sources_choose_the_cases(corpus: Corpus) -> None:
    train = captioned_excerpts(corpus, "train")
    everything = choose_cases(corpus, train, 256)
    source = corpus.rows[0].source
    assert len(choose_cases(corpus, train, 256, sources=(source,))) == len(everything)
    with pytest.raises(StickGenError, match="0 test excerpts"):
        choose_cases(corpus, train, 256, sources=("elsewhere",))


def test_too_few_cases_are_refused(corpus: Corpus) -> None:
    with pytest.raises(StickGenError, match=r"10 test excerpts .* needs 64: .* raise --cases"):
        choose_cases(corpus, [], 10)
