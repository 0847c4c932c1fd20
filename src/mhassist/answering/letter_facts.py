"""Questions about the letters themselves: who signed, to whom, which number, which mention X."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mhassist.answering.candidates import weighted_terms
from mhassist.answering.compose import Draft, Statement
from mhassist.answering.mentions import find_mentions
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked, Question
from mhassist.question.language import WORD
from mhassist.retrieval import Hit
from mhassist.sentences import split_sentences

_PAPER = (
    r"(?:\w*brie(?:f|ven)|\w*rapport(?:age)?s?|kamerstuk(?:ken)?|stuk(?:ken)?|letters?|reports?|"
    r"actieplan)"
)
_SIGNED = re.compile(
    rf"\b(?:onder)?teken(?:t|de|den|aars?|ing)\b.*\b{_PAPER}\b|\b{_PAPER}\b.*\b(?:onder)?(?:ge)?teken"
    rf"(?:t|d|de|den|aars?|ing)\b|\bhandtekening\w*\b|\b(?:who )?signed\b.*\b{_PAPER}\b|"
    rf"\b{_PAPER}\b.*\bsigned\b|\bsignator(?:y|ies)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    rf"\baan wie\b.*\b{_PAPER}\b|\b{_PAPER}\b.*\b(?:gericht aan|geadresseerd|addressed to)\b|"
    rf"\b(?:to whom)\b.*\b{_PAPER}\b|\baan wie\b.*\bgericht\b",
    re.IGNORECASE,
)
_KENMERK = re.compile(r"\bkenmerk\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:stuk|onder|dossier|kamerstuk)nummer\b|\bwelk(?:e)? (?:kamerstuk|dossier)\b|"
    r"\bwhich (?:dossier|document) number\b|\bnummer (?:heeft|van) de brief\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b(?:van|op) (?:welke|wanneer)(?: datum)? (?:is|was|dateert)\b.*\b{_PAPER}\b|"
    rf"\bwanneer (?:is|was|werd|dateert)\b.{{0,30}}\b{_PAPER}\b.*\b(?:verstuurd|verzonden|gestuurd|"
    rf"gedateerd|geschreven|uitgebracht)\b|\b(?:datum|dagtekening)\b.*\b{_PAPER}\b|"
    rf"\b{_PAPER}\b.*\b(?:van wanneer|gedateerd|dateert)\b|\bwhat date\b.*\b{_PAPER}\b",
    re.IGNORECASE,
)
_MENTIONED = re.compile(
    r"\b(?:in )?welke (?:\w+ )?(?:brieven|brief|stukken|rapporten|letters)\b.*?\b(?:noem(?:t|en)|"
    r"komt|komen|vermeld(?:t|en)?|ter sprake|spreken|gaat|gaan|staat|staan|voor|genoemd|"
    r"gebruik\w*)\b|"
    r"\bwhich letters? (?:mention|mentions|discuss|name)\b",
    re.IGNORECASE,
)
_MENTION_WORDS = frozenset(
    "noemt noemen komt komen voor vermelden vermeldt ter sprake spreken gaat gaan over genoemd "
    "mention mentions discuss letters brieven brief stukken rapporten gebruikt gebruiken term "
    "woord in welke which de het".split()
)
_ANNEXES = re.compile(r"\b(?:hoeveel|welke) bijlagen?\b|\bwhich annex(?:es)?\b", re.IGNORECASE)


def letter_fact(
    question: Question, index: Index, hits: Sequence[Hit], *, letters: Sequence[Letter]
) -> Draft | None:
    """Return the draft of an answer from letterheads, signatures and annexes.

    Args:
        question: What is asked.
        index: Holds the paragraphs.
        hits: Paragraphs, best first.
        letters: Those that may answer.

    Returns:
        ``None`` where the question asks for no such thing, or the letters print none.
    """
    text = question.search_text
    if _MENTIONED.search(text):
        return _mentions(question, index, letters)
    rules: tuple[tuple[re.Pattern[str], Callable[[Paragraph], bool]], ...] = (
        (_SIGNED, lambda paragraph: paragraph.kind is Kind.SIGNATURE),
        (_ADDRESSED, _begins("Aan ")),
        (_KENMERK, _holds(r"\bkenmerk\b")),
        (_NUMBER, _holds(r"^Nr\.? \w+$|^\d{2} ?\d{3}\b")),
        (_DATED, _has_date),
        (_ANNEXES, lambda paragraph: paragraph.kind is Kind.ANNEX),
    )
    for pattern, wanted in rules:
        if pattern.search(text):
            meant = _letters_meant(question, hits, letters)
            return _printed(question, index, meant, wanted=wanted)
    return None


def _begins(start: str) -> Callable[[Paragraph], bool]:
    return lambda paragraph: paragraph.kind is Kind.LETTERHEAD and paragraph.text.startswith(start)


def _holds(pattern: str) -> Callable[[Paragraph], bool]:
    return lambda paragraph: (
        paragraph.kind is Kind.LETTERHEAD
        and bool(re.search(pattern, paragraph.text, re.IGNORECASE))
    )


def _has_date(paragraph: Paragraph) -> bool:
    return paragraph.kind is Kind.LETTERHEAD and bool(find_mentions(paragraph.text, Asked.DATE))


def _letters_meant(
    question: Question, hits: Sequence[Hit], letters: Sequence[Letter]
) -> list[Letter]:
    """Return the letters that the question names, or else the one that the best hit is from."""
    newest = sorted(letters, key=_newest_first)
    if question.scope.letters:
        return [letter for letter in newest if letter.id in question.scope.letters]
    years = question.scope.years
    of_year = [letter for letter in newest if letter.sort_date and letter.sort_date.year in years]
    if of_year:
        return of_year
    best = {hit.paragraph.letter_id for hit in hits[:1]}
    return [letter for letter in newest if letter.id in best]


def _printed(
    question: Question,
    index: Index,
    letters: Sequence[Letter],
    *,
    wanted: Callable[[Paragraph], bool],
) -> Draft | None:
    statements = []
    for letter in letters:
        found = [paragraph for paragraph in index.paragraphs_of(letter.id) if wanted(paragraph)]
        if found and found[0].kind is Kind.SIGNATURE:
            found = _of_office(found, question) or found
            found = _once(found)
        quotes = tuple(Quote(paragraph, 0, len(paragraph.text)) for paragraph in found)
        if quotes:
            intro = "signed" if found[0].kind is Kind.SIGNATURE else "intro"
            statements.append(Statement(letter, quotes, intro=intro))
    return Draft("answered", tuple(statements)) if statements else None


def _once(signatures: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the signatures, each person's first only: a letter may list them again."""
    kept: list[Paragraph] = []
    for paragraph in signatures:
        people = find_mentions(paragraph.text, Asked.PERSON)
        names = [paragraph.text[each.start : each.end] for each in people]
        initialled = [name for name in names if "." in name]
        if not initialled or not any(initialled[0] in other.text for other in kept):
            kept.append(paragraph)
    return kept


