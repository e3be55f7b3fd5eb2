"""Trades: of the hand, of the kitchen, of the shop, of the land and of travel."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="chef",
        words=nouns(
            "cook, head chef, pizza chef, pastry chef, kitchen chef, sous chef, kitchen hand,"
            "pizzaiolo"
        ),
        hat="chef", tie="neckerchief", wears=("apron", "moustache"), accent="#fffdf6",
        props=("pan",), place="kitchen", says=("Bon appétit!",),
    ),
    RoleKind(
        name="baker", words=nouns("pastry cook, confectioner, bread maker"), hat="side_cap",
        wears=("apron", "moustache"), accent="#efe3cb", build=1.25, props=("bread",),
        place="shop",
    ),
    RoleKind(
        name="butcher", words=nouns("meat seller"), hat="boater", wears=("apron", "moustache"),
        accent="#c94a4a", build=1.3, props=("knife",), place="shop",
    ),
    RoleKind(
        name="waiter",
        words=nouns(
            "server, steward, butler, footman, head waiter, valet, manservant, sommelier,"
            "busboy"
        ),
        gender="male", hair="short", tie="bow", wears=("vest", "half_apron"), accent="#34323a",
        props=("plate",), place="restaurant", says=("Your order, please?",),
    ),
    RoleKind(
        name="waitress", words=nouns("barmaid, hostess"), gender="female", hat="maid_cap",
        hair="ponytail", wears=("dress", "half_apron"), accent="#e78fb3", props=("plate",),
        place="restaurant",
    ),
    RoleKind(
        name="bartender",
        words=nouns(
            "barman, barkeeper, innkeeper, publican, landlord, barista, tavern keeper"
        ),
        hair="short", tie="bow", wears=("vest", "moustache"), accent="#8c2f39",
        props=("bottle", "glass"), place="bar",
    ),
    RoleKind(
        name="maid",
        words=nouns(
            "housemaid, chambermaid, maidservant, servant girl, domestic help, housekeeper"
        ),
        gender="female", hat="maid_cap", hair="bun", wears=("dress", "white_apron"),
        accent="#34323a", place="kitchen",
    ),
    RoleKind(
        name="cleaner",
        words=nouns(
            "janitor, cleaning lady, sweeper, caretaker, window cleaner, street sweeper,"
            "dustman, garbage man, charwoman, garbage collector, custodian"
        ),
        hat="bandana", wears=("overalls",), accent="#3d7ea6", props=("broom",),
    ),
    RoleKind(
        name="builder",
        words=nouns(
            "construction worker, bricklayer, mason, roofer, labourer, laborer, worker,"
            "road worker, workman, crane operator, foreman, tiler"
        ),
        hat="hard_hat", wears=("safety_vest", "tool_belt"), accent="#f08a24", props=("hammer",),
        place="city",
    ),
    RoleKind(
        name="mechanic",
        words=nouns(
            "car mechanic, repairman, technician, handyman, fitter, plumber, electrician,"
            "machinist, welder, locksmith"
        ),
        hat="cap", wears=("overalls",), accent="#3b6ea5", props=("wrench",), place="garage",
    ),
    RoleKind(
        name="carpenter", words=nouns("joiner, woodworker, cabinet maker, craftsman"),
        hat="flat_cap", wears=("apron", "tool_belt"), accent="#a9743c", props=("saw",),
    ),
    RoleKind(
        name="blacksmith", words=nouns("smith, farrier, armourer, goldsmith"), hat="bandana",
        wears=("apron", "beard"), accent="#5d4632", build=1.35, props=("hammer",),
    ),
    RoleKind(
        name="painter", words=nouns("artist, portrait painter, illustrator, landscape painter"),
        near=nouns("sculptor, potter, designer, cartoonist, calligrapher"), hat="beret",
        wears=("smock", "palette", "goatee"), accent="#7a4fa3", props=("paintbrush",),
    ),
    RoleKind(
        name="house_painter", words=nouns("decorator, painter and decorator"), hat="side_cap",
        wears=("overalls",), accent="#f2efe6", props=("paintbrush",),
    ),
    RoleKind(
        name="miner", words=nouns("coal miner, digger, prospector, gold digger, caver"),
        hat="lamp_helmet", wears=("overalls", "beard"), accent="#5b6d7a", props=("shovel",),
        place="cave",
    ),
    RoleKind(
        name="lumberjack", words=nouns("woodcutter, woodsman, logger, woodchopper, tree feller"),
        hat="beanie", wears=("checks", "beard"), color="#3a3a3a", accent="#c0392b", build=1.3,
        props=("axe",), place="forest",
    ),
    RoleKind(
        name="farmer",
        words=nouns(
            "peasant, farmhand, rancher, farm worker, grower, planter, farm boy, farm girl,"
            "beekeeper, winegrower"
        ),
        hat="straw_hat", wears=("overalls", "pitchfork"), accent="#4d79a8", place="farm",
    ),
    RoleKind(
        name="gardener", words=nouns("groundskeeper, landscaper, florist, flower seller"),
        hat="straw_hat", wears=("apron", "watering_can"), accent="#5f9e4a", place="garden",
    ),
    RoleKind(
        name="shepherd", words=nouns("shepherdess, goatherd, herder, herdsman, goat boy"),
        hat="hood", wears=("tunic", "crook", "beard"), accent="#b89a6a", place="meadow",
    ),
    RoleKind(
        name="milkmaid", words=nouns("dairymaid, farmer's wife, village girl, peasant woman"),
        gender="female", hat="kerchief", hair="braids", wears=("dress", "apron"),
        accent="#c94a4a", props=("basket",), place="farm",
    ),
    RoleKind(
        name="fisherman", words=nouns("angler, fisher, fisherwoman, whaler"), hat="bucket_hat",
        wears=("raincoat", "beard"), accent="#f2c230", props=("fishing_rod",), place="lake",
    ),
    RoleKind(
        name="hunter", words=nouns("huntsman, trapper, poacher, huntress"), hat="feather_hat",
        wears=("vest",), accent="#4f6b3c", props=("gun",), place="forest",
    ),
    RoleKind(
        name="sailor",
        words=nouns(
            "seaman, mariner, deckhand, navy man, shipmate, cabin boy, helmsman, crewman"
        ),
        hat="sailor_cap", wears=("sailor_collar",), accent="#2f5d9b", place="ship_deck",
        says=("Ahoy!",),
    ),
    RoleKind(
        name="captain", words=nouns("ship captain, sea captain, skipper, ferryman"),
        hat="captain_cap", wears=("jacket", "buttons", "beard"), color="#22345c",
        accent="#22345c", place="ship_deck",
    ),
    RoleKind(
        name="diver", words=nouns("scuba diver, deep-sea diver, snorkeler, frogman, pearl diver"),
        wears=("dive_mask", "air_tank", "flippers"), color="#2a3f55", accent="#f2b430",
        place="underwater",
    ),
    RoleKind(
        name="driver",
        words=nouns(
            "chauffeur, taxi driver, cab driver, bus driver, cabbie, truck driver, trucker,"
            "motorist, coachman, tram driver"
        ),
        hat="officer_cap", wears=("jacket", "buttons"), accent="#4a4744", place="street",
    ),
    RoleKind(
        name="conductor",
        words=nouns(
            "ticket collector, ticket inspector, train conductor, stationmaster, engine driver,"
            "train driver, porter, bellhop, bellboy"
        ),
        hat="pillbox", wears=("jacket", "buttons"), color="#8c2f39", accent="#8c2f39",
        place="train_station",
    ),
    RoleKind(
        name="stewardess", words=nouns("flight attendant, air hostess, cabin attendant"),
        gender="female", hat="side_cap", hair="bun", tie="neckerchief", wears=("jacket", "skirt"),
        color="#22345c", accent="#2b4f93", place="airport",
    ),
    RoleKind(
        name="mailman",
        words=nouns(
            "postman, mail carrier, postwoman, letter carrier, postie, courier, delivery man,"
            "delivery boy, delivery driver, messenger, pizza boy, newspaper boy, paperboy,"
            "pizza guy"
        ),
        hat="cap", wears=("mail_bag",), color="#27508f", accent="#27508f", props=("letter",),
        place="street",
    ),
    RoleKind(
        name="shopkeeper",
        words=nouns(
            "salesman, shop assistant, seller, vendor, cashier, merchant, grocer, saleswoman,"
            "clerk, dealer, trader, storekeeper, ice cream man, street vendor, hawker,"
            "market woman, greengrocer, retailer, sales assistant"
        ),
        hair="short", wears=("apron", "moustache"), accent="#4f8a4a", props=("apple",),
        place="shop",
    ),
    RoleKind(
        name="hairdresser", words=nouns("barber, stylist, hair stylist, beautician"), hair="bob",
        wears=("apron",), accent="#cc79a7", props=("scissors",), place="shop",
    ),
    RoleKind(
        name="tailor",
        words=nouns("seamstress, dressmaker, fashion designer, cobbler, shoemaker, weaver"),
        wears=("glasses", "vest", "tape_measure"), accent="#3f4a6b", props=("scissors",),
        place="shop",
    ),
    RoleKind(
        name="chimney_sweep", words=nouns("sweep"), hat="top_hat", wears=("jacket",),
        color="#2c2b33", accent="#2c2b33", props=("broom",), place="rooftop",
    ),
)  # fmt: skip
"""The records."""
