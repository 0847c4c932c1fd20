"""An assistant with two invented letters, whose answers are fixed by the question."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence

from mhassist.answering.answer import Answer, Checks, Citation, Searched, Status
from mhassist.chain import Request
from mhassist.errors import CorpusError, QuestionError
from mhassist.explanation import Explanation
from mhassist.letters.letter import Letter, Metadata
from mhassist.paragraphs.paragraph import (
    Kind,
    NoteReference,
    Paragraph,
    Span,
    StructuredLetter,
)

HOSTILE = (
    '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1"> '
    "[klik](javascript:alert(1)) **vet** ${window.hacked = 1} {{value}} `x` \x07\u202e'\"&amp;"
)
"""Text that would do or show something else wherever it is not shown as text."""

HAVEN = "De gemeente Zandmeer opent in 2031 twee extra loketten voor slachtoffers."
VISSERS = "Vissers melden misstanden bij het havenloket; in 2030 waren dat 14 meldingen."
LOKET = "Er komt een loket bij, zie noot [1] van het plan."
"""Holds what looks like a marker."""

UNSAID = "Wat de loketten kosten, is in de brieven niet gevonden."


def invented_letter(letter_id: str, title: str, date: dt.date | None) -> Letter:
    known = Metadata(title=title, kind="Kamerbrief", author="het kabinet", date=date)
    return Letter(letter_id, "", known, sha256="0" * 64)


def invented_paragraph(
    number: int, text: str, kind: Kind = Kind.PARAGRAPH, *, level: int = 0, label: str = ""
) -> Paragraph:
    return Paragraph(
        letter_id="kst-99999-1",
        number=number,
        kind=kind,
        section=("Loketten",),
        text=text,
        spans=(Span(0, 0),),
        label=label,
        level=level,
        notes=(NoteReference(position=84, mark="1", number=60),) if number == 41 else (),
    )


def invented_citation(n: int, quote: str, *, text: str | None = None) -> Citation:
    return Citation(
        n=n,
        letter_id="kst-99999-1",
        letter_title="Brief over de haven",
        date="2031-03-04",
        paragraph_id="kst-99999-1/p41",
        paragraph=41,
        section=("Aanpak", "b) Loketten"),
        quote=quote,
        paragraph_text=f"Eerst dit. {quote} Daarna dat." if text is None else text,
        reference="Kamerstukken II 2030/31, 99999, nr. 1, al. 41",
        url="https://zoek.officielebekendmakingen.nl/kst-99999-1.html",
        checks=Checks(quote_verbatim=True, numbers_in_source=True),
    )


def invented_answer(
    question: str,
    status: Status,
    text: str,
    *,
    citations: Sequence[Citation] = (),
    missing: Sequence[str] = (),
    nearest: Sequence[Citation] = (),
) -> Answer:
    return Answer(
        question=question,
        status=status,
        answer=text,
        citations=tuple(citations),
        missing=tuple(missing),
        nearest=tuple(nearest),
        searched=Searched(letters=2, from_="2030-01-02", to="2031-03-04"),
        index_version="invented-1",
        timing_ms={"total": 1.0},
    )


class FakeAssistant:
    """Implements ``mhassist.web.replies.Answering``; remembers the history of the last question."""

    index_version = "invented-1"

    def __init__(self) -> None:
        self.last_history: list[str] = []
        self.last_letters: tuple[str, ...] = ()
        self._letter_opened = threading.Event()
        """What the question "langzaam" waits for."""

    @property
    def letters(self) -> tuple[Letter, ...]:
        return (
            invented_letter("brief-zonder-datum", "Brief over het plan", None),
            invented_letter("kst-99999-1", "Brief over de haven", dt.date(2031, 3, 4)),
        )

    def structure(self, letter_id: str) -> StructuredLetter:
        self._letter_opened.set()
        if letter_id not in {letter.id for letter in self.letters}:
            raise CorpusError("Er is geen brief 'onbekend'; er zijn: kst-99999-1.")
        paragraphs = [invented_paragraph(1, "Aanpak", Kind.HEADING, level=1)]
        paragraphs += [invented_paragraph(n, f"Alinea met tekst {n}.") for n in range(2, 41)]
        paragraphs += [
            invented_paragraph(41, f"Eerst dit. {HAVEN} Daarna dat."),
            invented_paragraph(42, "Een punt.", Kind.LIST_ITEM, level=1, label="-"),
            invented_paragraph(43, HOSTILE),
        ]
        paragraphs += [invented_paragraph(n, f"Alinea met tekst {n}.") for n in range(44, 60)]
        paragraphs.append(invented_paragraph(60, "Zie de bijlage.", Kind.FOOTNOTE, label="1"))
        return StructuredLetter(letter_id, tuple(paragraphs), ())

    def answer(self, request: Request) -> Answer:
        self.last_letters = request.letters
        return self.ask(request.question, request.history)

    def answer_explained(self, request: Request) -> tuple[Answer, Explanation]:
        return self.answer(request), Explanation(status="answered", parts=(), missing=())

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.last_history = list(history)
        if len(question) > 2_000:
            raise QuestionError("De vraag is langer dan 2.000 tekens; maak hem korter.")
        if question == "langzaam":
            self._letter_opened.clear()
            self._letter_opened.wait(20)
        if question == "stuk":
            raise RuntimeError("not for the user")
        if question == "deels":
            return invented_answer(
                question,
                "partial",
                f"“{HAVEN}” [1]\n\n{UNSAID}",
                citations=[invented_citation(1, HAVEN)],
                missing=[UNSAID],
                nearest=[invented_citation(1, VISSERS)],
            )
        if question == "niets":
            return invented_answer(
                question,
                "refused",
                f"{UNSAID} Doorzocht: 2 brieven.",
                missing=[UNSAID],
                nearest=[invented_citation(1, VISSERS)],
            )
        if question == HOSTILE:
            return invented_answer(
                question,
                "answered",
                f"“{HOSTILE}” [1]",
                citations=[
                    invented_citation(1, HOSTILE).model_copy(
                        update={
                            "letter_title": HOSTILE,
                            "section": (HOSTILE,),
                            "reference": HOSTILE,
                            "url": "javascript:alert(1)",
                        }
                    )
                ],
                missing=[HOSTILE],
            )
        return invented_answer(
            question,
            "answered",
            f"In de brief van 4 maart 2031 schrijft het kabinet: “{HAVEN}” [1]\n"
            f"Ook staat er:\n- “{VISSERS}” [2]\n- “{LOKET}” [3]",
            citations=[
                invented_citation(1, HAVEN),
                invented_citation(2, VISSERS).model_copy(
                    update={
                        "letter_id": "brief-zonder-datum",
                        "letter_title": "Brief over het plan",
                        "date": None,
                        "url": None,
                        "section": (),
                        "paragraph": 12,
                        "paragraph_id": "brief-zonder-datum/p12",
                        "reference": "Brief over het plan, z.d., al. 12",
                    }
                ),
                invented_citation(3, LOKET, text=f"Eerst dit. {HAVEN} Daarna dat. {LOKET}"),
            ],
        )
