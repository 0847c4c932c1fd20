"""Four invented papers on a quay, of different kinds, and an assistant that answers from them."""

from __future__ import annotations

from pathlib import Path

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant

LETTERS = {
    "kst-99999-7": """\
Vergaderjaar 2030–2031

99 999

Havens

Nr. 7

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 maart 2031

Inleiding

De kade van Zandmeer wordt verbreed.¹ Met de kademuren is in 2030 een begin gemaakt. De motie van \
de leden Vos en De Haan c.s. over schone boten vraagt om een walkant met stroom; de motie van het \
lid Kuipers over vergunningen voor vissers is eerder afgedaan.

De boot van de havendienst telt mee, andere boten niet. De Zeeraad stelt dat de kades vol zijn.

¹ Zie het kadeplan, het plan van de gemeente.

De Minister van Havens,
A.B. de Groot

De Staatssecretaris van Visserij,
C. van Dam

Bijlage 1: Tekening van de kade

De tekening toont de kade van Zandmeer op een schaal die ieder lezen kan.
""",
    "kst-99999-9": """\
99 999

Havens

Nr. 9 MOTIE VAN DE LEDEN VAN DER ZEE EN SMIT

Voorgesteld 6 juli 2031

De Kamer,

gehoord de beraadslaging,

verzoekt de regering, een loket te openen voor vissers zonder ligplaats,

en gaat over tot de orde van de dag.

Van der Zee

Smit
""",
    "antwoord-havens": """\
Vragen van het lid Kuipers (ABC) aan de Minister van Havens over ligplaatsen (ingezonden \
3 oktober 2032).

Antwoord van Minister De Groot (Havens) (ontvangen 26 november 2032).

Vraag 1

Hoeveel ligplaatsen zijn er?

Antwoord 1

Er zijn zestig ligplaatsen. Bijgevoegd vindt u een kaart van de haven.
""",
    "nota-loods": """\
De loods naast de haven is gesloten. Over de walkant wordt later besloten.
""",
}
SHEETS = {
    "kst-99999-7": """\
title = "Verbreding van de kade"
kind = "Kamerbrief"
author = "het kabinet"
dossier = "99999"
number = "7"
date = 2031-03-04
signatories = [
    { name = "A.B. de Groot", office = "De Minister van Havens" },
    { name = "C. van Dam", office = "De Staatssecretaris van Visserij" },
]
""",
    "kst-99999-9": """\
title = "Motie van de leden Van der Zee en Smit over een loket voor vissers"
kind = "Motie"
dossier = "99999"
number = "9"
date = 2031-07-06
signatories = [{ name = "Van der Zee" }, { name = "Smit" }]
""",
    "antwoord-havens": """\
title = "Antwoord op vragen van het lid Kuipers over ligplaatsen"
kind = "Antwoord"
date = 2032-11-26
signatories = [{ name = "De Groot", office = "Minister van Havens" }]
""",
    "nota-loods": """\
title = "De loods"
kind = "nota"
""",
}


def quay_assistant(folder: Path) -> Assistant:
    """Return an assistant that answers from the papers, which it writes in ``folder``."""
    return assistant_on(index_letters(folder, LETTERS, SHEETS))
