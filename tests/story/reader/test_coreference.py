"""Whom pronouns and members of groups mean."""

from __future__ import annotations

import pytest
from readings import deeds

PRONOUNS = {
    "Tom meets Ann. She jumps.": "Ann jump",
    "Tom meets Ann. He jumps.": "Tom jump",
    "A boy chases a girl. He trips and she laughs.": "girl laugh",
    "Paul pushes Mike. He jumps.": "Paul jump",
    "A waiter serves a lady. She thanks him.": "lady talk > waiter",
    "Lisa looks at Peter and slaps him.": "Lisa fight > Peter",
    "A father watches his daughter. She dances.": "daughter dance",
    "A clown falls. He claps.": "clown clap",
    "She dances.": "woman dance",
    "Tom watches Bob. Bob slaps himself.": "Bob fight",
    "Tom watches Bob. Bob falls and slaps himself.": "Bob fight",
    "A dragon meets a king. It jumps.": "dragon jump",
    "The queen and the king sit. He sleeps, she reads.": "king sleep",
    "Tom and Ann enter. They dance.": "Tom+Ann dance",
    "A chef meets a waiter. They jump.": "chef+waiter jump",
    "Three ninjas run. They jump.": "ninja 1+ninja 2+ninja 3 jump",
    "A bear chases two hikers. They climb a tree.": "hiker 1+hiker 2 climbing",
    "Two cats fight. A dog watches them.": "dog stand > cat 1+cat 2",
    "They dance.": "person 1+person 2 dance",
    "Two boys run. Both jump.": "boy 1+boy 2 jump",
    "Kim and Lee sit down. Both of them clap.": "Kim+Lee clap",
    "A cowboy and a sheriff walk. Then both jump.": "cowboy+sheriff jump",
    "A chef waves. A waiter runs. Both jump.": "chef+waiter jump",
    "Three kids sit. Everyone claps.": "kid 1+kid 2+kid 3 clap",
    "Tom sings. Everyone claps.": "Tom+person 1+person 2+person 3 clap",
    "Tom, Ann and Kim sit. Everybody laughs except Ann.": "Tom+Kim laugh",
    "Tom, Ann and Kim sit. Everyone except Ann jumps.": "Tom+Kim jump",
    "Tom, Ann and Kim sit. Everybody waves at Ann.": "Tom+Kim wave > Ann",
    "Somebody jumps.": "Somebody jump",
    "I jump.": "me jump",
    "We sing and jump.": "person 1+person 2 jump",
}


@pytest.mark.parametrize(("prompt", "deed"), PRONOUNS.items(), ids=PRONOUNS)
def test_a_pronoun_means_its_antecedent(prompt: str, deed: str) -> None:
    assert deed.casefold() in [found.casefold() for found in deeds(prompt)]


MEMBERS = {
    "Two men run. One jumps and the other laughs.": ["man 1 jump", "man 2 laugh"],
    "Two women sit. One reads, the other sleeps.": ["woman 1 reading", "woman 2 sleep"],
    "Two knights meet. One claps. The other one waves.": ["knight 1 clap", "knight 2 wave"],
    "Three kids play. One runs, another jumps, the third claps.": [
        "kid 1 run", "kid 2 jump", "kid 3 clap",
    ],
    "Two dancers spin. The first jumps, the second claps.": ["dancer 1 jump", "dancer 2 clap"],
    "Four soldiers march. The last one waves.": ["soldier 4 wave"],
    "Three singers stand on a stage. The second one dances.": ["singer 2 dance"],
    "Three witches dance. One jumps. The others clap.": ["witch 1 jump", "witch 2+witch 3 clap"],
    "Four monks sit. One jumps, the rest sleep.": ["monk 1 jump", "monk 2+monk 3+monk 4 sleep"],
    "Five zombies walk. Two of them jump.": ["zombie 1+zombie 2 jump"],
    "Two of the three pigs jump.": ["pig 1+pig 2 jump"],
    "One of the dancers jumps.": ["dancer 1 jump"],
    "Two men leave, the others keep dancing.": ["man 3+man 4 dance"],
    "A red robot and a blue robot meet. The blue robot waves.": ["robot 2 wave"],
    "Two guards sleep. The other guard waves.": ["guard 1+guard 2 sleep", "guard 1 wave"],
    "Two chefs cook. The second chef jumps.": ["chef 2 jump"],
    "Each of the two girls jumps.": ["girl 1+girl 2 jump"],
}  # fmt: skip


@pytest.mark.parametrize(("prompt", "expected"), MEMBERS.items(), ids=MEMBERS)
def test_a_part_means_members_of_the_group(prompt: str, expected: list[str]) -> None:
    assert set(expected) <= set(deeds(prompt))
