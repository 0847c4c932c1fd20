"""What users should know of how well a letter could be read: of a scan, or with reading errors.

A letter may have been a scan before it became a text; nothing says so but its errors. Counted are
those that no spelling explains: a participle without its trema ("geinformeerd"), "Kamerstukken 11"
for "II", a figure inside a word ("l00k"). Of 1,068 Dutch regulations, 24 million characters, none
has as many as ``_FEWEST`` of them in so few words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mhassist.letters.letter import Letter
from mhassist.letters.marked import UNSURE_ORDER
from mhassist.paragraphs.paragraph import Paragraph, StructuredLetter

_ERRORS = re.compile(
    r"\b[Gg]ei(?:n[cdfhjkmstvw]|d[e]|m[mp]|ll|so)[a-z]+"
    r"|\bKamerstuk(?:ken)? (?:11|1I|I1|1l|l1|ll)\b"
    r"|(?<![\w.:/@-])[a-z]+\d+[a-z]+(?![\w/@])"
)
_FEWEST = 3
_WORDS_FOR_EACH = 2_000
"""So many words have at least one error in a letter that is marked."""
_SHOWN = 3
_UNSURE = 0.9
"""What text recognition is less sure of than this has wrong words as a rule."""

_RECOGNISED = "Van een scan gelezen (tekstherkenning): vergelijk een citaat met het origineel."
_WITH_ERRORS = (
    "De tekst van deze brief heeft leesfouten (zoals {errors}): vergelijk een citaat met het "
    "origineel."
)
_UNSURE_PARAGRAPH = "Slecht leesbaar in de scan: deze alinea kan verkeerde woorden hebben."
_UNSURE_ORDER_OF_PARAGRAPH = (
    "Niet zeker in deze volgorde gelezen (kolommen, een kader of een tabel zonder lijnen): "
    "vergelijk deze alinea met het origineel."
)


def letter_note(letter: Letter) -> str:
    """Return what to know of how a letter was read; empty where nothing is."""
    if letter.source_format == "ocr":
        return _RECOGNISED
    errors = reading_errors(letter.text)
    return _WITH_ERRORS.format(errors=", ".join(f"‘{each}’" for each in errors)) if errors else ""


def paragraph_note(paragraph: Paragraph) -> str:
    """Return what to know of how a paragraph was read; empty where nothing is."""
    if paragraph.confidence == UNSURE_ORDER:
        return _UNSURE_ORDER_OF_PARAGRAPH
    unsure = paragraph.confidence is not None and paragraph.confidence < _UNSURE
    return _UNSURE_PARAGRAPH if unsure else ""


def notes_on(letter: Letter, structure: StructuredLetter, paragraph_id: str) -> tuple[str, str]:
    """Return what to know of how a letter and one of its paragraphs were read; empty for nothing.

    Args:
        letter: The letter.
        structure: Its paragraphs.
        paragraph_id: Which of them; one that is not there has no note.
    """
    found = (each for each in structure.paragraphs if each.id == paragraph_id)
    return letter_note(letter), next((paragraph_note(each) for each in found), "")


@lru_cache(maxsize=256)
def reading_errors(text: str) -> tuple[str, ...]:
    """Return examples of reading errors, if a text has enough of them to tell.

    >>> reading_errors("Wij zijn geinformeerd en geinspireerd, zie Kamerstukken 11 2020/21.")
    ('geinformeerd', 'geinspireerd', 'Kamerstukken 11')
    >>> reading_errors("Wij zijn geinformeerd.")
    ()
    """
    found = [match[0] for match in _ERRORS.finditer(text)]
    if len(found) < _FEWEST or len(found) * _WORDS_FOR_EACH < len(text.split()):
        return ()
    return tuple(dict.fromkeys(found))[:_SHOWN]
