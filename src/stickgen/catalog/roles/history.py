"""Courts, knights, seas and the peoples of old times."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="king",
        words=nouns(
            "monarch, ruler, sovereign, emperor, royal, majesty, sultan, tsar, czar, kaiser,"
            "his majesty"
        ),
        gender="male", hat="crown", wears=("ermine", "beard"), accent="#a8243c",
        place="throne_room", says=("I am the king!",),
    ),
    RoleKind(
        name="queen", words=nouns("empress, her majesty, tsarina, duchess, countess, baroness"),
        gender="female", hat="crown", hair="long", wears=("gown", "necklace"), accent="#6b3fa0",
        place="throne_room", says=("Off with his head!",),
    ),
    RoleKind(
        name="prince", words=nouns("crown prince, prince charming, young king, dauphin"),
        gender="male", hat="small_crown", hair="bob", tie="cape", wears=("tunic", "belt"),
        accent="#2f6fb3", props=("sword",), place="castle",
    ),
    RoleKind(
        name="princess",
        words=nouns("cinderella, sleeping beauty, infanta, snow white, rapunzel"),
        gender="female", hat="tiara", hair="long", wears=("gown",), accent="#f08fb8",
        place="castle",
    ),
    RoleKind(
        name="knight",
        words=nouns(
            "paladin, crusader, knight in armor, knight in armour, black knight, white knight,"
            "templar, cavalier"
        ),
        hat="helmet", wears=("armour",), color="#7d8894", accent="#c0392b",
        props=("sword", "shield"), place="castle", says=("For honour!",),
    ),
    RoleKind(
        name="squire",
        words=nouns("page, page boy, shield bearer, servant, stable boy, lackey, herald"),
        age="teenager", hat="feather_hat", hair="bob", wears=("tunic", "belt"), accent="#5f7a3a",
        props=("shield",), place="castle",
    ),
    RoleKind(
        name="lady_in_waiting",
        words=nouns("noblewoman, damsel, maiden, damsel in distress, courtier, court lady"),
        gender="female", hat="hennin", hair="long", wears=("gown",), accent="#56a0d3",
        place="castle",
    ),
    RoleKind(
        name="musketeer", words=nouns("d'artagnan, swashbuckler, cavalryman, hussar"),
        hat="plumed_hat", tie="cape", wears=("tabard", "moustache", "goatee", "boots"),
        accent="#2f5fa8", props=("sword",), place="castle", says=("All for one!",),
    ),
    RoleKind(
        name="samurai", words=nouns("ronin, shogun, bushi"), hat="kabuto",
        wears=("samurai_armour",), color="#2c2b33", accent="#a8243c", props=("sword",),
    ),
    RoleKind(
        name="ninja", words=nouns("shadow warrior, assassin, ninja warrior, hitman"),
        hat="ninja_hood", wears=("belt", "katana"), color="#23232b", accent="#23232b",
        voice="whisper",
    ),
    RoleKind(
        name="geisha", words=nouns("japanese woman, japanese lady"), gender="female",
        hair="topknot_pins", wears=("kimono",), accent="#d14a6b", props=("fan",),
    ),
    RoleKind(
        name="viking", words=nouns("norseman, norse warrior, barbarian, berserker, thor"),
        hat="viking_helmet", wears=("beard", "fur"), accent="#8a5a2b", build=1.3,
        props=("axe", "shield"), says=("To Valhalla!",),
    ),
    RoleKind(
        name="roman_soldier", words=nouns("legionary, centurion, roman, spartan, hoplite"),
        hat="roman_helmet", wears=("roman_armour",), color="#8c2f39", accent="#b3261e",
        props=("sword", "shield"),
    ),
    RoleKind(
        name="gladiator", words=nouns("arena fighter, spartacus"), hat="roman_helmet",
        wears=("shoulder_plate", "skirt", "belt"), accent="#b08d57", build=1.25,
        props=("sword", "shield"),
    ),
    RoleKind(
        name="roman_emperor",
        words=nouns("caesar, julius caesar, roman senator, ancient greek, socrates"),
        hat="laurel", wears=("toga",), accent="#fffdf6",
    ),
    RoleKind(
        name="pharaoh", words=nouns("egyptian king, cleopatra, tutankhamun, egyptian"),
        hat="nemes", wears=("broad_collar", "skirt"), accent="#2f6fb3", place="desert",
    ),
    RoleKind(
        name="caveman",
        words=nouns(
            "cavewoman, neanderthal, stone age man, cave man, prehistoric man, tarzan, savage"
        ),
        hair="spiky", wears=("fur", "beard", "club"), accent="#a9743c", build=1.25, place="cave",
        says=("Ugh!",),
    ),
    RoleKind(
        name="pirate",
        words=nouns("buccaneer, corsair, pirate captain, privateer, blackbeard, captain hook"),
        hat="pirate_hat", wears=("eye_patch", "hook", "beard", "belt"), accent="#2c2b33",
        props=("sword",), place="ship_deck", says=("Arrr!",),
    ),
    RoleKind(
        name="cowboy", words=nouns("gunslinger, wrangler, cattleman, gunfighter, rodeo rider"),
        hat="cowboy", tie="neckerchief", wears=("vest", "belt", "boots"), accent="#8a5a2b",
        place="western_town", says=("Howdy!",),
    ),
    RoleKind(
        name="cowgirl", gender="female", hat="cowboy", hair="braids", tie="neckerchief",
        wears=("vest", "skirt"), accent="#a9643c", place="western_town", says=("Howdy!",),
    ),
    RoleKind(
        name="native_american",
        words=nouns(
            "chief, chieftain, indian chief, native american chief, tribesman, shaman,"
            "medicine man"
        ),
        hat="war_bonnet", wears=("fringes",), accent="#b5713c", place="western_town",
    ),
    RoleKind(
        name="mexican", words=nouns("mariachi, mariachi singer, ranchero"), hat="sombrero",
        wears=("poncho", "moustache"), accent="#c0392b", place="market",
    ),
    RoleKind(
        name="sheikh",
        words=nouns(
            "sheik, arab, bedouin, nomad, aladdin, snake charmer, caliph, maharaja, turk"
        ),
        hat="turban", wears=("robe", "beard", "sash_belt"), accent="#e9dfc5", place="desert",
    ),
    RoleKind(
        name="napoleon", words=nouns("french emperor, bonaparte, little general"), hat="bicorne",
        wears=("tailcoat", "medal"), color="#22345c", accent="#22345c", height=0.92,
    ),
    RoleKind(
        name="scotsman", words=nouns("highlander, scot, piper"), hat="tam",
        wears=("kilt", "sporran"), accent="#b3261e",
    ),
    RoleKind(
        name="robin_hood", words=nouns("merry man, outlaw of the woods, william tell"),
        hat="feather_hat", wears=("tunic", "bow_and_quiver", "belt"), color="#3f5a30",
        accent="#3f7a3a", place="forest",
    ),
    RoleKind(
        name="town_crier", words=nouns("crier, mozart, george washington, founding father"),
        hat="tricorne", hair="powdered_wig", wears=("tailcoat",), accent="#7a2f3d",
        props=("bell",), voice="shout", says=("Hear ye!",),
    ),
    RoleKind(
        name="plague_doctor", hat="flat_brim", wears=("beak", "robe"), accent="#2c2b33",
    ),
)  # fmt: skip
"""The records."""
