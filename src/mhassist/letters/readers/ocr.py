"""Pictures of pages -> pages with words, by tesseract: a program of its own, in Dutch.

The command line is used and not a binding: it is in every distribution, and a page on which it
fails takes nothing else with it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from lxml import etree

from mhassist.errors import CorpusError
from mhassist.letters.readers.pdf.page import Page, Word
from mhassist.letters.readers.pdf.process import draw_page
from mhassist.letters.readers.reading import RECOGNISING, PageProgress

INSTALL = "sudo apt install tesseract-ocr tesseract-ocr-nld"
"""The command that installs what is needed, on Debian and Ubuntu."""
LANGUAGE = "nld"
_AT_ONCE = 2
_DPI = 300
_POINTS_PER_INCH = 72
_TIMEOUT_S = 120
_MOST_PIXELS = 50_000_000
"""Of a page that is drawn; A3 at 300 dots per inch has 17 million."""
_NUMBERS = r"(-?[\d.]+)"
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(rf"baseline {_NUMBERS} {_NUMBERS}")
_SIZE = re.compile(rf"x_size {_NUMBERS}")
_GLUED_BULLET = re.compile(r"([-–—•*])_+(?=\w)")
_SURENESS = re.compile(r"x_wconf (\d+)")
_TURN = re.compile(r"Rotate: (\d+)")
_TURN_SURE = re.compile(r"Orientation confidence: ([\d.]+)")
_LEAST_SURE_OF_TURN = 3.0
"""Of tesseract's measure: a full page has 14 or more, a poor scan 5, half a line less than 1."""
_FONT_PART = 0.95
"""The size that tesseract gives is from the lowest to the highest stroke of a line."""
_SPECK_SURENESS = 0.5
_NOISE_SURENESS = 0.2
_FEWEST_SURE = 3
"""Words of which tesseract is sure in a line of text; a stamp may stand beside a heading."""
_MOST_SKEW = 0.1
"""Some six degrees: text that falls further is printed so."""
_FEWEST_SIGNS = 3
"""Letters and digits of what is kept though it is as unsure as noise."""
_turns = threading.BoundedSemaphore(_AT_ONCE)
"""Two pages at a time, of however many letters: a page takes a quarter of a gigabyte."""
_HTML = "{http://www.w3.org/1999/xhtml}"


