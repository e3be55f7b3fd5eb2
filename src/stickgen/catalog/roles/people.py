"""People without a trade: men and women of all ages."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="person",
        words=nouns(
            "human, human being, individual, somebody, someone, character, adult, grown-up,"
            "soul, opponent, stick figure, stickman, stick man, figure, mortal, earthling"
        ),
        near=nouns(
            "citizen, local, resident, inhabitant, subject, taxpayer, voter, foreigner"
        ),
    ),
    RoleKind(
        name="man",
        words=nouns("guy, gentleman, dude, fellow, bloke, chap, lad, male, mister, sir"),
        gender="male", hair="short",
    ),
    RoleKind(
        name="woman",
        words=nouns(
            "lady, female, gal, madam, miss, young woman, young lady, ma'am, dame, chick"
        ),
        gender="female", hair="long",
    ),
    RoleKind(
        name="baby", words=nouns("infant, newborn, toddler, tot, bambino"), age="baby",
        hat="bonnet", color="#56b4e9", accent="#f2a7c3", props=("teddy_bear",),
        expression="happy", says=("Gaga!",),
    ),
    RoleKind(
        name="child",
        words=nouns(
            "kid, youngster, kiddo, little one, youth, minor, schoolchild, preschooler"
        ),
        near=nouns("orphan, brat, rascal, urchin, tyke"), age="child", hair="spiky",
        place="playground", says=("Look at me!",),
    ),
    RoleKind(
        name="boy", words=nouns("little boy, schoolboy, young boy, small boy, laddie"),
        gender="male", age="child", hat="cap", hair="short", place="playground",
    ),
    RoleKind(
        name="girl", words=nouns("little girl, schoolgirl, young girl, small girl, lass, lassie"),
        gender="female", age="child", hair="pigtails", wears=("dress",), accent="#d55e00",
        place="playground",
    ),
    RoleKind(
        name="teenager",
        words=nouns("teen, adolescent, teenage boy, teenage girl, high schooler, juvenile"),
        age="teenager", hat="headphones", hair="spiky", wears=("backpack",), props=("phone",),
        says=("Whatever.",),
    ),
    RoleKind(
        name="old_man",
        words=nouns(
            "elderly man, old guy, old gentleman, old-timer, senior, elder, pensioner, geezer,"
            "old person, elderly person, retiree"
        ),
        gender="male", age="old", hat="flat_cap", wears=("white_beard", "cane"), accent="#8a7a5c",
        says=("In my day …",),
    ),
    RoleKind(
        name="old_woman",
        words=nouns("elderly woman, old lady, elderly lady, crone, hag, spinster"),
        gender="female", age="old", hair="gray_bun", wears=("glasses", "skirt", "cane"),
        accent="#cc79a7",
    ),
    RoleKind(
        name="friend",
        words=nouns(
            "buddy, pal, mate, best friend, companion, comrade, chum, bestie, playmate,"
            "sidekick, partner in crime, bff"
        ),
        hair="curly", expression="happy",
    ),
    RoleKind(
        name="boyfriend", words=nouns("male friend, lover, beau"), gender="male", hair="spiky",
        props=("rose",),
    ),
    RoleKind(
        name="girlfriend", words=nouns("female friend, sweetheart, date"), gender="female",
        hair="ponytail",
    ),
    RoleKind(
        name="stranger",
        words=nouns("passer-by, passerby, bystander, pedestrian, unknown man, unknown person"),
        near=nouns("walker, commuter, onlooker, witness, newcomer, outsider"), hat="fedora",
        place="bus_stop",
    ),
    RoleKind(
        name="neighbour", words=nouns("neighbor, flatmate, roommate, housemate"), hair="bob",
        place="street",
    ),
    RoleKind(
        name="twin", words=nouns("twin brother, twin sister, double, clone, lookalike"),
        near=nouns("triplet, doppelganger"), hat="headband", hair="bob", accent="#e69f00",
    ),
    RoleKind(
        name="villain",
        words=nouns(
            "bad guy, evildoer, baddie, antagonist, mastermind, supervillain, archenemy"
        ),
        near=nouns("enemy, rival, foe, nemesis, traitor, tyrant, dictator"),
        gender="male", hat="top_hat", tie="cape", wears=("eye_mask", "moustache"),
        accent="#5b2a6e", props=("bomb",), expression="angry", says=("Mwahaha!",),
    ),
    RoleKind(
        name="hero", words=nouns("heroine, protagonist, rescuer, savior, saviour"),
        near=nouns("volunteer, good guy"), tie="cape", wears=("belt",), color="#0072b2",
        accent="#d55e00",
    ),
)  # fmt: skip
"""The records."""
