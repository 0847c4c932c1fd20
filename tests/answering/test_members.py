"""Who sit in a body, by the office that is asked about."""

from __future__ import annotations

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant

LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

De burgemeester van Zandmeer opende in mei de vergadering van de Zeeraad in de haven.

Leden van de Zeeraad:

- A. Boot (burgemeester van Zandmeer)
- B. Kiel (directeur van de Havendienst)
- C. Mast (burgemeester van Oosterzee)
"""
SHEET = 'title = "De Zeeraad"\nkind = "Kamerbrief"\ndate = 2033-05-01\n'


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("members")
    return assistant_on(index_letters(folder, {"brief": LETTER}, {"brief": SHEET}))


def test_members_of_one_office_are_told_all(assistant: Assistant) -> None:
    answer = assistant.ask("Welke burgemeesters zaten er in de Zeeraad?")

    assert [each.quote for each in answer.citations] == [
        "Leden van de Zeeraad:",
        "A. Boot (burgemeester van Zandmeer)",
        "C. Mast (burgemeester van Oosterzee)",
    ]
    assert answer.status == "answered"
