"""The rules of each stage, on short invented letters."""

from __future__ import annotations

import pytest

from mhassist.letters import Letter, Metadata
from mhassist.paragraphs import Kind, NoteReference, Paragraph, StructuredLetter, structure_letter

FULL = "Deze regel is precies even lang als de regels die er na komen en is dus"


def _structure(text: str) -> StructuredLetter:
    return structure_letter(Letter("proef", text, Metadata(), "0"))


def _paragraphs(text: str) -> list[Paragraph]:
    return list(_structure(text).paragraphs)


def _outline(text: str) -> list[tuple[str, str, str]]:
    return [(p.kind.value, p.label, p.text) for p in _paragraphs(text)]


def _texts(text: str) -> list[str]:
    return [p.text for p in _paragraphs(text)]


# Joining


def test_a_sentence_that_a_page_break_cuts_is_one_again() -> None:
    text = "De aanpak van zwerfafval is\n\nook dit jaar verbeterd.\n\nTot zover."
    assert _texts(text) == ["De aanpak van zwerfafval is ook dit jaar verbeterd.", "Tot zover."]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("een werk-\ngroep", "een werkgroep", id="broken word"),
        pytest.param("een werk-\n\ngroep", "een werkgroep", id="broken by a page break"),
        pytest.param("zorg-\nen opvang", "zorg- en opvang", id="part left out"),
        pytest.param("de EU-\nstrategie", "de EU-strategie", id="abbreviation"),
        pytest.param("stuk 29861-\n73", "stuk 29861-73", id="number"),
        pytest.param("in Noord-\nHolland", "in Noord-Holland", id="name"),
        pytest.param("Notice-and-action-\nmechanisme", "Notice-and-action-mechanisme", id="chain"),
        pytest.param("ex-lid, het ex-\nlid", "ex-lid, het ex-lid", id="hyphen used elsewhere"),
        pytest.param(
            "uitwisseling van informatie: informatie-\nuitwisseling",
            "uitwisseling van informatie: informatie-uitwisseling",
            id="vowels that clash",
        ),
        pytest.param(
            "zie https://voorbeeld.nl/een-\nadres",
            "zie https://voorbeeld.nl/een-adres",
            id="address",
        ),
        pytest.param("vijf\u00adtien", "vijftien", id="soft hyphen"),
    ],
)
def test_hyphens_at_a_line_end(text: str, clean: str) -> None:
    assert _texts(text) == [clean]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("De *Rantsev*-zaak en *learn and share* bij", None, id="words"),
        pytest.param("- *Het project is afgerond.*", "Het project is afgerond.", id="item"),
        pytest.param("in het 2^e kwartaal", "in het 2e kwartaal", id="raised"),
        pytest.param("3 * 4 * 5 is zestig", "3 * 4 * 5 is zestig", id="no markup"),
        pytest.param("**Let op** dit", "Let op dit", id="bold"),
    ],
)
def test_markup_is_taken_out(text: str, clean: str | None) -> None:
    assert _texts(text) == [clean or "De Rantsev-zaak en learn and share bij"]


def test_a_short_last_line_ends_a_paragraph_where_no_blank_lines_are() -> None:
    text = (
        f"{FULL}\nniet kort. Dat blijkt ook.\n"
        "Nieuw is dat hier een alinea begint en die gaat door\ntot hier."
    )
    assert _texts(f"{FULL}\nen {FULL}\n{text}") == [
        f"{FULL} en {FULL} {FULL} niet kort. Dat blijkt ook.",
        "Nieuw is dat hier een alinea begint en die gaat door tot hier.",
    ]


# Headings, letterhead, signatures, annexes


def test_a_heading_without_mark_in_wrapped_lines() -> None:
    text = (
        f"{FULL}\nniet kort.\nTot slot\n"
        "Dan volgt hier nog een alinea die het stuk afsluit en die over\ntwee regels gaat."
    )
    outline = _outline(f"{FULL}\n{FULL.lower()}\n{text}")
    assert outline[1:] == [
        ("heading", "", "Tot slot"),
        (
            "paragraph",
            "",
            "Dan volgt hier nog een alinea die het stuk afsluit en die over twee regels gaat.",
        ),
    ]


