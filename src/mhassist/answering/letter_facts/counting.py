"""How often words stand in the letters, and in which: counted, with what was counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.answering.compose import Amount, Draft, Lead, Statement
from mhassist.answering.letter_facts.asking import MOST_LETTERS, NEWEST_SHOWN, Asking, told_of
from mhassist.answering.letter_facts.forms import WordForms
from mhassist.answering.letter_facts.naming import ANY_LETTER, REPORT, WHEN, newest_first, titled
from mhassist.answering.letter_facts.period import period_named
from mhassist.answering.quotes import Quote
from mhassist.answering.refusal import Missing
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question.language import WORD
from mhassist.sentences import split_sentences

_PAPER = rf"(?:{ANY_LETTER}|{REPORT})"
_WORD_NOUN = (
    r"\b(?:woord(?:en)?|term(?:en)?|begrip|naam|afkorting|uitdrukking|words?|terms?|name|phrase|"
    r"expression)\b"
)
_OFTEN = re.compile(
    r"\b(?:hoe (?:vaak|dikwijls)|hoeveel (?:keer|maal)|how (?:often|many times))\b", re.IGNORECASE
)
_WHICH = re.compile(
    rf"\b(?:welke?|which|what) (?:(?!(?:de|het|een|deze|die|dit|the|a|this)\b)\w+ )?{_PAPER}\b",
    re.IGNORECASE,
)
"""Not "en welke de brief uit 2021": that asks what a letter says."""
_NAMED = re.compile(
    r"\b(?:noem(?:t|en|de|den)?|genoemd|vermeld(?:t|en|de)?|mention(?:s|ed)?|aangehaald|ter sprake)"
    r"\b",
    re.IGNORECASE,
)
_OCCURS = re.compile(
    r"\b(?:komt|komen|kwam(?:en)?)\b.*\bvoor\b|\bvoorkom\w*|\bstaa[nt]\b|\bgebruik\w*|"
    r"\b(?:use[sd]?|occurs?|appears?|contains?)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:gaan?t?|spreken|spreekt|zijn er|bestaan er)\b.*\bover\b|"
    r"\bover welke?\b|\b(?:discuss(?:es)?|about|are there on)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?:en )?(?:komt|komen|wordt|worden|staat|staan)\b", re.IGNORECASE)
_WHERE = re.compile(r"^(?:en )?(?:waar|in welke alinea\S*|where)\b", re.IGNORECASE)
_STANDS_FOR = re.compile(
    r"\bwaar\b.*\bstaa[nt]\b.*\bvoor(?: (?:in|volgens|bij|uit)\b.*)?\W*$", re.IGNORECASE
)
_PERIOD = re.compile(
    rf"\b(?:tussen|sinds|vanaf|na|tot|van voor|vóór|in|uit|between|since|from|after|before) "
    rf"(?:het jaar )?(?:{WHEN})(?: (?:en|and|tot|tot en met|t/m|to) (?:{WHEN}))?",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b(?:volgens|according)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«‘']([^“”\"«»‘’']{2,80})[”\"»’']")
_LETTER_PHRASE = re.compile(
    rf"\b(?:in|uit|door) (?:de|het) (?:antwoord(?:en)?|motie|\w*nota|fiche|mededeling)\b"
    rf"(?: (?:van|uit) (?:{WHEN}))?|"
    rf"(?:,? ?\b(?:in|uit|door|van|of|from|by|binnen) )?(?:\b(?:de|het|deze|die|dit|alle|al|elke|"
    rf"elk|the|this|that|these|all|welke?|which|what|each|every|hun) )*"
    rf"(?:\b(?!{_WORD_NOUN})\w+(?:ste|de|e|st|th|nd) )?\b{_PAPER}\b"
    rf"(?:,? \(?(?:(?:van|uit|d\.d\.|of|from|dated) )?(?:{WHEN})\)?)*",
    re.IGNORECASE,
)
_FRAME = frozenset(
    "waar where alinea alinea's alinea’s paragraph "
    "hoe vaak dikwijls hoeveel keer maal wordt worden is zijn werd werden er staat staan komt "
    "komen kwam kwamen voor voorkomen voorkomt noemt noemen noemde genoemd vermeld vermeldt "
    "vermelden gebruikt gebruiken gebruik gaat gaan over sprake spreken spreekt ter de het een "
    "in welke welk "
    "which what how often many times the a an does do did are was were be used use uses mention "
    "mentions mentioned occur occurs appear appears contain contains discuss discusses about there "
    "on of by en and dan ook precies eigenlijk allemaal totaal tekst text woord woorden term "
    "termen begrip naam afkorting uitdrukking word words terms name phrase expression bij elkaar "
    "samen aangehaald van iets zoal".split()
)
_PLACES = 12
_FORMS = 6
_NO_SENTENCE = frozenset({Kind.LETTERHEAD, Kind.HEADING, Kind.ANNEX, Kind.SIGNATURE})
_FEWEST_WORDS = 5
"""A sentence of fewer is shown only where no other has the words."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the words stand in one letter."""

    letter: Letter
    places: tuple[tuple[Paragraph, int, int], ...]
    forms: Counter[str]


