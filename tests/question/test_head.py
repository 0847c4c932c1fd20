"""What a question counts or chooses, and how many."""

from __future__ import annotations

import pytest

from mhassist.question.head import count_asked, head_noun


@pytest.mark.parametrize(
    ("question", "count"),
    [
        pytest.param("Welke vijf actielijnen zijn er?", 5, id="word"),
        pytest.param("Noem de 13 projecten.", 13, id="digits"),
        pytest.param("Which three measures are taken?", 3, id="English"),
        pytest.param("Wat zijn de twaalf acties?", 12, id="after the article"),
        pytest.param("Welke zestien havens zijn er?", 16, id="above fifteen"),
        pytest.param("Welke acties zijn er?", None, id="none said"),
        pytest.param("Welke acties zijn er in 2031?", None, id="a year is no count"),
        pytest.param("Waar zijn vijf schepen bezocht?", None, id="no list"),
    ],
)
def test_count_that_a_list_question_gives(question: str, count: int | None) -> None:
    assert count_asked(question) == count


@pytest.mark.parametrize(
    ("question", "head"),
    [
        pytest.param("Hoeveel schepen zijn bezocht?", "schepen", id="next word"),
        pytest.param("Hoeveel extra inspecteurs zijn er?", "inspecteurs", id="after an adjective"),
        pytest.param("Welk bureau onderzoekt dit?", "bureau", id="singular"),
        pytest.param("Hoeveel zijn er?", "", id="only function words"),
        pytest.param("Waarom stopt de training?", "", id="no question for a noun"),
        pytest.param("How many ships were visited?", "ships", id="English"),
    ],
)
def test_head_noun_is_what_is_counted_or_chosen(question: str, head: str) -> None:
    assert head_noun(question) == head
