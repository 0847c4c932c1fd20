"""HTML of officielebekendmakingen.nl and rijksoverheid.nl -> Reading: the letter, not the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import STRUCK_OUT, HiddenText
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.cells import Cells, span_of
from mhassist.letters.readers.html_notes import find_notes
from mhassist.letters.readers.html_page import (
    hides,
    is_wholly,
    letter_in,
    metadata_in,
    parse_page,
    selectors,
    strikes,
)
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.numerals import number_in, numeral
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.word_processing import Outline, names_at_the_end, signatures_apart
from mhassist.letters.readers.xml_parsing import all_text, repair_double_encoding, tag_of
from mhassist.letters.typed_notes import set_typed_notes_apart

_DEEPEST = 200
"""Elements nested deeper than any letter needs."""
_SITE = frozenset(
    "aside button dialog form head iframe input nav noscript object script select"
    " style svg template textarea".split()
)
_SITE_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_SITE_CLASSES = frozenset({"assistive", "skiplinks", "note-close", "visually-hidden", "sr-only"})
_LINES = frozenset({"br", "hr"})
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_STRUCK = frozenset({"del", "s", "strike"})
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul"
    " html".split()
)
_HEADING = re.compile(r"h([1-6])")
_LETTERHEAD = frozenset({"dossiertitel", "kamerstukdatum", "kamervraagomschrijving_kop"})
"""Classes on officielebekendmakingen.nl; ``stuktitel`` is one only where it holds a number."""
_WAY_BACK = re.compile("[\\s\ufe0e\ufe0f]*[↩↑⤴⏎^][\\s\ufe0e\ufe0f]*$")
"""A sign that leads from a note back to its mark."""
_LONGEST_LABEL = 8
_WORDS_OF_A_MESSAGE = 3
_LABEL_CLASSES = frozenset({"ol", "li.nr", "nr", "lidnr"})


def read_html(path: Path, content: bytes) -> Reading:
    """Return a page's letter: text, blocks, and what its head says of it.

    Raises:
        CorpusError: If no letter is in it, or it nests too deep.
    """
    repaired = repair_double_encoding(content)
    root = parse_page(path, repaired)
    letter = letter_in(root)
    walk = _Walk(path, root, letter)
    walk.block(letter, _Place())
    drafts = names_at_the_end(_dense_levels(walk.drafts))
    text, blocks = set_out(*set_typed_notes_apart(drafts, walk.notes()))
    if not text:
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    walk.hidden.look_at_drafts(walk.drafts, walk.notes())
    warnings = list(walk.hidden.warnings())
    if repaired != content:
        warnings.append("De tekst was dubbel gecodeerd (“Ã«” voor “ë”) en is hersteld.")
    return Reading(text, blocks, "html", tuple(warnings), metadata_in(root))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page an element stands."""

    list_depth: int = 0
    kind: MarkedKind = MarkedKind.PARAGRAPH
    label: str = ""
    nested: int = 0
    """Elements above it."""


