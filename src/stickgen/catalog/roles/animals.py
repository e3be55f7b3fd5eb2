"""Animals, each with the body of its own kind (``catalog.animals``)."""

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
        kind="dog", says=("Woof!",),
    ),
    RoleKind(
        name="wolf", words=nouns("fox, coyote, jackal, big bad wolf, hyena, vixen"),
        kind="dog", color="#6b6b70", height=1.1, place="forest", says=("Awooo!",),
    ),
    RoleKind(
        name="cat", words=nouns("kitten, kitty, tomcat, pussycat, tabby"), kind="cat",
        says=("Meow!",),
    ),
    RoleKind(
        name="horse", words=nouns("pony, stallion, mare, foal, steed, unicorn, colt, zebra"),
        near=nouns("donkey, mule, camel, giraffe"), kind="horse", place="farm", says=("Neigh!",),
    ),
    RoleKind(
        name="reindeer", words=nouns("deer, stag, rudolph, moose, elk, doe, fawn"), kind="deer",
        place="forest",
    ),
    RoleKind(
        name="cow", words=nouns("bull, ox, calf, buffalo, bison, cattle"),
        near=nouns("goat, sheep, lamb, ram"), kind="cow", place="farm", says=("Moo!",),
    ),
    RoleKind(
        name="pig", words=nouns("piglet, hog, boar, little pig, sow, swine, wild boar"),
        kind="pig", place="farm", says=("Oink!",),
    ),
    RoleKind(
        name="bird",
        words=nouns(
            "sparrow, crow, eagle, parrot, pigeon, owl, robin, raven, dove, hawk, seagull,"
            "penguin, swallow, stork, flamingo, blackbird"
        ),
        kind="bird", says=("Tweet!",),
    ),
    RoleKind(
        name="duck", words=nouns("duckling, goose, swan, chicken, hen, rooster, cock, turkey"),
        kind="duck", place="farm", says=("Quack!",),
    ),
    RoleKind(
        name="monkey",
        words=nouns("ape, chimp, chimpanzee, gorilla, orangutan, baboon, king kong"),
        kind="monkey", place="jungle",
        says=("Ooh ooh aah!",),
    ),
    RoleKind(
        name="mouse", words=nouns("rat, hamster, squirrel, guinea pig, hedgehog, chipmunk, mole"),
        kind="mouse", says=("Squeak!",),
    ),
    RoleKind(
        name="rabbit", words=nouns("bunny, hare"), near=nouns("kangaroo"), kind="rabbit",
        place="meadow",
    ),
    RoleKind(
        name="bear",
        words=nouns(
            "teddy bear, polar bear, grizzly, panda, teddy, grizzly bear, brown bear, koala,"
            "cub"
        ),
        kind="bear", place="forest",
        says=("Grr!",),
    ),
    RoleKind(
        name="lion",
        words=nouns(
            "tiger, lioness, leopard, panther, cheetah, puma, big cat, jaguar, cougar"
        ),
        kind="lion", place="jungle",
        says=("Roar!",),
    ),
    RoleKind(
        name="elephant", words=nouns("mammoth, rhino, hippo, rhinoceros, hippopotamus"),
        kind="elephant", place="jungle",
    ),
    RoleKind(
        name="dragon", words=nouns("wyvern, fire-breathing dragon, hydra, drake"), kind="dragon",
        place="castle", says=("Roar!",),
    ),
    RoleKind(
        name="dinosaur",
        words=nouns(
            "t-rex, tyrannosaurus, t. rex, raptor, velociraptor, godzilla, dino, triceratops,"
            "tyrannosaurus rex, crocodile, alligator"
        ),
        near=nouns("lizard, gecko, iguana"), kind="dinosaur", place="jungle", says=("Roar!",),
    ),
    RoleKind(
        name="fish",
        words=nouns(
            "goldfish, shark, whale, dolphin, salmon, trout, clownfish, octopus, seal, squid,"
            "jellyfish, tuna"
        ),
        kind="fish", place="underwater",
    ),
    RoleKind(
        name="snake",
        words=nouns(
            "python, cobra, viper, serpent, worm, rattlesnake, anaconda, caterpillar, eel"
        ),
        kind="snake", place="jungle", says=("Hiss!",),
    ),
    RoleKind(
        name="frog", words=nouns("toad, tadpole, frog prince, froggy, bullfrog"),
        near=nouns("turtle, tortoise, snail"), kind="frog", place="lake", says=("Ribbit!",),
    ),
    RoleKind(
        name="spider",
        words=nouns(
            "tarantula, scorpion, beetle, ant, cockroach, crab, bug, insect, ladybug, cricket,"
            "grasshopper, lobster"
        ),
        kind="spider", ),
    RoleKind(
        name="butterfly",
        words=nouns("moth, bee, dragonfly, bumblebee, wasp, fly, mosquito, firefly, hornet"),
        near=nouns("bat, flying insect"), kind="butterfly", place="meadow",
    ),
)  # fmt: skip
"""The records."""
