"""What is wrong with a file, in Dutch: where it is, and what a person writes there."""

from __future__ import annotations

import tomllib

import pytest

from mhassist.reasons import toml_reason

QUOTED = 'een tekst staat tussen rechte aanhalingstekens ("...")'
ENDS = (
    f"hier hoort de regel te eindigen; {QUOTED}, een aanhalingsteken daarin is"
    ' \\", en een datum is als 2018-05-25'
)
CLOSED = "een tekst die met een aanhalingsteken begint, eindigt er ook mee"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("title = “Brief”", f"regel 1, teken 9: na '=' hoort een waarde, en {QUOTED}"),
        ('a = 1\ntitle = "Een "nieuwe" brief"', f"regel 2, teken 15: {ENDS}"),
        ("date = 25 mei 2018", f"regel 1, teken 11: {ENDS}"),
        ('title = "Brief\nnumber = 1', f"regel 1, teken 15: {CLOSED}"),
        ('title = "Brief', f"aan het einde: {CLOSED}"),
        ("title = 'Brief", f"aan het einde: {CLOSED}"),
        (r'url = "C:\Users"', r"regel 1, teken 12: schrijf \\ voor een \ in een tekst"),
        ('ministries = ["A" "B"]', "regel 1, teken 19: een lijst die met [ begint, eindigt met ]"),
        ("a = {b = 1", "aan het einde: wat met { begint, eindigt met }"),
        (
            "a = 1\na = 2\nb = 3",
            "regel 2, teken 6: deze naam staat er al; laat er een van staan",
        ),
        (
            'a = "x\x01"',
            "regel 1, teken 7: hier staat een teken dat niet te zien is; haal het weg",
        ),
        ('Titel "x"', 'regel 1, teken 7: schrijf de regel als naam = "waarde"'),
    ],
)
def test_toml_that_is_wrong_is_told_by_place_and_remedy(content: str, reason: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(content)
    assert toml_reason(caught.value) == reason
