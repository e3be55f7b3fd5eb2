"""Words that identify a language: function words and words about movement.

Accents are removed. Words that English has too (die, man, war, sort, main) are left out.
"""

from __future__ import annotations

from types import MappingProxyType

ENGLISH = frozenset(
    """a an the and or but then of in on at to from with without by for into onto up down over
    under as is are be was were been it its he his him she her they them their this that these
    those one two three four some someone somebody while after before very who which there here
    i i'm my me we our us you your no not do does did doing go goes so if am oh ok hi tv
    person people man men woman women guy girl boy kid walk walks walking run runs running jump
    jumps jumping dance dances dancing sit sits stand stands turn turns wave waves""".split()
)
"""Frequent English words, those of one and two letters among them."""

FOREIGN = MappingProxyType(
    {
        "German": frozenset(
            """der das ein eine einer einem einen und ist sich mit nach vorne auf dem den im
            zum zur von nicht geht lauft rennt springt tanzt winkt sitzt dreht hebt mann frau
            mensch kind jemand er sie es ich wir dann links rechts vorwarts ruckwarts langsam
            schnell hande arme beine gehen laufen springen tanzen winken""".split()
        ),
        "French": frozenset(
            """le la les un une des du et est il elle qui avec dans sur pour vers puis homme
            femme personne quelqu'un marche marcher court courir saute sauter danse danser
            tourne leve assied gauche droite avant arriere bras jambe jambes lentement vite
            garcon fille je nous au aux en se sa ses""".split()
        ),
        "Spanish": frozenset(
            """el la los las un una y es con en hacia luego que se su sus por para del al hombre
            mujer persona alguien camina caminar corre correr salta saltar baila bailar gira
            saluda sienta levanta izquierda derecha adelante atras brazo brazos mano manos
            pierna rapido despacio nino nina""".split()
        ),
        "Italian": frozenset(
            """il lo la gli un una uno e che con nel nella verso poi si su per del della di uomo
            donna persona qualcuno cammina camminare corre correre salta saltare balla ballare
            gira saluta siede alza sinistra destra avanti indietro braccio braccia mano mani
            gamba veloce lentamente ragazzo ragazza""".split()
        ),
        "Portuguese": frozenset(
            """o os as um uma e com em para depois que se seu sua por do da no na dos das homem
            mulher pessoa alguem anda andar caminha corre correr pula pular salta danca dancar
            gira acena senta levanta esquerda direita frente tras braco bracos mao perna rapido
            devagar menino menina""".split()
        ),
        "Dutch": frozenset(
            """een het de en is met naar voren loopt rent springt danst zwaait zit draait tilt
            persoon vrouw iemand hij zij dan linksaf rechtsaf vooruit achteruit langzaam snel
            armen benen jongen meisje van""".split()
        ),
    }
)
"""Language → words that identify it."""
