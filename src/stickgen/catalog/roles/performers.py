"""Stage, music, circus and film."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="actor",
        words=nouns(
            "performer, movie star, film star, leading man, comedian, entertainer,"
            "stand-up comedian, stuntman, extra, celebrity, tv star, superstar, mime"
        ),
        gender="male", hair="spiky", wears=("sunglasses", "suit"), accent="#7a2f3d",
        place="stage",
    ),
    RoleKind(
        name="actress", words=nouns("diva, leading lady, starlet, comedienne"), gender="female",
        hair="long", wears=("gown", "sunglasses", "necklace"), accent="#d3352b", place="stage",
    ),
    RoleKind(
        name="singer",
        words=nouns(
            "vocalist, pop star, soloist, crooner, opera singer, pop singer, choirboy, soprano,"
            "tenor, frontman"
        ),
        hair="long", wears=("dress", "necklace"), accent="#e0a526", props=("microphone",),
        voice="sing", place="stage", says=("La la la!",),
    ),
    RoleKind(
        name="rapper", words=nouns("hip-hop artist, hip hop artist, beatboxer, mc"),
        hat="cap_backwards", wears=("sunglasses", "chain", "jersey"), accent="#7a4fa3",
        props=("microphone",), voice="sing", place="stage", says=("Yo!",),
    ),
    RoleKind(
        name="rock_star",
        words=nouns(
            "rocker, guitarist, rock musician, metalhead, bassist, guitar player, rock singer,"
            "rockstar"
        ),
        hat="bandana", hair="long", wears=("sunglasses", "leather_jacket"), color="#2c2b33",
        accent="#d3352b", props=("guitar",), place="stage", says=("Are you ready?",),
    ),
    RoleKind(
        name="punk", words=nouns("punk rocker, skinhead, goth, emo"), hair="mohawk",
        wears=("leather_jacket", "chain"), color="#2c2b33", accent="#3a3a3a",
    ),
    RoleKind(
        name="musician",
        words=nouns(
            "violinist, drummer, pianist, trumpeter, flutist, cellist, saxophonist,"
            "street musician, busker, harpist, band member, jazz musician, bagpiper, composer,"
            "fiddler, organist"
        ),
        hat="bowler", hair="short", tie="bow", wears=("vest",), accent="#5b2a6e",
        props=("violin",), place="stage",
    ),
    RoleKind(
        name="orchestra_conductor",
        words=nouns("maestro, bandleader, choirmaster, music director"), hair="wild_white",
        tie="bow", wears=("tailcoat",), accent="#2c2b33", props=("wand",), place="stage",
    ),
    RoleKind(
        name="dj", words=nouns("disc jockey, disk jockey, radio host, music producer"),
        hat="headphones", hair="spiky", wears=("sunglasses", "hoodie"), accent="#009e73",
        place="party_room", says=("Hands up!",),
    ),
    RoleKind(
        name="dancer",
        words=nouns(
            "breakdancer, tap dancer, break dancer, choreographer, ballroom dancer,"
            "flamenco dancer, belly dancer, b-boy"
        ),
        hair="ponytail", wears=("skirt",), accent="#d3352b", props=("rose",), place="stage",
    ),
    RoleKind(
        name="ballerina", words=nouns("ballet dancer, prima ballerina"), gender="female",
        hair="bun", wears=("tutu",), accent="#f2a7c3", place="stage",
    ),
    RoleKind(
        name="clown", words=nouns("circus clown, buffoon, joker"), hat="tiny_hat",
        hair="clown_tufts", wears=("red_nose", "ruff", "buttons_big", "big_shoes"),
        color="#2f6fb3", accent="#f2b430", expression="happy", place="circus",
        says=("Honk honk!",),
    ),
    RoleKind(
        name="jester", words=nouns("court jester, fool, harlequin, court fool"), hat="jester",
        wears=("ruff", "motley"), color="#6b3fa0", accent="#c0392b", expression="happy",
        place="throne_room",
    ),
    RoleKind(
        name="magician", words=nouns("conjurer, illusionist, conjuror, hypnotist"), hat="top_hat",
        tie="cape", wears=("moustache",), accent="#8c1f2f", props=("wand",), place="stage",
        says=("Abracadabra!",),
    ),
    RoleKind(
        name="acrobat",
        words=nouns(
            "gymnast, tightrope walker, trapeze artist, contortionist, juggler, circus artist,"
            "tumbler, fire eater"
        ),
        hair="short", wears=("leotard", "star"), accent="#d55e00", place="circus",
    ),
    RoleKind(
        name="ringmaster", words=nouns("circus director, lion tamer, circus master, showman"),
        hat="top_hat", wears=("tailcoat", "moustache", "whip"), color="#2c2b33", accent="#c0392b",
        voice="shout", place="circus", says=("Ladies and gentlemen!",),
    ),
    RoleKind(
        name="strongman",
        words=nouns(
            "circus strongman, bodybuilder, muscleman, weightlifter, weight lifter, powerlifter"
        ),
        wears=("moustache", "fur", "wristbands"), accent="#8a5a2b", height=1.08, build=1.6,
        props=("dumbbell",), place="circus",
    ),
    RoleKind(
        name="model", words=nouns("fashion model, supermodel, beauty queen, pageant queen"),
        gender="female", hair="long", wears=("gown", "sash"), accent="#cc79a7", height=1.06,
        place="stage",
    ),
    RoleKind(
        name="film_director", words=nouns("movie director, producer, filmmaker"), hat="beret",
        tie="scarf", wears=("sunglasses", "megaphone"), accent="#4a4744", says=("Action!",),
    ),
    RoleKind(
        name="fortune_teller", words=nouns("psychic, gypsy, medium, clairvoyant, seer, oracle"),
        gender="female", hat="bandana", hair="long", wears=("skirt", "shawl", "earrings"),
        accent="#7a3fa0", says=("I see a tall stranger.",),
    ),
)  # fmt: skip
"""The records."""
