"""Signs of fonts of symbols, which have numbers of their own: ``≤`` is text, and says a lot."""

from __future__ import annotations

import re

_SYMBOL = {
    0x2B: "+", 0x2D: "−", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x44: "Δ", 0x53: "Σ", 0x61: "α",
    0x62: "β", 0x67: "γ", 0x6D: "μ", 0xA0: "€", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDE: "⇒",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_OWN = 0xF000
"""Word keeps the signs of such a font in the private area, from here on."""


_FAMILY = re.compile(r"(?:[A-Z]{6}\+)?(Open)?(Symbol|Wingdings)(?:MT|-?Regular)?", re.IGNORECASE)
"""The name of a font, in a PDF with the letters of a part of it before it."""


def sign(font: str, code: str) -> str:
    """Return a sign of a font of symbols; one that is not known stays unreadable.

    >>> sign("ABCDEE+SymbolMT", "F0A3"), sign("Wingdings", "FC"), sign("Symbol", "geen")
    ('≤', '✓', '')
    """
    try:
        number = int(code, 16) & 0xFF
    except ValueError:
        return ""
    found = _FAMILY.fullmatch(font)
    signs = _FONTS[found.group(2).lower()] if found is not None else {}
    return signs.get(number, chr(_OWN + number))
