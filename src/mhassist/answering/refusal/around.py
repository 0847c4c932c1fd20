"""What stands around a sentence or a paragraph, in which a word of the question may stand."""

from __future__ import annotations

from collections.abc import Sequence

from mhassist.answering.candidates import Candidate
from mhassist.answering.overlap import stems_in
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.paragraphs import Paragraph
from mhassist.question.synonyms import Renamed


def stems_around(
    paragraphs: Sequence[Paragraph], index: Index, renamed: Sequence[Renamed] = ()
) -> set[str]:
    """Return the stems of paragraphs, their headings, notes, lists and letters.

    Args:
        paragraphs: Around which is looked.
        index: Has what belongs to them.
        renamed: Names of a question; that of a thing which stands there otherwise counts too.
    """
    letters = {each.letter_id: index.letter(each.letter_id) for each in paragraphs}
    identities = [part for letter in letters.values() for part in letter_identity(letter)]
    return stems_in(" ".join((*texts_around(paragraphs, index), *identities)), renamed)


_BEFORE = 300
"""Characters of a paragraph before a sentence that say what it is of."""


def text_near(candidate: Candidate, index: Index) -> str:
    """Return a sentence with its headings, what stands just before it, and its letter's title."""
    paragraph = candidate.paragraph
    before = paragraph.text[max(0, candidate.start - _BEFORE) : candidate.start]
    above = (each.text for each in index.introducing(paragraph))
    title = index.letter(paragraph.letter_id).metadata.title
    return " ".join((title, *paragraph.section, *above, before, candidate.read_text))


def texts_around(paragraphs: Sequence[Paragraph], index: Index) -> list[str]:
    """Return the texts of paragraphs with their headings, notes and lists."""
    parts: list[str] = []
    for paragraph in paragraphs:
        parts.extend((*paragraph.section, paragraph.text))
        others = [note.number for note in paragraph.notes if note.number is not None]
        others += paragraph.related
        parts.extend(index.paragraph_at(paragraph.letter_id, number).text for number in others)
        parts.extend(each.text for each in index.introducing(paragraph))
        if continued := index.continued_from(paragraph):
            parts.append(continued.text)
    return parts


_HERE = "Nederland Nederlandse Nederlands Tweede Kamer Dutch Netherlands"
"""What every letter of the Dutch government is about without saying it."""


def letter_identity(letter: Letter) -> tuple[str, ...]:
    """Return what a letter says it is: title, kind, author, ministries, who signed it."""
    known = letter.metadata
    signed = (f"{signatory.name} {signatory.office}" for signatory in known.signatories)
    return (known.title, known.kind, known.author, *known.ministries, *signed, _HERE)
