"""Members of a family, and what they become at a wedding."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="mother",
        words=nouns(
            "mum, mom, mommy, mummy, mama, ma, momma, stepmother, stepmom, mother-in-law,"
            "godmother, single mother"
        ),
        gender="female", hair="bob", wears=("dress",), accent="#009e73", place="living_room",
        says=("Dinner is ready!",),
    ),
    RoleKind(
        name="father",
        words=nouns(
            "dad, daddy, papa, pa, pop, stepfather, stepdad, father-in-law, godfather,"
            "single father"
        ),
        gender="male", hair="short", tie="tie", wears=("moustache",), accent="#d55e00",
        place="living_room",
    ),
    RoleKind(
        name="grandmother",
        words=nouns(
            "grandma, granny, gran, nana, nan, grandmom, oma, babushka, great-grandmother"
        ),
        gender="female", age="old", hair="gray_bun", wears=("glasses", "shawl", "skirt", "cane"),
        accent="#a05a8c", expression="happy", place="living_room", says=("Eat something, dear.",),
    ),
    RoleKind(
        name="grandfather",
        words=nouns(
            "grandpa, granddad, grandad, gramps, pops, opa, great-grandfather, grandparent"
        ),
        gender="male", age="old", hair="gray_sides", wears=("glasses", "white_moustache", "cane"),
        accent="#8a7a5c", expression="happy", place="living_room",
    ),
    RoleKind(
        name="parent", words=nouns("guardian, foster parent"), hair="short", wears=("glasses",),
        place="living_room",
    ),
    RoleKind(
        name="son", words=nouns("stepson, grandson, godson"), gender="male", age="child",
        hair="spiky",
    ),
    RoleKind(
        name="daughter", words=nouns("stepdaughter, granddaughter, goddaughter"),
        near=nouns("grandchild"), gender="female", age="child", hair="pigtails", wears=("skirt",),
        accent="#cc79a7",
    ),
    RoleKind(
        name="brother",
        words=nouns("bro, big brother, stepbrother, half-brother, sibling, brother-in-law"),
        gender="male", age="teenager", hat="cap", hair="spiky",
    ),
    RoleKind(
        name="little_brother", words=nouns("younger brother, baby brother, kid brother"),
        gender="male", age="child", hair="spiky",
    ),
    RoleKind(
        name="sister", words=nouns("sis, big sister, stepsister, half-sister, sister-in-law"),
        gender="female", age="teenager", hair="ponytail", wears=("skirt",), accent="#e69f00",
    ),
    RoleKind(
        name="little_sister", words=nouns("younger sister, baby sister, kid sister"),
        gender="female", age="child", hair="pigtails", wears=("dress",), accent="#e69f00",
    ),
    RoleKind(
        name="uncle", words=nouns("great-uncle"), near=nouns("male cousin"), gender="male",
        hat="flat_cap", wears=("moustache",), accent="#6b7f4a",
    ),
    RoleKind(
        name="aunt", words=nouns("auntie, aunty, great-aunt"), gender="female", hat="straw_hat",
        hair="bun", wears=("necklace", "dress"), accent="#a05a8c",
    ),
    RoleKind(
        name="cousin", words=nouns("relative, family member, kinsman, kin"), hair="curly",
    ),
    RoleKind(
        name="nephew", gender="male", age="child", hair="short",
    ),
    RoleKind(
        name="niece", gender="female", age="child", hair="ponytail", wears=("skirt",),
    ),
    RoleKind(
        name="husband", words=nouns("spouse, hubby, fiance, fiancé, ex-husband, life partner"),
        near=nouns("widower, ex"), gender="male", hair="short", tie="tie",
    ),
    RoleKind(
        name="wife", words=nouns("housewife, homemaker, fiancee, fiancée, ex-wife"),
        gender="female", hair="bob", wears=("necklace",),
    ),
    RoleKind(
        name="widow", words=nouns("mourner, mourning woman"), gender="female", hat="veil",
        wears=("gown",), accent="#2c2b33", expression="sad", place="church",
    ),
    RoleKind(
        name="bride", words=nouns("newlywed"), gender="female", hat="veil", hair="bun",
        wears=("gown",), accent="#fffdf6", props=("flowers",), expression="happy",
        place="wedding", says=("I do!",),
    ),
    RoleKind(
        name="groom", words=nouns("bridegroom, best man"), gender="male", hat="top_hat",
        hair="short", tie="bow", wears=("suit", "flower"), accent="#34323a", expression="happy",
        place="wedding", says=("I do!",),
    ),
    RoleKind(
        name="bridesmaid", words=nouns("maid of honor, maid of honour, flower girl"),
        gender="female", hat="flower_crown", hair="bun", wears=("gown",), accent="#cc79a7",
        props=("flowers",), place="wedding",
    ),
    RoleKind(
        name="pregnant_woman", words=nouns("expectant mother, mother-to-be, pregnant lady"),
        gender="female", hair="long", wears=("dress", "belly"), accent="#56b4e9",
    ),
    RoleKind(
        name="birthday_child", words=nouns("birthday boy, birthday girl"), age="child",
        hat="party", hair="short", props=("balloon", "cake"), expression="excited",
        place="party_room",
    ),
    RoleKind(
        name="babysitter", words=nouns("nanny, childminder, au pair, governess"), gender="female",
        hair="bun", wears=("apron",), accent="#56b4e9",
    ),
)  # fmt: skip
"""The records."""
