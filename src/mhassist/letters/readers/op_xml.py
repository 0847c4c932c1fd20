"""OP-XML of officielebekendmakingen.nl -> Reading: the structure exactly as marked up.

The head of the page (vergaderjaar, chamber, type of paper) is left out, as it is in the HTML that
the site makes of the same file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.hidden import HiddenText
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.inline import Inline, raised
from mhassist.letters.readers.numerals import number_in
from mhassist.letters.readers.op_xml_metadata import publication_metadata
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.tables import Cell, Table, span_of
from mhassist.letters.readers.xml_parsing import (
    all_text,
    entity_text,
    parse_xml,
    repair_double_encoding,
    tag_of,
)

_ROOTS = frozenset({"officiele-publicatie", "kamerwrk", "handeling"})
"""Papers since 2010, papers of 1995 to 2009, and the Handelingen of those years."""
_LEFT_OUT = frozenset(
    "metadata kamerstukkop kamervraagkop kamervraagnummer officiele-inhoudsopgave".split()
)
_BLOCKS = frozenset(
    "agendapunt al al-groep antwoord bijlage considerans.al datumtekst definitielijst divisie"
    " dossier kop kamervraagomschrijving lid lijst ondertekening stuk table tekst tekst-sluiting"
    " tuskop tussenkop vraag".split()
)
_INLINE = frozenset(
    "achternaam datum dossierref extref functie inf intref kamervraagonderwerp nadruk naam noot"
    " nootref ondernummer organisatie plaatje politiek sup voornaam voorvoegsels".split()
)
_RANK = {"vet": 1, "vetcur": 2, "cur": 3}
"""Of headings inside a division: bold over bold italic over italic."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the structure an element stands."""

    depth: int = 0
    """Headings above it."""
    list_depth: int = 0
    kind: MarkedKind = MarkedKind.PARAGRAPH
    label: str = ""
    annex: bool = False


def read_op_xml(path: Path, content: bytes) -> Reading:
    """Return a publication's text, blocks and what it says of itself.

    Raises:
        CorpusError: If it is no publication, or XML that cannot be read safely.
    """
    repaired = repair_double_encoding(content)
    root = parse_xml(path, repaired)
    if tag_of(root) not in _ROOTS:
        raise CorpusError(
            f"{path} is XML, maar geen publicatie van officielebekendmakingen.nl"
            f" (het hoofdelement is '{tag_of(root)}')."
        )
    walk = _Walk()
    walk.children(root, _Place())
    text, blocks = set_out(walk.drafts, walk.notes)
    if not text:
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    walk.hidden.look_at_drafts(walk.drafts, walk.notes)
    warnings = list(walk.hidden.warnings())
    if repaired != content:
        warnings.append("De tekst was dubbel gecodeerd (“Ã«” voor “ë”) en is hersteld.")
    if walk.pictures:
        warnings.append(f"Afbeeldingen die niet gelezen zijn: {walk.pictures}.")
    return Reading(text, blocks, "xml", tuple(warnings), publication_metadata(root))


