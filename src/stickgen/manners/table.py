"""The manners: what they are called, and what they lay over a motion."""

from __future__ import annotations

from dataclasses import dataclass

_WHOSE = r"(?:(?:the|a|an|his|her|their|its|your|my|both|two|one|left|right|only|just|own) )*"
_ARMS, _HANDS = r"(?:arms?|hands?)", r"(?:hands?|fists?|palms?)"
_HELD = (
    r"(?:(?:firmly|tightly|loosely|clasped|placed|resting|folded|held|crossed|locked|kept|thrust|"
    r"buried|stuck|deep|together|up|joined|pressed) )*"
)
_ON, _IN = r"(?:on|onto|upon|at|against|to) ", r"(?:in|into|inside) "


@dataclass(frozen=True)
class Manner:
    """A posture or a way of moving.

    Attributes:
        name: its own.
        words: pattern of the words of a sentence that mean it, without what brings it about
            ("with", "puts").
        adverb: how it is said of a movement, in words that ``words`` matches.
        hands: posture of the arms (``arms.HOLDS``); empty: none.
        lean: degrees that the trunk is to lean forward.
        nod: degrees that the head hangs.
        sways: degrees that the trunk sways to and fro.
        sinks: metres that the pelvis is lowered.
        limps, on_toes, skips, stiff: whether one leg is spared, heels are off the floor, each step
            is a hop, movements go in jerks.
        rate: times as fast as the model plays it.
        kept: whether a motion model knows the words and goes on hearing them.
        one: whether one hand does it, the right one if none is named.
        only: pattern of which a sentence must have a word; empty: any.
        of: words of a person who moves so without being told.
    """

    name: str
    words: str
    adverb: str
    hands: str = ""
    lean: float = 0.0
    nod: float = 0.0
    sways: float = 0.0
    sinks: float = 0.0
    limps: bool = False
    on_toes: bool = False
    skips: bool = False
    stiff: bool = False
    rate: float = 1.0
    kept: bool = False
    one: bool = False
    only: str = ""
    of: str = ""


_TOUCHES = r"(?:touch|scratch|rub|pat|tap|hold|cover|clutch|hit|slap|stroke|shield)(?:es|s)?"


def _hand_at(part: str, hold: str, *, one: bool = True) -> Manner:
    """A hand, or both, at a part of the own body."""
    said = rf"{_WHOSE}{part}\b(?! of)(?: with {_WHOSE}{_HANDS})?"
    return Manner(
        f"hand {hold}",
        rf"{_TOUCHES} {said}|{_WHOSE}{_HANDS} {_HELD}(?:at|on|over|before|to|in front of) {said}",
        f"with {'a hand' if one else 'both hands'} at the {hold.removeprefix('at ')}",
        hands=hold,
        one=one,
    )


