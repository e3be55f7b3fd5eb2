"""Who is in a story: names, numbers, groups, teams and looks."""

from __future__ import annotations

import pytest
from readings import people

WHO = {
    # names and roles
    "A girl named Zoe waves.": ["Zoe"],
    "A boy called Max runs. Max falls.": ["Max"],
    "King Arthur fights a dragon.": ["King Arthur", "dragon"],
    "Santa Claus laughs.": ["Santa Claus"],
    "Her friend Lily claps. Lily smiles.": ["Lily"],
    "Anna, a nurse, dances.": ["Anna"],
    "Ada Lovelace reads. Ada waves.": ["Ada Lovelace"],
    "I dance. My dog barks.": ["me", "dog"],
    "The shop assistant smiles. The assistant waves.": ["shop assistant"],
    # the same person again
    "A woman runs. The lady falls.": ["woman"],
    "A wolf howls. The animal runs.": ["wolf"],
    "A man waves. A man falls.": ["man 1", "man 2"],
    "A man waves. The man falls.": ["man"],
    "A man meets another man.": ["man 1", "man 2"],
    "A policeman stops a driver. The cop shouts.": ["policeman", "driver"],
    # numbers
    "Seven dwarfs march.": [f"dwarf {n}" for n in range(1, 8)],
    "A couple dances.": ["person 1", "person 2"],
    "A pair of dancers spins.": ["dancer 1", "dancer 2"],
    "A trio sings.": ["person 1", "person 2", "person 3"],
    "Twins wave.": ["twin 1", "twin 2"],
    "Both brothers laugh.": ["brother 1", "brother 2"],
    "Some tourists wave.": ["tourist 1", "tourist 2", "tourist 3"],
    "Every student writes.": ["student 1", "student 2", "student 3"],
    "A group of six hikers climbs a hill.": [f"hiker {n}" for n in range(1, 7)],
    "Twenty zombies walk.": [f"zombie {n}" for n in range(1, 13)],
    "A crowd cheers.": [f"crowd member {n}" for n in range(1, 6)],
    "A band of four plays.": [f"musician {n}" for n in range(1, 5)],
    "A family sits at a table.": ["father", "mother", "son", "daughter"],
    "A family of five eats pizza.": ["father", "mother", "son", "daughter", "grandmother"],
    "Three kids run. The fourth one waves.": ["kid 1", "kid 2", "kid 3", "kid 4"],
    "Three pupils read and one sleeps.": ["pupil 1", "pupil 2", "pupil 3", "pupil 4"],
    "Year 3020. Ada waves to five robots.": ["Ada", *(f"robot {n}" for n in range(1, 6))],
    "Two clowns, a piano.": ["clown 1", "clown 2"],
    "The whole village dances.": [f"person {n}" for n in range(1, 5)],
    # nobody is there
    "A foggy graveyard at midnight.": [],
    "A rocket lifts off.": [],
    "We are in a spaceship.": [],
    # unknown nouns, and those that only look like people
    "A glassblower works.": ["glassblower"],
    "She whispers to the rookie.": ["woman", "rookie"],
    "A man whispers to the wind.": ["man"],
    "The curtain falls. A singer bows.": ["singer"],
    "A chef cooks a fish.": ["chef"],
    "A boy swings a bat.": ["boy"],
    "A girl hugs her teddy bear.": ["girl"],
    "A burglar passes a sleeping guard dog.": ["burglar", "guard dog"],
    "An artist paints a king.": ["artist"],
    "A snowman waves at the audience.": ["snowman"],
    # owners, and those who stand with a noun
    "The cowboy's horse runs.": ["cowboy", "horse"],
    "The thief steals the tourist's hat.": ["thief", "tourist"],
    "A boy with a dog walks.": ["boy", "dog"],
}


@pytest.mark.parametrize(("prompt", "names"), WHO.items(), ids=WHO)
def test_people_are_those_of_the_text(prompt: str, names: list[str]) -> None:
    assert list(people(prompt)) == names


LOOKS = [
    ("A red robot and a blue robot meet.", "robot 1", "color", "#c0392b"),
    ("A red robot and a blue robot meet.", "robot 2", "color", "#1f5fae"),
    ("A robot in red waves.", "robot", "color", "#c0392b"),
    ("A little girl plays with a giant bear.", "bear", "height", 1.6),
    ("A skinny man and a fat man eat.", "man 1", "build", 0.7),
    ("A skinny man and a fat man eat.", "man 2", "build", 1.6),
    ("A bald man sings.", "man", "hair", "-"),
    ("A young knight sings.", "knight", "age", ""),
    ("A little prince sings.", "prince", "age", "child"),
    ("A young dragon sings.", "dragon", "height", 0.85),
    ("An elderly teacher sings.", "teacher", "age", "old"),
    ("A happy clown sings.", "clown", "mood", "happy"),
    ("A mother carries her crying son.", "son", "doing", ["crying"]),
    ("A man in a top hat bows.", "man", "hat", "top_hat"),
    ("A man wears a cowboy hat.", "man", "hat", "cowboy"),
    ("A princess wears a tiara.", "princess", "hat", "tiara"),
    ("A wizard without a hat sings.", "wizard", "hat", "-"),
    ("A waiter without a tie runs.", "waiter", "tie", "-"),
    ("A hero in a cape flies.", "hero", "tie", "cape"),
    ("A woman puts on a scarf.", "woman", "tie", "scarf"),
    ("A man with a balloon walks.", "man", "props", ["balloon"]),
    ("Three men with umbrellas wait.", "man 3", "props", ["umbrella"]),
    ("Two boys throw a ball.", "boy 2", "props", ["ball"]),
    ("A knight fights with a sword.", "knight", "props", ["sword"]),
    ("An actress bows.", "actress", "gender", "female"),
    ("A doctor waves. She smiles.", "doctor", "gender", "female"),
    ("Peter waves.", "Peter", "gender", "male"),
    ("Ann is a pirate. She shouts.", "Ann", "dress", "pirate"),
    ("The red team plays against the blue team.", "player 1", "team", "red"),
    ("The red team plays against the blue team.", "player 6", "team", "blue"),
    ("Two teams of three play soccer.", "player 3", "team", "team 1"),
    ("Two teams of three play soccer.", "player 4", "team", "team 2"),
    ("A dragon flies.", "dragon", "kind", "dragon"),
    ("A crowd cheers.", "crowd member 1", "head", "crowd"),
]


@pytest.mark.parametrize(("prompt", "name", "field", "value"), LOOKS)
def test_a_person_looks_as_the_text_says(prompt: str, name: str, field: str, value: object) -> None:
    found = getattr(people(prompt)[name], field)
    assert found == (pytest.approx(value) if isinstance(value, float) else value)


def test_two_clubs_are_two_teams() -> None:
    teams = [draft.team for draft in people("A match: argentina versus france").values()]
    assert teams == ["argentina"] * 3 + ["france"] * 3


def test_two_people_who_stand_against_each_other_are_no_teams() -> None:
    assert list(people("A wizard versus a robot.")) == ["wizard", "robot"]
    assert list(people("Tom versus Ann.")) == ["Tom", "Ann"]
    assert list(people("wizard vs robot danceoff on the rooftop")) == ["wizard", "robot"]


def test_a_child_differs_from_a_grown_up_of_the_same_gender() -> None:
    found = people("An old man and a boy sit. The boy waves.")
    assert list(found) == ["old man", "boy"]
