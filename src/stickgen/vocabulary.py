"""Names that files, scripts and models share: actions, faces, effects, surroundings.

The names of props, places, styles and clothes are those of their records in ``stickgen.catalog``.
"""

from __future__ import annotations

from types import MappingProxyType

from stickgen.catalog.animals import BODIES

ACTIONS: tuple[str, ...] = tuple(
    """idle walk run sprint jump wave talk shout whisper sing point clap batting pitching catching
    running_bases fielding throwing kicking dribbling shooting fight punch kick dodge sit stand
    kneel lie_down eating drinking reading typing looking_around climbing crawling swimming flying
    celebrate dance cry laugh handshake hug high_five fight_stance bow push pull carry pick_up
    put_down give fall get_up sleep spin stretch salute ride drive play_instrument sweep
    stagger""".split()
)
"""Actions; the index is the number stored in files and predicted by models."""
ACTION_SLOTS = 64
"""Width of an action head."""
ACTION = MappingProxyType({name: i for i, name in enumerate(ACTIONS)})
"""Action name → index."""
UNKNOWN_ACTION = -1
"""Index of a frame whose action is not labelled."""
CONTACT_ACTIONS: tuple[str, ...] = ("handshake", "hug", "high_five")
"""Actions in which two people touch each other."""

EXPRESSION_LINES = MappingProxyType(
    {
        "neutral": "calm eyes and a small smile",
        "happy": "eyes that laugh",
        "sad": "brows raised in the middle, corners of the mouth down",
        "surprised": "wide eyes and a small round mouth",
        "angry": "brows drawn together, corners of the mouth down",
        "excited": "shining eyes and an open smile",
        "scared": "very wide eyes with tiny pupils, mouth wide open",
        "bored": "eyes half shut, a straight mouth",
        "pain": "eyes squeezed shut",
        "sleepy": "eyes nearly shut, a yawn",
        "love": "hearts for eyes",
        "disgusted": "narrow eyes below drawn brows",
        "smug": "eyes half shut, one brow up, a smile",
    }
)
"""Expression of a face → what it looks like."""
EXPRESSIONS: tuple[str, ...] = tuple(EXPRESSION_LINES)
"""Expressions of a face; the index is the number stored in files."""
MOUTHS: tuple[str, ...] = (
    "closed",
    "smile",
    "frown",
    "open",
    "wide_open",
    "small_o",
    "singing",
)
SIGN_LINES = MappingProxyType(
    {
        "tears": "tears run down the cheeks",
        "sweat": "a large drop at the temple",
        "blush": "red cheeks",
        "anger": "a swollen vein",
        "sleep": "z z z",
        "hearts": "hearts that rise",
        "exclamation": "an exclamation mark",
        "question": "a question mark",
    }
)
"""Sign at a head, as comics have them → what it is."""
SIGNS: tuple[str, ...] = tuple(SIGN_LINES)
"""Signs; the index is the number stored in files."""
FACE_TRANSITION = 0.3
"""Seconds that a change of expression takes."""
SPEECH = MappingProxyType(
    {  # action: (cycles a second, smallest opening, largest opening)
        "talk": (8.0, 0.2, 0.5),
        "shout": (6.0, 0.6, 1.0),
        "whisper": (10.0, 0.1, 0.3),
        "sing": (4.0, 0.4, 0.8),
    }
)
"""Movement of the mouth during speech."""


def action_index(name: str) -> int:
    """Index of an action.

    Raises:
        ValueError: the name is not an action; the message lists those that are.
    """
    try:
        return ACTION[name]
    except KeyError:
        raise ValueError(f"unknown action {name!r}; use one of: {', '.join(ACTIONS)}") from None


EFFECT_LINES = MappingProxyType(
    {
        "trails": "paths of hands and feet",
        "onion": "earlier poses",
        "beats": "a timeline",
        "impacts": "stars where blows land, dust where bodies fall, lines behind fast fists",
    }
)
"""What may be laid over a film, and what it shows."""
EFFECTS: tuple[str, ...] = tuple(EFFECT_LINES)
KIND_LINES = MappingProxyType(
    {
        "human": "a round head",
        "robot": "a square head with an antenna",
        "alien": "a pointed head with large eyes and feelers",
        "beast": "a head with ears and a nose, on two legs",
        "skeleton": "a skull and bones",
        "ghost": "a pale sheet without legs",
        "snowman": "two balls of snow",
        **{name: animal.gallery for name, animal in BODIES.items()},
        "animal": "any animal on four legs",
    }
)
"""Kind of actor → how it is drawn: people first, then animals with bodies of their own."""
ACTOR_KINDS: tuple[str, ...] = tuple(KIND_LINES)

SURROUNDINGS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {  # what a body interacts with: words of captions that mention it
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
"""The 32 slots of a planner's environment head."""
