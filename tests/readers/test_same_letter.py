"""One letter in four formats has the same paragraphs, and pages of other programs read as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.letters.corpus import load_letter
from mhassist.letters.letter import Letter, Signatory
from mhassist.paragraphs import structure_letter
from readers.made import NO_COMMENTS, docx, odt

MARKDOWN = """\
Datum: 7 juli 2031

Geachte voorzitter,

# Ponten

De pont[^a] vaart **elk** uur, ook *'s nachts*.[^b]

a. Zij kost 5 euro;

b. zij is veilig.[^a]

Er zijn twee lijnen.

1. Noord:
   - via de sluis;
2. Zuid.

   Daar ligt de sluis.

| Lijn | Ritten |
|------|--------|
| Noord | 12[^b] |

De Minister van Havens,

A. de Groot

[^a]: Van hout.
[^b]: Zie *daar*.
"""
NOTE = '<a href="#fn{0}" id="fnref{0}"><sup>{0}</sup></a>'
PAGE = f"""<!DOCTYPE html><html><body><p>Datum: 7 juli 2031</p><p>Geachte voorzitter,</p>
<h1>Ponten</h1><p>De pont{NOTE.format(1)} vaart <strong>elk</strong> uur,
ook <em>'s nachts</em>.{NOTE.format(2)}</p><p>a. Zij kost 5 euro;</p>
<p>b. zij is veilig.<a href="#fn1"><sup>1</sup></a></p><p>Er zijn twee lijnen.</p>
<ol><li>Noord:<ul><li>via de sluis;</li></ul></li>
<li><p>Zuid.</p><p>Daar ligt de sluis.</p></li></ol>
<table><thead><tr><th>Lijn</th><th>Ritten</th></tr></thead>
<tbody><tr><td>Noord</td><td>12<a href="#fn2"><sup>2</sup></a></td></tr></tbody></table>
<p>De Minister van Havens,</p><p>A. de Groot</p>
<section><hr/><ol><li id="fn1"><p>Van hout.<a href="#fnref1">↩︎</a></p></li>
<li id="fn2"><p>Zie <em>daar</em>.<a href="#fnref2">↩︎</a></p></li></ol></section></body></html>"""


def in_docx() -> bytes:
    def run(text: str, look: str = "") -> str:
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    def note(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def paragraph(*runs: str, properties: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"

    def item(text: str, level: int, number: int) -> str:
        return paragraph(
            run(text),
            properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
        )

    def cells(*texts: str) -> str:
        return "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts)

    body = (
        paragraph(run("Datum: 7 juli 2031"))
        + paragraph(run("Geachte voorzitter,"))
        + paragraph(run("Ponten"), properties='<w:pStyle w:val="Kop1"/>')
        + paragraph(
            *(run("De pont"), note(7), run(" vaart "), run("elk", "<w:b/>"), run(" uur, ook ")),
            *(run("'s nachts", "<w:i/>"), run("."), note(8)),
        )
        + paragraph(run("a. Zij kost 5 euro;"))
        + paragraph(run("b. zij is veilig."), note(7))
        + paragraph(run("Er zijn twee lijnen."))
        + item("Noord:", 0, 1)
        + item("via de sluis;", 1, 2)
        + item("Zuid.", 0, 1)
        + paragraph(run("Daar ligt de sluis."))
        + f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cells(run('Lijn'), run('Ritten'))}</w:tr>"
        + f"<w:tr>{cells(run('Noord'), run('12') + note(8))}</w:tr></w:tbl>"
        + paragraph(run("De Minister van Havens,"))
        + paragraph(run("A. de Groot"))
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    more: dict[str, str | bytes] = {
        "word/footnotes.xml": f"<w:footnotes {space}>"
        + "".join(
            f'<w:footnote w:id="{number}">{paragraph(*runs)}</w:footnote>'
            for number, runs in (
                (7, [run("Van hout.")]),
                (8, [run("Zie "), run("daar", "<w:i/>"), run(".")]),
            )
        )
        + "</w:footnotes>",
        "word/numbering.xml": f"<w:numbering {space}>"
        + "".join(
            f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="{number - 1}">'
            f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
            for number, style, text in ((1, "decimal", "%1."), (2, "bullet", "•"))
        )
        + "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            for number in (1, 2)
        )
        + "</w:numbering>",
    }
    return docx(body, more=NO_COMMENTS | more)


def in_odt() -> bytes:
    def note(name: str, text: str) -> str:
        return (
            f'<text:note text:id="{name}" text:note-class="footnote"><text:note-citation>'
            f"{name[-1]}</text:note-citation><text:note-body><text:p>{text}</text:p>"
            "</text:note-body></text:note>"
        )

    def again(name: str) -> str:
        return f'<text:note-ref text:ref-name="{name}">{name[-1]}</text:note-ref>'

    def cells(*texts: str) -> str:
        said = "".join(
            f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts
        )
        return f"<table:table-row>{said}</table:table-row>"

    zie = 'Zie <text:span text:style-name="T1">daar</text:span>.'
    return odt(
        "<text:p>Datum: 7 juli 2031</text:p><text:p>Geachte voorzitter,</text:p>"
        '<text:h text:outline-level="1">Ponten</text:h>'
        f'<text:p>De pont{note("ftn1", "Van hout.")} vaart <text:span text:style-name="Vet">elk'
        '</text:span> uur, ook <text:span text:style-name="T1">\'s nachts</text:span>.'
        f"{note('ftn2', zie)}</text:p>"
        f"<text:p>a. Zij kost 5 euro;</text:p><text:p>b. zij is veilig.{again('ftn1')}</text:p>"
        "<text:p>Er zijn twee lijnen.</text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>Noord:</text:p>'
        '<text:list text:style-name="P"><text:list-item><text:p>via de sluis;</text:p>'
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>Zuid.</text:p>"
        "<text:p>Daar ligt de sluis.</text:p></text:list-item></text:list><table:table>"
        f"<table:table-header-rows>{cells('Lijn', 'Ritten')}</table:table-header-rows>"
        f"{cells('Noord', '12' + again('ftn2'))}</table:table>"
        "<text:p>De Minister van Havens,</text:p><text:p>A. de Groot</text:p>",
        styles='<text:list-style style:name="P"><text:list-level-style-bullet text:level="2"'
        ' text:bullet-char="•"/></text:list-style>',
    )


def load(folder: Path, name: str, content: bytes) -> Letter:
    (folder / name).write_bytes(content)
    return load_letter(folder / name)


def shown(letter: Letter) -> list[str]:
    lines = []
    for each in structure_letter(letter).paragraphs:
        text = each.text
        for note in reversed(each.notes):
            text = f"{text[: note.position]}{{{note.number}}}{text[note.position :]}"
        level = f" {each.level}" if each.level else ""
        lines.append(" ".join(f"{each.kind.value}{level}: {each.label} {text}".split()))
    return lines


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("brief.md", MARKDOWN.encode(), id="markdown"),
        pytest.param("brief.html", PAGE.encode(), id="html"),
        pytest.param("brief.docx", in_docx(), id="docx"),
        pytest.param("brief.odt", in_odt(), id="odt"),
    ],
)
def test_same_letter_has_the_same_paragraphs(tmp_path: Path, name: str, content: bytes) -> None:
    letter = load(tmp_path, name, content)
    assert shown(letter) == [
        "letterhead: Datum: 7 juli 2031",
        "letterhead: Geachte voorzitter,",
        "heading 1: Ponten",
        "paragraph: De pont{5} vaart elk uur, ook 's nachts.{6}",
        "footnote: 1 Van hout.",
        "footnote: 2 Zie daar.",
        "list item 1: a. Zij kost 5 euro;",
        "list item 1: b. zij is veilig.{5}",
        "paragraph: Er zijn twee lijnen.",
        "list item 1: 1. Noord:",
        "list item 2: • via de sluis;",
        "list item 1: 2. Zuid.",
        "paragraph: Daar ligt de sluis.",
        "table row: Lijn | Ritten",
        "table row: Noord | 12{6}",
        "signature: De Minister van Havens, A. de Groot",
    ]
    assert letter.metadata.signatories == (Signatory("A. de Groot", "De Minister van Havens"),)
    assert letter.warnings == ()


WORD_PAGE = """<html><head><style><!-- p.MsoNormal {margin:0cm; font-size:9.0pt;} --></style></head>
<body><p class=MsoNormal>Het gaat om:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>de pont;</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a.
<span>&nbsp;</span></span>met een stuurman.</p></body></html>"""


def test_list_of_a_page_that_word_saved_is_a_list(tmp_path: Path) -> None:
    assert shown(load(tmp_path, "a.html", WORD_PAGE.encode())) == [
        "paragraph: Het gaat om:",
        "list item 1: • de pont;",
        "list item 2: a. met een stuurman.",
    ]


def test_bold_by_a_style_sheet_is_a_heading(tmp_path: Path) -> None:
    page = (
        "<html><head><style>.c1{font-weight:700}.c2{font-style:italic}</style></head><body>"
        '<p><span class="c1">Ponten</span></p><p>De pont vaart.</p>'
        '<p><span class="c2">In de nacht</span></p><p><span class="c1">Ook</span> dan.</p></body>'
    )
    assert shown(load(tmp_path, "a.html", page.encode())) == [
        "heading 1: Ponten",
        "paragraph: De pont vaart.",
        "heading 2: In de nacht",
        "paragraph: Ook dan.",
    ]


def test_items_of_a_list_are_numbered_as_a_browser_does(tmp_path: Path) -> None:
    page = (
        '<body><ol start="3"><li>a</li><li value="9">b</li><li>c</li></ol>'
        '<ol reversed><li>d</li><li>e</li></ol><ol style="list-style-type: lower-alpha"><li>f</li>'
        "</ol><p>Hij zei <q>nee</q>.</p></body>"
    )
    assert shown(load(tmp_path, "a.html", page.encode())) == [
        "list item 1: 3. a",
        "list item 1: 9. b",
        "list item 1: 10. c",
        "list item 1: 2. d",
        "list item 1: 1. e",
        "list item 1: a. f",
        "paragraph: Hij zei “nee”.",
    ]


MOTION = (
    "<body><p>28 638 Mensenhandel</p><p>Nr. 412 MOTIE VAN HET LID VAN DAM C.S.</p>"
    "<p>Voorgesteld 3 maart 2031</p><p>De Kamer,</p><p>gehoord de beraadslaging,</p>"
    "<p>en gaat over tot de orde van de dag.</p><p>Van Dam<br>Smit</p></body>"
)


def test_movers_of_a_motion_on_lines_of_one_paragraph_each_sign(tmp_path: Path) -> None:
    letter = load(tmp_path, "a.html", MOTION.encode())
    assert shown(letter) == [
        "letterhead: 28 638 Mensenhandel",
        "letterhead: Nr. 412 MOTIE VAN HET LID VAN DAM C.S.",
        "letterhead: Voorgesteld 3 maart 2031",
        "paragraph: De Kamer,",
        "paragraph: gehoord de beraadslaging,",
        "paragraph: en gaat over tot de orde van de dag.",
        "signature: Van Dam",
        "signature: Smit",
    ]
    assert letter.metadata.signatories == (Signatory("Van Dam"), Signatory("Smit"))


def test_text_that_keeps_its_own_line_ends_has_paragraphs(tmp_path: Path) -> None:
    page = "<body><pre>De pont vaart.\nElk uur.\n\nHij is van hout.</pre></body>"
    assert shown(load(tmp_path, "a.html", page.encode())) == [
        "paragraph: De pont vaart. Elk uur.",
        "paragraph: Hij is van hout.",
    ]
