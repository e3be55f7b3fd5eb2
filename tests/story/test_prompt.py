"""Which prompts are accepted, and how the others are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.errors import StickGenError
from stickgen.story import check_prompt, read_words

TOKENIZER = Path(__file__).parents[2] / "models/stick-gen-small/tokenizer/tokenizer.json"

ENGLISH = """
walk
jump!
run
dance
breakdance
pirouette
cartwheel
moonwalking
juggles chainsaws
Zoe waves
Aleksandra pirouettes
a persn walks
a persoon wlaks forward
someone jmups
A person walks and waves
A PERSON WALKS FORWARD AND SHOUTS
walk forward, turn left, sit down
turn left
turn right 90 degrees
kick with the right foot
raise the right hand
a man squats
somebody lies down on the floor
climb a ladder
a robot does the macarena
a ninja backflips off a wall
an astronaut bounces on the moon
zombies shuffle sideways
a woman twirls
tai chi
yoga
do a handstand
salsa dancing couple
3 people hug
wave 5 times
walks for 3 seconds then sits
a boxer jabs, jabs and hooks
she moonwalks backwards
he's limping
don't move
it's raining and a man runs
can you show me a guy who trips over a rock?
sneak like a burglar
A knight draws his sword; then bows.
the goalkeeper dives left
twerk
dab
floss
headbang
a toddler wobbles
jog in place
hop on one leg
hopscotch
crawl
a samurai meditates
Ole Gunnar kicks a ball
La La Land dance
Bruce Lee fights Jackie Chan
capoeira ginga
a ballerina does a grand jeté
walk 🚶 and wave 👋
a café waiter carries a tray
"Hello there" says the man and waves
slip on a banana peel
Usain Bolt lightning pose
parkour vault over a wall
gangnam style
stumbles drunkenly
someone does the worm
push-ups
jumppppp
warm up, stretch, then sprint
stand still
idle
A man in a war dies dramatically
limbo
dodgeball
Maria and Juan de la Cruz dance the tango
<b>a person walks</b>
walks, walks, walks, walks
""".strip().splitlines()

NOT_ENGLISH = """
asdf qwer zxcv
asdf
qwrtp
zxcvbnm
sdkfj sldkfj sldkfjs
xkcd qqq zzz
aaaaaaaaaaaaaaa
hjkl hjkl hjkl
x y z
a
12345
3.14 2.71
!!!
... --- ...
🙂
🚶🚶🚶
¿?
@#$%^&*
_____
一个人走路
一个人向前走然后挥手
人が歩く
한 사람이 걷는다
человек идёт вперёд
мужчина прыгает и машет рукой
رجل يمشي
איש הולך
ένας άνθρωπος περπατά
एक आदमी चलता है
ein Mann läuft nach vorne
eine Frau tanzt
der Mann springt und winkt mit der Hand
die Person setzt sich auf den Boden
jemand dreht sich nach links
un homme marche vers l'avant
une femme danse
la personne lève la main droite
il court puis il saute
un hombre camina hacia adelante
una mujer baila
la persona corre y luego salta
el hombre se sienta
un uomo cammina in avanti
la donna balla
una persona salta e poi si siede
um homem anda para a frente
uma mulher dança
a pessoa pula e depois senta
een man loopt naar voren
lorem ipsum dolor sit amet consectetur adipiscing
""".strip().splitlines()


@pytest.fixture(scope="module")
def words() -> frozenset[str]:
    return read_words(TOKENIZER)


def outcome(prompt: str, words: frozenset[str]) -> str:
    """The prompt as it is accepted, or the text of the error."""
    try:
        return check_prompt(prompt, words)
    except StickGenError as error:
        return str(error)


def test_english_is_accepted_as_it_is(words: frozenset[str]) -> None:
    assert {prompt: outcome(prompt, words) for prompt in ENGLISH} == {p: p for p in ENGLISH}


def test_other_languages_and_noise_are_refused_in_one_line(words: frozenset[str]) -> None:
    outcomes = {prompt: outcome(prompt, words) for prompt in NOT_ENGLISH}
    assert {prompt for prompt, text in outcomes.items() if "English" not in text} == set()
    assert {prompt for prompt, text in outcomes.items() if "\n" in text} == set()


@pytest.mark.parametrize("prompt", ["", " ", "\t\n \r\n", "\u3000"])
def test_an_empty_prompt_is_refused(prompt: str, words: frozenset[str]) -> None:
    with pytest.raises(StickGenError, match="is empty"):
        check_prompt(prompt, words)


def test_length_is_limited(words: frozenset[str]) -> None:
    longest = ("walk " * 400)[:-1] + "s"
    assert len(longest) == 2000
    assert check_prompt(longest, words) == longest
    with pytest.raises(StickGenError, match=r"2,001 characters.*shorten"):
        check_prompt(longest + "s", words)


@pytest.mark.parametrize("prompt", [b"a person walks", None, 7])
def test_a_prompt_that_is_not_text_is_refused(prompt: object, words: frozenset[str]) -> None:
    with pytest.raises(StickGenError, match="must be text"):
        check_prompt(prompt, words)  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", ["\0", "\x1b[31m", "\ud800", "\ue000", "\x7f"])
def test_control_characters_are_named(odd: str, words: frozenset[str]) -> None:
    with pytest.raises(StickGenError, match=rf"U\+{ord(odd[0]):04X}.*remove"):
        check_prompt(f"a person {odd} walks", words)


def test_white_space_is_normalised(words: frozenset[str]) -> None:
    assert (
        check_prompt("  a  person\twalks \r\n\n then  waves ", words)
        == "a person walks\nthen waves"
    )


def test_a_missing_tokenizer_is_named(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"tokenizer\.json"):
        read_words(tmp_path / "tokenizer.json")


@given(text=st.text(max_size=60))
def test_any_text_is_accepted_or_refused_in_one_line(text: str) -> None:
    words = frozenset({"person", "walks", "jump"})
    try:
        prompt = check_prompt(text, words)
    except StickGenError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert check_prompt(prompt, words) == prompt
