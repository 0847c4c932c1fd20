"""Words that say how to answer, and nothing of what is asked about."""

from __future__ import annotations

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.question.asked import kinds_asked
from mhassist.question.frame import frame_words
from mhassist.question.scope import read_scope

LETTERS = (Letter("a", "", Metadata(), sha256=""),)


@pytest.mark.parametrize(
    ("question", "frame"),
    [
        ("Hoe veranderde de vloot van 2014 naar nu?", {"veranderde", "2014", "nu"}),
        ("Vergelijk de vloot van 2014 met die van 2020.", {"vergelijk", "2014", "2020"}),
        ("Hoeveel schepen waren er in 2014?", set()),
        ("Wat is de stand van zaken van de vloot?", {"de", "stand", "van", "zaken"}),
        ("Hoe wordt een vloot omschreven?", {"omschreven"}),
        ("Wat is de reden van de sluiting?", {"reden"}),
        ("Wat verklaart de minister?", set()),
        ("Geef een korte samenvatting van de vloot.", {"geef", "korte", "samenvatting"}),
        ("Vat samen wat er over de vloot staat.", {"vat", "samen"}),
        ("Werken de schippers samen?", set()),
    ],
)
def test_words_of_the_frame(question: str, frame: set[str]) -> None:
    scope = read_scope(question, LETTERS)

    assert frame_words(question, kinds_asked(question), scope) == frame
