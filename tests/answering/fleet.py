"""Two invented letters on a fleet, with a board, projects and figures of several years."""

from __future__ import annotations

from pathlib import Path

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant

LETTERS = {
    "vloot-2030": """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

De rol van gemeenten in de havens is klein. Gemeenten krijgen hulp bij toezicht op de havens.

De leden van de Havenraad zijn:

- Dhr. P.M. de Boer (burgemeester van Zandmeer)
- Mw. J. Kok (voorzitter van de veiling, directeur van de afslag)
- Mr. L. de Vries, voorzitter (loods)
- Drs. K. Bos (burgemeester van Oostmeer)
""",
    "vloot-2033": """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Elke gemeente heeft in 2033 een regisseur voor de havens. De rol van gemeenten groeit daarmee.

Projecten

Elk project van de vloot wordt hieronder toegelicht.

1. Varend loket (Stichting Anker)

Met een boot worden schippers in hun haven voorgelicht over contracten.

2. Schone kade (Havendienst)

Op de kade komt een pers voor oude netten.
""",
}
SHEETS = {
    "vloot-2030": """\
title = "De vloot"
kind = "Kamerbrief"
author = "het kabinet"
date = 2030-05-01
""",
    "vloot-2033": """\
title = "De vloot vernieuwd"
kind = "Kamerbrief"
author = "het kabinet"
date = 2033-05-01
""",
}


def fleet_assistant(folder: Path) -> Assistant:
    """Return an assistant that answers from the letters, which it writes in ``folder``."""
    return assistant_on(index_letters(folder, LETTERS, SHEETS))
