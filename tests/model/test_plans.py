"""Plans of a model: they fit their sentence, and the ranker chooses the best of several."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.motion_model.decoding import Decoder, Opening
from stickgen.motion_model.heights import OPENING
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import CODES, LEVELS, PLAN
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
    (written,) = model.plan([model.encode(segments)], options, [np.random.default_rng(seed)])
    return written.tokens


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


def read_on(
    model: MotionModel, decoder: Decoder, steps: int, plans: int, opening: Opening | None = None
) -> np.ndarray:
    """Codes ``[steps, plans, LEVELS]`` of plans that all draw the same random numbers."""
    rng, out = np.random.default_rng(5), []
    for _ in range(steps):
        gumbel = np.repeat(rng.gumbel(size=(1, 1, LEVELS, CODES)), plans, axis=1)
        codes, _ = decoder.next(gumbel.astype(np.float32), {0: opening} if opening else {})
        decoder.add(model.normalization.codebook.decode(codes))
        opening = None
        out.append(codes[0])
    return np.stack(out)


def begin(model: MotionModel, starts: np.ndarray) -> tuple[Decoder, np.ndarray]:
    """A decoder that continues plans ``[N, P, 71]`` as "A person walks.", and its first codes."""
    writer = model.plan_writer(GenerationOptions())
    text = model.text.encode(["A person walks."])[0]
    plans, own = starts.shape[:2] if len(starts) > 1 else (1, 0)
    decoder = Decoder(writer.planner, writer.config, writer.sampling, 1, plans)
    return decoder, read_on(model, decoder, 6, plans, Opening(text, starts, own))


def test_plans_sampled_side_by_side_equal_those_sampled_alone(model: MotionModel) -> None:
    starts = np.stack([plan(model, PromptSegment(text, 2), plans=1) for text in SENTENCES])
    _, together = begin(model, starts)
    for lane, start in enumerate(starts):
        _, alone = begin(model, start[None])
        np.testing.assert_array_equal(together[:, lane], alone[:, 0])
    assert any((together[:, lane] != together[:, 0]).any() for lane in range(1, len(starts)))


def test_all_plans_continue_from_the_one_that_is_kept(model: MotionModel) -> None:
    starts = np.stack([plan(model, PromptSegment(text, 2), plans=1) for text in SENTENCES])
    for best in (0, 2):
        decoder, _ = begin(model, starts)
        expected, _ = begin(model, starts[best : best + 1])
        decoder.keep(0, best)
        after = read_on(model, decoder, 4, len(starts))
        alone = read_on(model, expected, 4, 1)
        for lane in range(len(starts)):
            np.testing.assert_array_equal(after[:, lane], alone[:, 0])


def test_a_segment_longer_than_the_context_keeps_moving(model: MotionModel) -> None:
    planner = model.config.planner
    assert planner is not None
    tokens = plan(model, PromptSegment("A person walks.", planner.context + 3 * CHOICE), plans=2)
    assert np.isfinite(tokens).all() and np.abs(np.diff(tokens[-CHOICE:], axis=0)).max() > 0.1