def count_words(asking: Asking) -> Draft | None:
    """Return how often words stand in which letters, where that is asked.

    "0 keer" is a refusal: there is nothing to cite. A subject that no letter has in these words is
    left to the search.
    """
    counts, topical = _is_asked(asking.text)
    if not (counts or topical):
        return None
    words, phrase = _words_asked(asking.text)
    if not words:
        return None
    letters = titled(phrase, asking.letters) or _of_period(asking)
    found = _find(words, letters, asking)
    if not found:
        typed = _words_asked(asking.question.text)[0]
        words = typed or words
        found = _find(words, letters, asking)
    if not found:
        # That no letter has an English word says nothing: they are Dutch.
        told = counts and asking.question.language == "nl"
        return Draft("refused", missing=(Missing("count", words),)) if told else None
    statements = [_statement(each) for each in found[:MOST_LETTERS]]
    leads = _leads(words, found, letters=letters)
    return Draft("answered", tuple(statements), leads=leads)


def _of_period(asking: Asking) -> Sequence[Letter]:
    """Return the letters of the period that the question names; all where it names none."""
    named = "" if _QUOTED.search(asking.text) else " ".join(_PERIOD.findall(asking.text))
    periods = period_named(named)
    within = [each for each in asking.letters if any(period.has(each) for period in periods)]
    return within if periods and within else asking.letters


def _is_asked(text: str) -> tuple[bool, bool]:
    """Return whether a question asks for words that are counted, and for letters on a subject."""
    often, which = _OFTEN.search(text), _WHICH.search(text)
    noun = re.search(_WORD_NOUN, text, re.IGNORECASE)
    named = _NAMED.search(text)
    if which:
        topical = bool(_ABOUT.search(text))
        return bool(named or (_OCCURS.search(text) and not topical)), topical
    if _STANDS_FOR.search(text):
        return False, False
    if noun and _OCCURS.search(text) and (_WHETHER.search(text) or _WHERE.search(text)):
        return True, False
    in_whole = re.search(rf"\bin\b[^?]*\b{_PAPER}\b", text, re.IGNORECASE)
    if named and in_whole and _WHETHER.search(text):
        name = _words_asked(text)[0]
        return name[:1].isupper(), not name[:1].isupper()
    if not often or _ACCORDING.search(text):
        return False, False
    in_letter = _OCCURS.search(text) and re.search(rf"\b{_PAPER}\b", text, re.IGNORECASE)
    return bool(named or (noun and _OCCURS.search(text)) or in_letter), False


