"""Frames: the records are sound, and the right ones are brought in."""

from __future__ import annotations

import re
from itertools import product

import pytest

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.story.frames import LARGEST_GAP, Doing, Evoked, Frame, evoked, frame, frames
from stickgen.story.reader.nouns import meaning
from stickgen.text.actions import named_actions
from stickgen.vocabulary import EXPRESSIONS, SPEECH

LARGEST_CAST = 10
"""People whom a frame adds by itself; a stage holds twelve."""
MOVES = ("", "track", "pan", "orbit", "crane", "zoom", "dolly", "close_up", "establish")
WORD = re.compile(r"[a-z0-9'-]+")

HARMLESS = """
A person walks forward.
Someone jumps three times and turns around.
A man plays with his dog.
A woman runs up the stairs and knocks on the door.
He sits at the table and reads a book.
She waves at us and smiles.
A girl picks up a ball and throws it far away.
An old man falls over and gets up again.
The boy kicks a stone down the road.
A person punches the air and kicks twice.
Somebody climbs a ladder and looks around.
He does a backflip.
A woman opens a box and finds a letter.
The man lifts a heavy box and puts it down.
She drinks a glass of water.
A child rolls on the floor laughing.
He races up the stairs.
Her heart races and she breathes deeply.
A man trains hard every day.
She stands on one leg and closes her eyes.
He whispers and points to the left.
A person shoots a glance over the shoulder.
The woman fences off the garden.
A man matches the socks.
Someone strikes a pose.
A dancer spins on her toes.
A robot walks stiffly and stops.
She learns her lesson and nods.
The boy has a ball in his hand and looks at the ball.
He cries for a while and wipes his tears.
A man runs the bath and waits.
She sets the table.
The man serves himself some soup.
A tall man crouches down and crawls under a fence.
A woman in a red dress walks slowly.
He boxes up his books.
A man swings his arms and stretches.
Somebody plays the air guitar.
He passes by and nods.
A person bows deeply and steps back.
The girl skips along and sings.
A man catches his breath.
He catches the eye of somebody and waves.
A person does push-ups and sit-ups.
A person sprints as fast as they can.
The person claps and cheers.
He trips over a root, stumbles and goes on.
She checks her watch and hurries off.
A man parks his car and gets out.
He is late and dashes to the door.
A man walks like a zombie.
Somebody dances the disco dance.
She brushes her teeth.
A person does a tornado kick.
""".strip().splitlines()

