"""Who tabled a motion: by its own signatures, or by the sentence of a letter that names them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mhassist.answering.compose import Draft, Statement
from mhassist.answering.letter_facts.asking import Asking, answered
from mhassist.answering.letter_facts.naming import left_over, newest_first, share_of, titled
from mhassist.answering.letter_facts.signed import signed_by
from mhassist.answering.overlap import weighted_terms
from mhassist.answering.quotes import Quote
from mhassist.index.terms import split_into_terms
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.sentences import split_sentences

_MOTION = r"(?:moties?|amendement(?:en)?|motions?|amendments?)"
_WHO = re.compile(
    rf"\b(?:wie|wiens|welke? (?:kamer)?(?:lid|leden|fracties?|partij(?:en)?)|indieners?|who|whose|"
    rf"movers?|which (?:members?|mps?|party|parties))\b.*\b{_MOTION}\b|"
    rf"\b{_MOTION}\b.*\b(?:van wie|door wie|by whom|wie|indieners?)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:welke|which|what|noem|lijst van|overzicht van|list) (?:\w+ )?"
    r"(?:moties?|amendement(?:en)?|motions?)\b",
    re.IGNORECASE,
)
_NO_MOVER = re.compile(rf"{_MOTION}|(?:tweede|eerste|kamer|parlement|parliament)", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:moties|amendementen|motions)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:dien(?:t|de|den|en)|ingediend|indien\w*|tabled?|submitted|moved?|van wie|wiens|whose|"
    r"by whom|door wie|wie (?:is|zijn|was|waren)|indieners?)\b",
    re.IGNORECASE,
)
_NAME = (
    r"(?!(?:Kamerstuk|Tweede|Eerste|Kamer)\b)"
    r"(?:(?:[Vv]an (?:der |den |de |'t )?|[Dd]e |[Dd]en |[Tt]er |[Tt]en |[Ee]l )?[A-ZÀ-Þ][\w’'-]+)"
)
_MOVERS = re.compile(
    rf"\b(?:[Mm]oties?|[Aa]mendement(?:en)?)(?: aangenomen| ingediend)?"
    rf"(?: (?:van|door))?(?: (?:het lid|de leden|leden|lid|Kamerlid|Kamerleden))?"
    rf" \(?{_NAME}(?:(?:,| en|/|-|,? en van het lid|,? en het lid) ?{_NAME})*(?: c\.?s\.?)?"
)
_CLAUSES = re.compile(r"(?<=;) |, en (?=de motie\b)| en (?=de motie van\b)|(?<=:) (?=de motie\b)")
_ENOUGH = 0.45
"""Share of the words asked about, by idf, that the sentence on the motion must have."""
_CERTAIN = 0.75
"""Share of the words asked about from which a motion is meant that has them in its title."""
_KINDS = ("motie", "amendement")


@dataclass(frozen=True, slots=True)
class _Mover:
    """A clause that says whose a motion is."""

    letter: Letter
    quote: Quote
    movers: str
    share: float
    """Of the words asked about, by idf."""


def movers_of(asking: Asking) -> Draft | None:
    """Return who tabled the motion that is asked about; or which motions a letter names."""
    if _WHICH.search(asking.text):
        return _listed(asking)
    if not (_WHO.search(asking.text) and _MOVED.search(asking.text)):
        return None
    whole = asking.question.whole_text
    motions = [each for each in asking.letters if each.metadata.kind.lower() in _KINDS]
    subject = _subject(whole)
    own = titled(subject, motions)
    certain = share_of(subject, own[0]) if own else 0.0
    if certain >= _CERTAIN or len(motions) == 1 == len(asking.letters):
        return signed_by(asking, own or motions)
    weights = weighted_terms(subject, asking.index)
    numbers = re.findall(r"\b\d{2} ?\d{3}-\d+\b", whole)
    found = _clauses(asking, weights, numbers)
    best = max(found, key=lambda each: each.share, default=None)
    if best is None or best.share < max(_ENOUGH, certain):
        return signed_by(asking, own)
    return Draft("answered", (Statement(best.letter, (best.quote,)),))


def _subject(text: str) -> str:
    return " ".join(
        word for word in left_over(text) if not re.fullmatch(_MOTION, word, re.IGNORECASE)
    )


def _clauses(asking: Asking, weights: Mapping[str, float], numbers: Sequence[str]) -> list[_Mover]:
    found = []
    for letter in sorted(asking.letters, key=newest_first):
        for paragraph in asking.index.paragraphs_of(letter.id):
            if paragraph.kind in {Kind.LETTERHEAD, Kind.HEADING, Kind.SIGNATURE}:
                continue
            for start, end in _spans(paragraph):
                text = paragraph.text[start:end]
                movers = _MOVERS.search(text)
                if movers is None:
                    continue
                numbered = any(number in text for number in numbers)
                share = 1.0 if numbered else _share(text, weights)
                quote = Quote(paragraph, start, end)
                found.append(_Mover(letter, quote, movers[0], share))
    return found


def _spans(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return where the clauses of a paragraph stand; one for each motion where it names several."""
    spans = []
    for start, end in split_sentences(paragraph.text):
        begin = start
        for cut in _CLAUSES.finditer(paragraph.text, start, end):
            spans.append((begin, cut.start()))
            begin = cut.end()
        spans.append((begin, end))
    return spans


def _share(text: str, weights: Mapping[str, float]) -> float:
    stems = set(split_into_terms(text))
    return sum(weight for stem, weight in weights.items() if stem in stems)


def _listed(asking: Asking) -> Draft | None:
    """Return the motions that letters name, of certain movers or all, each once a letter."""
    movers = [word for word in left_over(asking.text) if word[:1].isupper()]
    movers = [word for word in movers if not _NO_MOVER.fullmatch(word)]
    meant = asking.meant()
    several = _SEVERAL.search(asking.text)
    if not movers and not (meant.sure and several):
        return None
    clauses = [
        each
        for each in _clauses(asking, {}, ())
        if all(name.casefold() in each.movers.casefold() for name in movers)
    ]
    statements = []
    years = asking.question.scope.years
    for letter in asking.letters if movers else meant.letters:
        if years and (letter.sort_date is None or letter.sort_date.year not in years):
            continue
        own = [each for each in clauses if each.letter.id == letter.id]
        once = {each.movers.casefold(): each for each in reversed(own)}
        quotes = [each.quote for each in own if once[each.movers.casefold()] is each]
        if quotes:
            statements.append(Statement(letter, tuple(quotes), as_list=True))
    return answered(statements)
