"""Films made again after a change: the same film, to the bit, and only what changed is planned."""

from __future__ import annotations

import numpy as np
import pytest

import stickgen
from stickgen.errors import StickGenError
from stickgen.making import FilmMaker, MadeFilm
from stickgen.options import GenerationOptions
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script

OPTIONS = GenerationOptions(seed=5, steps=2, plans=3)
SCRIPT = Script(
    description="Two friends meet",
    duration=6.0,
    characters=(
        Character(
            name="Ann",
            at=(-1.0, 0.0),
            beats=(
                Beat(text="a person waves with the right hand", start=0, end=2),
                Beat(text="a person shakes hands", start=2, end=4, to=("Ben",)),
                Beat(text="a person dances", start=4, end=6),
            ),
        ),
        Character(
            name="Ben",
            at=(1.0, 0.0),
            beats=(
                Beat(text="a person claps", start=0, end=2),
                Beat(text="a person shakes hands", start=2, end=4, to=("Ann",)),
            ),
        ),
    ),
)


def with_beat(script: Script, n: int, k: int, **changes: object) -> Script:
    """The script with a changed beat."""
    people = [*script.characters]
    beats = [*people[n].beats]
    beats[k] = beats[k].model_copy(update=changes)
    people[n] = people[n].model_copy(update={"beats": tuple(beats)})
    return script.model_copy(update={"characters": tuple(people)})


def anew(script: Script) -> Scene:
    """The film as the command line makes it."""
    return stickgen.film(script, seed=OPTIONS.seed, steps=OPTIONS.steps, aspect=1.0)


def assert_same(one: Scene, other: Scene) -> None:
    for a, b in zip(one.actors, other.actors, strict=True):
        np.testing.assert_array_equal(a.motion.joints, b.motion.joints)
        np.testing.assert_array_equal(a.motion.actions, b.motion.actions)
    np.testing.assert_array_equal(one.camera.position, other.camera.position)


def motions(film: MadeFilm) -> list[np.ndarray]:
    return [motion.joints for motion in film.played.motions]


@pytest.fixture(scope="module")
def maker() -> FilmMaker:
    return FilmMaker()


@pytest.fixture(scope="module")
def first(maker: FilmMaker) -> MadeFilm:
    return maker.make(SCRIPT, OPTIONS)


def test_the_first_film_plans_every_beat_and_the_second_none(
    maker: FilmMaker, first: MadeFilm
) -> None:
    assert len(first.played.takes) == 5
    again = FilmMaker()
    assert again.make(SCRIPT, OPTIONS).played.made == set(first.played.takes)
    restyled = SCRIPT.model_copy(update={"style": "ink", "place": "beach", "camera": "auto"})
    second = again.make(restyled, OPTIONS)
    assert not second.played.made
    assert second.scene.style == "ink"
    for one, other in zip(motions(first), motions(second), strict=True):
        np.testing.assert_array_equal(one, other)


def test_only_what_follows_a_change_is_planned_and_the_film_is_that_made_anew() -> None:
    options = GenerationOptions(seed=5, steps=2)
    maker = FilmMaker()
    maker.make(SCRIPT, options)
    changed = with_beat(SCRIPT, 0, 0, text="a person bows")
    film = maker.make(changed, options)
    assert film.played.made == {(0, 0), (0, 1), (0, 2)}
    assert_same(film.scene, anew(changed))


def test_another_camera_looks_at_the_same_stage(maker: FilmMaker, first: MadeFilm) -> None:
    for seen in ({"camera": "auto"}, {"camera": "follow", "handheld": 1.0}, {}):
        changed = SCRIPT.model_copy(update=seen)
        film = maker.make(changed, OPTIONS)
        assert not film.played.made and film.script == changed
        assert_same(film.scene, FilmMaker().make(changed, OPTIONS).scene)
    assert_same(film.scene, first.scene)


def test_a_beat_with_a_seed_changes_itself_alone_and_comes_back_from_the_script(
    maker: FilmMaker, first: MadeFilm
) -> None:
    film = maker.make(with_beat(SCRIPT, 0, 0, seed=8), OPTIONS)
    assert film.played.made == {(0, 0)}
    same = {key for key, take in film.played.takes.items() if take == first.played.takes[key]}
    assert same == set(first.played.takes) - {(0, 0)}
    ann, ben = motions(film)
    assert np.abs(ann[:45] - motions(first)[0][:45]).max() > 0.05
    np.testing.assert_array_equal(ben, motions(first)[1])
    text = Script.model_validate_json(film.script.model_dump_json())
    assert_same(film.scene, FilmMaker().make(text, OPTIONS).scene)


def test_a_kept_take_stays_whatever_comes_before_it(maker: FilmMaker, first: MadeFilm) -> None:
    take = first.played.takes[0, 2]
    kept = with_beat(with_beat(SCRIPT, 0, 2, take=take), 0, 0, text="a person jumps")
    assert maker.make(kept, OPTIONS).played.takes[0, 2] == take
    unkept = with_beat(SCRIPT, 0, 0, text="a person jumps")
    assert maker.make(unkept, OPTIONS).played.takes[0, 2] != take
    other_seed = GenerationOptions(seed=6, steps=2, plans=3)
    assert maker.make(kept, other_seed).played.takes[0, 2] == take


