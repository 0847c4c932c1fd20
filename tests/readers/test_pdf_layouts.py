"""Words of letters anywhere on a page: whatever the layout, it is read or refused."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhassist.errors import CorpusError
from mhassist.letters.facts import read_facts
from readers.printed import BODY, LEFT, Sheets, printed, reading, structured

WORDS = (
    *BODY,
    "Tweede Kamer der Staten-Generaal",
    "Vergaderjaar 2020-2021",
    "12 345 Zwerfafval",
    "Nr. 5",
    "1",
    "- een punt",
    "a) een onderdeel",
    "Pagina 1 van 2",
    "De Minister van Groene Zaken,",
    "A.B. de Groot",
    "Bijlage 1",
    "Datum",
    "3 maart 2020",
    "Betreft",
    "II.",
    "*",
    "1 Zie nr. 4.",
    "Jaar",
    "2019",
    "ISSN 0921-7371",
    "en gaat over tot de orde van de dag.",
    "Inleiding .... 3",
    "Vraag 1",
    "Vragen van het lid Vos (ABC) aan de Minister van Afval (ingezonden 5 juni 2024).",
)
LINE = st.tuples(
    st.sampled_from((80, 80, 80, 100, 300, 420)),
    st.sampled_from((8, 12, 12, 12, 24, 60)),
    st.sampled_from(WORDS),
    st.sampled_from((6, 7, 9, 10, 10, 10, 18)),
    st.sampled_from(("", "", "B", "I")),
    st.booleans(),
    st.sampled_from((4, 4, -2)),  # under the words, or through some of them
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    pages=st.lists(
        st.tuples(st.sampled_from((40, 80, 200, 600)), st.lists(LINE, max_size=14)),
        min_size=1,
        max_size=3,
    )
)
def test_any_layout_is_read_or_refused(
    pages: list[tuple[int, list[tuple[int, int, str, int, str, bool, int]]]],
) -> None:
    sheets = Sheets()
    for top, lines in pages:
        sheets.page()
        y = float(top)
        for x, step, words, size, style, ruled, under in lines:
            sheets.put(x, y, words, size=size, style=style)
            if ruled:
                sheets.rule(x, y + under, x + (90 if under == 4 else 40))
            y += step
    try:
        read = reading(sheets.content)
    except CorpusError as error:
        assert str(error).endswith(".")
        return
    assert read.text.strip()
    assert structured(sheets.content).letter_id == "brief"
    read_facts(read.text)


def test_full_lines_of_two_columns_with_little_white_between_them_stay_apart() -> None:
    left = (
        "De gemeenten hebben in het jaar",
        "ervoor veel meldingen gehad, en",
        "dat zijn er minder dan in het jaar",
        "daarvoor, toen er nog veel meer",
        "waren in de steden aan het water,",
        "en op de kade zelf nog het meest.",
    )
    right = (
        "Ik zal uw Kamer in het voorjaar",
        "opnieuw daarover informeren, en",
        "dan ga ik ook in op de motie die",
        "uw Kamer heeft aangenomen, en",
        "die ik graag wil uitvoeren met de",
        "gemeenten en met alle havens.",
    )
    sheets = Sheets().page()
    sheets.pdf.set_font("Helvetica", "", 10)
    width = max(map(sheets.pdf.get_string_width, left))
    for number, line in enumerate(left):
        sheets.put(LEFT, 100 + 12 * number, line)
    for number, line in enumerate(right):
        # Only some of the lines stand on one height.
        shift = 0 if number > 3 else 5
        sheets.put(LEFT + width + 12, 100 + 12 * number + shift, line)
    sheets.lines(200, "Hoogachtend,", "De Minister van Havens,")
    sheets.lines(250, "A. de Groot")
    assert printed(sheets.content) == [
        f"paragraph: {' '.join(left)}",
        f"paragraph: {' '.join(right)}",
        "paragraph: Hoogachtend,",
        "signature: De Minister van Havens, A. de Groot",
    ]
