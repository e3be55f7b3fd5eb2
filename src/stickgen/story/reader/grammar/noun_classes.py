"""Nouns that are no records of the catalogue, and what they are about."""

from __future__ import annotations

from stickgen.story.reader.grammar.tables import table

TIME_NOUNS = table(
    """dawn: dawn sunrise daybreak; day: day noon midday daytime afternoon morning;
    dusk: dusk sunset twilight evening nightfall; night: night midnight nighttime moonlight"""
)
"""Noun → time of day."""
WEATHER_NOUNS = table(
    """rain: rain rainy raining downpour drizzle rainstorm shower; snow: snowing snowfall snowy
    blizzard; fog: fog foggy mist misty; wind: wind windy gale breeze breezy;
    storm: storm stormy thunderstorm lightning thunder"""
)
"""Word → weather."""
BODY = frozenset(
    """arm hand foot leg head face eye ear nose mouth finger thumb knee elbow shoulder back chest
    hip     heel toe fist hair neck tooth teeth tear breath feet lip tongue belly stomach
    forehead cheek     chin throat side wrist ankle fists""".split()
)
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july
    august september october november december easter halloween thanksgiving weekend""".split()
)
COMMON_NOUNS = frozenset(
    """ground floor sky air way side time end life world moment thing kind sort part place year
    years     month months week weeks hour hours minute minutes second seconds day days nothing
    something     anything everything silence music noise idea story name word words problem
    reason question     answer money work job home school town road path corner hill water fire
    light dark sun wind     earth grass sand mud dust smoke space front back top bottom middle
    edge line""".split()
)
"""Frequent nouns that are neither people nor things nor places of the catalogue."""
EVENT_NOUNS = frozenset(
    """contest competition practice class lesson match game race party show day time trip
    tournament     battle final training session hour scene team club season festival
    championship""".split()
)
INTERJECTIONS = frozenset(
    """surprise bang boom action cut help stop hey wow breaking goal oops ouch thanks please hello
    hi     ok okay yes no lol haha hahaha wait alert news update note title sound music""".split()
)
"""Words that tell nothing when they stand alone."""
FILM_WORDS = frozenset(
    """video film movie animation clip comic commercial ad advert trailer documentary scene cartoon
    gif footage episode music_video intro outro shot montage tutorial vlog""".split()
)
TITLES = frozenset(
    """doctor nurse professor captain king queen prince princess uncle aunt officer sir lady lord
    mister miss father mother sister brother judge president detective inspector agent sergeant
    colonel general lieutenant admiral chef coach teacher grandma grandpa santa baron duke
    count countess emperor private sheriff mayor senator knight wizard dr mr mrs ms prof""".split()
)
"""Nouns that may stand before a name: "Doctor Smith"."""
PETS = frozenset("dog puppy cat horse".split())
"""Animals that are drawn as things as well, and usually act."""
TOYS = frozenset("doll dummy puppet teddy robot_arm scarecrow mask statue".split())
"""Things that look like people."""
