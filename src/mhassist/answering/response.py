"""What is done with an advice, criticism or a request: it stands after the sentence that has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mhassist.answering.quotes import Quote
from mhassist.index import Index
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Question
from mhassist.sentences import split_sentences

_RESPONDS = re.compile(
    r"\b(?:neem|nemen|neemt|nam|namen)\b.{0,60}\bover\b|\b(?:niet )?over(?:genomen|nemen)\b|"
    r"\bonderschrij\w+|\bgehoor (?:ge|aan)\w*|\b(?:niet )?gevolgd\b|\bgevolg (?:ge)?ge\w+|"
    r"\b(?:ik|wij|we|het kabinet|de minister) (?:acht|achten|deel|delen|volg|volgen)\b|"
    r"\bovereengekomen\b|\bontra(?:ad|den)\b|\bafgewezen\b|\bgaan daartoe over\b|"
    r"\b(?:ben|zijn) (?:ik|wij )?(?:\w+ )?bereid\b|\bin reactie (?:hierop|daarop)\b",
    re.IGNORECASE,
)
"""What a sentence has that takes an advice or leaves it."""
_SENTENCES, _WORDS = 3, 60
"""The longest response."""
_PARAGRAPHS = 6
"""Paragraphs of the same section after an advice among which the response is looked for."""


def response_after(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return what responds to a quote; none if it does so itself, or nothing does.

    With the first sentence that takes it or leaves it come those that say what is done then.
    """
    if not question.told.response or _RESPONDS.search(quote.text):
        return []
    for paragraph in _following(quote.paragraph, index):
        spans = split_sentences(paragraph.text)
        own = paragraph.id == quote.paragraph.id
        for place, (start, end) in enumerate(spans):
            if (own and start < quote.end) or not _RESPONDS.search(paragraph.text[start:end]):
                continue
            wider = (Quote(paragraph, start, last) for _, last in spans[place : place + _SENTENCES])
            return [one for one in wider if one.end == end or one.words <= _WORDS][-1:]
    return []


def _following(paragraph: Paragraph, index: Index) -> Iterator[Paragraph]:
    """Yield a paragraph and those of its section that come after it."""
    yield paragraph
    for each in index.paragraphs_of(paragraph.letter_id):
        after = 0 < each.number - paragraph.number <= _PARAGRAPHS
        if after and each.section == paragraph.section and each.kind is not Kind.FOOTNOTE:
            yield each
