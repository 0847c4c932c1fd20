"""Signs that a file has in a form of its own: of fonts of symbols, and hyphens that never break."""

from __future__ import annotations

from pathlib import Path

from mhassist.letters.readers import read_content
from readers.made import docx, odt


def test_sign_of_a_font_of_symbols_is_text_or_told() -> None:
    signs = "".join(
        f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        for font, code in (("Symbol", "F0A3"), ("Wingdings", "F0FC"), ("Webdings", "F021"))
    )
    words = '<w:r><w:t xml:space="preserve">De norm is </w:t></w:r>'
    read = read_content(Path("a.docx"), docx(f"<w:p>{words}{signs}</w:p>"))
    assert read.text == "De norm is ≤✓\uf021"
    assert read.warnings[-1] == "Symbolen die niet gelezen zijn: 1; vergelijk met de brief."


def test_hyphen_at_which_no_line_ends_is_a_hyphen() -> None:
    name = "de motie{}Van Dijk"
    runs = "<w:t>de motie</w:t><w:noBreakHyphen/><w:t>Van Dijk</w:t>"
    files = {
        "a.docx": docx(f"<w:p><w:r>{runs}</w:r></w:p>"),
        "a.odt": odt(f"<text:p>{name.format(chr(0x2011))}</text:p>"),
        "a.html": f"<body><p>{name.format('&#8209;')}</p></body>".encode(),
    }
    read = {file: read_content(Path(file), content).text for file, content in files.items()}
    assert read == dict.fromkeys(files, "de motie-Van Dijk")