def _words_asked(text: str) -> tuple[str, str]:
    """Return the words that are counted, and those that name a letter."""
    phrase = " ".join(match[0] for match in _LETTER_PHRASE.finditer(text))
    quoted = _QUOTED.search(text)
    if quoted:
        return quoted[1].strip(), phrase
    rest = _PERIOD.sub(" ", _LETTER_PHRASE.sub(" ", text))
    noun = list(re.finditer(_WORD_NOUN, rest, re.IGNORECASE))
    words = WORD.findall(rest[noun[-1].end() :] if noun else rest)
    if noun and not _without_frame(words):
        words = WORD.findall(rest)
    return " ".join(_without_frame(words)), phrase


def _without_frame(words: Sequence[str]) -> list[str]:
    """Return the words between those that only ask."""
    kept = [place for place, word in enumerate(words) if word.lower() not in _FRAME]
    return list(words[kept[0] : kept[-1] + 1]) if kept else []


def _find(words: str, letters: Sequence[Letter], asking: Asking) -> list[_Found]:
    forms = WordForms(words, vocabulary=asking.index.vocabulary)
    found = []
    for letter in sorted(letters, key=newest_first):
        places = []
        counted: Counter[str] = Counter()
        for paragraph in asking.index.paragraphs_of(letter.id):
            for one in forms.find_in(paragraph.text):
                places.append((paragraph, one.start, one.end))
                counted[one.form] += 1
        if places:
            found.append(_Found(letter, tuple(places), counted))
    return found


def _statement(found: _Found) -> Statement:
    numbers = [str(paragraph.number) for paragraph, _, _ in found.places]
    once = list(dict.fromkeys(numbers))
    places = ", ".join(once[:_PLACES]) + (" …" if len(once) > _PLACES else "")
    told = (("times", Amount(len(found.places), "times")), ("places", places))
    return told_of(found.letter, (_example(found),), "counted", told=told)


def _example(found: _Found) -> Quote:
    """Return the shortest sentence that has the words; a heading only where no sentence has."""
    quotes = [_sentence(paragraph, start) for paragraph, start, _ in found.places]
    running = [each for each in quotes if each.paragraph.kind not in _NO_SENTENCE]
    return min(running or quotes, key=lambda each: (each.words < _FEWEST_WORDS, each.words))


def _sentence(paragraph: Paragraph, place: int) -> Quote:
    spans = split_sentences(paragraph.text)
    span = next((span for span in spans if span[0] <= place < span[1]), (0, len(paragraph.text)))
    return Quote(paragraph, *span)


def _leads(words: str, found: Sequence[_Found], *, letters: Sequence[Letter]) -> tuple[Lead, ...]:
    total = sum(len(each.places) for each in found)
    told = (("words", words), ("times", Amount(total, "times")))
    if len(letters) == 1:
        leads = [Lead("times_in_one", told)]
    else:
        several = ("letters", Amount(len(letters), "letters"))
        leads = [Lead("times", (*told, ("found", str(len(found))), several))]
        if len(found) < len(letters):
            rest = Amount(len(letters) - len(found), "letters")
            leads.append(Lead("elsewhere", (("letters", rest),)))
    forms: Counter[str] = sum((each.forms for each in found), Counter())
    if {form.casefold() for form in forms} != {words.casefold()}:
        leads.append(Lead("forms", (("forms", _forms_in_words(forms)),)))
    if len(found) > MOST_LETTERS:
        leads.append(NEWEST_SHOWN)
    return tuple(leads)


def _forms_in_words(counted: Counter[str]) -> str:
    """Return the forms with their numbers, most first; capitals at the start make no other form."""
    variants: dict[str, Counter[str]] = {}
    for form, count in counted.items():
        variants.setdefault(form[:1].lower() + form[1:], Counter())[form] += count
    merged = {each.most_common(1)[0][0]: each.total() for each in variants.values()}
    ordered = sorted(merged.items(), key=lambda each: (-each[1], each[0]))
    shown = ", ".join(f"{form} {count}" for form, count in ordered[:_FORMS])
    rest = sum(count for _, count in ordered[_FORMS:])
    return f"{shown}, … {rest}" if rest else shown