def test_numbered_titles_are_headings_and_numbered_sentences_are_items() -> None:
    text = (
        "Projecten\n\nHieronder worden ze toegelicht.\n\n"
        "1. Straatvegen (Stichting Schoon)\n\nHet eerste project loopt.\n\n"
        "2. Oevers (Waterschap)\n\nHet tweede project ook. De stappen zijn:\n\n"
        "1. Er wordt geteld.\n2. Er wordt opgeruimd."
    )
    assert [(p.kind.value, p.label, p.level, p.section[-1]) for p in _paragraphs(text)] == [
        ("heading", "", 1, "Projecten"),
        ("paragraph", "", 0, "Projecten"),
        ("heading", "1.", 2, "1. Straatvegen (Stichting Schoon)"),
        ("paragraph", "", 0, "1. Straatvegen (Stichting Schoon)"),
        ("heading", "2.", 2, "2. Oevers (Waterschap)"),
        ("paragraph", "", 0, "2. Oevers (Waterschap)"),
        ("list item", "1.", 1, "2. Oevers (Waterschap)"),
        ("list item", "2.", 1, "2. Oevers (Waterschap)"),
    ]


def test_one_for_l_in_a_lettered_series() -> None:
    parts = [f"{letter}) Onderdeel {letter}\n\nTekst daarover." for letter in "abcdefghijk1"]
    labels = [p.label for p in _paragraphs("\n\n".join(parts)) if p.kind is Kind.HEADING]
    assert labels[-2:] == ["k)", "l)"]


def test_headings_that_return_stand_under_the_numbered_ones() -> None:
    text = (
        "Maatregelen\n\na) Opruimen\n\nTekst.\n\nStand van zaken\n\nTekst.\n\n"
        "b) Voorkomen\n\nTekst.\n\nStand van zaken\n\nTekst.\n\nVervolg\n\nTekst."
    )
    assert [p.section for p in _paragraphs(text) if p.kind is Kind.HEADING] == [
        ("Maatregelen",),
        ("Maatregelen", "a) Opruimen"),
        ("Maatregelen", "a) Opruimen", "Stand van zaken"),
        ("Maatregelen", "b) Voorkomen"),
        ("Maatregelen", "b) Voorkomen", "Stand van zaken"),
        ("Vervolg",),
    ]


def test_a_table_of_contents_is_no_series_of_headings() -> None:
    text = (
        "Leeswijzer\n\nDe hoofdstukken zijn:\n\n1. Opruimen\tp. 5\n2. Voorkomen\tp. 8\n\n"
        "1. Opruimen (Jansen)\n\nTekst."
    )
    assert [(p.kind.value, p.label, p.text, p.lead_in, p.section) for p in _paragraphs(text)] == [
        ("heading", "", "Leeswijzer", None, ("Leeswijzer",)),
        ("paragraph", "", "De hoofdstukken zijn:", None, ("Leeswijzer",)),
        ("table row", "1.", "Opruimen p. 5", 2, ("Leeswijzer",)),
        ("table row", "2.", "Voorkomen p. 8", 2, ("Leeswijzer",)),
        ("heading", "1.", "Opruimen (Jansen)", None, ("1. Opruimen (Jansen)",)),
        ("paragraph", "", "Tekst.", None, ("1. Opruimen (Jansen)",)),
    ]


def test_an_annex_follows_the_signatures_and_has_its_own_sections() -> None:
    text = (
        "De brief is uit.\n\nDe Minister van Groene Zaken,\n\nA.B. de Groot\n\n"
        "Bijlage 1: Maatregelen\n\nOpruimen\n\nEr wordt opgeruimd."
    )
    assert [(p.kind.value, p.text, p.section) for p in _paragraphs(text)] == [
        ("paragraph", "De brief is uit.", ()),
        ("signature", "De Minister van Groene Zaken, A.B. de Groot", ()),
        ("annex", "Bijlage 1: Maatregelen", ("Bijlage 1: Maatregelen",)),
        ("heading", "Opruimen", ("Bijlage 1: Maatregelen", "Opruimen")),
        ("paragraph", "Er wordt opgeruimd.", ("Bijlage 1: Maatregelen", "Opruimen")),
    ]


