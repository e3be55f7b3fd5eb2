"""Duplicates are found by their fingerprints; the first stays."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.duplicates import SAME, find_duplicates, fingerprint
from stickgen.corpus.clips.header import ClipHeader
from stickgen.skeleton import J, rest_pose


def search(
    clips: list[np.ndarray], same_as: dict[int, tuple[str, ...]] | None = None
) -> tuple[dict[int, str], list[int]]:
    """The duplicates by number, and the numbers of the clips that were loaded."""
    loaded: list[int] = []

    def load(k: int) -> np.ndarray:
        loaded.append(k)
        return clips[k]

    headers = [
        ClipHeader(str(k), "own", len(clip), same_as=(same_as or {}).get(k, ()))
        for k, clip in enumerate(clips)
    ]
    return find_duplicates(headers, [fingerprint(clip) for clip in clips], load), loaded


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(13, 40), st.floats(0.1, 1.5))
def test_fingerprints_miss_no_copy_that_comparing_all_would_find(
    seed: int, frames: int, noise: float
) -> None:
    rng = np.random.default_rng(seed)
    base = rng.normal(size=(frames, 22, 3))
    clips = [base + noise * SAME * rng.normal(size=base.shape) for _ in range(3)]
    clips += [base + noise * SAME * np.sign(rng.normal(size=(22, 3))) for _ in range(3)]
    clips += [rng.normal(size=base.shape), base[:-1]]
    kept: list[int] = []
    for k, clip in enumerate(clips):
        others = (clips[i] for i in kept if len(clips[i]) == len(clip))
        if all(np.linalg.norm(other - clip, axis=-1).mean(0).max() >= SAME for other in others):
            kept.append(k)
    assert set(search(clips)[0]) == set(range(len(clips))) - set(kept)


def test_different_clips_are_hardly_ever_loaded() -> None:
    rng = np.random.default_rng(0)
    clips = [np.cumsum(rng.normal(0, 0.02, (50, 22, 3)), axis=0) for _ in range(200)]
    duplicates, loaded = search(clips)
    assert not duplicates
    assert not loaded


def test_people_of_one_take_may_move_alike() -> None:
    clip = np.random.default_rng(0).normal(size=(20, 22, 3))
    takes = ("a", "a", "b", "")
    headers = [ClipHeader(str(k), "own", 20, take=take) for k, take in enumerate(takes)]
    duplicates = find_duplicates(headers, [fingerprint(clip)] * 4, lambda k: clip)
    assert set(duplicates) == {2, 3}


def test_a_gesture_of_one_arm_is_no_copy_of_standing_still() -> None:
    still = np.tile(rest_pose(), (50, 1, 1))
    gesture = still.copy()
    gesture[:, J["left_wrist"], 1] += 0.1 * np.sin(np.linspace(0, np.pi, 50))
    assert search([still, gesture])[0] == {}
    assert set(search([still, gesture, gesture + 0.001])[0]) == {2}


def test_of_two_clips_with_one_id_the_first_stays() -> None:
    rng = np.random.default_rng(0)
    clips = [rng.normal(size=(20 + k, 22, 3)) for k in range(3)]
    headers = [ClipHeader(id_, "own", len(clip)) for id_, clip in zip("aba", clips, strict=True)]
    duplicates = find_duplicates(headers, [fingerprint(clip) for clip in clips], clips.__getitem__)
    assert duplicates == {2: "Another clip has the id a."}


def test_a_listed_copy_goes_when_its_original_stays() -> None:
    rng = np.random.default_rng(0)
    clips = [rng.normal(size=(20, 22, 3)) for _ in range(4)]
    duplicates, _ = search(clips, {0: ("3",), 3: ("0",), 1: ("elsewhere",), 2: ("1",)})
    assert duplicates == {0: "It is the same as 3.", 2: "It is the same as 1."}
