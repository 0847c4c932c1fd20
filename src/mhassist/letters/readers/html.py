"""HTML of officielebekendmakingen.nl and rijksoverheid.nl -> Reading: the letter, not the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import STRUCK_OUT, HiddenText
from mhassist.letters.letter import Metadata
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.formulas import in_one_line
from mhassist.letters.readers.html_lists import MarksInText, labels_of, own_label, word_item
from mhassist.letters.readers.html_looks import Looks
from mhassist.letters.readers.html_notes import find_notes
from mhassist.letters.readers.html_page import (
    is_wholly,
    letter_in,
    metadata_in,
    parse_page,
    said_under_title,
)
from mhassist.letters.readers.html_tables import read_definitions, read_table, table_of
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.soft_breaks import lines_apart
from mhassist.letters.readers.tables import in_one_cell
from mhassist.letters.readers.word_processing import Outline, names_at_the_end
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
_STRUCK = frozenset({"del", "s", "strike"})
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr li main ol p pre section summary table tbody td tfoot th thead tr ul"
    " html".split()
)
_HEADING = re.compile(r"h([1-6])")
_LETTERHEAD = frozenset({"dossiertitel", "kamerstukdatum", "kamervraagomschrijving_kop"})
"""Classes on officielebekendmakingen.nl; ``stuktitel`` is one only where it holds a number."""
_UNDER_TITLE = frozenset({"article-meta", "meta"})
_WAY_BACK = re.compile("[\\s\ufe0e\ufe0f]*[↩↑⤴⏎^][\\s\ufe0e\ufe0f]*$")
"""A sign that leads from a note back to its mark."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
_QUOTES = ("“", "”")
_WORDS_OF_A_MESSAGE = 3


def read_html(path: Path, content: bytes) -> Reading:
    """Return a page's letter: text, blocks, and what its head says of it.

    Raises:
        CorpusError: If no letter is in it, or it nests too deep.
    """
    repaired = repair_double_encoding(content)
    reading = read_root(path, parse_page(path, repaired))
    if repaired == content:
        return reading
    told = "De tekst was dubbel gecodeerd (“Ã«” voor “ë”) en is hersteld."
    return replace(reading, warnings=(*reading.warnings, told))


