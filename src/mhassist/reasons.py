"""What a library says is wrong with a file that people write -> a Dutch sentence on what to do."""

from __future__ import annotations

import re
import tomllib

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_QUOTED = 'een tekst staat tussen rechte aanhalingstekens ("...")'
_TOML = (
    (r"Invalid value", f"na '=' hoort een waarde, en {_QUOTED}"),
    (
        r"Expected newline",
        f"hier hoort de regel te eindigen; {_QUOTED}, een aanhalingsteken daarin is"
        ' \\", en een datum is als 2018-05-25',
    ),
    (
        r"Unterminated string|Illegal character '\\n'|Expected [\"']+$",
        "een tekst die met een aanhalingsteken begint, eindigt er ook mee",
    ),
    (r"Unescaped|Invalid hex|Escaped character", r"schrijf \\ voor een \ in een tekst"),
    (r"Unclosed array", "een lijst die met [ begint, eindigt met ]"),
    (r"Unclosed inline table", "wat met { begint, eindigt met }"),
    (r"Invalid date", "schrijf een datum als 2018-05-25"),
    (r"Cannot|Duplicate", "deze naam staat er al; laat er een van staan"),
    (r"Illegal character|Found invalid", "hier staat een teken dat niet te zien is; haal het weg"),
)
"""Beginnings of what tomllib says, and what a person does about it; the first that fits."""
_TOML_LINE = 'schrijf de regel als naam = "waarde"'


def toml_reason(error: tomllib.TOMLDecodeError) -> str:
    """Return where a TOML file is wrong, and what should stand there.

    >>> try:
    ...     tomllib.loads("title: Brief")
    ... except tomllib.TOMLDecodeError as error:
    ...     toml_reason(error)
    'regel 1, teken 6: schrijf de regel als naam = "waarde"'
    """
    said = str(error)
    place = _PLACE.search(said)
    what = said[: place.start()] if place else said
    do = next((dutch for begin, dutch in _TOML if re.match(begin, what)), _TOML_LINE)
    if place is None:
        return do
    line, column = place.groups()
    return f"regel {line}, teken {column}: {do}" if line else f"aan het einde: {do}"
