"""Check every citation before it is shown: the quote, the paragraph and the numbers."""

from __future__ import annotations

import re
import unicodedata

from mhassist.answering.answer import Checks
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph

_ALNUM = re.compile(r"[^\W_]+", re.UNICODE)
_NUMBER = re.compile(r"\d+")
_MISREAD_BULLET = re.compile(r"\s*[^\W\d](?=\s)")
"""Text recognition makes a letter of a bullet, which stands alone: "o" or "e"."""


def check_quote(quote: str, *, paragraph: Paragraph, letter: Letter) -> Checks:
    """Return what holds of a quote, compared with the letter as it is printed.

    Args:
        quote: What is shown as verbatim.
        paragraph: The paragraph that is cited.
        letter: The letter in which the paragraph stands.
    """
    return Checks(
        quote_verbatim=bool(quote) and quote in paragraph.text and stands_in(paragraph, letter),
        numbers_in_source=_has_numbers(quote, paragraph, letter),
    )


def stands_in(paragraph: Paragraph, letter: Letter) -> bool:
    """Return whether a paragraph's letters and digits are those of the letter at its spans.

    Clean text leaves out hyphens at line ends and italics, the label before it and the mark of each
    note at its place; nothing else is missing, and nothing is added.
    """
    source = _printed(paragraph, letter)
    before = len(_letters_and_digits(paragraph.label)) + bool(_MISREAD_BULLET.match(source))
    expected = [f".{{0,{before}}}"]
    start = 0
    for note in sorted(paragraph.notes, key=lambda note: note.position):
        expected.append(re.escape(_letters_and_digits(paragraph.text[start : note.position])))
        expected.append(f"(?:{re.escape(_letters_and_digits(note.mark))})?")
        start = note.position
    expected.append(re.escape(_letters_and_digits(paragraph.text[start:])))
    return re.fullmatch("".join(expected), _letters_and_digits(source)) is not None


def _has_numbers(quote: str, paragraph: Paragraph, letter: Letter) -> bool:
    """Return whether each number of a quote is printed whole: "10 20" is not 1020.

    The mark of a note may be printed right behind one.
    """
    printed = set(_NUMBER.findall(_printed(paragraph, letter)))
    marks = {"", *(note.mark for note in paragraph.notes)}
    return all(
        any(f"{number}{mark}" in printed for mark in marks) for number in _NUMBER.findall(quote)
    )


def _printed(paragraph: Paragraph, letter: Letter) -> str:
    return "".join(letter.text[span.start : span.end] for span in paragraph.spans)


def _letters_and_digits(text: str) -> str:
    """Return them in their plain form: a mark is printed as ¹ and kept as 1."""
    return "".join(_ALNUM.findall(unicodedata.normalize("NFKC", text)))
