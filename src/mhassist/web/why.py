"""“Waarom dit antwoord?”: folded under an answer, asked of the server when it is opened."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from mhassist.errors import MhassistError
from mhassist.web.escaping import escape
from mhassist.web.wording import FAILURE

if TYPE_CHECKING:
    from mhassist.answering.answer import Answer
    from mhassist.chain import Request
    from mhassist.explanation import Explanation, Line

logger = logging.getLogger(__name__)

_EXACT = "De cijfers hierachter geeft de opdracht <code>mhassist ask --explain</code>."
CHANGED = "De brieven zijn sindsdien veranderd; stel de vraag opnieuw."


class Explaining(Protocol):
    """What an explanation needs of ``mhassist.chain.Assistant``."""

    @property
    def index_version(self) -> str:
        """Names the index that answers now."""

    def answer_explained(self, request: Request) -> tuple[Answer, Explanation]:
        """Answer one request, and tell how the answer came about."""


def why_placeholder(
    question: str, history: Sequence[str], letters: Sequence[str] = (), *, version: str
) -> str:
    """Return the folded explanation of an answer, empty until it is opened.

    Args:
        question: What was answered.
        history: The questions before it.
        letters: Ids of those that were to answer; empty for all.
        version: Names the index that answered.
    """
    return (
        f'<details class="why" data-question="{escape(question)}"'
        f' data-history="{escape(json.dumps(list(history)))}"'
        f' data-letters="{escape(json.dumps(list(letters)))}" data-version="{escape(version)}">'
        "<summary>Waarom dit antwoord?</summary>"
        '<div class="why-text" aria-live="polite">Wordt nagegaan…</div></details>'
    )


def why_html(assistant: Explaining, request: dict[str, object]) -> str:
    """Return the explanation that the browser asks for, or one sentence where there is none.

    Args:
        assistant: Answers the question once more: the same question to the same index has the same
            answer. Of another index nothing is told: it would explain other sentences.
        request: ``question``, ``history``, ``letters`` and ``version``; from the browser, so
            anything may be in it.
    """
    from mhassist.chain import Request  # late: it loads the chain

    question, version = str(request.get("question")), request.get("version")
    earlier, letters = (_texts(request.get(name)) for name in ("history", "letters"))
    try:
        if assistant.index_version != version:
            return _sentence(CHANGED)
        answer, explanation = assistant.answer_explained(
            Request(question, earlier, letters=letters)
        )
    except MhassistError as error:
        return _sentence(str(error))
    except Exception:  # the chat goes on, whatever a question brings to light
        logger.exception("An answer could not be explained")
        return _sentence(FAILURE)
    if answer.index_version != version:  # it changed just now
        return _sentence(CHANGED)
    return render_explanation(explanation)


def _sentence(text: str) -> str:
    return f'<p class="error">{escape(text)}</p>'


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def render_explanation(explanation: Explanation) -> str:
    """Return an explanation as headings with lists, in words; figures are for ``ask --explain``."""
    from mhassist.explanation import plain_sections

    sections = "".join(
        f"<h4>{escape(section.title)}</h4><ul>{''.join(map(_line, section.lines))}</ul>"
        for section in plain_sections(explanation)
    )
    return f'{sections}<p class="exact">{_EXACT}</p>'


def _line(line: Line) -> str:
    under = "".join(f"<p>{escape(text)}</p>" for text in line.under)
    return f"<li>{escape(line.text)}{under}</li>"
