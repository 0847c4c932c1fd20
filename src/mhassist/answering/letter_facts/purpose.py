"""What a letter says that it is for."""

from __future__ import annotations

import re

from mhassist.answering.compose import Statement
from mhassist.answering.letter_facts.asking import Asking, opening, told_of
from mhassist.answering.quotes import Quote
from mhassist.letters import Letter
from mhassist.paragraphs import Kind
from mhassist.sentences import split_sentences

_PAPER = r"(?:\w*brief|\w*rapportage|rapport|verslag|stuk|notitie)"
_PURPOSES = (
    re.compile(
        rf"\b(?:met|in|door|via|bij) (?:deze|dit|de voorliggende) {_PAPER}\b|"
        r"\b(?:informeer|informeren|bied|bieden|zend|zenden|stuur|sturen) (?:ik|wij|we) (?:u|uw)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:deze|dit) {_PAPER}\b|\b(?:hierbij|bijgaand)\b", re.IGNORECASE),
)
"""What the sentence has in which a letter says what it is for, the plainest first."""
_OPENING = 12
"""Paragraphs of running text in which that sentence stands."""


def about(asking: Asking, letter: Letter) -> Statement | None:
    """Return a letter's title with the sentence that says what the letter is for.

    Without such a sentence the one it begins with; ``None`` where it has no title or no text.
    """
    purpose = _purpose(asking, letter)
    proof = purpose or opening(letter, asking.index)
    if not letter.metadata.title or proof is None:
        return None
    intro = "about" if purpose else "known_title"
    return told_of(letter, (proof,), intro, told=(("value", letter.metadata.title),))


def _purpose(asking: Asking, letter: Letter) -> Quote | None:
    running = asking.paragraphs(letter, lambda each: each.kind is Kind.PARAGRAPH)
    sentences = [
        Quote(paragraph, *span)
        for paragraph in running[:_OPENING]
        for span in split_sentences(paragraph.text)
    ]
    telling = (quote for purpose in _PURPOSES for quote in sentences if purpose.search(quote.text))
    return next(telling, None)
