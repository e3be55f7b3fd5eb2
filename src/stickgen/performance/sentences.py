"""What a motion model is told of a beat: the way of moving, without the goal and the thing.

A model that hears of a chair at the end of a walk sits down at once, and one that hears of stairs
climbs through the air. Direction leads people to their goals and puts treads under their feet.
"""

from __future__ import annotations

import re

from stickgen.manners.words import read_manners
from stickgen.text.actions import known_sentence

_GOAL = re.compile(
    r"^(?P<walk>.*?\b(?:walks?|goes|runs?|jogs?|strolls?|hurries|marches|sneaks?|tiptoes?|limps?|"
    r"strides?|leaves)(?: \w+ly)?) (?:(?:away|off|out|home)$|"
    r"(?:over |up |back |across )?(?:to|towards?) (?:the|a|an|his|her|their) "
    r"(?!left\b|right\b|side\b|front\b|back\b|music\b|beat\b)"
    r"(?:(?!and\b|then\b|while\b)\w+ ?){1,3}$)"
)
_STAIRS = re.compile(r"\bstair|\bsteps (?:up|down)\b|\b(?:up|down) the steps\b|upstairs|downstairs")
_ONTO = re.compile(
    r"\b(?:jumps?|hops?|leaps?)\b.*\b(?:on to|onto|on top of|up on|over) (?:the|a|an) \w+"
)
_RUNNING = re.compile(r"\b(?:run|chase|race|hurr[iy]|dash|sprint|flee)")


def told(sentence: str, known: int) -> str:
    """What a model is told of a beat: a sentence that it knows, without manners laid over it.

    Args:
        known: how many actions the model has learned.
    """
    return known_sentence(played(read_manners(sentence)[1]), known)


def played(sentence: str) -> str:
    """The sentence of a beat as a model should play it.

    "walks to the chair" is a walk, and so is "climbs the stairs"; cartwheels are made by rule.
    """
    if _STAIRS.search(sentence):
        return "a person runs forward" if _RUNNING.search(sentence) else "a person walks forward"
    if "cartwheel" in sentence:
        return "a person stands"
    if _ONTO.search(sentence):
        return "a person jumps forward"
    goal = _GOAL.match(sentence)
    return f"{goal['walk']} forward" if goal else sentence
