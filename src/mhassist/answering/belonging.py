"""What belongs to a quote, without which it says too little: a table's head, a note, a response."""

from __future__ import annotations

from mhassist.answering.quotes import Quote, leaves_unnamed
from mhassist.answering.response import response_after
from mhassist.answering.sides import compares_letters
from mhassist.answering.stages import stage_after
from mhassist.index import Index
from mhassist.question import Asked, Question
from mhassist.sentences import is_source, split_sentences


def with_what_belongs(quote: Quote, question: Question, index: Index) -> list[Quote]:
    """Return a quote with what stands above it and after it and is quoted too."""
    before = [*_columns_of(quote, index), *_action_of(quote, index)]
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
    if quote.start or not before or not leaves_unnamed(quote.text):
        return []
    action = index.paragraph_at(paragraph.letter_id, before[-1])
    spans = split_sentences(action.text)
    return [Quote(action, *spans[0])] if spans else []


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