def _of_office(signatures: Sequence[Paragraph], question: Question) -> list[Paragraph]:
    """Return the signatures of the office that the question names, if it names one."""
    asked = question.search_text.lower()
    named = []
    for paragraph in signatures:
        office = re.split(r",", paragraph.text.removeprefix("De "), maxsplit=1)[0].lower()
        if office and office in asked:
            named.append(paragraph)
    return named


def _mentions(question: Question, index: Index, letters: Sequence[Letter]) -> Draft:
    """Return, for each letter that has the words asked for, the first sentence that has them."""
    words = _without_frame(WORD.findall(question.search_text))
    phrase = re.compile(r"\W+".join(map(re.escape, words)), re.IGNORECASE) if words else None
    statements = []
    for letter in sorted(letters, key=_newest_first):
        for paragraph in index.paragraphs_of(letter.id):
            quote = _sentence_with(paragraph, phrase) if phrase else None
            if quote is not None:
                statements.append(Statement(letter, (quote,)))
                break
    if not statements:
        subject = " ".join(words) or " ".join(weighted_terms(question.text, index))
        return Draft("refused", missing=(Missing("words", subject or question.text),))
    return Draft("answered", tuple(statements))


def _without_frame(words: Sequence[str]) -> list[str]:
    """Return the words between those that only ask which letters mention something."""
    kept = [place for place, word in enumerate(words) if word.lower() not in _MENTION_WORDS]
    return list(words[kept[0] : kept[-1] + 1]) if kept else []


def _sentence_with(paragraph: Paragraph, phrase: re.Pattern[str]) -> Quote | None:
    if paragraph.kind is Kind.LETTERHEAD:
        return None
    for start, end in split_sentences(paragraph.text):
        if phrase.search(paragraph.text[start:end]):
            return Quote(paragraph, start, end)
    return None


def _newest_first(letter: Letter) -> tuple[int, str]:
    date = letter.sort_date
    return (-date.toordinal() if date else 0, letter.id)
