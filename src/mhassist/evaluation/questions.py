"""Evaluation questions: what is asked, what a right answer must hold, and where that stands.

``eval/questions.jsonl`` holds one JSON object a line; ``eval/README.md`` explains it in Dutch to
those who add questions. A line that is malformed, or whose evidence is not in the letter that it
names, is refused with its number; one about a letter that is not there is left out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    ValidationError,
    model_validator,
)

from mhassist.errors import EvaluationError, reason_of

_FilledText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_AcceptedForms = Annotated[tuple[_FilledText, ...], Field(min_length=1)]

_UNPRINTED = str.maketrans("", "", "-\u00ad*")
"""Hyphens, soft hyphens and the asterisks by which a conversion marks italics."""

_REASONS = {
    "missing": "ontbreekt",
    "extra_forbidden": "is geen bekend veld",
    "enum": "heeft een waarde die niet bestaat",
    "literal_error": "heeft een waarde die niet bestaat",
    "string_too_short": "is leeg",
    "too_short": "is leeg",
}
"""What pydantic found, in Dutch; anything else is a value of the wrong form."""


class QuestionKind(StrEnum):
    """What a question asks for; every figure is also given by kind."""

    NUMBER = "number"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    DATE = "date"
    TERM = "term"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DEFINITION = "definition"
    ABBREVIATION = "abbreviation"
    LIST = "list"
    REASON = "reason"
    PURPOSE = "purpose"
    POLICY = "policy"
    NEWEST = "newest"
    COMPARISON = "comparison"
    TIMELINE = "timeline"
    SPEAKER = "speaker"
    MULTI = "multi"
    PREMISE = "premise"
    FOLLOWUP = "followup"
    META = "meta"
    ENGLISH = "english"
    TYPO = "typo"
    KEYWORDS = "keywords"
    OLDNAME = "oldname"
    PARAPHRASE = "paraphrase"
    UN_ON_SUBJECT = "un_on_subject"
    UN_OTHER_SUBJECT = "un_other_subject"
    UN_OTHER_COUNTRY = "un_other_country"
    UN_OTHER_YEAR = "un_other_year"
    UN_OPINION = "un_opinion"
    UN_PERSONAL = "un_personal"

    @property
    def answerable(self) -> bool:
        """Whether the letters answer questions of this kind."""
        return not self.value.startswith("un_")


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(_Record):
    """A verbatim piece of a letter that holds the answer, or a part of it."""

    letter: _FilledText
    """Letter id: ``kst-28638-161``."""
    text: _FilledText
    """As printed; white space and hyphenation at a line end may be made good."""


class EvalQuestion(_Record):
    """One question with what a right answer to it needs."""

    id: _FilledText
    split: Literal["dev", "test"]
    kind: QuestionKind
    question: _FilledText
    history: tuple[_FilledText, ...] = ()
    """Earlier questions of the conversation, oldest first."""
    answerable: bool
    need: Literal["any", "all"] = "any"
    """Whether one piece of evidence suffices, or the answer rests on every one of them."""
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[_AcceptedForms, ...] = ()
    """What the answer must hold: for each fact, the forms in which it is accepted."""
    forbidden: tuple[_FilledText, ...] = ()
    """What a right answer does not hold."""
    note: str = ""
    """For people: what is missing from the letters, or which premise is wrong."""

    _line: int = PrivateAttr(default=0)

    @property
    def line(self) -> int:
        """The line of the file on which the question stands, from 1; 0 if it is in no file."""
        return self._line

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        if self.answerable != self.kind.answerable:
            raise ValueError(f"'answerable' past niet bij het soort '{self.kind}'")
        if self.answerable and not (self.evidence and self.facts):
            raise ValueError("een vraag met antwoord heeft 'evidence' en 'facts' nodig")
        if not self.answerable and (self.evidence or self.facts):
            raise ValueError("een vraag zonder antwoord heeft geen 'evidence' of 'facts'")
        if not self.answerable and not self.note.strip():
            raise ValueError("een vraag zonder antwoord heeft een 'note' nodig")
        if self.kind is QuestionKind.FOLLOWUP and not self.history:
            raise ValueError("een vervolgvraag heeft 'history' nodig")
        return self


def load_questions(path: Path) -> tuple[EvalQuestion, ...]:
    """Return the questions in a file, in its order; empty lines are skipped.

    Raises:
        EvaluationError: If the file cannot be read, a line is not a question, or an id is used
            twice. The message names the line.
    """
    try:
        # Not splitlines(): U+2028 and its like may stand inside a JSON string.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"Het vragenbestand {path} is geen UTF-8-tekst.") from error
    except OSError as error:
        message = f"Het vragenbestand {path} kan niet gelezen worden: {reason_of(error)}."
        raise EvaluationError(message) from error
    questions: list[EvalQuestion] = []
    line_of: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        question = _parse_line(line, number)
        first = line_of.setdefault(question.id, number)
        if first != number:
            raise EvaluationError(
                f"Regel {number}: het kenmerk '{question.id}' staat al op regel {first}."
            )
        questions.append(question)
    return tuple(questions)


def about_letters(
    questions: Iterable[EvalQuestion], letters: Collection[str]
) -> tuple[tuple[EvalQuestion, ...], dict[str, tuple[str, ...]]]:
    """Return the questions that can be asked of letters, and what they cannot be asked.

    Args:
        questions: As returned by ``load_questions``.
        letters: Ids of the letters that are there.

    Returns:
        The questions of which every piece of evidence is in one of the letters; and for each
        letter that is not there, the ids of the questions about it.
    """
    asked: list[EvalQuestion] = []
    lacking: dict[str, tuple[str, ...]] = {}
    for question in questions:
        named = {evidence.letter for evidence in question.evidence}
        for letter in sorted(named.difference(letters)):
            lacking[letter] = (*lacking.get(letter, ()), question.id)
        if named.issubset(letters):
            asked.append(question)
    return tuple(asked), lacking


def check_evidence(questions: Iterable[EvalQuestion], letter_texts: Mapping[str, str]) -> None:
    """Check that every piece of evidence stands in the letter that it names.

    Args:
        questions: As returned by ``load_questions``.
        letter_texts: The unchanged text of each letter, by letter id.

    Raises:
        EvaluationError: At the first piece that is not there; the message names the line.
    """
    keys = {letter_id: evidence_key(text) for letter_id, text in letter_texts.items()}
    for question in questions:
        problem = _evidence_problem(question, keys)
        if problem:
            raise EvaluationError(f"Regel {question.line} ({question.id}): {problem}")


def evidence_problem(question: EvalQuestion, letter_texts: Mapping[str, str]) -> str:
    """Return what is wrong with the evidence of one question, in Dutch; empty if it is there."""
    keys = {
        evidence.letter: evidence_key(letter_texts[evidence.letter])
        for evidence in question.evidence
        if evidence.letter in letter_texts
    }
    return _evidence_problem(question, keys)


def _evidence_problem(question: EvalQuestion, keys: Mapping[str, str]) -> str:
    for evidence in question.evidence:
        if evidence.letter not in keys:
            return f"er is geen brief met het kenmerk '{evidence.letter}'."
        if evidence_key(evidence.text) not in keys[evidence.letter]:
            return f"dit bewijs staat niet in '{evidence.letter}': {evidence.text}"
    return ""


def evidence_key(text: str) -> str:
    r"""Return ``text`` in the form in which evidence and letters are compared.

    White space, hyphens and marks of italics are left out, so that line ends, hyphenation and
    conversion make no difference; letters keep their case.

    >>> evidence_key("Volksge-\nzondheid, *Welzijn* en Sport")
    'Volksgezondheid,WelzijnenSport'
    """
    return "".join(text.split()).translate(_UNPRINTED)


def _parse_line(line: str, number: int) -> EvalQuestion:
    try:
        question = EvalQuestion.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        raise EvaluationError(
            f"Regel {number} is geen geldige JSON (teken {error.colno})."
        ) from error
    except ValidationError as error:
        raise EvaluationError(
            f"Regel {number} is geen geldige vraag: {first_reason(error)}."
        ) from error
    question._line = number
    return question


def first_reason(error: ValidationError) -> str:
    """Return what is wrong first with a record that is no question, in Dutch."""
    first = error.errors()[0]
    if first["type"] == "value_error":
        return str(first["ctx"]["error"])
    field = ".".join(str(part) for part in first["loc"])
    reason = _REASONS.get(first["type"], "heeft niet de juiste vorm")
    return f"'{field}' {reason}" if field else f"de regel {reason}"
