"""The crowd: guests, travellers, fans and others whom one meets in the street."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="tourist",
        words=nouns(
            "sightseer, holidaymaker, vacationer, visitor, traveller, traveler, foreign visitor"
        ),
        hat="straw_hat", wears=("flower_shirt", "neck_camera", "sunglasses"), accent="#e0662b",
        place="street",
    ),
    RoleKind(
        name="hiker",
        words=nouns(
            "backpacker, wanderer, camper, boy scout, girl scout, scout, trekker, rambler,"
            "vagabond, wayfarer"
        ),
        hat="bucket_hat", wears=("backpack", "walking_stick"), accent="#5f7a3a", place="mountain",
    ),
    RoleKind(
        name="passenger", words=nouns("hitchhiker, emigrant, immigrant, refugee"), hat="flat_cap",
        tie="scarf", accent="#8a5a2b", props=("suitcase",), place="train_station",
    ),
    RoleKind(
        name="customer", words=nouns("shopper, buyer, client, consumer"), hair="bob",
        accent="#cc79a7", props=("shopping_bag",), place="mall",
    ),
    RoleKind(
        name="guest",
        words=nouns(
            "party guest, partygoer, reveler, wedding guest, diner, party animal, invitee,"
            "raver"
        ),
        hat="party", accent="#7a4fa3", props=("balloon",), expression="happy", place="party_room",
    ),
    RoleKind(
        name="fan",
        words=nouns(
            "supporter, football fan, sports fan, hooligan, cheering fan, superfan, admirer,"
            "groupie"
        ),
        hat="beanie", tie="scarf", wears=("face_paint",), accent="#d3352b", props=("flag",),
        voice="shout", place="stadium", says=("Goal!",),
    ),
    RoleKind(
        name="spectator", words=nouns("audience member, viewer, listener, observer, watcher"),
        hair="short", props=("cup", "popcorn"), place="stadium",
    ),
    RoleKind(
        name="beggar",
        words=nouns(
            "homeless man, tramp, hobo, homeless person, bum, pauper, poor man, homeless woman"
        ),
        hat="bowler", wears=("beard", "patches"), accent="#7a6a4f", props=("cup",),
        expression="sad", place="city", says=("Spare a coin?",),
    ),
    RoleKind(
        name="hippie", words=nouns("hippy, flower child, peace activist, stoner"), hat="headband",
        hair="long", wears=("round_sunglasses", "peace_sign", "beard"), accent="#e69f00",
        says=("Peace, man.",),
    ),
    RoleKind(
        name="hipster", words=nouns("influencer, youtuber, vlogger, streamer, tiktoker"),
        hair="bun", wears=("glasses", "beard", "checks"), accent="#c0392b", props=("phone",),
    ),
    RoleKind(
        name="protester",
        words=nouns(
            "demonstrator, activist, marcher, revolutionary, freedom fighter, picketer, rioter"
        ),
        hat="bandana", props=("sign",), voice="shout", place="street",
        says=("Enough is enough!",),
    ),
    RoleKind(
        name="drunk", words=nouns("drunkard, drunk man, alcoholic, boozer, tipsy man"),
        hair="short", tie="tie", wears=("red_nose",), accent="#8a5a2b", props=("bottle",),
        place="bar", says=("Hic!",),
    ),
    RoleKind(
        name="bully", words=nouns("troublemaker, hoodlum, ruffian, brute, tough guy, gangsta"),
        hat="cap_backwards", wears=("hoodie",), color="#2c2b33", accent="#c0392b", build=1.35,
        expression="angry", place="schoolyard", says=("Give me your lunch money.",),
    ),
    RoleKind(
        name="sleeper", words=nouns("sleepyhead, sleepwalker, insomniac, dreamer"),
        hat="nightcap", wears=("nightgown",), accent="#9fc2e0", props=("candle",),
        place="bedroom",
    ),
    RoleKind(
        name="blind_man", words=nouns("blind person, blind woman"), hat="flat_cap",
        wears=("sunglasses", "white_cane"), accent="#7a6a4f",
    ),
    RoleKind(
        name="speaker", words=nouns("orator, motivational speaker, auctioneer"), hair="short",
        tie="tie", wears=("suit",), accent="#3b4a63", props=("microphone",), place="stage",
    ),
    RoleKind(
        name="sledder", words=nouns("tobogganist"), age="child", hat="beanie", tie="scarf",
        wears=("jacket", "mittens"), accent="#d3352b", place="snow",
    ),
    RoleKind(
        name="sauna_guest", words=nouns("sunbather, spa guest"), hat="turban", wears=("towel",),
        accent="#fffdf6", place="beach",
    ),
)  # fmt: skip
"""The records."""
