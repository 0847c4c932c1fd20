"""Whole lists for list questions: items with the sentence that introduces them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mhassist.answering.features import has_head
from mhassist.answering.overlap import overlap_of, weighted_terms
from mhassist.answering.quotes import Quote
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked, Question
from mhassist.retrieval import Hit
from mhassist.sentences import split_sentences

MAX_WORDS = 150
"""Longest list answer; longer items are cut to their first sentence, then to their title."""


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Items that one sentence or heading introduces."""

    lead_in: Paragraph | None
    items: tuple[Paragraph, ...]

    @property
    def members(self) -> tuple[Paragraph, ...]:
        """The paragraph that introduces the items, if there is one, and the items."""
        return (*([self.lead_in] if self.lead_in else []), *self.items)

    @property
    def introduction(self) -> str:
        """The headings above the list and the sentence that introduces it."""
        spoken = _last_sentences(self.lead_in, 1) if self.lead_in else ""
        return " ".join((*self.items[0].section, spoken))

    @property
    def around(self) -> str:
        """The same with the sentence before it: "Vijf steden doen mee. Het betreft:"."""
        spoken = _last_sentences(self.lead_in, 2) if self.lead_in else ""
        return " ".join((*self.items[0].section, spoken))


@dataclass(frozen=True, slots=True)
class WholeList:
    """The list that a question asks for."""

    group: ListGroup
    is_sure: bool
    """Whether it says enough of what the question names."""


def groups_of(letter_paragraphs: Sequence[Paragraph]) -> list[ListGroup]:
    """Return the lists of a letter: items with one lead-in, and numbered headings of one parent."""
    by_number = {paragraph.number: paragraph for paragraph in letter_paragraphs}
    items: dict[tuple[object, ...], list[Paragraph]] = {}
    for paragraph in letter_paragraphs:
        if paragraph.kind is Kind.LIST_ITEM and paragraph.lead_in is not None:
            key: tuple[object, ...] = (
                "item",
                paragraph.lead_in,
                paragraph.section,
                paragraph.level,
            )
        elif paragraph.kind is Kind.HEADING and paragraph.label:
            key = ("heading", paragraph.section[:-1], paragraph.level)
        else:
            continue
        items.setdefault(key, []).append(paragraph)
    groups = []
    for key, own in items.items():
        if len(own) < 2:
            continue
        lead_in = by_number.get(key[1]) if key[0] == "item" and isinstance(key[1], int) else None
        before = by_number.get(own[0].number - 1)
        if key[0] == "heading" and before is not None and before.kind is Kind.PARAGRAPH:
            lead_in = before
        groups.append(ListGroup(lead_in, tuple(own)))
    return groups


def find_list(question: Question, index: Index, hits: Sequence[Hit]) -> ListGroup | None:
    """Return the list that a list question asks for, or ``None`` if the hits hold none.

    A list is chosen by the words that introduce it, by how many items it has where the question
    says so, and by how high its paragraphs stand among the hits.
    """
    advice = question.told.advice
    if Asked.LIST not in question.kinds and question.count is None and not advice:
        return None
    ranks = {hit.paragraph.id: rank for rank, hit in reversed(list(enumerate(hits)))}
    members = _MEMBERS if question.who.members else ""
    asked = f"{question.search_text} {members}"
    terms = weighted_terms(asked, index)
    best: tuple[float, ListGroup] | None = None
    letters = dict.fromkeys(hit.paragraph.letter_id for hit in hits[:10])
    for letter_id in letters:
        for group in groups_of(index.paragraphs_of(letter_id)):
            if advice and not _ADVISES.search(group.introduction):
                continue
            score = _group_score(
                group, question.count, ranks=ranks, terms=terms, foreign=question.language != "nl"
            )
            if score is not None and not _is_of_year(group, question, index):
                score -= _COUNT_BONUS
            if score is not None and is_headed(group, question):
                score += _HEAD_BONUS
            if score is not None and (best is None or score > best[0]):
                best = (score, group)
    if best is None or best[0] < _MIN_SCORE:
        return None
    return _of_office(best[1], question)


def is_headed(group: ListGroup, question: Question) -> bool:
    """Return whether a list is introduced as what is asked for: by its noun, or as members."""
    heads = [split_into_terms(question.head)]
    if question.who.members:
        heads.append(split_into_terms(_MEMBERS))
    return any(head and has_head(group.introduction, head) for head in heads)


def list_opened_by(quote: Quote, index: Index) -> ListGroup | None:
    """Return the list that a quote opens: "De raad doet vijf aanbevelingen:"."""
    if not quote.text.endswith(":"):
        return None
    groups = groups_of(index.paragraphs_of(quote.paragraph.letter_id))
    return next((group for group in groups if group.lead_in == quote.paragraph), None)


