"""Frequent first names of English, for their gender; others are known by their capital."""

from __future__ import annotations

FEMALE = frozenset(
    """alice amy andrea angela anita ann anna anne annie ashley ava barbara bella betty beth
    carla carmen carol caroline cathy charlotte chloe christina cindy claire clara daisy dana
    daphne debbie dee diana dora doris dorothy eleanor elena eliza elizabeth ella ellen elsa emily
    emma eva eve fatima fiona gina gloria gretel hannah heather heidi helen helga holly ida ines
    ingrid irene iris isabel isabella jane janet jasmine jennifer jenny jessica jill joan joanna
    josephine judy julia julie juliet karen kate katherine kathy katie kelly laura lea leah lena
    lily linda lisa lola lucy luna lydia maggie mandy margaret maria marie martha mary maya meg
    megan melissa mia michelle millie minnie molly monica nadia nancy naomi natalie nina nora
    olga olivia paula peggy penny petra phoebe polly priya rachel rebecca rita rosa rosie ruth
    sally samantha sandra sara sarah selma sofia sonia sophia sophie stella sue susan susie tanya
    tara teresa tess tina trudy valerie vera victoria violet wendy yasmin yuki zoe cinderella
    rapunzel leila aisha mei greta freya nell dina""".split()
)
MALE = frozenset(
    """aaron abdul adam ahmed al alan albert alex alexander alfred ali andrew andy anthony arthur
    ben benjamin bert bill billy bob bobby brad brian bruce bruno carl carlos charles
    chris christopher cy dan daniel danny dave david dennis derek dick diego donald doug dylan
    ed eddie edgar edward eli eric ernie ethan felix finn frank franz fred freddy gary geoff george
    gerald giovanni greg gus hamlet hank hans hansel harold harry henry herbert homer howard hugo
    ian igor isaac ivan jack jacob jake james jamie jason jay jeff jerry jim jimmy joe joel john
    johnny jonas jonathan jorge jose joseph josh juan karl keith ken kevin kurt kyle larry leo
    leon leonard leroy liam lou louis luca lucas luigi luis luke malik marco mario martin marvin
    matt matthew max michael mick miguel mike milo mohammed moe nate ned neil nelson nick noah
    norman oliver oscar otis otto owen pablo paul pedro pete peter phil philip pierre quentin
    rafael ralph ravi ray raymond richard rick robert rocky rodney roger romeo ron ronald
    ross roy rudy ryan sam samuel scott sean sebastian sergio simon stan stanley steve steven
    stuart ted terry theo thomas tim timmy tobias toby todd tom tommy tony toto ulrich vic victor
    vincent vlad walter wayne wolfgang zack omar kenji hiro chen raj dmitri""".split()
)
EITHER = frozenset("kim lee pat charlie casey jordan taylor morgan bip ash sasha robin".split())
"""Names of both genders."""


def gender_of(name: str) -> str:
    """``female``, ``male`` or empty."""
    name = name.lower()
    if name in EITHER:
        return ""
    return "female" if name in FEMALE else "male" if name in MALE else ""


def is_name(word: str) -> bool:
    """Whether a lower-case word is a frequent first name."""
    return word in FEMALE or word in MALE or word in EITHER
