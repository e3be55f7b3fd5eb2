"""Figures of fairy tales, legends and feast days."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="wizard",
        words=nouns(
            "sorcerer, mage, warlock, merlin, enchanter, gandalf, necromancer, dumbledore,"
            "wise old man"
        ),
        hat="wizard", wears=("robe", "white_beard", "staff"), accent="#3b4fa0", place="castle",
        says=("Abracadabra!",),
    ),
    RoleKind(
        name="witch", words=nouns("sorceress, enchantress, evil witch, wicked witch"),
        gender="female", hat="witch_hat", hair="long", wears=("dress", "hook_nose"),
        accent="#4a2a6e", props=("broom",), place="forest", says=("Hee hee hee!",),
    ),
    RoleKind(
        name="fairy",
        words=nouns(
            "pixie, sprite, fairy godmother, tooth fairy, tinkerbell, nymph, wood nymph"
        ),
        gender="female", hat="flower_crown", hair="bun", wears=("fairy_wings", "tutu"),
        accent="#e78fd0", height=0.8, props=("wand",), place="forest",
    ),
    RoleKind(
        name="angel", words=nouns("guardian angel, cherub, archangel, seraph"), hat="halo",
        hair="curly", wears=("wings", "gown"), accent="#fffdf6", place="cloud_realm",
    ),
    RoleKind(
        name="devil", words=nouns("satan, demon, lucifer, fiend, imp, evil spirit"), hat="horns",
        wears=("devil_tail", "goatee", "trident"), color="#c1272d", accent="#7a1218",
        expression="angry",
    ),
    RoleKind(
        name="elf", words=nouns("christmas elf, santa's helper, leprechaun, brownie, kobold"),
        hat="elf_hat", wears=("pointed_ears", "tunic", "belt"), color="#2f7a3a", accent="#2f8a44",
        height=0.72, place="forest",
    ),
    RoleKind(
        name="dwarf", words=nouns("gnome, garden gnome, hobbit, midget, seven dwarfs"),
        hat="gnome_hat", wears=("tunic", "white_beard", "belt"), color="#7a4a26",
        accent="#c0392b", height=0.6, build=1.35,
    ),
    RoleKind(
        name="giant", words=nouns("ogre, titan, goliath, colossus, huge man"), hair="wild",
        wears=("fur", "club", "beard"), accent="#8a6a4a", height=1.7, build=1.3,
    ),
    RoleKind(
        name="mermaid", words=nouns("siren, sea maiden, water nymph, ariel"), gender="female",
        hair="long", wears=("fish_tail", "shells"), accent="#1fa38f", place="underwater",
    ),
    RoleKind(
        name="merman", words=nouns("poseidon, neptune, triton, god of the sea, sea god"),
        gender="male", hat="tall_crown", wears=("fish_tail", "white_beard", "trident"),
        accent="#1f8a9e", place="underwater",
    ),
    RoleKind(
        name="genie", words=nouns("djinn, genie of the lamp, jinn"), hat="turban",
        wears=("smoke_tail", "goatee", "vest"), color="#3f7fc4", accent="#e0a526",
        says=("Three wishes!",),
    ),
    RoleKind(
        name="santa",
        words=nouns(
            "santa claus, father christmas, saint nicholas, st nicholas, saint nick,"
            "kris kringle, st. nick"
        ),
        gender="male", hat="santa_hat", wears=("santa_coat", "white_beard", "sack"),
        color="#c0272d", accent="#d3352b", build=1.35, place="snow", says=("Ho ho ho!",),
    ),
    RoleKind(
        name="mrs_claus", words=nouns("mother christmas, mrs. claus, mrs. santa"),
        gender="female", hat="santa_hat", hair="gray_bun", wears=("dress", "apron", "glasses"),
        color="#c0272d", accent="#d3352b",
    ),
    RoleKind(
        name="easter_bunny", words=nouns("bunny girl, easter rabbit"), hat="bunny_ears",
        wears=("bow_tie_big", "round_tail"), color="#b98a9e", accent="#f2c230", props=("basket",),
    ),
    RoleKind(
        name="red_riding_hood", words=nouns("little red riding hood, gretel, goldilocks"),
        gender="female", age="child", hat="hood", tie="cape", wears=("skirt",), accent="#d3352b",
        props=("basket",), place="forest",
    ),
    RoleKind(
        name="peter_pan", words=nouns("lost boy, hansel, forest boy"), gender="male",
        age="teenager", hat="feather_hat", wears=("tunic", "belt"), color="#3f7a3a",
        accent="#4f9a4a",
    ),
    RoleKind(
        name="cupid", words=nouns("god of love, eros"), age="child", hair="curly",
        wears=("wings", "bow_and_quiver", "heart"), accent="#f08fb8", place="cloud_realm",
    ),
    RoleKind(
        name="god", words=nouns("zeus, deity, odin, god of thunder, the lord, creator"),
        hat="halo", hair="wild_white", wears=("robe", "white_beard"), accent="#fffdf6",
        height=1.2, place="cloud_realm",
    ),
    RoleKind(
        name="goddess", words=nouns("aphrodite, venus, athena, muse, statue of liberty"),
        gender="female", hat="laurel", hair="bun", wears=("toga",), accent="#fffdf6",
    ),
    RoleKind(
        name="puppet", words=nouns("pinocchio, marionette, doll, dummy, wooden boy"), age="child",
        hat="gnome_hat", wears=("long_nose", "bow_tie_big", "shorts"), color="#b07a3c",
        accent="#c0392b",
    ),
    RoleKind(
        name="scarecrow", words=nouns("straw man"), hat="straw_hat",
        wears=("patches", "straw_hands", "stitched_mouth"), color="#8a6a3c", accent="#c8a04a",
        place="farm",
    ),
    RoleKind(
        name="superhero",
        words=nouns(
            "superman, batman, spiderman, spider-man, avenger, super hero, caped crusader,"
            "iron man, captain america"
        ),
        gender="male", hair="short", tie="cape", wears=("emblem", "belt", "shorts"),
        color="#1f5fb8", accent="#d3352b", build=1.25, says=("Up, up and away!",),
    ),
    RoleKind(
        name="superheroine",
        words=nouns("wonder woman, supergirl, superwoman, catwoman, batgirl"), gender="female",
        hat="tiara", hair="long", tie="cape", wears=("emblem", "skirt", "belt"), color="#1f5fb8",
        accent="#d3352b",
    ),
    RoleKind(
        name="masked_avenger", words=nouns("zorro, masked man, phantom, masked rider, vigilante"),
        hat="flat_brim", tie="cape", wears=("eye_mask", "moustache"), color="#23232b",
        accent="#23232b", props=("sword",),
    ),
    RoleKind(
        name="jedi", words=nouns("space knight, star warrior, jedi knight"), hat="hood",
        wears=("robe", "light_sword"), accent="#8a6a4a", place="spaceship_inside",
    ),
)  # fmt: skip
"""The records."""
