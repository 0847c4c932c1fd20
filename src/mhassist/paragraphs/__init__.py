"""Letter -> Paragraph: the unit that is cited, with offsets into the letter."""

from mhassist.paragraphs.paragraph import (
    Furniture,
    Kind,
    NoteReference,
    Paragraph,
    Span,
    StructuredLetter,
)
from mhassist.paragraphs.rendering import count_kinds, render_structure
from mhassist.paragraphs.structure import structure_letter

__all__ = [
    "Furniture",
    "Kind",
    "NoteReference",
    "Paragraph",
    "Span",
    "StructuredLetter",
    "count_kinds",
    "render_structure",
    "structure_letter",
]
