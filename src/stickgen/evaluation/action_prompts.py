"""What a person would type for each of the 64 actions, to test whether a model does it.

The sentences were written before any model was tried on them. Actions that happen once have four
seconds, the others six.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stickgen.vocabulary import ACTIONS

ONCE, ONGOING = 4.0, 6.0
"""Seconds of a prompt."""


@dataclass(frozen=True)
class ActionPrompt:
    """One sentence for one action.

    Attributes:
        text: the prompt; of two people each receives the same.
        seconds: length of the motion.
        people: how many take part, 1 or 2.
    """

    text: str
    seconds: float = ONGOING
    people: int = 1


_PROMPTS = {
    "idle": ActionPrompt("A person stands and waits."),
    "walk": ActionPrompt("A person walks."),
    "run": ActionPrompt("A person runs."),
    "sprint": ActionPrompt("A person sprints."),
    "jump": ActionPrompt("A person jumps.", ONCE),
    "wave": ActionPrompt("A person waves."),
    "talk": ActionPrompt("A person talks."),
    "shout": ActionPrompt("A person shouts."),
    "whisper": ActionPrompt("A person whispers."),
    "sing": ActionPrompt("A person sings."),
    "point": ActionPrompt("A person points at something.", ONCE),
    "clap": ActionPrompt("A person claps."),
    "batting": ActionPrompt("A person swings a baseball bat.", ONCE),
    "pitching": ActionPrompt("A person pitches a baseball.", ONCE),
    "catching": ActionPrompt("A person catches a ball.", ONCE),
    "running_bases": ActionPrompt("A person runs around the bases."),
    "fielding": ActionPrompt("A person fields a ground ball.", ONCE),
    "throwing": ActionPrompt("A person throws a ball.", ONCE),
    "kicking": ActionPrompt("A person kicks a ball.", ONCE),
    "dribbling": ActionPrompt("A person dribbles a basketball."),
    "shooting": ActionPrompt("A person shoots a basketball.", ONCE),
    "fight": ActionPrompt("A person fights."),
    "punch": ActionPrompt("A person throws a punch.", ONCE),
    "kick": ActionPrompt("A person does a karate kick.", ONCE),
    "dodge": ActionPrompt("A person dodges.", ONCE),
    "sit": ActionPrompt("A person sits down.", ONCE),
    "stand": ActionPrompt("A person stands up.", ONCE),
    "kneel": ActionPrompt("A person kneels down.", ONCE),
    "lie_down": ActionPrompt("A person lies down."),
    "eating": ActionPrompt("A person eats."),
    "drinking": ActionPrompt("A person drinks."),
    "reading": ActionPrompt("A person reads a book."),
    "typing": ActionPrompt("A person types on a keyboard."),
    "looking_around": ActionPrompt("A person looks around."),
    "climbing": ActionPrompt("A person climbs a ladder."),
    "crawling": ActionPrompt("A person crawls."),
    "swimming": ActionPrompt("A person swims."),
    "flying": ActionPrompt("A person flies."),
    "celebrate": ActionPrompt("A person celebrates."),
    "dance": ActionPrompt("A person dances."),
    "cry": ActionPrompt("A person cries."),
    "laugh": ActionPrompt("A person laughs."),
    "handshake": ActionPrompt("A person shakes hands.", ONCE, people=2),
    "hug": ActionPrompt("A person hugs someone.", ONCE, people=2),
    "high_five": ActionPrompt("A person gives a high five.", ONCE, people=2),
    "fight_stance": ActionPrompt("A person takes a fighting stance.", ONCE),
    "bow": ActionPrompt("A person bows.", ONCE),
    "push": ActionPrompt("A person pushes a heavy box.", ONCE),
    "pull": ActionPrompt("A person pulls a rope."),
    "carry": ActionPrompt("A person carries a box."),
    "pick_up": ActionPrompt("A person picks up a box.", ONCE),
    "put_down": ActionPrompt("A person puts down a box.", ONCE),
    "give": ActionPrompt("A person gives something to somebody.", ONCE),
    "fall": ActionPrompt("A person falls down.", ONCE),
    "get_up": ActionPrompt("A person gets up from the floor."),
    "sleep": ActionPrompt("A person sleeps."),
    "spin": ActionPrompt("A person spins around.", ONCE),
    "stretch": ActionPrompt("A person stretches.", ONCE),
    "salute": ActionPrompt("A person salutes.", ONCE),
    "ride": ActionPrompt("A person rides a bicycle."),
    "drive": ActionPrompt("A person drives a car."),
    "play_instrument": ActionPrompt("A person plays the guitar."),
    "sweep": ActionPrompt("A person sweeps the floor."),
    "stagger": ActionPrompt("A person staggers."),
}
ACTION_PROMPTS: Mapping[str, ActionPrompt] = MappingProxyType(
    {action: _PROMPTS[action] for action in ACTIONS}
)
"""Action → its prompt, in the order of ``vocabulary.ACTIONS``."""
