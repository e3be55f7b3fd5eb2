"""The closed classes of English: pronouns, determiners, prepositions, connectives, numbers."""

from __future__ import annotations

from types import MappingProxyType


def _table(text: str) -> MappingProxyType[str, str]:
    """``"key: word word; key: word"`` as word → key; ``_`` in a word is a blank."""
    table: dict[str, str] = {}
    for part in text.split(";"):
        key, _, words = part.partition(":")
        for word in words.split():
            table[word.replace("_", " ")] = key.strip()
    return MappingProxyType(table)


PRONOUNS = _table(
    """he: he him himself hed; she: she her herself; it: it itself; they: they them themselves;
    i: i me we us myself ourselves you yourself; each_other: each_other one_another;
    all: everyone everybody all; none: nobody no_one none neither; both: both; each: each;
    someone: someone somebody anyone anybody; other: another"""
)
"""Pronoun → what it refers to. Before a noun "her" is a determiner."""
POSSESSIVES = _table("he: his; she: her; it: its; they: their; i: my our your")
"""Determiner → whose."""
ARTICLES = frozenset("a an the this that these those some any every no".split())
NUMBERS = MappingProxyType(
    dict(
        zip(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen
            fourteen fifteen sixteen seventeen eighteen nineteen twenty""".split(),
            range(21),
            strict=True,
        )
    )
)
"""Number word → its value."""
TENS = MappingProxyType(
    {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
)
AMOUNTS = MappingProxyType(
    {
        "several": 4, "many": 5, "few": 3, "some": 3, "couple": 2, "pair": 2, "dozen": 12,
        "half a dozen": 6, "group": 4, "crowd": 5, "bunch": 4, "gang": 4, "lot": 5, "lots": 5,
        "team": 3, "band": 3, "family": 4, "class": 5, "trio": 3, "duo": 2, "quartet": 4,
        "hundreds": 6, "dozens": 6, "thousands": 6, "army": 5, "horde": 6, "mob": 5, "herd": 4,
        "troupe": 4, "choir": 5, "squad": 4, "row": 4, "line": 4, "circle": 5, "swarm": 5,
    }
)  # fmt: skip
"""Word of an amount or of a group → how many people stand for it."""
COLLECTIVES = MappingProxyType(
    {
        "crowd": "spectator", "audience": "spectator", "team": "player", "band": "musician",
        "family": "", "class": "student", "people": "person", "public": "spectator",
        "orchestra": "musician", "choir": "singer", "police": "police officer", "army": "soldier",
        "staff": "worker", "crew": "crew member", "jury": "juror", "gang": "gangster",
        "mob": "person", "couple": "person", "trio": "person", "duo": "person",
        "group": "person", "bunch": "person", "opposition": "player", "fans": "fan", "cast": "actor", "congregation": "guest",
    }
)  # fmt: skip
"""Noun of a group → role word of its members."""
ORDINALS = MappingProxyType(
    {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1}
)

BE = frozenset("be is are am was were been being".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would can could may might must shall should".split())
NEGATIONS = frozenset("not never no_longer without n't".split())

PREPOSITIONS = frozenset(
    """about above across after against along alongside amid among around at atop before behind
    below beneath beside besides between beyond by down during for from in inside into near next
    of off on onto opposite out outside over past round through throughout to toward towards
    under underneath until up upon via with within without like except""".split()
)
COMPOUND_PREPOSITIONS = MappingProxyType(
    {
        "in front of": "before", "on top of": "on", "next to": "beside", "close to": "near",
        "out of": "from", "away from": "from", "because of": "because_of", "instead of": "not",
        "in the middle of": "in", "in the midst of": "in", "at the top of": "on",
        "at the edge of": "at", "on the edge of": "at", "at the foot of": "at",
        "all over": "over", "up to": "to", "up and down": "along", "back and forth": "along",
        "along with": "with", "together with": "with", "as well as": "and", "such as": "like",
        "in the direction of": "to", "in the hands of": "with", "on behalf of": "for",
        "with the help of": "with", "by means of": "with", "except for": "except",
        "apart from": "except", "ahead of": "before", "off of": "off", "inside of": "in",
        "outside of": "outside", "on board": "in", "at the end of": "at", "right behind": "behind",
    }
)  # fmt: skip
"""Prepositions of several words → the one that they mean."""

SUBORDINATORS = MappingProxyType(
    {
        "while": "while", "whilst": "while", "as": "while", "whereas": "while", "when": "when",
        "whenever": "when", "before": "before", "after": "after", "until": "until",
        "till": "until", "once": "when", "because": "because", "cuz": "because",
        "since": "because", "although": "but", "though": "but", "unless": "skip", "if": "when",
        "as soon as": "when", "as long as": "while", "just as": "while", "the moment": "when",
        "every time": "when", "so that": "skip", "even though": "but", "as if": "skip",
        "as though": "skip", "like": "skip", "where": "where", "in order to": "skip",
        "by the time": "when", "right after": "after", "right before": "before",
        "shortly before": "before", "shortly after": "after", "just before": "before",
        "just after": "after", "right as": "while", "even as": "while", "only when": "when",
    }
)  # fmt: skip
"""Word that opens a subordinate clause → how the clause relates to the main one."""
CONNECTIVES = MappingProxyType(
    {
        **dict.fromkeys(
            """then next afterwards afterward later finally eventually lastly subsequently
            thereafter soon suddenly immediately instantly now again once""".split(),
            "then",
        ),
        **dict.fromkeys(
            ("after that", "after a while", "a minute later", "a moment later", "in the end",
             "at last", "one day", "all of a sudden", "at once", "a second later", "and so on",
             "right after", "seconds later", "moments later", "minutes later", "hours later",
             "a few seconds later", "after this", "second", "third", "second of all",
             "last of all", "to finish", "after a few seconds", "shortly after", "in turn",
             "thirdly", "secondly", "from there", "out of nowhere", "before long"),
            "then",
        ),
        **dict.fromkeys(
            ("meanwhile", "at the same time", "simultaneously", "in the meantime", "together",
             "in the background", "all the while", "nearby", "elsewhere", "on the other side"),
            "meanwhile",
        ),
        **dict.fromkeys(
            ("first", "firstly", "first of all", "at first", "in the beginning", "to begin with",
             "initially", "once upon a time", "one night", "one morning", "one evening"),
            "first",
        ),
        **dict.fromkeys(("so", "therefore", "thus", "hence", "as a result"), "then"),
        **dict.fromkeys(("but", "yet", "however", "still", "instead"), "then"),
    }
)  # fmt: skip
"""Words between clauses → the relation to the clause before."""

ADVERBS = frozenset(
    """very too so quite really just almost nearly only even still already always never ever often
    sometimes again away back forward forwards backward backwards sideways upward upwards downward
    downwards upside closer nearer faster slower higher lower further farther louder home here there everywhere somewhere abroad together alone aside apart around
    ahead fast slow hard high low well badly softly loudly twice once thrice thereafter maybe
    perhaps too also indoors outdoors upstairs downstairs left right straight halfway outside
    inside anymore long far deep close wild wildly non-stop nonstop angrily quick fore""".split()
)
COUNTS = MappingProxyType({"once": 1, "twice": 2, "thrice": 3})
TIME_NOUNS = _table(
    """dawn: dawn sunrise daybreak; day: day noon midday daytime afternoon morning;
    dusk: dusk sunset twilight evening nightfall; night: night midnight nighttime moonlight"""
)
"""Noun → time of day."""
WEATHER_NOUNS = _table(
    """rain: rain rainy raining downpour drizzle rainstorm shower; snow: snowing snowfall snowy
    blizzard; fog: fog foggy mist misty; wind: wind windy gale breeze breezy;
    storm: storm stormy thunderstorm lightning thunder"""
)
"""Word → weather."""
BODY = frozenset(
    """arm hand foot leg head face eye ear nose mouth finger thumb knee elbow shoulder back chest
    hip heel toe fist hair neck tooth teeth tear breath feet lip tongue shoulder belly stomach
    forehead cheek chin throat side wrist ankle fists""".split()
)
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december easter halloween thanksgiving weekend""".split()
)
COMMON_NOUNS = frozenset(
    """ground floor sky air way side time end life world moment thing kind sort part place year years
    month months week weeks hour hours minute minutes second seconds day days nothing something
    anything everything silence music noise idea story name word words problem reason question
    answer money work job home school town road path corner hill water fire light dark sun
    wind earth grass sand mud dust smoke air space front back top bottom middle edge line""".split()
)
"""Frequent nouns that are neither people nor things nor places of the catalogue."""
EVENT_NOUNS = frozenset(
    """contest competition practice class lesson match game race party show day time trip tournament
    battle final training session hour scene team club season festival championship""".split()
)
INTERJECTIONS = frozenset(
    """surprise bang boom action cut help stop hey wow breaking goal oops ouch thanks please hello hi
    ok okay yes no lol haha hahaha wait alert news update note title sound music""".split()
)
"""Words that tell nothing when they stand alone."""
FILM_WORDS = frozenset(
    """video film movie animation clip comic commercial ad advert trailer documentary scene cartoon
    gif footage episode music_video intro outro shot montage tutorial vlog""".split()
)
COLORS = MappingProxyType(
    {
        "red": "#c0392b", "blue": "#1f5fae", "green": "#2e8b57", "yellow": "#e0b020",
        "orange": "#e67e22", "purple": "#7d3c98", "pink": "#e377a2", "black": "#1f2430",
        "white": "#f4f1e8", "brown": "#7a5230", "grey": "#8a8f98", "gray": "#8a8f98",
        "golden": "#d4a72c", "gold": "#d4a72c", "silver": "#b4bac4", "violet": "#7d3c98",
        "turquoise": "#2aa5a0", "dark": "#1f2430",
    }
)  # fmt: skip
SIZES = MappingProxyType(
    {
        "little": 0.75, "small": 0.8, "tiny": 0.6, "young": 0.85, "short": 0.85, "big": 1.15,
        "tall": 1.2, "huge": 1.4, "giant": 1.6, "large": 1.2, "smallest": 0.75, "tallest": 1.2,
        "biggest": 1.2, "gigantic": 1.7, "enormous": 1.6, "miniature": 0.5, "massive": 1.4,
        "littlest": 0.7, "shortest": 0.8, "youngest": 0.8,
    }
)  # fmt: skip
"""Adjective → times the usual height of a person."""
BUILDS = MappingProxyType(
    {"fat": 1.6, "chubby": 1.4, "strong": 1.35, "muscular": 1.4, "thin": 0.75, "skinny": 0.7,
     "slim": 0.8, "heavy": 1.4, "burly": 1.5, "plump": 1.4, "stocky": 1.35}
)  # fmt: skip
AGES = _table(
    """old: old elderly aged ancient senior retired; child: little young small-aged;
    teenager: teenage adolescent; baby: newborn"""
)
FEELINGS = _table(
    """happy: happy glad cheerful joyful smiling delighted proud pleased grateful merry jolly
    friendly content relieved loving smiles grinning hopeful peaceful lucky satisfied joyous
    happily gladly cheerfully joyfully proudly merrily fondly gratefully;
    sad: sad unhappy lonely crushed heartbroken miserable depressed sorrowful gloomy crying tearful
    disappointed upset homesick ashamed guilty sorry mournful devastated desperate hopeless tired
    exhausted weary melancholy sadly unhappily mournfully tearfully wearily hurt defeated lost
    glum dejected regretful broken-hearted sick ill poor embarrassed lonesome;
    angry: angry furious mad jealous envious annoyed enraged grumpy irritated cross evil mean
    outraged raging fierce aggressive stern strict livid frustrated grim hostile angrily furiously
    fiercely menacingly sternly jealously offended bitter vengeful impatient impatiently
    determined determinedly;
    surprised: surprised astonished amazed shocked startled stunned speechless puzzled confused
    baffled curious bewildered astounded perplexed dumbfounded flabbergasted dizzy disbelieving
    wide-eyed curiously;
    scared: scared afraid frightened terrified fearful nervous anxious worried panicked horrified
    spooked timid shy petrified alarmed nervously fearfully anxiously timidly panicking;
    bored: bored sleepy indifferent uninterested drowsy unimpressed boring lazy lazily;
    pain: injured wounded aching sore hurting painfully;
    happy: grin smile delight pride relief love; excited: joy triumph excitement;
    sad: sorrow grief despair tears; angry: anger rage fury; scared: fear horror panic terror;
    surprised: surprise shock disbelief amazement; pain: pain agony;
    excited: excited ecstatic overjoyed thrilled enthusiastic euphoric elated exhilarated eager
    excitedly enthusiastically victorious triumphant triumphantly jubilant hyper ecstatically
    eagerly joyous energetic"""
)
"""Adjective or adverb → expression."""