def test_co_signatories_in_a_list_with_bullets_that_ended_up_behind() -> None:
    text = (
        "Ondertekenaars\n-\nEerste ondertekenaar\nA.B. de Groot, minister van Groene Zaken -\n"
        "Mede ondertekenaar\nC. van Dam, staatssecretaris van Water -\n"
        "Mede ondertekenaar\nE. Fris, minister van Lucht"
    )
    assert _outline(text) == [
        ("heading", "", "Ondertekenaars"),
        ("signature", "-", "Eerste ondertekenaar A.B. de Groot, minister van Groene Zaken"),
        ("signature", "-", "Mede ondertekenaar C. van Dam, staatssecretaris van Water"),
        ("signature", "-", "Mede ondertekenaar E. Fris, minister van Lucht"),
    ]


def test_short_lines_below_one_another_are_a_list_under_their_heading() -> None:
    text = (
        "Leden\n\nMr. A. Jansen (politie)\n\nDhr. B. Bos (OM)\n\nMw. C. Dam (IND)\n\nD. Vos (SZW)"
    )
    assert [(p.kind.value, p.text, p.lead_in) for p in _paragraphs(text)] == [
        ("heading", "Leden", None),
        ("list item", "Mr. A. Jansen (politie)", 1),
        ("list item", "Dhr. B. Bos (OM)", 1),
        ("list item", "Mw. C. Dam (IND)", 1),
        ("list item", "D. Vos (SZW)", 1),
    ]


# Lists


def test_an_item_that_a_footnote_cuts_goes_on_after_it_with_or_without_bullet() -> None:
    text = (
        "De stappen zijn:\n\n- Er wordt geteld met\n\n¹ Zie nr. 2.\n\n- een nieuwe methode¹.\n"
        "- Er wordt gemeten in\n\n² Alle.\n\ngemeenten² en dorpen."
    )
    assert [(p.kind.value, p.text, p.lead_in) for p in _paragraphs(text)] == [
        ("paragraph", "De stappen zijn:", None),
        ("list item", "Er wordt geteld met een nieuwe methode.", 1),
        ("footnote", "Zie nr. 2.", None),
        ("list item", "Er wordt gemeten in gemeenten en dorpen.", 1),
        ("footnote", "Alle.", None),
    ]


def test_a_list_in_lower_case_is_not_joined() -> None:
    text = "Dat zijn:\n\n- de politie,\n\n¹ Landelijk.\n\n- het OM¹,\n- de IND."
    assert [p.text for p in _paragraphs(text) if p.kind is Kind.LIST_ITEM] == [
        "de politie,",
        "het OM,",
        "de IND.",
    ]


def test_misread_bullets() -> None:
    text = "Er zijn drie pijlers:\n\ne Onderzoek naar afval.\n\n¢ Voorlichting.\n\no toezicht."
    assert _outline(text) == [
        ("paragraph", "", "Er zijn drie pijlers:"),
        ("list item", "e", "Onderzoek naar afval."),
        ("list item", "¢", "Voorlichting."),
        ("list item", "o", "toezicht."),
    ]


def test_actions_and_progress_know_each_other() -> None:
    text = (
        "Acties:\n\n1. Er wordt geteld (2011).\n\n- *De telling is klaar. Meegeteld zijn:*\n\n"
        "- *flessen;*\n- *blikken.*\n\nDe uitkomst is verspreid.\n\n"
        "2. Er wordt opgeruimd:\n\n- a. langs wegen;\n - *Dat loopt.*\n- b. langs oevers.\n"
        " - *A en b zijn gestart.*"
    )
    assert [(p.number, p.label, p.level, p.lead_in, p.related) for p in _paragraphs(text)] == [
        (1, "", 1, None, ()),
        (2, "1.", 1, 1, (3, 4, 5, 6)),
        (3, "-", 2, None, (2,)),
        (4, "-", 3, 3, (2,)),
        (5, "-", 3, 3, (2,)),
        (6, "", 0, None, (2,)),
        (7, "2.", 1, 1, ()),
        (8, "a.", 2, 7, (9, 11)),
        (9, "-", 3, None, (8,)),
        (10, "b.", 2, 7, (11,)),
        (11, "-", 3, None, (8, 10)),
    ]


