"""An invented letter, questions on it, and an assistant whose answers are fixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mhassist.answering.answer import Answer, Checks, Citation, Searched, Status
from mhassist.errors import QuestionError
from mhassist.evaluation.observing import Observation
from mhassist.evaluation.questions import EvalQuestion
from mhassist.letters import Letter, Metadata
from mhassist.paragraphs.paragraph import Kind, Paragraph, Span, StructuredLetter

BUDGET = "Het kabinet trekt 2,5 miljoen euro uit voor opvang in Zandmeer."
MEASURES = "Er komen drie maatregelen:"
DESK = "een loket in de haven;"
LINE = "een meldlijn voor vissers;"
TRAINING = "een training voor inspecteurs."
VISITS = "Inspecteurs bezochten in 2030 veertig schepen. In 2031 worden dat er zestig."

TEXT = f"""\
{BUDGET}

{MEASURES}
- {DESK}
- {LINE}
- {TRAINING}

Inspecteurs bezochten in 2030 veer-
tig schepen.3 In 2031 worden dat er zestig.
"""
"""The letter as printed: a word is cut at a line end, and a footnote is glued to a full stop."""

LETTER = Letter("kst-99999-1", TEXT, Metadata(title="Brief over de haven"), sha256="0" * 64)


def _paragraph(number: int, kind: Kind, text: str, *, printed: str | None = None) -> Paragraph:
    start = TEXT.index(printed or text)
    span = Span(start, start + len(printed or text))
    return Paragraph("kst-99999-1", number, kind, ("Haven",), text, (span,))


STRUCTURE = StructuredLetter(
    "kst-99999-1",
    (
        _paragraph(1, Kind.PARAGRAPH, BUDGET),
        _paragraph(2, Kind.PARAGRAPH, MEASURES),
        _paragraph(3, Kind.LIST_ITEM, DESK, printed=f"- {DESK}"),
        _paragraph(4, Kind.LIST_ITEM, LINE, printed=f"- {LINE}"),
        _paragraph(5, Kind.LIST_ITEM, TRAINING, printed=f"- {TRAINING}"),
        _paragraph(
            6, Kind.PARAGRAPH, VISITS, printed=TEXT[TEXT.index("Inspecteurs bezochten") :].strip()
        ),
    ),
    (),
)


def make_question(**fields: object) -> EvalQuestion:
    """Return a question on the budget, with other fields where they are given."""
    budget: dict[str, object] = {
        "id": "q1",
        "split": "dev",
        "kind": "amount",
        "question": "Hoeveel geld gaat er naar de opvang?",
        "answerable": True,
        "evidence": [{"letter": "kst-99999-1", "text": BUDGET}],
        "facts": [["2,5 miljoen"]],
    }
    return EvalQuestion.model_validate(budget | fields)


def make_unanswerable(**fields: object) -> EvalQuestion:
    """Return a question that the letter does not answer."""
    mayor: dict[str, object] = {
        "id": "q9",
        "split": "dev",
        "kind": "un_on_subject",
        "question": "Wie is de burgemeester van Zandmeer?",
        "answerable": False,
        "note": "Geen naam genoemd.",
    }
    return EvalQuestion.model_validate(mayor | fields)


def make_citation(n: int, number: int, quote: str, *, text: str | None = None) -> Citation:
    """Return a citation of a paragraph of the letter."""
    return Citation(
        n=n,
        letter_id="kst-99999-1",
        letter_title="Brief over de haven",
        date=None,
        paragraph_id=f"kst-99999-1/p{number}",
        paragraph=number,
        section=("Haven",),
        quote=quote,
        paragraph_text=STRUCTURE.paragraphs[number - 1].text if text is None else text,
        reference=f"Brief over de haven, zonder datum, al. {number}",
        url=None,
        checks=Checks(quote_verbatim=True, numbers_in_source=True),
    )


def make_answer(
    text: str,
    *citations: Citation,
    status: Status = "answered",
    missing: Sequence[str] = (),
) -> Answer:
    """Return an answer; which question it answers makes no difference to its score."""
    return Answer(
        question="…",
        status=status,
        answer=text,
        citations=citations,
        missing=tuple(missing),
        searched=Searched(letters=1, from_=None, to=None),
        index_version="invented-1",
        timing_ms={"total": 1.0},
    )


RIGHT = make_answer(f"{BUDGET} [1]", make_citation(1, 1, BUDGET))
REFUSAL = make_answer("De brieven noemen dit niet.", status="refused", missing=["een naam"])


class FakeAssistant:
    """Answers from a table, half sure; finds the paragraphs in the order that it was given."""

    index_version = "invented-1"
    letters = (LETTER,)

    def __init__(self, answers: Mapping[str, Answer], ranking: Sequence[int] = (1, 2, 3)) -> None:
        self._answers = answers
        self._ranking = ranking
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def structure(self, letter_id: str) -> StructuredLetter:
        assert letter_id == "kst-99999-1"
        return STRUCTURE

    def observe(self, question: str, history: Sequence[str] = ()) -> Observation:
        self.asked.append((question, tuple(history)))
        if question not in self._answers:
            raise QuestionError("Deze vraag kan niet gelezen worden.")
        found = tuple(STRUCTURE.paragraphs[number - 1].id for number in self._ranking)
        return Observation(self._answers[question], found, 0.5, elapsed_ms=100.0)