class _Walk:
    """Goes through a publication once, in order."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.notes: dict[str, Draft] = {}
        self.hidden = HiddenText()
        self.pictures = 0
        self._tables = 0
        self._ranks: list[int] = []
        """Of the headings without a division that are open."""

    def children(self, element: etree._Element, place: _Place) -> None:
        """Read what an element holds: running text as one block, and the blocks in it."""
        if _holds_only_elements(element):
            for child in element:
                self.block(child, place)
            return
        inline = Inline()
        inline.add(element.text)
        for child in element:
            if _is_block(child):
                place = self._flush(inline, place)
                self.block(child, place)
                inline = Inline()
            else:
                self.inline(child, inline)
            inline.add(child.tail)
        self._flush(inline, place)

    def block(self, element: etree._Element, place: _Place) -> None:
        """Read one element that stands on its own."""
        tag = tag_of(element)
        if tag in _LEFT_OUT:
            return
        own = _HANDLED.get(tag)
        if own is not None:
            own(self, element, place)
        elif tag:
            self.children(element, place)
        elif element.tag is etree.Comment:
            self.hidden.add("opmerking in het bestand", element.text or "")

    def inline(self, element: etree._Element, inline: Inline) -> None:
        """Add an element of running text; what follows it is the caller's."""
        tag = tag_of(element)
        if tag == "noot":
            self._note(element, inline)
        elif tag == "nootref":
            key = element.get("refid") or ""
            known = self.notes.get(key)
            inline.note_again(known.label if known else all_text(element).strip(), key)
        elif tag in {"plaatje", "illustratie"}:
            self.pictures += 1
        elif tag == "sup" and len(element) == 0:
            inline.add(raised(element.text or ""))
        elif tag:
            inline.add(element.text)
            for child in element:
                self.inline(child, inline)
                inline.add(child.tail)
            if tag in {"voornaam", "functie"}:
                inline.add(" ")
        elif element.tag is etree.Comment:
            self.hidden.add("opmerking in het bestand", element.text or "")
        else:
            inline.add(entity_text(element))

    def _flush(self, inline: Inline, place: _Place) -> _Place:
        """Let what was gathered be a block; return the place of what follows it."""
        if not inline:
            return place
        level = place.list_depth if place.kind in _IN_LISTS else place.depth
        self.drafts.append(inline.draft(place.kind, label=place.label, level=level))
        if place.kind is MarkedKind.LIST_ITEM:
            return _Place(place.depth, place.list_depth, annex=place.annex)
        return place

    def _note(self, element: etree._Element, inline: Inline) -> None:
        key = element.get("id") or f"noot {len(self.notes) + 1}"
        label, note = "", Inline()
        for child in element:
            if tag_of(child) == "noot.nr":
                label = all_text(child).strip()
            else:
                self.inline(child, note)
                note.add(" ")
        self.notes[key] = note.draft(MarkedKind.FOOTNOTE, label=label)
        inline.mark(label, key)

    def _titled(self, elements: list[etree._Element], kind: MarkedKind, level: int) -> None:
        """Make one block of elements that are printed beside one another."""
        inline = Inline()
        for element in elements:
            self.inline(element, inline)
            inline.add(" ")
        if inline:
            self.drafts.append(inline.draft(kind, level=level))

    def _dossier(self, element: etree._Element, place: _Place) -> None:
        self._titled(list(element), MarkedKind.LETTERHEAD, 0)

    def _stuk(self, element: etree._Element, place: _Place) -> None:
        head = [child for child in element if tag_of(child) in {"stuknr", "titel"}]
        self._titled(head, MarkedKind.LETTERHEAD, 0)
        for child in element:
            if child not in head:
                self.block(child, place)

    def _agendapunt(self, element: etree._Element, place: _Place) -> None:
        head = [child for child in element if tag_of(child) in {"nr", "item-titel"}]
        self._titled(head, MarkedKind.HEADING, place.depth + 1)
        for child in element:
            if child not in head:
                self.block(child, place)

    def _datumtekst(self, element: etree._Element, place: _Place) -> None:
        self._titled([element], MarkedKind.LETTERHEAD, 0)

    def _divisie(self, element: etree._Element, place: _Place) -> None:
        before, self._ranks = self._ranks, []
        self.children(element, _Place(place.depth + 1))
        self._ranks = before

    def _bijlage(self, element: etree._Element, place: _Place) -> None:
        before, self._ranks = self._ranks, []
        self.children(element, _Place(1, annex=True))
        self._ranks = before

    def _kop(self, element: etree._Element, place: _Place) -> None:
        kind = MarkedKind.ANNEX if place.annex and place.depth == 1 else MarkedKind.HEADING
        named = [child for child in element if tag_of(child) in {"label", "nr"}]
        label = " ".join(" ".join(all_text(child).split()) for child in named)
        inline = Inline()
        for child in element:
            if tag_of(child) and child not in named:
                self.inline(child, inline)
                inline.add(" ")
        if label.strip() and kind is MarkedKind.ANNEX:
            whole = Inline()
            whole.add(f"{label} {inline.text}")
            inline, label = whole, ""
        if inline or label.strip():
            self.drafts.append(inline.draft(kind, label=label, level=max(place.depth, 1)))

    def _tussenkop(self, element: etree._Element, place: _Place) -> None:
        rank = _RANK.get(element.get("kopopmaak") or "vet", 1)
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
        self._ranks.append(rank)
        self._titled([element], MarkedKind.HEADING, place.depth + len(self._ranks))

    def _vraag(self, element: etree._Element, place: _Place) -> None:
        for child in element:
            if tag_of(child) == "nr":
                self._titled([child], MarkedKind.HEADING, place.depth + 1)
            else:
                self.block(child, place)

    def _lijst(self, element: etree._Element, place: _Place) -> None:
        for child in element:
            if tag_of(child) in {"li", "lid"}:
                self._item(child, place)
            else:
                self.block(child, place)

    def _item(self, element: etree._Element, place: _Place) -> None:
        numbers = [child for child in element if tag_of(child) in {"li.nr", "lidnr"}]
        inside = _Place(
            place.depth,
            place.list_depth + 1,
            MarkedKind.LIST_ITEM,
            label=all_text(numbers[0]) if numbers else "",
            annex=place.annex,
        )
        for child in element:
            if child in numbers:
                continue
            made = len(self.drafts)
            self.block(child, inside)
            if len(self.drafts) > made:
                inside = _Place(place.depth, place.list_depth + 1, annex=place.annex)

    def _definition(self, element: etree._Element, place: _Place) -> None:
        """Read a term and what it means as a row: apart, neither says anything."""
        table = Table(0)
        table.add_row(self._cells(element, []))
        self.drafts += table.drafts()

    def _picture(self, element: etree._Element, place: _Place) -> None:
        """Count a picture; the words under it are text."""
        self.pictures += 1
        for child in element:
            if tag_of(child) not in {"", "illustratie"}:
                self.block(child, place)

    def _table(self, element: etree._Element, place: _Place) -> None:
        self._tables += 1
        table = Table(self._tables)
        names: list[str] = []
        for child in element.iter():
            tag = tag_of(child)
            if tag == "title":
                self._titled([child], MarkedKind.PARAGRAPH, 0)
            elif tag == "tgroup":
                self.drafts += table.drafts()
                table, names = Table(self._tables), []
            elif tag == "colspec":
                names.append(child.get("colname") or "")
            elif tag in {"row", "tr"}:
                head = next(child.iterancestors("thead"), None) is not None
                table.add_row(self._cells(child, names), head=head)
        self.drafts += table.drafts()

    def _cells(self, row: etree._Element, names: Sequence[str]) -> list[Cell]:
        cells: list[Cell] = []
        for entry in (child for child in row if tag_of(child)):
            cell = Cell(rows=_rows_of(entry), columns=_columns_of(entry, names))
            cell.head = tag_of(entry) == "th"
            cell.inline.add(entry.text)
            for child in entry:
                self.inline(child, cell.inline)
                cell.inline.add(f" {child.tail or ''}")
            cells.append(cell)
        return cells

    def _ondertekening(self, element: etree._Element, place: _Place) -> None:
        """Each name closes a signature: who signs for another ministry follows."""
        inline = Inline()
        inline.add(element.text)
        for child in element:
            self.inline(child, inline)
            if tag_of(child) == "naam":
                self.drafts.append(inline.draft(MarkedKind.SIGNATURE))
                inline = Inline()
            inline.add(f" {child.tail or ''}" if (child.tail or "").strip() else " ")
        if inline:
            self.drafts.append(inline.draft(MarkedKind.SIGNATURE))