POSTURES = (
    Manner(
        "hands on hips",
        rf"{_WHOSE}{_HANDS} {_HELD}(?:on|onto|upon|at) {_WHOSE}(?:hips?|waist)\b|(?:arms )?akimbo",
        "with both hands on the hips",
        hands="on hips",
    ),
    Manner(
        "hands in pockets",
        rf"{_WHOSE}{_HANDS} {_HELD}{_IN}{_WHOSE}(?:trouser |coat |jacket )?pockets?",
        "with both hands in the pockets",
        hands="in pockets",
    ),
    Manner(
        "hands behind back",
        rf"{_WHOSE}{_ARMS} {_HELD}behind {_WHOSE}back",
        "with both hands behind the back",
        hands="behind back",
    ),
    Manner(
        "hands behind head",
        rf"{_WHOSE}{_ARMS} {_HELD}behind {_WHOSE}(?:head|neck)",
        "with both hands behind the head",
        hands="behind head",
    ),
    Manner(
        "hands on head",
        rf"{_WHOSE}{_HANDS} {_HELD}(?:on|onto|upon) (?:top of )?{_WHOSE}head",
        "with both hands on the head",
        hands="on head",
    ),
    Manner(
        "arms crossed",
        rf"{_WHOSE}arms (?:crossed|folded)"
        rf"(?: (?:in front of|over|across|on) {_WHOSE}(?:chest|body))?"
        rf"|crossed arms|folded arms|(?:cross|fold)(?:es|s|ing)? {_WHOSE}arms"
        rf"(?: (?:in front of|over|across|on) {_WHOSE}(?:chest|body))?",
        "with the arms crossed",
        hands="crossed",
    ),
    Manner(
        "arms aside",
        rf"(?:(?:stretch|spread|hold|extend)(?:es|s|ing)? (?:out )?)?{_WHOSE}"
        r"(?:outstretched )?arms "
        r"(?:(?:stretched|spread|held|extended|straight|outstretched|wide|out|open|apart) )*"
        r"(?:(?:out )?(?:to (?:the|both|either|his|her|their) sides?|sideways|"
        r"to the left and right)"
        r"|like (?:a |an )?(?:wings?|bird|aeroplane|airplane|plane|scarecrow|tightrope walker)"
        r"|(?:spread|wide)\b)",
        "with both arms out to the sides",
        hands="aside",
    ),
    Manner(
        "arms ahead",
        rf"(?:(?:stretch|hold|extend|reach)(?:es|s|ing)? (?:out )?)?{_WHOSE}arms "
        r"(?:(?:are )?(?:stretched|held|extended|straight|raised|reaching) ?)*"
        rf"(?:out|outstretched|ahead|forwards?|in front)(?: (?:straight|in front|ahead|forwards?))*"
        rf"(?: of {_WHOSE}(?:body|chest|him|them))?|outstretched arms",
        "with both arms stretched out in front",
        hands="ahead",
    ),
    Manner(
        "arms up",
        rf"(?:(?:raise|lift|put|hold|throw|stretch|stick)(?:es|s|ing)? (?:up )?){_WHOSE}{_ARMS}"
        r"(?: (?:straight|high|up|all the way))*"
        rf"(?: (?:in(?:to)? the (?:air|sky)|(?:above|over) {_WHOSE}head|overhead|up))?"
        rf"|{_WHOSE}(?:arms|hands) (?:raised|up|held up|held high|high|in the air|stretched up)"
        rf"(?: (?:in(?:to)? the air|(?:above|over) {_WHOSE}head|overhead|up))*"
        rf"|{_WHOSE}(?:arms|hands) (?:held )?(?:above|over) {_WHOSE}head",
        "with both arms up",
        hands="up",
    ),
    Manner(
        "arms still",
        rf"without (?:moving|swinging|using) {_WHOSE}arms(?: at all)?"
        rf"|(?:arms|hands) (?:hanging |held |kept |completely |perfectly )*"
        rf"(?:still|motionless|(?:glued|pressed|straight|pinned|down|close)(?: down)? "
        rf"(?:to|at|by|against) {_WHOSE}(?:sides?|body))|(?:still|stiff|motionless) arms",
        "without moving the arms",
        hands="still",
    ),
    Manner(
        "carrying",
        rf"(?:in|with) both (?:arms|hands)|in {_WHOSE}arms\b"
        r"|in front of (?:him|her|them|me|you)(?:sel(?:f|ves))?\b(?! \w)"
        r"|(?:(?:very|something|a|really|extremely) )*heavy(?: (?!in\b)\w+)?"
        rf"(?: in both (?:arms|hands)| in {_WHOSE}arms| in front of \w+)?",
        "in both arms",
        hands="carrying",
        only=r"carr(?:y|ies|ying)|lug|haul|hold|lift|bear",
    ),
    Manner(
        "phone at ear",
        rf"(?:(?:talk|speak|chat)(?:s|ing)? )?(?:on|into) {_WHOSE}"
        r"(?:cell ?|mobile ?)?(?:tele)?phone"
        rf"|{_WHOSE}(?:cell ?|mobile ?)?(?:tele)?phone (?:\w+ )?(?:to|at|by|against|next to) "
        rf"{_WHOSE}ear",
        "with a phone at the ear",
        hands="at ear",
        one=True,
    ),
    _hand_at("ears?", "at ear", one=False),
    _hand_at("(?:nose|mouth|lips)", "at nose"),
    _hand_at("(?:eyes?|face)", "at eyes", one=False),
    _hand_at("(?:chin|cheek|beard)", "at chin"),
    _hand_at("(?:forehead|brow|temple)", "at forehead"),
    _hand_at("(?:head|hair)", "at head"),
    _hand_at("(?:chest|heart)", "at chest"),
    _hand_at("(?:belly|stomach|tummy)", "at belly", one=False),
    _hand_at("(?:knees|thighs)", "at knees", one=False),
)
"""What hands do, the narrower words first."""

