"""The lexicon of verbs: every entry can be shown, and the most specific one is found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.catalog.props import PROPS
from stickgen.story.verbs import (
    Verb,
    _lexicon,
    action_noun,
    action_nouns,
    is_verb,
    lookup,
    particles,
    senses,
    verbs,
)
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTIONS, EXPRESSIONS, SPEECH

_LATER_THINGS = frozenset(
    """axe bag bath boat bomb broom bucket camera candle cart drum_kit fishing_rod flask golf_club
    gun hammer handcuffs hockey_stick horse kite knife mirror motorbike net newspaper piano pot
    rope saw scissors ship shovel sign skis soup stethoscope swing trumpet tv violin wall
    wand""".split()
)
_LATER_FEELINGS = frozenset({"scared", "bored", "pain", "in love"})
_KINDS = frozenset(
    """state speech transfer aspect_start aspect_keep aspect_stop aspect_try aspect_want appear
    leave become cause perceive""".split()
)
_EVERYDAY = """answer apologise applaud argue arrive ask bark beat beg begin belong boo bow break
    build burst call carry cast catch celebrate chase cheer circle clap climb close come cough
    crawl cry dance defeat disappear dive do dribble drink drop duel dunk eat end enter examine
    explain explore fall fight find finish flee float fly follow freeze frighten fry gasp get
    giggle give go gossip greet grow hang have help hit hold hug hurry jog juggle jump keep
    kick kneel knock land laugh leap leave lie lift limp live look lose make marry meet open pace
    play plant play pop punch push put race raise reach read repeat return ride run rush say
    scare score scream separate serve shake shout sing sit slide smash smile sneak snow speak
    spit stand start stay steal stomp stop stretch stumble swim swing take talk taste teach tell
    thank throw toast trip turn twirl type wait wake walk watch wave whisper win work
    yell""".split()
"""Verbs of 160 prompts of ordinary people."""


def all_entries() -> dict[tuple[str, ...], Verb]:
    entries = {(base, *key): verb for base in verbs() for key, verb in senses(base).items()}
    return entries | {("", noun): verb for noun, verb in action_nouns().items()}


ENTRIES = all_entries()
RECORDS = list({id(verb): (key, verb) for key, verb in ENTRIES.items()}.values())
SHOWN = [(key, verb) for key, verb in RECORDS if verb.action]


def spoken(does: str, thing: str) -> str:
    return "a person " + does.replace("{thing}", (thing or "box").replace("_", " "))


def test_every_predicate_names_its_action() -> None:
    wrong = {
        verb.does: named_actions(spoken(verb.does, verb.thing))
        for _, verb in SHOWN
        if named_actions(spoken(verb.does, verb.thing))[:1] != (verb.action,)
    }
    assert wrong == {}


def test_every_reaction_names_its_action_or_is_the_same() -> None:
    reactions = {verb.to.name: verb.to for _, verb in RECORDS if verb.to is not None}
    for to in reactions.values():
        assert to.mutual == (not to.action), to
        assert to.when in ("after", "together"), to
        assert (to.feels or "neutral") in EXPRESSIONS, to
        if to.action:
            assert named_actions(spoken(to.does, "ball"))[:1] == (to.action,), to


def test_entries_use_the_words_of_the_vocabulary() -> None:
    for key, verb in RECORDS:
        assert verb.action in ("", *ACTIONS), key
        assert bool(verb.action) == bool(verb.does), key
        assert verb.action or verb.kind, f"{key} is neither shown nor of a kind"
        assert verb.kind in ("", *_KINDS), key
        assert verb.thing in ("", *PROPS), key
        assert (verb.feels or "neutral") in EXPRESSIONS, key
        assert verb.voice in ("", *SPEECH) and (verb.voice != "") == (verb.kind == "speech"), key
        assert verb.later_thing in ("", *_LATER_THINGS), key
        assert verb.later_feels in ("", *_LATER_FEELINGS), key


def test_no_two_entries_claim_the_same() -> None:
    for base in verbs():
        senses(base)  # raises


def test_phrases_are_written_as_they_are_looked_up() -> None:
    for base, particle, noun in (key for key in ENTRIES if len(key) == 3):
        for part in (base, particle, noun):
            assert part == part.strip() and "," not in part and "+" not in part, (base, particle)
        assert base and " " not in base


def test_the_lexicon_is_large() -> None:
    assert len(tuple(verbs())) >= 1500
    assert len(action_nouns()) >= 300
    assert sum(verb.to is not None for _, verb in RECORDS) >= 80


@pytest.mark.parametrize("base", _EVERYDAY)
def test_everyday_verbs_are_known(base: str) -> None:
    assert is_verb(base)


@pytest.mark.parametrize(
    ("phrase", "action"),
    [
        (("run", "off", ""), "run"),
        (("bow", "", ""), "bow"),
        (("take", "", "bow"), "bow"),
        (("take", "", "picture"), "stand"),
        (("take", "", "step"), "walk"),
        (("twirl", "", ""), "dance"),
        (("throw", "", "ball"), "throwing"),
        (("throw", "", "snowball"), "throwing"),
        (("throw", "", "punch"), "punch"),
        (("throw", "", "fastball"), "pitching"),
        (("hit", "", "home run"), "batting"),
        (("hit", "", "burglar"), "fight"),
        (("play", "", "tennis"), "batting"),
        (("play", "", "basketball"), "dribbling"),
        (("play", "", "soccer"), "kicking"),
        (("play", "", "tag"), "run"),
        (("play", "", "guitar"), "play_instrument"),
        (("score", "", "goal"), "kicking"),
        (("dunk", "", ""), "shooting"),
        (("dribble", "past", ""), "dribbling"),
        (("steal", "", "home"), "running_bases"),
        (("steal", "", "hat"), "stand"),
        (("knock", "out", "opponent"), "punch"),
        (("kick", "", "doll"), "kick"),
        (("kick", "", "ball"), "kicking"),
        (("fall", "asleep", ""), "sleep"),
        (("fall", "over", ""), "fall"),
        (("burst", "into", "tear"), "cry"),
        (("burst", "into", "room"), "run"),
        (("get", "up", ""), "get_up"),
        (("stand", "up", ""), "stand"),
        (("wake", "up", ""), "get_up"),
        (("sneak", "up behind", ""), "walk"),
        (("shake", "", "hand"), "handshake"),
        (("shake", "", "head"), "idle"),
        (("high", "five", ""), "high_five"),
        (("catch", "", "ball"), "catching"),
        (("catch", "", "bus"), "ride"),
        (("drive", "", ""), "drive"),
        (("carry", "", "box"), "carry"),
        (("pick", "up", ""), "pick_up"),
        (("put", "down", ""), "put_down"),
        (("give", "", "cup"), "give"),
        (("push", "", "cart"), "push"),
        (("pull", "", "rope"), "pull"),
        (("salute", "", ""), "salute"),
        (("sweep", "", "floor"), "sweep"),
        (("stumble", "", ""), "stagger"),
        (("stretch", "", ""), "stretch"),
        (("spin", "", ""), "spin"),
        (("fly", "", "kite"), "run"),
        (("keep", "", "watch"), "stand"),
        (("check", "", "phone"), "typing"),
        (("pace", "up and down", ""), "walk"),
        (("lift", "off", ""), "flying"),
        (("dive", "in", ""), "swimming"),
        (("beg", "", ""), "talk"),
        (("ask", "to marry", ""), "kneel"),
        (("boo", "", ""), "talk"),
        (("float", "through", ""), "flying"),
    ],
)
def test_phrase_has_its_action(phrase: tuple[str, str, str], action: str) -> None:
    verb = lookup(*phrase)
    assert verb is not None and verb.action == action, verb


@pytest.mark.parametrize(
    ("noun", "action"),
    [
        ("backflip", "jump"),
        ("cartwheel", "jump"),
        ("bow", "bow"),
        ("nap", "sleep"),
        ("speech", "talk"),
        ("kick", "kick"),
        ("leap", "jump"),
        ("home run", "batting"),
        ("picnic", "eating"),
    ],
)
def test_noun_has_its_action(noun: str, action: str) -> None:
    verb = action_noun(noun)
    assert verb is not None and verb.action == action


@pytest.mark.parametrize(
    ("phrase", "reaction"),
    [
        (("throw", "", "ball"), "catching"),
        (("chase", "", "thief"), "run"),
        (("push", "", ""), "stagger"),
        (("give", "", "cup"), "stand"),
        (("tell", "", "joke"), "laugh"),
        (("scare", "", ""), "jump"),
        (("knock", "out", ""), "fall"),
        (("wave", "at", ""), "wave"),
        (("tickle", "", ""), "laugh"),
        (("yell", "at", ""), "kneel"),
        (("feed", "", "dog"), "eating"),
        (("serve", "", "ball"), "batting"),
    ],
)
def test_the_other_answers(phrase: tuple[str, str, str], reaction: str) -> None:
    verb = lookup(*phrase)
    assert verb is not None and verb.to is not None and verb.to.action == reaction


@pytest.mark.parametrize("base", ["hug", "kiss", "fight", "argue", "marry", "tango"])
def test_what_two_do_together_is_mutual_and_they_meet(base: str) -> None:
    verb = lookup(base)
    assert verb is not None and verb.to is not None
    assert verb.meets and (verb.to.mutual or verb.to.when == "together")


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        (("have", "", ""), "state"),
        (("begin", "", ""), "aspect_start"),
        (("keep", "", ""), "aspect_keep"),
        (("stop", "", ""), "aspect_stop"),
        (("try", "", ""), "aspect_try"),
        (("want", "", ""), "aspect_want"),
        (("make", "", ""), "cause"),
        (("enter", "", ""), "appear"),
        (("leave", "", ""), "leave"),
        (("watch", "", ""), "perceive"),
        (("give", "", ""), "transfer"),
        (("say", "", ""), "speech"),
        (("turn", "into", "frog"), "become"),
    ],
)
def test_kinds(phrase: tuple[str, str, str], kind: str) -> None:
    verb = lookup(*phrase)
    assert verb is not None and verb.kind == kind


def test_particles_of_most_words_come_first() -> None:
    found = particles("sneak")
    assert "up" in found and found.index("up on") < found.index("up")
    assert particles("xyzzy") == ()


@given(st.text(max_size=12), st.text(max_size=8), st.text(max_size=8))
def test_any_words_can_be_looked_up(base: str, particle: str, noun: str) -> None:
    found = lookup(base, particle, noun)
    assert (found is not None) <= is_verb(base)


@given(st.sampled_from(sorted(key for key in ENTRIES if len(key) == 3)), st.text(max_size=6))
def test_an_entry_is_found_by_its_own_words(key: tuple[str, str, str], other: str) -> None:
    base, particle, noun = key
    assert lookup(*key) is ENTRIES[key]
    if not noun and (base, particle, other) not in ENTRIES and " " not in other:
        assert lookup(base, particle, other) is ENTRIES[key]


def test_the_head_of_an_object_counts() -> None:
    assert lookup("play", "", "electric guitar") is lookup("play", "", "guitar")
    assert lookup("throw", "", "big red ball") is lookup("throw", "", "ball")


def test_all_tables_load_quickly() -> None:
    def cpu() -> float:
        _lexicon.cache_clear()
        before = time.process_time()
        lookup("walk")
        _lexicon()
        return time.process_time() - before

    assert min(cpu() for _ in range(5)) < 0.06  # twice the budget: machines differ
