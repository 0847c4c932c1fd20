"""A paragraph or footnote that is asked for by its number, as a reference names it."""

from __future__ import annotations

import re

from mhassist.answering.compose import Draft
from mhassist.answering.letter_facts.asking import Asking, answered, told_of, whole
from mhassist.answering.refusal import Missing
from mhassist.letters import Letter
from mhassist.paragraphs import Kind, Paragraph

_PARAGRAPH = re.compile(
    r"\b(?P<what>al(?:inea(?: nummer| nr\.?)?|\.)|paragraph|para\.?) ?(?P<number>\d{1,4})\b"
    r"(?:(?:,| en| and| t/m) ?(?P<second>\d{1,4})\b)?",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"\b(?:voetnoot|noot|footnote) (?:nummer |nr\.? ?)?(?P<number>\d{1,3})\b", re.IGNORECASE
)


def cited(asking: Asking) -> Draft | None:
    """Return a paragraph in full that a question names by letter and number.

    So a reference out of an answer, "Kamerstukken II 2030/31, 99999, nr. 7, al. 12", can be asked
    for as it is.
    """
    paragraph, note = _PARAGRAPH.search(asking.text), _FOOTNOTE.search(asking.text)
    named = paragraph or note
    if named is None:
        return None
    meant, name = asking.meant(), named[0].strip()
    if not meant.sure:
        return Draft("refused", missing=(Missing("paragraph_of", name),))
    said = []
    for letter in meant.letters:
        found = _paragraphs(asking, letter, paragraph) or _notes(asking, letter, note)
        if found:
            said.append(told_of(letter, [whole(each) for each in found], "intro"))
    return answered(said) or Draft("refused", missing=(Missing("paragraph", name),))


def _paragraphs(asking: Asking, letter: Letter, named: re.Match[str] | None) -> list[Paragraph]:
    if named is None:
        return []
    numbers = {int(number) for number in (named["number"], named["second"]) if number}
    return asking.paragraphs(letter, lambda each: each.number in numbers)


def _notes(asking: Asking, letter: Letter, named: re.Match[str] | None) -> list[Paragraph]:
    if named is None:
        return []
    return asking.paragraphs(
        letter, lambda each: each.kind is Kind.FOOTNOTE and each.label == named["number"]
    )
