"""What readers say of an answer: kept as lines in ``eval/feedback.jsonl``, to make questions of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from mhassist.answering.answer import Answer, Status
from mhassist.errors import EvaluationError
from mhassist.evaluation.appending import append_lines, one_writer
from mhassist.evaluation.questions import Evidence, evidence_key

FEEDBACK_FILE = "feedback.jsonl"
MAX_CHARS = 4_000
MIN_EVIDENCE_WORDS = 4
"""Fewer words stand in a letter by chance."""

Verdict = Literal["goed", "fout", "onvolledig"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_CHARS)]


class Feedback(BaseModel):
    """One reader's judgement of one answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: dt.datetime
    who: _Text
    verdict: Verdict
    expected: _Text = ""
    """What the answer should have been, in the reader's words."""
    evidence: Evidence | None = None
    """Where that stands, verbatim."""
    question: str
    history: tuple[str, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    status: Status
    answer: str
    cited: tuple[str, ...] = ()
    """Ids of the paragraphs that the answer cites."""
    index_version: str


class Judgement(BaseModel):
    """What a reader fills in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: str
    who: str
    expected: str = ""
    sentence: str = ""
    """From a letter; in which one is found out."""


def make_feedback(
    judgement: Judgement,
    answer: Answer,
    history: Sequence[str],
    *,
    letter_texts: Mapping[str, str],
    when: dt.datetime,
) -> Feedback:
    """Return what is kept of a judgement.

    Args:
        judgement: What the reader filled in.
        answer: What it is about.
        history: Earlier questions of the conversation, oldest first.
        letter_texts: The unchanged text of each letter, by letter id.
        when: With its time zone.

    Raises:
        EvaluationError: If something is missing or too long, or the sentence is in no letter; the
            message says what to fill in.
    """
    if judgement.verdict not in VERDICTS:
        raise EvaluationError("Kies of het antwoord goed, fout of onvolledig is.")
    if judgement.verdict != "goed" and not judgement.expected.strip():
        raise EvaluationError("Vul in wat het antwoord had moeten zijn.")
    if not judgement.who.strip():
        raise EvaluationError("Vul uw naam in, zodat er iets te vragen valt.")
    try:
        return Feedback.model_validate(
            {
                "when": when,
                "who": judgement.who,
                "verdict": judgement.verdict,
                "expected": judgement.expected,
                "evidence": find_evidence(judgement.sentence, letter_texts),
                "question": answer.question,
                "history": tuple(history),
                "status": answer.status,
                "answer": answer.answer,
                "cited": tuple(citation.paragraph_id for citation in answer.citations),
                "index_version": answer.index_version,
            }
        )
    except ValidationError as error:
        raise EvaluationError(
            f"Houd elk veld onder de {MAX_CHARS:,} tekens.".replace(",", ".")
        ) from error


def find_evidence(sentence: str, letter_texts: Mapping[str, str]) -> Evidence | None:
    """Return a sentence with the letter that has it; ``None`` if nothing was filled in.

    Raises:
        EvaluationError: If it is in no letter, or too short to tell.
    """
    text = " ".join(sentence.split()).strip("“”\"'")
    if not text:
        return None
    if len(text.split()) < MIN_EVIDENCE_WORDS:
        raise EvaluationError(
            f"Neem van de zin uit de brief minstens {MIN_EVIDENCE_WORDS} woorden over."
        )
    key = evidence_key(text)
    for letter_id, letter in letter_texts.items():
        if key in evidence_key(letter):
            return Evidence(letter=letter_id, text=text)
    raise EvaluationError(
        "Deze zin staat in geen van de brieven; neem hem letterlijk over, of laat het veld leeg."
    )


def keep_feedback(feedback: Feedback, folder: Path) -> None:
    """Add a judgement to ``feedback.jsonl``.

    Raises:
        EvaluationError: If it cannot be written.
    """
    with one_writer(folder):
        append_lines(folder / FEEDBACK_FILE, [feedback.model_dump_json()])
