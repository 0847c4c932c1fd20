"""Elements of a DOCX: what a row or a cell is, what stands in a drawing, what is on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from lxml import etree

from mhassist.letters.readers.docx_styles import DocxStyles, Numbering, W, is_on
from mhassist.letters.readers.numerals import number_in
from mhassist.letters.readers.tables import Cell, Table, span_of, stands_between
from mhassist.letters.readers.xml_parsing import parse_xml, tag_of

_ON_PAGES = frozenset({RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER})
HOLDS_BLOCKS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})
"""Elements around blocks that are none themselves."""
NOTE_MARKS = frozenset({"footnoteReference", "endnoteReference"})
_MOST_BEFORE = 20
_PICTURED = {
    "chart": "grafiek",
    "relIds": "schema",
    "OLEObject": "ingevoegd object (misschien een formule)",
}
"""What a drawing holds that has words, and not as text of the letter."""


class Parts:
    """The parts of a document that its text refers to."""

    def __init__(self, path: Path, main: XmlPart) -> None:
        self._path = path
        self._main = main
        self.styles = DocxStyles(self._root(RELATIONSHIP_TYPE.STYLES))
        self.numbering = Numbering(self._root(RELATIONSHIP_TYPE.NUMBERING))
        self.comments = self._root(RELATIONSHIP_TYPE.COMMENTS)
        self.notes: dict[str, etree._Element] = {}
        self.bookmarks = notes_at_bookmarks(main.element)
        """For each bookmark around the mark of a note, which note that is."""
        for kind, letter in ((RELATIONSHIP_TYPE.FOOTNOTES, "f"), (RELATIONSHIP_TYPE.ENDNOTES, "e")):
            root = self._root(kind)
            for note in root if root is not None else ():
                if tag_of(note) in {"footnote", "endnote"} and not note.get(f"{W}type"):
                    self.notes[f"{letter}{note.get(f'{W}id')}"] = note

    def _root(self, kind: str) -> etree._Element | None:
        try:
            part = self._main.part_related_by(kind)
        except (KeyError, ValueError):
            return None
        return parse_xml(f"{self._path} ({part.partname})", part.blob)


def inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the children of one kind, also those inside a content control; none that is deleted."""
    for child in element:
        if tag_of(child) == tag:
            if child.find(f"{W}tcPr/{W}cellDel") is None:
                yield child
        elif tag_of(child) in HOLDS_BLOCKS:
            yield from inside(child, tag)


def text_in(element: etree._Element) -> str:
    """Return what a part of the text says, a paragraph a line.

    Not by ``element.text``: python-docx has that say all that is in an element.
    """
    return "\n".join(map(_line, element.iter(f"{W}p"))).strip()


def read_apart(
    row: etree._Element, cells: Sequence[etree._Element], *, table: Table
) -> etree._Element | None:
    """Return the cell of a row that is no row: its text is read as every other text.

    Args:
        row: The row.
        cells: Its cells.
        table: The rows before it.
    """
    full = [cell for cell in cells if text_in(cell)]
    merges = row.find(f".//{W}vMerge") is not None
    if len(cells) == 1:
        span = cells[0].find(f"{W}tcPr/{W}gridSpan")
        wide = span is not None and span_of(span.get(f"{W}val")) > 1
        between = wide and table.is_begun and stands_between(text_in(cells[0]))
        return None if between else cells[0]
    long = len(full) == 1 and len(list(full[0].iter(f"{W}p"))) > 1
    return full[0] if long and not merges else None


def names_columns(row: etree._Element) -> bool:
    """Return whether a row is repeated at the top of each page."""
    return is_on(row.find(f"{W}trPr/{W}tblHeader"))


def cells_before(row: etree._Element) -> list[Cell]:
    """Return the columns that a row leaves out at its beginning."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    columns = number_in(before.get(f"{W}val"), 0) if before is not None else 0
    return [Cell(columns=min(columns, _MOST_BEFORE))] if columns else []


def goes_on_above(properties: etree._Element | None) -> bool:
    """Return whether a cell is part of the one above it."""
    merged = properties.find(f"{W}vMerge") if properties is not None else None
    return merged is not None and merged.get(f"{W}val") != "restart"


def is_end_deleted(properties: etree._Element) -> bool:
    """Return whether the end of a paragraph was deleted or moved: the next goes on in it."""
    return any(properties.find(f"{W}rPr/{W}{gone}") is not None for gone in ("del", "moveFrom"))


def text_boxes(element: etree._Element) -> list[etree._Element]:
    """Return the text boxes of a drawing; of its two versions the first, and none in another."""
    found: list[etree._Element] = []
    for box in element.iter(f"{W}txbxContent"):
        around = [tag_of(one) for one in box.iterancestors()]
        within = around[: around.index(tag_of(element)) + 1]
        if "Fallback" not in around and "txbxContent" not in within:
            found.append(box)
    return found


def notes_at_bookmarks(body: etree._Element) -> dict[str, str]:
    """Return for each bookmark around the mark of a note which note that is."""
    found: dict[str, str] = {}
    opened: dict[str, str] = {}
    bounds = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
    for element in body.iter(*bounds, *(f"{W}{mark}" for mark in NOTE_MARKS)):
        number = element.get(f"{W}id") or ""
        if element.tag == bounds[0]:
            opened[number] = element.get(f"{W}name") or ""
        elif element.tag == bounds[1]:
            opened.pop(number, None)
        else:
            found |= dict.fromkeys(opened.values(), note_key(element))
            opened.clear()
    return found


def note_key(reference: etree._Element) -> str:
    """Return which note the mark of a note is of."""
    letter = "f" if tag_of(reference) == "footnoteReference" else "e"
    return f"{letter}{reference.get(f'{W}id')}"


def not_read(element: etree._Element) -> Iterator[str]:
    """Yield what a drawing holds that is no text here, and may say something."""
    for part in element.iter():
        what = _PICTURED.get(tag_of(part))
        if what is not None and all(tag_of(one) != "Fallback" for one in part.iterancestors()):
            yield what


def lines_of_pages(path: Path, main: Part) -> list[str]:
    """Return the lines of the heads and feet of the pages, those in boxes too.

    Args:
        path: The letter's name, for messages.
        main: The part that holds the text.
    """
    lines: list[str] = []
    for relation in main.rels.values():
        if relation.is_external or relation.reltype not in _ON_PAGES:
            continue
        part = relation.target_part
        root = parse_xml(f"{path} ({part.partname})", part.blob)
        lines.extend(
            _line(paragraph)
            for paragraph in root.iter(f"{W}p")
            if all(tag_of(one) != "Fallback" for one in paragraph.iterancestors())
        )
    return lines


def _line(paragraph: etree._Element) -> str:
    """Return a paragraph's own text, without that of boxes in it."""
    said = ""
    for part in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(part.iterancestors(f"{W}p"), None) is paragraph:
            said += (part.text or "") if tag_of(part) == "t" else "\t"
    return said