def read_root(path: Path, root: etree._Element, *, margin: Sequence[Draft] = ()) -> Reading:
    """Return the letter of a page that is parsed.

    Args:
        path: Its name, for messages.
        root: The page.
        margin: What stands beside the letter in another way than on the page.

    Raises:
        CorpusError: If no letter is in it, or it nests too deep.
    """
    letter = letter_in(root)
    walk = _Walk(path, root, letter)
    walk.block(letter, _Place())
    drafts = names_at_the_end(lines_apart(_dense_levels(walk.drafts)))
    running, notes = set_typed_notes_apart(drafts, walk.notes())
    text, blocks = set_out([*running, *margin], notes)
    if not any(block.kind is not MarkedKind.FURNITURE for block in blocks):
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    walk.hidden.look_at_drafts(walk.drafts, walk.notes())
    warnings = walk.hidden.warnings()
    return Reading(text, blocks, "html", warnings, metadata_in(root), beside=walk.beside)


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
        self._looks = Looks(root)
        self._whole_page = tag_of(letter) in {"body", "html"}
        self._marks = find_notes(letter)
        self._containers = {mark.container: mark for mark in self._marks.values()}
        self._keys = {container: str(number) for number, container in enumerate(self._containers)}
        self._notes: dict[str, Draft] = {}
        self._outline = Outline()
        self._tables = 0
        self._list_marks = MarksInText()
        self.beside = Metadata()
        """What the page says of the letter under its title."""

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
        item = word_item(element)
        if element in self._containers:
            self._note(element, place)
        elif item is not None:
            label, depth = item
            self.children(
                element,
                replace(place, list_depth=depth, kind=MarkedKind.LIST_ITEM, label=label),
            )
        elif _HEADING.fullmatch(tag) or classes & _LETTERHEAD:
            self._heading(element, place)
        elif "ondertekening" in classes:
            self._signature(element, place)
        elif tag in _HANDLED:
            _HANDLED[tag](self, element, place)
        elif tag == "p" and place == _Place(nested=place.nested) and self._printed_heading(element):
            pass
        elif tag == "p" and classes & _UNDER_TITLE:
            self._said_under_title(element, place)
        else:
            self.children(element, place)

    def children(self, element: etree._Element, place: _Place) -> None:
        """Read what an element holds: running text as blocks, and the blocks in it."""
        inline = Inline()
        self._add(inline, element.text, element)
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
            self._add(inline, child.tail, element)
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
            inline.add(self._list_marks.of(element))
        if tag == "math":
            inline.add(in_one_line(element))
            return
        if tag == "table":
            inline.append(self._nested_table(element, place))
            return
        before, after = _QUOTES if tag == "q" else ("", "")
        inline.add(before)
        inner = Inline() if tag == "sup" and len(element) == 0 else inline
        self._add(inner, element.text, element)
        if inner is not inline:
            inline.add(raised(inner.text))
        for child in element:
            self.inline(child, inline, replace(place, nested=place.nested + 1))
            self._add(inline, child.tail, element)
        inline.add(f"{after} " if _is_block(element) else after)

    def _add(self, inline: Inline, text: str | None, owner: etree._Element) -> None:
        """Add text that stands in an element itself, if anybody can see it."""
        if not text or not text.strip():
            inline.add(" " if text else "")
            return
        why = self._looks.unseen_because(owner)
        if why:
            self.hidden.add(why, text)
        else:
            inline.add(_SPACES.sub(" ", text))

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
        why = STRUCK_OUT if tag in _STRUCK else self._looks.left_out_because(element)
        if why:
            self.hidden.add(why, all_text(element))
        return bool(why)

    def _gathered(self, element: etree._Element, place: _Place) -> Inline:
        """Return all that an element says, as one block."""
        inline = Inline()
        self._add(inline, element.text, element)
        for child in element:
            self.inline(child, inline, place)
            self._add(inline, child.tail, element)
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
        bold = is_wholly(element, self._looks.is_bold)
        italic = is_wholly(element, self._looks.is_italic)
        if not bold and not italic:
            return False
        draft = self._outline.paragraph(self._gathered(element, _Place()), bold=bold, italic=italic)
        if draft.kind is MarkedKind.HEADING:
            self.drafts.append(draft)
        return draft.kind is MarkedKind.HEADING

    def _said_under_title(self, element: etree._Element, place: _Place) -> None:
        said = said_under_title(all_text(element))
        self.beside = self.beside if said is None else said
        if said is not None or "article-meta" in _classes(element):
            place = replace(place, kind=MarkedKind.LETTERHEAD)
        self.children(element, place)

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
        labels = dict(labels_of(element))
        for child in element:
            if child not in labels:
                self.block(child, replace(place, list_depth=place.list_depth + 1))
                continue
            label = labels[child]
            own = own_label(child)
            if own is not None:
                label = all_text(own)
                own.text, own[:] = "", []
            inside = replace(
                place, list_depth=place.list_depth + 1, kind=MarkedKind.LIST_ITEM, label=label
            )
            self.block(child, inside)

    def _typed(self, element: etree._Element, place: _Place) -> None:
        """Read text that keeps its own line ends."""
        for part in all_text(element).replace("\r\n", "\n").split("\n\n"):
            inline = Inline()
            inline.add(part)
            place = self._flush(inline, place)

    def _definitions(self, element: etree._Element, place: _Place) -> None:
        self.drafts += read_definitions(element, read_cell=lambda cell: self._cell(cell, place))

    def _table(self, element: etree._Element, place: _Place) -> None:
        self._tables += 1
        self.drafts += read_table(
            element,
            self._tables,
            read_cell=lambda cell: self._cell(cell, place),
            read_blocks=lambda cell: self._apart(cell, place),
            is_bold=self._looks.is_bold,
        )

    def _cell(self, cell: etree._Element, place: _Place) -> Inline:
        inline = Inline()
        self.inline(cell, inline, place)
        return inline

    def _nested_table(self, element: etree._Element, place: _Place) -> Inline:
        inside = replace(place, nested=place.nested + 1)
        rows = [row for row in element.iter("tr") if table_of(row) is element]
        cells = [[cell for cell in row if tag_of(cell) in {"td", "th"}] for row in rows]
        return in_one_cell([[self._cell(cell, inside) for cell in row] for row in cells])

    def _apart(self, element: etree._Element, place: _Place) -> list[Draft]:
        """Return the blocks that an element holds, and not among the others."""
        begun = len(self.drafts)
        self.children(element, place)
        made, self.drafts[begun:] = self.drafts[begun:], []
        return made


_HANDLED: dict[str, Callable[[_Walk, etree._Element, _Place], None]] = {
    "dl": _Walk._definitions,
    "ol": _Walk._list,
    "pre": _Walk._typed,
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
