"""Those who guard, rescue, heal and fight."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="policeman",
        words=nouns(
            "police officer, cop, constable, police, officer, patrolman, traffic cop,"
            "state trooper, highway patrol officer"
        ),
        near=nouns("inspector, commissioner, marshal, customs officer"), hat="police_cap",
        wears=("jacket", "badge", "belt"), color="#1f3a6e", accent="#1f3a6e", place="street",
        says=("Stop! Police!",),
    ),
    RoleKind(
        name="policewoman", words=nouns("female police officer, lady cop"), gender="female",
        hat="police_cap", hair="ponytail", wears=("jacket", "badge", "belt"), color="#1f3a6e",
        accent="#1f3a6e", place="street", says=("Stop! Police!",),
    ),
    RoleKind(
        name="sheriff", words=nouns("deputy, lawman, sheriff's deputy"), hat="cowboy",
        wears=("vest", "star", "moustache", "belt"), accent="#8a5a2b", place="western_town",
        says=("This town is not big enough for the two of us.",),
    ),
    RoleKind(
        name="detective",
        words=nouns(
            "private eye, investigator, sleuth, private detective, private investigator,"
            "sherlock, sherlock holmes"
        ),
        hat="deerstalker", wears=("trench_coat", "magnifier"), accent="#b08d57", place="street",
        says=("Elementary.",),
    ),
    RoleKind(
        name="firefighter",
        words=nouns("fireman, firewoman, fire fighter, fire officer, fire chief"),
        hat="fire_helmet", wears=("safety_coat",), color="#3a3a3a", accent="#d3352b",
        props=("axe",), place="street", says=("Stand back!",),
    ),
    RoleKind(
        name="doctor",
        words=nouns("physician, medic, doc, general practitioner, pediatrician, specialist"),
        near=nouns(
            "pharmacist, veterinarian, vet, psychiatrist, therapist, psychologist, optician,"
            "anesthesiologist"
        ),
        hair="short", wears=("white_coat", "stethoscope", "glasses"), accent="#fffdf6",
        place="hospital", says=("Say aah.",),
    ),
    RoleKind(
        name="surgeon", words=nouns("brain surgeon, heart surgeon, dentist"), hat="swim_cap",
        wears=("surgical_mask", "apron"), color="#2f7d78", accent="#6fc2b8", place="hospital",
        says=("Scalpel.",),
    ),
    RoleKind(
        name="nurse", words=nouns("midwife, matron, carer, caregiver, hospital nurse"),
        gender="female", hat="nurse_cap", hair="bun", wears=("dress", "apron_cross"),
        accent="#bfe3ee", place="hospital",
    ),
    RoleKind(
        name="paramedic",
        words=nouns("ambulance driver, emergency medic, first aider, ambulance man, emt"),
        hat="cap", wears=("safety_vest", "backpack"), accent="#e2572b", place="hospital",
    ),
    RoleKind(
        name="patient",
        words=nouns(
            "sick person, invalid, injured person, ill person, casualty, injured man,"
            "accident victim"
        ),
        wears=("head_bandage", "arm_sling"), expression="sad", place="hospital",
    ),
    RoleKind(
        name="soldier",
        words=nouns(
            "trooper, private, infantryman, army man, sergeant, corporal, warrior, commando,"
            "marine, gi, rifleman, fighter, recruit, paratrooper, sniper"
        ),
        near=nouns("mercenary, rebel, guerrilla"), hat="army_helmet",
        wears=("jacket", "belt", "backpack"), color="#4d5a34", accent="#5f6e42",
        says=("Yes, sir!",),
    ),
    RoleKind(
        name="general",
        words=nouns(
            "commander, colonel, major, admiral, lieutenant, field marshal, army officer"
        ),
        hat="officer_cap", wears=("jacket", "medals", "epaulettes", "moustache"), color="#4d5a34",
        accent="#5f6e42", voice="shout", says=("Attention!",),
    ),
    RoleKind(
        name="veteran", words=nouns("old soldier, war hero"), age="old", hat="beret",
        wears=("medals", "cane"), accent="#4d5a34",
    ),
    RoleKind(
        name="guard",
        words=nouns(
            "palace guard, royal guard, sentry, beefeater, gatekeeper, watchman, guardsman,"
            "queen's guard"
        ),
        hat="bearskin", wears=("jacket", "belt"), color="#b3261e", accent="#b3261e",
        place="castle",
    ),
    RoleKind(
        name="bodyguard",
        words=nouns(
            "security guard, bouncer, secret service agent, security officer, security man,"
            "doorman"
        ),
        hair="short", tie="tie", wears=("suit", "sunglasses"), accent="#2c2b33", height=1.08,
        build=1.35,
    ),
    RoleKind(
        name="spy", words=nouns("secret agent, agent, double agent, informer, secret policeman"),
        hat="fedora", wears=("sunglasses", "trench_coat"), accent="#4a4744", voice="whisper",
        place="city", says=("The eagle has landed.",),
    ),
    RoleKind(
        name="pilot", words=nouns("airline pilot, copilot, flight captain"), near=nouns("airman"),
        hat="officer_cap", tie="tie", wears=("jacket", "epaulettes", "sunglasses"),
        color="#22345c", accent="#22345c", place="airport",
    ),
    RoleKind(
        name="aviator", words=nouns("flying ace, fighter pilot, aeronaut, balloonist"),
        hat="aviator", tie="scarf", wears=("jacket",), accent="#8a5a2b",
    ),
    RoleKind(
        name="lifeguard", words=nouns("beach guard, coastguard, water rescuer, pool attendant"),
        hat="cap", wears=("whistle", "shorts"), accent="#d3352b", place="beach",
    ),
    RoleKind(
        name="ranger", words=nouns("park ranger, forest ranger, gamekeeper, forester, warden"),
        hat="ranger_hat", wears=("vest", "belt"), color="#5b4a2c", accent="#5e7444",
        place="forest",
    ),
    RoleKind(
        name="thief",
        words=nouns(
            "burglar, robber, crook, bandit, bank robber, shoplifter, pickpocket, criminal,"
            "mugger, outlaw, gangster, kidnapper, smuggler, intruder, raider, looter"
        ),
        hat="beanie", wears=("eye_mask", "stripes", "sack"), color="#2c2b33", accent="#2c2b33",
        voice="whisper", says=("Quiet now …",),
    ),
    RoleKind(
        name="mobster", words=nouns("mafia boss, mafioso, gang boss, crime boss, mob boss"),
        near=nouns("gang member, thug, henchman"), hat="fedora", tie="tie",
        wears=("suit", "moustache"), accent="#34323a", place="city",
    ),
    RoleKind(
        name="prisoner",
        words=nouns(
            "convict, inmate, captive, jailbird, hostage, suspect, detainee, fugitive, escapee"
        ),
        hat="pillbox", wears=("stripes", "ball_and_chain"), accent="#34323a", expression="sad",
        place="prison",
    ),
    RoleKind(
        name="jailer", words=nouns("prison guard, gaoler, prison warden, executioner, hangman"),
        hat="police_cap", wears=("jacket", "belt"), accent="#4a4744", props=("key",),
        place="prison",
    ),
)  # fmt: skip
"""The records."""
