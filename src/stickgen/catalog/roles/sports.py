"""Sports and games."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="footballer",
        words=nouns(
            "soccer player, football player, striker, midfielder, kicker, forward,"
            "penalty taker, soccer star"
        ),
        hair="short", wears=("jersey", "shorts"), color="#2f6fb3", accent="#d3352b",
        props=("soccer_ball",), place="stadium",
    ),
    RoleKind(
        name="goalkeeper", words=nouns("goalie, keeper, goaltender"), hat="cap", hair="short",
        wears=("jersey", "mittens"), accent="#7bbf2f", place="stadium",
    ),
    RoleKind(
        name="american_footballer",
        words=nouns("quarterback, linebacker, running back, rugby player, wide receiver"),
        hat="football_helmet", wears=("jersey_padded",), accent="#c0392b", build=1.25,
        props=("football",), place="stadium",
    ),
    RoleKind(
        name="basketball_player", words=nouns("basketballer, point guard, nba player, dunker"),
        hat="headband", wears=("jersey", "shorts"), accent="#e0662b", height=1.16,
        props=("basketball",), place="court",
    ),
    RoleKind(
        name="baseball_player",
        words=nouns(
            "batter, hitter, shortstop, baseman, outfielder, infielder, slugger, cricketer,"
            "batsman, baserunner, fielder, first baseman, second baseman, third baseman,"
            "designated hitter"
        ),
        hat="cap", wears=("jersey", "belt"), accent="#1f4fa0", props=("bat",), place="stadium",
    ),
    RoleKind(
        name="pitcher", words=nouns("relief pitcher, closer"), hat="cap",
        wears=("jersey", "belt"), accent="#1f4fa0", props=("glove",), place="stadium",
    ),
    RoleKind(
        name="catcher", words=nouns("backstop, wicketkeeper"), hat="catcher_mask",
        wears=("chest_guard",), accent="#1f4fa0", props=("glove",), place="stadium",
    ),
    RoleKind(
        name="umpire", words=nouns("home plate umpire, line judge"), hat="catcher_mask",
        wears=("jacket",), color="#2c2b33", accent="#2c2b33", place="stadium", says=("Strike!",),
    ),
    RoleKind(
        name="referee", words=nouns("ref, linesman, football referee, soccer referee"),
        hair="short", wears=("stripes", "whistle"), accent="#2c2b33", place="stadium",
        says=("Foul!",),
    ),
    RoleKind(
        name="coach",
        words=nouns(
            "trainer, team manager, personal trainer, sports teacher, gym teacher, p.e. teacher,"
            "fitness trainer"
        ),
        hat="cap", wears=("jacket", "whistle"), accent="#1f7a5c", voice="shout", place="stadium",
        says=("Come on, team!",),
    ),
    RoleKind(
        name="tennis_player", words=nouns("badminton player, table tennis player, squash player"),
        hat="visor", hair="ponytail", wears=("skirt", "wristbands"), accent="#fffdf6",
        props=("racket",), place="court",
    ),
    RoleKind(
        name="boxer", words=nouns("prizefighter, pugilist, kickboxer, sparring partner"),
        wears=("boxing_gloves", "shorts", "belt"), accent="#d3352b", build=1.3, place="ring",
    ),
    RoleKind(
        name="wrestler", words=nouns("luchador, sumo wrestler, mma fighter"), hat="lucha_mask",
        wears=("leotard", "belt"), accent="#2f6fb3", build=1.5, place="ring",
    ),
    RoleKind(
        name="karateka",
        words=nouns(
            "karate fighter, martial artist, judoka, black belt, karate master, kung fu master,"
            "karate kid, sensei, taekwondo fighter, martial arts master, kung fu fighter"
        ),
        hat="headband", wears=("gi",), accent="#f4f2ea", voice="shout", place="gym",
        says=("Hiya!",),
    ),
    RoleKind(
        name="fencer", words=nouns("swordsman, duelist, swordswoman, duellist"),
        hat="fencing_mask", wears=("fencing_jacket",), accent="#f4f2ea", props=("sword",),
        place="gym",
    ),
    RoleKind(
        name="runner",
        words=nouns(
            "jogger, sprinter, marathon runner, athlete, sportsman, hurdler, racer, sportswoman,"
            "track star, relay runner, competitor, contestant, high jumper, long jumper"
        ),
        hat="headband", hair="short", wears=("race_number", "shorts"), accent="#e69f00",
        place="track",
    ),
    RoleKind(
        name="champion", words=nouns("winner, gold medalist, gold medallist, victor, medalist"),
        hat="laurel", hair="short", wears=("leotard", "medal"), accent="#2f6fb3",
        props=("trophy",), expression="excited", says=("I won!",),
    ),
    RoleKind(
        name="swimmer", words=nouns("bather, water polo player, high diver"), hat="swim_cap",
        wears=("swim_goggles", "leotard"), accent="#2f8fd0", place="pool",
    ),
    RoleKind(
        name="surfer", words=nouns("windsurfer, beach boy, kitesurfer"), hair="long",
        wears=("shorts", "lei"), accent="#1fa3a3", props=("surfboard",), place="beach",
    ),
    RoleKind(
        name="skateboarder", words=nouns("skater, skater boy, skate punk"), age="teenager",
        hat="cap_backwards", wears=("hoodie",), accent="#6b6b7a", props=("skateboard",),
        place="street",
    ),
    RoleKind(
        name="skier", words=nouns("snowboarder, ski jumper, ski instructor, cross-country skier"),
        hat="beanie", wears=("ski_goggles", "jacket", "skis"), color="#8c2f39", accent="#d3352b",
        place="snow",
    ),
    RoleKind(
        name="ice_skater", words=nouns("figure skater, speed skater"), gender="female",
        hair="bun", wears=("tutu", "skates"), accent="#7fb8e6", place="ice_rink",
    ),
    RoleKind(
        name="hockey_player", words=nouns("ice hockey player"), hat="helmet",
        wears=("jersey_padded",), accent="#c0392b", build=1.15, props=("hockey_stick",),
        place="ice_rink",
    ),
    RoleKind(
        name="golfer", words=nouns("golf player, caddie, caddy"), hat="flat_cap",
        wears=("checks",), accent="#5f9e4a", props=("golf_club",), place="golf_course",
    ),
    RoleKind(
        name="cyclist", words=nouns("bike rider, bicyclist, mountain biker"), hat="bike_helmet",
        wears=("sunglasses", "leotard"), accent="#e69f00", props=("bicycle",), place="street",
    ),
    RoleKind(
        name="racing_driver",
        words=nouns(
            "race car driver, formula one driver, rally driver, race driver, stock car racer"
        ),
        hat="race_helmet", wears=("race_suit",), color="#c0392b", accent="#c0392b", place="track",
    ),
    RoleKind(
        name="biker", words=nouns("motorcyclist, motorbiker, motorcycle rider, hells angel"),
        hat="bandana", wears=("leather_jacket", "sunglasses", "beard"), color="#2c2b33",
        accent="#2c2b33", build=1.3, place="street",
    ),
    RoleKind(
        name="jockey", words=nouns("horse rider, rider, equestrian, horseman, horsewoman"),
        hat="cap", wears=("checks",), accent="#d14a8b", height=0.9,
    ),
    RoleKind(
        name="climber",
        words=nouns("mountaineer, rock climber, mountain climber, alpinist, sherpa"),
        hat="helmet", wears=("belt", "rope_coil", "backpack"), accent="#e0662b", place="mountain",
    ),
    RoleKind(
        name="archer", words=nouns("bowman, markswoman, marksman, archeress"), hair="ponytail",
        wears=("bow_and_quiver", "tunic", "belt"), accent="#5f7a3a", props=("bow",),
        place="forest",
    ),
    RoleKind(
        name="cheerleader", words=nouns("majorette"), gender="female", hair="pigtails",
        wears=("pompoms", "skirt", "jersey"), accent="#d3352b", expression="excited",
        voice="shout", place="stadium", says=("Go, team, go!",),
    ),
    RoleKind(
        name="yoga_teacher", words=nouns("yogi master, meditator, pilates teacher"),
        hat="headband", hair="bun", wears=("leotard",), accent="#1fa38f", place="gym",
    ),
    RoleKind(
        name="volleyball_player", words=nouns("handball player, beach volleyball player"),
        hat="visor", hair="ponytail", wears=("jersey", "shorts"), accent="#e0a526",
        props=("volleyball",), place="beach",
    ),
)  # fmt: skip
"""The records."""