WAYS = (
    Manner(
        "robot",
        r"like (?:a |an )?(?:robots?|androids?|machines?)|robotic(?:ally)?|mechanically",
        "like a robot",
        hands="at right angles",
        stiff=True,
        of="robot android",
    ),
    Manner(
        "zombie",
        r"like (?:a |an )?(?:zombies?|mumm(?:y|ies)|undead|sleepwalkers?|frankenstein\w*)",
        "like a zombie",
        hands="ahead",
        lean=4.0,
        rate=0.8,
        of="zombie mummy undead sleepwalker",
    ),
    Manner(
        "stooped",
        r"(?:with )?(?:a )?(?:bent|crooked|hunched|stooped|curved|rounded|aching|sore|stiff) back"
        r"|(?:bent|hunched|stooped) (?:over|forward)|like (?:a |an )(?:very )?old "
        r"(?:man|woman|lady|person|granny)|with a (?:hunch|stoop)|hunched|stooped|stooping|frailly",
        "with a bent back",
        lean=24.0,
        rate=0.85,
        of="frail hunched stooped ancient",
    ),
    Manner(
        "tired",
        r"(?:very |dead |so )?(?:tired|exhausted|weary)(?:ly)?|wearily|sluggishly|sleepily"
        r"|(?:hanging|drooping|slumped|sagging) (?:shoulders|head)|trudg(?:e|es|ing)"
        r"|plod(?:s|ding)?"
        r"|shoulders (?:hanging|slumped|drooping)",
        "wearily",
        lean=14.0,
        nod=16.0,
        hands="",
        rate=0.8,
        of="tired exhausted weary sleepy worn-out",
    ),
    Manner(
        "sad",
        rf"sad(?:ly)?|gloomily|miserably|dejectedly|depressed(?:ly)?"
        rf"|{_WHOSE}head (?:hung|hanging|bowed|down|lowered|low)|hangs? {_WHOSE}head",
        "sadly",
        lean=6.0,
        nod=28.0,
        rate=0.87,
        of="sad depressed gloomy dejected miserable heartbroken",
        kept=True,
    ),
    Manner(
        "proud",
        rf"proud(?:ly)?|strut(?:s|ting)?|swagger(?:s|ing)?|pompously|arrogantly|confidently|regally"
        rf"|{_WHOSE}chest (?:\w+ )?out|{_WHOSE}head (?:held )?high",
        "proudly",
        lean=-8.0,
        nod=-8.0,
        of="proud arrogant pompous",
        kept=True,
    ),
    Manner(
        "drunk",
        r"drunk(?:en(?:ly)?)?|tipsily|unsteadily|stagger(?:s|ing)?"
        r"|reel(?:s|ing)? (?:along|home|about)"
        r"|sway(?:s|ing)? (?:along|down|home|from side to side)|wobbl(?:es?|ing)|totter(?:s|ing)?",
        "drunkenly",
        sways=9.0,
        rate=0.9,
        of="drunk drunken tipsy dizzy",
    ),
    Manner(
        "angry",
        r"angr(?:y|ily)|furious(?:ly)?|stomp(?:s|ing)?",
        "angrily",
        lean=5.0,
        of="angry furious enraged",
        kept=True,
    ),
    Manner(
        "limping",
        rf"(?:limp(?:s|ing)?|hobbl(?:es?|ing)|with a limp)(?: (?:on|with) {_WHOSE}(?:leg|foot))?"
        rf"|(?:bad|sore|injured|wounded|broken|stiff|hurt|lame) {_WHOSE}(?:leg|foot|knee|ankle)"
        rf"|drag(?:s|ging)? {_WHOSE}(?:leg|foot)",
        "with a limp",
        limps=True,
        of="limping lame wounded injured",
    ),
    Manner(
        "on tiptoe",
        r"(?:on )?tip-?toes?|tip-?toe(?:s|ing)"
        r"|on (?:the )?(?:tips of|balls of) (?:\w+ )?(?:toes|feet)",
        "on tiptoe",
        on_toes=True,
        rate=0.85,
        kept=True,
    ),
    Manner(
        "sneaking",
        r"sneak(?:s|ing|ily)?|creep(?:s|ing)?|stealthily|prowl(?:s|ing)?|crouch(?:ed|ing)(?: low)?",
        "stealthily",
        sinks=0.09,
        lean=14.0,
        rate=0.8,
        of="stealthy",
        kept=True,
    ),
    Manner(
        "skipping",
        r"skip(?:s|ping)?(?: along| around| happily)*(?! rope)\b|hopscotch\w*",
        "skipping",
        skips=True,
    ),
)  # fmt: skip
"""How people get about. Several may hold at once."""

MANNERS = (*POSTURES, *WAYS)
