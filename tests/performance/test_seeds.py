"""Seeds: no two actors of neighbouring films move alike, and published seeds keep their films."""

from itertools import combinations

import numpy as np

from stickgen.options import GenerationOptions
from stickgen.performance import perform
from stickgen.random_streams import Purpose, random_stream
from stickgen.script import Beat, Character, Script

SEEDS, ACTORS = 20, 6


def first_numbers(seed: int, actor: int, purpose: Purpose) -> tuple[float, ...]:
    return tuple(random_stream(seed, actor, purpose).random(4))


def test_streams_of_neighbouring_and_huge_seeds_differ() -> None:
    seeds = [*range(SEEDS), 2**32, 2**32 + 1, 2**33, 2**63 - 1]
    numbers = [
        first_numbers(seed, actor, purpose)
        for seed in seeds
        for actor in range(ACTORS)
        for purpose in Purpose
    ]
    assert len(set(numbers)) == len(seeds) * ACTORS * len(Purpose)


def test_the_first_actor_has_the_random_numbers_of_the_plain_seed() -> None:
    for seed in (0, 7, 2**40):
        expected = np.random.default_rng(seed).random(4)
        np.testing.assert_array_equal(random_stream(seed).random(4), expected)


def test_no_two_motions_of_one_sentence_are_equal() -> None:
    beats = (Beat(text="a person dances", start=0, end=1),)
    cast = tuple(Character(name=f"actor {number}", beats=beats) for number in range(ACTORS))
    script = Script(description="a crowd dances", duration=1, characters=cast)
    motions = [
        motion.joints
        for seed in range(SEEDS)
        for motion in perform(script, GenerationOptions(seed=seed, steps=1, plans=1))
    ]
    assert len(motions) == SEEDS * ACTORS
    for first, second in combinations(motions, 2):
        assert not np.array_equal(first, second)
