"""Offices, schools, laws, sciences and the church."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="teacher",
        words=nouns(
            "tutor, schoolteacher, instructor, headmaster, educator, school teacher,"
            "headmistress, principal, schoolmaster, lecturer, kindergarten teacher,"
            "music teacher"
        ),
        gender="female", hair="bun", wears=("glasses", "skirt"), accent="#5b7f9b",
        props=("book",), place="classroom", says=("Who knows the answer?",),
    ),
    RoleKind(
        name="professor",
        words=nouns(
            "academic, scholar, historian, philosopher, researcher, archivist, linguist"
        ),
        hair="gray_sides", tie="bow", wears=("glasses", "trench_coat", "white_moustache"),
        accent="#7a6a4f", props=("book",), place="classroom",
    ),
    RoleKind(
        name="student",
        words=nouns(
            "pupil, classmate, undergraduate, schoolmate, freshman, learner, apprentice,"
            "trainee, college student, intern"
        ),
        age="teenager", hair="short", wears=("backpack",), accent="#e69f00", props=("book",),
        place="classroom",
    ),
    RoleKind(
        name="graduate", words=nouns("alumnus, alumna, valedictorian"), hat="graduation_cap",
        wears=("robe",), accent="#2c2b33", props=("scroll",), expression="excited",
        says=("We did it!",),
    ),
    RoleKind(
        name="scientist",
        words=nouns(
            "chemist, physicist, biologist, mad scientist, inventor, lab technician,"
            "experimenter, geneticist"
        ),
        near=nouns("astronomer, mathematician, botanist, geographer"), hair="wild_white",
        wears=("white_coat", "goggles"), accent="#fffdf6", props=("flask",), place="laboratory",
        says=("Eureka!",),
    ),
    RoleKind(
        name="engineer", words=nouns("architect, surveyor"), hat="hard_hat", tie="tie",
        wears=("glasses",), accent="#3d7ea6", props=("scroll",), place="factory",
    ),
    RoleKind(
        name="programmer",
        words=nouns(
            "developer, coder, software engineer, hacker, gamer, computer scientist, geek, nerd,"
            "web designer"
        ),
        hat="headphones", hair="curly", wears=("glasses", "hoodie"), accent="#4a4a55",
        props=("laptop",), place="office",
    ),
    RoleKind(
        name="librarian", words=nouns("bookseller, bookworm, reader"), gender="female",
        hair="bun", wears=("glasses", "cardigan", "skirt"), accent="#6b7f4a", props=("book",),
        voice="whisper", place="library", says=("Shh!",),
    ),
    RoleKind(
        name="businessman",
        words=nouns(
            "manager, office worker, employee, banker, executive, salaryman, accountant, broker,"
            "ceo, boss, director, businessperson, colleague, coworker, co-worker, consultant,"
            "entrepreneur, stockbroker, economist, bureaucrat, official, civil servant,"
            "white-collar worker"
        ),
        gender="male", hair="short", tie="tie", wears=("suit",), accent="#3b4a63",
        props=("briefcase",), place="office",
    ),
    RoleKind(
        name="businesswoman",
        words=nouns(
            "secretary, receptionist, office lady, assistant, personal assistant, female boss"
        ),
        gender="female", hair="bob", wears=("jacket", "skirt"), accent="#3b4a63",
        props=("briefcase",), place="city",
    ),
    RoleKind(
        name="millionaire",
        words=nouns(
            "rich man, billionaire, tycoon, capitalist, magnate, oligarch, aristocrat, nobleman,"
            "lord, count, duke, baron, earl, rich person, noble"
        ),
        hat="top_hat", tie="bow", wears=("suit", "monocle", "cane", "moustache"),
        accent="#2c2b33", build=1.2,
    ),
    RoleKind(
        name="president",
        words=nouns(
            "politician, mayor, prime minister, senator, chancellor, minister, governor,"
            "candidate, diplomat, ambassador, head of state, chairman, congressman, statesman"
        ),
        hair="short", tie="tie", wears=("suit", "sash"), accent="#2b3f63",
    ),
    RoleKind(
        name="judge", words=nouns("magistrate, chief justice, juror"), hair="judge_wig",
        wears=("robe", "collar_bands"), accent="#2c2b33", props=("hammer",), place="courtroom",
        says=("Order! Order!",),
    ),
    RoleKind(
        name="lawyer",
        words=nouns(
            "attorney, solicitor, barrister, prosecutor, advocate, notary, public defender,"
            "district attorney"
        ),
        hair="short", wears=("robe", "collar_bands", "glasses"), accent="#4a3b52",
        props=("briefcase",), place="courtroom",
    ),
    RoleKind(
        name="priest",
        words=nouns(
            "vicar, pastor, clergyman, preacher, reverend, chaplain, missionary, padre, parson"
        ),
        near=nouns("rabbi, imam"), hair="short", wears=("robe", "cross", "clerical_collar"),
        accent="#2c2b33", props=("book",), place="church",
    ),
    RoleKind(
        name="bishop", words=nouns("pope, cardinal, archbishop"), hat="mitre",
        wears=("robe", "cross", "crosier"), accent="#fffdf6", place="church",
    ),
    RoleKind(
        name="nun", words=nouns("mother superior, novice, abbess"), gender="female", hat="wimple",
        wears=("robe", "cross"), accent="#2c2b33", props=("book",), place="church",
    ),
    RoleKind(
        name="monk", words=nouns("friar, abbot, hermit, prophet, lama"),
        near=nouns("guru, yogi, druid, pilgrim"), hair="tonsure", wears=("robe", "rope_belt"),
        accent="#6b4a2e", place="church",
    ),
    RoleKind(
        name="reporter",
        words=nouns(
            "journalist, news anchor, newsreader, interviewer, correspondent, presenter, host,"
            "anchorman, tv host, newscaster, weatherman, moderator, commentator, announcer"
        ),
        hair="short", tie="tie", wears=("suit", "press_card"), accent="#3d7ea6",
        props=("microphone",), says=("And now, the news.",),
    ),
    RoleKind(
        name="photographer",
        words=nouns("cameraman, paparazzo, camerawoman, photojournalist, videographer"),
        hat="cap_backwards", wears=("vest", "neck_camera"), accent="#d8c48a", props=("camera",),
    ),
    RoleKind(
        name="writer",
        words=nouns(
            "author, poet, novelist, playwright, blogger, storyteller, narrator, editor,"
            "screenwriter, critic, columnist"
        ),
        hair="curly", tie="scarf", wears=("glasses",), accent="#7a4fa3", props=("pencil", "book"),
    ),
    RoleKind(
        name="explorer",
        words=nouns(
            "adventurer, discoverer, expedition leader, safari guide, naturalist, zoologist,"
            "treasure hunter, guide, tour guide"
        ),
        hat="pith_helmet", wears=("vest", "backpack", "belt"), color="#6b5530", accent="#c8a868",
        props=("map",), place="jungle",
    ),
    RoleKind(
        name="archaeologist", words=nouns("paleontologist, tomb raider, geologist"), hat="fedora",
        wears=("jacket", "mail_bag", "whip"), accent="#8a5a2b", place="museum",
    ),
    RoleKind(
        name="astronaut",
        words=nouns(
            "spaceman, cosmonaut, space traveler, spacewoman, space traveller, moonwalker,"
            "space explorer, taikonaut"
        ),
        hat="helmet", wears=("spacesuit",), color="#c9ced6", accent="#f4f5f7",
        props=("flag",), place="moon", says=("One small step.",),
    ),
)  # fmt: skip
"""The records."""