SCENES = """
baseball | The batter swings, misses and throws his helmet on the ground.
baseball | two little league teams play a game
baseball | A shortstop dives for the ball and throws to first base
soccer | Two kids play soccer in the yard
soccer | Germany against Brazil in the final of the World Cup
penalty | Last minute, a penalty kick, the goalie saves it
basketball | three friends shooting hoops: a basketball game
basketball | She makes a slam dunk at the buzzer
tennis | grandma and grandpa playing tennis
volleyball | four girls play beach volleyball
american_football | The quarterback throws a long pass for a touchdown
ice_hockey | an ice hockey match in the snow
cricket | A cricket match in India
boxing | Two boxers in the ring
martial_arts | judo tournament
race | a race between a tortoise and a hare
race | Six runners cross the finish line
relay | Four runners hand over the baton in a relay race
swimming_race | the swimming race at the Olympics
golf | my boss plays golf and misses
bowling | bowling night with friends
workout | a workout with a personal trainer
tug_of_war | The whole village joins a tug of war
skating | a couple goes ice skating
cycling | the last mile of a bike race
sword_duel | a sword fight between two pirates
western_duel | gunslingers meet at high noon
concert | a rock concert with a wild guitarist
orchestra | The conductor leads the orchestra
theatre | a school play goes wrong
magic_show | A magician saws a woman in half at a magic show
circus | clowns and acrobats in the circus
dance_ball | prom night
ballet | little girls in ballet class
lesson | The teacher explains fractions to the class
exam | a student cheats in an exam
speech | The president gives a speech
birthday | grandma's 90th birthday party
party | the wildest party of the year
new_year | friends celebrate new year on the roof
christmas | kids open presents on christmas morning
wedding | Their wedding is interrupted by an ex
proposal | He proposes to her on the beach
funeral | a rainy funeral
picnic | ants ruin a picnic
family_dinner | family dinner with the in-laws
cooking | a cooking show gone wrong
baking | two sisters bake a cake
breakfast | The family has breakfast
tea_party | the mad hatter's tea party
chase | police chase through downtown
burglary | two clumsy crooks rob a bank
pickpocket | a pickpocket on the market
arrest | The cop arrests a drunk driver
courtroom | drama in the courtroom
joke | He tells them a really bad joke
quarrel | a couple has a heated argument
gossip | office colleagues gossip
breakup | She breaks up with him by the lake
reunion | the class reunion
farewell | a tearful goodbye at the station
fire_rescue | firefighters save a cat from a burning house
sea_rescue | A lifeguard rescues a drowning boy
space_landing | the first moon landing
space_exploration | A girl explores outer space
first_contact | a farmer meets an alien
robot_uprising | robots take over the city
dragon_fight | the hero slays the dragon
haunted_house | three kids enter a haunted house
zombie_attack | zombie apocalypse in the mall
superhero | a superhero fights a villain
pirates | a pirate ship attacks
treasure_hunt | kids find a treasure map
camping | ghost stories around the campfire
hiking | Two friends hike up a hill
beach_day | a day at the beach
snowball_fight | a snowball fight
skiing | a skier races down the slope
rain_walk | a couple caught in the rain
office | a boring day at the office
job_interview | the worst job interview ever
meeting | a long meeting at work
doctor | a nervous patient at the hospital
dentist | at the dentist
barber | a haircut goes wrong
workshop | a mechanic repairs a car
construction | workers at a construction site
farm | a farmer feeds his chickens
shopping | two women go shopping
bus_stop | people waiting for a bus that never comes
train_station | He misses the train
playground | children play tag
hide_and_seek | kids play hide and seek
dog_walk | a boy walks his dog
gardening | grandpa waters the flowers
museum | a guided tour in the museum
photographer | a family photo
news | the news reporter in the storm
film_set | on a movie set the director shouts action
moving_house | friends help carry a piano upstairs
morning | his alarm clock rings
yoga | a yoga class for beginners
battle | a medieval battle
parade | the carnival parade
fishing | father and son go fishing
spell | A witch casts a spell on a prince
royal_court | the coronation of the queen
award | she wins an oscar
board_game | two old men play chess
karaoke | karaoke with coworkers
cinema | a couple at the cinema
jailbreak | three prisoners escape from jail
disaster | people run from an earthquake
monster_attack | godzilla destroys the city
diving | a scuba diver finds a wreck
cheerleading | the cheerleaders perform
gymnastics | a gymnast on the balance beam
wrestling | two sumo wrestlers
dog_walk | she is walking her dog
baking | grandpa is baking bread
rain_walk | singing in the rain
hiking | two girls are climbing a steep mountain
breakup | she leaves her boyfriend
construction | they are building a wall
moving_house | we are moving into a new house
swimming_race | he is swimming some laps
cooking | somebody is cooking a hot soup
zombie_attack | a zombie and a lone survivor
courtroom | the judge sentences him
first_contact | an explorer met a green alien
restaurant | A waiter serves a couple in a restaurant
""".strip().splitlines()


def found(text: str) -> tuple[Evoked, ...]:
    return evoked(WORD.findall(text.lower()))


def names(text: str) -> list[str]:
    return [hit.name for hit in found(text)]


def spelled(phrase: str, gap: int) -> list[list[str]]:
    """The words that a phrase stands for, each choice of them, its gaps filled."""
    parts = [[["then"] * gap] if p == "…" else [[w] for w in p.split("|")] for p in phrase.split()]
    return [[word for part in choice for word in part] for choice in product(*parts)]


@pytest.fixture(params=frames(), ids=lambda each: each.name)
def each(request: pytest.FixtureRequest) -> Frame:
    given: Frame = request.param
    return given


def doings(each: Frame) -> list[Doing]:
    waits = [each.waits, *(seat.waits for seat in each.seats)]
    played = [Doing(part.action, part.does) for part in each.events]
    return played + [wait for wait in waits if wait is not None]


def test_there_are_frames_enough() -> None:
    assert len(frames()) >= 55


def test_frames_use_the_names_of_the_catalogue(each: Frame) -> None:
    assert each.place in {"", *PLACES}
    carried = [kind for seat in each.seats for kind in seat.props]
    used = [part.thing for part in each.events if part.thing]
    assert {*each.things, *carried, *used} <= set(PROPS)
    assert all(meaning(seat.role, "person") for seat in each.seats if seat.role)
    assert {part.feeling for part in each.events} <= {"", *EXPRESSIONS}
    assert {part.voice for part in each.events} <= set(SPEECH)
    assert each.time in ("", "dawn", "day", "dusk", "night")
    assert each.weather in ("", "rain", "snow", "fog", "wind", "storm")
    assert each.camera in MOVES


