"""A page of a PDF -> its words with their places, as pdfium reads them.

Nothing is guessed here: words in the order of the file, each in one font, with what cannot be
seen set apart.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from mhassist.letters.readers.pdf.accents import with_accents
from mhassist.letters.readers.pdf.added import read_added
from mhassist.letters.readers.pdf.bullets import with_bullets
from mhassist.letters.readers.pdf.objects import MOST_OBJECTS, Corners, Frame, Objects
from mhassist.letters.readers.pdf.page import Page, Rule, Word
from mhassist.letters.readers.pdf.strikes import find_struck
from mhassist.letters.readers.pdf.turned import turn_upright
from mhassist.letters.readers.pdf.visibility import Run, visible_words
from mhassist.letters.readers.symbols import sign

_MOST_CHARACTERS = 100_000
"""On one page; a full page of a letter has some 4,000."""
_SHORTEST = 6.0
"""Of a rule; a shorter line may still strike out a letter."""
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv", re.IGNORECASE)
_BOLD_WEIGHT = 600
_WIDE_GAP = 0.18
"""Of the size: letters further apart are two words where the file has no space."""
_SAME_HEIGHT = 0.05
"""In points."""
_CLOSING = frozenset(".,;:?!)]»”’")
_SLANT = 0.2
"""Eleven degrees: a scan lies less askew, and a stamp across a page more."""
_CLOSING_GAP = 0.5
"""Before these no space stands, though a raised number leaves some white."""
_LINE_ENDS = frozenset({0x0A, 0x0D})
_READ_AS = {
    0x02: "-",  # pdfium's sign for a hyphen at a line end
    0xFFFE: "-",
    0xA0: " ",
    0x2010: "-",
    0x2011: "-",
    0xB7: "·",
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF02D: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
}
"""Characters that fonts have for others: bullets of the Symbol fonts, letters joined to one."""


class TooMuchTextError(Exception):
    """A page has more characters than a page can show."""


@dataclass(frozen=True, slots=True)
class Font:
    """How a stretch of text is printed."""

    size: float
    bold: bool
    italic: bool
    invisible: bool
    """Whether it is set to be drawn not at all."""
    upright: bool
    name: str = ""


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Return one page.

    Raises:
        TooMuchTextError: If it has more characters than can be read.
    """
    turn_upright(page)
    frame = Frame(page)
    text_page = page.get_textpage()
    try:
        runs = list(_runs(text_page, frame))
    finally:
        text_page.close()
    objects = Objects(page, frame)
    seen, hidden = visible_words(page, runs, pictures=objects.pictures)
    lines = [*objects.rules, *_struck_by_reviewers(page, frame)]
    words, rules, struck = find_struck(with_accents(seen), lines)
    return Page(
        number,
        round(frame.width, 2),
        round(frame.height, 2),
        tuple(with_bullets(words, objects.dots)),
        tuple(rule for rule in rules if max(rule.x1 - rule.x0, rule.y1 - rule.y0) > _SHORTEST),
        tuple(objects.boxes),
        (*hidden, *read_added(page)),
        tuple(struck),
        round(objects.picture_share, 3),
        objects.picture_pixels,
    )


def _struck_by_reviewers(page: pdfium.PdfPage, frame: Frame) -> Iterator[Rule]:
    """Yield the line of each mark that strikes words out without being drawn in the text."""
    corners = raw.FS_QUADPOINTSF()
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_OBJECTS)):
        mark = raw.FPDFPage_GetAnnot(page, number)
        if raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_STRIKEOUT:
            for place in range(raw.FPDFAnnot_CountAttachmentPoints(mark)):
                if raw.FPDFAnnot_GetAttachmentPoints(mark, place, corners):
                    box = frame.box((corners.x1, corners.y3, corners.x2, corners.y1))
                    middle = (box.y0 + box.y1) / 2
                    yield Rule(box.x0, middle, box.x1, middle)
        raw.FPDFPage_CloseAnnot(mark)