class _Walk:
    """Goes through the letter once, in order."""

    def __init__(self, path: Path, root: etree._Element, letter: etree._Element) -> None:
        self.drafts: list[Draft] = []
        self.hidden = HiddenText()
        self._path = path
        self._hiding, self._striking = selectors(root, hides), selectors(root, strikes)
        self._whole_page = tag_of(letter) in {"body", "html"}
        self._marks = find_notes(letter)
        self._containers = {mark.container: mark for mark in self._marks.values()}
        self._keys = {container: str(number) for number, container in enumerate(self._containers)}
        self._notes: dict[str, Draft] = {}
        self._outline = Outline()

    def notes(self) -> dict[str, Draft]:
        """Return the notes that are referred to, in the order in which they stand."""
        return self._notes

    def block(self, element: etree._Element, place: _Place) -> None:
        """Read one element that stands on its own."""
        if place.nested > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        if self._is_left_out(element):
            return
        place = replace(place, nested=place.nested + 1)
        tag, classes = tag_of(element), _classes(element)
        if element in self._containers:
            self._note(element, place)
        elif _HEADING.fullmatch(tag) or classes & _LETTERHEAD:
            self._heading(element, place)
        elif "ondertekening" in classes:
            self._signature(element, place)
        elif tag in _HANDLED:
            _HANDLED[tag](self, element, place)
        elif tag == "p" and place == _Place(nested=place.nested) and self._printed_heading(element):
            pass
        elif tag == "p" and "article-meta" in classes:
            self.children(element, replace(place, kind=MarkedKind.LETTERHEAD))
        else:
            self.children(element, place)

    def children(self, element: etree._Element, place: _Place) -> None:
        """Read what an element holds: running text as blocks, and the blocks in it."""
        inline = Inline()
        inline.add(element.text)
        breaks = 0
        for child in element:
            if tag_of(child) == "br":
                breaks += 1
                inline.add("\n")
                if breaks > 1:
                    place, inline = self._flush(inline, place), Inline()
            elif _is_block(child) or child in self._containers:
                place = self._flush(inline, place)
                made = len(self.drafts)
                self.block(child, place)
                if len(self.drafts) > made:
                    place = _after_first(place)
                inline, breaks = Inline(), 0
            else:
                self.inline(child, inline, place)
                breaks = 0
            inline.add(child.tail)
            breaks = 0 if (child.tail or "").strip() else breaks
        self._flush(inline, place)

    def inline(self, element: etree._Element, inline: Inline, place: _Place) -> None:
        """Add an element of running text; what follows it is the caller's."""
        if place.nested > _DEEPEST:
            raise CorpusError(f"{self._path} is te diep genest om een brief te zijn.")
        if self._is_left_out(element):
            return
        mark = self._marks.get(element)
        if mark is not None:
            inline.mark(mark.label, self._keys[mark.container])
            return
        tag = tag_of(element)
        if tag in _LINES or _is_block(element):
            inline.add("\n")
        if tag == "li":
            inline.add(_mark_of(element))
        inner = Inline() if tag == "sup" and len(element) == 0 else inline
        inner.add(element.text)
        if inner is not inline:
            inline.add(raised(inner.text))
        for child in element:
            self.inline(child, inline, replace(place, nested=place.nested + 1))
            inline.add(child.tail)
        if _is_block(element):
            inline.add(" ")

    def _flush(self, inline: Inline, place: _Place) -> _Place:
        """Let what was gathered be a block; return the place of what follows it."""
        if not inline:
            return place
        self.drafts.append(inline.draft(place.kind, label=place.label, level=place.list_depth))
        return _after_first(place)

    def _is_left_out(self, element: etree._Element) -> bool:
        """Return whether an element belongs to the site, or is not on the page."""
        tag = tag_of(element)
        if not tag:
            comment = element.text or ""
            if element.tag is etree.Comment and _says_something(comment):
                self.hidden.add("opmerking in het bestand", comment)
            return element.tag is not etree.Entity
        classes = _classes(element)
        site = tag in _SITE or (self._whole_page and tag in {"header", "footer"})
        if site or element.get("role") in _SITE_ROLES or classes & _SITE_CLASSES:
            return True
        style = element.get("style") or ""
        names = {f".{name}" for name in classes} | {f"#{element.get('id')}"}
        if element.get("hidden") is not None or hides(style) or names & self._hiding:
            self.hidden.add("onzichtbaar op de pagina", all_text(element))
            return True
        if tag in _STRUCK or strikes(style) or names & self._striking:
            self.hidden.add(STRUCK_OUT, all_text(element))
            return True
        return False

    def _gathered(self, element: etree._Element, place: _Place) -> Inline:
        """Return all that an element says, as one block."""
        inline = Inline()
        inline.add(element.text)
        for child in element:
            self.inline(child, inline, place)
            inline.add(child.tail)
        return inline

    def _heading(self, element: etree._Element, place: _Place) -> None:
        inline = self._gathered(element, place)
        inside = {name for inner in element.iter() for name in _classes(inner)}
        found = _HEADING.fullmatch(tag_of(element))
        if found is None or inside & (_LETTERHEAD | {"stuknummer", "dossiernummer"}):
            self.drafts.append(inline.draft(MarkedKind.LETTERHEAD))
        elif inline:
            level = int(found.group(1))
            self.drafts.append(self._outline.heading(inline, level))

    def _printed_heading(self, element: etree._Element) -> bool:
        """Read a paragraph that is printed as a heading; return whether it was one."""
        bold, italic = is_wholly(element, _BOLD), is_wholly(element, _ITALIC)
        if not bold and not italic:
            return False
        draft = self._outline.paragraph(self._gathered(element, _Place()), bold=bold, italic=italic)
        if draft.kind is MarkedKind.HEADING:
            self.drafts.append(draft)
        return draft.kind is MarkedKind.HEADING

    def _signature(self, element: etree._Element, place: _Place) -> None:
        """Each name closes a signature."""
        inline = Inline()
        inline.add(element.text)
        for child in element:
            self.inline(child, inline, place)
            if "naam" in _classes(child):
                self.drafts.append(inline.draft(MarkedKind.SIGNATURE))
                inline = Inline()
            inline.add(f" {child.tail or ''}")
        if inline:
            self.drafts.append(inline.draft(MarkedKind.SIGNATURE))

    def _note(self, element: etree._Element, place: _Place) -> None:
        mark = self._containers[element]
        inline = Inline()
        self.inline(element, inline, place)
        said = inline.text.strip()
        label = re.escape(mark.label.strip("[]()"))
        words = re.sub(rf"^[\[(]?{label}[\])]?[.:]?(?:\s+|(?=\D))", "", said)
        words = _WAY_BACK.sub("", words)
        self._notes[self._keys[element]] = Draft(
            MarkedKind.FOOTNOTE, words, label=mark.label.strip("[]()")
        )

    def _list(self, element: etree._Element, place: _Place) -> None:
        number = number_in(element.get("start"), 1)
        style = element.get("type") or "1"
        for child in element:
            if tag_of(child) != "li":
                self.block(child, replace(place, list_depth=place.list_depth + 1))
                continue
            label = "•" if tag_of(element) == "ul" else f"{numeral(number, style)}."
            number += 1
            own = _own_label(child)
            if own is not None:
                label = all_text(own)
                own.text, own[:] = "", []
            inside = replace(
                place, list_depth=place.list_depth + 1, kind=MarkedKind.LIST_ITEM, label=label
            )
            self.block(child, inside)

    def _definitions(self, element: etree._Element, place: _Place) -> None:
        """Read each term with what it means as a row: apart, neither says anything."""
        row, cells = Inline(), Cells()
        for child in element.iter("dt", "dd"):
            if next(child.iterancestors("dl"), None) is not element:
                continue  # read with what it stands in
            if tag_of(child) == "dt" or not cells.rows:
                if cells.rows and cells.end_row():
                    self.drafts.append(row.draft(MarkedKind.TABLE_ROW))
                row = Inline()
                cells.begin_row(row)
            cells.begin_cell()
            self.inline(child, row, place)
            cells.end_cell()
        if cells.rows and cells.end_row():
            self.drafts.append(row.draft(MarkedKind.TABLE_ROW))

    def _table(self, element: etree._Element, place: _Place) -> None:
        table = Cells()
        begun = len(self.drafts)
        for child in element.iter("caption", "tr"):
            if next(child.iterancestors("table"), None) is not element:
                continue  # a table in a cell is read with that cell
            cells = [cell for cell in child if tag_of(cell) in {"td", "th"}]
            if tag_of(child) == "caption" or (len(cells) == 1 and not table.goes_on):
                self.children(cells[0] if cells else child, place)
                continue
            inline = Inline()
            table.begin_row(inline)
            for cell in cells:
                table.begin_cell()
                self.inline(cell, inline, place)
                rows, columns = span_of(cell.get("rowspan")), span_of(cell.get("colspan"))
                table.end_cell(rows=rows, columns=columns)
            if table.end_row():
                self.drafts.append(inline.draft(MarkedKind.TABLE_ROW))
        self.drafts[begun:] = signatures_apart(self.drafts[begun:], table.rows)


