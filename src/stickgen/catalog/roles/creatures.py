"""Monsters, machines and others who are no people, but act like them."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="monster",
        words=nouns(
            "beast, creature, troll, bogeyman, boogeyman, gremlin, goblin, orc, freak, yeti,"
            "bigfoot"
        ),
        hat="horns", wears=("fangs", "spikes"), color="#5b8a2f", accent="#e0c23c", height=1.15,
        build=1.4, expression="angry", place="cave", says=("Roar!",),
    ),
    RoleKind(
        name="frankenstein", words=nouns("frankenstein's monster, golem, frankenstein monster"),
        hair="flat_top", wears=("bolts", "stitches", "jacket"), color="#5f8a4a", accent="#3a3a3a",
        height=1.15, build=1.35, place="laboratory",
    ),
    RoleKind(
        name="zombie", words=nouns("undead, living dead, walking dead, ghoul, corpse, dead man"),
        hair="tufts", wears=("rags", "stitches"), color="#6f9a52", accent="#6b6250",
        place="graveyard", says=("Braaains!",),
    ),
    RoleKind(
        name="skeleton", words=nouns("bone man, bones"), kind="skeleton", color="#3b3734",
        place="graveyard",
    ),
    RoleKind(
        name="grim_reaper", words=nouns("reaper, death, angel of death"), kind="skeleton",
        hat="hood", wears=("robe", "scythe"), accent="#23232b", place="graveyard",
    ),
    RoleKind(
        name="ghost",
        words=nouns("spirit, spectre, specter, spook, apparition, poltergeist, wraith"),
        kind="ghost", color="#8d97a8", place="haunted_house", says=("Boo!",),
    ),
    RoleKind(
        name="egyptian_mummy", words=nouns("living mummy, bandaged mummy"), wears=("wrappings",),
        color="#b8a67a", accent="#efe6cc", place="desert",
    ),
    RoleKind(
        name="vampire", words=nouns("dracula, count dracula, bloodsucker, nosferatu"),
        hair="widows_peak", tie="high_cape", wears=("fangs",), color="#23232b", accent="#8c1220",
        place="castle", says=("I want to drink your blood!",),
    ),
    RoleKind(
        name="werewolf", words=nouns("wolfman, wolf man, lycanthrope"), kind="beast",
        wears=("fangs", "rags", "tail"), color="#6b5a48", accent="#5a6b8a", build=1.3,
        voice="shout", says=("Awooo!",),
    ),
    RoleKind(
        name="snowman", words=nouns("snow man, frosty, olaf"), near=nouns("snowwoman"),
        kind="snowman", hat="top_hat", tie="scarf", color="#5a6b7a", accent="#d3352b",
        props=("broom",), place="snow",
    ),
    RoleKind(
        name="gingerbread_man", words=nouns("gingerbread, cookie man"), wears=("icing",),
        color="#9a5f2b", accent="#fffdf6", height=0.6, build=1.8,
    ),
    RoleKind(
        name="robot",
        words=nouns(
            "android, droid, automaton, machine man, bot, mech, cyborg, terminator,"
            "service robot"
        ),
        near=nouns("rover, drone, artificial intelligence, ai"), kind="robot",
        wears=("control_panel",), color="#5b6b7a", place="laboratory", says=("Beep boop.",),
    ),
    RoleKind(
        name="alien",
        words=nouns(
            "extraterrestrial, martian, et, little green man, space alien, space invader,"
            "ufo pilot"
        ),
        kind="alien", color="#3f9e4a", place="alien_planet", says=("Take me to your leader.",),
    ),
    RoleKind(
        name="cyclops", words=nouns("one-eyed monster, minion"), wears=("one_eye",),
        color="#a0672b", accent="#e0c23c", height=1.2, build=1.3,
    ),
    RoleKind(
        name="invisible_man", words=nouns("invisible woman, invisible person"), hat="fedora",
        wears=("trench_coat", "sunglasses", "head_wrap"), accent="#8a7a5c",
    ),
    RoleKind(
        name="ninja_turtle", words=nouns("turtle man, mutant turtle"),
        wears=("shell", "eye_mask", "belt"), color="#4f8a3a", accent="#d3352b",
    ),
    RoleKind(
        name="mascot", words=nouns("team mascot, furry, bear costume"), kind="beast",
        wears=("jersey",), color="#a0672b", accent="#2f6fb3",
    ),
)  # fmt: skip
"""The records."""