def test_what_is_done_names_its_action_first(each: Frame) -> None:
    for doing in doings(each):
        assert named_actions(f"a person {doing.does}")[:1] == (doing.action,), doing.does


def test_events_are_played_by_the_cast_in_steps(each: Frame) -> None:
    seats = [seat.seat for seat in each.seats]
    assert len(seats) == len(set(seats))
    steps = {part.step for part in each.events}
    assert steps == set(range(len(steps)))
    for part in each.events:
        assert {*part.who, *part.to} <= set(seats)
    busy = [(part.step, who) for part in each.events for who in part.who]
    assert len(busy) == len(set(busy)), "somebody does two things at once"


def test_the_cast_fits_on_the_stage(each: Frame) -> None:
    for seat in each.seats:
        assert seat.needed in ("", "whole", "always")
        assert 0 <= seat.many[0] <= seat.many[1]
        assert (seat.many[0] > 0) or not seat.needed
        assert seat.team is None or 0 <= seat.team < max(each.teams, 2)
    added = [seat for seat in each.seats if seat.needed]
    assert 1 <= sum(seat.many[0] for seat in added) <= LARGEST_CAST
    for team in range(each.teams):
        assert sum(seat.many[0] for seat in added if seat.team == team) >= 2


@pytest.mark.parametrize("gap", [0, LARGEST_GAP])
def test_every_phrase_brings_its_frame_in(each: Frame, gap: int) -> None:
    for phrase in each.words + each.whole:
        for words in spelled(phrase, gap):
            assert each.name in [hit.name for hit in evoked(words)], words


def test_phrases_that_mean_something_else_bring_nothing_in(each: Frame) -> None:
    for phrase in each.unless:
        for words in spelled(phrase, 0):
            assert each.name not in [hit.name for hit in evoked(words)], words


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_sentences_bring_nothing_in(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("line", SCENES)
def test_scenes_bring_their_frame_in_first(line: str) -> None:
    name, text = line.split(" | ")
    assert names(text)[:1] == [name]


def test_a_hit_says_where_it_is() -> None:
    (hit,) = found("On Sunday two women watch a tennis match with friends")
    assert (hit.name, hit.phrase, hit.whole) == ("tennis", "tennis match", True)
    assert (hit.start, hit.end) == (6, 8)
    assert hit.frame is frame("tennis")


def test_words_may_be_in_their_base_form() -> None:
    assert names("two woman play tennis") == names("two women are playing tennis") == ["tennis"]


def test_a_gap_has_a_limit() -> None:
    assert names("she walks the big old dog") == ["dog_walk"]
    assert names("she walks the big old angry dog") == []


def test_a_phrase_inside_a_longer_one_says_nothing() -> None:
    assert names("a tug of war") == ["tug_of_war"]
    (hit,) = found("a wedding ring")
    assert (hit.name, hit.whole) == ("wedding", False)


def test_comparisons_bring_nothing_in() -> None:
    assert names("he staggers about like a drunken zombie") == []
    assert names("a zombie staggers about") == ["zombie_attack"]


@pytest.mark.parametrize("text", ["practises karate", "does a karate kick", "holds a basketball"])
def test_practice_is_no_match(text: str) -> None:
    assert [hit.whole for hit in found(f"a woman {text}")] == [False]


def test_whole_scenes_come_first() -> None:
    hits = found("a waitress at a funeral with a flying saucer")
    assert [hit.name for hit in hits] == ["funeral", "first_contact", "restaurant"]
    assert [hit.whole for hit in hits] == [True, False, False]


def test_a_world_series_has_everything() -> None:
    (hit,) = found("Two teams playing against each other in a World Series playoff")
    assert hit.whole
    scene = hit.frame
    assert (scene.place, scene.teams) == ("stadium", 2)
    assert {"pitcher", "batter", "catcher", "fielder", "runner"} <= {s.seat for s in scene.seats}
    actions = [part.action for part in sorted(scene.events, key=lambda part: part.step)]
    assert actions[:2] == ["pitching", "batting"]
    assert "running_bases" in actions


def test_an_unknown_frame_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        frame("no such frame")