def test_a_take_longer_than_its_beat_is_cut_and_a_shorter_one_goes_on(
    maker: FilmMaker, first: MadeFilm
) -> None:
    take = first.played.takes[0, 2]
    kept = with_beat(SCRIPT, 0, 2, take=take)
    shorter = maker.make(kept.model_copy(update={"duration": 5.0}), OPTIONS)
    assert take.startswith(shorter.played.takes[0, 2][:60])
    longer = with_beat(kept, 0, 2, end=8.0).model_copy(update={"duration": 8.0})
    film = maker.make(longer, OPTIONS)
    assert film.played.takes[0, 2].startswith(take[:140])
    assert len(film.played.motions[0]) == 200


def test_keeping_a_take_changes_nothing_by_itself(maker: FilmMaker, first: MadeFilm) -> None:
    for key, take in first.played.takes.items():
        kept = maker.make(with_beat(SCRIPT, *key, take=take), OPTIONS)
        assert_same(kept.scene, first.scene)
    rolled = with_beat(SCRIPT, 0, 1, seed=3)
    take = (film := maker.make(rolled, OPTIONS)).played.takes[0, 1]
    assert_same(maker.make(with_beat(rolled, 0, 1, take=take), OPTIONS).scene, film.scene)


def test_a_body_passes_into_the_next_beat_without_a_jump() -> None:
    """From a dance, and from kneeling, into beats that were planned after other bodies."""
    texts = ("a person kneels down", "a person dances", "a person walks forward", "a person bows")
    beats = [Beat(text=t, start=2.0 * n, end=2.0 * n + 2) for n, t in enumerate(texts)]
    ann = Character(name="Ann", beats=tuple(beats))
    script = Script(description="Ann moves", duration=8.0, characters=(ann,))
    options = GenerationOptions(seed=1)
    maker = FilmMaker()

    def fastest(film: MadeFilm) -> float:
        """The largest way of a joint in a frame, beside that of the pelvis, metres."""
        joints = motions(film)[0]
        return float(np.linalg.norm(np.diff(joints - joints[:, :1], axis=0), axis=-1).max())

    usual = fastest(maker.make(script, options))
    for beat in ((0, 0), (0, 1)):
        for candidate in maker.candidates(script, options, beat, [1, 2, 3]):
            assert fastest(candidate.film) < max(1.3 * usual, 0.3)


def test_candidates_are_the_films_of_their_seeds(maker: FilmMaker, first: MadeFilm) -> None:
    candidates = list(maker.candidates(SCRIPT, OPTIONS, (0, 2), [1, 2, 3, 4]))
    assert [candidate.seed for candidate in candidates] == [1, 2, 3, 4]
    takes = {candidate.film.played.takes[0, 2] for candidate in candidates}
    assert len(takes | {first.played.takes[0, 2]}) == 5
    third = candidates[2]
    assert third.film.script.characters[0].beats[2].seed == 3
    assert_same(third.film.scene, FilmMaker().make(third.film.script, OPTIONS).scene)


def test_partners_who_touch_are_made_again_together(maker: FilmMaker) -> None:
    (candidate,) = maker.candidates(SCRIPT, OPTIONS, (1, 1), [7])
    assert set(candidate.beats) == {(1, 1), (0, 1)}
    assert [person.beats[1].seed for person in candidate.film.script.characters] == [7, 7]


@pytest.mark.parametrize(
    ("beat", "seeds", "message"),
    [
        ((0, 9), [1], "no beat 0.9"),
        ((5, 0), [1], "no beat 5.0"),
        ((-1, 0), [1], "no beat -1.0"),
        ((0, 0), [], "number of versions"),
        ((0, 0), [-1], "seed of a beat"),
        ((0, 0), range(40), "number of versions"),
    ],
)
def test_what_cannot_be_made_again_is_refused(
    maker: FilmMaker, beat: tuple[int, int], seeds: list[int], message: str
) -> None:
    with pytest.raises(StickGenError, match=message):
        list(maker.candidates(SCRIPT, OPTIONS, beat, seeds))


def test_animals_cannot_be_rerolled(maker: FilmMaker) -> None:
    dog = Character(name="Rex", kind="dog", beats=(Beat(text="the dog runs", start=0, end=2),))
    script = Script(description="a dog", duration=2.0, characters=(dog,))
    assert len(maker.make(script, OPTIONS).scene) == 50
    with pytest.raises(StickGenError, match=r"Rex is a dog.*move by rule"):
        list(maker.candidates(script, OPTIONS, (0, 0), [1]))


@pytest.mark.parametrize("take", ["x", "AAAA", "/" * 16, "é"])
def test_a_damaged_take_is_told(maker: FilmMaker, take: str) -> None:
    with pytest.raises(StickGenError, match="no kept motion"):
        maker.make(with_beat(SCRIPT, 0, 0, take=take), OPTIONS)


def test_the_beginning_is_shown_while_the_film_is_planned() -> None:
    maker, shown = FilmMaker(), list[Scene]()
    beat = Beat(text="a person walks forward", start=0, end=30)
    walker = Character(name="Ann", beats=(beat,), leaves="right")
    script = Script(description="Ann walks", duration=30.0, characters=(walker,), camera="auto")
    maker.make(script, OPTIONS, show=shown.append)
    assert [scene.duration for scene in shown] == [2.0, 6.0, 18.0]
    shown.clear()
    maker.make(script, OPTIONS, show=shown.append)
    assert not shown