def test_progress_for_several_actions() -> None:
    text = "Acties:\n\n1. Tellen.\n2. Meten.\n3. Wegen.\n- *Voortgang actie 2 en 3: loopt.*"
    assert [p.related for p in _paragraphs(text)] == [(), (), (5,), (5,), (3, 4)]


def test_a_number_without_full_stop_and_one_with_a_remark_go_on_with_the_series() -> None:
    text = (
        "Acties:\n\n9. Tellen.\n\n10 Met China is gesproken.\n\n11 (nieuw). Wegen.\n\n12 Apostelen."
    )
    assert [p.label for p in _paragraphs(text)][1:] == ["9.", "10", "11 (nieuw).", "12"]


def test_a_dash_in_a_sentence_is_no_bullet() -> None:
    text = (
        f"{FULL} het\n"
        "- zo schrijft men dat - een zin die nog altijd niet ten einde is gekomen en\ndoorgaat."
    )
    assert [p.kind for p in _paragraphs(f"{FULL}\n{text}")] == [Kind.PARAGRAPH]


# Footnotes


def test_raised_marks_lead_to_their_footnote_and_back() -> None:
    paragraphs = _paragraphs("Er is¹ veel gedaan.² Meer volgt.\n\n¹ Eén.\n\n² Twee.")
    assert paragraphs[0].text == "Er is veel gedaan. Meer volgt."
    assert paragraphs[0].notes == (NoteReference(5, "¹", 2), NoteReference(18, "²", 3))
    assert [(p.kind, p.label, p.text, p.related) for p in paragraphs[1:]] == [
        (Kind.FOOTNOTE, "1", "Eén.", (1,)),
        (Kind.FOOTNOTE, "2", "Twee.", (1,)),
    ]


def test_glued_digits_count_only_in_order() -> None:
    text = (
        "Het besluit B9 kwam in 2019.1 In artikel 273f Sr2 en met CO2 staat € 2 miljoen. "
        "Op 7 juli jl.3 Van de 4P aanpak in Covid19 is afgezien."
    )
    paragraph = _paragraphs(text)[0]
    assert paragraph.text == (
        "Het besluit B9 kwam in 2019.1 In artikel 273f Sr2 en met CO2 staat € 2 miljoen. "
        "Op 7 juli jl.3 Van de 4P aanpak in Covid19 is afgezien."
    )
    text = text.replace("2019.1", "maart.1")
    paragraph = _paragraphs(text)[0]
    assert paragraph.text == (
        "Het besluit B9 kwam in maart. In artikel 273f Sr en met CO2 staat € 2 miljoen. "
        "Op 7 juli jl. Van de 4P aanpak in Covid19 is afgezien."
    )
    assert [(note.mark, note.number) for note in paragraph.notes] == [
        ("1", None),
        ("2", None),
        ("3", None),
    ]


def test_footnotes_at_the_foot_of_a_page_are_numbered_by_order_where_misread() -> None:
    text = (
        "De proef’ is gestart en het rapport®. Is dat genoeg? Ja. Dat bleek in 2019?, de\n"
        "‘Roadshow’ en de thema’s. De brief van 1 juli jl.5. Het vervolg\n\n"
        "2 Zie nr. 2.\n\n> Rapport.\n\n® Brief.\n\n5 Kamerstuk.\n"
        " komt later."
    )
    paragraphs = _paragraphs(text)
    assert paragraphs[0].text == (
        "De proef is gestart en het rapport. Is dat genoeg? Ja. Dat bleek in 2019?, de "
        "‘Roadshow’ en de thema’s. De brief van 1 juli jl. Het vervolg komt later."
    )
    assert [p.label for p in paragraphs[1:]] == ["2", "3", "4", "5"]