def opening_of(quote: Quote, index: Index) -> Quote | None:
    """Return the sentence that opens the list of a quote that is but a part of a sentence.

    "maak het verplicht;" is a recommendation or a decision: what opens the list says whose.
    """
    paragraph = quote.paragraph
    if paragraph.kind is not Kind.LIST_ITEM or paragraph.lead_in is None:
        return None
    if not (quote.text[:1].islower() or quote.text.endswith((";", ","))):
        return None
    return opening_in(index.paragraph_at(paragraph.letter_id, paragraph.lead_in))


def opening_in(lead_in: Paragraph) -> Quote | None:
    """Return the sentence of a paragraph that opens the list after it: its last."""
    spans = split_sentences(lead_in.text)
    return Quote(lead_in, *spans[-1]) if spans else None


def _of_office(group: ListGroup, question: Question) -> ListGroup:
    """Return the members that have the office asked about, where the list is of others too.

    "Welke burgemeesters zitten in de commissie" is answered by those of its members that are one.
    """
    head = split_into_terms(question.head)
    if question.kind is not Asked.PERSON or not head or has_head(group.introduction, head):
        return group
    own = tuple(item for item in group.items if has_head(item.text, head))
    return ListGroup(group.lead_in, own) if own else group


_MEMBERS = "leden"
"""What the list of those who sit in a body is called."""
_ADVISES = re.compile(r"\b(?:aanbeveling|advi[se]|beve+l\w* aan|beval)", re.IGNORECASE)
_NEAR, _NEAR_BONUS = 10, 0.3
"""Hits among which the members of a list that is asked for stand, and what all of them count."""
_NEARLY_ALL = 0.5
_HEAD_BONUS = 0.3
"""Of a list that is introduced as what is asked for."""
_MIN_SCORE = 0.75
_COUNT_BONUS = 0.5
_MIN_OVERLAP = 0.2
"""Share of the question's words, by idf, that headings and introduction of a list must have."""


def _group_score(
    group: ListGroup,
    count: int | None,
    *,
    ranks: Mapping[str, int],
    terms: Mapping[str, float],
    foreign: bool,
) -> float | None:
    members = group.members
    places = [ranks[paragraph.id] for paragraph in members if paragraph.id in ranks]
    if not places:
        return None
    overlap = overlap_of(dict(terms), set(split_into_terms(group.around)))
    near = sum(place < _NEAR for place in places) / len(members)
    told = max(overlap, near - _NEARLY_ALL) >= _MIN_OVERLAP or count == len(group.items)
    if not told and not foreign:
        return None
    score = overlap
    score += 0.5 / (1 + min(places))
    score += 0.2 * min(3, len(places)) / 3
    score += _NEAR_BONUS * near
    if count is not None:
        score += _COUNT_BONUS if count == len(group.items) else -_COUNT_BONUS
    return score


def _is_of_year(group: ListGroup, question: Question, index: Index) -> bool:
    """Return whether a list stands in a letter of the year asked about, if letters are of it."""
    written = {letter.sort_date.year for letter in index.letters if letter.sort_date}
    asked = set(question.scope.years) & written
    date = index.letter(group.items[0].letter_id).sort_date
    return not asked or (date is not None and date.year in asked)


def _last_sentences(paragraph: Paragraph, number: int) -> str:
    spans = split_sentences(paragraph.text)[-number:]
    return paragraph.text[spans[0][0] : spans[-1][1]] if spans else ""


def list_quotes(group: ListGroup, *, max_words: int = MAX_WORDS) -> list[Quote]:
    """Return the items as quotes of one length: whole, first sentences, or titles.

    The longest form that fits in ``max_words`` is taken for all items alike.
    """
    whole = [Quote(item, 0, len(item.text)) for item in group.items]
    first = [Quote(item, *_first_sentence(item.text)) for item in group.items]
    titles = [Quote(item, *_title(item.text)) for item in group.items]
    for quotes in (whole, first, titles):
        if sum(len(quote.text.split()) for quote in quotes) <= max_words:
            return quotes
    return titles


def _first_sentence(text: str) -> tuple[int, int]:
    spans = split_sentences(text)
    return spans[0] if spans else (0, len(text))


def _title(text: str) -> tuple[int, int]:
    """Return what stands before the first colon, or the first sentence where there is none near."""
    start, end = _first_sentence(text)
    colon = text.find(":", start, end)
    if colon > 0 and len(text[start:colon].split()) <= 16:
        return start, colon
    return start, end
