"""Check every citation before it is shown: the quote, the paragraph and the numbers."""

from __future__ import annotations

import re

from mhassist.answering.answer import Checks
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph

_ALNUM = re.compile(r"[^\W_]+", re.UNICODE)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_MISREAD_BULLET = 1
"""Text recognition makes a letter of a bullet: "o" or "e"."""


def check_quote(quote: str, sentence: str, *, paragraph: Paragraph, letter: Letter) -> Checks:
    """Return what holds of a quote and of the answer's sentence that it supports.

    Args:
        quote: What is shown as verbatim.
        sentence: What the answer says with this citation's marker.
        paragraph: The paragraph that is cited.
        letter: The letter in which the paragraph stands.
    """
    verbatim = bool(quote) and quote in paragraph.text and stands_in(paragraph, letter)
    numbers = set(_DIGITS.findall(paragraph.text))
    return Checks(
        quote_verbatim=verbatim,
        numbers_in_source=set(_DIGITS.findall(sentence)) <= numbers,
    )


def stands_in(paragraph: Paragraph, letter: Letter) -> bool:
    """Return whether a paragraph's letters and digits are those of the letter at its spans.

    Clean text leaves out hyphens at line ends and italics, the label and the marks of notes, and
    never adds: each letter and digit of it comes, in order, among those of the spans, and no more
    of these are left over than label and marks have.
    """
    source = "".join(letter.text[span.start : span.end] for span in paragraph.spans)
    printed, clean = _letters_and_digits(source), _letters_and_digits(paragraph.text)
    marks = paragraph.label + "".join(note.mark for note in paragraph.notes)
    left_over = len(_letters_and_digits(marks)) + _MISREAD_BULLET
    if len(printed) - len(clean) > left_over:
        return False
    characters = iter(printed)
    return all(char in characters for char in clean)


def _letters_and_digits(text: str) -> str:
    return "".join(_ALNUM.findall(text))
