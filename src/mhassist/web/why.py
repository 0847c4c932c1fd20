"""“Waarom dit antwoord?”: folded under an answer, asked of the server when it is opened."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mhassist.errors import MhassistError
from mhassist.web.escaping import escape
from mhassist.web.wording import FAILURE

if TYPE_CHECKING:
    from mhassist.explanation import Explanation, Line

logger = logging.getLogger(__name__)

_EXACT = "De cijfers hierachter geeft de opdracht <code>mhassist ask --explain</code>."


def why_placeholder(question: str, history: Sequence[str], letters: Sequence[str] = ()) -> str:
    """Return the folded explanation of an answer, empty until it is opened."""
    return (
        f'<details class="why" data-question="{escape(question)}"'
        f' data-history="{escape(json.dumps(list(history)))}"'
        f' data-letters="{escape(json.dumps(list(letters)))}">'
        "<summary>Waarom dit antwoord?</summary>"
        '<div class="why-text" aria-live="polite">Wordt nagegaan…</div></details>'
    )


def why_html(assistant: object, request: dict[str, object]) -> str:
    """Return the explanation that the browser asks for, or one sentence where there is none.

    Args:
        assistant: Answers the question once more: the same question has the same answer.
        request: ``question``, ``history`` and ``letters``; from the browser, so anything may be in
            it.
    """
    from mhassist.chain import Request  # late: it loads the chain

    question = str(request.get("question"))
    earlier, letters = (_texts(request.get(name)) for name in ("history", "letters"))
    answer_explained = getattr(assistant, "answer_explained", None)
    if answer_explained is None:
        return '<p class="error">Dit antwoord kan niet worden uitgelegd.</p>'
    try:
        _, explanation = answer_explained(Request(question, earlier, letters=letters))
    except MhassistError as error:
        return f'<p class="error">{escape(str(error))}</p>'
    except Exception:  # the chat goes on, whatever a question brings to light
        logger.exception("An answer could not be explained")
        return f'<p class="error">{escape(FAILURE)}</p>'
    return render_explanation(explanation)


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
