"""What cannot be read: one clear sentence each, and nothing outside is asked for."""

from __future__ import annotations

import io
import socket
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhassist.errors import CorpusError
from mhassist.letters import load_letter
from mhassist.letters.readers import LETTER_SUFFIXES, read_content
from readers.made import OP_XML, SITE_HTML, docx, odt, zipped

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {"bcdefghij"[i]} "{("&" + "abcdefghi"[i] + ";") * 10}">' for i in range(9))
    + "]>"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "http://example.org/a">]>'
FRENCH = (
    "Le gouvernement est dans la rue avec les ministres pour une loi qui est sur la table. " * 9
)


def claims(content: bytes, size: int) -> bytes:
    """Return a package whose largest part says that it unpacks to this many bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        largest = max(package.infolist(), key=lambda part: part.file_size)
    local, central = largest.file_size.to_bytes(4, "little"), size.to_bytes(4, "little")
    assert content.count(local) >= 2
    return content.replace(local, central)


def bomb(n_megabytes: int = 250, *, name: str = "word/media/big.bin") -> bytes:
    made = io.BytesIO(docx())
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as package,
        package.open(name, "w") as part,
    ):
        for _ in range(n_megabytes):
            part.write(bytes(2**20))
    return made.getvalue()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader asked for something outside")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zero bytes": ("b.docx", lambda: b"", r"b\.docx is leeg"),
    "only a separator": ("b.md", lambda: b"\x1c", r"b\.md is leeg"),
    "old Word, named so": ("b.doc", lambda: b"\xd0\xcf\x11\xe0" * 9, r"sla het op als DOCX\.$"),
    "spreadsheet": (
        "b.xlsx",
        lambda: zipped({"xl/workbook.xml": "x"}),
        r"een rekenblad \(Excel\);",
    ),
    "presentation": ("b.docx", lambda: zipped({"ppt/presentation.xml": "x"}), r"een presentatie"),
    "unknown extension": ("b.exe", lambda: b"MZ", r"extensie van .*b\.exe is onbekend"),
    "Word named odt": ("b.odt", docx, r"heet \.odt maar is geen OpenDocument.*Word-bestand \(DOCX"),
    "PDF named txt": ("b.txt", lambda: b"%PDF-1.7 x", r"heet \.txt maar is geen platte tekst"),
    "text named pdf": ("b.pdf", lambda: b"geen pdf", r"heet \.pdf maar is geen PDF.*platte tekst"),
    "old Word": ("b.docx", lambda: b"\xd0\xcf\x11\xe0" * 9, r"van voor 2007, of is versleuteld"),
    "RTF": ("b.docx", lambda: b"{\\rtf1 x}", r"een RTF-bestand; sla het op als DOCX"),
    "picture": ("b.pdf", lambda: b"\x89PNG....", r"een afbeelding; maak er een PDF van"),
    "other ZIP": ("b.docx", lambda: zipped({"a": "b"}), r"ZIP-bestand zonder Word-"),
    "half a ZIP": ("b.docx", lambda: docx()[:300], r"compleet; vraag het bestand opnieuw op\.$"),
    "DOCX of 250 MB": ("b.docx", bomb, r"pakt uit tot 250 MB in 10 delen"),
    "DOCX with laughs": ("b.docx", lambda: docx(prolog=LAUGHS), r"bevat entiteiten"),
    "DOCX without text": ("b.docx", lambda: docx("<w:p/>"), r"er staat geen tekst in"),
    "ODT with an entity": ("b.odt", lambda: odt(prolog=EXTERNAL), r"bevat entiteiten"),
    "encrypted ODT": (
        "b.odt",
        lambda: zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<m><encryption-data/></m>",
                "content.xml": "x",
            }
        ),
        r"is versleuteld",
    ),
    "billion laughs": ("b.xml", lambda: f"{LAUGHS}<a>&j;</a>".encode(), r"bevat entiteiten"),
    "external entity": ("b.xml", lambda: f"{EXTERNAL}<a>&a;</a>".encode(), r"bevat entiteiten"),
    "broken XML": (
        "b.xml",
        lambda: b"<?xml version='1.0'?>\n<a><b></a>",
        r"b\.xml is geen geldige XML, regel 2, teken 11: een element eindigt niet waar het hoort;"
        r" vraag het bestand opnieuw op\.$",
    ),
    "half XML": (
        "b.xml",
        lambda: b"<?xml version='1.0'?><a><b>",
        r"teken 28: het bestand houdt op voordat alles gesloten is; vraag",
    ),
    "XML with a bare ampersand": (
        "b.xml",
        lambda: b"<?xml version='1.0'?><a>J & V</a>",
        r"regel 1, teken 28: een & of < hoort hier als &amp; of &lt; geschreven te zijn; vraag",
    ),
    "XML in no encoding": (
        "b.xml",
        lambda: b"<?xml version='1.0'?>\n\n<a>\x81</a>",
        r"geen geldige XML, regel 3: de tekens zijn niet in de codering die het bestand noemt",
    ),
    "deep XML": (
        "b.xml",
        lambda: b"<officiele-publicatie>" + b"<a>" * 9999,
        r"geen geldige XML, regel 1, teken \d+: het is te diep genest of te lang",
    ),
    "ODT with broken XML": (
        "b.odt",
        lambda: zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a>"}
        ),
        r"b\.odt \(content\.xml\) is geen geldige XML, regel 1, teken 4: het bestand houdt op",
    ),
    "page without elements": (
        "b.html",
        lambda: b"<!-- niets -->",
        r"geen leesbare webpagina: er staat geen tekst in die te lezen is; sla de pagina opnieuw",
    ),
    "page in an unknown encoding": (
        "b.html",
        lambda: b"<html><meta charset=klinker><p>financi\xeble</p></html>",
        r"webpagina: zij noemt een onbekende tekencodering \(klinker\); sla de pagina opnieuw",
    ),
    "other XML": ("b.xml", lambda: b"<?xml version='1.0'?><wet/>", r"hoofdelement is 'wet'"),
    "empty XML": (
        "b.xml",
        lambda: b"<officiele-publicatie></officiele-publicatie>",
        r"er staat geen tekst in",
    ),
    "deep HTML": (
        "b.html",
        lambda: b"<html><body>" + b"<div>" * 20000 + b"x",
        r"te diep genest|geen leesbare webpagina",
    ),
    "HTML without text": ("b.html", lambda: b"<html><body><p></p></body></html>", r"geen tekst"),
    "DOCX with a broken relation": (
        "b.docx",
        lambda: docx(
            more={
                "word/_rels/document.xml.rels": "<Relationships xmlns="
                '"http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="r1" Type="x"/></Relationships>'
            }
        ),
        r"geen leesbaar Word-bestand; open het in Word en sla het opnieuw op\.$",
    ),
    "text of 21 MB": ("b.txt", lambda: b"woord " * 3_700_000, r"is 21 MB tekst; .*hoogste 20 MB"),
    "null bytes": ("b.txt", lambda: b"een\0twee", r"er staan nulbytes in"),
    "short French": (
        "b.txt",
        lambda: (
            "Monsieur le Président, le ministre de la Justice vous informe que les mesures"
            " contre la traite des êtres humains seront renforcées dans les prochaines années."
        ).encode(),
        r"is in het Frans; alleen brieven",
    ),
    "French": ("b.txt", lambda: FRENCH.encode(), r"is in het Frans; alleen brieven"),
}


@pytest.mark.parametrize("case", REFUSED, ids=REFUSED.keys())
def test_refused_with_a_clear_sentence(tmp_path: Path, case: str) -> None:
    name, make, message = REFUSED[case]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(CorpusError, match=message) as caught:
        load_letter(tmp_path / name)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "b.pdf").open("wb") as sparse:
        sparse.truncate(3 * 2**30)
    with pytest.raises(CorpusError, match="is 3072 MB; dat is geen brief"):
        load_letter(tmp_path / "b.pdf")


@pytest.mark.parametrize("name", ["word/media/big.bin", "word/big.xml"])
def test_a_part_that_lies_about_its_size_is_not_unpacked_further(tmp_path: Path, name: str) -> None:
    (tmp_path / "b.docx").write_bytes(claims(bomb(60, name=name), 7))
    tracemalloc.start()
    try:
        with pytest.raises(CorpusError, match="beschadigd of niet compleet"):
            load_letter(tmp_path / "b.docx")
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


SEEDS = {
    ".xml": OP_XML.encode(),
    ".html": SITE_HTML.encode(),
    ".docx": docx(),
    ".odt": odt(),
    ".txt": "Één brief.".encode(),
}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    suffix=st.sampled_from(sorted(SEEDS)),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 9)), max_size=6),
)
def test_damage_never_gives_another_error(
    suffix: str, cuts: list[tuple[float, bytes, int]]
) -> None:
    content = SEEDS[suffix]
    for where, put, drop in cuts:
        at = int(where * len(content))
        content = content[:at] + put + content[at + drop :]
    try:
        reading = read_content(Path(f"b{suffix}"), content)
    except CorpusError:
        return
    assert reading.text.strip()
    for block in reading.blocks:
        assert reading.text[block.start : block.end].startswith(block.label)


@settings(max_examples=60, deadline=None)
@given(suffix=st.sampled_from(sorted(LETTER_SUFFIXES - {".pdf"})), content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(suffix: str, content: bytes) -> None:
    try:
        assert read_content(Path(f"b{suffix}"), content).text.strip()
    except CorpusError as error:
        assert str(error)
