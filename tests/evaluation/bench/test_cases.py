"""Cases: held-out, real, and each with a caption that nobody has heard."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.evaluation.bench.cases import FEWEST, choose, stretches
from stickgen.geometry import heading


def test_cases_are_real_unseen_and_distinct(corpus: Corpus) -> None:
    train = stretches(corpus, "train")
    cases = choose(corpus, train, 256)
    captions = [case.caption for case in cases]
    assert len(captions) == len(set(captions)) == 70
    assert not {"a puppet sways", "somebody blinks", "a person sways like train0"} & set(captions)
    assert max(case.seconds for case in cases) == 8.0  # of the long one the beginning
    first = np.stack([case.joints[0] for case in cases])
    assert first[:, 0, [0, 2]] == pytest.approx(np.zeros((70, 2)), abs=1e-6)
    assert heading(first[:, None].reshape(-1, 1, 22, 3)[0]) == pytest.approx(0.0, abs=1e-5)


@pytest.mark.parametrize(
    "heard", ["Someone sways like test05.", "the figure sways like test05", "he sways like test05"]
)
def test_a_caption_that_training_knows_of_another_subject_is_no_case(
    corpus: Corpus, heard: str
) -> None:
    first, *train = stretches(corpus, "train")
    captions = [c.caption for c in choose(corpus, [replace(first, captions=(heard,)), *train], 256)]
    assert "a person sways like test05" not in captions
    assert "a person sways like test06" in captions


def test_actions_take_turns_where_some_are_left_out(corpus: Corpus) -> None:
    cases = choose(corpus, stretches(corpus, "train"), FEWEST)
    assert len(cases) == FEWEST
    first, second = (case.action for case in islice(cases, 2))
    assert first != second
    counts = np.unique([case.action for case in cases], return_counts=True)[1]
    assert counts.max() - counts.min() <= 1


def test_too_few_cases_are_refused(corpus: Corpus) -> None:
    with pytest.raises(StickGenError, match=r"10 test stretches .* needs 64: .* raise --cases"):
        choose(corpus, [], 10)
