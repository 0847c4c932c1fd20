"""PDF -> Reading: the letter as it is printed, without what belongs to the page.

The text layer is read where there is one that makes sense; a scan is recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.letters.hidden import STRUCK_OUT, HiddenText
from mhassist.letters.marked import UNSURE_ORDER, Draft, set_out
from mhassist.letters.readers.ocr import (
    missing_recognition,
    recognise_pages,
    refuse_too_large,
)
from mhassist.letters.readers.pdf.page import Page
from mhassist.letters.readers.pdf.process import read_pages
from mhassist.letters.readers.pdf.quality import is_garbage
from mhassist.letters.readers.pdf.structure import read_structure
from mhassist.letters.readers.reading import PageProgress, Reading
from mhassist.letters.typed_notes import set_typed_notes_apart

_FEWEST_WORDS = 5
_LEAST_PICTURE = 0.3
"""Of a page: a picture that covers this much of a page without words is a scan."""


def read_pdf(path: Path, content: bytes, *, progress: PageProgress | None = None) -> Reading:
    """Return what a PDF says.

    Args:
        path: Its name, for messages.
        content: Its bytes.
        progress: Told of each page that is read or, in a scan, recognised.

    Raises:
        CorpusError: If it is locked, damaged, empty or larger than a letter can be, or if it is a
            scan and text recognition is not installed.
    """
    pages = read_pages(path, content, progress=progress)
    recognition = _recognise(path, content, pages, progress=progress)
    structure = read_structure(recognition.pages)
    hidden = HiddenText()
    for page in recognition.pages:
        for why, text in page.hidden:
            hidden.add(why, text)
        for text in page.struck:
            hidden.add(STRUCK_OUT, text)
    for draft in structure.drafts:
        hidden.look_at(draft.text)
    if not structure.drafts:
        raise CorpusError(f"De brief {path} is leeg: op geen enkele pagina staat tekst.")
    drafts, notes = set_typed_notes_apart(structure.drafts, structure.notes)
    text, blocks = set_out([*drafts, *structure.furniture], notes)
    return Reading(
        text,
        blocks,
        "ocr" if recognition.mostly else "pdf",
        (
            *recognition.warnings,
            *_unsure(structure.drafts),
            *_charts(structure.charts),
            *hidden.warnings(),
        ),
        printed=structure.printed,
    )


def _unsure(drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield on which pages the order of the lines is a guess, if it is on any."""
    numbers = sorted({d.page for d in drafts if d.confidence == UNSURE_ORDER and d.page})
    if numbers:
        yield (
            f"De volgorde van de tekst op {_named(numbers)} is niet zeker (kolommen, een kader of "
            "een tabel zonder lijnen); vergelijk een citaat daaruit met het origineel."
        )


def _charts(pages: Sequence[int]) -> Iterator[str]:
    """Yield on which pages a chart stands, if one does on any."""
    if pages:
        yield (
            f"Op {_named(pages)} staat een grafiek waarvan de getallen en namen niet gelezen zijn;"
            " vergelijk met het origineel."
        )


@dataclass(frozen=True, slots=True)
class _Recognition:
    """The pages of a PDF, those without words recognised."""

    pages: list[Page]
    warnings: tuple[str, ...] = ()

    @property
    def mostly(self) -> bool:
        """Whether most of the words were recognised."""
        recognised = sum(len(page.words) for page in self.pages if page.recognised)
        return 2 * recognised > sum(len(page.words) for page in self.pages)


def _recognise(
    path: Path, content: bytes, pages: Sequence[Page], *, progress: PageProgress | None
) -> _Recognition:
    """Recognise the pages that have no text layer, or one that makes no sense."""
    garbled = [page for page in pages if is_garbage(word.text for word in page.words)]
    scans = [page for page in pages if page in garbled or _is_scan(page)]
    if not scans:
        return _Recognition(list(pages))
    for page in scans:
        refuse_too_large(path, page)
    which = _named([page.number for page in scans])
    missing = missing_recognition()
    if missing and (garbled or len(scans) == len(pages)):
        why = "heeft een onleesbare tekstlaag" if garbled else "is een scan"
        raise CorpusError(f"{path} {why}. {missing}")
    if missing:
        return _Recognition(
            list(pages),
            (f"Niet gelezen, want een scan: {which}. {missing}",),
        )
    done = {page.number: page for page in recognise_pages(path, content, scans, progress=progress)}
    warnings = [f"De tekst van {which} is herkend uit een scan; controleer die."]
    if garbled:
        unread = _named([page.number for page in garbled])
        warnings.append(f"De tekstlaag van {unread} is onleesbaar en niet gebruikt.")
    return _Recognition([done.get(page.number, page) for page in pages], tuple(warnings))


def _is_scan(page: Page) -> bool:
    """Return whether a page is a picture of a page."""
    return len(page.words) < _FEWEST_WORDS and page.picture_share >= _LEAST_PICTURE


def _named(numbers: Sequence[int]) -> str:
    """Return ``pagina 3`` or ``pagina's 3-5 en 8``."""
    parts: list[str] = []
    start = 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] != number + 1:
            first = numbers[start]
            parts.append(str(first) if first == number else f"{first}-{number}")
            start = index + 1
    if len(numbers) == 1:
        return f"pagina {parts[0]}"
    return "pagina's " + (f"{', '.join(parts[:-1])} en {parts[-1]}" if len(parts) > 1 else parts[0])
