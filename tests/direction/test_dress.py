"""What a role and an age make of a character."""

from dataclasses import replace

import numpy as np
import pytest

from stickgen.catalog.ages import AGES
from stickgen.direction.dress import dressed
from stickgen.direction.staging import build_scene
from stickgen.motion import Motion
from stickgen.scene import Actor, Look
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import J, rest_pose


def staged(**character: object) -> Actor:
    """The only actor of a film of somebody who stands."""
    script = Script.model_validate(
        {
            "description": "somebody stands",
            "duration": 1,
            "characters": [{"beats": [{"text": "x", "start": 0, "end": 1}], **character}],
        }
    )
    motion = Motion(np.tile(rest_pose(), (25, 1, 1)).astype(np.float32))
    return build_scene(script, (motion,)).actors[0]


def height(actor: Actor) -> float:
    return float(np.ptp(actor.motion.joints[0, :, 1]))


def test_a_king_has_a_crown_and_a_beard() -> None:
    look = staged(role="king").look
    assert look.hat == "crown" and "beard" in look.wears and look.accent


def test_what_the_script_says_goes_before_the_role() -> None:
    look = staged(role="king", hat="cowboy", wears=["sunglasses"], color="#112233").look
    assert (look.hat, look.wears, look.color) == ("cowboy", ("sunglasses",), "#112233")


def test_a_dash_takes_off_what_the_role_wears() -> None:
    assert staged(role="king", hat="-").look.hat == ""


def test_without_a_role_nothing_changes() -> None:
    look = staged(hat="cap").look
    assert look == Look(hat="cap")


def test_a_role_gives_kind_props_and_build() -> None:
    script = Script.model_validate(
        {
            "description": "somebody stands",
            "duration": 1,
            "characters": [
                {"role": "knight", "beats": [{"text": "x", "start": 0, "end": 1}]},
                {"role": "giant", "name": "b", "beats": [{"text": "x", "start": 0, "end": 1}]},
                {"role": "ghost", "name": "c", "beats": [{"text": "x", "start": 0, "end": 1}]},
            ],
        }
    )
    knight, giant, ghost = map(dressed, script.characters)
    assert knight.props == ("sword", "shield")
    assert giant.height > 1.5 and giant.build > 1
    assert ghost.kind == "ghost" and knight.kind == "human"


@pytest.mark.parametrize("age", AGES)
def test_an_age_sets_the_height_and_the_head(age: str) -> None:
    one, adult = staged(age=age), staged()
    assert one.look.head_radius == pytest.approx(
        adult.look.head_radius * AGES[age].height * AGES[age].head
    )
    if not AGES[age].bend:
        assert height(one) == pytest.approx(AGES[age].height * height(adult), rel=1e-3)


def test_the_height_of_a_script_counts_before_that_of_the_age() -> None:
    assert height(staged(age="child", height=0.8)) == pytest.approx(
        0.8 * height(staged()), rel=1e-3
    )


@pytest.mark.parametrize(
    ("wears", "hat"),
    [((), "helmet"), (("armour",), "knight_helmet"), (("spacesuit",), "space_helmet")],
)
def test_a_helmet_is_that_of_the_suit(wears: tuple[str, ...], hat: str) -> None:
    beat = Beat(text="a person stands", start=0, end=1)
    assert dressed(Character(beats=(beat,), hat="helmet", wears=wears)).hat == hat


def test_an_old_back_is_bent_but_hands_and_feet_stay() -> None:
    old = staged(age="old").motion.joints
    straight = staged(height=AGES["old"].height).motion.joints
    forward = (old - straight)[0, :, 2]
    assert forward[J["neck"]] > 0.05 and forward[J["head"]] > 0.05
    same = [J[f"{side}_{part}"] for side in ("left", "right") for part in ("wrist", "foot")]
    assert np.abs((old - straight)[:, same]).max() < 1e-3


def test_an_unknown_role_lists_the_roles() -> None:
    with pytest.raises(ValueError, match=r"there is no role 'plumbus'; use one of: person, man"):
        staged(role="plumbus")


def test_a_role_survives_a_copy() -> None:
    look = staged(role="santa").look
    assert replace(look) == look and "white_beard" in look.wears