def missing_recognition() -> str:
    """Return why no text can be recognised here, as a sentence; empty where it can."""
    program = shutil.which("tesseract")
    if program is None:
        return f"Tekstherkenning ontbreekt; installeer die met: {INSTALL}."
    listed = subprocess.run(  # noqa: S603  # a fixed program with fixed arguments
        [program, "--list-langs"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_TIMEOUT_S,
        check=False,
    )
    if LANGUAGE not in (listed.stdout + listed.stderr).split():
        return f"Tekstherkenning in het Nederlands ontbreekt; installeer die met: {INSTALL}."
    return ""


def refuse_too_large(path: Path, page: Page) -> None:
    """Let a page pass that can be drawn.

    Raises:
        CorpusError: If the page or a picture on it has more pixels than fit in memory.
    """
    drawn = page.width * page.height * (_DPI / _POINTS_PER_INCH) ** 2
    pixels = max(drawn, page.picture_pixels)
    if pixels > _MOST_PIXELS:
        raise CorpusError(
            f"{path}, pagina {page.number}: de afbeelding heeft {pixels / 1e6:.0f} miljoen"
            f" beeldpunten, meer dan de {_MOST_PIXELS // 1_000_000} miljoen die gelezen worden;"
            " scan de brief opnieuw op 300 dpi."
        )


def recognise_pages(
    path: Path, content: bytes, pages: Sequence[Page], *, progress: PageProgress | None = None
) -> list[Page]:
    """Return pages of a PDF with the words that are recognised on them.

    Args:
        path: Its name, for messages.
        content: Its bytes.
        pages: The pages without words, none of which is too large; two are read at a time.
        progress: Told of each page that is done.

    Raises:
        CorpusError: If a page cannot be read.
    """

    def recognise(page: Page) -> Page:
        with _turns:
            picture = draw_page(path, content, page.number)
            turn = _turn_of(picture)
            if turn:
                picture = turned(picture, turn)
            if turn in {90, 270}:
                page = replace(page, width=page.height, height=page.width)
            return _recognise(path, page, picture=picture)

    recognised: list[Page] = []
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for page in pool.map(recognise, pages):
            recognised.append(page)
            if progress is not None:
                progress(RECOGNISING, len(recognised), len(pages))
    finally:
        pool.shutdown(cancel_futures=True)
    return recognised


def _turn_of(picture: bytes) -> int:
    """Return by how many degrees a picture is to be turned clockwise to stand upright.

    None where that cannot be told: of a page with few letters, or without tesseract's data for it.
    """
    try:
        found = _tesseract(picture, "--psm", "0").decode(errors="replace")
    except (subprocess.SubprocessError, OSError):
        return 0
    turn, sure = _TURN.search(found), _TURN_SURE.search(found)
    certain = sure is not None and float(sure.group(1)) >= _LEAST_SURE_OF_TURN
    return int(turn.group(1)) if turn is not None and certain else 0


def turned(picture: bytes, degrees: int) -> bytes:
    """Return a grey picture (PGM) turned clockwise by a multiple of 90 degrees."""
    head, pixels = picture.split(b" 255\n", 1)
    width, height = map(int, head.removeprefix(b"P5 ").split())
    rows = np.frombuffer(pixels, dtype=np.uint8).reshape(height, width)
    rows = np.rot90(rows, -degrees // 90)
    return b"P5 %d %d 255\n%b" % (rows.shape[1], rows.shape[0], rows.tobytes())


def _recognise(path: Path, page: Page, *, picture: bytes) -> Page:
    try:
        found = _tesseract(picture, "-l", LANGUAGE, "hocr")
    except (subprocess.SubprocessError, OSError) as error:
        message = f"{path}, pagina {page.number}: de tekst kan niet herkend worden."
        raise CorpusError(message) from error
    return read_hocr(found, page)


def _tesseract(picture: bytes, *options: str) -> bytes:
    """Return what tesseract writes about a picture.

    Raises:
        subprocess.SubprocessError: If it fails or takes too long.
        OSError: If it cannot be started.
    """
    return subprocess.run(  # noqa: S603  # fixed arguments; the picture goes in as data
        ["tesseract", "-", "-", "--dpi", str(_DPI), *options],  # noqa: S607  # where it is differs
        input=picture,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=_TIMEOUT_S,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        check=True,
    ).stdout


def read_hocr(content: bytes, page: Page) -> Page:
    """Return a page with the words that are recognised on it.

    Args:
        content: What tesseract says, as hOCR.
        page: The page without words.
    """
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(content, parser)
    lines = [] if root is None else [line for line in root.iter(f"{_HTML}span") if _is_line(line)]
    skew = _skew(lines)
    return Page(
        page.number,
        page.width,
        page.height,
        tuple(_straight(word, page, skew) for line in lines for word in _words(line)),
        hidden=page.hidden,
        picture_share=page.picture_share,
        picture_pixels=page.picture_pixels,
        recognised=True,
    )


def _is_line(element: etree._Element) -> bool:
    return (element.get("class") or "").startswith("ocr_")


def _skew(lines: Sequence[etree._Element]) -> float:
    """Return by how much the lines of a page fall: most of them, the long ones first of all."""
    slopes: list[tuple[float, int]] = []
    for line in lines:
        title = line.get("title") or ""
        box, slant = _BOX.search(title), _BASELINE.search(title)
        if box is not None and slant is not None:
            width = int(box.group(3)) - int(box.group(1))
            slopes.append((float(slant.group(1)), max(width, 0)))
    slopes.sort()
    half = sum(width for _, width in slopes) / 2
    for slope, width in slopes:
        half -= width
        if half <= 0:
            return slope if abs(slope) < _MOST_SKEW else 0.0
    return 0.0


def _straight(word: Word, page: Page, skew: float) -> Word:
    """Return a word where it would stand had the paper lain straight."""
    if not skew:
        return word
    aside = skew * (word.baseline - page.height / 2)
    lower = skew * (word.x0 - page.width / 2)
    return replace(
        word,
        x0=word.x0 + aside,
        x1=word.x1 + aside,
        baseline=round(word.baseline - lower, 2),
    )


def _words(line: etree._Element) -> Iterator[Word]:
    """Yield the words of a line, in points."""
    title = line.get("title") or ""
    box, slant, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
    if box is None or size is None:
        return
    scale = _POINTS_PER_INCH / _DPI
    left, bottom = int(box.group(1)), int(box.group(4))
    slope, offset = (float(slant.group(1)), float(slant.group(2))) if slant else (0.0, 0.0)
    high = float(size.group(1))
    for found in _without_noise(list(_recognised_words(line)), high):
        yield Word(
            found.text,
            found.x0 * scale,
            found.x1 * scale,
            round((bottom + offset + slope * (found.x0 - left)) * scale, 2),
            round(high * scale * _FONT_PART, 2),
            confidence=found.sureness,
        )


@dataclass(frozen=True, slots=True)
class _Recognised:
    """A word as tesseract gives it, with its sides in pixels."""

    text: str
    x0: int
    x1: int
    sureness: float


def _recognised_words(line: etree._Element) -> Iterator[_Recognised]:
    for word in line.iter(f"{_HTML}span"):
        place = _BOX.search(word.get("title") or "")
        sure = _SURENESS.search(word.get("title") or "")
        # The white after a bullet is often read as a low line.
        text = "".join(word.itertext()).strip().lstrip("_")
        if place is None or sure is None or not text:
            continue
        x0, x1 = int(place.group(1)), int(place.group(3))
        sureness = int(sure.group(1)) / 100
        bullet = _GLUED_BULLET.match(text)
        if bullet is not None:
            width = (x1 - x0) / len(text)
            yield _Recognised(bullet.group(1), x0, round(x0 + width), 1.0)
            x0, text = round(x0 + bullet.end() * width), text[bullet.end() :]
        yield _Recognised(text, x0, x1, sureness)


def _without_noise(found: Sequence[_Recognised], high: float) -> Iterator[_Recognised]:
    """Yield the words of a line without specks, stamps and scribbles.

    A word beside words of which tesseract is sure is one, however unsure it is of that: left out,
    it would be missing from its sentence and nobody would see it.

    Args:
        found: What was recognised.
        high: The height of the line, which is more than the white between two words.
    """
    sure = [one for one in found if one.sureness >= _SPECK_SURENESS]
    for one in found:
        n_signs = sum(map(str.isalnum, one.text))
        beside = any(
            other.x1 > one.x0 - high and other.x0 < one.x1 + high
            for other in sure
            if other is not one
        )
        if one.sureness < _NOISE_SURENESS:
            kept = beside and len(sure) >= _FEWEST_SURE and n_signs >= _FEWEST_SIGNS
        else:
            kept = n_signs > 0 or one.sureness >= _SPECK_SURENESS
        if kept:
            yield one
