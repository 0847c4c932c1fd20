"""What belongs to a quote, without which it says too little: a table's head, a note, a response."""

from __future__ import annotations

import re

from mhassist.answering.quotes import Quote, leaves_unnamed
from mhassist.answering.response import response_after
from mhassist.answering.sides import compares_letters
from mhassist.answering.stages import stage_after
from mhassist.index import Index
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked, Question
from mhassist.sentences import is_source, split_sentences


def with_what_belongs(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return a quote with what stands above it and after it and is quoted too."""
    before = [*_columns_of(quote, index), *_action_of(quote, index)]
    before = before or _named_above(quote, question, index)
    after = (
        _explained(quote, question, index)
        or stage_after(quote, question, index)
        or _progress_of(quote, question, index)
        or response_after(quote, question, index)
    )
    return [*before, quote, *after]


def _columns_of(quote: Quote, index: Index) -> list[Quote]:
    """Return what says what the figures in a row of a table are: its caption and its head."""
    above = index.columns_of(quote.paragraph)
    return [Quote(each, *span) for each in above for span in split_sentences(each.text)[-1:]]


def _action_of(quote: Quote, index: Index) -> list[Quote]:
    """Return the action of which a quote reports the progress without naming what it is of."""
    paragraph = quote.paragraph
    before = [number for number in paragraph.related if number < paragraph.number]
    leans = paragraph.kind is not Kind.FOOTNOTE and _LEANS.match(quote.text)
    unnamed = leaves_unnamed(quote.text) or leans
    if quote.start or not before or not unnamed:
        return []
    action = index.paragraph_at(paragraph.letter_id, before[-1])
    spans = split_sentences(action.text)
    return [Quote(action, *spans[0])] if spans else []


_LEANS = re.compile(
    r"(?:Dit|Deze|Een dergelijke?|Hierdoor|Hiermee|Daarmee|Daardoor|Het gaat hier|Het betreft)\b"
)
"""Opens a paragraph that says of what only with what stands above it."""


_NAMES_ITSELF = re.compile(r"^\S+ \w+,? (?:genaamd|geheten|met de (?:naam|titel)|\(?[«“‘])")
"""Says itself which one it is: "Dit partnerschap, genaamd ..."."""


def _named_above(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return the heading or the sentence with the note, of which a quote says what "dit" is.

    "Dit project loopt tot 2024" is of the project in the heading right above it; "Dit is een
    zoekprogramma", in a footnote, of what stands before its mark.
    """
    paragraph = quote.paragraph
    if quote.start or paragraph.number == 1 or not _LEANS.match(quote.text):
        return []
    if _NAMES_ITSELF.match(quote.text) or any(n in quote.text for n in question.named.names):
        return []
    if paragraph.kind is Kind.FOOTNOTE:
        return _noted(paragraph, index)
    above = index.paragraph_at(paragraph.letter_id, paragraph.number - 1)
    return [Quote(above, 0, len(above.text))] if above.kind is Kind.HEADING else []


def _noted(note: Paragraph, index: Index) -> list[Quote]:
    """Return the sentence that has the mark of a footnote."""
    for paragraph in index.paragraphs_of(note.letter_id):
        for mark in paragraph.notes:
            if mark.number == note.number:
                spans = split_sentences(paragraph.text)
                found = [span for span in spans if span[0] < mark.position <= span[1]]
                return [Quote(paragraph, *span) for span in found[:1]]
    return []


def _progress_of(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return what became of an action that is quoted, where a policy or a position is asked."""
    position = question.scope.newest or compares_letters(question)
    paragraph = quote.paragraph
    after = [number for number in paragraph.related if number > paragraph.number]
    if not after or not (position or question.kind is Asked.POLICY):
        return []
    progress = index.paragraph_at(paragraph.letter_id, after[0])
    spans = split_sentences(progress.text)
    return [Quote(progress, *spans[0])] if spans else []


def _explained(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return the footnotes of a quote, where a definition is asked for: there it often stands."""
    if question.kind is not Asked.DEFINITION:
        return []
    paragraph = quote.paragraph
    numbers = [
        note.number
        for note in paragraph.notes
        if note.number is not None and quote.start <= note.position <= quote.end
    ]
    notes = [index.paragraph_at(paragraph.letter_id, number) for number in numbers]
    notes = [note for note in notes if not is_source(note.text)]
    return [Quote(note, *spans[0]) for note in notes if (spans := split_sentences(note.text))][:1]