_HANDLED: dict[str, Callable[[_Walk, etree._Element, _Place], None]] = {
    "dl": _Walk._definitions,
    "ol": _Walk._list,
    "table": _Walk._table,
    "ul": _Walk._list,
}


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split()) if tag_of(element) else frozenset()


def _is_block(element: etree._Element) -> bool:
    return tag_of(element) in _BLOCKS


def _after_first(place: _Place) -> _Place:
    """Only the first block of an item has its mark."""
    if place.kind is MarkedKind.LIST_ITEM:
        return replace(place, kind=MarkedKind.PARAGRAPH, label="")
    return place


def _mark_of(item: etree._Element) -> str:
    """Return the mark of an item that stands in running text, with a space after it."""
    around = item.getparent()
    if around is None or tag_of(around) not in {"ol", "ul"} or _own_label(item) is not None:
        return ""
    if tag_of(around) == "ul":
        return "• "
    first = number_in(around.get("start"), 1)
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{numeral(first + before, around.get('type') or '1')}. "


def _own_label(item: etree._Element) -> etree._Element | None:
    """Return the element that prints an item's mark, where the page does that itself."""
    for element in item.iter():
        if element is not item and tag_of(element) == "li":
            return None
        if _classes(element) & _LABEL_CLASSES and len(all_text(element).strip()) <= _LONGEST_LABEL:
            return element
        if (element.text or "").strip():
            return None
    return None


def _says_something(comment: str) -> bool:
    """Return whether a comment holds a sentence, and no mark of the program that wrote it."""
    if comment.lstrip().startswith("[if") or "<" in comment:
        return False
    return len(re.findall(r"[^\W\d_]{2,}", comment)) >= _WORDS_OF_A_MESSAGE


def _dense_levels(drafts: Sequence[Draft]) -> list[Draft]:
    """Number the levels of headings from 1: a page may begin with ``h2``."""
    levels = sorted({draft.level for draft in drafts if draft.kind is MarkedKind.HEADING})
    return [
        replace(draft, level=levels.index(draft.level) + 1)
        if draft.kind is MarkedKind.HEADING
        else draft
        for draft in drafts
    ]
