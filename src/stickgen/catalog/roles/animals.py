"""Animals, drawn upright until they have bodies of their own."""

from __future__ import annotations

from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles.nouns import nouns

RECORDS = (
    RoleKind(
        name="animal", words=nouns("pet, critter, mammal, wild animal"), kind="animal",
    ),
    RoleKind(
        name="dog",
        words=nouns(
            "puppy, hound, doggy, pup, pooch, poodle, bulldog, terrier, dachshund, guard dog,"
            "dalmatian, retriever, mutt, doggie"
        ),
        kind="animal", color="#8a5a2b", height=0.6, says=("Woof!",),
    ),
    RoleKind(
        name="wolf", words=nouns("fox, coyote, jackal, big bad wolf, hyena, vixen"),
        kind="animal", color="#6b6b70", height=0.75, place="forest", says=("Awooo!",),
    ),
    RoleKind(
        name="cat", words=nouns("kitten, kitty, tomcat, pussycat, tabby"), kind="animal",
        hat="cat_ears", color="#5b5b62", height=0.5, says=("Meow!",),
    ),
    RoleKind(
        name="horse", words=nouns("pony, stallion, mare, foal, steed, unicorn, colt, zebra"),
        near=nouns("donkey, mule, camel, giraffe"), kind="animal", color="#7a4a26", height=1.1,
        build=1.3, place="farm", says=("Neigh!",),
    ),
    RoleKind(
        name="reindeer", words=nouns("deer, stag, rudolph, moose, elk, doe, fawn"), kind="animal",
        hat="antlers", wears=("red_nose",), color="#7a5230", place="forest",
    ),
    RoleKind(
        name="cow", words=nouns("bull, ox, calf, buffalo, bison, cattle"),
        near=nouns("goat, sheep, lamb, ram"), kind="animal", hat="horns", color="#4a4744",
        height=0.95, build=1.4, place="farm", says=("Moo!",),
    ),
    RoleKind(
        name="pig", words=nouns("piglet, hog, boar, little pig, sow, swine, wild boar"),
        kind="animal", color="#e0879b", height=0.6, build=1.5, place="farm", says=("Oink!",),
    ),
    RoleKind(
        name="bird",
        words=nouns(
            "sparrow, crow, eagle, parrot, pigeon, owl, robin, raven, dove, hawk, seagull,"
            "penguin, swallow, stork, flamingo, blackbird"
        ),
        kind="animal", wears=("wings",), color="#2f6fb3", accent="#2f6fb3", height=0.45,
        says=("Tweet!",),
    ),
    RoleKind(
        name="duck", words=nouns("duckling, goose, swan, chicken, hen, rooster, cock, turkey"),
        kind="animal", color="#d9a514", height=0.45, place="farm", says=("Quack!",),
    ),
    RoleKind(
        name="monkey",
        words=nouns("ape, chimp, chimpanzee, gorilla, orangutan, baboon, king kong"),
        kind="animal", hat="round_ears", color="#6b4a2e", height=0.7, place="jungle",
        says=("Ooh ooh aah!",),
    ),
    RoleKind(
        name="mouse", words=nouns("rat, hamster, squirrel, guinea pig, hedgehog, chipmunk, mole"),
        kind="animal", hat="round_ears", color="#8d8d94", height=0.4, says=("Squeak!",),
    ),
    RoleKind(
        name="rabbit", words=nouns("bunny, hare"), near=nouns("kangaroo"), kind="animal",
        hat="bunny_ears", color="#9a8a7a", accent="#c9bcae", height=0.5, place="meadow",
    ),
    RoleKind(
        name="bear",
        words=nouns(
            "teddy bear, polar bear, grizzly, panda, teddy, grizzly bear, brown bear, koala,"
            "cub"
        ),
        kind="animal", hat="round_ears", color="#6b4423", height=1.15, build=1.7, place="forest",
        says=("Grr!",),
    ),
    RoleKind(
        name="lion",
        words=nouns(
            "tiger, lioness, leopard, panther, cheetah, puma, big cat, jaguar, cougar"
        ),
        kind="animal", hair="mane", color="#c48a2b", height=0.9, build=1.4, place="jungle",
        says=("Roar!",),
    ),
    RoleKind(
        name="elephant", words=nouns("mammoth, rhino, hippo, rhinoceros, hippopotamus"),
        kind="animal", color="#7d8590", height=1.5, build=1.9, place="jungle",
    ),
    RoleKind(
        name="dragon", words=nouns("wyvern, fire-breathing dragon, hydra, drake"), kind="animal",
        hat="horns", wears=("bat_wings", "tail"), color="#3f8a3a", accent="#c0392b", height=1.4,
        build=1.5, place="castle", says=("Roar!",),
    ),
    RoleKind(
        name="dinosaur",
        words=nouns(
            "t-rex, tyrannosaurus, t. rex, raptor, velociraptor, godzilla, dino, triceratops,"
            "tyrannosaurus rex, crocodile, alligator"
        ),
        near=nouns("lizard, gecko, iguana"), kind="animal", wears=("tail", "spikes"),
        color="#5f7a3a", accent="#8aa04a", height=1.6, build=1.6, place="jungle", says=("Roar!",),
    ),
    RoleKind(
        name="fish",
        words=nouns(
            "goldfish, shark, whale, dolphin, salmon, trout, clownfish, octopus, seal, squid,"
            "jellyfish, tuna"
        ),
        kind="animal", color="#e0662b", height=0.5, place="underwater",
    ),
    RoleKind(
        name="snake",
        words=nouns(
            "python, cobra, viper, serpent, worm, rattlesnake, anaconda, caterpillar, eel"
        ),
        kind="animal", color="#5f8a2f", height=0.4, place="jungle", says=("Hiss!",),
    ),
    RoleKind(
        name="frog", words=nouns("toad, tadpole, frog prince, froggy, bullfrog"),
        near=nouns("turtle, tortoise, snail"), kind="animal", color="#3f9a3a", height=0.4,
        place="lake", says=("Ribbit!",),
    ),
    RoleKind(
        name="spider",
        words=nouns(
            "tarantula, scorpion, beetle, ant, cockroach, crab, bug, insect, ladybug, cricket,"
            "grasshopper, lobster"
        ),
        kind="animal", color="#2c2b33", height=0.35,
    ),
    RoleKind(
        name="butterfly",
        words=nouns("moth, bee, dragonfly, bumblebee, wasp, fly, mosquito, firefly, hornet"),
        near=nouns("bat, flying insect"), kind="animal", wears=("fairy_wings",), color="#7a4fa3",
        accent="#e69f00", height=0.35, place="meadow",
    ),
)  # fmt: skip
"""The records."""