def _rows_of(cell: etree._Element) -> int:
    more = number_in(cell.get("morerows"), 0)
    return more + 1 if more else span_of(cell.get("rowspan"))


def _columns_of(cell: etree._Element, names: Sequence[str]) -> int:
    first, last = cell.get("namest"), cell.get("nameend")
    if first in names and last in names:
        return max(names.index(last) - names.index(first) + 1, 1)
    return span_of(cell.get("colspan"))


_HANDLED: dict[str, Callable[[_Walk, etree._Element, _Place], None]] = {
    "agendapunt": _Walk._agendapunt,
    "antwoord": _Walk._vraag,
    "bijlage": _Walk._bijlage,
    "datumtekst": _Walk._datumtekst,
    "definitie-item": _Walk._definition,
    "divisie": _Walk._divisie,
    "dossier": _Walk._dossier,
    "kamervraagomschrijving": _Walk._datumtekst,
    "kop": _Walk._kop,
    "lid": _Walk._item,
    "lijst": _Walk._lijst,
    "ondertekening": _Walk._ondertekening,
    "plaatje": _Walk._picture,
    "stuk": _Walk._stuk,
    "table": _Walk._table,
    "tuskop": _Walk._tussenkop,
    "tussenkop": _Walk._tussenkop,
    "vraag": _Walk._vraag,
}
_IN_LISTS = frozenset({MarkedKind.LIST_ITEM, MarkedKind.PARAGRAPH})


def _is_block(element: etree._Element) -> bool:
    """Return whether an element cuts the running text that it stands in."""
    tag = tag_of(element)
    if tag == "plaatje" and all_text(element).strip():
        return True  # it has words under it
    if not tag or tag in _INLINE:
        return False
    return tag in _BLOCKS or any(tag_of(inner) in _BLOCKS for inner in element.iter())


def _holds_only_elements(element: etree._Element) -> bool:
    """Return whether no words and nothing of running text stands right inside an element."""
    if (element.text or "").strip():
        return False
    return all(
        not (child.tail or "").strip()
        and tag_of(child) not in _INLINE
        and child.tag != etree.Entity
        for child in element
    )
