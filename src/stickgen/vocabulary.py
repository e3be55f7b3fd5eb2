"""Names that files, scripts and models share: actions, faces, props, places, styles."""

from __future__ import annotations

from types import MappingProxyType

ACTIONS: tuple[str, ...] = tuple(
    """idle walk run sprint jump wave talk shout whisper sing point clap batting pitching catching
    running_bases fielding throwing kicking dribbling shooting fight punch kick dodge sit stand
    kneel lie_down eating drinking reading typing looking_around climbing crawling swimming flying
    celebrate dance cry laugh handshake hug high_five fight_stance""".split()
)
"""Actions; the index is the number stored in files and predicted by models."""
ACTION_SLOTS = 64
"""Width of an action head: the slots after ``len(ACTIONS)`` are reserved."""
ACTION = MappingProxyType({name: i for i, name in enumerate(ACTIONS)})
"""Action name → index."""
UNKNOWN_ACTION = -1
"""Index that stands for an action that nobody has named."""
CONTACT_ACTIONS: tuple[str, ...] = ("handshake", "hug", "high_five")
"""Actions in which two people touch each other."""

EXPRESSIONS: tuple[str, ...] = ("neutral", "happy", "sad", "surprised", "angry", "excited")
MOUTHS: tuple[str, ...] = (
    "closed",
    "smile",
    "frown",
    "open",
    "wide_open",
    "small_o",
    "singing",
)
FACE_TRANSITION = 0.3
"""Seconds an expression takes to change."""
SPEECH = MappingProxyType(
    {  # action: (cycles a second, smallest opening, largest opening)
        "talk": (8.0, 0.2, 0.5),
        "shout": (6.0, 0.6, 1.0),
        "whisper": (10.0, 0.1, 0.3),
        "sing": (4.0, 0.4, 0.8),
    }
)
"""How a mouth moves while its owner speaks."""


def action_index(name: str) -> int:
    """Index of an action.

    Raises:
        ValueError: the name is not an action; the message lists those that are.
    """
    try:
        return ACTION[name]
    except KeyError:
        raise ValueError(f"unknown action {name!r}; use one of: {', '.join(ACTIONS)}") from None


PROPS = MappingProxyType(
    {
        "ball": 0.3, "baseball": 0.075, "basketball": 0.24, "soccer_ball": 0.22,
        "tennis_ball": 0.066, "bat": 1.0, "glove": 0.3, "base": 0.38, "racket": 0.69, "hoop": 3.05,
        "sword": 1.0, "shield": 0.7, "microphone": 0.24, "guitar": 1.0, "flag": 2.0,
        "book": 0.24, "cup": 0.1, "bottle": 0.28, "phone": 0.15, "laptop": 0.35, "computer": 0.5,
        "food": 0.2, "plate": 0.26, "umbrella": 1.5, "hat": 0.3, "balloon": 0.3,
        "chair": 0.9, "table": 1.1, "bench": 1.5, "bed": 2.0, "box": 0.5, "ladder": 2.5,
        "door": 2.1, "lamp": 1.6, "tree": 4.5, "rock": 1.5, "grass": 0.3,
        "car": 4.2, "bicycle": 1.75, "skateboard": 0.8, "rocket": 6.0, "ufo": 15.0,
        "dog": 0.7, "house": 15.0, "building": 30.0,
    }
)  # fmt: skip
"""Things on a stage → their largest real extent, metres (a tree, a rocket as drawn on a stage)."""
PLACES: tuple[str, ...] = (
    "paper", "street", "park", "stadium", "court", "room", "office", "classroom", "gym", "stage",
    "beach", "forest", "mountain", "desert", "snow", "rooftop", "space", "moon", "mars",
    "underwater",
)  # fmt: skip
"""Backdrops; ``paper`` is bare paper."""
STYLES: tuple[str, ...] = ("normal", "sketch", "ink", "neon", "chalk", "blueprint", "xkcd")
"""Ways of drawing."""
EFFECTS: tuple[str, ...] = ("trails", "onion", "beats")
"""What may be laid over a film: paths of hands and feet, poses of a moment ago, a line of time."""
ACTOR_KINDS: tuple[str, ...] = ("human", "robot", "alien", "animal")
HATS: tuple[str, ...] = (
    "cap", "top_hat", "cowboy", "party", "crown", "wizard", "beanie", "helmet", "chef",
)  # fmt: skip
HAIR: tuple[str, ...] = (
    "short", "spiky", "bob", "long", "ponytail", "bun", "mohawk", "curly", "pigtails",
)  # fmt: skip
TIES: tuple[str, ...] = ("tie", "bow", "scarf", "cape")
"""What actors may wear; none of them when the name is empty."""

SURROUNDINGS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {  # what the body deals with, and the words that tell
        "stairs": ("stair", "stairs", "staircase", "steps up", "three steps"),
        "slope": ("ramp", "slope", "incline", "uphill", "downhill", "hill"),
        "ladder": ("ladder", "rungs", "rung"),
        "bars": ("bars", "bar", "jungle gym", "climbing frame", "playground"),
        "wall": ("wall", "fence"),
        "platform": ("platform", "ledge", "obstacle", "roof", "beam"),
        "box": ("box", "crate", "parcel", "carton"),
        "chair": ("chair", "stool", "seat", "sofa"),
        "bench": ("bench",),
        "table": ("table", "desk", "shelf", "counter"),
        "bed": ("bed", "mat", "mattress"),
        "door": ("door", "gate"),
        "ball": ("ball", "basketball", "football", "baseball", "hoop", "basket"),
        "racket": ("racket", "tennis", "forehand", "backhand", "ping pong"),
        "bat": ("bat", "club"),
        "weapon": ("sword", "stick", "spear", "shield", "staff"),
        "rope": ("rope", "swing"),
        "drink": ("bottle", "cup", "glass", "drink", "drinks", "soda"),
        "food": ("food", "plate", "meal", "eat", "eats"),
        "phone": ("phone", "camera"),
        "instrument": ("guitar", "drum", "violin", "piano", "flute"),
        "partner": ("partner", "each other", "together", "couple", "friend"),
        "opponent": ("opponent", "attacker", "enemy", "fighter", "defender"),
        "crowd": ("crowd", "audience", "people", "team", "players"),
        "animal": ("dog", "horse", "cat", "bird"),
        "vehicle": ("car", "bicycle", "bike", "skateboard", "bus"),
        "water": ("water", "pool", "sea", "swims", "swimming", "river"),
        "ice": ("ice", "skates", "skating", "slippery"),
        "snow": ("snow", "ski", "skis"),
        "sand": ("sand", "beach", "desert", "mud"),
        "stage": ("stage", "catwalk", "runway"),
        "court": ("court", "field", "ring", "stadium"),
    }
)
"""32 slots of a planner's environment head."""
