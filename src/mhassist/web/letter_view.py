"""A structured letter -> the HTML in which a citation is read in its place."""

from __future__ import annotations

from collections.abc import Sequence

from mhassist.letters.letter import Letter, Metadata
from mhassist.paragraphs.legibility import letter_note, paragraph_note
from mhassist.paragraphs.paragraph import Kind, Paragraph, StructuredLetter
from mhassist.web.escaping import escape, mark_quotes
from mhassist.web.wording import in_words

_DEEPEST_HEADING = 6


def render_letter(
    letter: Letter,
    structure: StructuredLetter,
    *,
    paragraph: int | None = None,
    quotes: Sequence[str] = (),
) -> str:
    """Return a whole letter with its paragraph numbers.

    Args:
        letter: What is known of the letter.
        structure: Its paragraphs.
        paragraph: Number of the paragraph to highlight.
        quotes: The sentences to mark in that paragraph.
    """
    body = "".join(
        _paragraph(item, quotes if item.number == paragraph else (), cited=item.number == paragraph)
        for item in structure.paragraphs
    )
    return (
        f'<header class="letter-head"><h2 id="letter-title">'
        f"{escape(letter.metadata.title or letter.id)}</h2>"
        f"<p>{escape(_known(letter.metadata))}</p>{legibility(letter_note(letter))}</header>"
        f'<div class="letter-body">{body}</div>'
    )


def _known(metadata: Metadata) -> str:
    number = ""
    if metadata.dossier and metadata.number:
        number = f"{metadata.dossier}, nr. {metadata.number}"
    kenmerk = f"kenmerk {metadata.kenmerk}" if metadata.kenmerk else ""
    parts = [metadata.kind, in_words(metadata.date), number, kenmerk]
    return " · ".join(part for part in parts if part)


def _paragraph(paragraph: Paragraph, quotes: Sequence[str], *, cited: bool) -> str:
    text = mark_quotes(paragraph.text, quotes, paragraph.notes)
    label = ""
    if paragraph.label and not paragraph.text.startswith(paragraph.label):
        label = f'<span class="label">{escape(paragraph.label)}</span> '
    kind = paragraph.kind.value.replace(" ", "-")
    level = min(max(paragraph.level, 1), 4)
    if paragraph.kind is Kind.HEADING:
        # The title of the letter is level 2.
        depth = min(level + 2, _DEEPEST_HEADING)
        inner = f"<h{depth}>{label}{text}</h{depth}>"
    else:
        inner = f"<p>{label}{text}</p>"
    here = ' aria-current="true"' if cited else ""
    return (
        f'<div class="paragraph {kind} level-{level}" data-number="{paragraph.number}"'
        f' tabindex="-1"{here}><span class="paragraph-number" aria-hidden="true">'
        f'{paragraph.number}</span><span class="sr-only">Alinea {paragraph.number}. </span>'
        f"{inner}{legibility(paragraph_note(paragraph))}</div>"
    )


def legibility(note: str) -> str:
    """Return what is to be known of how something was read."""
    return f'<p class="legibility">{escape(note)}</p>' if note else ""
