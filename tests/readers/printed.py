"""PDFs made word by word: each line where a test wants it, in points from the left and the top."""

from __future__ import annotations

from pathlib import Path

from fpdf import FPDF
from fpdf.enums import TextMode

from mhassist.letters import Letter, Metadata
from mhassist.letters.readers import Reading, read_content
from mhassist.paragraphs import StructuredLetter, structure_letter

LEFT = 80.0
LINE = 12.0
BODY = (
    "De gemeente haalt het zwerfafval op en telt wat er in de wagens ligt,",
    "zodat bekend is wat er elk jaar bij komt in de straten en de parken",
    "en wat er in een jaar minder wordt weggegooid dan in het vorige.",
)
"""Three lines of one paragraph; the first two are full."""


class Sheets:
    """Pages of A4."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_auto_page_break(False)

    def page(self) -> Sheets:
        """Begin a page."""
        self.pdf.add_page()
        return self

    def put(
        self, x: float, y: float, text: str, *, size: float = 10, style: str = "", grey: int = 0
    ) -> float:
        """Print words on a baseline; return where they end."""
        self.pdf.set_font("Helvetica", style, size)
        self.pdf.set_text_color(grey)
        self.pdf.text(x, y, text)
        return x + self.pdf.get_string_width(text)

    def lines(self, y: float, *lines: str, x: float = LEFT, size: float = 10) -> float:
        """Print lines below one another; return the baseline of the next."""
        for line in lines:
            self.put(x, y, line, size=size)
            y += LINE * size / 10
        return y

    def invisible(self, x: float, y: float, text: str) -> None:
        """Print words with nothing."""
        with self.pdf.local_context(text_mode=TextMode.INVISIBLE):
            self.put(x, y, text)

    def rule(self, x0: float, y: float, x1: float) -> None:
        """Draw a line."""
        self.pdf.line(x0, y, x1, y)

    def box(self, x: float, y: float, width: float, height: float, *, grey: int = 255) -> None:
        """Draw a filled box over what is there."""
        self.pdf.set_fill_color(grey)
        self.pdf.rect(x, y, width, height, style="F")

    @property
    def content(self) -> bytes:
        """The file."""
        return bytes(self.pdf.output())


def reading(content: bytes) -> Reading:
    return read_content(Path("brief.pdf"), content)


def structured(content: bytes) -> StructuredLetter:
    read = reading(content)
    return structure_letter(Letter("brief", read.text, Metadata(), "", blocks=read.blocks))


def printed(content: bytes) -> list[str]:
    """Return each paragraph of a PDF as its kind, its mark and its words."""
    return [
        f"{one.kind}: {f'{one.label} {one.text}'.strip()}" for one in structured(content).paragraphs
    ]
