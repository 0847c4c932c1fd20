"""What is drawn on a page of a PDF: lines, frames and shades, dots, pictures."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from mhassist.letters.readers.pdf.bullets import is_dot
from mhassist.letters.readers.pdf.page import Rule

MOST_OBJECTS = 50_000
"""Of a page, lest a drawing takes long."""
_DEEPEST = 5
"""Of forms in one another."""
_LARGE_PICTURE = 0.02
"""Smaller pictures, of this share of the page, are logos and bullets."""
_THIN = 3.0
_THICK, _LONG = 8.0, 20.0
"""A rule may be thicker, up to the first, if it is so many times as long. Bounds are twice as thick
as the line that was drawn."""
_LEAST_BOX = 12.0
"""In points: what is lower holds no line of text with white around it."""
_MOST_SEGMENTS = 14
"""Of the path of a frame; round corners take one each. More is a drawing."""
_WHITE = 252

Corners = tuple[float, float, float, float]
"""Left, top, right and bottom of a character; a record for each takes too long."""


class Frame:
    """Turns the coordinates of the file to those of the page that a reader sees."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_bbox()  # also where a box is inherited
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        self.rotation = page.get_rotation()
        self.width, self.height = page.get_size()

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point from the left and the top."""
        if self.rotation == 90:
            return y - self._bottom, x - self._left
        if self.rotation == 180:
            return self._right - x, y - self._bottom
        if self.rotation == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y

    def corners(self, box: raw.FS_RECTF) -> Corners:
        """Return the corners of a box as pdfium gives it."""
        if not self.rotation:
            left, top = self._left, self._top
            return box.left - left, top - box.top, box.right - left, top - box.bottom
        turned = self.box((box.left, box.bottom, box.right, box.top))
        return turned.x0, turned.y0, turned.x1, turned.y1

    def box(self, corners: tuple[float, float, float, float]) -> Rule:
        """Return a box given by its left, bottom, right and top in the file."""
        left, bottom, right, top = corners
        x0, y0 = self.place(left, bottom)
        x1, y1 = self.place(right, top)
        return Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _is_visible(path: pdfium.PdfObject) -> bool:
    """Return whether a path has an edge, or another colour than paper."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    shades = [ctypes.c_uint() for _ in range(4)]
    if stroke.value:
        raw.FPDFPageObj_GetStrokeColor(path, *shades)
    elif fill.value:
        raw.FPDFPageObj_GetFillColor(path, *shades)
    else:
        return False
    red, green, blue, opaque = (shade.value for shade in shades)
    return opaque > 0 and min(red, green, blue) < _WHITE


class Objects:
    """The rules and pictures of a page; those of forms in it too."""

    def __init__(self, page: pdfium.PdfPage, frame: Frame) -> None:
        self.rules: list[Rule] = []
        self.boxes: list[Rule] = []
        self.dots: list[Rule] = []
        self.pictures: list[Rule] = []
        self.picture_pixels = 0
        self._frame = frame
        self._area = max(frame.width * frame.height, 1.0)
        for number, found in enumerate(page.get_objects(max_depth=_DEEPEST)):
            if number >= MOST_OBJECTS:
                break
            if found.type == raw.FPDF_PAGEOBJ_PATH:
                self._path(found)
            elif found.type == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(found)

    @property
    def picture_share(self) -> float:
        """How much of the page pictures cover."""
        return float(min(1.0, sum(map(self._size, self.pictures)) / self._area))

    def _size(self, box: Rule) -> float:
        width = min(box.x1, self._frame.width) - max(box.x0, 0)
        height = min(box.y1, self._frame.height) - max(box.y0, 0)
        return float(max(width, 0) * max(height, 0))

    def _path(self, found: pdfium.PdfObject) -> None:
        box = self._bounds(found)
        if box is None:
            return
        thick, long = sorted((box.x1 - box.x0, box.y1 - box.y0))
        if is_dot(box) and _is_visible(found):
            self.dots.append(box)
        elif thick <= _THIN or (thick <= _THICK and long >= _LONG * thick):
            self.rules.append(box)
        elif (
            thick >= _LEAST_BOX
            and raw.FPDFPath_CountSegments(found) <= _MOST_SEGMENTS
            and _is_visible(found)
        ):
            self.boxes.append(box)

    def _picture(self, found: pdfium.PdfObject) -> None:
        width, height = ctypes.c_uint(), ctypes.c_uint()
        raw.FPDFImageObj_GetImagePixelSize(found, width, height)
        self.picture_pixels = max(self.picture_pixels, width.value * height.value)
        box = self._bounds(found)
        if box is not None and self._size(box) >= _LARGE_PICTURE * self._area:
            self.pictures.append(box)

    def _bounds(self, found: pdfium.PdfObject) -> Rule | None:
        try:
            corners = found.get_bounds()
        except pdfium.PdfiumError:
            return None
        # Of what stands in a form the file says where it is in that form.
        inside = found.container
        while inside is not None:
            corners = inside.get_matrix().on_rect(*corners)
            inside = inside.container
        box = self._frame.box(corners)
        return Rule(round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1))