# Furniture


def test_a_running_head_that_counts_pages_is_furniture_without_page_breaks() -> None:
    head = "Tweede Kamer, vergaderjaar 2019-2020, 12 345, nr. 7 {}"
    text = (
        f"De aanpak van zwerfafval in de grote gemeenten\n{head.format(1)}\n"
        f"is verbeterd en de kosten daarvan zijn in het jaar\n{head.format(2)}\n"
        f"gedaald. Dat is ook in andere landen te zien en\n{head.format(3)}\nblijft zo."
    )
    structured = _structure(text)
    assert [p.text for p in structured.paragraphs] == [
        "De aanpak van zwerfafval in de grote gemeenten is verbeterd en de kosten daarvan zijn in "
        "het jaar gedaald. Dat is ook in andere landen te zien en blijft zo."
    ]
    assert [item.text for item in structured.furniture] == [head.format(n) for n in (1, 2, 3)]


def test_headings_that_come_back_are_no_furniture() -> None:
    part = "Stand van zaken\n\nHet werk is gedaan.\n\n"
    assert _structure(part * 4).furniture == ()


def test_a_margin_glued_to_lines_and_misread_is_furniture() -> None:
    letter = _structure(
        "Eerste bladzijde van de brief.\n"
        " De gemeenten die aan het programma meedoen, werken samen aan Directie Groen\n"
        "de zorgtaken. Dat is al jaren de :Zg;::‘r:‘;ids” praktijk\n"
        "voor alle gemeenten.\n\nDatum\n3 mei 2021\n"
        " De provincies doen dat ook en hebben daarvoor een regeling,\n"
        "Directie Groen\nAfdeling Afval\nDatum\n3 mei 2021\ndie loopt.\n"
        " De waterschappen, die dat niet deden, sluiten zich aan bij . . Directie Groen\n"
        "de regeling. Dat geldt ook voor de . . Datum\nhavens. 3 mei 2021\n"
    )
    assert [p.text for p in letter.paragraphs] == [
        "Eerste bladzijde van de brief.",
        "De gemeenten die aan het programma meedoen, werken samen aan de zorgtaken. Dat is al "
        "jaren de voor alle gemeenten.",
        "De provincies doen dat ook en hebben daarvoor een regeling, Afdeling Afval die loopt.",
        "De waterschappen, die dat niet deden, sluiten zich aan bij de regeling. Dat geldt ook "
        "voor de havens.",
    ]


def test_a_form_feed_begins_a_page_and_page_numbers_are_furniture() -> None:
    structured = _structure("De brief gaat\nPagina 1 van 2\n\fverder en eindigt.\nPagina 2 van 2")
    assert [p.text for p in structured.paragraphs] == ["De brief gaat verder en eindigt."]
    assert [item.text for item in structured.furniture] == ["Pagina 1 van 2", "Pagina 2 van 2"]


def test_a_byte_order_mark_is_no_text() -> None:
    assert _outline("\ufeffNr. 7\n\nTekst.") == [
        ("letterhead", "", "Nr. 7"),
        ("paragraph", "", "Tekst."),
    ]


def test_the_head_of_the_first_page_is_letterhead_and_of_the_second_furniture() -> None:
    head = "Ministerie van Groene Zaken\nDirectie Afval\n\nDatum\n3 mei 2021\n\n"
    structured = _structure(f"{head}De brief gaat over de\n\f{head}aanpak van afval.")
    assert [(p.kind.value, p.text) for p in structured.paragraphs] == [
        ("letterhead", "Ministerie van Groene Zaken"),
        ("letterhead", "Directie Afval"),
        ("letterhead", "Datum"),
        ("letterhead", "3 mei 2021"),
        ("paragraph", "De brief gaat over de aanpak van afval."),
    ]
    assert [item.text for item in structured.furniture] == [
        "Ministerie van Groene Zaken",
        "Directie Afval",
        "Datum",
        "3 mei 2021",
    ]
