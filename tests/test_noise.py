"""Random numbers of drawings are hashes: scattered, and the same one by one as in arrays."""

import numpy as np

from stickgen.noise import Numbers, noise


def test_known_numbers() -> None:
    """The player draws with the same ones; see ``web/player/test/noise.test.ts``."""
    keys = ((0,), (1,), (-1,), (3, 4, 5), (2**32 + 1,))
    known = [33350994, 2672842292, 2767685996, 2662975133, 2672842292]
    assert [int(noise(*some) * 2**32) for some in keys] == known


def test_arrays_give_the_numbers_of_their_elements() -> None:
    rows, columns = np.arange(-3, 4)[:, None], np.arange(5)
    table = noise(7, rows, columns)
    assert table.shape == (7, 5)
    assert table.tolist() == [[noise(7, r, c) for c in range(5)] for r in range(-3, 4)]


def test_numbers_are_even_and_unrelated() -> None:
    numbers = np.stack([noise(seed, np.arange(20_000)) for seed in range(4)])
    assert numbers.min() >= 0 and numbers.max() < 1
    shares = np.histogram(numbers, 20, (0, 1))[0] / numbers.size
    assert np.abs(shares - 0.05).max() < 0.003
    related = np.corrcoef(np.concatenate([numbers[:, 1:], numbers[:, :-1]]))
    assert np.abs(related - np.eye(len(related))).max() < 0.03


def test_a_stream_draws_what_generators_draw() -> None:
    numbers, again = Numbers(5), Numbers(5)
    several = numbers.uniform((0.0, -2.0), (1.0, 2.0), (30, 2))
    one_by_one = [[again.uniform(0, 1), again.uniform(-2, 2)] for _ in range(30)]
    assert several.tolist() == one_by_one
    assert numbers.random() != again.uniform(0, 0.5)
    assert {Numbers(seed).choice("abc") for seed in range(30)} == set("abc")
