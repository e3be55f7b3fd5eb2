"""Verbs of movement, and how long such a thing takes."""

from __future__ import annotations

from types import MappingProxyType

_SHORT = 2.0
_LONG = 4.0

_SHORT_VERBS = """jump hop leap kick punch bow nod clap turn spin wave point throw catch duck dodge
    block flip roll shrug salute stop pause stumble trip fall crouch squat lunge stretch blink
    look lean bend reach raise lift lower put pick grab touch hit slap swing shoot pass bounce
    twist pivot rotate cartwheel somersault backflip bat pitch stomp shake push pull start begin
    bring drop open close hug cheer gasp sneeze yawn cough whisper shout scream greet step kneel
    rise vault toss strike pirouette twirl whirl stagger snap flinch jab smash""".split()
_LONG_VERBS = """walk run jog sprint dance climb crawl swim fly sit stand lie sneak march stroll
    wander limp skip strut tiptoe skate ski ride drive play fight box wrestle train exercise talk
    speak sing chat argue read write type eat drink cook clean sweep dig paint sleep rest wait
    stay idle practise practice perform celebrate laugh cry juggle dribble balance hang float
    carry hold drag move go come keep continue circle approach enter leave follow chase cross
    return back get make do take give try want act pretend mime breakdance moonwalk meditate hide
    search watch hurry rush race shuffle sidestep pace tumble row cycle hover glide slide creep
    stalk curve veer head face stay shadowbox is are am""".split()

SECONDS = MappingProxyType(
    {**dict.fromkeys(_LONG_VERBS, _LONG), **dict.fromkeys(_SHORT_VERBS, _SHORT)}
)
"""Verb → seconds it takes when there is time: a jump is over soon, a walk goes on."""
