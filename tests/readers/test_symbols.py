"""Signs of fonts of symbols: those that are known are text, the others are told."""

from __future__ import annotations

from pathlib import Path

from mhassist.letters.readers import read_content
from readers.made import docx


def test_sign_of_a_font_of_symbols_is_text_or_told() -> None:
    signs = "".join(
        f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        for font, code in (("Symbol", "F0A3"), ("Wingdings", "F0FC"), ("Webdings", "F021"))
    )
    words = '<w:r><w:t xml:space="preserve">De norm is </w:t></w:r>'
    read = read_content(Path("a.docx"), docx(f"<w:p>{words}{signs}</w:p>"))
    assert read.text == "De norm is ≤✓\uf021"
    assert read.warnings[-1] == "Symbolen die niet gelezen zijn: 1; vergelijk met de brief."
