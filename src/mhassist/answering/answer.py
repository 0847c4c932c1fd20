"""What an answer is: the one record that the chain returns, and every user of it shows."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["answered", "partial", "refused", "error"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Checks(_Record):
    """What code verified before the citation was shown."""

    quote_verbatim: bool
    """The quote stands in the paragraph, and the paragraph in the letter."""
    numbers_in_source: bool
    """Every number and date of the answer's sentence stands in the paragraph."""


class Citation(_Record):
    """Where a sentence of the answer stands."""

    n: int
    letter_id: str
    letter_title: str
    date: str | None
    """ISO date; ``None`` where the letter has none."""
    paragraph_id: str
    paragraph: int
    section: tuple[str, ...]
    quote: str
    """Verbatim from the paragraph: what supports the answer."""
    paragraph_text: str
    reference: str
    """``Kamerstukken II 2017/18, 28638, nr. 161, al. 42``."""
    url: str | None
    checks: Checks


class Searched(_Record):
    """What was looked through."""

    letters: int
    from_: str | None
    to: str | None


class Answer(_Record):
    """One answer, as in ``docs/answer-record.md``."""

    id: str | None = None
    """As given in a batch."""
    question: str
    status: Status
    answer: str
    """What the user reads, in the language of the question; ``[1]`` refers to ``citations``."""
    citations: tuple[Citation, ...] = ()
    missing: tuple[str, ...] = ()
    """Partial or refused: what was asked and is not in the letters, in words."""
    nearest: tuple[Citation, ...] = ()
    """Refused or partial: up to three nearest paragraphs; not support."""
    searched: Searched
    engine: str = "extractive"
    index_version: str
    timing_ms: dict[str, float]

    def to_json(self) -> dict[str, object]:
        """Return the record as printed by ``mhassist ask --json``."""
        record = self.model_dump(mode="json")
        if self.id is None:
            del record["id"]
        searched = record["searched"]
        record["searched"] = {
            "letters": searched["letters"],
            "from": searched["from_"],
            "to": searched["to"],
        }
        return record


def quote_with_marker(quote: str, number: int) -> str:
    """Return a quote as an answer has it, with the marker of its citation."""
    return f"“{quote}” {_marker(number)}"


def marker_places(answer: Answer) -> dict[int, int]:
    """Return where the markers of an answer begin, each with the number of its citation.

    A letter may have ``[1]`` in its own text, so also in what is quoted of it: a marker is only
    what stands behind the quote of its own citation.
    """
    found = []
    for citation in answer.citations:
        written = quote_with_marker(citation.quote, citation.n)
        start = answer.answer.find(written)
        while start >= 0:  # a timeline may quote a sentence twice
            end = start + len(written)
            found.append((start, end - len(_marker(citation.n)), citation.n))
            start = answer.answer.find(written, end)
    return {
        place: number
        for start, place, number in found
        if not any(other < start < until for other, until, _ in found)  # not inside another quote
    }


def _marker(number: int) -> str:
    return f"[{number}]"
