"""Words of PDFs that other programs make, written out by hand."""

from __future__ import annotations

from readers.printed import printed

LIGATURE = "1 beginbfchar <57> <00660066> endbfchar"
"""One sign, at the place of "W", that stands for "ff"."""


def pdf(text: str, *, signs: str, widths: dict[str, int]) -> bytes:
    """Return a PDF of one line.

    Args:
        text: What is printed.
        signs: Which characters signs stand for, as a CMap has it.
        widths: How wide signs are that are not 500 wide, in thousandths of the size.
    """
    wide = " ".join(str(widths.get(chr(code), 500)) for code in range(32, 127))
    font = f"/FirstChar 32/LastChar 126/Widths[{wide}]/ToUnicode 6 0 R/Encoding/WinAnsiEncoding"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        _stream(f"BT /F1 10 Tf 80 700 Td ({text}) Tj ET"),
        f"<</Type/Font/Subtype/TrueType/BaseFont/Arial{font}>>",
        _stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            f"/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange {signs} "
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        ),
    ]
    file = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(f"{len(file):010d} 00000 n \n")
        file += f"{number} 0 obj{part}endobj\n"
    table = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{''.join(places)}"
    end = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF"
    return f"{file}{table}{end}".encode()


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def test_ligature_that_is_wider_than_its_size_parts_no_word() -> None:
    made = pdf("De slachtoWers worden nu beter geholpen.", signs=LIGATURE, widths={"W": 1200})
    assert printed(made) == ["paragraph: De slachtoffers worden nu beter geholpen."]
