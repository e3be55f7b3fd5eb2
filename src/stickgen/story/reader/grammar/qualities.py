"""Adjectives and adverbs: colours, sizes, ages, feelings."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.story.reader.grammar.tables import table

ADVERBS = frozenset(
    """very too so quite really just almost nearly only even still already always never ever often
    sometimes again away back forward forwards backward backwards sideways upward upwards downward
    downwards upside closer nearer faster slower higher lower further farther louder home here
    there everywhere somewhere abroad together alone aside apart around ahead fast slow hard high
    low well badly softly loudly twice once thrice thereafter maybe perhaps also possible
    indoors outdoors
    upstairs downstairs left right straight halfway outside inside anymore long far deep close
    wild wildly non-stop nonstop angrily quick fore""".split()
)
ADJECTIVES = frozenset(
    """good bad new own other same different next last lone single whole empty full dark bright cold
    hot warm wet dry heavy light long short high low deep wide narrow sharp blunt fast slow quick
    early late rich poor free open closed broken burning flying sunken parked hidden secret
    strange weird funny silly crazy mad wild brave evil nice kind cute pretty handsome beautiful
    ugly clean dirty quiet loud clever smart stupid lazy busy rude polite shy famous drunk blind
    dead alive real fake plastic wooden metal stone giant magic invisible asleep awake naked
    barefoot masked armed hooded mysterious ghostly haunted frozen snowy sunny rainy windy foggy
    stormy cloudy calm crowded abandoned ancient modern medieval futuristic royal local national
    final winning losing opposing rival second-hand retired professional amateur young old little
    small big tall huge tiny large great grand fat thin skinny slim strong weak sleepy hungry
    thirsty tired sick ill hurt pregnant bald blonde bearded friendly lonely lovely elderly ready
    able sure careful slippery shiny smelly spooky creepy scary sweet sour fresh sliced
    enthusiastic left right upper lower front back top bottom middle far near close neighbouring
    fellow fancy spicy wonky crooked stray homeless hairy furry deaf straight flat round square
    thick soft hard rough smooth loose tight imaginary stubborn mean naughty noisy grumpy goofy
    clumsy graceful elegant gentle several various many few more most enough such what twin
    identical exhausted slow-motion red-haired one-legged well-dressed""".split()
)
"""Frequent adjectives that tell neither an age, a size, a build, a colour nor a feeling."""
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
AGES = table(
    """old: old elderly aged ancient senior retired; child: little young small-aged;
    teenager: teenage adolescent; baby: newborn"""
)
FEELINGS = table(
    """happy: happy glad cheerful joyful smiling delighted proud pleased grateful merry jolly
    friendly content relieved loving smiles grinning hopeful peaceful lucky satisfied happily
    gladly cheerfully joyfully proudly merrily fondly gratefully grin smile delight pride relief
    love;
    sad: sad unhappy lonely crushed heartbroken miserable depressed sorrowful gloomy crying
    tearful disappointed upset homesick ashamed guilty sorry mournful devastated desperate hopeless
    tired exhausted weary melancholy sadly unhappily mournfully tearfully wearily hurt defeated lost
    glum dejected regretful broken-hearted sick ill poor embarrassed lonesome sorrow grief despair
    tears;
    angry: angry furious mad jealous envious annoyed enraged grumpy irritated cross evil mean
    outraged raging fierce aggressive stern strict livid frustrated grim hostile angrily furiously
    fiercely menacingly sternly jealously offended bitter vengeful impatient impatiently determined
    determinedly anger rage fury;
    surprised: surprised astonished amazed shocked startled stunned speechless puzzled confused
    baffled curious bewildered astounded perplexed dumbfounded flabbergasted dizzy disbelieving
    wide-eyed curiously surprise shock disbelief amazement;
    scared: scared afraid frightened terrified fearful nervous anxious worried panicked
    horrified spooked timid shy petrified alarmed nervously fearfully anxiously timidly panicking
    fear horror panic terror;
    bored: bored sleepy indifferent uninterested drowsy unimpressed boring lazy lazily;
    pain: injured wounded aching sore hurting painfully pain agony;
    excited: joy triumph excitement excited ecstatic overjoyed thrilled enthusiastic euphoric
    elated exhilarated eager excitedly enthusiastically victorious triumphant triumphantly jubilant
    hyper ecstatically eagerly joyous energetic"""
)
"""Adjective or adverb → expression."""
