"""StructuredLetter -> plain text, for the eye: what ``mhassist show`` and ``add`` print."""

from __future__ import annotations

import textwrap
from collections import Counter

from mhassist.paragraphs.paragraph import Kind, Paragraph, StructuredLetter

_WIDTH = 100
_KINDS = {
    Kind.LETTERHEAD: ("briefhoofdregel", "briefhoofdregels"),
    Kind.HEADING: ("kop", "koppen"),
    Kind.PARAGRAPH: ("alinea", "alinea's"),
    Kind.LIST_ITEM: ("punt", "punten"),
    Kind.FOOTNOTE: ("voetnoot", "voetnoten"),
    Kind.TABLE_ROW: ("tabelregel", "tabelregels"),
    Kind.SIGNATURE: ("ondertekening", "ondertekeningen"),
    Kind.ANNEX: ("bijlage", "bijlagen"),
}
"""One of a kind and several, in Dutch."""


def render_structure(structured: StructuredLetter) -> str:
    """Return a letter as structured: each paragraph with number, kind, ties and text.

    The section path is printed where it changes in the running text; furniture comes last.
    """
    lines: list[str] = [structured.letter_id, ""]
    section: tuple[str, ...] = ()
    for paragraph in structured.paragraphs:
        if paragraph.section != section and paragraph.kind is not Kind.FOOTNOTE:
            section = paragraph.section
            lines.append(f"== {' > '.join(section)}" if section else "==")
        lines.append(_heading(paragraph))
        lines.extend(
            textwrap.wrap(
                _marked(paragraph),
                _WIDTH,
                initial_indent="    ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    if structured.furniture:
        lines.append("== paginaopmaak, geen tekst van de brief")
        lines.extend(f"    {' '.join(item.text.split())}" for item in structured.furniture)
    return "\n".join(lines) + "\n"


def count_kinds(structured: StructuredLetter) -> str:
    """Return how many paragraphs of each kind a letter has, most first.

    >>> kinds = [Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH]
    >>> paragraphs = [Paragraph("a", 1, kind, (), "", ()) for kind in kinds]
    >>> count_kinds(StructuredLetter("a", tuple(paragraphs), ()))
    "2 alinea's, 1 kop"
    """
    counts = Counter(paragraph.kind for paragraph in structured.paragraphs)
    return ", ".join(f"{count} {_KINDS[kind][count > 1]}" for kind, count in counts.most_common())


def _heading(paragraph: Paragraph) -> str:
    parts = [f"[{paragraph.number}] {paragraph.kind.value}"]
    if paragraph.level:
        parts.append(f"niveau {paragraph.level}")
    if paragraph.lead_in is not None:
        parts.append(f"ingeleid door {paragraph.lead_in}")
    if paragraph.related:
        parts.append(f"hoort bij {', '.join(map(str, paragraph.related))}")
    if len(paragraph.spans) > 1:
        parts.append(f"{len(paragraph.spans)} delen")
    return ", ".join(parts)


def _marked(paragraph: Paragraph) -> str:
    """Return the text with its label, and ``{note}`` where a footnote is referred to."""
    text = paragraph.text
    for note in reversed(paragraph.notes):
        target = "?" if note.number is None else str(note.number)
        text = f"{text[: note.position]}{{noot {target}}}{text[note.position :]}"
    return f"{paragraph.label} {text}".strip()
