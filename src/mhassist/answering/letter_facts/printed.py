"""What a letter prints of itself: who signed, to whom, under which number, of which day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mhassist.answering.compose import Draft, Statement
from mhassist.answering.letter_facts.asking import Asking, answered, opening, told_of, whole
from mhassist.answering.letter_facts.naming import ANY_LETTER, PAPER, left_over, share_of
from mhassist.answering.letter_facts.purpose import about
from mhassist.answering.letter_facts.signed import asked_by, signed_by, signed_by_nearest
from mhassist.answering.mentions import find_mentions
from mhassist.letters import Letter
from mhassist.letters.dates import date_in_words
from mhassist.paragraphs import Kind, Paragraph
from mhassist.question import Asked

_NOT_TO = r"(?! aan (?!de (?:voorzitter|tweede kamer|eerste kamer|kamer)\b))"
"""A letter to somebody else is one that letters speak of."""
_SIGNATURE = rf"\bhandtekening\w*\b(?! (?:onder|op) (?:het|de|dit|deze|een) (?!{PAPER}\b))"
"""Under an agreement it is no signature of a letter."""
_SIGNED = re.compile(
    rf"\b(?:onder)?teken(?:t|de|den|aars?|ing)\b.*\b{PAPER}\b|\b{PAPER}\b.*\b(?:onder)?(?:ge)?teken"
    rf"(?:t|d|de|den|aars?|ing)\b|{_SIGNATURE}|\b(?:who )?signed\b.*\b{PAPER}\b|"
    rf"\b{PAPER}\b.*\bsigned\b|\bsignator(?:y|ies)\b|"
    r"\b(?:wie|who)\b.*\b(?:beantwoord\w*|answered)\b.*\b(?:kamer)?(?:vragen|questions)\b|"
    r"\bdoor wie\b.*\b(?:antwoord\b.*\bgegeven|vragen\b.*\bbeantwoord)\b|"
    rf"\b(?:van|by) (?:wie|whom) (?:is|zijn|was|komt) (?:de|het|the) {PAPER}\b|"
    rf"\b(?:afzender|sender|author|auteur)\b.*\b{PAPER}\b|"
    rf"\b(?:wie|who) (?:schreef|stuurde|verstuurde|verzond|wrote|sent)\b.*\b{PAPER}\b{_NOT_TO}|"
    rf"\bdoor wie (?:is|was|werd)\b.*\b{PAPER}\b.*\b(?:geschreven|verstuurd|verzonden|gestuurd)\b|"
    r"\b(?:welke|which) (?:ministeries?|ministers?|bewinds\w+|departementen|ministries) "
    rf"(?:hebben )?(?:stuur\w*|schre\w+|verstuur\w*|sent|wrote) (?:de|het|the) {PAPER}\b{_NOT_TO}",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:wie|(?:welke?|which) (?:kamer)?(?:leden|lid|members?)|who|door wie|aan wie)\b.*"
    r"\b(?:stel(?:de|den|t|len)|gesteld|asked|put)\b.*\b(?:kamer)?(?:vragen|questions)\b|"
    r"\b(?:kamer)?(?:vragen|questions)\b.*\b(?:gesteld|asked|ingediend)\b|"
    r"\bwanneer\b.*\b(?:vragen|brief)\b.*\bingezonden\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    rf"\b(?:aan|naar) wie\b.*\b{PAPER}\b|\b{PAPER}\b.*\b(?:gericht aan|geadresseerd\w*|addressed|"
    rf"bestemd)\b|\b(?:to whom|addressee|geadresseerde|ontvanger)\b.*\b{PAPER}\b|"
    rf"\baan wie\b.*\bgericht\b|\bvoor wie\b.*\b{PAPER}\b.*\b(?:bestemd|bedoeld)\b|"
    rf"\bwho (?:is|was|are)\b.*\b{PAPER}\b.*\b(?:addressed to|sent to|for)\W*$",
    re.IGNORECASE,
)
_KENMERK = re.compile(r"\b(?:kenmerk|(?:our )?reference number)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:stuk|onder|dossier|kamerstuk)nummer\b|\b(?:welk|wat voor)e? (?:kamerstuk|dossier|nummer)"
    r"\b|\bwat is het nummer\b|\b(?:dossier|document|paper) number\b|\b(?:which|what) (?:dossier|"
    r"number)\b|\bnummer (?:heeft|van) (?:de|deze|die|dit|het)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b(?:van|op) (?:welke|wanneer)(?: datum| dag)? (?:is|was|zijn|dateert|dateren)"
    rf"(?: (?:de|het|deze|die|dat|dit))?(?: \w+)? {PAPER}\b|"
    rf"\bwanneer (?:is|was|werd|zijn|dateert)\b.{{0,40}}\b{PAPER}\b.*\b(?:verstuurd|verzonden|"
    rf"gestuurd|gedateerd|geschreven|uitgebracht|ingediend|voorgesteld)\b|"
    rf"\b(?:datum|dagtekening)\b(?:(?!\b(?:volgens|blijkens|in)\b).)*\b{PAPER}\b|"
    rf"\b{PAPER}\b.*\b(?:van wanneer|gedateerd|dateert)\b|"
    rf"\bheeft (?:de|het|deze|die|dit) {PAPER}\b.*\b(?:een |geen )?datum\W*$|"
    rf"\bwhat date\b.*\b{PAPER}\b|\bwhen was\b.*\b{PAPER}\b.*\b(?:sent|dated|written)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:en )?(?:wat is|hoe luidt|what is|wat was) (?:de|het|the) "
    rf"(?:titel|onderwerp|title|subject) (?:van|of)\b.*\b{PAPER}\b|"
    rf"^(?:en )?hoe heet(?:te)? (?:de|het|die|deze) {PAPER}\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:en )?(?:waar (?:gaat|ging|handelt)|waarover (?:gaat|ging|handelt)) "
    r"(?:(?:de|het|die|deze|dit) )?(?:\w+e ){0,2}"
    rf"(?:{ANY_LETTER}|\w*rapportage)\b"
    r"(?!.* over .* over\W*$)"
    r"|^what is (?:the|this|that) (?:letter|document|paper)\b.*\babout\W*$",
    re.IGNORECASE,
)
"""What a whole letter is about, and not what it says of something."""
_ANNEXES = re.compile(
    r"\bwelke bijlagen?\b|\bwhich (?:annex(?:es)?|attachments?)\b|\bwhat annexes\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^Nr\.? \w+|^\d{2} ?\d{3}\b")
_SAYS_KENMERK = re.compile(r"\b(?:kenmerk|referentie)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:rapport(?:en)?|reports?|moties?|motions?|onderzoek|advies|nota)\b", re.IGNORECASE
)
_NAMED = 0.5
"""Share of the words that say which paper that the title of a letter has, if it is that one."""


def printed_fact(asking: Asking) -> Draft | None:
    """Return what letters print of themselves, where that is asked."""
    rules: tuple[
        tuple[re.Pattern[str], Callable[[Asking, Sequence[Letter]], Draft | None]], ...
    ] = (
        (_ASKING, asked_by),
        (_SIGNED, signed_by),
        (_ADDRESSED, _addressed),
        (_KENMERK, _kenmerk),
        (_NUMBER, _number),
        (_DATED, _date),
        (_TITLE, _title),
        (_SUBJECT, _subject),
        (_ANNEXES, _annexes),
    )
    for pattern, answer in rules:
        if pattern.search(asking.text):
            meant = asking.meant()
            if _is_other_paper(asking, meant.letters):
                return None
            if answer is signed_by and not meant.sure:
                answer = signed_by_nearest
            return answer(asking, meant.letters)
    return None


def _is_other_paper(asking: Asking, letters: Sequence[Letter]) -> bool:
    """Return whether a question is about a report or motion that letters only speak of."""
    if not (_REPORT.search(asking.text) and left_over(asking.text)):
        return False
    return all(share_of(asking.text, letter) < _NAMED for letter in letters)


def _addressed(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    found = _printed(asking, letters, _begins("Aan "), intro="addressed")
    return found or asked_by(asking, letters)


def _kenmerk(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    return _printed(asking, letters, _holds(_SAYS_KENMERK)) or _known(
        asking, letters, what="kenmerk", value_of=lambda letter: letter.metadata.kenmerk
    )


def _number(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    return _printed(asking, letters, _holds(_NUMBERED)) or _known(
        asking, letters, what="number", value_of=_number_of
    )


def _number_of(letter: Letter) -> str:
    known = letter.metadata
    return f"{known.dossier}, nr. {known.number}" if known.dossier and known.number else ""


def _date(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    found = _printed(asking, letters, _has_date) or _known(
        asking,
        letters,
        what="date",
        value_of=lambda letter: date_in_words(day) if (day := letter.metadata.date) else "",
    )
    undated = [letter for letter in letters if letter.metadata.date is None]
    if found is not None or len(undated) != len(letters):
        return found
    return _known(asking, undated, what="no_date", value_of=lambda letter: letter.metadata.title)


def _title(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    return _known(asking, letters, what="title", value_of=lambda letter: letter.metadata.title)


def _subject(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    """Return the titles of letters, each with the sentence that says what the letter is for."""
    if not asking.meant().sure:
        return None
    return answered([told for letter in letters if (told := about(asking, letter))])


def _annexes(asking: Asking, letters: Sequence[Letter]) -> Draft | None:
    return _printed(asking, letters, lambda paragraph: paragraph.kind is Kind.ANNEX, intro="intro")


def _begins(start: str) -> Callable[[Paragraph], bool]:
    return lambda paragraph: paragraph.kind is Kind.LETTERHEAD and paragraph.text.startswith(start)


def _holds(pattern: re.Pattern[str]) -> Callable[[Paragraph], bool]:
    return lambda paragraph: (
        paragraph.kind is Kind.LETTERHEAD and bool(pattern.search(paragraph.text))
    )


def _has_date(paragraph: Paragraph) -> bool:
    return paragraph.kind is Kind.LETTERHEAD and bool(find_mentions(paragraph.text, Asked.DATE))


def _printed(
    asking: Asking,
    letters: Sequence[Letter],
    wanted: Callable[[Paragraph], bool],
    *,
    intro: str = "printed",
) -> Draft | None:
    said: list[Statement] = []
    for letter in letters:
        found = asking.paragraphs(letter, wanted)
        if found:
            said.append(told_of(letter, [whole(each) for each in found], intro))
    return answered(said)


def _known(
    asking: Asking, letters: Sequence[Letter], *, what: str, value_of: Callable[[Letter], str]
) -> Draft | None:
    """Return what is known of letters that no paragraph prints: at the foot of a page, say."""
    said = []
    for letter in letters:
        value, proof = value_of(letter), opening(letter, asking.index)
        if value and proof is not None:
            said.append(told_of(letter, (proof,), f"known_{what}", told=(("value", value),)))
    return answered(said)
