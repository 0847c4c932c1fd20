"""Three invented letters on a harbour, their index made with the fake encoder, and an assistant."""

from __future__ import annotations

from pathlib import Path

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant
from mhassist.index import Index, open_index
from mhassist.settings import Settings

LETTERS = {
    "kst-99999-1": """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Inleiding

Het kabinet trekt 2,5 miljoen euro uit voor opvang in Zandmeer. Met dit geld worden jaarlijks \
twaalf extra inspecteurs opgeleid.

a) Maatregelen

De inspectie neemt drie maatregelen:

- een loket in de haven;
- een meldlijn voor vissers;
- een training voor schippers.

De Minister van Visserij,
A.B. de Groot
""",
    "voortgang-2031": """\
Inspecteurs bezochten in 2030 veertig schepen. Zij vonden misstanden omdat vissers geen contract \
hadden.

In 2031 zijn zestig schepen bezocht. De meldlijn ontving 1.250 meldingen van vissers.
""",
    "plan-haven": """\
De Vissersraad is een stichting die vissers bijstaat. De training voor schippers is gestopt.
""",
}
SHEETS = {
    "kst-99999-1": """\
title = "Aanpak van misstanden in de visserij"
kind = "Kamerbrief"
author = "het kabinet"
dossier = "99999"
number = "1"
date = 2030-03-04
url = "https://zoek.officielebekendmakingen.nl/kst-99999-1.html"
""",
    "voortgang-2031": """\
title = "Voortgang visserij"
kind = "voortgangsrapport"
author = "de Minister van Visserij"
kenmerk = "VIS-31"
date = 2031-10-01
""",
    "plan-haven": """\
title = "Plan voor de haven"
""",
}


def harbour_settings(folder: Path) -> Settings:
    """Write the letters in ``folder``, build their index and return its settings."""
    return index_letters(folder, LETTERS, SHEETS)


def harbour_index(folder: Path) -> Index:
    """Return the opened index of the letters."""
    return open_index(harbour_settings(folder))


def harbour_assistant(folder: Path) -> Assistant:
    """Return an assistant that answers from the letters."""
    return assistant_on(harbour_settings(folder))
