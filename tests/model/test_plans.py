"""Plans of a model: they fit their sentence, and the ranker chooses the best of several."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from stickgen.motion_model.decoding import Decoder
from stickgen.motion_model.heights import OPENING
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import PLAN
from stickgen.motion_model.planning import CHOICE, PromptSegment
from stickgen.options import GenerationOptions

SENTENCES = (
    "A person kicks with the right leg.",
    "Someone waves.",
    "A man jumps.",
    "He sits down.",
)


def plan(
    model: MotionModel, *segments: PromptSegment, plans: int | None = None, seed: int = 0
) -> np.ndarray:
    options = GenerationOptions(seed=seed, plans=plans)
    return model.plan(model.encode(segments), options, np.random.default_rng(seed)).tokens


def fit(model: MotionModel, tokens: np.ndarray, sentence: str) -> float:
    """The ranker's cosine of a plan and a sentence."""
    ranker = model.plan_writer(GenerationOptions()).ranker
    assert ranker is not None
    feed = {"plan": tokens[None], "text": model.text.encode([sentence])[0]}
    return float(ranker.run(["fit"], feed)[0][0])


def test_the_best_of_eight_plans_fits_better_than_a_single_one(model: MotionModel) -> None:
    one, many = (
        [
            fit(model, plan(model, PromptSegment(text, CHOICE), plans=n, seed=seed), text)
            for text in SENTENCES
            for seed in range(4)
        ]
        for n in (1, 8)
    )
    assert np.mean(many) > np.mean(one) + 0.05
    assert np.mean(np.array(many) > np.array(one)) > 0.7


@pytest.mark.parametrize("sentence", ["A person climbs.", "A person climbs up a ladder."])
def test_climbers_begin_on_the_floor(model: MotionModel, sentence: str) -> None:
    """With a guided opening a quarter to a half of the plans begin two metres up."""
    plans = np.stack([plan(model, PromptSegment(sentence, CHOICE), seed=seed) for seed in range(4)])
    heights = model.normalization.statistics.denormalize_plan(plans)[..., PLAN["height"]]
    assert heights[:, 0].max() < OPENING
    assert heights.max() > 1.3


def test_the_ranker_tells_sentences_apart(model: MotionModel) -> None:
    plans = [plan(model, PromptSegment(text, CHOICE)) for text in SENTENCES]
    cosine = np.array([[fit(model, tokens, text) for tokens in plans] for text in SENTENCES])
    assert (cosine.argmax(1) == np.arange(len(SENTENCES))).all()


def test_plans_are_repeatable_and_seeds_differ(model: MotionModel) -> None:
    segments = (PromptSegment("A person walks.", CHOICE + 7), PromptSegment("A person jumps.", 9))
    first, again, other = (plan(model, *segments, seed=s) for s in (1, 1, 2))
    assert first.shape == (CHOICE + 16, 71)
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).max() > 0.1


def open_decoder(model: MotionModel, history: np.ndarray) -> Decoder:
    """A decoder of "A person walks." that continues plans ``[N, P, 71]``."""
    writer = model.plan_writer(GenerationOptions())
    text = model.text.encode(["A person walks."])[0]
    return Decoder(writer.planner, writer.config, writer.sampling, text, history)


def read_on(model: MotionModel, decoder: Decoder, steps: int, lanes: int) -> np.ndarray:
    """Codes ``[steps, lanes, LEVELS]`` of plans that all draw the same random numbers."""
    rng, out = np.random.default_rng(5), []
    for _ in range(steps):
        shared = SimpleNamespace(gumbel=partial(shared_gumbel, rng, lanes))
        codes, _ = decoder.next(cast("np.random.Generator", shared))
        decoder.add(model.normalization.codebook.decode(codes)[:, None])
        out.append(codes)
    return np.stack(out)


def shared_gumbel(rng: np.random.Generator, lanes: int, size: tuple[int, int, int]) -> np.ndarray:
    assert size[0] == lanes
    return np.repeat(rng.gumbel(size=(1, *size[1:])), lanes, axis=0)


def test_plans_sampled_side_by_side_equal_those_sampled_alone(model: MotionModel) -> None:
    starts = np.stack([plan(model, PromptSegment(text, 2), plans=1) for text in SENTENCES])
    together = read_on(model, open_decoder(model, starts), 6, len(starts))
    for lane, start in enumerate(starts):
        alone = read_on(model, open_decoder(model, start[None]), 6, 1)
        np.testing.assert_array_equal(together[:, lane], alone[:, 0])
    assert any((together[:, lane] != together[:, 0]).any() for lane in range(1, len(starts)))


def test_all_plans_continue_from_the_one_that_is_kept(model: MotionModel) -> None:
    starts = np.stack([plan(model, PromptSegment(text, 2), plans=1) for text in SENTENCES])
    for best in (0, 2):
        decoder = open_decoder(model, starts)
        expected = open_decoder(model, starts[best : best + 1])
        read_on(model, decoder, 4, len(starts))
        read_on(model, expected, 4, 1)
        decoder.keep(best)
        after, alone = read_on(model, decoder, 4, len(starts)), read_on(model, expected, 4, 1)
        for lane in range(len(starts)):
            np.testing.assert_array_equal(after[:, lane], alone[:, 0])


def test_a_segment_longer_than_the_context_keeps_moving(model: MotionModel) -> None:
    planner = model.config.planner
    assert planner is not None
    tokens = plan(model, PromptSegment("A person walks.", planner.context + 3 * CHOICE), plans=2)
    assert np.isfinite(tokens).all() and np.abs(np.diff(tokens[-CHOICE:], axis=0)).max() > 0.1
