"""Check every citation before it is shown: the quote, the paragraph and the numbers."""

from __future__ import annotations

import re

from mhassist.answering.answer import Checks
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph

_ALNUM = re.compile(r"[^\W_]+", re.UNICODE)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


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

    Clean text leaves out marks (hyphens at line ends, italics, note marks), never adds: read
    without anything but letters and digits, it is what the spans hold, note marks aside.
    """
    source = "".join(letter.text[span.start : span.end] for span in paragraph.spans)
    characters = iter("".join(_ALNUM.findall(source)))
    # Each character of the clean text must come, in order, among those of the source.
    return all(char in characters for char in "".join(_ALNUM.findall(paragraph.text)))
