"""Which figures a sentence gives of a thing."""

from __future__ import annotations

import pytest

from mhassist.question import Speller, Synonyms
from mhassist.timeline.figures import Given, figures_in
from mhassist.timeline.term import Term, read_term


def term(text: str) -> Term:
    return read_term(text, speller=Speller({}), synonyms=Synonyms())


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("In 2030 zijn 1.372 mogelijke vissers geholpen.", Given(3, ("1.372",))),
        ("Honderden vissers zijn geholpen.", Given(3, ("Honderden",))),
        ("Er zijn veertig plaatsen voor vissers.", Given(-1)),
        ("Het aantal vissers daalde van 300 in 2030 naar 200 in 2031.", Given(2, ("300", "200"))),
        ("Het aantal vissers nam met 20% toe.", Given(2, ("20%",))),
        ("Het aantal plaatsen in de opvang voor vissers is verhoogd naar 70.", Given(-1)),
        ("Het aantal geregistreerde vissers is gestegen.", Given(1)),
        ("Er waren minder vissers dan voorheen.", Given(0)),
        ("Een aantal vissers is op 3 mei 2030 vertrokken.", Given(-1)),
        ("Vissers kregen na drie jaar hulp.", Given(-1)),
        ("Een van de vissers was 16 jaar.", Given(-1)),
    ],
)
def test_figure_of_the_thing(sentence: str, given: Given) -> None:
    assert figures_in(sentence, term("aantal vissers")) == given


def test_money_is_followed_where_money_is_asked_for() -> None:
    sentence = "Het kabinet trekt 2,5 miljoen euro uit voor de opvang van 40 vissers."
    assert figures_in(sentence, term("budget voor opvang")) == Given(3, ("2,5 miljoen euro",))
