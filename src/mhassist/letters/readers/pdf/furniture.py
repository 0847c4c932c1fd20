"""What belongs to the page and not to the letter: running heads, page numbers, the masthead.

Furniture is found by what it is: it comes back page after page on the same height, it counts
the pages, or it stands above the title of a paper of the Kamer.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mhassist.letters.readers.pdf.lines import Row, Segment

_TOP, _FOOT = 0.2, 0.84
"""Shares of the height: running heads stand above the first, feet below the second."""
_LOWEST = 0.9
_SAME_HEIGHT = 6.0
_LEAST_PAGES = 0.3
_FEWEST_COUNTED = 3
"""Pages: on two, a numbered heading at the top of each may count them too."""
_SENTENCE = re.compile(r".{40}\.$")
"""What comes back may be a title, not a sentence."""
_LAST_NUMBER = re.compile(r"\d{1,6}(?=\D*$)")
_PAGE_NUMBER = re.compile(
    r"(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)\s*\d+(?:\s*(?:van|of|/)\s*\d+)?", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"[-–]?\s*(\d{1,3})\s*[-–]?")
_IMPRINT = re.compile(r"ISSN\b.*|(?:kst|ah|h|blg|kv|stcrt|stb|trb)-[\w-]*\d", re.IGNORECASE)
_PAPER_FOOT = re.compile(r"(?:Tweede|Eerste) Kamer,.*vergaderjaar\b.*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
_MASTHEAD = re.compile(r"(?:Tweede|Eerste) Kamer der Staten-Generaal")
_SESSION = re.compile(r"\bVergaderjaar\s+\d{4}", re.IGNORECASE)
_DOSSIER = re.compile(r"\d{2} ?\d{3}(?: ?[-(]?[IVXLC]+\)?)?\s+\S|\d{2} ?\d{3}$")
_LARGER = 1.15


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page, from top to bottom."""

    number: int
    height: float
    rows: tuple[Row, ...]


def set_furniture_apart(pages: Sequence[PageRows], size: float) -> tuple[list[PageRows], list[Row]]:
    """Return the pages without their furniture, and the furniture.

    Args:
        pages: The pages of one letter.
        size: The size of its running text.
    """
    taken = {id(segment) for segment in _page_numbers(pages)}
    taken |= {id(segment) for segment in _imprints(pages)}
    taken |= {id(segment) for segment in _masthead(pages, size)}
    taken |= _outermost(pages, {id(segment) for segment in _recurring(pages)}, taken)
    left: list[PageRows] = []
    furniture: list[Row] = []
    for page in pages:
        kept: list[Row] = []
        for row in page.rows:
            out = [segment for segment in row.segments if id(segment) in taken]
            if out:
                furniture.append(row.with_segments(out))
            if len(out) < len(row.segments):
                kept.append(row.with_segments(s for s in row.segments if id(s) not in taken))
        left.append(PageRows(page.number, page.height, tuple(kept)))
    return left, furniture


def _outermost(pages: Sequence[PageRows], found: set[int], taken: set[int]) -> set[int]:
    """Return what of ``found`` has nothing of the text between it and the edge of its page."""
    kept: set[int] = set()
    for page in pages:
        for rows in (page.rows, page.rows[::-1]):
            for row in rows:
                inside = {id(segment) for segment in row.segments}
                if not inside & (found | taken):
                    break
                kept |= inside & found
    return kept


def _at_edge(pages: Sequence[PageRows]) -> Iterator[tuple[PageRows, Segment]]:
    """Yield what stands at the top or foot of each page."""
    for page in pages:
        for row in page.rows:
            if not _TOP * page.height < row.baseline < _FOOT * page.height:
                for segment in row.segments:
                    yield page, segment


def _keys(text: str, page: int) -> tuple[str, str]:
    """Return a text as it is, and with its last number counted from the page that it stands on."""
    plain = re.sub(r"\s+", "", text).lower()
    counted = _LAST_NUMBER.sub(lambda found: f"#{int(found.group()) - page}", plain)
    return plain, counted


