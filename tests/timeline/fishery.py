"""Four invented letters on fishery, in which figures and promises develop."""

from __future__ import annotations

from pathlib import Path

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant
from mhassist.settings import PROJECT_FOLDER, Settings

LETTERS = {
    "kst-99999-1": """\
Opvang

De opvang van vissers is dit jaar begonnen. Er zijn 40 opvangplaatsen voor vissers in de haven.

In 2030 zijn 12 inspecteurs opgeleid. Een aantal wijzigingen volgt voor de vissers.

Toezicht

De Inspectie Visserij bezocht alle schepen. Voor de zomer zal ik uw Kamer informeren over de \
evaluatie van het loket.
""",
    "kst-99999-2": """\
Inspecteurs bezochten dit jaar veel schepen.

De evaluatie van het loket is in juni 2030 aan uw Kamer gestuurd. Het aantal vissers met schade \
daalde van 300 in 2030 naar 200 in 2031.
""",
    "kst-99999-3": """\
Het aantal plaatsen in de opvang voor vissers is verhoogd naar 70. De NIV houdt toezicht op de \
haven.

Uw Kamer ontvangt begin 2033 een brief over de vuurtorens.
""",
    "kst-99999-4": """\
Het kabinet opent een museum in Zandmeer.
""",
}
SHEETS = {
    name: (
        f'title = "Brief {number}"\nkind = "Kamerbrief"\nauthor = "het kabinet"\n'
        f'dossier = "99999"\nnumber = "{number}"\ndate = 20{30 + number - 1}-03-04\n'
    )
    for number, name in enumerate(LETTERS, start=1)
}


def fishery_settings(folder: Path) -> Settings:
    """Write the letters in ``folder``, build their index and return its settings."""
    prompts = folder / "prompts"
    prompts.mkdir()
    for language in ("nl", "en"):
        name = f"{language}.toml"
        (prompts / name).write_bytes((PROJECT_FOLDER / "prompts" / name).read_bytes())
    (prompts / "synoniemen.toml").write_text(
        'groepen = [["Inspectie Visserij", "NIV"]]\n', encoding="utf-8"
    )
    return index_letters(folder, LETTERS, SHEETS, prompts=prompts)


def fishery_assistant(folder: Path) -> Assistant:
    """Return an assistant that answers from the letters."""
    return assistant_on(fishery_settings(folder))
