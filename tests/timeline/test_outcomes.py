"""When a promise is to be kept, by what it is known again, and what is said to have come of it."""

from __future__ import annotations

import pytest

from invented_corpus import assistant_on, index_letters
from mhassist.chain import Assistant
from mhassist.timeline.due import due_month, is_of_every_year
from mhassist.timeline.naming import paper_named, papers_in
from timeline.fishery import SHEETS

MADE = 2030 * 12 + 2
"""March 2030."""


@pytest.mark.parametrize(
    ("term", "month"),
    [
        (None, 24362),
        ("voor de zomer", 24362),
        ("in mei 2031", 24376),
        ("voor 1 april 2031", 24375),
        ("in het voorjaar van 2031", 24377),
        ("voor de zomer van 2031", 24379),
        ("in het najaar van 2031", 24382),
        ("uiterlijk 2031", 24383),
    ],
)
def test_month_by_which_a_promise_is_to_be_kept(term: str | None, month: int) -> None:
    assert due_month(term, MADE) == month


@pytest.mark.parametrize(
    ("term", "expected"),
    [("jaarlijks", True), ("ieder kwartaal", True), ("twee maal per jaar", True),
     ("dit jaar", False), (None, False)],
)  # fmt: skip
def test_promise_that_is_kept_again_and_again(term: str | None, expected: bool) -> None:
    assert is_of_every_year(term) is expected


@pytest.mark.parametrize(
    ("sentence", "paper", "what"),
    [
        ("Met het wetsvoorstel digitale vangst is vertraging opgelopen.", "wetsvoorstel",
         "digitale vangst"),
        ("Wij bereiden een wijziging van de Havenwet voor, die volgt.", "wijziging", "Havenwet"),
        ("De vissers wachten op de haven.", "wetsvoorstel", ""),
    ],
)  # fmt: skip
def test_what_a_paper_is_of_is_read_from_the_words_after_it(
    sentence: str, paper: str, what: str
) -> None:
    assert paper_named(sentence, papers_in(paper)) == what


LETTERS = {
    "kst-99999-1": """\
Wij bereiden een wijziging van de Havenwet voor. Het wetsvoorstel wordt naar verwachting in het \
najaar van 2030 aan uw Kamer aangeboden.

Uw Kamer wordt jaarlijks over de voortgang van het netwerk van steigers geïnformeerd.

Dit najaar zal ik u het plan van aanpak doen toekomen.
""",
    "kst-99999-2": """\
Aan het lid Zeewier is toegezegd de vuurtorens te laten schilderen. Deze zijn sinds 1 april 2030 \
weer wit.

In het overleg is toegezegd dat uw Kamer een visie op de visvangst zou ontvangen. Met deze brief \
doe ik die toezegging gestand.

Ik heb uw Kamer toegezegd de boeien te tellen. De minister opent een museum.

Voor de zomer ontvangt uw Kamer een agenda.
""",
    "kst-99999-3": """\
Met deze brief informeren wij uw Kamer over de voortgang van het netwerk van steigers.

De vissers zijn tevreden.

Op 3 juni 2031 is het programma Vaarwater naar de Tweede Kamer verstuurd.
""",
    "kst-99999-4": """\
Het wetsvoorstel tot wijziging van de Havenwet is op 3 mei 2033 aangenomen.

Het plan van aanpak zeehonden is op 3 februari 2033 aan uw Kamer gezonden.
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("outcomes")
    return assistant_on(index_letters(folder, LETTERS, SHEETS))


@pytest.mark.parametrize(
    ("promised", "later"),
    [
        pytest.param(
            "Het wetsvoorstel wordt naar verwachting",
            "Het wetsvoorstel tot wijziging van de Havenwet is op 3 mei 2033 aangenomen.",
            id="named-by-the-sentence-before-and-years-later",
        ),
        pytest.param(
            "Uw Kamer wordt jaarlijks",
            "Met deze brief informeren wij uw Kamer over de voortgang van het netwerk van "
            "steigers.",
            id="every-year-and-so-at-any-time",
        ),
        pytest.param("Dit najaar zal ik u het plan", None, id="another-plan-of-years-later"),
        pytest.param(
            "Voor de zomer ontvangt",
            "Op 3 juni 2031 is het programma Vaarwater naar de Tweede Kamer verstuurd.",
            id="sent-in-those-months-under-another-name",
        ),
        pytest.param(
            "Aan het lid Zeewier",
            "Deze zijn sinds 1 april 2030 weer wit.",
            id="told-by-the-letter-that-reports-it",
        ),
        pytest.param(
            "In het overleg is toegezegd",
            "Met deze brief doe ik die toezegging gestand.",
            id="kept-by-the-letter-that-reports-it",
        ),
        pytest.param("Ik heb uw Kamer toegezegd", None, id="next-sentence-on-something-else"),
    ],
)
def test_what_became_of_a_promise(assistant: Assistant, promised: str, later: str | None) -> None:
    found = {
        each.citation.quote[: len(promised)]: each.later.quote if each.later else None
        for each in assistant.timeline(promises=True).promises
    }
    assert found[promised] == later
