"""What stands where in the text of an answer."""

from __future__ import annotations

import pytest

from mhassist.answering.answer import Answer, Checks, Citation, Searched, marker_places


def answer_of(text: str, *quotes: str) -> Answer:
    citations = tuple(
        Citation(
            n=n,
            letter_id="haven",
            letter_title="",
            date=None,
            paragraph_id=f"haven/p{n}",
            paragraph=n,
            section=(),
            quote=quote,
            paragraph_text=quote,
            reference="Brief, al. 1",
            url=None,
            checks=Checks(quote_verbatim=True, numbers_in_source=True),
        )
        for n, quote in enumerate(quotes, start=1)
    )
    return Answer(
        question="Hoe?",
        status="answered",
        answer=text,
        citations=citations,
        searched=Searched(letters=1, from_=None, to=None),
        index_version="v1",
        timing_ms={},
    )


@pytest.mark.parametrize(
    ("text", "quotes", "places"),
    [
        pytest.param("De brief: “Een.” [1]", ["Een."], {17: 1}, id="one"),
        pytest.param("“Een.” [1] “Twee.” [2]", ["Een.", "Twee."], {7: 1, 19: 2}, id="two"),
        pytest.param("“Een.” [1] “Een.” [2]", ["Een.", "Een."], {7: 1, 18: 2}, id="the same twice"),
        pytest.param("“Zie [1].” [1]", ["Zie [1]."], {11: 1}, id="number in the quote"),
        pytest.param(
            "“Zie “b” [2].” [1] “b” [2]", ["Zie “b” [2].", "b"], {15: 1, 23: 2}, id="quote in it"
        ),
        pytest.param("“Twee.” [2] “Een.” [1]", ["Een.", "Twee."], {19: 1, 8: 2}, id="other order"),
        pytest.param("Noot [1].", ["Een."], {}, id="no quote"),
    ],
)
def test_marker_stands_behind_the_quote_of_its_citation(
    text: str, quotes: list[str], places: dict[int, int]
) -> None:
    assert marker_places(answer_of(text, *quotes)) == places
