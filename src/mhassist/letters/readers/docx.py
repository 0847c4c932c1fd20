"""DOCX -> Reading: styles to headings, lists, tables, footnotes and endnotes.

Tracked changes are read as accepted; comments are left out, and heads and feet of pages tell of
the letter only what it does not say itself.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.letter import Metadata
from mhassist.letters.marked import Draft, MarkedKind, set_out
from mhassist.letters.readers.docx_paragraph import Field, RunningText, value_of
from mhassist.letters.readers.docx_parts import (
    HOLDS_BLOCKS,
    NOTE_MARKS,
    Parts,
    is_end_deleted,
    lines_of_pages,
    not_read,
    note_key,
    text_boxes,
)
from mhassist.letters.readers.docx_styles import W, shade_of
from mhassist.letters.readers.docx_tables import DEEPEST, TableReader
from mhassist.letters.readers.formulas import in_one_line
from mhassist.letters.readers.inline import raised
from mhassist.letters.readers.letterhead_tables import letterhead_of_tables
from mhassist.letters.readers.look import Look
from mhassist.letters.readers.numerals import numeral
from mhassist.letters.readers.package import DAMAGED, check_package
from mhassist.letters.readers.reading import Reading
from mhassist.letters.readers.soft_breaks import lines_apart
from mhassist.letters.readers.symbols import sign
from mhassist.letters.readers.word_processing import (
    Outline,
    names_at_the_end,
    printed_with,
    said_around,
    take_margin,
)
from mhassist.letters.readers.xml_parsing import all_text, tag_of
from mhassist.letters.typed_notes import set_typed_notes_apart

_UNREADABLE = (*DAMAGED, OpcError, etree.LxmlError, AttributeError, LookupError, TypeError)
"""What python-docx raises where a part or a relation is not what it should be."""
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_TRANSPARENT = frozenset("ins moveTo hyperlink smartTag sdt sdtContent customXml dir bdo r".split())
_ELSEWHERE = {"altChunk": "ingevoegd bestand", "subDoc": "ingevoegd bestand"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(path: Path, content: bytes) -> Reading:
    """Return a Word document's text and blocks.

    Raises:
        CorpusError: If it is damaged, too large, or holds no text.
    """
    check_package(path, content)
    try:
        part = docx.Document(io.BytesIO(content)).part
        walk = _Walk(path, Parts(path, part))
    except _UNREADABLE as error:
        raise CorpusError(
            f"{path} is geen leesbaar Word-bestand; open het in Word en sla het opnieuw op."
        ) from error
    body = part.element.find(f"{W}body")
    if body is not None:
        walk.blocks(body, 0)
        walk.finish()
    running = names_at_the_end(lines_apart(letterhead_of_tables(walk.drafts)))
    drafts, notes = set_typed_notes_apart(running, walk.notes, raised=True)
    text, blocks = set_out([*drafts, *walk.margin], notes)
    if not text:
        raise CorpusError(f"De brief {path} is leeg: er staat geen tekst in.")
    return Reading(
        text,
        blocks,
        "docx",
        walk.warnings(),
        Metadata(title=walk.title),
        printed=printed_with(walk.margin, text),
        beside=said_around(lines_of_pages(path, part)),
    )


class _Walk(TableReader):
    """Goes through the text once, in order."""

    def __init__(self, path: Path, parts: Parts) -> None:
        super().__init__(path, parts.styles)
        self.notes: dict[str, Draft] = {}
        self.title = ""
        """Of the whole, by its style."""
        self.unread: Counter[str] = Counter()
        """What is in the letter and no text, by what it is."""
        self._parts = parts
        self._outline = Outline()
        self._open: RunningText | None = None
        """A paragraph whose end was deleted: the next goes on in it."""
        self._note_numbers = {"f": 0, "e": 0}
        self._again: list[tuple[str, str]] = []
        """The notes that are referred to by their number, and that number."""

    def warnings(self) -> tuple[str, ...]:
        """Return what a user should know."""
        self.hidden.look_at_drafts(self.drafts, self.notes)
        comments = self._parts.comments
        for comment in comments if comments is not None else ():
            self.hidden.add("opmerking in de kantlijn", all_text(comment))
        changed = ", ".join(
            f"{count} {what}{'en' if count > 1 else ''}"
            for what in ("invoeging", "verwijdering")
            if (count := self.changes[what])
        )
        told = (f"Bijgehouden wijzigingen zijn gelezen alsof ze aanvaard zijn: {changed}.",)
        unread = ", ".join(f"{what} ({count})" for what, count in self.unread.items())
        not_text = (f"Staat in de brief en is niet gelezen: {unread}; vergelijk met de brief.",)
        return (
            *self.hidden.warnings(),
            *(told if changed else ()),
            *(not_text if unread else ()),
            *self._numbers_of_old(),
        )

    def _numbers_of_old(self) -> Iterator[str]:
        """Yield where the number of a note in the text is not that of the note itself."""
        for key, said in dict.fromkeys(self._again):
            own = self.notes[key].label if key in self.notes else said
            if own != said:
                yield (
                    f"Een verwijzing naar een noot zegt {said}, de noot zelf heeft nummer {own};"
                    " vergelijk met de brief."
                )

    def blocks(self, element: etree._Element, depth: int) -> None:
        """Read the blocks that an element holds."""
        if depth > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        framed: int | None = None
        for child in element:
            tag = tag_of(child)
            if tag == "p" and child.find(f"{W}pPr/{W}framePr") is not None:
                framed = len(self.drafts) if framed is None else framed
            elif framed is not None:
                self.margin += take_margin(self.drafts, framed)
                framed = None
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self.table(child, depth)
            elif tag in HOLDS_BLOCKS:
                self.blocks(child, depth + 1)
            elif tag in _ELSEWHERE:
                self.unread[_ELSEWHERE[tag]] += 1

    def finish(self) -> None:
        """Let a paragraph whose end was deleted end with the text."""
        left, self._open = self._open, None
        if left is not None and left.inline:
            self.drafts.append(left.inline.draft(MarkedKind.UNKNOWN))

    def _paragraph(self, element: etree._Element) -> None:
        own = self._open or RunningText()
        properties = element.find(f"{W}pPr")
        style = value_of(properties, "pStyle")
        self.runs(element, own, look=self.look(properties, style), depth=0)
        if properties is not None and is_end_deleted(properties):
            self._open = own
            return
        self._open = None
        label = self.label(properties, style)  # a number is counted where nothing else is left
        if own.inline:
            draft = self._draft(own, properties, style, label=label)
            place, bold, italic = own.first_line
            plain = draft.kind is MarkedKind.UNKNOWN
            parted = self._outline.parted(own.inline, place, bold=bold, italic=italic)
            self.drafts += (parted if plain else []) or [draft]
        self.read_boxes(own.boxes)

    def look(self, properties: etree._Element | None, style: str) -> Look:
        """Return how a paragraph prints."""
        shade = properties.find(f"{W}shd") if properties is not None else None
        return self.styles.look(style).on(shade_of(shade))

    def label(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """Return the mark of a paragraph and the depth of its list."""
        return self._parts.numbering.next_label(*self.styles.numbering(style, properties))

    def _draft(
        self,
        own: RunningText,
        properties: etree._Element | None,
        style: str,
        *,
        label: tuple[str, int],
    ) -> Draft:
        styles = self.styles
        level = styles.outline_level(style, properties)
        mark, depth = label
        if styles.is_title(style):
            self.title = self.title or " ".join(own.inline.text.split())
        if level:
            return self._outline.heading(own.inline, level, label="" if mark == "•" else mark)
        if styles.is_contents(style):
            return own.inline.draft(MarkedKind.TABLE_ROW)
        if mark:
            depth = max(depth, styles.list_depth(style))
            return own.inline.draft(MarkedKind.LIST_ITEM, label=mark, level=depth)
        bold, italic = own.bold == {True}, own.italic == {True}
        return self._outline.paragraph(own.inline, bold=bold, italic=italic)

    def runs(self, element: etree._Element, own: RunningText, *, look: Look, depth: int) -> None:
        """Add the runs that an element holds, changes accepted."""
        if depth > DEEPEST:
            raise CorpusError(f"{self.path} is te diep genest om een brief te zijn.")
        for child in element:
            tag = tag_of(child)
            if tag in _DELETED:
                self.changes["verwijdering"] += 1
                continue
            self.changes["invoeging"] += tag in _INSERTED
            if tag == "r":
                properties = child.find(f"{W}rPr")
                self._run(child, own, look=self.styles.run_look(properties, over=look))
            elif tag in {"oMath", "oMathPara"}:
                apart = " " if tag == "oMathPara" else ""
                own.inline.add(f"{apart}{in_one_line(child)}{apart}")
            elif tag == "AlternateContent":
                self.runs(child[0] if len(child) else child, own, look=look, depth=depth + 1)
            elif tag == "fldSimple":
                outer = own.fields
                own.fields = [*outer, Field(child.get(f"{W}instr") or "", has_begun=True)]
                self.runs(child, own, look=look, depth=depth + 1)
                own.fields = outer
            elif tag in _TRANSPARENT:
                self.runs(child, own, look=look, depth=depth + 1)

    def _run(self, run: etree._Element, own: RunningText, *, look: Look) -> None:
        for child in (*run, *run.iterfind(f"{W}ruby/{W}rubyBase/{W}r/{W}t")):
            tag = tag_of(child)
            if tag == "fldChar":
                own.follow(child)
            elif own.in_code:
                own.fields[-1].code += (child.text or "") if tag == "instrText" else ""
            elif tag == "t":
                self._text(child.text or "", own, look)
            elif tag in _CHARACTERS:
                # A page may end in mid-sentence.
                in_sentence = child.get(f"{W}type") in {"page", "column"}
                if _CHARACTERS[tag] == "\n" and not in_sentence:
                    own.end_line()
                own.inline.add(" " if in_sentence else _CHARACTERS[tag])
            elif tag == "sym":
                code = child.get(f"{W}char") or ""
                self._text(sign(child.get(f"{W}font") or "", code), own, look)
            elif tag in NOTE_MARKS:
                self._note(child, own)
            elif tag in {"drawing", "pict", "AlternateContent", "object"}:
                own.boxes.extend(text_boxes(child))
                self.unread.update(not_read(child))

    def _text(self, text: str, own: RunningText, look: Look) -> None:
        if look.left_out_because and text.strip():
            self.hidden.add(look.left_out_because, text)
            return
        again = own.note_again(text, self._parts.bookmarks, is_raised=look.raised)
        if again:
            self._again.append((again, text.strip()))
            return
        if text.strip():
            own.bold.add(look.bold)
            own.italic.add(look.italic)
        own.inline.add(raised(text) if look.raised else text)

    def _note(self, reference: etree._Element, own: RunningText) -> None:
        key = note_key(reference)
        letter = key[0]
        if key in self.notes:
            own.inline.mark(self.notes[key].label, key)
            return
        self._note_numbers[letter] += 1
        number = numeral(self._note_numbers[letter], "1" if letter == "f" else "i")
        note = self._parts.notes.get(key)
        if note is not None:
            words = RunningText()
            for paragraph in note.iter(f"{W}p"):
                properties = paragraph.find(f"{W}pPr")
                look = self.look(properties, value_of(properties, "pStyle"))
                self.runs(paragraph, words, look=look, depth=0)
                words.inline.add(" ")
            own.boxes.extend(words.boxes)
            self.notes[key] = words.inline.draft(MarkedKind.FOOTNOTE, label=number)
        own.inline.mark(number, key)
