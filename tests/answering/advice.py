"""An invented letter with a council that advises, pilot towns and a list of partners."""

from __future__ import annotations

from pathlib import Path

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant

LETTERS = {
    "sluis-2031": """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Advies van de Sluizenraad

De sluizen in het noorden zijn oud en gaan vaak stuk. De Sluizenraad doet drie aanbevelingen:

- maak het onderhoud van de sluizen verplicht;
- geef elke sluis een meester;
- vervang de houten deuren.

De eerste aanbeveling nemen wij niet over.

Waterkring

In de Waterkring werken vier organisaties samen aan schoon water. Dat zijn:

- de Visserijbond;
- het Havenschap;
- de Vereniging van Schippers;
- de Kustwacht.

Zwerfvuil

Zwerfvuil in de havens is een groot probleem en het is van belang zwerfvuil te bestrijden.

Tegen zwerfvuil in de havens worden elke maand duikers ingezet.

Het Havenschap heeft bakken tegen zwerfvuil in de havens ingevoerd.

Vervoer

Het vervoer over water groeit ieder jaar met vijf procent. De minister let daarop.
""",
}
SHEETS = {
    "sluis-2031": """\
title = "De sluizen"
kind = "Kamerbrief"
author = "het kabinet"
date = 2031-05-01
""",
}


def advice_assistant(folder: Path) -> Assistant:
    """Return an assistant that answers from the letter, which it writes in ``folder``."""
    return assistant_on(index_letters(folder, LETTERS, SHEETS))
