"""What comes back to the page: answers and letters, whatever the browser asks for."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from mhassist.answering.answer import Answer, Citation
from mhassist.errors import MhassistError
from mhassist.letters.letter import Letter
from mhassist.paragraphs.legibility import notes_on
from mhassist.paragraphs.paragraph import Kind, Paragraph, StructuredLetter
from mhassist.web.conversation import Turn, earlier_questions
from mhassist.web.escaping import escape
from mhassist.web.letter_view import render_letter
from mhassist.web.why import Explaining
from mhassist.web.wording import FAILURE

if TYPE_CHECKING:
    from mhassist.chain import Request

logger = logging.getLogger(__name__)

Chosen = tuple[str, ...]
"""Ids of the letters that a user wants answers from; empty for all."""


class Answering(Explaining, Protocol):
    """What the page needs of ``mhassist.chain.Assistant``."""

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that are searched now."""

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter's paragraphs."""

    def answer(self, request: Request) -> Answer:
        """Answer one question, from some letters where the request says so."""


GONE = (
    "De aangevinkte brief is er niet meer; nu zijn alle brieven aangevinkt: stel de vraag opnieuw "
    "of vink eerst uit waarin niet gezocht moet worden."
)


def chosen_letters(ticked: str, letters: Sequence[Letter]) -> Chosen | None:
    """Return the letters that are ticked, in order; none if that is all of them.

    Where those that were ticked are all gone it is ``None``: a question that was meant for them is
    not one for the others.

    Args:
        ticked: A list of ids as JSON; from the browser, so anything may be in it.
        letters: Those that there are; one that is gone cannot answer.
    """
    try:
        ids = json.loads(ticked)
    except ValueError:
        return ()
    if not isinstance(ids, list) or not ids:
        return ()
    chosen = tuple(letter.id for letter in letters if letter.id in ids)
    if not chosen:
        return None
    return chosen if len(chosen) < len(letters) else ()


def answer_turn(
    assistant: Answering, question: str, turns: Sequence[Turn], *, chosen: Chosen | None = ()
) -> Turn:
    """Return the turn that follows; whatever goes wrong is one sentence in it.

    Args:
        assistant: Answers the question.
        question: As it was typed.
        turns: The conversation before it.
        chosen: Ids of the letters to answer from; empty for all, ``None`` if they are gone.
    """
    if chosen is None:
        return Turn(question, error=GONE)
    from mhassist.chain import Request  # late: it loads the chain

    request = Request(question, tuple(earlier_questions(turns)), letters=chosen)
    try:
        return Turn(question, answer=assistant.answer(request), letters=chosen)
    except MhassistError as error:
        return Turn(question, error=str(error))
    except Exception:  # the chat goes on, whatever a question brings to light
        logger.exception("A question could not be answered")
        return Turn(question, error=FAILURE)


def reading_note(assistant: Answering, citation: Citation) -> str:
    """Return what is to be known of how the paragraph of a citation was read."""
    letters = {letter.id: letter for letter in assistant.letters}
    letter = letters.get(citation.letter_id)
    if letter is None:  # it was removed just now
        return ""
    notes = notes_on(letter, assistant.structure(letter.id), citation.paragraph_id)
    return " ".join(filter(None, notes))


def table_head(assistant: Answering, citation: Citation) -> str:
    """Return the caption and the head of the table of which a citation is a row; else empty."""
    if all(letter.id != citation.letter_id for letter in assistant.letters):
        return ""  # it was removed just now
    by_number = {each.number: each for each in assistant.structure(citation.letter_id).paragraphs}
    row = by_number.get(citation.paragraph)
    if row is None or row.kind is not Kind.TABLE_ROW:
        return ""
    above: list[Paragraph] = []
    while row.kind is Kind.TABLE_ROW and row.lead_in is not None and row.lead_in < row.number:
        row = by_number[row.lead_in]
        above.insert(0, row)
    if not above or above[-1].kind is not Kind.TABLE_ROW:
        return ""
    return " – ".join(each.text for each in above if each.kind is not Kind.HEADING)


def letter_html(assistant: Answering, request: dict[str, object]) -> str:
    """Return the letter that the browser asks for, or one sentence where there is none.

    Args:
        assistant: Holds the letters.
        request: ``letter``, and where a citation is opened ``paragraph`` and ``quotes``; from the
            browser, so anything may be in it.
    """
    letter_id, number, quotes = (request.get(name) for name in ("letter", "paragraph", "quotes"))
    try:
        structure = assistant.structure(str(letter_id))
        letters = {letter.id: letter for letter in assistant.letters}
        letter = letters[structure.letter_id]
    except KeyError:  # it was removed just now
        return f'<p class="error">De brief {escape(str(letter_id))} is er niet meer.</p>'
    except MhassistError as error:
        return f'<p class="error">{escape(str(error))}</p>'
    return render_letter(
        letter,
        structure,
        paragraph=number if isinstance(number, int) else None,
        quotes=[str(quote) for quote in quotes] if isinstance(quotes, list) else (),
    )