def _recurring(pages: Sequence[PageRows]) -> Iterator[Segment]:
    """Find what comes back on the same height of other pages, or counts the pages there."""
    places: dict[str, list[tuple[int, Segment]]] = defaultdict(list)
    for page, segment in _at_edge(pages):
        if _SENTENCE.search(segment.text):
            continue
        for key in set(_keys(segment.text, page.number)):
            places[key].append((page.number, segment))
    for key, found in places.items():
        if not any(char.isalpha() for char in key):
            continue
        fewest = max(_FEWEST_COUNTED if "#" in key else 2, round(_LEAST_PAGES * len(pages)))
        alike = [
            [(n, s) for n, s in found if abs(s.baseline - one.baseline) <= _SAME_HEIGHT]
            for _, one in found
        ]
        most = max(alike, key=len)
        if len({number for number, _ in most}) >= fewest:
            yield from (segment for _, segment in most)


def _page_numbers(pages: Sequence[PageRows]) -> Iterator[Segment]:
    """Find page numbers: in words anywhere at an edge, bare where they count the pages."""
    bare: dict[int, list[Segment]] = defaultdict(list)
    for page, segment in _at_edge(pages):
        if _PAGE_NUMBER.fullmatch(segment.text):
            yield segment
            continue
        number = _BARE_NUMBER.fullmatch(segment.text)
        if number is not None and _is_outermost(page, segment):
            bare[int(number.group(1)) - page.number].append(segment)
    for found in bare.values():
        if len(found) >= max(2, len(pages) // 3) or len(pages) == 1:
            yield from found


def _is_outermost(page: PageRows, segment: Segment) -> bool:
    """Return whether nothing stands above or below it on its page but what is level with it."""
    levels = [row.baseline for row in page.rows]
    near = segment.size
    return segment.baseline <= min(levels) + near or segment.baseline >= max(levels) - near


def _imprints(pages: Sequence[PageRows]) -> Iterator[Segment]:
    """Find the ISSN, the number of a publication and the foot of a paper of a single page."""
    cells = {id(segment) for page in pages for segment in _in_row_with_words(page)}
    for page, segment in _at_edge(pages):
        lowest = segment.baseline > _LOWEST * page.height
        bare = _WORD.search(segment.text) is None and not segment.text.endswith(".")
        if lowest and bare and id(segment) not in cells:
            yield segment  # a bar code, the number of a form
        if _IMPRINT.fullmatch(segment.text) or (lowest and _PAPER_FOOT.fullmatch(segment.text)):
            yield segment


def _in_row_with_words(page: PageRows) -> Iterator[Segment]:
    """Yield what stands on one line with words of the letter, or is one of several figures.

    The figures of a table do; a bar code or the number of a form stands alone.
    """
    for row in page.rows:
        own = [each for each in row.segments if not _is_of_page(each.text)]
        figures = sum(any(map(str.isdigit, each.text)) for each in own)
        if figures > 1 or any(_WORD.search(each.text) for each in own):
            yield from row.segments


def _is_of_page(text: str) -> bool:
    """Return whether words are a page number, or the foot of a publication."""
    forms = (_PAGE_NUMBER, _IMPRINT, _PAPER_FOOT)
    return any(form.fullmatch(text) for form in forms)


def _masthead(pages: Sequence[PageRows], size: float) -> Iterator[Segment]:
    """Find what stands above the title of a paper of the Kamer: chamber, year, kind, number."""
    if not pages:
        return
    upper = [row for row in pages[0].rows if row.baseline < pages[0].height / 2]
    top = [row for row in upper if row.baseline < _TOP * pages[0].height]
    # A letter to the Kamer names it too, in the address; only its own papers name the year.
    if not any(_MASTHEAD.match(row.text) for row in top) or not any(
        _SESSION.search(row.text) for row in upper
    ):
        return
    titled = next((i for i, row in enumerate(upper) if _DOSSIER.match(row.text)), None)
    if titled is None:
        titled = max(
            (i + 1 for i, row in enumerate(upper) if row.size >= _LARGER * size), default=0
        )
    yield from itertools.chain.from_iterable(row.segments for row in upper[:titled])
