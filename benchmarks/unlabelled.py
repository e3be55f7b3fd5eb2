"""How often captions of actions outside our vocabulary get an action that they do not name.

    python benchmarks/unlabelled.py CAPTIONS.jsonl [--show]

Two sets. The 120 action names of NTU RGB+D (Shahroudy et al., CVPR 2016; Liu et al., TPAMI 2020):
beside each stand the actions of our vocabulary that a reader may find in it, mostly none. And the
captions of a collection whose verb is none of our actions (``VERBS``), of clips to which a person
gave only ``stand`` or ``idle``; these two, or no action, are right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from stickgen.corpus.clips.actions import label, similarity
from stickgen.text.actions import named_actions
from stickgen.text.verbs import base_form
from stickgen.vocabulary import ACTIONS

NTU = """
drink water | drinking
eat meal | eating
brush teeth
brush hair
drop
pick up | stand
throw | throwing
sit down | sit
stand up | stand
clapping | clap
reading | reading
writing
tear up paper
put on jacket
take off jacket
put on a shoe
take off a shoe
put on glasses
take off glasses
put on a hat/cap
take off a hat/cap
cheer up | celebrate
hand waving | wave
kicking something | kick
reach into pocket
hopping | jump
jump up | jump
phone call | talk
play with phone/tablet
type on a keyboard | typing
point to something | point
taking a selfie
check time (from watch)
rub two hands
nod head/bow | idle
shake head | idle talk
wipe face
salute | wave
put palms together
cross hands in front | stand talk
sneeze/cough
staggering | walk
falling down | lie_down
headache
chest pain
back pain
neck pain
nausea/vomiting
fan self
punch/slap | punch
kicking | kick
pushing
pat on back
point finger | point
hugging | hug
giving object
touch pocket
shaking hands | handshake
walking towards | walk
walking apart | walk
put on headphone
take off headphone
shoot at basket | shooting
bounce ball | dribbling
tennis bat swing | batting
juggle table tennis ball
hush
flick hair
thumb up
thumb down
make OK sign
make victory sign
staple book
counting money
cutting nails
cutting paper
snap fingers
open bottle
sniff/smell
squat down | kneel
toss a coin | throwing
fold paper
ball up paper
play magic cube
apply cream on face
apply cream on hand
put on bag
take off bag
put object into bag
take object out of bag
open a box
move heavy objects
shake fist
throw up cap/hat | throwing
capitulate
cross arms
arm circles | idle
arm swings
run on the spot | run
butt kicks | kick run
cross toe touch
side kick | kick
yawn
stretch oneself
blow nose
hit with object | fight
wield knife | fight
knock over | fight
grab stuff
shoot with gun | point
step on foot
high-five | high_five
cheers and drink | drinking celebrate
carry object
take a photo
follow
whisper | whisper
exchange things
support somebody
rock-paper-scissors
"""
VERBS = frozenset(
    "adjust bow brush button clean close comb comfort cook cut dig draw dry dust fold grab grasp "
    "hammer iron lift lower massage mix mop open paint pet pick place polish pour press pull push "
    "put rake reach rinse rub saw scoop screw scrub shave shovel spread squeeze stir stretch sweep "
    "tie touch twist unpack wash water wear wipe write yawn zip".split()
)
"""Verbs of actions that our vocabulary has no name for."""
_REST = frozenset({"stand", "idle"})


def names() -> Iterator[tuple[list[str], frozenset[str]]]:
    """Captions and permitted actions of every NTU class."""
    for line in NTU.strip().splitlines():
        name, _, actions = line.partition(" | ")
        yield [name], frozenset(actions.split())


def outside(path: Path) -> Iterator[tuple[list[str], frozenset[str]]]:
    """Captions of actions outside the vocabulary, each once."""
    seen: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        clip = json.loads(line)
        for piece in (clip, *clip.get("segments", ())):
            if set(piece["actions"]) <= _REST:
                for caption in sorted(set(piece["captions"]) - seen):
                    seen.add(caption)
                    if any(base_form(word, VERBS) for word in caption.split()):
                        yield [caption], _REST


def report(title: str, rows: Sequence[tuple[list[str], frozenset[str]]], *, show: bool) -> None:
    """Print the shares of captions with a wrong action, a permitted one and none."""
    found = [(captions, label(captions), permitted) for captions, permitted in rows]
    wrong = [(c, labels) for c, labels, permitted in found if labels and labels[0] not in permitted]
    by_word = sum(labels[0] in named_actions(c[0]) for c, labels in wrong)
    none = sum(not labels for _, labels, _ in found)
    sys.stdout.write(
        f"{title}: {len(found)} captions, {len(wrong)} with another main action "
        f"({len(wrong) / len(found):.1%}), {by_word} of them by a word; {none} without an action\n"
    )
    for captions, labels in wrong if show else ():
        sys.stdout.write(f"  {labels[0]}: {captions[0]}\n")


def nearness(path: Path) -> None:
    """Print how often the nearest prototype of a caption without known words has a given action."""
    rows = [
        (caption, piece["actions"])
        for line in path.read_text("utf-8").splitlines()
        for clip in (json.loads(line),)
        for piece in (clip, *clip.get("segments", ()))
        for caption in piece["captions"]
        if not named_actions(caption)
    ]
    nearest = [(similarity([caption]), given) for caption, given in rows]
    for limit in (0.5, 0.65, 0.7, 0.8):
        right = [ACTIONS[near.argmax()] in given for near, given in nearest if near.max() >= limit]
        sys.stdout.write(
            f"nearest prototype, cosine {limit}: {len(right) / len(rows):.1%} of {len(rows)} "
            f"captions without known words, right {sum(right) / max(len(right), 1):.1%}\n"
        )


def main() -> None:
    """Print a line for each set, with --show the captions with a wrong action."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("captions", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    report("NTU RGB+D", list(names()), show=options.show)
    report("outside the vocabulary", list(outside(options.captions)), show=options.show)
    nearness(options.captions)


if __name__ == "__main__":
    main()
