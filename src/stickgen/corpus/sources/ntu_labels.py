"""The 120 action classes of NTU RGB+D as captions and actions of our vocabulary.

The classes are those of the data set (Shahroudy et al., CVPR 2016; Liu et al., TPAMI 2020); the
sentences and the choice of actions are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

_TABLE = """
1 drinks water | drinking
2 eats a snack | eating
3 brushes their teeth
4 brushes their hair
5 drops something
6 bends down and picks something up
7 throws something | throwing
8 sits down | sit
9 stands up from a seat | stand
10 claps | clap
11 reads | reading
12 writes
13 tears up a sheet of paper
14 puts on a jacket
15 takes off a jacket
16 puts on a shoe
17 takes off a shoe
18 puts on glasses
19 takes off glasses
20 puts on a hat
21 takes off a hat
22 cheers with raised arms | celebrate
23 waves a hand | wave
24 kicks something | kick
25 reaches into a pocket
26 hops on one foot | jump
27 jumps up | jump
28 makes a phone call
29 plays with a phone
30 types on a keyboard | typing
31 points at something with a finger | point
32 takes a selfie
33 checks the time on a watch
34 rubs both hands together
35 nods and bows
36 shakes their head
37 wipes their face
38 salutes
39 puts the palms together
40 crosses both hands in front to say stop
41 sneezes or coughs
42 staggers | walk
43 falls down | lie_down
44 touches the head with a headache
45 touches the chest in pain
46 touches the back in pain
47 touches the neck in pain
48 feels sick and vomits
49 fans themselves with a hand
50 one person punches or slaps the other @
51 one person kicks the other @
52 one person pushes the other @
53 one person pats the other on the back @
54 one person points a finger at the other @
55 two people hug each other @ hug
56 one person gives something to the other @
57 one person touches the other's pocket @
58 two people shake hands @ handshake
59 two people walk towards each other @ walk
60 two people walk apart @ walk
61 puts on headphones
62 takes off headphones
63 shoots a ball at the basket | shooting
64 bounces a ball | dribbling
65 swings a tennis racket | batting
66 juggles table tennis balls
67 puts a finger to the lips to say hush
68 flicks their hair
69 shows a thumb up
70 shows a thumb down
71 makes an OK sign
72 makes a victory sign
73 staples a book
74 counts money
75 cuts their nails
76 cuts paper with scissors
77 snaps their fingers
78 opens a bottle
79 sniffs at something
80 squats down
81 tosses a coin
82 folds paper
83 crumples paper into a ball
84 plays with a magic cube
85 rubs cream on the face
86 rubs cream on the back of a hand
87 puts on a bag
88 takes off a bag
89 puts something into a bag
90 takes something out of a bag
91 opens a box
92 moves heavy objects
93 shakes a fist
94 throws up a cap | throwing
95 raises both hands
96 crosses the arms
97 circles the arms
98 swings the arms
99 runs on the spot | run
100 runs on the spot and kicks the heels back | run
101 bends and touches the toes with the opposite hands
102 kicks to the side | kick
103 yawns
104 stretches
105 blows their nose
106 one person hits the other with something @
107 one person threatens the other with a knife @
108 one person knocks the other over @
109 one person grabs something from the other @
110 one person aims a gun at the other @
111 one person steps on the other's foot @
112 two people give each other a high five @ high_five
113 two people clink glasses and drink @ drinking
114 two people carry something together @ walk
115 one person takes a photo of the other @
116 one person follows the other @ walk
117 one person whispers in the other's ear @
118 two people exchange things @
119 one person supports the other @
120 two people play rock, paper, scissors @
"""
# ``|`` marks one person, ``@`` two; our action follows if one fits all people in the class.


@dataclass(frozen=True)
class Label:
    """One action class of the data set.

    Attributes:
        caption: a sentence.
        actions: of our vocabulary; may be empty.
        two_people: whether two people take part.
    """

    caption: str
    actions: tuple[str, ...]
    two_people: bool


def _label(line: str) -> tuple[int, Label]:
    number, _, rest = line.partition(" ")
    two_people = "@" in rest
    caption, _, action = rest.partition("@" if two_people else "|")
    sentence = caption.strip() if two_people else f"a person {caption.strip()}"
    return int(number), Label(sentence, tuple(action.split()), two_people)


LABELS = MappingProxyType(dict(_label(line) for line in _TABLE.strip().splitlines()))
"""Action number, 1–120 → its label."""
