"""What is quoted with a sentence because it says too little without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fake_encoder import FakeEncoder
from mhassist.answering.belonging import with_what_belongs
from mhassist.answering.quotes import Quote
from mhassist.index import Index, build_index, open_index
from mhassist.question import Question, understand
from mhassist.question.spelling import Speller
from mhassist.question.synonyms import Synonyms
from mhassist.settings import Settings

REPORT = """\
Acties:

1. De inspectie zal met alle andere diensten aan de kust dit jaar nog een loodsteam oprichten.
- Voortgang actie 1: Het loodsteam is nog niet opgericht. Er is geen geld.
2. De dienst zal vissers voorlichten over hun contract.
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "rapport.txt").write_text(REPORT, encoding="utf-8")
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    build_index(settings, encoder=FakeEncoder())
    return open_index(settings)


NOTED = """\
Zoeken op zee

De dienst zoekt met een seinvlag{note} naar boten. De boten worden geteld.

1. Een vlag voor elke boot (Stichting Anker)

Dit project loopt tot en met 2031. De vlaggen zijn rood.

Deze inzet wordt voortgezet.

¹ Dit is een vlag waarmee schepen op zee elkaar zien.
""".replace("{note}", "¹")


@pytest.fixture
def noted(tmp_path: Path) -> Index:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "vlaggen.txt").write_text(NOTED, encoding="utf-8")
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    build_index(settings, encoder=FakeEncoder())
    return open_index(settings)


@pytest.mark.parametrize(
    ("opening", "before"),
    [
        pytest.param("Dit project", ["Een vlag voor elke boot (Stichting Anker)"], id="heading"),
        pytest.param("Dit is", ["De dienst zoekt met een seinvlag naar boten."], id="footnote"),
        pytest.param("Deze inzet", [], id="a paragraph above"),
    ],
)
def test_what_this_is_of_is_quoted_from_above(
    noted: Index, opening: str, before: list[str]
) -> None:
    paragraphs = noted.paragraphs_of("vlaggen")
    paragraph = next(each for each in paragraphs if each.text.startswith(opening))
    quote = Quote(paragraph, 0, len(paragraph.text))

    quotes = with_what_belongs(quote, _question("Hoe lang loopt het?"), noted)

    assert [each.text for each in quotes] == [*before, paragraph.text]


def _question(text: str) -> Question:
    return understand(text, (), letters=(), speller=Speller({}), synonyms=Synonyms())


@pytest.mark.parametrize(
    ("question", "number", "quoted"),
    [
        pytest.param("Wat doet het kabinet aan loodsen?", 2, 2, id="a policy"),
        pytest.param("Wat is de stand van zaken van het loodsteam?", 2, 2, id="newest"),
        pytest.param("Wie richt het loodsteam op?", 2, 1, id="one fact"),
        pytest.param("Wat doet het kabinet voor vissers?", 4, 1, id="no progress is reported"),
    ],
)
def test_what_became_of_an_action_stands_beside_it_where_a_position_is_asked(
    index: Index, question: str, number: int, quoted: int
) -> None:
    action = index.paragraph_at("rapport", number)
    quotes = with_what_belongs(Quote(action, 0, len(action.text)), _question(question), index)
    assert [quote.text for quote in quotes][1:] == [
        "Voortgang actie 1: Het loodsteam is nog niet opgericht."
    ][: quoted - 1]