def _runs(text_page: pdfium.PdfTextPage, frame: Frame) -> Iterator[Run]:
    """Return the words of a page, also those that cannot be seen."""
    count = text_page.count_chars()
    if count > _MOST_CHARACTERS:
        raise TooMuchTextError
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    fonts = _Fonts(text_page, frame)
    building: _Building | None = None
    spaced = True
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        char = _printed(code)
        if not char:
            # On a page of few words pdfium breaks lines inside words; places tell true breaks.
            spaced = spaced or code not in _LINE_ENDS
            continue
        key, font = fonts.at(index)
        if "\uf000" <= char <= "\uf0ff":
            char = sign(font.name, f"{code:X}")
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        place = frame.corners(box)
        if building is None or spaced or not building.goes_on(key, char, place=place):
            raw.FPDFText_GetCharOrigin(text_page, index, x, y)
            _, baseline = frame.place(x.value, y.value)
            glued = building is not None and not spaced and building.touches(char, place)
            # Some programs write each letter by itself.
            if building is None or not (glued and building.is_printed_as(font, baseline)):
                if building is not None:
                    yield building.run()
                building = _Building(key, font, place=place, baseline=baseline, glued=glued)
        building.add(char, place)
        spaced = False
    if building is not None:
        yield building.run()


class _Fonts:
    """The fonts of a page, each read once for all that is written in one go."""

    def __init__(self, text_page: pdfium.PdfTextPage, frame: Frame) -> None:
        self._text_page, self._frame = text_page, frame
        self._known: dict[int, Font] = {}

    def at(self, index: int) -> tuple[int, Font]:
        """Return which text a character is written with, and how that is printed."""
        found = raw.FPDFText_GetTextObject(self._text_page, index)
        key = ctypes.addressof(found.contents) if found else 0
        if key not in self._known:
            self._known[key] = _font(self._text_page, index, self._frame)
        return key, self._known[key]


def _printed(code: int) -> str:
    """Return the character of a code; empty for white space and what is none."""
    char = _READ_AS.get(code) or (chr(code) if 0x20 <= code < 0x110000 else " ")
    return "" if char.isspace() or 0xD800 <= code < 0xE000 else char


class _Building:
    """A word while its characters are read."""

    def __init__(
        self, key: int, font: Font, *, place: Corners, baseline: float, glued: bool
    ) -> None:
        self._key, self._font = key, font
        self._baseline, self._glued = baseline, glued
        self._chars: list[str] = []
        self._x0, self._top, self._x1, self._bottom = self._last = place

    def goes_on(self, key: int, char: str, *, place: Corners) -> bool:
        """Return whether a character belongs to this word."""
        # The letters of a ligature all have its place, and it may be wider than its size.
        return key == self._key and (place == self._last or self.touches(char, place))

    def is_printed_as(self, font: Font, baseline: float) -> bool:
        """Return whether a character in a font, on a height, may be of this word."""
        return font == self._font and abs(baseline - self._baseline) < _SAME_HEIGHT

    def touches(self, char: str, place: Corners) -> bool:
        """Return whether no space can stand between this word and a character."""
        if not self._font.upright:
            return True
        level = place[1] < self._bottom and place[3] > self._top
        gap = place[0] - self._x1
        wide = _CLOSING_GAP if char in _CLOSING else _WIDE_GAP
        return level and -self._font.size < gap < wide * self._font.size

    def add(self, char: str, place: Corners) -> None:
        self._chars.append(char)
        x0, y0, x1, y1 = self._last = place
        self._x0, self._x1 = min(self._x0, x0), max(self._x1, x1)
        self._top, self._bottom = min(self._top, y0), max(self._bottom, y1)

    def run(self) -> Run:
        word = Word(
            "".join(self._chars),
            round(self._x0, 2),
            round(self._x1, 2),
            round(self._baseline, 2),
            round(self._font.size, 2),
            glued=self._glued,
            bold=self._font.bold,
            italic=self._font.italic,
        )
        return Run(word, self._top, self._bottom, self._font.invisible, self._font.upright)


def _font(text_page: pdfium.PdfTextPage, index: int, frame: Frame) -> Font:
    """Return how a character is printed."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    found = raw.FPDFText_GetTextObject(text_page, index)
    mode = raw.FPDFTextObj_GetTextRenderMode(found) if found else 0
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(text_page, index, buffer, 256, flags)
    name = buffer.value.decode("utf-8", "replace")
    weight = raw.FPDFText_GetFontWeight(text_page, index)
    turned = frame.rotation in {90, 270}
    along, across = (matrix.b, matrix.a) if turned else (matrix.a, matrix.b)
    return Font(
        size=abs(size),
        bold=bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT or bool(flags.value & 1 << 18),
        italic=bool(_ITALIC.search(name)) or bool(flags.value & 1 << 6),
        invisible=mode in {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP},
        upright=abs(across) <= _SLANT * abs(along),
        name=name,
    )
