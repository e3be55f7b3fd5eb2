"""How long the action of a sentence usually takes: the only source of durations.

Where a model is available, its regression on the sentence's token states predicts the time; else a
table of verbs does. The table also says which words are verbs of movement.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.text.verbs import base_form

MIN_PREDICTED, MAX_PREDICTED = 1.0, 10.0
"""Limits of a predicted time, seconds."""
UNKNOWN_VERB = 3.0
"""Seconds of a sentence whose verb is unknown."""
NUMBERS = MappingProxyType(
    dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
)
NUMBER = r"(?P<n>\d+(?:\.\d+)?|a|" + "|".join(NUMBERS) + ")"
"""Pattern of a number in digits or words; its group is ``n``."""
_TIMES = re.compile(rf"\b(?:(?P<twice>twice)|{NUMBER} times)\b", re.IGNORECASE)
_SHORT = 2.0
_LONG = 4.0

_SHORT_VERBS = """jump hop leap kick punch bow nod clap turn spin wave point throw catch duck dodge
    block flip roll shrug salute stop pause stumble trip fall crouch squat lunge stretch blink
    look lean bend reach raise lift lower put pick grab touch hit slap swing shoot pass bounce
    twist pivot rotate cartwheel somersault backflip bat pitch stomp shake push pull start begin
    bring drop open close hug cheer gasp sneeze yawn cough whisper shout scream greet step kneel
    rise vault toss strike pirouette twirl whirl stagger snap flinch jab smash""".split()
_LONG_VERBS = """walk run jog sprint dance climb crawl swim fly sit stand lie sneak march stroll
    wander limp skip strut tiptoe skate ski ride drive play fight box wrestle train exercise talk
    speak sing chat argue read write type eat drink cook clean sweep dig paint sleep rest wait
    stay idle practise practice perform celebrate laugh cry juggle dribble balance hang float
    carry hold drag move go come keep continue circle approach enter leave follow chase cross
    return back get make do take give try want act pretend mime breakdance moonwalk meditate hide
    search watch hurry rush race shuffle sidestep pace tumble row cycle hover glide slide creep
    stalk curve veer head face stay shadowbox is are am""".split()

VERB_SECONDS = MappingProxyType(
    {**dict.fromkeys(_LONG_VERBS, _LONG), **dict.fromkeys(_SHORT_VERBS, _SHORT)}
)
"""Verb → seconds it takes when there is time: a jump is over soon, a walk goes on."""


def expected_seconds(sentence: str, predict: Callable[[str], float] | None = None) -> float:
    """Seconds that the action of a sentence usually takes.

    Args:
        predict: a model's prediction (``MotionModel.predict_seconds``). Without it, the time of
            the first known verb counts, times the square root of the repetitions (at most 5).
    """
    if predict is not None:
        return predict(sentence)
    bases = (base_form(word.strip(",:"), VERB_SECONDS) for word in sentence.split())
    usual = next((VERB_SECONDS[base] for base in bases if base is not None), UNKNOWN_VERB)
    return float(usual * min(max(repetitions(sentence), 1.0), 5.0) ** 0.5)


def repetitions(sentence: str) -> float:
    """How often a sentence says that something is done: "twice", "three times"; else 1."""
    times = _TIMES.search(sentence)
    return 1.0 if times is None else 2.0 if times["twice"] else number_value(times["n"])


def number_value(number: str) -> float:
    """The value of what ``NUMBER`` matched."""
    number = number.lower()
    return 1.0 if number == "a" else float(NUMBERS.get(number, 0) or number)


def predicted_seconds(states: NDArray[np.floating], weights: NDArray[np.floating]) -> float:
    """Seconds by linear regression of their logarithm on the mean of a sentence's token states.

    Args:
        states: ``[L, W]`` of the sentence's tokens.
        weights: ``[W + 1]``, the last one the constant.
    """
    log_seconds = np.asarray(states, dtype=np.float64).mean(0) @ weights[:-1] + weights[-1]
    return float(np.clip(np.exp(log_seconds), MIN_PREDICTED, MAX_PREDICTED))
